import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DomainError } from '../domain/domain-error.js';
import { fromSqlite, isSqlite } from './sqlite-error.js';

/** Held by whoever may write; gone with the process, because it is a lock of the operating system (decisions.md 19). */
export interface InstanceLock {
  release(): void;
}

/** Takes the writer's lock of a ledger. Throws at once: LEDGER_LOCKED, or LEDGER_READ_ONLY where no file can be made. */
export function takeInstanceLock(ledgerFile: string): InstanceLock {
  const file = `${ledgerFile}.lock`;
  try {
    return lockOn(file);
  } catch (e) {
    if (!isSqlite(e) || e.code !== 'SQLITE_NOTADB') throw fromSqlite(e);
    // something else was copied over it: nobody can be holding that
    rmSync(file, { force: true });
    try {
      return lockOn(file);
    } catch (again) {
      throw fromSqlite(again);
    }
  }
}

function lockOn(file: string): InstanceLock {
  const conn = new Database(file);
  try {
    conn.pragma('busy_timeout=0');
    conn.pragma('journal_mode=MEMORY');
    conn.exec('BEGIN EXCLUSIVE');
  } catch (e) {
    conn.close();
    throw e instanceof Error && isSqlite(e) && e.code.startsWith('SQLITE_BUSY') ? new DomainError('LEDGER_LOCKED', {}, { cause: e }) : e;
  }
  return { release: () => conn.close() };
}
