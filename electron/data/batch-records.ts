import { keyColumn, type AuditedTable } from './schema.js';
import { statement, type Connection } from './sql.js';
import type { Cell } from './hash-chain.js';

export type Row = Record<string, Cell>;

/** What one batch did to one record, all its change rows together. */
export interface BatchRecord {
  readonly tbl: AuditedTable;
  readonly rowId: number;
  /** Digest of the record as it was inserted; null when the batch only changed it. */
  readonly inserted: string | null;
  /** Changed columns as they were before the batch (for an insert: as they were inserted). */
  readonly before: Row;
  /** Changed columns as the batch left them. */
  readonly after: Row;
}

export const recordKey = (tbl: string, rowId: number): string => `${tbl} ${rowId}`;

/** The records of a batch in the order they were first touched. */
export function recordsOf(conn: Connection, batchId: number): { readonly records: Map<string, BatchRecord>; readonly changes: number } {
  const records = new Map<string, BatchRecord>();
  let changes = 0;
  const rows = conn.prepare('SELECT tbl, row_id AS rowId, op, before, after FROM change WHERE batch_id = ? ORDER BY change_id').iterate(batchId) as Iterable<{ tbl: AuditedTable; rowId: number; op: 'I' | 'U'; before: string | null; after: string }>;
  for (const c of rows) {
    changes++;
    const key = recordKey(c.tbl, c.rowId);
    const known = records.get(key);
    if (c.op === 'I') records.set(key, { tbl: c.tbl, rowId: c.rowId, inserted: c.after, before: {}, after: {} });
    else {
      const before = JSON.parse(c.before ?? '{}') as Row;
      const after = JSON.parse(c.after) as Row;
      records.set(key, known ? { ...known, before: { ...before, ...known.before }, after: { ...known.after, ...after } } : { tbl: c.tbl, rowId: c.rowId, inserted: null, before, after });
    }
  }
  return { records, changes };
}

export const currentRow = (conn: Connection, tbl: AuditedTable, rowId: number): Row | undefined => statement(conn, `SELECT * FROM ${tbl} WHERE ${keyColumn(tbl)} = ?`).get(rowId) as Row | undefined;

/** Money is taken back by reversals, never by changing a row. */
export const isMoney = (tbl: AuditedTable): boolean => tbl === 'entry' || tbl === 'entry_share';
