import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../electron/contract/api.js';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';
import { debtor, failed, figures, inSeptember, moved, sound, thereAndBack, WAN, type Debtor } from './office.js';

let core: TestCore;
let d: Debtor;
beforeEach(async () => {
  core = await sampleLedger('imported');
  d = debtor(core);
});
afterEach(() => core.close());
const classify = (to: string, on = '2011-08-20', loanId = d.loanId) => core.call('loans.reclassify', { loanId, on, to, reason: '五级分类认定表第 8 号' });
const npl = (day: string, loanId = d.loanId): number => core.one(`SELECT count(*) FROM loan_state s JOIN class_code k ON k.class = s.class WHERE s.loan_id = ? AND s.from_on <= ? AND s.to_on > ? AND k.is_npl = 1`, loanId, day, day);

describe('五级分类调整', () => {
  it('出不良 as a dated event: the days before keep their class, nothing is 清收', async () => {
    const before = figures(core);
    await thereAndBack(core, () => classify('关注3'), async () => {
      expect(moved(before, figures(core))).toEqual({ end: -d.principalFen });
      expect([npl('2011-08-19'), npl('2011-08-20')]).toEqual([1, 0]);
      const { classes, loan } = await core.call('loans.get', { loanId: d.loanId });
      expect(loan).toMatchObject({ class: '关注3', currentPrincipalFen: d.principalFen, settled: false });
      expect(classes).toMatchObject([{ on: '2011-08-20', to: '关注3', reason: '五级分类认定表第 8 号' }]);
      const checks = (await core.call('periods.checks', { period: '2011-08' })).checks.find((c) => c.id === 'C1');
      expect(checks?.detail).toContain('分类调出');
    });
  });

  it('within the NPL classes moves one class of the snapshot into another, and no sum', async () => {
    const before = figures(core);
    const sums = (): Record<string, number> => Object.fromEntries(core.sql<{ c: string; f: number }>(`SELECT class AS c, sum(principal_fen) AS f FROM loan_state WHERE year = 2011 AND from_on <= '2011-08-31' AND to_on > '2011-08-31' AND book = 'on' GROUP BY class`).map((r) => [r.c, r.f]));
    const was = sums();
    const to = d.riskClass === 'loss' ? 'doubtful' : 'loss';
    expect(await classify(to)).toMatchObject({ crossed: 'no', principalFen: d.principalFen });
    expect(moved(before, figures(core))).toEqual({});
    expect(moved(was, sums())).toEqual({ [d.riskClass]: -d.principalFen, [to]: d.principalFen });
    await sound(core);
  });

  it('a loan that is repaid while it is 关注, and falls back: every check goes on holding', async () => {
    await classify('watch', '2011-08-10');
    await core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-15', principalFen: WAN, form: 'cash', persons: [{ staffNo: d.staffNo, sharePpm: WAN }] });
    await sound(core);
    expect(await classify('可疑', '2011-08-20')).toMatchObject({ crossed: 'in', principalFen: d.principalFen - WAN });
    await sound(core);
    // a relapse keeps its vintage
    expect(core.one(`SELECT count(*) FROM loan WHERE loan_id = ? AND npl_on < '2011-08-01'`, d.loanId)).toBe(1);
  });

  it('a loan that was never NPL is formed on the day it becomes so', async () => {
    await core.call('history.undo', { batch: (await classify('watch', '2011-08-10')).batch });
    const watched = await core.call('loans.form', { ...newLoan(), riskClass: 'substandard' });
    await classify('正常', '2011-08-26', watched.loanId);
    await classify('次级', '2011-08-28', watched.loanId);
    expect(core.sql('SELECT npl_on AS d FROM loan WHERE loan_id = ?', watched.loanId)).toEqual([{ d: '2011-08-25' }]);
    await sound(core);
  });

  it('is refused in words: the same class, another class that does not exist, a closed month, out of order, in the future', async () => {
    const refused = async (change: Partial<InputOf<'loans.reclassify'>>) => core.refusal('loans.reclassify', { loanId: d.loanId, on: '2011-08-20', to: '关注', reason: '认定', ...change });
    expect(await refused({ to: d.riskClass })).toMatchObject({ code: 'CLASS_SAME' });
    expect(await refused({ to: '很差' })).toMatchObject({ code: 'CODE_UNKNOWN' });
    expect(await refused({ on: '2011-09-01' })).toMatchObject({ code: 'DAY_IN_FUTURE' });
    expect(await refused({ on: '2010-12-31' })).toMatchObject({ code: 'PERIOD_BEFORE_LEDGER' });
    expect(await refused({ reason: ' ' })).toMatchObject({ code: 'INPUT_INVALID' });
    await classify('关注');
    expect(await refused({ to: '次级', on: '2011-08-19' })).toMatchObject({ code: 'EVENT_OUT_OF_ORDER', message: '2011-08-19 早于上一次分类调整（2011-08-20）' });
    const september = await inSeptember(core);
    expect(await september.refusal('loans.reclassify', { loanId: d.loanId, on: '2011-08-25', to: '次级', reason: '认定' })).toMatchObject({ code: 'PERIOD_CLOSED', message: '2011-08 已结账，不能再写入' });
    await september.close();
  });
});

