import Database from 'better-sqlite3';
import { DomainError } from '../domain/domain-error.js';
import { fromSqlite } from './sqlite-error.js';
import type { Connection } from './sql.js';

export interface OpenOptions {
  /** Raw 256-bit key of an encrypted ledger; null for an open one. */
  readonly key: Uint8Array | null;
  readonly readOnly?: boolean;
  readonly mustExist?: boolean;
}

/** SQLite before 3.51.3 can lose data when two connections checkpoint a WAL at once (reliability.md B1). */
const MINIMUM_SQLITE = [3, 51, 3];

/**
 * Opens one connection to a ledger file with everything that protects it switched on. Encrypted ledgers use the
 * `sqlcipher` scheme with a raw key. Throws DomainError (wrong key, damaged, read-only) in the office's words.
 */
export function openConnection(file: string, options: OpenOptions): Connection {
  try {
    const conn = new Database(file, { readonly: options.readOnly ?? false, fileMustExist: options.mustExist ?? true });
    try {
      if (options.key) {
        conn.pragma(`cipher='sqlcipher'`);
        conn.pragma(`legacy=4`);
        conn.pragma(`key="x'${Buffer.from(options.key).toString('hex')}'"`);
      }
      if (!options.readOnly) {
        conn.pragma('journal_mode=WAL');
        conn.pragma('synchronous=FULL');
      }
      conn.pragma('foreign_keys=ON');
      conn.pragma('recursive_triggers=ON');
      conn.pragma('busy_timeout=5000');
      conn.pragma('temp_store=MEMORY');
      conn.pragma('cache_size=-131072');
      conn.prepare('SELECT count(*) FROM sqlite_schema').get();
      checkEngine(conn);
      return conn;
    } catch (e) {
      conn.close();
      throw e;
    }
  } catch (e) {
    throw fromSqlite(e);
  }
}

function checkEngine(conn: Connection): void {
  const version = conn.prepare('SELECT sqlite_version()').pluck().get() as string;
  const parts = version.split('.').map(Number);
  for (const [i, least] of MINIMUM_SQLITE.entries()) {
    const part = parts[i] ?? 0;
    if (part > least) return;
    if (part < least) throw new DomainError('INTERNAL', { incident: `sqlite ${version}` });
  }
}

/** True when the file begins like an unencrypted SQLite database. */
export function isPlainDatabase(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, 15)).toString('latin1') === 'SQLite format 3';
}
