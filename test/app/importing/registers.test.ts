import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportPlan } from '../../../electron/contract/imports.js';
import type { PlainForm } from '../../../electron/domain/importing/plain-forms.js';
import { ledgerForm, loanRow, plainBook, STAFF, type OfficeRow } from '../../helpers/office-workbooks.js';
import { TestCore } from '../../helpers/test-core.js';

const PERIOD = '2011-07';
const NO = (n: number): string => String(loanRow(n)['loanNo']);
let core: TestCore;
beforeEach(async () => {
  core = await TestCore.open({ today: '2011-08-31' });
  await core.call('ledger.create', { county: '样例县' });
  await core.import(PERIOD, core.put('员工.xlsx', plainBook('staff', STAFF)), core.put('台账.xlsx', ledgerForm([loanRow(1, { inKindFen: 300_000 }), loanRow(2), loanRow(3), loanRow(4)])));
});
afterEach(() => core.close());

const put = (kind: PlainForm['kind'], rows: readonly OfficeRow[], name = `${kind}.xlsx`): string => core.put(name, plainBook(kind, rows));
const planOf = (kind: PlainForm['kind'], rows: readonly OfficeRow[], name?: string): Promise<ImportPlan> => core.plan(PERIOD, [put(kind, rows, name)]);
const verdicts = async (plan: ImportPlan): Promise<string[]> => (await core.call('import.rows', { planId: plan.planId })).rows.map((r) => r.verdict);
const rejects = (plan: ImportPlan): [number, string, string][] => plan.files.flatMap((f) => f.issues.filter((i) => i.severity === 'reject').map((i): [number, string, string] => [i.row, i.column, i.code]));
const clean = async (): Promise<void> => expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });

describe('员工名单', () => {
  it('the same list is unchanged; a new post ends the old one on the day of the list', async () => {
    expect((await planOf('staff', STAFF)).totals).toMatchObject({ unchanged: 3 });
    const moved = [{ ...STAFF[0], unit: '县联社机关', unitCode: '00', unitKind: '机关部室', tier: '部室副主任', title: '副主任' }, STAFF[1] as OfficeRow, { ...STAFF[2], phone: '13900000009' }];
    const plan = await planOf('staff', moved);
    const rows = (await core.call('import.rows', { planId: plan.planId })).rows;
    expect(rows.map((r) => r.verdict)).toEqual(['update', 'unchanged', 'update']);
    expect(rows[0]?.changes).toEqual([{ field: '机构', before: '石桥信用社', after: '县联社机关' }, { field: '职级', before: '信用社员工', after: '部室副主任' }, { field: '职务', before: '主任', after: '副主任' }]);
    const done = await core.commit(plan);
    expect(core.sql(`SELECT p.tier, p.from_on, p.to_on FROM staff_post p JOIN staff s ON s.staff_id = p.staff_id WHERE s.staff_no = '0301' ORDER BY p.from_on`)).toEqual([{ tier: 'union_staff', from_on: '2011-01-01', to_on: '2011-07-31' }, { tier: 'deputy_head', from_on: '2011-07-31', to_on: '9999-12-31' }]);
    expect((await core.call('staff.list', { search: '周样初' })).staff).toMatchObject([{ staffNo: '0301', unit: '县联社机关', tier: '部室副主任' }]);
    await clean();
    await core.call('history.undo', { batch: done.batch });
    expect((await core.call('staff.list', { search: '周样初' })).staff).toMatchObject([{ staffNo: '0301', unit: '石桥信用社', tier: '信用社员工' }]);
    await clean();
  });

  it('a number that stands twice is refused at both places, a code of another unit too', async () => {
    const plan = await planOf('staff', [{ staffNo: '0401', name: '甲一', unit: '城关信用社', tier: '信用社员工' }, { staffNo: '0401', name: '乙二', unit: '城关信用社', tier: '信用社员工' }, { staffNo: '0402', name: '丙三', unit: '新社', unitCode: '03', tier: '信用社员工' }, { staffNo: '0403', name: '丁四', unit: '城关信用社', tier: '临时工' }]);
    expect(rejects(plan)).toEqual([[3, 'staffNo', 'DUPLICATE_KEY'], [4, 'staffNo', 'DUPLICATE_KEY'], [5, 'unitCode', 'UNIT_CODE_TAKEN'], [6, 'tier', 'CODE_UNKNOWN']]);
    expect(plan.files[0]?.issues[0]?.message).toContain('staff.xlsx 第 3 行、staff.xlsx 第 4 行');
  });
});