const newLoan = (): InputOf<'loans.form'> => ({
  on: '2011-08-25', principalFen: 3 * WAN, riskClass: '次级',
  loan: { unitId: d.unitId, no: 'SX2011-001', borrower: { name: '安新禾', client: '农户', idNo: '', town: '样例镇', publicKind: '否' }, grantedOn: '2010-03-01', dueOn: '2011-03-01', originalFen: 5 * WAN, guarantee: '保证', security: '安新麦', cause: '企业经营管理', offInterestFen: 12_345, responsible: [{ staffNo: d.staffNo, role: '包收', sharePpm: WAN }] },
});

describe('新增不良 by hand', () => {
  it('a new loan with its borrower and its person', async () => {
    const before = figures(core);
    await thereAndBack(core, () => core.call('loans.form', newLoan()), async () => {
      expect(moved(before, figures(core))).toEqual({ end: 3 * WAN, grown: 3 * WAN });
      const { loan, responsible } = await core.call('loans.get', { no: 'SX2011-001' });
      expect(loan).toMatchObject({ borrower: '安新禾', class: '次级', formedOn: '2011-08-25', formedYear: 2011, currentPrincipalFen: 3 * WAN, beginPrincipalFen: 0, offInterestFen: 12_345, guarantee: '保证' });
      expect(responsible).toMatchObject([{ staffNo: d.staffNo, role: '包收', sharePct: '100' }]);
      expect((await core.call('loans.search', { text: 'axh' })).hits.map((h) => h.no)).toContain('SX2011-001');
    });
  });

  it('more of a loan the ledger has; a raised one falls back', async () => {
    const before = figures(core);
    await core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-10', principalFen: d.principalFen, form: '非重组上调' });
    const done = await core.call('loans.form', { on: '2011-08-28', principalFen: WAN, riskClass: '可疑', loan: { loanId: d.loanId } });
    expect(done).toMatchObject({ balanceFen: WAN });
    expect(moved(before, figures(core))).toEqual({ end: WAN - d.principalFen, rolled: d.principalFen, grown: WAN });
    expect((await core.call('loans.get', { loanId: d.loanId })).loan).toMatchObject({ class: '可疑', settled: false });
    await sound(core);
  });

  it('formed in a closed month it is booked in the open one, its day kept', async () => {
    const september = await inSeptember(core);
    expect(await september.call('loans.form', newLoan())).toMatchObject({ bookedOn: '2011-09-01' });
    expect((await september.call('loans.get', { no: 'SX2011-001' })).loan.formedOn).toBe('2011-08-25');
    await sound(september, '2011-09');
    await september.close();
  });

  it('is refused in words: dates, a key that is there, a class that is no NPL, a borrower with two IDs', async () => {
    const base = newLoan();
    const loan = base.loan as Extract<InputOf<'loans.form'>['loan'], { no: string }>;
    const refused = async (change: object, top: object = {}) => core.refusal('loans.form', { ...base, ...top, loan: { ...loan, ...change } } as never);
    expect((await refused({ dueOn: '2009-01-01' })).code).toBe('LOAN_DAYS_WRONG');
    expect((await refused({ grantedOn: '2011-08-26', dueOn: '2011-08-26' })).code).toBe('LOAN_DAYS_WRONG');
    expect((await refused({}, { riskClass: '关注' })).code).toBe('CODE_UNKNOWN');
    expect(await refused({ no: d.no })).toMatchObject({ code: 'LOAN_KEY_TAKEN' });
    expect((await refused({ guarantee: '口头' })).code).toBe('CODE_UNKNOWN');
    expect((await refused({ responsible: [{ staffNo: '没有', role: '包收' }] })).code).toBe('STAFF_UNKNOWN');
    await core.call('loans.form', { ...base, loan: { ...loan, borrower: { name: '安新禾', idNo: '439900197001010018' } } });
    const again = { no: 'SX2011-002' };
    expect(await refused({ ...again, borrower: { name: '安新稻', idNo: '439900197001010018' } })).toMatchObject({ code: 'BORROWER_ID_TAKEN', message: '证件尾号 0018 在台账里是“安新禾”' });
    expect(await refused({ ...again, borrower: { name: '安新禾', idNo: '439900198002020029' } })).toMatchObject({ code: 'BORROWER_TWO_IDS' });
    const parties = core.one('SELECT count(*) FROM party');
    await core.call('loans.form', { ...base, loan: { ...loan, no: 'SX2011-002', borrower: { name: '安新禾', idNo: '439900197001010018' } } });
    expect(core.one('SELECT count(*) FROM party')).toBe(parties);
    await core.call('loans.form', { ...base, loan: { ...loan, no: 'SX2011-003', borrower: { name: '安新禾', idNo: '439900198002020029', namesake: true } } });
    expect(core.one('SELECT count(*) FROM party')).toBe(parties + 1);
    await sound(core);
  });
});

