import type { Row } from '../batch-records.js';
import { rowDigest } from '../hash-chain.js';
import { AUDITED_TABLES, keyColumn, type AuditedTable, type ChangeTable } from '../schema.js';
import { tableColumns, type Connection } from '../sql.js';
import type { Findings } from './findings.js';

type Change = Pick<ChangeTable, 'row_id' | 'op' | 'before' | 'after'>;

/** Every audited record must follow from its change rows to the last cell, and every change row must have its record. */
export function proveRecords(conn: Connection, found: Findings, onProgress: (done: number, total: number) => void): void {
  for (const [i, table] of AUDITED_TABLES.entries()) {
    onProgress(i, AUDITED_TABLES.length);
    const columns = tableColumns(conn, table);
    const key = keyColumn(table);
    const changes = changesByRow(conn, table);
    let next = changes.next();
    const missing = (upTo: number): void => {
      for (; !next.done && next.value.rowId < upTo; next = changes.next()) found.add(table, `${table} 第 ${next.value.rowId} 条不见了`);
    };
    for (const row of conn.prepare(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${key}`).iterate() as Iterable<Row>) {
      const id = Number(row[key]);
      missing(id);
      const mine = !next.done && next.value.rowId === id ? next.value.changes : [];
      if (mine.length > 0) next = changes.next();
      if (!follows(row, columns, mine)) found.add(table, `${table} 第 ${id} 条与其变更记录不一致`);
    }
    missing(Infinity);
  }
}

/** Change rows of a table, record by record in the order of their keys. */
function* changesByRow(conn: Connection, table: AuditedTable): Generator<{ rowId: number; changes: Change[] }, undefined> {
  let changes: Change[] = [];
  for (const c of conn.prepare('SELECT row_id, op, before, after FROM change WHERE tbl = ? ORDER BY row_id, change_id').iterate(table) as Iterable<Change>) {
    const [first] = changes;
    if (first && first.row_id !== c.row_id) {
      yield { rowId: first.row_id, changes };
      changes = [];
    }
    changes.push(c);
  }
  const [first] = changes;
  if (first) yield { rowId: first.row_id, changes };
  return undefined;
}

/** One insert, then updates each of which begins where the one before ended; the record is where the last one ended. */
function follows(row: Row, columns: readonly string[], changes: readonly Change[]): boolean {
  const [insert, ...updates] = changes;
  if (insert?.op !== 'I') return false;
  const first: Row = {};
  const last: Row = {};
  for (const u of updates) {
    if (u.op !== 'U' || u.before === null) return false;
    const before = JSON.parse(u.before) as Row;
    for (const [k, v] of Object.entries(before)) {
      if (k in last && last[k] !== v) return false;
      if (!(k in first)) first[k] = v;
    }
    Object.assign(last, JSON.parse(u.after));
  }
  if (!Object.entries(last).every(([k, v]) => row[k] === v)) return false;
  const inserted: Row = { ...row, ...first };
  return rowDigest(columns.map((c) => inserted[c] ?? null)) === insert.after;
}
