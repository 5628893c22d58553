import Database from 'better-sqlite3';
import { DomainError } from '../domain/domain-error.js';
import { fromSqlite, isSqlite } from './sqlite-error.js';
import type { Connection } from './sql.js';

export interface OpenOptions {
  /** Raw 256-bit key of an encrypted ledger; null for an open one. */
  readonly key: Uint8Array | null;
  readonly readOnly?: boolean;
  readonly mustExist?: boolean;
}

/** SQLite before 3.51.3 can lose data when two connections checkpoint a WAL at once (reliability.md B1). */
const MINIMUM_SQLITE = [3, 51, 3];
/** Long enough for another command to finish its batch, short enough not to look frozen. */
const WAIT_MS = 5000;

/**
 * Opens one connection to a ledger file with everything that protects it switched on; changes nothing in the file.
 * Encrypted ledgers use the `sqlcipher` scheme with a raw key. Throws DomainError in the office's words.
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
      conn.pragma(`busy_timeout=${WAIT_MS}`);
      conn.pragma('synchronous=FULL');
      conn.pragma('foreign_keys=ON');
      conn.pragma('recursive_triggers=ON');
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

/** While a ledger is open for writing, readers go on undisturbed beside the one writer. */
export function writeAhead(conn: Connection): void {
  conn.pragma('journal_mode=WAL');
}

/**
 * Leaves one whole file behind: what lies in a -wal would be lost when the ledger is copied by hand, and a file at rest
 * can be read from a medium that cannot be written. While others still read, everything is at least moved into the file.
 */
export function comeToRest(conn: Connection): void {
  conn.pragma('busy_timeout=0');
  for (const step of ['journal_mode=DELETE', 'wal_checkpoint(TRUNCATE)']) {
    try {
      // who never read or wrote has not taken hold of the log, and would leave the reader's empty one behind
      conn.prepare('SELECT count(*) FROM sqlite_schema').get();
      conn.pragma(step);
      return;
    } catch (e) {
      // a reader beside us, or a full disk: the -wal stays and is taken in when the ledger is opened next
      if (!isSqlite(e)) throw e;
    }
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
