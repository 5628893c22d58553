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

/**
 * Proves the ledger: the file and its guards, the hash chain over batches and change rows, every audited record against
 * its change rows, and every derived figure (stretches, grid rows, months and closing totals, search keys) against the
 * facts. In one read transaction: a writer beside it cannot make it see two states.
 */
export function verifyLedger(conn: Connection, onProgress: (done: number, total: number) => void = () => undefined): Verification {
  return conn.transaction(() => {
    const found = new Findings();
    proveFile(conn, found);
    const { batches, changes } = proveChain(conn, found);
    proveRecords(conn, found);
    const loans = proveBalances(conn, found, onProgress);
    proveMoney(conn, found);
    proveCloses(conn, found);
    proveKeys(conn, found);
    const problems = found.list();
    return { ok: problems.length === 0, problems, batches, changes, loans };
  })();
}
