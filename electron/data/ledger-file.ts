import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '../domain/domain-error.js';
import { copyLedger } from './backup.js';
import { openConnection } from './connection.js';
import { takeInstanceLock, type InstanceLock } from './instance-lock.js';
import { unwrapKey } from './key-file.js';
import { ledgerHead } from './ledger-head.js';
import { MIGRATIONS, migrate, migrationsDue, schemaVersion, versionName, type Migration } from './migrate.js';
import { openForReading, openForWriting, type LedgerFile } from './open-ledger.js';
import type { Connection } from './sql.js';
import { fromSqlite } from './sqlite-error.js';
import { setStrayLogAside } from './stray-log.js';

export { createLedgerFile } from './create-ledger.js';
export type { LedgerFile } from './open-ledger.js';

export interface OpenLedger {
  readonly password: string | null;
  /** Only to read: allowed beside another process that writes (decisions.md 19). */
  readonly readOnly?: boolean;
  /** What this program can bring a ledger to; other lists are for tests of the way there. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens a ledger for writing, or for reading only; where nothing can be written it is opened for reading (writer null).
 * It is looked at through a read-only connection first: what is refused is not changed by a byte. Older ledgers are copied
 * aside before they are migrated. Refusals: not found, password needed or wrong, keys missing or damaged, damaged, foreign,
 * too new, too old to be only read, locked by another process.
 */
export async function openLedgerFile(file: string, options: OpenLedger): Promise<LedgerFile> {
  const real = existsSync(file) ? realpathSync(file) : file;
  const migrations = options.migrations ?? MIGRATIONS;
  const key = ledgerHead(real) === 'encrypted' ? keyOf(real, options.password) : null;
  setStrayLogAside(real, key);
  const reader = openConnection(real, { key, readOnly: true });
  let lock: InstanceLock | null = null;
  try {
    const due = inspect(reader, migrations);
    lock = options.readOnly ? null : lockToWrite(real);
    if (!lock) {
      if (due) throw new DomainError('LEDGER_TOO_OLD', { version: versionName(schemaVersion(reader)) });
      return openForReading(real, key, reader);
    }
    if (due) await upgrade(real, key, migrations);
    reader.close();
    return openForWriting(real, key, lock);
  } catch (e) {
    reader.close();
    lock?.release();
    throw fromSqlite(e);
  }
}

function keyOf(file: string, password: string | null): Uint8Array {
  if (password === null) throw new DomainError('LEDGER_PASSWORD_NEEDED');
  return unwrapKey(file, password);
}

/** Refuses what is foreign, too new or damaged; answers whether migrations are due. */
function inspect(conn: Connection, migrations: readonly Migration[]): boolean {
  const due = migrationsDue(conn, migrations);
  if ((conn.pragma('quick_check(1)', { simple: true }) as string) !== 'ok') throw new DomainError('LEDGER_DAMAGED');
  // a page cut off at the end is read as if zeros followed; only a log that is still to be taken in may leave one
  if (!existsSync(`${conn.name}-wal`) && statSync(conn.name).size % (conn.pragma('page_size', { simple: true }) as number) !== 0) throw new DomainError('LEDGER_DAMAGED');
  if (conn.prepare('SELECT count(*) FROM ledger_info').pluck().get() !== 1) throw new DomainError('LEDGER_DAMAGED');
  return due;
}

/** The writer's lock, or null where file or folder cannot be written. Throws LEDGER_LOCKED. */
function lockToWrite(file: string): InstanceLock | null {
  try {
    accessSync(file, constants.W_OK);
    accessSync(path.dirname(file), constants.W_OK);
    return takeInstanceLock(file);
  } catch (e) {
    if (e instanceof DomainError && e.code !== 'LEDGER_READ_ONLY') throw e;
    return null;
  }
}

async function upgrade(file: string, key: Uint8Array | null, migrations: readonly Migration[]): Promise<void> {
  const conn = openConnection(file, { key });
  try {
    const copy = `${file.replace(/\.db$/, '')}.before-v${migrations.length}.db`;
    copyLedger(conn, key, copy);
    try {
      await migrate(conn, migrations);
    } catch (e) {
      const known = fromSqlite(e);
      throw known instanceof DomainError ? known : new DomainError('LEDGER_UPGRADE_FAILED', { name: path.basename(copy) }, { cause: e });
    }
  } finally {
    conn.close();
  }
}
