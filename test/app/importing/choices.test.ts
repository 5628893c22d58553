import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanRow } from '../../../electron/contract/imports.js';
import { gridWorkbook } from '../../helpers/edit-workbook.js';
import { ledgerForm, loanRow, plainBook, STAFF, type OfficeRow } from '../../helpers/office-workbooks.js';
import { TestCore } from '../../helpers/test-core.js';

/** Four loans as of July; August says something else about them. */
const JULY = [loanRow(1), loanRow(2), loanRow(3), loanRow(4)];
const AUGUST = '台账08.xlsx';
const OTHERS = '吴练田[0302](调查)30%；何例川[0001](审批)70%';
let core: TestCore;
beforeEach(async () => {
  core = await TestCore.open({ today: '2011-09-15' });
  await core.call('ledger.create', { county: '样例县' });
  await core.import('2011-07', core.put('员工.xlsx', plainBook('staff', STAFF)), core.put('台账07.xlsx', ledgerForm(JULY)));
});
afterEach(() => core.close());

const NO = (n: number): string => String(loanRow(n)['loanNo']);
const august = (rows: readonly OfficeRow[]): Promise<Awaited<ReturnType<typeof core.plan>>> => core.plan('2011-08', [core.put(AUGUST, ledgerForm(rows))]);
const rowsOf = async (planId: string): Promise<PlanRow[]> => (await core.call('import.rows', { planId, limit: 500 })).rows;
const clean = async (): Promise<void> => expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
const loan = async (n: number): Promise<Awaited<ReturnType<typeof core.call<'loans.get'>>>> => core.call('loans.get', { no: NO(n) });
const unchanged = async (rows: readonly OfficeRow[]): Promise<void> => expect((await august(rows)).totals).toMatchObject({ unchanged: rows.length, update: 0, conflict: 0, reject: 0 });

describe('decisions 3: whose side may be taken is said for every row', () => {
  it('by the kind of conflict', async () => {
    const plan = await august([loanRow(1, { nplOn: '2011-01-05' }), loanRow(2, { responsible: OTHERS }), loanRow(3, { beginFen: 1_100_000 }), loanRow(4, { cashFen: 200_000 })]);
    expect((await rowsOf(plan.planId)).map((r) => [r.sheet, r.issues.map((i) => i.code).join(), r.choices])).toEqual([
      ['不良贷款台账', 'FORMED_YEAR_MOVES', ['ledger', 'file']], ['不良贷款台账', 'RESPONSIBLE_DIFFERS', ['ledger', 'file']], ['不良贷款台账', 'BEGIN_BALANCE_DIFFERS', ['ledger', 'file']], ['不良贷款台账', 'LEDGER_HAS_MORE', ['ledger']],
    ]);
  });

  it('a row with one conflict that cannot be given up has no other choice either', async () => {
    const plan = await august([loanRow(1, { nplOn: '2011-01-05', interestPaidFen: 0 }), loanRow(2, { borrower: '别人', idNo: '439900197001010014', responsible: OTHERS }), loanRow(3), loanRow(4, { riskClass: '损失' })]);
    expect((await rowsOf(plan.planId)).map((r) => [r.verdict, r.choices])).toEqual([['conflict', ['ledger']], ['conflict', ['ledger']], ['unchanged', []], ['update', []]]);
  });

  it('a year-start balance stands once a month is closed, and in every later year', async () => {
    await core.call('periods.close', { period: '2011-07', overrule: '样例' });
    const closed = await august([loanRow(1, { beginFen: 1_100_000 })]);
    expect((await rowsOf(closed.planId))[0]?.choices).toEqual(['ledger']);
    const later = await core.plan('2012-01', [core.put('台账1201.xlsx', ledgerForm([loanRow(1, { beginFen: 700_000, cashFen: 0, interestPaidFen: 0 })]))]);
    expect((await rowsOf(later.planId)).map((r) => [r.issues.map((i) => i.code).join(), r.choices])).toEqual([['BEGIN_BALANCE_DIFFERS', ['ledger']]]);
  });
});