describe('P-3 D1-17 清收任务分解表', () => {
  const targets = (amount: number): OfficeRow[] => [{ year: 2011, staffNo: '0301', name: '周样初', unit: '石桥信用社', tier: '信用社员工', targetFen: amount }, { year: 2011, staffNo: '0001', name: '何例川', unit: '县联社机关', tier: '党委成员', targetFen: 100_000_000 }];

  it('new, the same, changed – and locked: then nothing is changed by an import, what is equal stays unchanged', async () => {
    const first = await core.import(PERIOD, put('targets', targets(5_000_000)));
    expect(first.plan.totals).toMatchObject({ insert: 2 });
    expect(core.sql('SELECT target_fen AS fen, source FROM target ORDER BY target_id')).toEqual([{ fen: 5_000_000, source: 'allocated' }, { fen: 100_000_000, source: 'tier' }]);
    expect((await planOf('targets', targets(5_000_000))).totals).toMatchObject({ unchanged: 2 });
    const plan = await planOf('targets', targets(6_000_000));
    expect((await core.call('import.rows', { planId: plan.planId })).rows[0]?.changes).toEqual([{ field: '任务', before: '50000.00', after: '60000.00' }]);
    await core.commit(plan);
    await core.call('targets.lock', { year: 2011 });
    expect(await core.refusal('targets.lock', { year: 2011 })).toMatchObject({ code: 'TARGETS_LOCKED' });
    const lower = await planOf('targets', targets(4_000_000));
    expect(await verdicts(lower)).toEqual(['reject', 'unchanged']);
    expect(rejects(lower)).toEqual([[4, 'year', 'TARGETS_LOCKED']]);
    const added = await planOf('targets', [{ year: 2011, staffNo: '0302', name: '吴练田', unit: '石桥信用社', targetFen: 1_000_000 }]);
    expect(rejects(added)).toEqual([[4, 'year', 'TARGETS_LOCKED']]);
    expect((await core.call('targets.show', { year: 2011 })).targets.map((t) => t.targetFen)).toEqual([100_000_000, 6_000_000]);
    await clean();
  });

  it('unknown persons, doubles, impossible years and amounts', async () => {
    const plan = await planOf('targets', [{ year: 2011, staffNo: '9999', name: '无此人', unit: '石桥信用社', targetFen: 1 }, ...targets(1), { year: 2011, staffNo: '0301', unit: '石桥信用社', targetFen: 2 }, { year: 11, staffNo: '0302', unit: '石桥信用社', targetFen: 2 }, { year: 2011, staffNo: '0302', unit: '石桥信用社', targetFen: -2 }, { year: 2011, unit: '没有的社', targetFen: 2 }]);
    expect(rejects(plan).map(([, column, code]) => [column, code])).toEqual([['staffNo', 'STAFF_NOT_FOUND'], ['staffNo', 'DUPLICATE_KEY'], ['staffNo', 'DUPLICATE_KEY'], ['year', 'YEAR_IMPOSSIBLE'], ['targetFen', 'AMOUNT_NEGATIVE'], ['unit', 'UNIT_NOT_FOUND']]);
    expect(plan.totals).toMatchObject({ insert: 1, reject: 6 });
    // the year's first row was refused: its plan is made by the first that is written
    expect(await core.commit(plan)).toMatchObject({ committed: 1, reject: 6 });
    await clean();
  });

  it('a task of the unit as a whole stands in the report instead of its persons’ sum', async () => {
    await core.import(PERIOD, put('targets', [...targets(5_000_000), { year: 2011, unit: '石桥信用社', targetFen: 9_000_000 }]));
    const { rows } = await core.call('reports.table', { id: 'monthly-recovery', period: PERIOD });
    expect(rows.map((r) => [r.values['unitName'], r.values['taskFen']])).toEqual([['石桥信用社', 9_000_000], ['县联社机关', 100_000_000]]);
  });
});

