import { createHash } from 'node:crypto';
import { batchText, changeText, genesisOf, sameBytes } from '../hash-chain.js';
import type { BatchTable, ChangeTable, LedgerInfoTable } from '../schema.js';
import type { Connection } from '../sql.js';
import type { Findings } from './findings.js';

/**
 * Walks the chain from the ledger's identity to the last batch: numbers without gaps, each batch the right successor, its
 * content as it was sealed. What was cut off at the end cannot be seen here; the batch number kept with a backup tells.
 */
export function proveChain(conn: Connection, found: Findings, onProgress: (done: number, total: number) => void): { batches: number; changes: number } {
  const changesOf = conn.prepare('SELECT * FROM change WHERE batch_id = ? ORDER BY change_id');
  const all = conn.prepare('SELECT count(*) FROM change').pluck().get() as number;
  let prev = genesis(conn, found);
  let batches = 0;
  let changes = 0;
  for (const b of conn.prepare('SELECT * FROM batch ORDER BY batch_id').iterate() as Iterable<BatchTable>) {
    if (b.batch_id !== batches + 1) found.add('batch', `批次号不连续：应为第 ${batches + 1} 批，实为第 ${b.batch_id} 批`);
    if (!sameBytes(b.prev_hash, prev)) found.add('batch', `第 ${b.batch_id} 批与上一批的校验链断开`);
    const digest = createHash('sha256').update(b.prev_hash).update(batchText(b.batch_id, { kind: b.kind, title: b.title, user: b.user_name, at: b.at, businessOn: b.business_on, undoOf: b.undo_of }));
    const before = changes;
    for (const c of changesOf.iterate(b.batch_id) as Iterable<ChangeTable>) {
      if (changes % 2000 === 0) onProgress(changes, all);
      if (c.change_id !== changes + 1) found.add('change', `变更号不连续：应为 ${changes + 1}，实为 ${c.change_id}（第 ${b.batch_id} 批）`);
      changes = c.change_id;
      digest.update(changeText(c.change_id, c.tbl, c.row_id, c.op, c.before, c.after));
    }
    const range = changes > before ? [before + 1, changes] : [null, null];
    const whole = b.hash !== null && sameBytes(b.hash, digest.digest()) && b.first_change === range[0] && b.last_change === range[1];
    if (!whole) found.add('batch', `第 ${b.batch_id} 批“${b.title}”的内容与入账时不一致`);
    prev = b.hash ?? new Uint8Array(32);
    batches = b.batch_id;
  }
  const last = conn.prepare('SELECT coalesce(max(change_id), 0) FROM change').pluck().get() as number;
  if (last !== changes) found.add('change', `变更记录到 ${last} 为止，批次只到 ${changes}`);
  return { batches, changes };
}

function genesis(conn: Connection, found: Findings): Uint8Array {
  const info = conn.prepare('SELECT * FROM ledger_info').get() as LedgerInfoTable | undefined;
  if (info && sameBytes(info.genesis, genesisOf(info))) return info.genesis;
  found.add('identity', '台账的标识（县名、编号、建立时间）被改动过');
  return info?.genesis ?? new Uint8Array(32);
}
