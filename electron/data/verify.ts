import { proveChain } from './proof/chain.js';
import { proveBalances, proveCloses, proveKeys, proveMoney } from './proof/derived.js';
import { proveFile } from './proof/file.js';
import { Findings } from './proof/findings.js';
import { proveRecords } from './proof/records.js';
import type { Connection } from './sql.js';

export interface Verification {
  readonly ok: boolean;
  readonly problems: readonly string[];
  readonly batches: number;
  readonly changes: number;
  readonly loans: number;
}

/** Told at short intervals; it may throw to stop the work. */
export type Progress = (step: string, done: number, total: number) => void;

/**
 * Proves the ledger: the file and its guards, the hash chain over batches and change rows, every audited record against
 * its change rows, and every derived figure (stretches, grid rows, months and closing totals, search keys) against the
 * facts. In one read transaction: a writer beside it cannot make it see two states.
 */
export function verifyLedger(conn: Connection, onProgress: Progress = () => undefined): Verification {
  const step = (name: string) => (done = 0, total = 1) => onProgress(name, done, total);
  return conn.transaction(() => {
    const found = new Findings();
    step('核对文件')();
    proveFile(conn, found);
    const { batches, changes } = proveChain(conn, found, step('核对批次链'));
    proveRecords(conn, found, step('核对逐条变更'));
    const loans = proveBalances(conn, found, step('逐笔推算余额'));
    step('核对金额')();
    proveMoney(conn, found);
    step('核对结账')();
    proveCloses(conn, found);
    step('核对检索')();
    proveKeys(conn, found);
    const problems = found.list();
    return { ok: problems.length === 0, problems, batches, changes, loans };
  })();
}
