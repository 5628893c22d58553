import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { reverseEntry } from '../../electron/data/entries.js';
import { closePeriods } from '../../electron/data/period-close.js';
import { AUDITED_TABLES } from '../../electron/data/schema.js';
import { verifyLedger } from '../../electron/data/verify.js';
import { insertOneOfEach } from './one-of-each.js';
import { SmallLedger } from './small-ledger.js';

/** A stranger with a database tool: takes the guards off, does it, puts them back as they were. */
function tamper(ledger: Buffer, sql: string): readonly string[] {
  // the ledger's own bytes, opened in memory: what is done to them is the same, and nothing waits for a disk
  const raw = new Database(Buffer.from(ledger));
  raw.pragma('foreign_keys=OFF');
  const guards = raw.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as { name: string; sql: string }[];
  for (const g of guards) raw.exec(`DROP TRIGGER ${g.name}`);
  raw.pragma('ignore_check_constraints=ON');
  raw.exec(sql);
  for (const g of guards) raw.exec(g.sql);
  const { problems } = verifyLedger(raw);
  raw.close();
  return problems;
}

describe('verify finds what was done behind the chain and names the place (P06)', () => {
  let template: Buffer;
  let l: SmallLedger;
  beforeAll(async () => {
    l = await SmallLedger.make({ loans: [{}, {}] });
    l.batch('import', '其余', (uow) => {
      uow.insert('unit_tag', { unit_id: 1, tag: '山区', from_on: '2011-01-01', to_on: '9999-12-31' });
      uow.insert('staff_post', { staff_id: 1, unit_id: 1, kind: 'main', tier: 'union_staff', title: '信贷员', from_on: '2011-01-01', to_on: '9999-12-31' });
      uow.insert('loan_party', { loan_id: 1, party_id: 2, role: 'guarantor', until_on: null });
      uow.insert('loan_responsible', { loan_id: 1, staff_id: 1, outsider: null, role: 'manage', from_on: '2005-03-01', to_on: '9999-12-31', share_ppm: 1_000_000, counts: 1 });
      uow.insert('class_event', { loan_id: 1, on_date: '2011-08-05', from_class: 'substandard', to_class: 'doubtful', reason: '逾期' });
      const asset = uow.insert('asset', { asset_no: 'D1', unit_id: 1, name: '门面', kind: 'real_estate', quantity: null, received_on: '2011-05-01', agreed_fen: 10, refund_fen: 0, book_fen: 10, dispose_by_on: '2013-05-01' });
      uow.insert('asset_loan', { asset_id: asset, loan_id: 1, principal_fen: 10, on_fen: 0, off_fen: 0 });
      uow.insert('asset_event', { asset_id: asset, kind: 'lease', on_date: '2011-06-01', book_fen: 0, cash_fen: 5 });
      uow.insert('unit_total', { period: '2011-08', unit_id: 1, all_fen: 5_000_000 });
      const plan = uow.insert('year_plan', { year: 2011, state: 'draft' });
      uow.insert('target', { year_plan_id: plan, staff_id: 1, unit_id: null, target_fen: 100, source: 'tier', reason: null });
      uow.insert('vintage_plan', { plan_year: 2011, formed_year: 2010, locked: 0 });
      const run = uow.insert('incentive_run', { plan_code: 'c', plan_version: 1, plan_body: '{}', from_on: '2011-01-01', to_on: '2011-08-31', result: '{}', result_hash: 'h', reward_fen: 5, held_fen: 0, penalty_fen: 0 });
      const suit = uow.insert('suit', { batch_no: 1, unit_id: 1, party_id: 1, filed_on: '2011-02-01', claim_principal_fen: 1, claim_interest_fen: 0, closed_on: null, closed_how: null, reason: null });
      uow.insert('suit_loan', { suit_id: suit, loan_id: 1 });
      const debt = uow.insert('gov_debt', { kind: 'unit', name: '某站', body: null, unit_id: 1, base_principal_fen: 1, base_interest_fen: 0, prior_principal_fen: 0, prior_interest_fen: 0 });
      uow.insert('gov_debt_loan', { gov_debt_id: debt, loan_id: 1 });
      uow.insert('gov_settlement', { gov_debt_id: debt, on_date: '2011-08-03', how: '财政代偿' });
      uow.insert('loan_move', { loan_id: 2, on_date: '2011-08-04', from_unit_id: 2, to_unit_id: 1, reason: '划转' });
      uow.insert('loan_aid', { loan_id: 1, new_loan_no: 'X1', amount_fen: 5, granted_on: '2011-08-01', plan: '按季还' });
      uow.insert('unit_event', { unit_id: 2, on_date: '2011-08-01', act: 'rename', former_name: '云台代办站', into_id: null, reason: '更名' });
      uow.insert('import_profile', { profile: 'p', version: 1, title: 'x', body: '{}' });
      uow.insert('export_form', { form: 'p', version: 1, title: 'x', map: '{}', template: Buffer.from([80, 75, 3, 4]) });
      uow.insert('report_issue', { report: 'monthly-recovery', period: '2011-08', issue_no: 1, title: 'x', base: null, options: '{}', as_of: '2011-08-31', figures: '{}', figures_hash: 'h', workbook: Buffer.from([80, 75, 3, 4]), workbook_hash: 'w', close_version: null, corrects: null, overruled: '{}', batch_id: uow.batchId });
      const file = uow.insert('import_file', { batch_id: uow.batchId, sha256: 'a', name: '台账.xlsx', sheet: 's', kind: 'ledger', profile: 'p', profile_version: 1, period: '2011-08', plan_hash: 'h', rows: 1, inserted: 0, updated: 0, unchanged: 0, conflicts: 0, rejected: 1, control: '{}' });
      uow.insert('import_row', { import_file_id: file, row_no: 7, verdict: 'reject', raw: '{}', issues: '[]' });
      uow.insert('import_unit', { import_file_id: file, unit_id: 1, rows: 1, conflicts: 0, rejected: 1, principal_fen: 0 });
      insertOneOfEach(uow, { yearPlan: plan, run });
      // changed twice, so that a cell nobody changed since is proven too
      uow.update('loan', 2, { cause: '经营' });
      uow.update('loan', 2, { cause: '灾害', old_class: '呆滞' });
    });
    l.book();
    l.book({ bookedOn: '2011-08-11' });
    l.batch('reversal', '冲正', (uow) => reverseEntry(uow, 2, '2011-08-11', '误记'));
    l.batch('close', '结账', (uow) => closePeriods(uow, '2011-08', null, '[]'));
    expect(l.problems()).toEqual([]);
    const file = l.file.path;
    l.close();
    template = readFileSync(file);
  });
  const after = (sql: string): readonly string[] => tamper(template, sql);

  it('nothing is found where nothing was done', () => {
    expect(after('')).toEqual([]);
  });

  it.each(AUDITED_TABLES.map((t) => [t]))('%s: every single cell, a row taken away, a row put in', (table) => {
    const raw = new Database(Buffer.from(template));
    const columns = (raw.pragma(`table_info(${table})`) as { name: string; type: string; pk: number }[]);
    const key = columns.find((c) => c.pk === 1)?.name ?? '';
    const [id] = raw.prepare(`SELECT ${key} FROM ${table} ORDER BY ${key} DESC LIMIT 1`).pluck().all() as number[];
    const indices = uniqueIndicesOf(raw, table);
    raw.close();
    expect(id, `${table} has a row`).toBeDefined();
    for (const c of columns) {
      if (c.pk === 1) continue;
      const other = c.type === 'INTEGER' ? `coalesce(${c.name}, 40) + 1` : c.type === 'BLOB' ? `CAST(${c.name} || x'00' AS BLOB)` : `coalesce(${c.name}, '') || 'x'`;
      expect(after(`UPDATE ${table} SET ${c.name} = ${other} WHERE ${key} = ${id}`), `${table}.${c.name}`).toContain(`${table} 第 ${id} 条与其变更记录不一致`);
    }
    expect(after(`DELETE FROM ${table} WHERE ${key} = ${id}`)).toContain(`${table} 第 ${id} 条不见了`);
    const list = columns.map((c) => (c.pk === 1 ? '9001' : c.name)).join(',');
    expect(after(`DROP INDEX IF EXISTS loan_key; DROP INDEX IF EXISTS entry_reversed; ${indices} INSERT OR IGNORE INTO ${table} SELECT ${list} FROM ${table} WHERE ${key} = ${id}`).join('\n')).toContain(['entry_share', 'import_profile', 'export_form', 'report_issue', 'roster', 'letter_issue'].includes(table) ? '表结构' : `${table} 第 9001 条与其变更记录不一致`);
  });

  it.each([
    ['the text of a batch', `UPDATE batch SET title = title || '！' WHERE batch_id = 3`, '第 3 批“收回！”的内容与入账时不一致'],
    ['who wrote it', `UPDATE batch SET user_name = '别人' WHERE batch_id = 3`, '第 3 批“收回”的内容与入账时不一致'],
    ['when it was written', 'UPDATE batch SET at = at + 1 WHERE batch_id = 3', '第 3 批“收回”的内容与入账时不一致'],
    ['what it undid', 'UPDATE batch SET undo_of = 2 WHERE batch_id = 3', '第 3 批“收回”的内容与入账时不一致'],
    ['its range of changes', 'UPDATE batch SET last_change = last_change - 1 WHERE batch_id = 3', '第 3 批“收回”的内容与入账时不一致'],
    ['its hash', 'UPDATE batch SET hash = zeroblob(32) WHERE batch_id = 3', '第 4 批与上一批的校验链断开'],
    ['a batch is cut out', 'DELETE FROM batch WHERE batch_id = 3', '批次号不连续：应为第 3 批，实为第 4 批'],
    ['two batches change places', 'UPDATE batch SET batch_id = 99 WHERE batch_id = 3; UPDATE batch SET batch_id = 3 WHERE batch_id = 4; UPDATE batch SET batch_id = 4 WHERE batch_id = 99', '第 3 批与上一批的校验链断开'],
    ['a batch is put on top', `INSERT INTO batch SELECT batch_id + 1, kind, title, user_name, at, business_on, NULL, NULL, NULL, hash, randomblob(32) FROM (SELECT * FROM batch ORDER BY batch_id DESC LIMIT 1)`, '第 7 批“结账”的内容与入账时不一致'],
    ['a change row', `UPDATE change SET before = '{"cause":"x"}' WHERE tbl = 'loan' AND op = 'U'`, '第 2 批“其余”的内容与入账时不一致'],
    ['a change row and the record to match it', `UPDATE change SET after = '{"cause":"x"}' WHERE change_id = (SELECT max(change_id) FROM change WHERE tbl = 'loan' AND op = 'U'); UPDATE loan SET cause = 'x' WHERE loan_id = 2`, '第 2 批“其余”的内容与入账时不一致'],
    ['a change row is cut out', `DELETE FROM change WHERE change_id = (SELECT first_change FROM batch WHERE batch_id = 3)`, '第 3 批“收回”的内容与入账时不一致'],
    ['the last batch is cut off, its records stay', `DELETE FROM change WHERE batch_id = (SELECT max(batch_id) FROM batch); DELETE FROM batch WHERE batch_id = (SELECT max(batch_id) FROM batch)`, 'period_event 第 1 条与其变更记录不一致'],
    ['the identity', `UPDATE ledger_info SET county = '别县'`, '台账的标识（县名、编号、建立时间）被改动过'],
    ['the sample becomes real', 'UPDATE ledger_info SET is_sample = 1', '台账的标识（县名、编号、建立时间）被改动过'],
    ['a balance', `UPDATE loan_state SET principal_fen = principal_fen + 1 WHERE loan_id = 2`, '贷款 2 的余额与收回记录推算不符'],
    ['a day of a balance', `UPDATE loan_state SET to_on = '2011-12-31' WHERE loan_id = 2`, '贷款 2 的余额与收回记录推算不符'],
    ['a class of a day', `UPDATE loan_state SET class = 'normal' WHERE loan_id = 2`, '贷款 2 的余额与收回记录推算不符'],
    ['a balance taken away', `DELETE FROM loan_state WHERE loan_id = 2`, '贷款 2 的余额与收回记录推算不符'],
    ['the grid', `UPDATE loan_now SET off_fen = off_fen + 1 WHERE loan_id = 1`, '贷款 1 的余额与收回记录推算不符'],
    ['a name in the grid', `UPDATE loan_now SET name = '某某' WHERE loan_id = 1`, '贷款 1 的余额与收回记录推算不符'],
    ['a row missing in the grid', `DELETE FROM loan_now WHERE loan_id = 1`, '贷款 1 的余额与收回记录推算不符'],
    ['a search key', `DELETE FROM party_key WHERE key = 'pbyx' AND party_id = 1`, 'party 第 1 条的检索词与姓名不符'],
    ['a closed month is open', `UPDATE period SET state = 'open' WHERE period = '2011-08'`, '2011-08 的结账状态与结账记录不符'],
    ['another version of a month', `UPDATE period SET version = 7 WHERE period = '2011-08'`, '2011-08 的结账状态与结账记录不符'],
    ['a closing total', `UPDATE close_total SET off_fen = off_fen + 1`, '2011-08 结账时留存的余额被改动过'],
    ['a closing total taken away', `DELETE FROM close_total`, '2011-08 结账时留存的余额被改动过'],
    ['balances behind a close', `UPDATE loan_state SET principal_fen = 1 WHERE loan_id = 2`, '2011-08 月末余额与结账时留存的不符'],
    ['a form becomes 清收', `UPDATE form_code SET effect = 'recover' WHERE form = 'rollover'`, '收回形式代码表被改动过'],
    ['a class is no longer 不良', `UPDATE class_code SET is_npl = 0 WHERE class = 'loss'`, '五级分类代码表被改动过'],
    ['a measure goes', `DELETE FROM measure_code WHERE measure = 'hand_up'`, '清收措施代码表被改动过'],
    ['a batch left open', 'UPDATE write_gate SET batch_id = 1', '有一批写入没有封账'],
    ['the gate itself is gone', 'DELETE FROM write_gate', '有一批写入没有封账'],
    ['a guard weakened', `CREATE TRIGGER entry_extra BEFORE INSERT ON entry BEGIN SELECT 1; END`, '表结构或保护规则与本版程序不一致，有人改动过台账文件的结构'],
    ['an index dropped', 'DROP INDEX loan_key', '表结构或保护规则与本版程序不一致，有人改动过台账文件的结构'],
    ['money on a cancelled loan', `UPDATE loan SET status = 'cancelled' WHERE loan_id = 1`, '贷款 1 已取消，却还有收回记录'],
  ])('%s', (_what, sql, problem) => {
    expect(after(sql)).toContain(problem);
  });

  it('guards that were taken off are missed, though every record is as it was', () => {
    const raw = new Database(Buffer.from(template));
    raw.exec('DROP TRIGGER entry_guard; DROP TRIGGER unit_gate_insert');
    expect(verifyLedger(raw).problems).toEqual(['表结构或保护规则与本版程序不一致，有人改动过台账文件的结构']);
    raw.close();
  });

  it('a thousand findings of one sort are twenty lines and a number', () => {
    const problems = after(`WITH RECURSIVE n(i) AS (SELECT 9000 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) INSERT INTO unit_tag SELECT i, 1, 'x', '2011-01-01', '2012-01-01', NULL FROM n`);
    expect(problems.filter((p) => p.startsWith('unit_tag'))).toHaveLength(20);
    expect(problems).toContain('同样的问题另有 980 处');
  });
});

/** Drops the unique indices of a table, so that a copied row meets nothing but the proof. */
/** Takes away what keeps a second record like it out. */
const uniqueIndicesOf = (ledger: Database.Database, table: string): string => (ledger.prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE UNIQUE%'`).pluck().all(table) as string[]).map((name) => `DROP INDEX IF EXISTS ${name};`).join(' ');
