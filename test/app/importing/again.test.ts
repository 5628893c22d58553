import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanRow } from '../../../electron/contract/imports.js';
import { cardNumber, ledgerForm, ledgerGrid, loanRow, plainBook, STAFF, type OfficeRow } from '../../helpers/office-workbooks.js';
import { TestCore } from '../../helpers/test-core.js';

/** The ledger holds four loans as of July; what comes next is compared with them. */
const JULY = [loanRow(1), loanRow(2), loanRow(3), loanRow(4, { cashFen: 1_000_000 })];
let core: TestCore;
let first = 0;
beforeEach(async () => {
  core = await TestCore.open({ today: '2011-09-15' });
  await core.call('ledger.create', { county: '样例县' });
  first = (await core.import('2011-07', core.put('员工.xlsx', plainBook('staff', STAFF)), core.put('台账07.xlsx', ledgerForm(JULY)))).batch;
});
afterEach(() => core.close());

const NO = (n: number): string => String(loanRow(n)['loanNo']);
const balance = (n: number): number => core.one('SELECT n.principal_fen FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id WHERE l.loan_no = ?', NO(n));
const booked = (n: number, form = 'cash'): number => core.one('SELECT coalesce(sum(e.principal_fen), 0) FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE l.loan_no = ? AND e.form = ?', NO(n), form);
const put = (name: string, rows: readonly OfficeRow[]): string => core.put(name, ledgerForm(rows));
async function rowsOf(planId: string): Promise<PlanRow[]> {
  return (await core.call('import.rows', { planId, limit: 500 })).rows;
}
const clean = async (): Promise<void> => expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });

describe('decisions 3 and 6: the same file again', () => {
  it('everything is unchanged, and the plan says when and by whom it was taken in', async () => {
    const file = core.put('再来.xlsx', ledgerForm(JULY));
    const plan = await core.plan('2011-07', [file]);
    expect(plan.totals).toEqual({ rows: 4, insert: 0, update: 0, unchanged: 4, conflict: 0, reject: 0 });
    expect(plan.files[0]?.importedBefore).toEqual({ batch: first, at: expect.any(Number) as number, user: '周样初' });
    expect(await core.refusal('import.commit', { planId: plan.planId, hash: plan.hash })).toMatchObject({ code: 'PLAN_EMPTY' });
  });

  it('another file with the same rows is unchanged too, and is not called imported', async () => {
    const plan = await core.plan('2011-07', [put('改名.xlsx', [...JULY].reverse())]);
    expect(plan.totals).toMatchObject({ unchanged: 4 });
    expect(plan.files[0]?.importedBefore).toBeNull();
  });
});

