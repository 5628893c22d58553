import type { Api, InputOf, JobName, MethodName, OutputOf } from '../../electron/contract/api.js';
import type { Area } from '../../electron/contract/events.js';
import type { Host } from '../../electron/contract/transport.js';
import { localError, unwrap } from './api-error.js';
import { JobBoard, type RunningJob } from './job-board.js';

type NamesOf<K extends string> = { [N in MethodName]: Api[N]['kind'] extends K ? N : never }[MethodName];
export type QueryName = NamesOf<'query'>;
export type CommandName = NamesOf<'command'>;

export interface JobOptions {
  readonly onProgress?: (job: RunningJob) => void;
  /** Called once the core has accepted the job: its id is what `cancel` takes. */
  readonly onStart?: (jobId: string) => void;
}

/** The API as the pages call it. Every refusal is an ApiError. */
export interface Client {
  readonly host: Host;
  readonly jobs: JobBoard;
  query<N extends QueryName>(method: N, input: InputOf<N>): Promise<OutputOf<N>>;
  command<N extends CommandName>(method: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** Starts a job and resolves with its result. */
  run<N extends JobName>(method: N, input: InputOf<N>, options?: JobOptions): Promise<OutputOf<N>>;
  cancel(jobId: string): Promise<void>;
  /** Calls back when data of one of the areas changed, or when everything may have changed. */
  onChange(areas: readonly Area[], listener: () => void): () => void;
}

export function createClient(host: Host): Client {
  const jobs = new JobBoard();
  const listeners = new Set<{ areas: readonly Area[]; listener: () => void }>();
  const call = async <T>(method: MethodName, input: unknown): Promise<T> => unwrap<T>(await host.call(method, input));

  const reconcile = async (): Promise<void> => {
    const reply = await host.call('jobs.list', {});
    if (reply.ok) jobs.reconcile((reply.value as OutputOf<'jobs.list'>).jobs, { ok: false, error: localError('JOB_UNKNOWN').reply });
  };

  host.on((event) => {
    jobs.take(event);
    if (event.type === 'state-changed') {
      void reconcile();
      for (const l of [...listeners]) l.listener();
    } else if (event.type === 'data-changed') {
      for (const l of [...listeners]) if (l.areas.some((a) => event.areas.includes(a))) l.listener();
    }
  });

  return {
    host,
    jobs,
    query: (method, input) => call(method, input),
    command: (method, input) => call(method, input),
    async run(method, input, options = {}) {
      const { jobId } = await call<{ jobId: string }>(method, input);
      options.onStart?.(jobId);
      return unwrap(await jobs.wait(jobId, options.onProgress ?? (() => undefined)));
    },
    async cancel(jobId) {
      await call('jobs.cancel', { jobId });
    },
    onChange(areas, listener) {
      const entry = { areas, listener };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
  };
}
