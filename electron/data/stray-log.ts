import { createDecipheriv } from 'node:crypto';
import { closeSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { DomainError } from '../domain/domain-error.js';
import { takeInstanceLock, type InstanceLock } from './instance-lock.js';

/**
 * A ledger at rest has no -wal, and says so in its header. One that lies beside it all the same is of another ledger – a
 * backup was copied by hand over one that had not been closed – and SQLite would read it into this one, because it looks
 * for the file before it looks at the header. It is set aside. Where another process writes, the log is that one's own.
 */
export function setStrayLogAside(file: string, key: Uint8Array | null): void {
  const log = `${file}-wal`;
  if (isEmpty(log)) return;
  const lock = lockIfFree(file);
  if (!lock) return;
  try {
    // whoever held the lock until now may just have taken its own log in
    if (isEmpty(log) || !rests(file, key)) return;
    renameSync(log, `${log}.aside`);
    rmSync(`${file}-shm`, { force: true });
  } finally {
    lock.release();
  }
}

const isEmpty = (log: string): boolean => (statSync(log, { throwIfNoEntry: false })?.size ?? 0) === 0;

function lockIfFree(file: string): InstanceLock | null {
  try {
    return takeInstanceLock(file);
  } catch (e) {
    if (e instanceof DomainError && (e.code === 'LEDGER_LOCKED' || e.code === 'LEDGER_READ_ONLY')) return null;
    throw e;
  }
}

/** Byte 18 of a SQLite file: 1 with a rollback journal, 2 with a write-ahead log. */
const JOURNAL_AT = 18;
const WITH_ROLLBACK_JOURNAL = 1;
/** What `sqlcipher` version 4 makes of the first page: 16 bytes of salt, AES-256-CBC, then 80 bytes that begin with the IV. */
const CIPHER = { pageBytes: 4096, reservedBytes: 80, blockBytes: 16 } as const;

/** Read past SQLite, which would take the log in with it. A header that does not make sense is left to SQLite to refuse. */
function rests(file: string, key: Uint8Array | null): boolean {
  const page = firstPage(file);
  if (!key) return page[JOURNAL_AT] === WITH_ROLLBACK_JOURNAL;
  const ivAt = CIPHER.pageBytes - CIPHER.reservedBytes;
  const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(ivAt, ivAt + CIPHER.blockBytes)).setAutoPadding(false);
  const header = Buffer.concat([page.subarray(0, CIPHER.blockBytes), decipher.update(page.subarray(CIPHER.blockBytes, 2 * CIPHER.blockBytes))]);
  const isOurs = header.readUInt16BE(16) === CIPHER.pageBytes && header[20] === CIPHER.reservedBytes;
  return isOurs && header[JOURNAL_AT] === WITH_ROLLBACK_JOURNAL;
}

function firstPage(file: string): Buffer {
  const page = Buffer.alloc(CIPHER.pageBytes);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, page, 0, page.length, 0);
    return page;
  } finally {
    closeSync(fd);
  }
}
