import { createHash } from 'node:crypto';
import { lastOpenYear, projectionOf } from './loan-projection.js';
import { keyColumn, type AuditedTable } from './schema.js';
import { statement, type Connection } from './sql.js';
import { batchText, changeText, rowDigest, tableColumns } from './unit-of-work.js';

export interface Verification {
  readonly ok: boolean;
  readonly problems: readonly string[];
  readonly batches: number;
  readonly changes: number;
  readonly loans: number;
}
interface BatchRow { batch_id: number; kind: string; title: string; user_name: string; at: number; business_on: string; undo_of: number | null; first_change: number | null; last_change: number | null; prev_hash: Uint8Array; hash: Uint8Array | null }
interface ChangeRow { change_id: number; batch_id: number; tbl: string; row_id: number; op: 'I' | 'U'; before: string | null; after: string }
type Row = Record<string, string | number | null>;

/** At most this many findings of one sort are named; a broken ledger must not produce a million lines. */
const MOST = 20;

/**
 * Proves the ledger: the file's integrity, the hash chain over batches and change rows, every audited record against
 * its last change, and every derived figure (stretches, grid rows, shares, closing totals) against the facts.
 */
export function verifyLedger(conn: Connection, onProgress: (done: number, total: number) => void = () => undefined): Verification {
  const problems: string[] = [];
  for (const row of conn.pragma('integrity_check') as { integrity_check: string }[]) if (row.integrity_check !== 'ok') problems.push(`文件完整性：${row.integrity_check}`);
  const broken = (conn.pragma('foreign_key_check') as unknown[]).length;
  if (broken > 0) problems.push(`有 ${broken} 处记录指向不存在的记录`);
  const { batches, changes } = verifyChain(conn, problems);
  verifyRecords(conn, problems);
  const loans = verifyProjections(conn, problems, onProgress);
  verifyTotals(conn, problems);
  return { ok: problems.length === 0, problems: problems.slice(0, 200), batches, changes, loans };
}

function verifyChain(conn: Connection, problems: string[]): { batches: number; changes: number } {
  const changesOf = conn.prepare('SELECT * FROM change WHERE batch_id = ? ORDER BY change_id');
  let prev: Uint8Array = new Uint8Array(32);
  let expectedBatch = 1;
  let expectedChange = 1;
  for (const b of conn.prepare('SELECT * FROM batch ORDER BY batch_id').all() as BatchRow[]) {
    if (b.batch_id !== expectedBatch) problems.push(`批次号不连续：应为第 ${expectedBatch} 批，实为第 ${b.batch_id} 批`);
    if (!same(b.prev_hash, prev)) problems.push(`第 ${b.batch_id} 批与上一批的校验链断开`);
    const digest = createHash('sha256').update(b.prev_hash).update(batchText(b.batch_id, { kind: b.kind as never, title: b.title, user: b.user_name, at: b.at, businessOn: b.business_on, undoOf: b.undo_of }));
    for (const c of changesOf.iterate(b.batch_id) as Iterable<ChangeRow>) {
      if (c.change_id !== expectedChange) problems.push(`变更号不连续：应为 ${expectedChange}，实为 ${c.change_id}`);
      expectedChange = c.change_id + 1;
      digest.update(changeText(c.change_id, c.tbl, c.row_id, c.op, c.before, c.after));
    }
    if (!b.hash || !same(b.hash, digest.digest())) problems.push(`第 ${b.batch_id} 批“${b.title}”的内容与入账时不一致`);
    prev = b.hash ?? new Uint8Array(32);
    expectedBatch = b.batch_id + 1;
    if (problems.length > MOST) break;
  }
  return { batches: expectedBatch - 1, changes: expectedChange - 1 };
}

