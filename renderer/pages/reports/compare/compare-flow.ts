import type { OutputOf } from '../../../../electron/contract/api.js';
import type { FileRef } from '../../../../electron/contract/files.js';
import type { Day, Period } from '../../../../electron/domain/date.js';
import { asApiError, type ApiError } from '../../../api/api-error.js';
import type { Client } from '../../../api/client.js';
import type { RunningJob } from '../../../api/job-board.js';
import { REPORT_AREAS } from '../areas.js';

export type Comparison = OutputOf<'reports.compare'>;

export interface CompareState {
  readonly files: readonly FileRef[];
  /** '' lets the core recognise each sheet. */
  readonly report: string;
  /** null: the month that stands on the sheet. */
  readonly period: Period | null;
  /** 比较日 and options of the report that was chosen. */
  readonly base: Day | undefined;
  readonly options: Readonly<Record<string, string>>;
  /** The issue the sheets are held against; null is the ledger as it is. */
  readonly issue: number | null;
  readonly work: { readonly progress: RunningJob | undefined } | null;
  readonly error: ApiError | undefined;
  readonly result: Comparison | undefined;
  /** The ledger has changed since. */
  readonly stale: boolean;
  /** Which table of the result is open. */
  readonly shown: number;
}

const START: CompareState = { files: [], report: '', period: null, base: undefined, options: {}, issue: null, work: null, error: undefined, result: undefined, stale: false, shown: 0 };

/** One comparison. It lives outside the page, so that a person can look at the rows behind a figure and come back to it. */
export class CompareFlow {
  #state: CompareState = START;
  #jobId: string | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly client: Client) {
    client.onChange(REPORT_AREAS, () => {
      if (this.#state.result) this.#show({ stale: true });
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  readonly snapshot = (): CompareState => this.#state;

  show(index: number): void {
    this.#show({ shown: index });
  }
  dismissError(): void {
    this.#show({ error: undefined });
  }
  startOver(): void {
    this.cancel();
    this.#show(START);
  }
  cancel(): void {
    if (this.#jobId !== undefined) void this.client.cancel(this.#jobId);
  }

  /** Compares these files; without any the same ones again, as what was changed says. */
  async run(change: Partial<Pick<CompareState, 'files' | 'report' | 'period' | 'base' | 'options' | 'issue'>> = {}): Promise<void> {
    if (this.#state.work) return;
    // what was asked of one report means nothing to another
    const other = change.report !== undefined && change.report !== this.#state.report ? { base: undefined, options: {}, issue: null } : {};
    this.#show({ ...other, ...change, error: undefined });
    const { files, report, period, base, options, issue } = this.#state;
    if (files.length === 0) return;
    this.#show({ work: { progress: undefined } });
    try {
      const input = { files: [...files], ...(report === '' ? {} : { id: report }), ...(issue !== null ? { issue } : { ...(period === null ? {} : { period }), ...(base === undefined ? {} : { base }), options: { ...options } }) };
      const result = await this.client.run('reports.compare', input, { onProgress: (progress) => this.#show({ work: { progress } }), onStart: (id) => (this.#jobId = id) });
      const worst = result.tables.findIndex((t) => t.differing + t.findingCount > 0 || t.notCompared !== null);
      this.#show({ result, stale: false, shown: Math.max(0, worst) });
    } catch (thrown) {
      const error = asApiError(thrown);
      this.#show({ error: error.reply.code === 'CANCELLED' ? undefined : error });
    } finally {
      this.#jobId = undefined;
      this.#show({ work: null });
    }
  }

  #show(change: Partial<CompareState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listen of [...this.#listeners]) listen();
  }
}

const flows = new WeakMap<Client, CompareFlow>();

export function compareFlowOf(client: Client): CompareFlow {
  const known = flows.get(client) ?? new CompareFlow(client);
  flows.set(client, known);
  return known;
}