describe('decisions 6: a changed field', () => {
  it('is an update that shows old → new, is written as shown and undone to what was', async () => {
    const next = [loanRow(1, { riskClass: '可疑', guarantee: '抵押', security: '门面房一间', dueOn: '2010-09-20', nplOn: '2010-12-31' }), loanRow(2, { cashFen: 400_000, interestPaidFen: 4_000, offInterestFen: 11_000 }), loanRow(3), loanRow(4, { cashFen: 1_000_000 })];
    const plan = await core.plan('2011-08', [put('台账08.xlsx', next)]);
    expect(plan.totals).toEqual({ rows: 4, insert: 0, update: 2, unchanged: 2, conflict: 0, reject: 0 });
    const rows = await rowsOf(plan.planId);
    expect(rows[0]?.changes).toEqual([
      { field: '最后到期日', before: '2010-03-20', after: '2010-09-20' }, { field: '担保方式', before: '保证', after: '抵押' }, { field: '担保人/抵(质)押物', before: '保证人甲', after: '门面房一间' }, { field: '五级分类', before: '次级', after: '可疑' }, { field: '形成不良日期', before: '2010-06-30', after: '2010-12-31' },
    ]);
    expect(rows[1]?.changes).toEqual([{ field: '本年收回-现金', before: '2500.00', after: '4000.00' }, { field: '本年收回利息', before: '30.00', after: '40.00' }, { field: '表外欠息', before: '123.45', after: '110.00' }]);

    const done = await core.commit(plan);
    expect(done).toMatchObject({ committed: 2, insert: 0, update: 2 });
    expect(balance(2)).toBe(600_000);
    expect(booked(2)).toBe(400_000);
    expect(core.sql('SELECT e.principal_fen AS p, e.period FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE l.loan_no = ? AND e.form = ? AND e.reversal_of IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id) ORDER BY e.entry_id', NO(2), 'cash').reduce((a, r) => a + Number(r['p']), 0)).toBe(400_000);
    expect((await core.call('loans.get', { no: NO(1) })).loan).toMatchObject({ class: '可疑', guarantee: '抵押', security: '门面房一间', dueOn: '2010-09-20' });
    // July stays as July was: the class moved with August
    const july = await core.call('periods.snapshot', { period: '2011-07' });
    expect(july.rows.map((r) => [r.class, r.loans, r.principalFen])).toEqual([['次级', 3, 2_250_000]]);
    const august = await core.call('periods.snapshot', { period: '2011-08' });
    expect(august.rows.map((r) => [r.class, r.loans, r.principalFen])).toEqual([['可疑', 1, 750_000], ['次级', 2, 1_350_000]]);
    await clean();

    await core.call('history.undo', { batch: done.batch });
    expect(balance(2)).toBe(750_000);
    expect(booked(2)).toBe(250_000);
    expect((await core.call('loans.get', { no: NO(1) })).loan).toMatchObject({ class: '次级', guarantee: '保证', security: '保证人甲', dueOn: '2010-03-20' });
    await clean();
  });

  it('about the borrower – number, telephone, town, kind – reaches the borrower', async () => {
    const next = [loanRow(1, { idNo: cardNumber(88), phone: '13900000001', town: '石桥镇二村', client: '自然人其他', publicKind: '公职人员' }), ...JULY.slice(1)];
    const plan = await core.plan('2011-08', [put('台账08.xlsx', next)]);
    expect(plan.totals).toMatchObject({ update: 1, unchanged: 3 });
    const [row] = await rowsOf(plan.planId);
    expect(row?.changes.map((c) => [c.field, c.after])).toEqual([['证件号码', cardNumber(88)], ['联系电话', '13900000001'], ['所属乡镇(村组)', '石桥镇二村'], ['客户类别', '自然人其他'], ['涉政标识', '公职人员']]);
    const done = await core.commit(plan);
    expect((await core.call('loans.get', { no: NO(1) })).loan).toMatchObject({ town: '石桥镇二村', client: '自然人其他', publicKind: '公职人员' });
    expect((await core.call('loans.search', { text: cardNumber(88).slice(-4) })).hits.map((h) => h.no)).toContain(NO(1));
    await clean();
    await core.call('history.undo', { batch: done.batch });
    expect((await core.call('loans.get', { no: NO(1) })).loan).toMatchObject({ town: '石桥镇一村', client: '农户', publicKind: '否' });
    await clean();
  });

  it('another name with the same number is a correction; another name and number is a conflict', async () => {
    const plan = await core.plan('2011-08', [put('台账08.xlsx', [loanRow(1, { borrower: '更名户' }), loanRow(2, { borrower: '别人', idNo: cardNumber(77) }), loanRow(3), JULY[3] as OfficeRow])]);
    const rows = await rowsOf(plan.planId);
    expect(rows.map((r) => r.verdict)).toEqual(['update', 'conflict', 'unchanged', 'unchanged']);
    expect(rows[0]?.changes).toEqual([{ field: '借款人名称', before: loanRow(1)['borrower'], after: '更名户' }]);
    expect(rows[1]?.issues.map((i) => i.code)).toEqual(['BORROWER_DIFFERS']);
    await core.commit(plan);
    expect((await core.call('loans.search', { text: '更名' })).hits.map((h) => h.no)).toEqual([NO(1)]);
    expect((await core.call('loans.search', { text: String(loanRow(1)['borrower']) })).hits).toEqual([]);
    await clean();
  });

  it('P-2 实际用款人 is kept, changed and given back', async () => {
    const plan = await core.plan('2011-08', [put('台账08.xlsx', [loanRow(1, { actualUser: '用款人乙' }), ...JULY.slice(1), loanRow(5, { actualUser: '用款人丙', beginFen: 0, newFen: 500_000, cashFen: 0, stock: '新增', nplOn: '2011-08-03', dueOn: '2011-08-01' })])]);
    expect(plan.totals).toMatchObject({ insert: 1, update: 1 });
    await core.commit(plan);
    expect((await core.call('loans.get', { no: NO(1) })).loan.actualUser).toBe('用款人乙');
    expect((await core.call('loans.get', { no: NO(5) })).loan.actualUser).toBe('用款人丙');
    await clean();
  });

  it('a sheet without a column leaves the field alone', async () => {
    const keys = Object.keys(loanRow(1)).filter((k) => !['security', 'ratePpm', 'oldClass', 'phone', 'town', 'actualUser', 'collector', 'progress', 'callYear', 'lastDemand', 'limitationOn', 'guaranteeUntilOn', 'rollovers', 'problem', 'publicKind', 'formedYear'].includes(k));
    const plan = await core.plan('2011-08', [core.put('少列.xlsx', ledgerGrid(JULY, { keys }))]);
    expect(plan.totals).toMatchObject({ unchanged: 4, update: 0, conflict: 0, reject: 0 });
  });
});

