import { currentRow, isMoney, recordKey, recordsOf, type BatchRecord, type Row } from './batch-records.js';
import { firstOf, standingOf } from './entry-chain.js';
import { rowDigest } from './hash-chain.js';
import { AUDITED_TABLES, keyColumn, type AuditedTable } from './schema.js';
import { statement, type Connection } from './sql.js';
import { shapeOf } from './table-shape.js';

export interface UndoSurvey {
  /** Change rows that can be taken back. */
  readonly restorable: number;
  /** Later batches that changed or refer to what this one left, one line each: `第 5 批“收回 …”（3 处）`. */
  readonly blocked: readonly string[];
  /** Records behind these lines. */
  readonly places: number;
}

interface Blocker {
  readonly later: number;
  readonly place: string;
}

/**
 * What stands in the way of an undo: records changed since, money moved on since, records of later batches that refer to
 * one that would vanish; for what would come back, records it refers to that are gone, and keys another has taken.
 */
export function surveyUndo(conn: Connection, batchId: number): UndoSurvey {
  const { records, changes } = recordsOf(conn, batchId);
  const found = new Map<number, Set<string>>();
  const block = (later: number, place: string): void => void (found.get(later) ?? found.set(later, new Set()).get(later))?.add(place);
  for (const record of records.values()) {
    const later = record.tbl === 'entry' ? moneyMovedOn(conn, batchId, record.rowId, records) : record.tbl === 'entry_share' ? null : changedSince(conn, batchId, record);
    if (later !== null) block(later, recordKey(record.tbl, record.rowId));
  }
  for (const { later, place } of [...referredTo(conn, records), ...restoredInto(conn, records)]) block(later, place);
  const title = statement(conn, 'SELECT title FROM batch WHERE batch_id = ?').pluck();
  const batches = [...found].sort(([a], [b]) => b - a);
  return {
    restorable: changes,
    blocked: batches.map(([id, places]) => `第 ${id} 批“${String(title.get(id) ?? '')}”（${places.size} 处）`),
    places: batches.reduce((n, [, places]) => n + places.size, 0),
  };
}

/** The batch that moved a money line on since, or null when undoing it is simply its reversal (or booking it again). */
function moneyMovedOn(conn: Connection, batchId: number, entryId: number, records: ReadonlyMap<string, BatchRecord>): number | null {
  const reversed = statement(conn, 'SELECT reversal_of FROM entry WHERE entry_id = ?').pluck().get(entryId) as number | null;
  if (reversed !== null && records.has(recordKey('entry', reversed))) return null;
  const standing = standingOf(conn, reversed ?? entryId);
  if (reversed !== null) return standing.stands ? standing.batchId : null;
  return standing.stands || standing.reversal.batchId === batchId ? null : standing.reversal.batchId;
}

/** The batch that changed a record since, or null when it still is as this batch left it. */
function changedSince(conn: Connection, batchId: number, record: BatchRecord): number | null {
  const row = currentRow(conn, record.tbl, record.rowId);
  if (row && asLeft(conn, record, row)) return null;
  return (statement(conn, 'SELECT max(batch_id) FROM change WHERE tbl = ? AND row_id = ? AND batch_id > ?').pluck().get(record.tbl, record.rowId, batchId) as number | null) ?? batchId;
}

function asLeft(conn: Connection, record: BatchRecord, row: Row): boolean {
  if (!Object.entries(record.after).every(([k, v]) => row[k] === v)) return false;
  if (record.inserted === null) return true;
  const asInserted: Row = { ...row, ...record.before };
  return rowDigest(shapeOf(conn, record.tbl).columns.map((c) => asInserted[c] ?? null)) === record.inserted;
}

/** Live records of other batches that refer to a record this undo would take away. */
function referredTo(conn: Connection, records: ReadonlyMap<string, BatchRecord>): Blocker[] {
  const out: Blocker[] = [];
  const taken = idsTaken(records);
  for (const child of AUDITED_TABLES) {
    const references = shapeOf(conn, child).references.filter((r) => taken.has(r.parent));
    if (references.length === 0) continue;
    const rows = conn.prepare(`SELECT ${[keyColumn(child), ...references.map((r) => r.column)].join(', ')} FROM ${child}`).raw().iterate() as Iterable<(number | null)[]>;
    const hits: { id: number; column: string }[] = [];
    for (const [id, ...targets] of rows) {
      for (const [i, { parent, column }] of references.entries()) if (taken.get(parent)?.has(targets[i] ?? 0)) hits.push({ id: id ?? 0, column });
    }
    for (const { id, column } of hits) {
      const mine = ownersOf(conn, child, id).map((key) => records.get(key)).find((r) => r !== undefined);
      if ((mine && (goes(mine) || column in mine.before)) || !isLive(conn, child, id)) continue;
      out.push({ later: lastTouched(conn, child, id), place: recordKey(child, id) });
    }
  }
  return out;
}

