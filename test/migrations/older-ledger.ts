import path from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { openConnection } from '../../electron/data/connection.js';
import { genesisOf } from '../../electron/data/hash-chain.js';
import { openLedgerFile } from '../../electron/data/ledger-file.js';
import { MIGRATIONS, migrate, schemaVersion } from '../../electron/data/migrate.js';
import { schemaDigest, SCHEMA_DIGEST } from '../../electron/data/proof/file.js';
import { runBatch, type UnitOfWork } from '../../electron/data/unit-of-work.js';
import { DomainError } from '../../electron/domain/domain-error.js';
import { dump, freshFolder, head, SmallLedger } from '../data/small-ledger.js';

/** A ledger of the program as it was before a migration, with what `fill` writes into it as its first batch. */
export async function ledgerBefore(migration: string, fill: (uow: UnitOfWork) => unknown): Promise<string> {
  const at = MIGRATIONS.findIndex((m) => m.name === migration);
  if (at < 1) throw new Error(`no migration ${migration}`);
  const file = path.join(freshFolder(), '台账.db');
  const conn = openConnection(file, { key: null, mustExist: false });
  await migrate(conn, MIGRATIONS.slice(0, at));
  const info = { ledger_uid: 'u', county: '样例县', is_sample: 0 as const, created_at: 1 };
  conn.prepare('INSERT INTO ledger_info (one, ledger_uid, county, is_sample, created_at, genesis) VALUES (1, ?, ?, ?, ?, ?)').run(info.ledger_uid, info.county, info.is_sample, info.created_at, genesisOf(info));
  runBatch(conn, head('import', '以前的数'), fill);
  conn.close();
  return file;
}

/** Opens an older ledger with this program: it has the tables named, everything new is empty, everything old is what it was, and verify is content. Returns it open. */
export async function expectOnlyNewTables(file: string, tables: readonly string[]): Promise<SmallLedger> {
  const raw = new Database(file, { readonly: true });
  const was = dump(raw);
  raw.close();
  const later = await openLedgerFile(file, { password: null });
  expect(schemaVersion(later.reader)).toBe(MIGRATIONS.length);
  expect(schemaDigest(later.reader)).toBe(SCHEMA_DIGEST);
  const now = dump(later.reader);
  later.close();
  expect(Object.fromEntries(Object.keys(was).map((t) => [t, now[t]]))).toEqual(was);
  const added = Object.keys(now).filter((t) => !(t in was));
  expect(added).toEqual(expect.arrayContaining([...tables]));
  for (const table of added) expect(now[table], table).toEqual([]);
  const ledger = await SmallLedger.open(file);
  expect(ledger.problems()).toEqual([]);
  return ledger;
}

/** The code of the guard, or the kind of constraint, that stopped a piece of work; '' when nothing did. */
export function stopped(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (e) {
    return e instanceof DomainError ? e.code : String(e);
  }
}