describe('decisions 3: a conflict comes in only when a person takes the file', () => {
  it('other persons: the old ones answer up to the month\'s end, the new ones from it on', async () => {
    const rows = [loanRow(1, { responsible: OTHERS, collector: '吴练田[0302]' }), loanRow(2, { responsible: OTHERS }), loanRow(3), loanRow(4)];
    const plan = await august(rows);
    expect(plan.totals).toMatchObject({ conflict: 2, unchanged: 2 });
    expect((await rowsOf(plan.planId))[0]?.changes).toEqual([
      { field: '责任人', before: '周样初(调查)60%；吴练田(包收)40%', after: '吴练田(调查)30%；何例川(审批)70%' }, { field: '清收责任人', before: '周样初', after: '吴练田' },
    ]);
    const done = await core.commit(plan, { takeFile: [{ file: AUGUST, row: 6 }] });
    expect(done).toMatchObject({ committed: 1, insert: 0, update: 1 });
    expect(core.sql(`SELECT s.name, r.role, r.share_ppm AS share, r.from_on AS f, r.to_on AS t FROM loan_responsible r JOIN staff s ON s.staff_id = r.staff_id JOIN loan l ON l.loan_id = r.loan_id WHERE l.loan_no = ? AND r.voided_by IS NULL ORDER BY r.loan_responsible_id`, NO(1))).toEqual([
      { name: '周样初', role: 'investigate', share: 600_000, f: '2009-03-20', t: '2011-08-31' }, { name: '吴练田', role: 'contract', share: 400_000, f: '2009-03-20', t: '2011-08-31' }, { name: '周样初', role: 'collect', share: null, f: '2009-03-20', t: '2011-08-31' },
      { name: '吴练田', role: 'investigate', share: 300_000, f: '2011-08-31', t: '9999-12-31' }, { name: '何例川', role: 'approve', share: 700_000, f: '2011-08-31', t: '9999-12-31' }, { name: '吴练田', role: 'collect', share: null, f: '2011-08-31', t: '9999-12-31' },
    ]);
    // what is shown and reckoned with are those who answer now
    expect((await loan(1)).responsible.map((p) => [p.name, p.role, p.sharePct])).toEqual([['吴练田', '调查', '30'], ['何例川', '审批', '70'], ['吴练田', '清收', '']]);
    expect((await loan(1)).loan).toMatchObject({ collector: '吴练田' });
    expect((await core.call('loans.page', {})).rows[0]?.responsible).toBe('吴练田、何例川');
    const roster = await core.call('rosters.show', { kind: 'responsibility', year: 2011 });
    expect(roster.total.loans).toBe(4);
    // the other row stayed out, and is on record as what stayed out
    expect((await loan(2)).responsible[0]?.name).toBe('周样初');
    expect(core.sql('SELECT f.updated, f.conflicts, r.row_no FROM import_file f JOIN import_row r ON r.import_file_id = f.import_file_id')).toEqual([{ updated: 1, conflicts: 1, row_no: 7 }]);
    await unchanged([rows[0] ?? {}, JULY[1] ?? {}, loanRow(3), loanRow(4)]);
    // July, looked at again, still had the old ones
    expect((await core.plan('2011-07', [core.put('台账07.xlsx', ledgerForm(JULY))])).totals).toMatchObject({ unchanged: 4 });
    await clean();

    await core.call('history.undo', { batch: done.batch });
    expect((await loan(1)).responsible.map((p) => [p.name, p.role, p.sharePct])).toEqual([['周样初', '调查', '60'], ['吴练田', '包收', '40'], ['周样初', '清收', '']]);
    expect((await loan(1)).loan).toMatchObject({ collector: '周样初' });
    await clean();
  });

  it('other persons twice in one month: who took over for no day leaves no trace on the list', async () => {
    const first = await august([loanRow(1, { responsible: OTHERS })]);
    await core.commit(first, { takeFile: [{ file: AUGUST, row: 6 }] });
    const second = await august([loanRow(1, { responsible: '何例川[0001](包收)100%' })]);
    await core.commit(second, { takeFile: [{ file: AUGUST, row: 6 }] });
    expect((await loan(1)).responsible.filter((p) => p.role !== '清收').map((p) => p.name)).toEqual(['何例川']);
    expect(core.one(`SELECT count(*) FROM loan_responsible r JOIN loan l ON l.loan_id = r.loan_id WHERE l.loan_no = ? AND r.voided_by IS NULL AND r.role <> 'collect'`, NO(1))).toBe(3);
    await clean();
  });

  it('a year-start balance: the balances of every day follow it', async () => {
    const rows = [loanRow(1, { beginFen: 1_100_000 }), loanRow(2), loanRow(3), loanRow(4)];
    const plan = await august(rows);
    expect((await rowsOf(plan.planId))[0]?.changes).toEqual([{ field: '年初本金余额', before: '10000.00', after: '11000.00' }]);
    const done = await core.commit(plan, { takeFile: [{ file: AUGUST, row: 6 }] });
    expect((await loan(1)).loan).toMatchObject({ currentPrincipalFen: 850_000, beginPrincipalFen: 1_100_000 });
    expect((await core.call('periods.snapshot', { period: '2011-07' })).rows.map((r) => r.principalFen)).toEqual([3 * 750_000 + 850_000]);
    await unchanged(rows);
    await clean();
    await core.call('history.undo', { batch: done.batch });
    expect((await loan(1)).loan.currentPrincipalFen).toBe(750_000);
    await clean();
  });

  it('with a row everything it says is taken: vintage, class, money beyond the ledger', async () => {
    const rows = [loanRow(1, { nplOn: '2011-01-05', riskClass: '可疑', cashFen: 300_000, interestPaidFen: 4_000, offInterestFen: 9_999, responsible: OTHERS, actualUser: '用款人乙', phone: '13911111111' }), loanRow(2), loanRow(3), loanRow(4)];
    const done = await core.commit(await august(rows), { takeFile: [{ file: AUGUST, row: 6 }] });
    expect((await loan(1)).loan).toMatchObject({ formedYear: 2011, class: '可疑', currentPrincipalFen: 700_000, cashFen: 300_000, interestPaidFen: 4_000, offInterestFen: 9_999, actualUser: '用款人乙' });
    await unchanged(rows);
    await clean();
    await core.call('history.undo', { batch: done.batch });
    expect((await loan(1)).loan).toMatchObject({ formedYear: 2010, class: '次级', currentPrincipalFen: 750_000, interestPaidFen: 3_000, offInterestFen: 12_345, actualUser: '' });
    await clean();
  });

  it('a choice that is not open refuses the whole batch, by file and row', async () => {
    const plan = await august([loanRow(1, { cashFen: 200_000 }), loanRow(2, { riskClass: '损失' }), loanRow(3, { nplOn: '2011-01-05' })]);
    const asked = (row: number): Promise<{ code: string; message: string }> => core.refusal('import.commit', { planId: plan.planId, hash: plan.hash, takeFile: [{ file: AUGUST, row: 8 }, { file: AUGUST, row }] });
    expect(await asked(6)).toMatchObject({ code: 'CONFLICT_NOT_TAKEN', message: `“${AUGUST}”第 6 行不能改用文件的数` });
    expect(await asked(7)).toMatchObject({ code: 'CONFLICT_NOT_TAKEN' });
    expect(await asked(99)).toMatchObject({ code: 'CONFLICT_NOT_TAKEN' });
    expect((await loan(2)).loan.class).toBe('次级');
    // the plan still stands and can be committed as it should be
    expect(await core.commit(plan, { takeFile: [{ file: AUGUST, row: 8 }] })).toMatchObject({ committed: 2, update: 2 });
  });

  it('all or nothing: a conflict that was decided is no obstacle', async () => {
    const plan = await august([loanRow(1, { nplOn: '2011-01-05' }), loanRow(2, { riskClass: '损失' })]);
    expect((await core.refusal('import.commit', { planId: plan.planId, hash: plan.hash, strict: true })).code).toBe('IMPORT_STRICT');
    expect(await core.commit(plan, { strict: true, takeFile: [{ file: AUGUST, row: 6 }] })).toMatchObject({ committed: 2 });
  });

  it('the sheet tells apart rows of one number', async () => {
    const head = ['机构', '台账类型', '借据号', '借款人', '证件类型', '证件号码', '客户类别', '首次发放日', '最后到期日', '借据金额', '担保方式', '五级分类', '形成不良日期', '形成原因', '存量/新增', '年初本金余额', '本年收回-现金', '当前本金余额'];
    const line = (n: number): (string | number)[] => { const r = loanRow(n); return ['石桥信用社', '表内', String(r['loanNo']), String(r['borrower']), '身份证', String(r['idNo']), '农户', '2009-03-20', '2010-03-20', 12_000, '保证', '次级', '2011-01-05', '其它客观', '存量', 10_000, 2_500, 7_500]; };
    const file = core.put('两张.xlsx', gridWorkbook([{ name: '甲', rows: [['单位：元'], head, line(1)] }, { name: '乙', rows: [['单位：元'], head, line(2)] }]));
    const plan = await core.plan('2011-08', [file]);
    expect(plan.totals).toMatchObject({ conflict: 2 });
    expect(await core.refusal('import.commit', { planId: plan.planId, hash: plan.hash, takeFile: [{ file: '两张.xlsx', row: 3 }] })).toMatchObject({ code: 'CONFLICT_NOT_TAKEN' });
    await core.commit(plan, { takeFile: [{ file: '两张.xlsx', sheet: '乙', row: 3 }] });
    expect([(await loan(1)).loan.formedYear, (await loan(2)).loan.formedYear]).toEqual([2010, 2011]);
  });
});
