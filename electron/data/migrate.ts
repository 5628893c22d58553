import path from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import { DomainError } from '../domain/domain-error.js';
import * as m0001 from './migrations/0001-ledger.js';
import * as m0002 from './migrations/0002-export-form.js';
import * as m0003 from './migrations/0003-report-issue.js';
import * as m0004 from './migrations/0004-loan-history.js';
import * as m0005 from './migrations/0005-incentive.js';
import * as m0006 from './migrations/0006-rosters.js';
import * as m0007 from './migrations/0007-determination.js';
import * as m0008 from './migrations/0008-letters.js';
import * as m0009 from './migrations/0009-false-names.js';
import * as m0010 from './migrations/0010-handed-in.js';
import type { Connection } from './sql.js';

export interface Migration {
  readonly name: string;
  up(db: Kysely<unknown>): Promise<void>;
}

/** In order; the schema version is the number of migrations run, kept in user_version. */
export const MIGRATIONS: readonly Migration[] = [{ name: '0001-ledger', up: m0001.up }, { name: '0002-export-form', up: m0002.up }, { name: '0003-report-issue', up: m0003.up }, { name: '0004-loan-history', up: m0004.up }, { name: '0005-incentive', up: m0005.up }, { name: '0006-rosters', up: m0006.up }, { name: '0007-determination', up: m0007.up }, { name: '0008-letters', up: m0008.up }, { name: '0009-false-names', up: m0009.up }, { name: '0010-handed-in', up: m0010.up }];

/** 'QSTZ' – marks a file as a ledger of this product. */
export const APPLICATION_ID = 0x5153545a;

export const schemaVersion = (conn: Connection): number => conn.pragma('user_version', { simple: true }) as number;

/**
 * Refuses a foreign file and a ledger of a newer program (never touched, never offered for deletion). Answers whether
 * migrations are due.
 */
export function migrationsDue(conn: Connection, migrations: readonly Migration[] = MIGRATIONS): boolean {
  const version = schemaVersion(conn);
  if ((conn.pragma('application_id', { simple: true }) as number) !== APPLICATION_ID || version < 1) throw new DomainError('LEDGER_NOT_A_LEDGER', { name: path.basename(conn.name) });
  if (version > migrations.length) throw new DomainError('LEDGER_TOO_NEW', { version: versionName(version) });
  return version < migrations.length;
}

export const versionName = (version: number): string => `数据格式 ${version}`;

/**
 * Runs what is due, each migration in its own transaction (kysely's Migrator runs SQLite migrations without one) and
 * its version number inside the same transaction: after a crash the file is at one version or the next.
 */
export async function migrate(conn: Connection, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: conn }) });
  for (let version = schemaVersion(conn); version < migrations.length; version++) {
    const migration = migrations[version];
    if (!migration) break;
    conn.exec('BEGIN IMMEDIATE');
    try {
      await migration.up(db);
      conn.pragma(`user_version=${version + 1}`);
      conn.pragma(`application_id=${APPLICATION_ID}`);
      conn.exec('COMMIT');
    } catch (e) {
      // a full disk has rolled back by itself
      if (conn.inTransaction) conn.exec('ROLLBACK');
      throw e;
    }
  }
}
