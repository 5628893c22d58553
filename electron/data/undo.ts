import { DomainError } from '../domain/domain-error.js';
import { isMoney, recordKey, recordsOf, type BatchRecord } from './batch-records.js';
import { nextOpenDay } from './booking-day.js';
import { bookAgain, reverseEntry } from './entries.js';
import { standingOf } from './entry-chain.js';
import { loansTouchedBy, projectLoans } from './loan-projection.js';
import { refreshPartyKeys } from './party-key.js';
import { undoClose } from './period-close.js';
import { statement, type Connection } from './sql.js';
import { surveyUndo } from './undo-survey.js';
import { runBatch, type UnitOfWork } from './unit-of-work.js';

export { surveyUndo, type UndoSurvey } from './undo-survey.js';

/** Kinds of batch that cannot be undone, and what to do instead. */
const NOT_UNDOABLE: Record<string, string> = {
  create: '台账的建立不能撤销。',
  reopen: '需要时请重新结账。',
};

export function checkUndoable(conn: Connection, batchId: number): { title: string; kind: string } {
  const b = statement(conn, 'SELECT b.title, b.kind, o.kind AS undoneKind FROM batch b LEFT JOIN batch o ON o.batch_id = b.undo_of WHERE b.batch_id = ?').get(batchId) as { title: string; kind: string; undoneKind: string | null } | undefined;
  if (!b) throw new DomainError('BATCH_UNKNOWN', { batch: batchId });
  // a month opened again is locked by closing it again, with its checks
  const hint = NOT_UNDOABLE[b.undoneKind === 'close' ? 'reopen' : b.kind];
  if (hint) throw new DomainError('BATCH_NOT_UNDOABLE', { batch: batchId, kind: b.title, hint });
  if (undoneBy(conn, batchId) !== null) throw new DomainError('BATCH_ALREADY_UNDONE', { batch: batchId });
  return b;
}

/** The batch that undid this one and has not itself been undone. */
export function undoneBy(conn: Connection, batchId: number): number | null {
  const rows = statement(conn, 'SELECT batch_id FROM batch WHERE undo_of = ?').pluck().all(batchId) as number[];
  return rows.find((id) => undoneBy(conn, id) === null) ?? null;
}

/**
 * Undo is a new batch with the inverse of an old one (decisions.md 14). It never deletes: inserted loans become 已取消,
 * posted money is reversed (a reversal: booked again), other inserted records are marked void, changed fields go back
 * where they still hold what the batch gave them. Records that moved on since are named and block the undo. The loans
 * concerned are projected again. Returns the change rows taken back.
 */
export function undoBatch(uow: UnitOfWork, batchId: number): number {
  const { conn } = uow;
  const undone = statement(conn, 'SELECT kind FROM batch WHERE batch_id = ?').get(batchId) as { kind: string };
  if (undone.kind === 'close') return undoClose(uow, batchId);
  const survey = surveyUndo(conn, batchId);
  if (survey.places > 0) throw new DomainError('UNDO_BLOCKED', { batch: batchId, count: survey.places, detail: survey.blocked.slice(0, 3).join('、') });
  const { records } = recordsOf(conn, batchId);
  // newest first: what was built up last is taken down first, and gives its key back to what it replaced
  for (const record of [...records.values()].reverse()) takeBack(uow, record, records);
  refreshPartyKeys(conn, uow.batchId);
  projectLoans(conn, loansTouchedBy(conn, uow.batchId));
  return survey.restorable;
}

function takeBack(uow: UnitOfWork, record: BatchRecord, records: ReadonlyMap<string, BatchRecord>): void {
  const { tbl, rowId } = record;
  if (tbl === 'entry') takeMoneyBack(uow, rowId, records);
  else if (isMoney(tbl) || tbl === 'period_event') return;
  else if (record.inserted === null) uow.update(tbl, rowId, record.before as never);
  else if (tbl === 'loan') uow.update('loan', rowId, { status: 'cancelled' });
  else uow.update(tbl, rowId, { voided_by: uow.batchId } as never);
}

function takeMoneyBack(uow: UnitOfWork, entryId: number, records: ReadonlyMap<string, BatchRecord>): void {
  const reversed = statement(uow.conn, 'SELECT reversal_of FROM entry WHERE entry_id = ?').pluck().get(entryId) as number | null;
  if (reversed !== null && records.has(recordKey('entry', reversed))) return;
  const standing = standingOf(uow.conn, reversed ?? entryId);
  if (reversed === null && standing.stands) reverseEntry(uow, standing.entryId, nextOpenDay(uow.conn, standing.bookedOn), '撤销');
  // on the day of the reversal, so that every day in between keeps its balance
  if (reversed !== null && !standing.stands) bookAgain(uow, standing.entryId, nextOpenDay(uow.conn, standing.reversal.bookedOn), '撤销冲正');
}

class Rehearsed extends Error {}

/** Carries an undo out, measures, and rolls it back: what a preview shows is then what will happen. */
export function rehearseUndo<T>(conn: Connection, batchId: number, measure: (conn: Connection) => T): T {
  let measured: { readonly value: T } | undefined;
  try {
    runBatch(conn, { kind: 'undo', title: '试算', user: '', at: 0, businessOn: '2000-01-01', undoOf: batchId }, (uow) => {
      undoBatch(uow, batchId);
      measured = { value: measure(conn) };
      throw new Rehearsed();
    });
  } catch (e) {
    if (!(e instanceof Rehearsed) || !measured) throw e;
  }
  if (!measured) throw new Error('a rehearsal always ends by taking everything back');
  return measured.value;
}