/** The undo takes this record away: the batch inserted it, or brought it back from having been taken away. */
const goes = (r: BatchRecord): boolean => r.inserted !== null || r.before['voided_by'] != null || r.before['status'] === 'cancelled';

function idsTaken(records: ReadonlyMap<string, BatchRecord>): Map<AuditedTable, Set<number>> {
  const taken = new Map<AuditedTable, Set<number>>();
  for (const r of records.values()) {
    if (isMoney(r.tbl) || !goes(r)) continue;
    const ids = taken.get(r.tbl) ?? new Set();
    taken.set(r.tbl, ids.add(r.rowId));
  }
  return taken;
}

/** A stand-in goes when the entry goes that it stands for, or its own booking; a share with its entry. */
function ownersOf(conn: Connection, table: AuditedTable, id: number): string[] {
  if (!isMoney(table)) return [recordKey(table, id)];
  const entryId = table === 'entry' ? id : (statement(conn, 'SELECT entry_id FROM entry_share WHERE entry_share_id = ?').pluck().get(id) as number);
  return [recordKey('entry', entryId), recordKey('entry', firstOf(conn, entryId))];
}

/** Counts today: not void, not cancelled, and money only where it was not reversed. */
function liveClause(table: AuditedTable): string {
  if (table === 'loan') return `t.status = 'live'`;
  if (table === 'period_event') return '1';
  if (!isMoney(table)) return 't.voided_by IS NULL';
  return `EXISTS (SELECT 1 FROM entry e WHERE e.entry_id = t.entry_id AND e.reversal_of IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id))`;
}
const isLive = (conn: Connection, table: AuditedTable, id: number): boolean => statement(conn, `SELECT 1 FROM ${table} t WHERE t.${keyColumn(table)} = ? AND ${liveClause(table)}`).get(id) !== undefined;
const lastTouched = (conn: Connection, table: AuditedTable, id: number): number => statement(conn, 'SELECT max(batch_id) FROM change WHERE tbl = ? AND row_id = ?').pluck().get(table, id) as number;

/** Records that would come back where what they refer to is gone, or where another live record has their key. */
function restoredInto(conn: Connection, records: ReadonlyMap<string, BatchRecord>): Blocker[] {
  const out: Blocker[] = [];
  for (const record of records.values()) {
    const { tbl, rowId } = record;
    if (tbl === 'entry') {
      const lines = currentRow(conn, tbl, rowId);
      if (lines && lines['reversal_of'] !== null) out.push(...gone(conn, tbl, lines, records), ...sharesOf(conn, rowId).flatMap((share) => gone(conn, 'entry_share', share, records)));
      continue;
    }
    const row = record.inserted === null && !isMoney(tbl) ? currentRow(conn, tbl, rowId) : undefined;
    if (!row) continue;
    const restored: Row = { ...row, ...record.before };
    if (restored['voided_by'] != null || restored['status'] === 'cancelled') continue;
    out.push(...gone(conn, tbl, restored, records), ...keysTaken(conn, record, restored, records));
  }
  return out;
}

/** References of a row that would count again to records that do not count any more. */
function gone(conn: Connection, table: AuditedTable, row: Row, records: ReadonlyMap<string, BatchRecord>): Blocker[] {
  return shapeOf(conn, table).references.flatMap(({ parent, column }) => {
    const id = row[column];
    if (typeof id !== 'number' || isMoney(parent) || isLive(conn, parent, id)) return [];
    const back = records.get(recordKey(parent, id))?.before ?? {};
    return back['voided_by'] === null || back['status'] === 'live' ? [] : [{ later: lastTouched(conn, parent, id), place: recordKey(parent, id) }];
  });
}

const sharesOf = (conn: Connection, entryId: number): Row[] => statement(conn, 'SELECT * FROM entry_share WHERE entry_id = ?').all(entryId) as Row[];

function keysTaken(conn: Connection, record: BatchRecord, restored: Row, records: ReadonlyMap<string, BatchRecord>): Blocker[] {
  const { tbl, rowId } = record;
  const key = keyColumn(tbl);
  return shapeOf(conn, tbl).liveKeys.flatMap((columns) => {
    if (!['voided_by', 'status', ...columns].some((c) => c in record.before) || columns.some((c) => restored[c] === null)) return [];
    const other = statement(conn, `SELECT t.${key} FROM ${tbl} t WHERE t.${key} <> ? AND ${liveClause(tbl)} AND ${columns.map((c) => `t.${c} = ?`).join(' AND ')}`).pluck().get(rowId, ...columns.map((c) => restored[c] ?? null)) as number | undefined;
    return other === undefined || records.has(recordKey(tbl, other)) ? [] : [{ later: lastTouched(conn, tbl, other), place: recordKey(tbl, other) }];
  });
}