describe('decisions 3: conflicts stay out until a person decides', () => {
  const conflicts: [string, OfficeRow, string][] = [
    ['another balance at the start of the year', { beginFen: 1_100_000 }, 'BEGIN_BALANCE_DIFFERS'],
    ['less received than the ledger has', { cashFen: 200_000 }, 'LEDGER_HAS_MORE'],
    ['less interest than the ledger has', { interestPaidFen: 2_000 }, 'LEDGER_HAS_MORE'],
    ['another year of formation', { nplOn: '2011-01-05' }, 'FORMED_YEAR_MOVES'],
    ['other persons', { responsible: '吴练田[0302](包收)100%' }, 'RESPONSIBLE_DIFFERS'],
  ];
  it.each(conflicts)('%s', async (_what, more, code) => {
    const plan = await core.plan('2011-08', [put('台账08.xlsx', [loanRow(1, more), loanRow(2, { riskClass: '损失' }), loanRow(3), JULY[3] as OfficeRow])]);
    expect(plan.totals).toEqual({ rows: 4, insert: 0, update: 1, unchanged: 2, conflict: 1, reject: 0 });
    expect(plan.files[0]?.issues.map((i) => i.code)).toEqual([code]);
    const before = core.sql('SELECT * FROM loan WHERE loan_no = ?', NO(1));
    const done = await core.commit(plan);
    expect(done).toMatchObject({ committed: 1 });
    expect(core.sql('SELECT * FROM loan WHERE loan_no = ?', NO(1))).toEqual(before);
    expect(balance(1)).toBe(750_000);
    expect(core.sql(`SELECT row_no, verdict FROM import_row`)).toEqual([{ row_no: 6, verdict: 'conflict' }]);
    await clean();
  });

  it('a conflict alone is not committed, and --strict refuses the others with it', async () => {
    const plan = await core.plan('2011-08', [put('台账08.xlsx', [loanRow(1, { beginFen: 1_100_000 }), loanRow(2, { riskClass: '损失' })])]);
    expect((await core.refusal('import.commit', { planId: plan.planId, hash: plan.hash, strict: true })).code).toBe('IMPORT_STRICT');
    const only = await core.plan('2011-08', [put('台账.xlsx', [loanRow(1, { beginFen: 1_100_000 })])]);
    expect((await core.refusal('import.commit', { planId: only.planId, hash: only.hash })).code).toBe('PLAN_EMPTY');
  });

  it('a changed vintage is taken when the person says so; money the ledger has is not given up', async () => {
    const plan = await core.plan('2011-08', [put('台账08.xlsx', [loanRow(1, { nplOn: '2011-01-05', riskClass: '可疑' }), loanRow(2, { cashFen: 200_000 })])]);
    expect(plan.totals).toMatchObject({ conflict: 2 });
    expect(await core.refusal('import.commit', { planId: plan.planId, hash: plan.hash, takeFile: [{ file: '台账08.xlsx', row: 7 }] })).toMatchObject({ code: 'CONFLICT_NOT_TAKEN' });
    const done = await core.commit(plan, { takeFile: [{ file: '台账08.xlsx', row: 6 }] });
    expect(done).toMatchObject({ committed: 1, update: 1 });
    expect((await core.call('loans.get', { no: NO(1) })).loan).toMatchObject({ formedOn: '2011-01-05', formedYear: 2011, class: '可疑' });
    await clean();
  });
});

describe('decisions 3: loans the file does not have', () => {
  it('are listed and never removed; settled ones and other units are not missed', async () => {
    await core.import('2011-07', put('城关.xlsx', [loanRow(9, { unit: '城关信用社' })]));
    const plan = await core.plan('2011-08', [put('台账08.xlsx', [loanRow(1, { riskClass: '损失' })])]);
    expect(plan.missing).toEqual([2, 3].map((n) => ({ no: NO(n), unit: '石桥信用社', borrower: loanRow(n)['borrower'], principalFen: 750_000 })));
    await core.commit(plan);
    expect((await core.call('loans.page', {})).count).toBe(5);
  });
});