describe('C4 各项贷款余额表', () => {
  const all = (period: string, fen: number): OfficeRow => ({ period, unit: '石桥信用社', allFen: fen });

  it('months in the ways offices write them; changed, unchanged, refused', async () => {
    const first = await core.import(PERIOD, put('balances', [all('2010-12', 900_000_000), all('2011年7月', 950_000_000), all('201106', 940_000_000)]));
    expect(first.plan.totals).toMatchObject({ insert: 3 });
    expect(core.sql('SELECT period, all_fen AS fen FROM unit_total ORDER BY period')).toEqual([{ period: '2010-12', fen: 900_000_000 }, { period: '2011-06', fen: 940_000_000 }, { period: '2011-07', fen: 950_000_000 }]);
    const plan = await planOf('balances', [all('2011-07', 960_000_000), all('2011-06', 940_000_000), all('七月', 1), all('2011-08', -5), { ...all('2011-08', 5), unit: '没有的社' }]);
    expect(await verdicts(plan)).toEqual(['update', 'unchanged', 'reject', 'reject', 'reject']);
    expect(rejects(plan).map(([, column, code]) => [column, code])).toEqual([['period', 'PERIOD_UNREADABLE'], ['allFen', 'AMOUNT_NEGATIVE'], ['unit', 'UNIT_NOT_FOUND']]);
    await core.commit(plan);
    expect((await core.call('reports.table', { id: 'monthly-recovery', period: PERIOD })).total?.['nplRatioEndPct']).toBe('0.28');
    await clean();
  });

  it('a closed month keeps its ratio: another total for it is refused, the same one is unchanged', async () => {
    await core.import(PERIOD, put('balances', [all('2010-12', 900_000_000), all('2011-07', 950_000_000)]));
    await core.call('periods.close', { period: PERIOD, overrule: '样例没有抵债资产登记' });
    const plan = await core.plan('2011-08', [put('balances', [all('2011-07', 999_000_000), all('2010-12', 900_000_000), all('2011-06', 1), all('2011-08', 960_000_000)])]);
    expect(await verdicts(plan)).toEqual(['reject', 'unchanged', 'reject', 'insert']);
    expect(rejects(plan).map(([, column, code]) => [column, code])).toEqual([['period', 'BALANCE_MONTH_CLOSED'], ['period', 'BALANCE_MONTH_CLOSED']]);
  });
});

