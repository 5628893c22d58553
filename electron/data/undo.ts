import { DomainError } from '../domain/domain-error.js';
import { nextOpenDay } from './booking-day.js';
import { undoClose } from './period-close.js';
import { projectLoans } from './loan-projection.js';
import { reverseEntry } from './entries.js';
import { keyColumn, type AuditedTable } from './schema.js';
import { statement, type Connection } from './sql.js';
import { rowDigest, type UnitOfWork } from './unit-of-work.js';

/**
 * Undo is a new batch with the inverse of an old one (decisions.md 14). It never deletes: inserted loans become 已取消,
 * posted money is reversed, other inserted records are marked void, changed fields go back where they still hold what
 * the batch gave them. Records that were touched since are named and block the undo.
 */
interface ChangeRow { change_id: number; tbl: AuditedTable; row_id: number; op: 'I' | 'U'; before: string | null; after: string }
type Row = Record<string, string | number | null>;

export interface UndoSurvey {
  readonly restorable: number;
  /** Records changed by a later batch: "loan 17（第 5 批）". */
  readonly blocked: readonly string[];
}

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

export function surveyUndo(conn: Connection, batchId: number): UndoSurvey {
  const changes = changesOf(conn, batchId);
  const later = statement(conn, 'SELECT c.batch_id FROM change c WHERE c.tbl = ? AND c.row_id = ? AND c.batch_id > ? ORDER BY c.batch_id DESC LIMIT 1');
  const blocked: string[] = [];
  let restorable = 0;
  for (const c of changes) {
    if (isMoney(c.tbl)) {
      restorable++;
      continue;
    }
    if (stillAsLeft(conn, c)) restorable++;
    else blocked.push(`${c.tbl} ${c.row_id}（第 ${(later.get(c.tbl, c.row_id, batchId) as { batch_id: number } | undefined)?.batch_id ?? '?'} 批）`);
  }
  return { restorable, blocked };
}

/** Carries out the undo inside an open batch; the loans concerned are projected again. Returns the records restored. */
export function undoBatch(uow: UnitOfWork, batchId: number): number {
  const { conn } = uow;
  const undone = statement(conn, 'SELECT kind FROM batch WHERE batch_id = ?').get(batchId) as { kind: string };
  if (undone.kind === 'close') return undoClose(uow, batchId);
  const survey = surveyUndo(conn, batchId);
  if (survey.blocked.length > 0) throw new DomainError('UNDO_BLOCKED', { batch: batchId, count: survey.blocked.length, detail: survey.blocked.slice(0, 3).join('、') });
  const loans = new Set<number>();
  for (const c of changesOf(conn, batchId)) {
    touchedLoan(conn, c, loans);
    if (c.tbl === 'entry') reverseOrRebook(uow, c.row_id);
    else if (c.tbl === 'entry_share') continue;
    else if (c.op === 'U') uow.update(c.tbl, c.row_id, JSON.parse(c.before ?? '{}') as Row as never);
    else if (c.tbl === 'loan') uow.update('loan', c.row_id, { status: 'cancelled' });
    else if (hasVoid(c.tbl)) uow.update(c.tbl, c.row_id, { voided_by: uow.batchId } as never);
  }
  projectLoans(conn, loans);
  return survey.restorable;
}

/** Newest first, so that what was built up last is taken down first. */
const changesOf = (conn: Connection, batchId: number): ChangeRow[] =>
  statement(conn, 'SELECT change_id, tbl, row_id, op, before, after FROM change WHERE batch_id = ? ORDER BY change_id DESC').all(batchId) as ChangeRow[];

const isMoney = (table: string): boolean => table === 'entry' || table === 'entry_share';
const hasVoid = (table: string): boolean => table !== 'period_event' && !isMoney(table);

function stillAsLeft(conn: Connection, c: ChangeRow): boolean {
  const row = statement(conn, `SELECT * FROM ${c.tbl} WHERE ${keyColumn(c.tbl)} = ?`).get(c.row_id) as Row | undefined;
  if (!row) return false;
  if (c.op === 'U') return Object.entries(JSON.parse(c.after) as Row).every(([k, v]) => row[k] === v);
  const columns = (conn.pragma(`table_info(${c.tbl})`) as { name: string }[]).map((k) => k.name);
  if (rowDigest(columns.map((k) => row[k] ?? null)) === c.after) return true;
  // an update inside the same batch is part of it
  return (statement(conn, 'SELECT count(*) AS n FROM change a JOIN change b ON b.tbl = a.tbl AND b.row_id = a.row_id AND b.batch_id <> a.batch_id AND b.change_id > a.change_id WHERE a.change_id = ?').get(c.change_id) as { n: number }).n === 0;
}

/** An entry is reversed; undoing a reversal books the original once more. */
function reverseOrRebook(uow: UnitOfWork, entryId: number): void {
  const e = statement(uow.conn, 'SELECT reversal_of, booked_on FROM entry WHERE entry_id = ?').get(entryId) as { reversal_of: number | null; booked_on: string };
  const already = statement(uow.conn, 'SELECT 1 FROM entry WHERE reversal_of = ?').get(entryId);
  if (already) return;
  reverseEntry(uow, entryId, nextOpenDay(uow.conn, e.booked_on), '撤销');
}

function touchedLoan(conn: Connection, c: ChangeRow, loans: Set<number>): void {
  if (c.tbl === 'loan') loans.add(c.row_id);
  else if (c.tbl === 'entry' || c.tbl === 'loan_responsible' || c.tbl === 'class_event') {
    const row = statement(conn, `SELECT loan_id FROM ${c.tbl} WHERE ${keyColumn(c.tbl)} = ?`).get(c.row_id) as { loan_id: number } | undefined;
    if (row) loans.add(row.loan_id);
  }
}
