import Database from 'better-sqlite3';
import { DomainError } from '../domain/domain-error.js';

/** Held by whoever may write; gone with the process, because it is a lock of the operating system (decisions.md 19). */
export interface InstanceLock {
  release(): void;
}

/** Takes the writer's lock of a ledger or throws LEDGER_LOCKED at once. */
export function takeInstanceLock(ledgerFile: string): InstanceLock {
  const conn = new Database(`${ledgerFile}.lock`);
  try {
    conn.pragma('busy_timeout=0');
    conn.pragma('journal_mode=DELETE');
    conn.exec('BEGIN EXCLUSIVE');
  } catch (e) {
    conn.close();
    throw new DomainError('LEDGER_LOCKED', {}, { cause: e });
  }
  return { release: () => conn.close() };
}
