import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '../domain/domain-error.js';
import { openConnection } from './connection.js';
import { genesisOf } from './hash-chain.js';
import { takeInstanceLock } from './instance-lock.js';
import { keyFileOf, newKey } from './key-file.js';
import { migrate } from './migrate.js';
import { openForWriting, type LedgerFile } from './open-ledger.js';
import { discardFile, fromFileError, renameDurably, syncPath, writeFileSafely } from './safe-file.js';
import { statement } from './sql.js';
import { fromSqlite } from './sqlite-error.js';

export interface NewLedger {
  readonly county: string;
  readonly password: string | null;
  readonly isSample: boolean;
  /** Instant in ms. */
  readonly at: number;
}

/**
 * Makes a new ledger, encrypted when a password is given, under a temporary name: the ledger's own name always means a
 * whole one. Nothing remains when it fails, and a key file found there is never written over: it is all that opens
 * another ledger.
 */
export async function createLedgerFile(file: string, options: NewLedger): Promise<LedgerFile> {
  if (existsSync(file)) throw new DomainError('LEDGER_EXISTS', { name: path.basename(file) });
  if (existsSync(keyFileOf(file))) throw new DomainError('LEDGER_KEYS_LEFT', { name: path.basename(keyFileOf(file)) });
  try {
    mkdirSync(path.dirname(file), { recursive: true });
  } catch (e) {
    throw fromFileError(e, path.join(path.dirname(file), 'x'));
  }
  const lock = takeInstanceLock(file);
  const made = options.password === null ? null : newKey(options.password);
  const temporary = `${file}.part`;
  try {
    // left over from a ledger that is no longer here: they belong to nobody and must not be read into the new one
    for (const f of [temporary, `${temporary}-journal`, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(f, { force: true });
    await fillEmpty(temporary, made?.key ?? null, options);
    if (made) writeFileSafely(keyFileOf(file), made.file);
    renameDurably(temporary, file);
    return openForWriting(file, made?.key ?? null, lock);
  } catch (e) {
    for (const f of [file, temporary, `${temporary}-journal`, keyFileOf(file)]) discardFile(f);
    lock.release();
    throw fromFileError(fromSqlite(e), file);
  }
}

async function fillEmpty(file: string, key: Uint8Array | null, options: NewLedger): Promise<void> {
  const conn = openConnection(file, { key, mustExist: false });
  try {
    await migrate(conn);
    const info = { ledger_uid: randomUUID(), county: options.county, is_sample: options.isSample ? 1 as const : 0 as const, created_at: options.at };
    statement(conn, 'INSERT INTO ledger_info (one, ledger_uid, county, is_sample, created_at, genesis) VALUES (1, ?, ?, ?, ?, ?)').run(info.ledger_uid, info.county, info.is_sample, info.created_at, genesisOf(info));
  } finally {
    conn.close();
  }
  syncPath(file, 'r+');
}
