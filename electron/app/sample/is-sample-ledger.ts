import { openConnection } from '../../data/connection.js';
import { unwrapKey } from '../../data/key-file.js';
import { ledgerHead } from '../../data/ledger-head.js';
import { fromSqlite } from '../../data/sqlite-error.js';
import { DomainError } from '../../domain/domain-error.js';

/**
 * Whether a file is a ledger marked 样例 or 演练, of any version of the program: the mark stands where the first version put
 * it. Changes nothing. Throws what the file refuses: not a ledger, damaged, keys missing, password needed or wrong.
 */
export function isSampleLedger(file: string, password: string | null): boolean {
  let key: Uint8Array | null = null;
  if (ledgerHead(file) === 'encrypted') {
    if (password === null) throw new DomainError('LEDGER_PASSWORD_NEEDED');
    key = unwrapKey(file, password);
  }
  const conn = openConnection(file, { key, readOnly: true });
  try {
    const known = conn.prepare(`SELECT count(*) FROM sqlite_master WHERE name = 'ledger_info'`).pluck().get() === 1;
    return known && conn.prepare('SELECT is_sample FROM ledger_info').pluck().get() === 1;
  } catch (e) {
    throw fromSqlite(e);
  } finally {
    conn.close();
  }
}
