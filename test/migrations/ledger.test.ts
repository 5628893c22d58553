import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { sql, type Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../../electron/data/connection.js';
import { openLedgerFile } from '../../electron/data/ledger-file.js';
import { APPLICATION_ID, MIGRATIONS, migrate, schemaVersion, type Migration } from '../../electron/data/migrate.js';
import { AUDITED_TABLES } from '../../electron/data/schema.js';
import { SCHEMA_DIGEST, schemaDigest } from '../../electron/data/proof/file.js';
import { dump, freshFolder, SmallLedger } from '../data/small-ledger.js';

const TABLES = ['asset', 'asset_event', 'asset_loan', 'batch', 'case_answer', 'case_file', 'case_finding', 'case_measure', 'case_person', 'case_step', 'change', 'class_code', 'class_event', 'close_total', 'entry', 'entry_share', 'export_form', 'false_name', 'form_code', 'fund_move', 'gov_debt', 'gov_debt_loan', 'gov_settlement', 'import_file', 'import_profile', 'import_row', 'import_unit', 'incentive_run', 'ledger_info', 'letter_act', 'letter_issue', 'letter_print', 'letter_template', 'loan', 'loan_aid', 'loan_move', 'loan_now', 'loan_party', 'loan_responsible', 'loan_state', 'measure_code', 'party', 'party_key', 'period', 'period_event', 'publication', 'publication_basis', 'publication_decision', 'publication_item', 'publication_withdrawal', 'recovery_deadline', 'report_issue', 'roster', 'roster_act', 'roster_item', 'roster_revision', 'roster_sheet', 'roster_withdrawal', 'rule_plan', 'run_act', 'run_lock', 'sanction', 'staff', 'staff_post', 'staff_wage', 'suit', 'suit_loan', 'target', 'target_rule', 'unit', 'unit_event', 'unit_tag', 'unit_task', 'unit_total', 'vintage_plan', 'write_gate', 'year_plan'];

const next = (name: string, up: (db: Kysely<unknown>) => Promise<unknown>): readonly Migration[] => [...MIGRATIONS, { name, up: async (db) => void (await up(db)) }];
const adds = (db: Kysely<unknown>): Promise<unknown> => sql`ALTER TABLE unit ADD COLUMN phone TEXT`.execute(db);
const failing = next('next-fails', async (db) => {
  await adds(db);
  await sql`INSERT INTO no_such_table VALUES (1)`.execute(db);
});

const NOW = MIGRATIONS.length;
const NEXT = `台账.before-v${NOW + 1}.db`;

describe('the ledger as this program makes it', () => {
  it('makes every table, strict, with its codes, and marks the file as a ledger', async () => {
    const file = path.join(freshFolder(), '空.db');
    const conn = openConnection(file, { key: null, mustExist: false });
    await migrate(conn);
    const tables = conn.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all();
    expect(tables).toEqual(TABLES);
    expect(conn.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite%'`).pluck().all()).toEqual([]);
    expect(['class_code', 'form_code', 'measure_code'].map((t) => conn.prepare(`SELECT count(*) FROM ${t}`).pluck().get())).toEqual([9, 8, 11]);
    expect([schemaVersion(conn), conn.pragma('application_id', { simple: true })]).toEqual([NOW, APPLICATION_ID]);
    // after a migration: copy the value shown here into electron/data/proof/file.ts
    expect(schemaDigest(conn)).toBe(SCHEMA_DIGEST);
    for (const table of AUDITED_TABLES) expect(conn.prepare(`SELECT type FROM pragma_table_info('${table}') WHERE name = '${table}_id' AND pk = 1`).pluck().get(), table).toBe('INTEGER');
    conn.close();
  });

  it('has an index behind every reference that is looked up by its parent', async () => {
    const l = await SmallLedger.make();
    const plan = (query: string): string => l.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`).map((r) => r.detail).join(' | ');
    expect(plan(`SELECT 1 FROM loan_state s WHERE s.loan_id = 1 AND s.from_on < '2012-01-01' AND s.to_on > '2011-01-01'`)).toContain('USING COVERING INDEX loan_state_loan');
    expect(plan(`SELECT sum(principal_fen) FROM loan_state WHERE year = 2011 AND from_on <= '2011-08-31' AND to_on > '2011-08-31'`)).toMatch(/SEARCH loan_state USING PRIMARY KEY \(year=\?\)/);
    expect(plan(`SELECT unit_id, form, sum(principal_fen) FROM entry WHERE period BETWEEN '2011-01' AND '2011-08' GROUP BY unit_id, form`)).toContain('COVERING INDEX entry_report');
    expect(plan('SELECT 1 FROM entry WHERE reversal_of = 1')).toContain('entry_reversed');
    expect(plan('SELECT 1 FROM entry WHERE stands_for = 1')).toContain('entry_stands_for');
    expect(plan(`SELECT 1 FROM change WHERE tbl = 'loan' AND row_id = 1`)).toContain('change_row');
  });
});

describe('a ledger of an older program (R02 R22 R23)', () => {
  it('is copied aside, migrated, and loses nothing', async () => {
    const l = await SmallLedger.make({ loans: [{}, {}] });
    l.book();
    const before = dump(l.conn);
    const { path: file } = l.file;
    l.close();
    const later = await openLedgerFile(file, { password: null, migrations: next('next-adds', adds) });
    expect(schemaVersion(later.reader)).toBe(NOW + 1);
    const { unit: _unit, ...rest } = dump(later.reader);
    const { unit: _before, ...restBefore } = before;
    expect(rest).toEqual(restBefore);
    later.close();
    const copy = await SmallLedger.open(path.join(path.dirname(file), NEXT));
    expect(dump(copy.conn)).toEqual(before);
    expect(copy.problems()).toEqual([]);
  });

  it('stays as it was when a migration fails halfway, and still opens with the old program', async () => {
    const l = await SmallLedger.make();
    l.book();
    const before = dump(l.conn);
    const { path: file } = l.file;
    l.close();
    await expect(openLedgerFile(file, { password: null, migrations: failing })).rejects.toMatchObject({ code: 'LEDGER_UPGRADE_FAILED', message: '台账没有升级成功，仍是原来的样子', details: { name: NEXT } });
    const again = await SmallLedger.open(file);
    expect(dump(again.conn)).toEqual(before);
    expect(again.problems()).toEqual([]);
    expect(existsSync(path.join(path.dirname(file), NEXT))).toBe(true);
  });

  it('runs each of several migrations whole: the second fails, the first remains', async () => {
    const conn = openConnection(path.join(freshFolder(), 'x.db'), { key: null, mustExist: false });
    const list: Migration[] = [{ name: 'a', up: async (db) => void (await sql`CREATE TABLE a (x TEXT) STRICT`.execute(db)) }, { name: 'b', up: async (db) => { await sql`CREATE TABLE b (x TEXT) STRICT`.execute(db); throw new Error('b gives up'); } }];
    await expect(migrate(conn, list)).rejects.toThrow('b gives up');
    expect([schemaVersion(conn), conn.prepare(`SELECT name FROM sqlite_schema`).pluck().all()]).toEqual([1, ['a']]);
    expect(conn.inTransaction).toBe(false);
    conn.close();
  });

  // What a power cut leaves: the files as they stand in the middle of a migration, without anybody finishing anything.
  it('cut off in the middle is the old one, whole, and is migrated the next time', async () => {
    for (const password of [null, '口令']) {
      const l = await SmallLedger.make({ ...(password === null ? {} : { password }) });
      l.book();
      const before = dump(l.conn);
      const { path: file } = l.file;
      l.close();
      const cut = path.join(freshFolder(), '断电');
      const slow = next('next-cut', async (db) => {
        await adds(db);
        await sql`CREATE TABLE heap (x TEXT) STRICT`.execute(db);
        await sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) INSERT INTO heap SELECT hex(randomblob(300)) FROM n`.execute(db);
        mkdirSync(cut);
        for (const f of readdirSync(path.dirname(file))) if (f.startsWith('台账.') && !f.includes('before') && !f.endsWith('.lock')) cpSync(path.join(path.dirname(file), f), path.join(cut, f));
      });
      (await openLedgerFile(file, { password, migrations: slow })).close();
      expect(readdirSync(cut).length).toBeGreaterThan(1);
      const old = await openLedgerFile(path.join(cut, '台账.db'), { password });
      expect(dump(old.reader)).toEqual(before);
      old.close();
      const now = await openLedgerFile(path.join(cut, '台账.db'), { password, migrations: next('next-adds', adds) });
      expect([schemaVersion(now.reader), now.reader.pragma('integrity_check', { simple: true })]).toEqual([NOW + 1, 'ok']);
      now.close();
    }
  });

  it('is not migrated by whoever only reads, and says how it is', async () => {
    const l = await SmallLedger.make();
    const { path: file } = l.file;
    l.close();
    const bytes = readFileSync(file);
    await expect(openLedgerFile(file, { password: null, readOnly: true, migrations: next('next-adds', adds) })).rejects.toMatchObject({ code: 'LEDGER_TOO_OLD', message: `这个台账由旧版本（数据格式 ${NOW}）建立，要先升级才能查看` });
    expect(readFileSync(file)).toEqual(bytes);
    expect(new Database(file, { readonly: true }).pragma('user_version', { simple: true })).toBe(NOW);
  });
});
