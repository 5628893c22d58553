import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '../domain/domain-error.js';
import { copyLedger } from './backup.js';
import { isPlainDatabase, openConnection } from './connection.js';
import { takeInstanceLock, type InstanceLock } from './instance-lock.js';
import { createKeyFile, keyFileOf, unwrapKey } from './key-file.js';
import { migrate, migrationsDue, schemaVersion } from './migrate.js';
import { fromFileError } from './safe-file.js';
import { statement, type Connection } from './sql.js';

/** An open ledger: one writing connection (null when another process writes), one read-only connection for queries. */
export interface LedgerFile {
  readonly path: string;
  readonly encrypted: boolean;
  readonly key: Uint8Array | null;
  readonly writer: Connection | null;
  readonly reader: Connection;
  close(): void;
}

export function isEncrypted(file: string): boolean {
  const head = new Uint8Array(16);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, head, 0, 16, 0);
  } finally {
    closeSync(fd);
  }
  return !isPlainDatabase(head);
}

/** Makes a new ledger, encrypted when a password is given. Nothing remains when it fails. */
export async function createLedgerFile(file: string, options: { county: string; password: string | null; isSample: boolean; at: number }): Promise<LedgerFile> {
  if (existsSync(file)) throw new DomainError('LEDGER_EXISTS', { name: path.basename(file) });
  try {
    mkdirSync(path.dirname(file), { recursive: true });
  } catch (e) {
    throw fromFileError(e, path.join(path.dirname(file), 'x'));
  }
  const lock = takeInstanceLock(file);
  try {
    const key = options.password === null ? null : createKeyFile(file, options.password);
    const writer = openConnection(file, { key, mustExist: false });
    await migrate(writer);
    statement(writer, 'INSERT INTO ledger_info (one, ledger_uid, county, is_sample, created_at) VALUES (1, ?, ?, ?, ?)').run(randomUUID(), options.county, options.isSample ? 1 : 0, options.at);
    return opened(file, key, writer, lock);
  } catch (e) {
    lock.release();
    for (const f of [file, `${file}-wal`, `${file}-shm`, keyFileOf(file)]) rmSync(f, { force: true });
    throw e;
  }
}

/**
 * Opens a ledger for writing, or for reading only. Older ledgers are copied aside before they are migrated. Refusals:
 * not found, password needed or wrong, keys missing, damaged, foreign, too new, locked by another process.
 */
export async function openLedgerFile(file: string, options: { password: string | null; readOnly?: boolean }): Promise<LedgerFile> {
  if (!existsSync(file)) throw new DomainError('LEDGER_NOT_FOUND', { name: path.basename(file) });
  if (statSync(file).size < 512) throw new DomainError('LEDGER_DAMAGED');
  const encrypted = isEncrypted(file);
  if (encrypted && !existsSync(keyFileOf(file)) && looksForeign(file)) throw new DomainError('LEDGER_NOT_A_LEDGER', { name: path.basename(file) });
  if (encrypted && options.password === null) throw new DomainError('LEDGER_PASSWORD_NEEDED');
  const key = encrypted ? unwrapKey(file, options.password ?? '') : null;
  if (options.readOnly) {
    const reader = openConnection(file, { key, readOnly: true });
    if (migrationsDue(reader)) throw new DomainError('LEDGER_LOCKED');
    return { path: file, encrypted, key, writer: null, reader, close: () => reader.close() };
  }
  const lock = takeInstanceLock(file);
  try {
    const writer = openConnection(file, { key });
    if ((writer.pragma('quick_check', { simple: true }) as string) !== 'ok') throw new DomainError('LEDGER_DAMAGED');
    if (migrationsDue(writer)) {
      const version = schemaVersion(writer);
      copyLedger(writer, key, `${file.replace(/\.db$/, '')}.before-v${version + 1}.db`);
      await migrate(writer);
    }
    return opened(file, key, writer, lock);
  } catch (e) {
    lock.release();
    throw e;
  }
}

/** Files that are neither SQLite nor encrypted by us: workbooks, pictures, text renamed to .db. */
function looksForeign(file: string): boolean {
  return statSync(file).size % 4096 !== 0;
}

function opened(file: string, key: Uint8Array | null, writer: Connection, lock: InstanceLock): LedgerFile {
  const reader = openConnection(file, { key, readOnly: true });
  return {
    path: file, encrypted: key !== null, key, writer, reader,
    close: () => {
      reader.close();
      // leave one file behind: what lies in the -wal would be lost when the ledger is copied by hand
      writer.pragma('wal_checkpoint(TRUNCATE)');
      writer.close();
      lock.release();
      key?.fill(0);
    },
  };
}
