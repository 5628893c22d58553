import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';
import { debtor, figures, inSeptember, moved, sound, thereAndBack, WAN, type Debtor } from './office.js';

let core: TestCore;
let d: Debtor;
beforeEach(async () => {
  core = await sampleLedger('imported');
  d = debtor(core);
});
afterEach(() => core.close());
const book = (form: string, principalFen: number, more: object = {}) => core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-30', principalFen, form, ...more });
const arrears = (loanId: number) => core.sql<{ p: number; i: number; o: number; book: string }>('SELECT principal_fen AS p, on_fen AS i, off_fen AS o, book FROM loan_now WHERE loan_id = ?', loanId)[0];

describe('核销: principal leaves 表内, the loan is owed on in its own book (C7, L23)', () => {
  it('in whole: balance, arrears and persons go over; undo and redo', async () => {
    const before = figures(core);
    const was = arrears(d.loanId) ?? { i: 0, o: 0 };
    const people = core.one('SELECT count(*) FROM loan_responsible WHERE loan_id = ? AND voided_by IS NULL', d.loanId);
    await thereAndBack(core, () => book('核销', d.principalFen), async () => {
      expect(moved(before, figures(core))).toEqual({ end: -d.principalFen, writtenOff: d.principalFen, off: d.principalFen });
      const detail = await core.call('loans.get', { loanId: d.loanId });
      expect(detail).toMatchObject({ loan: { settled: true, onInterestFen: 0, offInterestFen: 0 }, twins: [{ book: '已核销', principalFen: d.principalFen }] });
      const twin = detail.twins[0]?.loanId ?? 0;
      expect(arrears(twin)).toEqual({ p: d.principalFen, i: 0, o: was.i + was.o, book: 'written_off' });
      expect(core.one('SELECT count(*) FROM loan_responsible WHERE loan_id = ? AND voided_by IS NULL', twin)).toBe(people);
      // the number means what is still owed
      expect((await core.call('loans.get', { no: d.no })).loan.loanId).toBe(twin);
    });
  });

  it('what comes in later is 清收 and no reduction of 表内', async () => {
    const { carriedOnId } = await book('write_off', d.principalFen);
    const before = figures(core);
    const monthly = await core.call('reports.table', { id: 'monthly-recovery', period: '2011-08' });
    await core.call('recoveries.book', { loanId: carriedOnId ?? 0, on: '2011-08-31', principalFen: WAN, offInterestFen: 500, form: 'cash', persons: [{ staffNo: d.staffNo, sharePpm: WAN }] });
    expect(moved(before, figures(core))).toEqual({ off: -WAN, cash: WAN + 500 });
    const after = await core.call('reports.table', { id: 'monthly-recovery', period: '2011-08' });
    expect([Number(after.total?.['endFen']) - Number(monthly.total?.['endFen']), Number(after.total?.['cashYtdFen']) - Number(monthly.total?.['cashYtdFen'])]).toEqual([0, WAN + 500]);
    await sound(core);
  });

  it('in parts into the same loan; a reversal takes its part out again, as long as it is there', async () => {
    const before = figures(core);
    const one = await book('核销', WAN);
    const two = await book('核销', 2 * WAN);
    expect(two.carriedOnId).toBe(one.carriedOnId);
    expect(moved(before, figures(core))).toEqual({ end: -3 * WAN, writtenOff: 3 * WAN, off: 3 * WAN });
    await core.call('recoveries.reverse', { entryId: one.recovery, reason: '未获批准' });
    expect(moved(before, figures(core))).toEqual({ end: -2 * WAN, writtenOff: 2 * WAN, off: 2 * WAN });
    await sound(core);
    await core.call('recoveries.book', { loanId: one.carriedOnId ?? 0, on: '2011-08-31', principalFen: WAN, form: 'cash', persons: [{ staffNo: d.staffNo, sharePpm: WAN }] });
    expect(await core.refusal('recoveries.reverse', { entryId: two.recovery, reason: '未获批准' })).toMatchObject({ code: 'REVERSAL_BOOK_USED', message: `已核销的借据 ${d.no} 已另有收回，余额不够冲回` });
    expect(await core.refusal('history.undo', { batch: two.batch })).toMatchObject({ code: 'RECEIPT_OVER_BALANCE' });
    await sound(core);
  });

  it('a month later the reversal of a whole write-off opens the loan again', async () => {
    const done = await book('核销', d.principalFen);
    const september = await inSeptember(core);
    await september.call('recoveries.reverse', { entryId: done.recovery, reason: '审计退回' });
    expect((await september.call('loans.get', { loanId: d.loanId })).loan).toMatchObject({ settled: false, currentPrincipalFen: d.principalFen });
    expect(september.one('SELECT principal_fen FROM loan_now WHERE loan_id = ?', done.carriedOnId)).toBe(0);
    await sound(september, '2011-09');
    await september.close();
  });

  it('is for 表内 loans only', async () => {
    const off = core.one(`SELECT loan_id FROM loan_now WHERE book = 'written_off' AND principal_fen > 0`);
    expect(await core.refusal('recoveries.book', { loanId: off, on: '2011-08-30', principalFen: 1, form: '核销' })).toMatchObject({ code: 'RECEIPT_FORM_NOT_HERE', message: '已核销贷款不能记“核销”' });
  });
});

describe('资金置换', () => {
  it('goes on in the book of swapped loans', async () => {
    const before = figures(core);
    await thereAndBack(core, () => book('资金置换', d.principalFen), async () => {
      expect(moved(before, figures(core))).toEqual({ end: -d.principalFen, swapped: d.principalFen });
      expect((await core.call('loans.get', { loanId: d.loanId })).twins).toMatchObject([{ book: '资金置换', principalFen: d.principalFen }]);
    });
  });
});

