import type { OutputOf } from '../../../electron/contract/api.js';
import type { FileRef } from '../../../electron/contract/files.js';
import type { ImportPlan, SheetMapping } from '../../../electron/contract/imports.js';
import type { Period } from '../../../electron/domain/date.js';
import { asApiError, type ApiError } from '../../api/api-error.js';
import type { Client } from '../../api/client.js';
import type { RunningJob } from '../../api/job-board.js';
import { figuresOf, type Figure } from './figures.js';
import { isDecided, lookInput, settledMapping, sheetEntries, type MappingChoice } from './map/mapping.js';
import type { PaperTotals } from './paper-totals.js';
import { needsALook } from './plan-files.js';

export type Step = 'choose' | 'map' | 'plan' | 'result';
export type Work = 'read' | 'problems' | 'commit';

export interface FlowState {
  readonly step: Step;
  readonly files: readonly FileRef[];
  /** A block copied in Excel or WPS instead of files. */
  readonly pasted: string | null;
  /** null: the open month of the ledger. */
  readonly period: Period | null;
  /** Profile that all files are read by; '' lets the core recognise each. */
  readonly profile: string;
  /** What was decided by hand, by file and sheet; kept while the same files are read again. */
  readonly mappings: Readonly<Record<string, MappingChoice>>;
  /** The decisions the present plan was read with. */
  readonly applied: Readonly<Record<string, MappingChoice>>;
  readonly work: { readonly what: Work; readonly progress: RunningJob | undefined } | null;
  readonly error: ApiError | undefined;
  readonly plan: ImportPlan | undefined;
  readonly result: OutputOf<'import.commit'> | undefined;
  /** Conflicts decided for the file, by `rowKey`; the others stay with the ledger. */
  readonly taken: readonly string[];
  /** Totals typed from paper; kept while the same files are read again, and shown with the result. */
  readonly paper: PaperTotals;
  /** The send-back workbooks, one a sender, made while the plan was still there. */
  readonly sendBack: OutputOf<'import.problems'> | undefined;
  readonly before: readonly Figure[] | undefined;
  readonly after: readonly Figure[] | undefined;
}

const START: FlowState = { step: 'choose', files: [], pasted: null, period: null, profile: '', mappings: {}, applied: {}, work: null, error: undefined, plan: undefined, result: undefined, taken: [], paper: {}, sendBack: undefined, before: undefined, after: undefined };

/** A row of a plan by its place: file, sheet and row number. */
export const rowKey = ({ file, sheet, row }: Place): string => JSON.stringify([file, sheet, row]);

interface Place {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
}

/**
 * One import from the chosen files to its result. It lives outside the page, so that a person can look something up
 * elsewhere while 30 workbooks are read and find the import as he left it.
 */
export class ImportFlow {
  #state: FlowState = START;
  #jobId: string | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly client: Client) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  readonly snapshot = (): FlowState => this.#state;

  addFiles(files: readonly FileRef[]): void {
    const fresh = files.filter((f) => !this.#state.files.some((g) => g.name === f.name && g.bytes === f.bytes));
    this.#show({ files: [...this.#state.files, ...fresh], pasted: null, error: undefined, step: 'choose' });
  }
  paste(text: string | null): void {
    this.#show({ pasted: text, files: [], mappings: {}, error: undefined, step: 'choose' });
  }
  removeFile(ref: string): void {
    this.#show({ files: this.#state.files.filter((f) => f.ref !== ref) });
  }
  choose(choice: Partial<Pick<FlowState, 'period' | 'profile'>>): void {
    this.#show(choice);
  }
  map(key: string, choice: MappingChoice): void {
    this.#show({ mappings: { ...this.#state.mappings, [key]: choice } });
  }
  /** Decides a conflict: the file's value instead of the ledger's, or back. */
  take(key: string, file: boolean): void {
    const others = this.#state.taken.filter((k) => k !== key);
    this.#show({ taken: file ? [...others, key] : others });
  }
  /** A total as it stands on paper; '' takes it back. */
  typePaper(scope: string, line: string, typed: string): void {
    this.#show({ paper: { ...this.#state.paper, [scope]: { ...this.#state.paper[scope], [line]: typed } } });
  }
  goTo(step: Step): void {
    this.#show({ step, error: undefined });
  }
  dismissError(): void {
    this.#show({ error: undefined });
  }

  /** Reads the files and compares them with the ledger; nothing is written. Afterwards on the step that needs a look. */
  async read(period: Period, mappings: readonly SheetMapping[] = []): Promise<void> {
    const { files, pasted, profile } = this.#state;
    if ((files.length === 0 && pasted === null) || this.#state.work) return;
    const plan = await this.#work('read', async (options) => {
      await this.#drop();
      const how = { period, ...(profile === '' ? {} : { profile }), mappings: [...mappings] };
      return pasted === null ? this.client.run('import.plan', { files: [...files], ...how }, options) : this.client.run('import.paste', { text: pasted, ...how }, options);
    });
    if (!plan) return this.#show({ step: 'choose' });
    // Sheets that were mapped by hand have been looked at.
    const open = { ...plan, files: plan.files.filter((f) => !mappings.some((m) => m.file === f.name && m.sheet === f.sheet)) };
    this.#show({ plan, period, step: plan.files.length === 0 || needsALook(open) ? 'map' : 'plan' });
  }

