import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { DomainError } from '../domain/domain-error.js';
import { openConnection } from './connection.js';
import { copyKeyFile, keyFileOf } from './key-file.js';
import { discardFile, fromFileError, renameDurably, syncPath } from './safe-file.js';
import { statement, type Connection } from './sql.js';
import { fromSqlite } from './sqlite-error.js';

export interface LedgerTotals {
  readonly loans: number;
  readonly principalFen: number;
  readonly entriesFen: number;
  readonly lastBatch: number;
}

/** How often a copy is made anew because somebody booked while it was made. */
const ATTEMPTS = 5;

export const ledgerTotals = (conn: Connection): LedgerTotals =>
  statement(conn, `SELECT (SELECT count(*) FROM loan WHERE status = 'live') AS loans, (SELECT coalesce(sum(principal_fen), 0) FROM loan_now) AS principalFen, (SELECT coalesce(sum(principal_fen + on_fen + off_fen), 0) FROM entry) AS entriesFen, (SELECT coalesce(max(batch_id), 0) FROM batch) AS lastBatch`).get() as LedgerTotals;

/**
 * A verified copy: VACUUM INTO a temporary name beside the target, reopened, integrity and control totals compared,
 * fsync, rename (decisions.md 20). An encrypted ledger gives an encrypted copy under the same key; its key file is there
 * before it. Nothing new remains when it fails. Returns the copy's SHA-256 and totals.
 */
export function copyLedger(conn: Connection, key: Uint8Array | null, target: string): { sha256: string; totals: LedgerTotals } {
  const temporary = `${target}.part`;
  const newKeys = key !== null && !existsSync(keyFileOf(target));
  try {
    const totals = copyAndCompare(conn, key, temporary);
    syncPath(temporary, 'r+');
    if (key) copyKeyFile(conn.name, target);
    const sha256 = sha256OfFile(temporary);
    renameDurably(temporary, target);
    return { sha256, totals };
  } catch (e) {
    removeTemporary(temporary);
    if (newKeys && !existsSync(target)) discardFile(keyFileOf(target));
    throw fromFileError(fromSqlite(e), target);
  }
}

function copyAndCompare(conn: Connection, key: Uint8Array | null, temporary: string): LedgerTotals {
  for (let attempt = 1; ; attempt++) {
    removeTemporary(temporary);
    const before = ledgerTotals(conn);
    conn.prepare('VACUUM INTO ?').run(temporary);
    const totals = checkCopy(temporary, key);
    if (JSON.stringify(totals) === JSON.stringify(before)) return totals;
    // another process may have booked meanwhile; a copy that differs without that is no copy
    if (attempt === ATTEMPTS || ledgerTotals(conn).lastBatch === before.lastBatch) throw new DomainError('LEDGER_DAMAGED');
  }
}

function removeTemporary(temporary: string): void {
  for (const f of ['', '-wal', '-shm', '-journal']) discardFile(`${temporary}${f}`);
}

/** Opens a copy read-only and proves it; throws when it is not a sound ledger. */
export function checkCopy(file: string, key: Uint8Array | null): LedgerTotals {
  const copy = openConnection(file, { key, readOnly: true });
  try {
    if ((copy.pragma('integrity_check', { simple: true }) as string) !== 'ok') throw new DomainError('LEDGER_DAMAGED');
    return ledgerTotals(copy);
  } finally {
    copy.close();
  }
}

export function sha256OfFile(file: string): string {
  const digest = createHash('sha256');
  const buffer = new Uint8Array(1 << 20);
  const fd = openSync(file, 'r');
  try {
    for (let n = readSync(fd, buffer); n > 0; n = readSync(fd, buffer)) digest.update(buffer.subarray(0, n));
  } finally {
    closeSync(fd);
  }
  return digest.digest('hex');
}