describe('转据/重组上调, 非重组上调: the class is raised on that day', () => {
  it.each([['转据', '关注2', 'watch2'], ['非重组上调', '正常', 'normal']])('%s of the whole balance to %s', async (form, toClass, code) => {
    const before = figures(core);
    await thereAndBack(core, () => book(form, d.principalFen, { toClass }), async () => {
      expect(moved(before, figures(core))).toEqual({ end: -d.principalFen, rolled: d.principalFen });
      expect(core.sql('SELECT on_date AS d, from_class AS f, to_class AS t FROM class_event WHERE loan_id = ? AND voided_by IS NULL', d.loanId)).toEqual([{ d: '2011-08-30', f: d.riskClass, t: code }]);
      expect((await core.call('loans.get', { loanId: d.loanId })).loan).toMatchObject({ settled: true, class: toClass });
    });
  });
  it('what is left of a part keeps its class', async () => {
    expect(await book('转据', WAN)).toMatchObject({ riskClass: (await core.call('loans.get', { loanId: d.loanId })).loan.class, balanceFen: d.principalFen - WAN });
    expect(core.one('SELECT count(*) FROM class_event WHERE loan_id = ?', d.loanId)).toBe(0);
    await sound(core);
  });
  it('the reversal brings balance and class back, in the same month and in the next', async () => {
    const before = figures(core);
    const done = await book('非重组上调', d.principalFen);
    await core.call('recoveries.reverse', { entryId: done.recovery, reason: '不符条件' });
    expect(moved(before, figures(core))).toEqual({});
    expect(core.one('SELECT count(*) FROM class_event WHERE loan_id = ? AND voided_by IS NULL', d.loanId)).toBe(0);
    const again = await book('非重组上调', d.principalFen);
    const september = await inSeptember(core);
    await september.call('recoveries.reverse', { entryId: again.recovery, reason: '不符条件' });
    expect(september.sql('SELECT on_date AS d, to_class AS t FROM class_event WHERE loan_id = ? AND voided_by IS NULL ORDER BY class_event_id', d.loanId)).toEqual([{ d: '2011-08-30', t: 'watch' }, { d: '2011-09-01', t: d.riskClass }]);
    expect(september.one('SELECT principal_fen FROM loan_now WHERE loan_id = ? AND npl = 1', d.loanId)).toBe(d.principalFen);
    await sound(september, '2011-09');
    await september.close();
  });
  it('never into an NPL class', async () => {
    expect((await core.refusal('recoveries.book', { loanId: d.loanId, on: '2011-08-30', principalFen: WAN, form: '转据', toClass: '次级' })).code).toBe('CLASS_NOT_RAISED');
  });
});

describe('放水养鱼 (D3-07; data-model.md §3 no. 10)', () => {
  const aid = () => core.call('loans.aid', { loanId: d.loanId, newLoanNo: '012011080001', amountFen: 30 * WAN, grantedOn: '2011-08-20', plan: '每季末还旧贷 5 万元' });
  it('money out of the own new loan is refused as 清收 and taken as 转据', async () => {
    const before = figures(core);
    expect(await core.refusal('recoveries.book', { loanId: d.loanId, on: '2011-08-30', principalFen: WAN, form: '现金', ownCredit: true })).toMatchObject({ code: 'RECEIPT_OWN_CREDIT', hint: '放水养鱼不算清收，请改选“转据/重组上调”。' });
    await book('转据', WAN, { ownCredit: true });
    expect(moved(before, figures(core))).toEqual({ end: -WAN, rolled: WAN });
    await sound(core);
  });
  it('beside such a loan somebody has to say where the money came from', async () => {
    await thereAndBack(core, aid, async () => {
      expect((await core.call('loans.get', { loanId: d.loanId })).aids).toEqual([{ newLoanNo: '012011080001', amountFen: 30 * WAN, grantedOn: '2011-08-20', plan: '每季末还旧贷 5 万元' }]);
      expect(await core.refusal('recoveries.book', { loanId: d.loanId, on: '2011-08-30', principalFen: WAN, form: 'cash' })).toMatchObject({ code: 'RECEIPT_SOURCE_NEEDED', message: '这户有放水养鱼的新贷款 012011080001，没有说明还款来源' });
    });
    await aid();
    // before the new loan there was nothing to ask
    await core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-19', principalFen: WAN, form: 'cash' });
    await core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-30', principalFen: WAN, form: 'cash', ownCredit: false });
    await sound(core);
  });
});

describe('interest of a receipt', () => {
  it('lowers the arrears also where the ledger stated them for a later day; the reversal and the undo raise them again', async () => {
    const was = arrears(d.loanId) ?? { i: 0, o: 0 };
    expect(was.o).toBeGreaterThan(100);
    const done = await core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-30', principalFen: 0, offInterestFen: 100, form: 'cash' });
    expect(arrears(d.loanId)).toMatchObject({ i: was.i, o: was.o - 100 });
    await core.call('recoveries.reverse', { entryId: done.recovery, reason: '记错户' });
    expect(arrears(d.loanId)).toMatchObject({ i: was.i, o: was.o });
    const again = await core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-30', principalFen: 0, offInterestFen: was.o + 50, form: 'cash' });
    expect(arrears(d.loanId)).toMatchObject({ o: 0 });
    await core.call('history.undo', { batch: again.batch });
    expect(arrears(d.loanId)).toMatchObject({ o: was.o });
    await sound(core);
  });
});