describe('划转 between units', () => {
  const other = () => core.one(`SELECT unit_id FROM unit WHERE code = '02'`);
  const move = (on = '2011-08-22', loanIds = [d.loanId]) => core.call('loans.move', { loanIds, toUnitId: other(), on, reason: '机构调整' });
  const ofUnit = async (code: string, key: string, period = '2011-08'): Promise<number> => Number((await core.call('reports.table', { id: 'monthly-recovery', period })).rows.find((r) => r.key === code)?.values[key]);

  it('the balance goes over on the day, what was received before stays with the old unit', async () => {
    await core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-15', principalFen: WAN, form: 'cash', persons: [{ staffNo: d.staffNo, sharePpm: WAN }] });
    const before = [await ofUnit('01', 'endFen'), await ofUnit('02', 'endFen'), await ofUnit('01', 'cashYtdFen'), await ofUnit('02', 'cashYtdFen'), await ofUnit('01', 'beginFen')];
    const county = figures(core);
    await thereAndBack(core, () => move(), async () => {
      expect([await ofUnit('01', 'endFen'), await ofUnit('02', 'endFen'), await ofUnit('01', 'cashYtdFen'), await ofUnit('02', 'cashYtdFen'), await ofUnit('01', 'beginFen')]).toEqual([(before[0] ?? 0) - d.principalFen + WAN, (before[1] ?? 0) + d.principalFen - WAN, before[2], before[3], before[4]]);
      expect(moved(county, figures(core))).toEqual({});
      expect((await core.call('loans.get', { loanId: d.loanId })).moves).toMatchObject([{ on: '2011-08-22', reason: '机构调整' }]);
    });
  });

  it('money of the day still belongs to the old unit, later money to the new one; a late one to where the loan stood', async () => {
    await move();
    const book = async (on: string): Promise<number> => core.one('SELECT unit_id FROM entry WHERE entry_id = ?', (await core.call('recoveries.book', { loanId: d.loanId, on, principalFen: 100, form: 'cash' })).recovery);
    expect([await book('2011-08-21'), await book('2011-08-22'), await book('2011-08-23')]).toEqual([d.unitId, d.unitId, other()]);
    await sound(core);
  });

  it('the closed month keeps its figures when the loan goes on, and when money of before is reversed after it went', async () => {
    const booked = await core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-15', principalFen: WAN, form: 'cash', persons: [{ staffNo: d.staffNo, sharePpm: WAN }] });
    const september = await inSeptember(core);
    const august = await september.call('reports.table', { id: 'monthly-recovery', period: '2011-08' });
    await september.call('loans.move', { loanIds: [d.loanId], toUnitId: other(), on: '2011-09-01', reason: '机构调整' });
    await sound(september, '2011-09');
    await september.call('recoveries.reverse', { entryId: booked.recovery, reason: '退票' });
    await september.call('loans.reclassify', { loanId: d.loanId, on: '2011-09-05', to: '关注', reason: '认定' });
    await sound(september, '2011-09');
    const again = await september.call('reports.table', { id: 'monthly-recovery', period: '2011-08' });
    expect([again.rows, again.total, failed(again)]).toEqual([august.rows, august.total, []]);
    await september.close();
  });

  it('money of the old unit that is reversed a month after the loan went keeps the old unit, and every unit adds up', async () => {
    const booked = await core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-15', principalFen: WAN, form: 'cash', persons: [{ staffNo: d.staffNo, sharePpm: WAN }] });
    await move();
    const september = await inSeptember(core);
    await september.call('recoveries.reverse', { entryId: booked.recovery, reason: '退票' });
    expect(september.sql('SELECT unit_id AS u, booked_on AS d FROM entry WHERE reversal_of = ?', booked.recovery)).toEqual([{ u: d.unitId, d: '2011-09-01' }]);
    await sound(september, '2011-09');
    await september.close();
  });

  it('is refused in words: where it stands already, a key taken there, out of order, a closed month, a unit that is no more', async () => {
    const refused = async (change: Partial<InputOf<'loans.move'>>) => core.refusal('loans.move', { loanIds: [d.loanId], toUnitId: other(), on: '2011-08-22', reason: '调整', ...change });
    expect((await refused({ toUnitId: d.unitId })).code).toBe('MOVE_SAME_UNIT');
    expect((await refused({ toUnitId: 999 })).code).toBe('UNIT_UNKNOWN');
    expect((await refused({ on: '2011-09-02' })).code).toBe('DAY_IN_FUTURE');
    await move();
    expect(await refused({ toUnitId: d.unitId, on: '2011-08-22' })).toMatchObject({ code: 'EVENT_OUT_OF_ORDER' });
    await core.call('loans.move', { loanIds: [d.loanId], toUnitId: d.unitId, on: '2011-08-25', reason: '划回' });
    await sound(core);
    const loan = newLoan().loan as Extract<InputOf<'loans.form'>['loan'], { no: string }>;
    await core.call('loans.form', { ...newLoan(), loan: { ...loan, unitId: other(), no: d.no } });
    expect(await refused({ on: '2011-08-30' })).toMatchObject({ code: 'LOAN_KEY_TAKEN' });
    const september = await inSeptember(core);
    expect((await september.refusal('loans.move', { loanIds: [d.loanId], toUnitId: other(), on: '2011-08-28', reason: '调整' })).code).toBe('PERIOD_CLOSED');
    await september.close();
  });
});