describe('decisions 4: months out of order', () => {
  it('an older month after a newer one adds no money', async () => {
    const plan = await core.plan('2011-06', [put('台账06.xlsx', [loanRow(1, { cashFen: 200_000, interestPaidFen: 2_000 }), loanRow(2), loanRow(3, { cashFen: 300_000 }), JULY[3] as OfficeRow])]);
    const rows = await rowsOf(plan.planId);
    // less than the newer month is as it should be; more is a contradiction
    expect(rows.map((r) => r.verdict)).toEqual(['unchanged', 'unchanged', 'conflict', 'unchanged']);
    expect(rows[2]?.issues.map((i) => i.code)).toEqual(['OLDER_HAS_MORE']);
    expect(booked(1)).toBe(250_000);
  });

  it('an older month does not turn back class, arrears or remarks', async () => {
    await core.import('2011-08', put('台账08.xlsx', [loanRow(1, { riskClass: '可疑', offInterestFen: 20_000, progress: '拟起诉' }), ...JULY.slice(1)]));
    const plan = await core.plan('2011-07', [put('再来07.xlsx', JULY)]);
    expect(plan.totals).toMatchObject({ unchanged: 4, update: 0, conflict: 0 });
    await clean();
  });

  it('a new year begins with the balances of the old one', async () => {
    const january = [loanRow(1, { beginFen: 750_000, cashFen: 50_000, interestPaidFen: 0 }), loanRow(2, { beginFen: 750_000, cashFen: 0, interestPaidFen: 0 }), loanRow(3, { beginFen: 700_000, cashFen: 0, interestPaidFen: 0 })];
    const plan = await core.plan('2012-01', [put('台账1201.xlsx', january)]);
    expect((await rowsOf(plan.planId)).map((r) => r.verdict)).toEqual(['update', 'unchanged', 'conflict']);
    await core.commit(plan);
    expect(balance(1)).toBe(700_000);
    const table = await core.call('reports.table', { id: 'monthly-recovery', period: '2012-01' });
    expect(table.total).toMatchObject({ beginFen: 2_250_000, cashYtdFen: 50_000, endFen: 2_200_000 });
    await clean();
  });
});

describe('X-3 a plan is executed exactly or not at all', () => {
  it('another batch in between makes it stale', async () => {
    const plan = await core.plan('2011-08', [put('台账08.xlsx', [loanRow(1, { riskClass: '损失' })])]);
    await core.import('2011-08', put('别的.xlsx', [loanRow(7)]));
    expect(await core.refusal('import.commit', { planId: plan.planId, hash: plan.hash })).toMatchObject({ code: 'PLAN_STALE' });
    expect((await core.call('loans.get', { no: NO(1) })).loan.class).toBe('次级');
  });

  it('a wrong hash, a discarded plan, a plan of another program', async () => {
    const plan = await core.plan('2011-08', [put('台账08.xlsx', [loanRow(1, { riskClass: '损失' })])]);
    expect((await core.refusal('import.commit', { planId: plan.planId, hash: 'f'.repeat(64) })).code).toBe('PLAN_STALE');
    await core.call('import.discard', { planId: plan.planId });
    expect((await core.refusal('import.commit', { planId: plan.planId, hash: plan.hash })).code).toBe('PLAN_UNKNOWN');
    expect((await core.refusal('import.rows', { planId: 'no' })).code).toBe('PLAN_UNKNOWN');
  });

  it('a plan cannot be committed twice', async () => {
    const plan = await core.plan('2011-08', [put('台账08.xlsx', [loanRow(1, { riskClass: '损失' })])]);
    await core.commit(plan);
    expect((await core.refusal('import.commit', { planId: plan.planId, hash: plan.hash })).code).toBe('PLAN_UNKNOWN');
  });

  it('a closed month is refused by name before anything is compared', async () => {
    await core.call('periods.close', { period: '2011-07', overrule: '样例' });
    const refusal = await core.refusal('import.plan', { files: [core.adopt(put('台账07.xlsx', JULY))], period: '2011-07' });
    expect(refusal).toMatchObject({ code: 'PERIOD_CLOSED', message: expect.stringContaining('2011-07') as string });
  });
});
