import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { DomainError } from '../domain/domain-error.js';
import { openConnection } from './connection.js';
import { takeInstanceLock, type InstanceLock } from './instance-lock.js';

/**
 * A ledger at rest has no -wal, and says so in its header. One that lies beside it all the same is of another ledger – a
 * backup was copied by hand over one that had not been closed – and SQLite would read it into this one, because it looks
 * for the file before it looks at the header. It is set aside. Where another process writes, the log is that one's own.
 */
export function setStrayLogAside(file: string, key: Uint8Array | null): void {
  const log = `${file}-wal`;
  if (!existsSync(log) || statSync(log).size === 0) return;
  const lock = lockIfFree(file);
  if (!lock) return;
  const aside = `${log}.aside`;
  try {
    if (key === null && !restsByHeader(file)) return;
    renameSync(log, aside);
    rmSync(`${file}-shm`, { force: true });
    if (key !== null && !restsWithoutLog(file, key)) renameSync(aside, log);
  } finally {
    lock.release();
  }
}

function lockIfFree(file: string): InstanceLock | null {
  try {
    return takeInstanceLock(file);
  } catch (e) {
    if (e instanceof DomainError && (e.code === 'LEDGER_LOCKED' || e.code === 'LEDGER_READ_ONLY')) return null;
    throw e;
  }
}

/** Byte 18 of a SQLite file: 1 with a rollback journal, 2 with a write-ahead log. */
function restsByHeader(file: string): boolean {
  const head = new Uint8Array(20);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, head, 0, head.length, 0);
  } finally {
    closeSync(fd);
  }
  return head[18] === 1;
}

/** The same of an encrypted ledger, whose header only shows to who has the key – and only while the log is out of sight. */
function restsWithoutLog(file: string, key: Uint8Array): boolean {
  let conn;
  try {
    conn = openConnection(file, { key, readOnly: true });
    return conn.pragma('journal_mode', { simple: true }) === 'delete';
  } catch (e) {
    if (e instanceof DomainError) return false; // not to be read without its log: then it is its own
    throw e;
  } finally {
    conn?.close();
    for (const f of [`${file}-wal`, `${file}-shm`]) if (existsSync(f) && statSync(f).size === 0) rmSync(f);
  }
}