describe('C5 C6 抵债资产登记簿', () => {
  const asset = (more: OfficeRow = {}): OfficeRow => ({ assetNo: 'D-1', name: '门面房', kind: '不动产', quantity: '一间', receivedOn: '2011-05-12', unit: '石桥信用社', loanNo: NO(1), agreedFen: 350_000, principalFen: 300_000, onInterestFen: 3_000, offInterestFen: 0, disposeByOn: '2013-05-12', ...more });

  it('an asset, its receipt in kind, its disposal later; undone in turn', async () => {
    const receipt = { on: '2011-05-12', unit: '石桥信用社', loanNo: NO(1), form: '以物抵债', measure: '抵贷', principalFen: 300_000, onInterestFen: 3_000, assetNo: 'D-1', persons: '0301:100' };
    const both = await core.import(PERIOD, put('assets', [asset()]), put('recoveries', [receipt]));
    expect(both.plan.totals).toMatchObject({ insert: 2, reject: 0 });
    expect(core.sql('SELECT agreed_fen, refund_fen, book_fen FROM asset')).toEqual([{ agreed_fen: 350_000, refund_fen: 47_000, book_fen: 303_000 }]);
    const table = await core.call('reports.table', { id: 'monthly-recovery', period: PERIOD });
    expect(table.checks.find((k) => k.id === 'C5')).toMatchObject({ ok: true });
    expect(table.total).toMatchObject({ inKindYtdFen: 303_000 });
    expect((await planOf('assets', [asset()])).totals).toMatchObject({ unchanged: 1 });

    const sold = await planOf('assets', [asset({ disposedOn: '2011-07-20', disposedCashFen: 340_000 })]);
    expect((await core.call('import.rows', { planId: sold.planId })).rows[0]).toMatchObject({ verdict: 'update', changes: [{ field: '处置日期', before: '', after: '2011-07-20' }] });
    const done = await core.commit(sold);
    expect(core.sql('SELECT book_fen, cash_fen FROM asset_event WHERE voided_by IS NULL')).toEqual([{ book_fen: 303_000, cash_fen: 340_000 }]);
    // what it is sold for is never a second recovery
    expect((await core.call('reports.table', { id: 'monthly-recovery', period: PERIOD })).total).toMatchObject({ recoveredYtdFen: table.total?.['recoveredYtdFen'] });
    expect((await planOf('assets', [asset({ disposedOn: '2011-07-20', disposedCashFen: 340_000 })])).totals).toMatchObject({ unchanged: 1 });
    await clean();
    await core.call('history.undo', { batch: done.batch });
    await core.call('history.undo', { batch: both.batch });
    expect((await core.call('reports.table', { id: 'monthly-recovery', period: PERIOD })).total).toMatchObject({ inKindYtdFen: 300_000 });
    await clean();
  });

  it('a receipt that is not the asset’s own line is refused', async () => {
    const receipt = { on: '2011-05-12', unit: '石桥信用社', loanNo: NO(1), form: '以物抵债', principalFen: 299_999, onInterestFen: 3_000, assetNo: 'D-1', persons: '0301:100' };
    const plan = await core.plan(PERIOD, [put('assets', [asset()]), put('recoveries', [receipt, { ...receipt, principalFen: 300_000, loanNo: NO(2) }])]);
    expect(rejects(plan)).toEqual([[5, 'principalFen', 'ASSET_AMOUNT_DIFFERS'], [6, 'principalFen', 'ASSET_AMOUNT_DIFFERS']]);
  });

  it('one asset for several loans; less agreed than taken off, doubles, unknown loans', async () => {
    const two = await planOf('assets', [asset({ agreedFen: 450_000 }), asset({ loanNo: NO(2), agreedFen: 450_000, principalFen: 100_000, onInterestFen: 0 })]);
    expect(two.totals).toMatchObject({ insert: 2, reject: 0 });
    await core.commit(two);
    expect(core.one('SELECT count(*) FROM asset')).toBe(1);
    expect(core.one('SELECT refund_fen FROM asset')).toBe(47_000);

    const plan = await planOf('assets', [asset({ assetNo: 'D-2', agreedFen: 302_999 }), asset({ assetNo: 'D-3', agreedFen: 400_000 }), asset({ assetNo: 'D-3', loanNo: NO(3), agreedFen: 400_000 }), asset({ assetNo: 'D-4' }), asset({ assetNo: 'D-4' }), asset({ assetNo: 'D-5', loanNo: '没有' }), asset({ assetNo: 'D-6', kind: '古董' }), asset({ assetNo: 'D-7', principalFen: -1 })]);
    expect(rejects(plan).map(([row, , code]) => [row, code])).toEqual([[5, 'ASSET_NOT_BALANCED'], [6, 'ASSET_NOT_BALANCED'], [7, 'ASSET_NOT_BALANCED'], [8, 'DUPLICATE_KEY'], [9, 'DUPLICATE_KEY'], [10, 'LOAN_NOT_IN_LEDGER'], [11, 'CODE_UNKNOWN'], [12, 'AMOUNT_NEGATIVE']]);
  });
});

