import type { InputOf, JobName, OutputOf } from '../../electron/contract/api.js';
import type { Reply } from '../../electron/contract/errors.js';
import type { CoreEvent } from '../../electron/contract/events.js';

/** What a Host and the preload's bridge have in common. */
export interface Caller {
  call(method: string, input: unknown): Promise<Reply>;
  on(listener: (event: CoreEvent) => void): () => void;
}

export interface WatchedJob<N extends JobName> {
  readonly reply: Reply<OutputOf<N>>;
  /** Every event from the start of the job to its end. */
  readonly events: readonly CoreEvent[];
}

/** Runs a job over a host as the page does: an id at once, the result in an event. */
export async function watchJob<N extends JobName>(host: Caller, method: N, input: InputOf<N>, onProgress: (jobId: string) => void = () => undefined): Promise<WatchedJob<N>> {
  const events: CoreEvent[] = [];
  const finished = Promise.withResolvers<void>();
  let jobId = '';
  const look = (): void => {
    if (events.some((e) => e.type === 'job-finished' && e.jobId === jobId)) finished.resolve();
  };
  const stop = host.on((event) => {
    events.push(event);
    if (event.type === 'job-progress') onProgress(event.jobId);
    look();
  });
  const started = await host.call(method, input);
  if (!started.ok) return { reply: started, events };
  jobId = (started.value as { jobId: string }).jobId;
  look();
  await finished.promise;
  stop();
  const end = events.find((e) => e.type === 'job-finished' && e.jobId === jobId) as CoreEvent & { type: 'job-finished' };
  return { reply: end.reply as Reply<OutputOf<N>>, events };
}