  /** Reads the same files again with every sheet that was mapped by hand read as it was settled. */
  async readMapped(period: Period): Promise<void> {
    const { plan, mappings } = this.#state;
    if (!plan) return;
    const settled: SheetMapping[] = [];
    try {
      for (const entry of sheetEntries(plan)) {
        const choice = mappings[entry.key];
        if (!choice || !isDecided(choice)) continue;
        const look = await this.client.query('import.look', lookInput(plan.planId, entry, choice));
        settled.push(settledMapping(entry.file, look, choice));
      }
    } catch (thrown) {
      return this.#show({ error: asApiError(thrown) });
    }
    await this.read(period, settled);
    if (this.#state.plan) this.#show({ applied: mappings });
  }

  /** Reads the same files again as they were settled, because the ledger has moved on; stays on the step. */
  async readAgain(period: Period): Promise<void> {
    const { step } = this.#state;
    await this.readMapped(period);
    if (this.#state.plan && this.#state.plan.files.length > 0) this.#show({ step });
  }

  /** The workbooks of the rows that stay out, one for every sender or all in one; undefined when refused or stopped. */
  async problems(combined: boolean): Promise<OutputOf<'import.problems'> | undefined> {
    const { plan, sendBack } = this.#state;
    if (sendBack && !combined) return sendBack;
    if (!plan) return undefined;
    const made = await this.#work('problems', (options) => this.client.run('import.problems', { planId: plan.planId, combined }, options));
    if (made && !combined) this.#show({ sendBack: made });
    return made;
  }

  /** Writes exactly the plan that was shown. The send-back workbooks are made first: the plan is gone afterwards. */
  async commit(): Promise<void> {
    const { plan } = this.#state;
    if (!plan) return;
    const result = await this.#work('commit', async (options) => {
      if (goesBack(plan) && !this.#state.sendBack) this.#show({ sendBack: await this.client.run('import.problems', { planId: plan.planId, combined: false }, options) });
      const before = await this.#figures(plan.period);
      const done = await this.client.run('import.commit', { planId: plan.planId, hash: plan.hash, takeFile: this.#state.taken.map(placeOf) }, options);
      this.#show({ result: done, before, step: 'result' });
      return done;
    });
    if (result) this.#show({ after: await this.#figures(plan.period) });
  }

  /** Ends this import; a plan that was not committed is forgotten in the core as well. */
  async startOver(): Promise<void> {
    this.cancel();
    await this.#drop();
    this.#show(START);
  }

  cancel(): void {
    if (this.#jobId !== undefined) void this.client.cancel(this.#jobId);
  }

  async #drop(): Promise<void> {
    const { plan, result } = this.#state;
    this.#show({ plan: undefined, applied: {}, result: undefined, taken: [], sendBack: undefined, before: undefined, after: undefined, error: undefined });
    if (plan && !result) await this.client.query('import.discard', { planId: plan.planId }).catch((thrown: unknown) => asApiError(thrown));
  }

  async #work<T>(what: Work, run: (options: { onProgress: (job: RunningJob) => void; onStart: (id: string) => void }) => Promise<T>): Promise<T | undefined> {
    if (this.#state.work) return undefined;
    this.#show({ work: { what, progress: undefined }, error: undefined });
    try {
      return await run({ onProgress: (progress) => this.#show({ work: { what, progress } }), onStart: (id) => (this.#jobId = id) });
    } catch (thrown) {
      const error = asApiError(thrown);
      this.#show({ error: error.reply.code === 'CANCELLED' ? undefined : error });
      return undefined;
    } finally {
      this.#jobId = undefined;
      this.#show({ work: null });
    }
  }

  #figures(period: Period): Promise<readonly Figure[] | undefined> {
    return this.client.query('home.summary', { period }).then(figuresOf, () => undefined);
  }

  #show(change: Partial<FlowState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listen of [...this.#listeners]) listen();
  }
}

function placeOf(key: string): Place {
  const [file, sheet, row] = JSON.parse(key) as [string, string, number];
  return { file, sheet, row };
}

/** Whether anything has to be sent back: rows that stay out, or files that could not be read. */
export const goesBack = (plan: Pick<ImportPlan, 'totals' | 'refused'>): boolean => plan.totals.reject + plan.totals.conflict + plan.refused.length > 0;

const flows = new WeakMap<Client, ImportFlow>();

export function importFlowOf(client: Client): ImportFlow {
  const known = flows.get(client);
  if (known) return known;
  const flow = new ImportFlow(client);
  flows.set(client, flow);
  return flow;
}