/** A record must equal its insert digest, or carry what its last updates gave it; none may exist without an insert. */
function verifyRecords(conn: Connection, problems: string[]): void {
  const tables = conn.prepare(`SELECT DISTINCT substr(name, 1, length(name) - length('_gate_insert')) FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%\\_gate\\_insert' ESCAPE '\\'`).pluck().all() as AuditedTable[];
  for (const table of tables) {
    const key = keyColumn(table);
    const columns = tableColumns(conn, table);
    const updates = conn.prepare(`SELECT after FROM change WHERE tbl = ? AND row_id = ? AND op = 'U' ORDER BY change_id`);
    let found = 0;
    const rows = conn.prepare(`SELECT t.*, c.after AS "$digest", (SELECT count(*) FROM change u WHERE u.tbl = '${table}' AND u.row_id = t.${key} AND u.op = 'U') AS "$updates" FROM ${table} t LEFT JOIN change c ON c.tbl = '${table}' AND c.row_id = t.${key} AND c.op = 'I'`);
    for (const row of rows.iterate() as Iterable<Row>) {
      const updated = Number(row['$updates']) > 0;
      const fine = row['$digest'] !== null && (updated ? lastValues(updates.all(table, row[key] ?? 0) as { after: string }[], row) : rowDigest(columns.map((c) => row[c] ?? null)) === row['$digest']);
      if (!fine && ++found <= MOST) problems.push(`${table} 第 ${row[key]} 条与其变更记录不一致`);
    }
    const gone = conn.prepare(`SELECT count(*) FROM change c WHERE c.tbl = ? AND c.op = 'I' AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.${key} = c.row_id)`).pluck().get(table) as number;
    if (gone > 0) problems.push(`${table} 有 ${gone} 条记录不见了`);
  }
}

function lastValues(updates: readonly { after: string }[], row: Row): boolean {
  const last: Row = {};
  for (const u of updates) Object.assign(last, JSON.parse(u.after) as Row);
  return Object.entries(last).every(([k, v]) => row[k] === v);
}

function verifyProjections(conn: Connection, problems: string[], onProgress: (done: number, total: number) => void): number {
  const ids = statement(conn, 'SELECT loan_id FROM loan').pluck().all() as number[];
  const through = lastOpenYear(conn);
  if (through === null) return ids.length;
  const states = conn.prepare('SELECT year, unit_id, from_on, to_on, book, class, principal_fen FROM loan_state WHERE loan_id = ? ORDER BY from_on');
  const now = conn.prepare('SELECT loan_id, unit_id, sort_no, book, class, npl, principal_fen, on_fen, off_fen, formed_year, due_on, name, py, collector_id FROM loan_now WHERE loan_id = ?').raw();
  let found = 0;
  for (const [i, id] of ids.entries()) {
    if (i % 2000 === 0) onProgress(i, ids.length);
    let fine: boolean;
    try {
      const p = projectionOf(conn, id, through);
      fine = JSON.stringify(p.states) === JSON.stringify(states.all(id)) && JSON.stringify(p.now) === JSON.stringify(now.get(id) ?? null);
    } catch (e) {
      if (!(e instanceof Error)) throw e;
      fine = false;
    }
    if (!fine && ++found <= MOST) problems.push(`贷款 ${id} 的余额与收回记录推算不符`);
  }
  return ids.length;
}

function verifyTotals(conn: Connection, problems: string[]): void {
  const shares = conn.prepare(`SELECT count(*) FROM (SELECT e.entry_id FROM entry e JOIN entry_share s ON s.entry_id = e.entry_id GROUP BY e.entry_id HAVING sum(s.share_ppm) <> 1000000 OR sum(s.principal_fen) <> e.principal_fen OR sum(s.interest_fen) <> e.on_fen + e.off_fen)`).pluck().get() as number;
  if (shares > 0) problems.push(`有 ${shares} 笔收回的归属合计不是 100%`);
  if (conn.prepare('SELECT batch_id FROM write_gate').pluck().get() !== null) problems.push('有一批写入没有封账');
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0;
