import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../../electron/data/connection.js';
import { genesisOf } from '../../electron/data/hash-chain.js';
import { openLedgerFile } from '../../electron/data/ledger-file.js';
import { MIGRATIONS, migrate, schemaVersion } from '../../electron/data/migrate.js';
import { schemaDigest, SCHEMA_DIGEST } from '../../electron/data/proof/file.js';
import { runBatch } from '../../electron/data/unit-of-work.js';
import { dump, freshFolder, head, SmallLedger } from '../data/small-ledger.js';

/** A ledger of the program before this migration, with something in it. */
async function firstVersion(): Promise<string> {
  const file = path.join(freshFolder(), '台账.db');
  const conn = openConnection(file, { key: null, mustExist: false });
  await migrate(conn, MIGRATIONS.slice(0, 1));
  const info = { ledger_uid: 'u', county: '样例县', is_sample: 0 as const, created_at: 1 };
  conn.prepare('INSERT INTO ledger_info (one, ledger_uid, county, is_sample, created_at, genesis) VALUES (1, ?, ?, ?, ?, ?)').run('u', '样例县', 0, 1, genesisOf(info));
  runBatch(conn, head('profile', '方案'), (uow) => uow.insert('import_profile', { profile: 'own', version: 1, title: '自制表', body: '{}' }));
  conn.close();
  return file;
}

describe('0002-export-form (X-1, X-8)', () => {
  it('adds the table to a ledger of the first version: nothing else moves, and the two are one and the same shape', async () => {
    const file = await firstVersion();
    const raw = new Database(file, { readonly: true });
    const before = dump(raw);
    raw.close();
    const later = await openLedgerFile(file, { password: null });
    expect(schemaVersion(later.reader)).toBe(MIGRATIONS.length);
    expect(schemaDigest(later.reader)).toBe(SCHEMA_DIGEST);
    expect(dump(later.reader)).toEqual({ ...before, export_form: [], report_issue: [], loan_move: [], loan_aid: [], unit_event: [], gov_settlement: [], target_rule: [], unit_task: [], rule_plan: [], run_lock: [], run_act: [], sanction: [], staff_wage: [], roster: [], roster_withdrawal: [], roster_revision: [], roster_sheet: [], roster_item: [], roster_act: [], case_file: [], case_step: [], case_person: [], case_answer: [], case_finding: [], case_measure: [], fund_move: [], recovery_deadline: [], letter_template: [], letter_issue: [], letter_act: [], letter_print: [], publication_basis: [], publication: [], publication_item: [], publication_decision: [], publication_withdrawal: [] });
    later.close();
    const l = await SmallLedger.open(file);
    expect(l.problems()).toEqual([]);
    l.batch('profile', '表式', (uow) => uow.insert('export_form', { form: 'own', version: 1, title: '自制表', map: '{}', template: Buffer.from('PK') }));
    expect(l.problems()).toEqual([]);
  });

  it('keeps versions as they were', async () => {
    const l = await SmallLedger.make();
    const { value: id } = l.batch('profile', '表式', (uow) => uow.insert('export_form', { form: 'own', version: 1, title: '表', map: '{}', template: Buffer.from('PK') }));
    for (const patch of [{ map: '{"a":1}' }, { template: Buffer.from('PL') }, { version: 2 }, { form: 'x' }, { title: '另' }]) {
      expect(() => l.batch('profile', '改', (uow) => uow.update('export_form', id, patch))).toThrow('VERSION_IS_FINAL');
    }
    expect(() => l.batch('profile', '又一个', (uow) => uow.insert('export_form', { form: 'own', version: 1, title: '表', map: '{}', template: Buffer.from('PK') }))).toThrow();
    expect(() => l.batch('profile', '空的', (uow) => uow.insert('export_form', { form: 'own', version: 2, title: '表', map: '{}', template: Buffer.alloc(0) }))).toThrow();
    expect(l.problems()).toEqual([]);
  });
});
