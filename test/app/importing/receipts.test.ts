import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportPlan } from '../../../electron/contract/imports.js';
import { ledgerForm, loanRow, plainBook, STAFF, type OfficeRow } from '../../helpers/office-workbooks.js';
import { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
beforeEach(async () => {
  core = await TestCore.open({ today: '2011-08-31' });
  await core.call('ledger.create', { county: '样例县' });
  await core.import('2011-07', core.put('员工.xlsx', plainBook('staff', STAFF)));
});
afterEach(() => core.close());

const NO = (n: number): string => String(loanRow(n)['loanNo']);
const receipt = (loan: number, on: string, principalFen: number, more: OfficeRow = {}): OfficeRow => ({ on, unit: '石桥信用社', loanNo: NO(loan), borrower: loanRow(loan)['borrower'] ?? null, form: '现金', measure: '集中', principalFen, persons: '0301:60;0302:40', ...more });
const ledger = (name: string, rows: readonly OfficeRow[]): string => core.put(name, ledgerForm(rows));
const register = (name: string, rows: readonly OfficeRow[]): string => core.put(name, plainBook('recoveries', rows));
const issuesOf = (plan: ImportPlan): [number, string, string][] => plan.files.filter((f) => f.kind === 'recoveries').flatMap((f) => f.issues.map((i): [number, string, string] => [i.row, i.column, i.code]));
const balance = (n: number): number => core.one('SELECT principal_fen FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id WHERE l.loan_no = ?', NO(n));
/** 现金 of a loan, principal by month, months without any left out. */
const byMonth = (n: number): Record<string, number> => Object.fromEntries(core.sql<{ period: string; fen: number }>(`SELECT e.period, sum(e.principal_fen) AS fen FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE l.loan_no = ? AND e.form = 'cash' GROUP BY e.period HAVING sum(e.principal_fen) <> 0 ORDER BY e.period`, NO(n)).map((r) => [r.period, r.fen]));
const carried = (n: number): number => core.one(`SELECT coalesce(sum(e.principal_fen), 0) FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE l.loan_no = ? AND e.carried = 1`, NO(n));
const clean = async (): Promise<void> => expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
const total = async (period: string, key: string): Promise<number> => Number((await core.call('reports.table', { id: 'monthly-recovery', period })).total?.[key]);

describe('decisions 4: receipts stand behind the ledger’s figures and never add to them', () => {
  it('in the same batch: receipts on their own days, the rest is carried in', async () => {
    await core.import('2011-07', ledger('台账.xlsx', [loanRow(1), loanRow(2)]), register('登记簿.xlsx', [receipt(1, '2011-03-05', 100_000, { offInterestFen: 1_000 }), receipt(1, '2011-05-09', 50_000)]));
    expect(byMonth(1)).toEqual({ '2011-03': 100_000, '2011-05': 50_000, '2011-07': 100_000 });
    expect(byMonth(2)).toEqual({ '2011-07': 250_000 });
    expect([carried(1), carried(2)]).toEqual([100_000, 250_000]);
    expect([balance(1), balance(2)]).toEqual([750_000, 750_000]);
    expect(await total('2011-07', 'cashYtdFen')).toBe(2 * 253_000);
    await clean();
  });

  it('in a later batch, in parts: totals never move, what is behind them does, undo puts it back', async () => {
    await core.import('2011-07', ledger('台账.xlsx', [loanRow(1)]));
    expect(byMonth(1)).toEqual({ '2011-07': 250_000 });
    const first = await core.import('2011-07', register('上半年.xlsx', [receipt(1, '2011-03-05', 100_000, { offInterestFen: 2_000 })]));
    expect(byMonth(1)).toEqual({ '2011-03': 100_000, '2011-07': 150_000 });
    const second = await core.import('2011-07', register('七月.xlsx', [receipt(1, '2011-07-20', 150_000, { offInterestFen: 1_000 })]));
    expect(byMonth(1)).toEqual({ '2011-03': 100_000, '2011-07': 150_000 });
    expect(carried(1)).toBe(0);
    expect(balance(1)).toBe(750_000);
    expect(await total('2011-07', 'cashYtdFen')).toBe(253_000);
    await clean();

    await core.call('history.undo', { batch: second.batch });
    expect(carried(1)).toBe(150_000);
    await core.call('history.undo', { batch: first.batch });
    expect(byMonth(1)).toEqual({ '2011-07': 250_000 });
    expect([carried(1), balance(1)]).toEqual([250_000, 750_000]);
    await clean();
  });

  it('two ledgers, then the register: each month keeps what its own ledger said', async () => {
    await core.import('2011-07', ledger('七月.xlsx', [loanRow(1)]));
    await core.import('2011-08', ledger('八月.xlsx', [loanRow(1, { cashFen: 400_000 })]));
    expect(byMonth(1)).toEqual({ '2011-07': 250_000, '2011-08': 150_000 });
    expect(balance(1)).toBe(600_000);
    await core.import('2011-08', register('登记簿.xlsx', [receipt(1, '2011-03-05', 250_000), receipt(1, '2011-08-10', 100_000)]));
    expect(byMonth(1)).toEqual({ '2011-03': 250_000, '2011-08': 150_000 });
    expect(await total('2011-07', 'cashYtdFen')).toBe(253_000);
    expect(await total('2011-08', 'cashYtdFen')).toBe(403_000);
    expect((await core.call('periods.snapshot', { period: '2011-07' })).rows.map((r) => r.principalFen)).toEqual([750_000]);
    await clean();
    // the August ledger holds no more than 500.00 元 besides
    const plan = await core.plan('2011-08', [register('再来.xlsx', [receipt(1, '2011-08-20', 60_000)])]);
    expect(issuesOf(plan)).toEqual([[5, 'principalFen', 'RECEIPT_EXCEEDS_LEDGER']]);
    expect(plan.files[0]?.issues[0]?.message).toContain('500.00 元');
  });

  it('the next ledger counts what was registered in between', async () => {
    await core.import('2011-07', ledger('七月.xlsx', [loanRow(1)]));
    await core.import('2011-08', register('八月登记.xlsx', [receipt(1, '2011-08-10', 150_000, { offInterestFen: 500 })]));
    expect(balance(1)).toBe(600_000);
    const plan = await core.plan('2011-08', [ledger('八月.xlsx', [loanRow(1, { cashFen: 400_000, interestPaidFen: 3_500 })])]);
    expect(plan.totals).toMatchObject({ unchanged: 1, update: 0, conflict: 0 });
    await clean();
  });

  it('principal or interest beyond the ledger’s column is refused and says how much is left', async () => {
    const plan = await core.plan('2011-07', [ledger('台账.xlsx', [loanRow(1)]), register('登记簿.xlsx', [receipt(1, '2011-03-05', 250_001), receipt(1, '2011-03-05', 250_000, { offInterestFen: 3_001 }), receipt(1, '2011-03-06', 200_000, { form: '以物抵债', assetNo: null }), receipt(1, '2011-03-07', 1_000, { form: '转据', persons: null })])]);
    expect(issuesOf(plan).filter(([, , code]) => code !== 'ASSET_NOT_FOUND')).toEqual([[5, 'principalFen', 'RECEIPT_EXCEEDS_LEDGER'], [6, 'onInterestFen', 'RECEIPT_EXCEEDS_LEDGER'], [8, 'principalFen', 'RECEIPT_EXCEEDS_LEDGER']]);
    expect(plan.files.find((f) => f.kind === 'recoveries')?.issues[0]?.message).toContain('2500.00 元');
    const done = await core.commit(plan);
    expect(done).toMatchObject({ insert: 1, reject: 4 });
    expect(byMonth(1)).toEqual({ '2011-07': 250_000 });
  });

  it('after the ledger’s month a receipt reduces the balance, not below zero and not in the future', async () => {
    await core.import('2011-07', ledger('台账.xlsx', [loanRow(1), loanRow(2)]));
    const plan = await core.plan('2011-08', [register('八月.xlsx', [receipt(1, '2011-08-05', 700_000, { onInterestFen: 100, offInterestFen: 200 }), receipt(1, '2011-08-06', 50_001), receipt(1, '2011-08-07', 50_000), receipt(2, '2011-09-01', 100)])]);
    expect(issuesOf(plan)).toEqual([[6, 'principalFen', 'RECEIPT_ABOVE_BALANCE'], [8, 'on', 'RECEIPT_FUTURE']]);
    await core.commit(plan);
    expect(balance(1)).toBe(0);
    expect(core.sql('SELECT n.on_fen, n.off_fen FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id WHERE l.loan_no = ?', NO(1))).toEqual([{ on_fen: 4_900, off_fen: 12_145 }]);
    expect((await core.call('loans.get', { no: NO(1) })).loan.settled).toBe(true);
    await clean();
  });

  it('a receipt before its loan turned bad had no balance to come from', async () => {
    const fresh = loanRow(5, { beginFen: 0, newFen: 500_000, cashFen: 0, interestPaidFen: 0, stock: '新增', nplOn: '2011-06-10', dueOn: '2011-06-01' });
    await core.import('2011-07', ledger('台账.xlsx', [fresh, loanRow(6, { ...fresh, ...{ loanNo: NO(6), cashFen: 100_000, principalFen: 400_000 } })]));
    const plan = await core.plan('2011-08', [register('登记簿.xlsx', [receipt(6, '2011-03-05', 100_000)])]);
    expect(issuesOf(plan)).toEqual([[5, 'on', 'RECEIPT_BEFORE_LOAN']]);
    expect((await core.refusal('import.commit', { planId: plan.planId, hash: plan.hash })).code).toBe('PLAN_EMPTY');
    const { loan } = await core.call('loans.get', { no: NO(6) });
    expect(await core.refusal('recoveries.book', { loanId: loan.loanId, on: '2011-03-05', principalFen: 100_000, form: 'cash' })).toMatchObject({ kind: 'domain' });
    await clean();
  });

  it('a register again is unchanged; as many equal receipts as there are in it', async () => {
    await core.import('2011-07', ledger('台账.xlsx', [loanRow(1)]));
    const twice = [receipt(1, '2011-08-05', 10_000, { voucherNo: 'A1' }), receipt(1, '2011-08-05', 10_000, { voucherNo: 'A1' }), receipt(1, '2011-08-05', 10_000, { voucherNo: 'A2' })];
    await core.import('2011-08', register('八月.xlsx', twice));
    expect(balance(1)).toBe(720_000);
    const again = await core.plan('2011-08', [register('再来.xlsx', twice)]);
    expect(again.totals).toMatchObject({ unchanged: 3, insert: 0 });
    const third = await core.plan('2011-08', [register('第三笔.xlsx', [...twice, twice[0] as OfficeRow])]);
    expect(third.totals).toMatchObject({ unchanged: 3, insert: 1 });
  });

  it('C13 in a closed month it is a 补记: taken with a remark, booked in the open one', async () => {
    await core.import('2011-07', ledger('台账.xlsx', [loanRow(1)]));
    await core.call('periods.close', { period: '2011-07', overrule: '样例没有各项贷款余额' });
    const july = await core.call('reports.table', { id: 'monthly-recovery', period: '2011-07' });
    const plan = await core.plan('2011-08', [register('登记簿.xlsx', [receipt(1, '2011-07-15', 100_000)])]);
    expect(issuesOf(plan)).toEqual([[5, 'on', 'RECEIPT_LATE']]);
    expect(plan.files[0]?.issues[0]?.message).toContain('2011-08-01');
    await core.commit(plan);
    // it stands behind July's figure: July keeps it, August shows the exchange with a sum of nothing
    expect((await core.call('reports.table', { id: 'monthly-recovery', period: '2011-07' })).rows).toEqual(july.rows);
    expect(byMonth(1)).toEqual({ '2011-07': 250_000 });
    expect(core.sql(`SELECT business_on AS was, booked_on AS stood FROM entry WHERE carried = 0 AND form = 'cash'`)).toEqual([{ was: '2011-07-15', stood: '2011-08-01' }]);
    expect(balance(1)).toBe(750_000);
    await clean();
  });
});

describe('decisions 1 in the register', () => {
  it('every refusal names its cell', async () => {
    await core.import('2011-07', ledger('台账.xlsx', [loanRow(1), loanRow(2, { book: '表内' }), loanRow(3, { book: '已核销' }), { ...loanRow(3), book: '票据置换' }]));
    const bad: [OfficeRow, string, string][] = [
      [receipt(1, '2011-08-01', 100, { unit: '没有的社' }), 'unit', 'UNIT_NOT_FOUND'],
      [receipt(1, '2011-08-01', 100, { loanNo: '999' }), 'loanNo', 'LOAN_NOT_IN_LEDGER'],
      [receipt(3, '2011-08-01', 100), 'loanNo', 'LOAN_IN_SEVERAL_BOOKS'],
      [receipt(1, '2011-08-01', 100, { persons: '9999:100' }), 'persons', 'STAFF_NOT_FOUND'],
      [receipt(1, '2011-08-01', 100, { persons: '0301:60;0302:30' }), 'persons', 'SHARES_NOT_100'],
      [receipt(1, '2011-08-01', 100, { persons: '0301;0302:30' }), 'persons', 'SHARES_NOT_100'],
      [receipt(1, '2011-08-01', 100, { persons: '0301:50;0301:50' }), 'persons', 'PERSON_TWICE'],
      [receipt(1, '2011-08-01', 0), 'principalFen', 'RECEIPT_ZERO'],
      [receipt(1, '2011-08-01', 100, { form: '以物抵债', assetNo: 'D-1' }), 'assetNo', 'ASSET_NOT_FOUND'],
      [receipt(1, '2011-08-01', 100, { form: '捐赠' }), 'form', 'CODE_UNKNOWN'],
      [receipt(1, '2011-08-01', 100, { measure: '劝说' }), 'measure', 'CODE_UNKNOWN'],
      [receipt(1, '2011-08-01', 100, { form: '新增不良' }), 'form', 'CODE_UNKNOWN'],
      [receipt(1, '2011-08-01', -100), 'principalFen', 'AMOUNT_NEGATIVE'],
      [receipt(1, '2011-08-01', 100, { onInterestFen: -1 }), 'onInterestFen', 'AMOUNT_NEGATIVE'],
    ];
    const plan = await core.plan('2011-08', [register('登记簿.xlsx', bad.map(([r]) => r))]);
    expect(issuesOf(plan)).toEqual(bad.map(([, column, code], i) => [5 + i, column, code]));
    expect(plan.totals).toMatchObject({ reject: bad.length, insert: 0 });
  });

  it('nobody named is taken with a remark; names and single numbers are persons too', async () => {
    await core.import('2011-07', ledger('台账.xlsx', [loanRow(1)]));
    const plan = await core.plan('2011-08', [register('登记簿.xlsx', [receipt(1, '2011-08-01', 100, { persons: null }), receipt(1, '2011-08-02', 100, { persons: '周样初' }), receipt(1, '2011-08-03', 100, { persons: '0302' }), receipt(1, '2011-08-04', 101, { persons: '周样初：50、吴练田：50' })])]);
    expect(issuesOf(plan)).toEqual([[5, 'persons', 'RECEIPT_NO_PERSON']]);
    await core.commit(plan);
    expect(core.sql('SELECT s.staff_no AS no, sum(x.principal_fen) AS fen FROM entry_share x JOIN staff s ON s.staff_id = x.staff_id GROUP BY 1 ORDER BY 1')).toEqual([{ no: '0301', fen: 151 }, { no: '0302', fen: 150 }]);
  });

  it('decisions 8: a receipt on a written-off loan is 清收 and credited, and leaves the balance sheet alone', async () => {
    await core.import('2011-07', ledger('台账.xlsx', [loanRow(1), loanRow(3, { book: '已核销', cashFen: 0, interestPaidFen: 0 })]));
    const before = await core.call('reports.table', { id: 'monthly-recovery', period: '2011-08' });
    await core.import('2011-08', register('登记簿.xlsx', [receipt(3, '2011-08-05', 40_000, { offInterestFen: 2_000 })]));
    const after = await core.call('reports.table', { id: 'monthly-recovery', period: '2011-08' });
    expect(Number(after.total?.['cashMonthFen']) - Number(before.total?.['cashMonthFen'])).toBe(42_000);
    expect(after.total?.['endFen']).toBe(before.total?.['endFen']);
    expect(after.checks.filter((k) => ['C1', 'C2', 'C7'].includes(k.id)).map((k) => [k.id, k.ok])).toEqual([['C1', true], ['C2', true], ['C7', true]]);
    expect(balance(3)).toBe(960_000);
    expect(core.one('SELECT sum(principal_fen + interest_fen) FROM entry_share')).toBe(42_000);
  });
});

describe('decisions 4 for a receipt registered by hand', () => {
  it('takes its part out of the ledger’s figure first, and only what goes beyond is new money', async () => {
    await core.import('2011-07', ledger('台账.xlsx', [loanRow(1)]));
    const { loan } = await core.call('loans.get', { no: NO(1) });
    const book = (on: string, principalFen: number, offInterestFen = 0): Promise<{ batch: number }> => core.call('recoveries.book', { loanId: loan.loanId, on, principalFen, offInterestFen, form: 'cash', persons: [{ staffNo: '0301', sharePpm: 1_000_000 }] });
    await book('2011-04-01', 200_000, 3_000);
    expect(byMonth(1)).toEqual({ '2011-04': 200_000, '2011-07': 50_000 });
    expect(balance(1)).toBe(750_000);
    const beyond = await book('2011-05-01', 80_000);
    expect(byMonth(1)).toEqual({ '2011-04': 200_000, '2011-05': 80_000 });
    expect(balance(1)).toBe(720_000);
    expect(await total('2011-07', 'cashYtdFen')).toBe(283_000);
    await clean();
    await core.call('history.undo', { batch: beyond.batch });
    expect(byMonth(1)).toEqual({ '2011-04': 200_000, '2011-07': 50_000 });
    await clean();
  });

  it('oldest figure first when there are several', async () => {
    await core.import('2011-07', ledger('七月.xlsx', [loanRow(1)]));
    await core.import('2011-08', ledger('八月.xlsx', [loanRow(1, { cashFen: 400_000 })]));
    const { loan } = await core.call('loans.get', { no: NO(1) });
    await core.call('recoveries.book', { loanId: loan.loanId, on: '2011-04-01', principalFen: 300_000, form: 'cash' });
    expect(byMonth(1)).toEqual({ '2011-04': 300_000, '2011-08': 100_000 });
    expect(balance(1)).toBe(600_000);
    await clean();
  });
});