describe('D4-18 C10 诉讼清收台账', () => {
  const suit = (more: OfficeRow = {}): OfficeRow => ({ batchNo: 1, filedOn: '2011-03-01', unit: '石桥信用社', borrower: loanRow(2)['borrower'] ?? null, loanNos: NO(2), claimPrincipalFen: 750_000, claimInterestFen: 12_000, ...more });

  it('filed, closed later, undone; shown with its loan', async () => {
    await core.import(PERIOD, put('suits', [suit({ loanNos: `${NO(2)}；${NO(3)}` })]));
    expect((await core.call('loans.get', { no: NO(3) })).suits).toEqual([{ title: '第 1 批', filedOn: '2011-03-01', closedOn: null, claimFen: 762_000 }]);
    expect((await planOf('suits', [suit()])).totals).toMatchObject({ unchanged: 1 });
    const plan = await planOf('suits', [suit({ closedOn: '2011-06-30', closedHow: '调解' })]);
    expect(await verdicts(plan)).toEqual(['update']);
    const done = await core.commit(plan);
    expect((await core.call('loans.get', { no: NO(2) })).suits[0]?.closedOn).toBe('2011-06-30');
    await core.call('history.undo', { batch: done.batch });
    expect((await core.call('loans.get', { no: NO(2) })).suits[0]?.closedOn).toBeNull();
    await clean();
  });

  it('unknown loans and doubles', async () => {
    const plan = await planOf('suits', [suit(), suit(), suit({ borrower: '别人', loanNos: '没有' })]);
    expect(rejects(plan).map(([row, , code]) => [row, code])).toEqual([[5, 'DUPLICATE_KEY'], [6, 'DUPLICATE_KEY'], [7, 'LOAN_NOT_IN_LEDGER']]);
  });
});

describe('D4-07 C9 涉政贷款名单', () => {
  const debt = (n: number, more: OfficeRow = {}): OfficeRow => ({ kind: '公职人员', name: loanRow(n)['borrower'] ?? null, unit: '石桥信用社', body: '某局', loanNos: NO(n), basePrincipalFen: 1_000_000, baseInterestFen: 20_000, priorPrincipalFen: 500_000, priorInterestFen: 10_000, ...more });

  it('marks its borrowers, counts what came in before and since, and is undone with its marks', async () => {
    const done = await core.import(PERIOD, put('gov', [debt(2), debt(3, { kind: '村级', priorPrincipalFen: 1_000_000, priorInterestFen: 20_000 })]));
    expect((await core.call('loans.page', { filter: { publicOnly: true } })).count).toBe(2);
    const home = await core.call('home.summary', { period: PERIOD });
    // prior 510,000 and 1,020,000, since then 253,000 each
    expect(home).toMatchObject({ publicTotalFen: 2_040_000, publicRecoveredFen: 510_000 + 1_020_000 + 2 * 253_000, publicSettled: { units: 0, villages: 1, officials: 0 } });
    expect(home.checks.find((k) => k.id === 'C9')).toMatchObject({ ok: true });
    expect((await planOf('gov', [debt(2)])).totals).toMatchObject({ unchanged: 1 });
    await clean();
    await core.call('history.undo', { batch: done.batch });
    expect((await core.call('loans.page', { filter: { publicOnly: true } })).count).toBe(0);
    await clean();
  });

  it('a loan on two lines, unknown units and kinds', async () => {
    const plan = await planOf('gov', [debt(2), debt(3, { loanNos: `${NO(2)}、${NO(3)}` }), debt(4, { unit: '没有的社' }), debt(4, { kind: '亲戚' })]);
    expect(rejects(plan).map(([row, column, code]) => [row, column, code])).toEqual([[5, 'loanNos', 'DUPLICATE_KEY'], [6, 'loanNos', 'DUPLICATE_KEY'], [7, 'unit', 'UNIT_NOT_FOUND'], [7, 'loanNos', 'LOAN_NOT_IN_LEDGER'], [8, 'kind', 'CODE_UNKNOWN']]);
  });
});
