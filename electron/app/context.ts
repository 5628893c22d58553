import type { CoreEvent, Area } from '../contract/events.js';
import { DomainError } from '../domain/domain-error.js';
import type { LedgerFile } from '../data/ledger-file.js';
import type { Connection } from '../data/sql.js';
import { runBatch, type BatchKind, type UnitOfWork } from '../data/unit-of-work.js';
import type { Clock, FileStore, Logger, PdfPort, WorkbookPort } from './ports.js';
import type { PlanStore } from './importing/plan-store.js';
import type { Resources } from './resources.js';
import type { Jobs } from './running/jobs.js';

/** What every use case works with. */
export interface AppContext {
  readonly clock: Clock;
  readonly files: FileStore;
  readonly pdf: PdfPort;
  readonly workbooks: WorkbookPort;
  readonly resources: Resources;
  readonly plans: PlanStore;
  readonly jobs: Jobs;
  readonly log: Logger;
  readonly version: string;
  /** Name under which batches are written. */
  readonly user: string;
  readonly session: Session;
  emit(event: CoreEvent): void;
}

/** The ledger of this process: where it lies, whether it is open, and what it said when it was not. */
export interface Session {
  readonly path: string;
  ledger: LedgerFile | null;
  failure: DomainError | null;
}

/** The read-only connection. Throws when no ledger is open. */
export function reader(context: AppContext): Connection {
  return opened(context).reader;
}

export function opened(context: AppContext): LedgerFile {
  const { ledger, failure } = context.session;
  if (ledger) return ledger;
  throw failure ?? new DomainError('LEDGER_NOT_FOUND', { name: '' });
}

/** Writes one batch and tells the renderer which areas to fetch again. */
export function writeBatch<T>(context: AppContext, head: { kind: BatchKind; title: string; undoOf?: number }, areas: readonly Area[], work: (uow: UnitOfWork) => T): { readonly batch: number; readonly value: T } {
  const { writer } = opened(context);
  if (!writer) throw new DomainError('LEDGER_READ_ONLY');
  const done = runBatch(writer, { ...head, user: context.user, at: context.clock.now(), businessOn: context.clock.today() }, work);
  context.emit({ type: 'data-changed', areas: [...areas, 'history'] });
  return done;
}
