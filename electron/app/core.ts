import { existsSync } from 'node:fs';
import type { Reply } from '../contract/errors.js';
import type { CoreEvent } from '../contract/events.js';
import { DomainError } from '../domain/domain-error.js';
import { openLedgerFile } from '../data/ledger-file.js';
import type { AppContext, Session } from './context.js';
import { dispatch, runToEnd } from './dispatch.js';
import { createPlanStore } from './importing/plan-store.js';
import type { Clock, FileStore, JobControl, Logger, PdfPort, WorkbookPort } from './ports.js';
import { createResources } from './resources.js';
import { createFileStore } from './running/file-store.js';
import { Jobs } from './running/jobs.js';

export interface CoreOptions {
  /** The ledger file; it need not exist yet. */
  readonly ledgerPath: string;
  readonly resourcesPath: string;
  /** For files to be handed out and uploads; removed at the end. */
  readonly temporaryPath: string;
  readonly clock: Clock;
  readonly pdf: PdfPort;
  readonly workbooks: WorkbookPort;
  readonly log: Logger;
  readonly user: string;
  readonly version: string;
  readonly password?: string | null;
  /** Reading commands may run beside a writer (decisions.md 19). */
  readonly readOnly?: boolean;
  readonly cancelledOutside?: (jobId: string) => boolean;
}

/** The product without a window: what every host carries. */
export interface Core {
  dispatch(method: string, input: unknown): Promise<Reply>;
  runToEnd(method: string, input: unknown, job: JobControl): Promise<Reply>;
  on(listener: (event: CoreEvent) => void): () => void;
  readonly files: FileStore;
  close(): Promise<void>;
}

/** Starts the core. A ledger that cannot be opened does not stop it: every call then answers with that refusal. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const listeners = new Set<(event: CoreEvent) => void>();
  const emit = (event: CoreEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const session: Session = { path: options.ledgerPath, ledger: null, failure: null };
  const files = createFileStore(options.temporaryPath);
  const context: AppContext = {
    clock: options.clock, files, pdf: options.pdf, workbooks: options.workbooks, log: options.log, user: options.user, version: options.version, session, emit,
    resources: createResources(options.resourcesPath),
    plans: createPlanStore(),
    jobs: new Jobs(emit, () => options.clock.now(), options.cancelledOutside),
  };
  await openExisting(session, options);
  return {
    dispatch: (method, input) => dispatch(context, method, input),
    runToEnd: (method, input, job) => runToEnd(context, method, input, job),
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    files,
    close: async () => {
      session.ledger?.close();
      session.ledger = null;
      files.clear();
    },
  };
}

async function openExisting(session: Session, options: CoreOptions): Promise<void> {
  if (!existsSync(session.path)) return;
  const password = options.password ?? null;
  try {
    session.ledger = await openLedgerFile(session.path, { password, ...(options.readOnly === undefined ? {} : { readOnly: options.readOnly }) });
  } catch (e) {
    if (!(e instanceof DomainError)) throw e;
    session.failure = e;
    options.log.error('ledger not opened', { code: e.code });
  }
}
