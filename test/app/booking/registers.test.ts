import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';
import { debtor, inSeptember, sound, thereAndBack, WAN } from './office.js';

let core: TestCore;
beforeEach(async () => {
  core = await sampleLedger('imported');
});
afterEach(() => core.close());
const unit = (code: string) => core.one('SELECT unit_id FROM unit WHERE code = ?', code);

describe('登记簿 › 抵债资产', () => {
  it('lists what the sample has, filtered by unit, text and what is still there', async () => {
    const all = await core.call('assets.list', {});
    expect([all.assets.length, all.agreedFen, all.cashFen]).toEqual([3, 328_000_000, 34_260_000]);
    expect((await core.call('assets.list', { openOnly: true })).assets.map((a) => a.no).sort()).toEqual(['DZ2011-01', 'DZ2011-03']);
    expect((await core.call('assets.list', { search: '千两茶' })).assets).toMatchObject([{ agreedFen: 220_000_000, bookFen: 172_600_000, chargedFen: 220_000_000, freeFen: 0 }]);
    expect((await core.call('assets.list', { search: '%' })).assets).toEqual([]);
    expect((await core.call('assets.list', { freeOnly: true })).assets).toEqual([]);
  });

  it('an asset entered before its receipt: all its value is free; corrected with change rows; taken out again', async () => {
    const facts = { unitId: unit('03'), name: '旧农机两台', kind: '动产', quantity: '2 台', receivedOn: '2011-08-12', agreedFen: 4 * WAN };
    await thereAndBack(core, () => core.call('assets.save', facts), async () => {
      expect((await core.call('assets.list', { search: '农机' })).assets).toMatchObject([{ freeFen: 4 * WAN, bookFen: 0, disposeByOn: '2012-08-12', loans: [] }]);
    });
    const { id } = await core.call('assets.save', facts);
    const { batch } = await core.call('assets.save', { ...facts, assetId: id, agreedFen: 5 * WAN, name: '农机三台' });
    expect((await core.call('history.changes', { batch })).changes).toMatchObject([{ what: '抵债资产', act: '修改' }]);
    expect((await core.refusal('assets.save', { ...facts, no: 'DZ2011-01' })).code).toBe('ASSET_NO_TAKEN');
    await core.call('assets.remove', { assetId: id, reason: '重复登记' });
    expect((await core.call('assets.list', { search: '农机' })).assets).toEqual([]);
    const [tea] = (await core.call('assets.list', { search: '千两茶' })).assets;
    expect((await core.refusal('assets.remove', { assetId: tea?.assetId ?? 0, reason: '误记' })).code).toBe('ASSET_IN_USE');
    expect((await core.refusal('assets.save', { ...facts, assetId: tea?.assetId ?? 0, agreedFen: WAN })).code).toBe('ASSET_VALUE_SHORT');
    await sound(core);
  });

  it('never more is disposed of than is there (C6); rent takes nothing off; a closed month stays', async () => {
    const [tea] = (await core.call('assets.list', { search: '千两茶' })).assets;
    const dispose = { assetId: tea?.assetId ?? 0, act: '出售', on: '2011-08-28', bookFen: 100 * WAN, cashFen: 110 * WAN };
    await thereAndBack(core, () => core.call('assets.dispose', dispose), () => Promise.resolve());
    await core.call('assets.dispose', dispose);
    await core.call('assets.dispose', { ...dispose, act: 'lease', bookFen: 999, cashFen: 5 });
    expect((await core.call('assets.list', { search: '千两茶' })).assets).toMatchObject([{ disposedBookFen: 100 * WAN, cashFen: 110 * WAN + 5, events: [{ act: '出售' }, { act: '出租', bookFen: 0 }] }]);
    expect(await core.refusal('assets.dispose', dispose)).toMatchObject({ code: 'ASSET_OVER_DISPOSED', message: `“${tea?.name}”账面还剩 726000.00 元，不能再处置 1000000.00 元` });
    expect((await core.refusal('assets.dispose', { ...dispose, bookFen: 1, on: '2011-08-24' })).code).toBe('ASSET_NOT_RECEIVED');
    expect((await core.refusal('assets.dispose', { ...dispose, act: '送人' })).code).toBe('CODE_UNKNOWN');
    await sound(core);
    const september = await inSeptember(core);
    expect((await september.refusal('assets.dispose', { ...dispose, bookFen: 1, on: '2011-08-30' })).code).toBe('PERIOD_CLOSED');
    await september.close();
  });
});

describe('登记簿 › 诉讼 (D4-18)', () => {
  it('both batches with what came in since they were filed', async () => {
    const { suits, batches } = await core.call('suits.list', {});
    expect([batches, suits.length]).toEqual([[1, 2], 102]);
    const first = suits.filter((s) => s.batchNo === 1);
    expect([first.length, first.reduce((a, s) => a + s.claimPrincipalFen, 0), first.reduce((a, s) => a + s.recoveredPrincipalFen, 0), first.reduce((a, s) => a + s.recoveredInterestFen, 0)]).toEqual([31, 309_600_000, 296_600_000, 110_200_000]);
    expect((await core.call('suits.list', { openOnly: true, batchNo: 2 })).suits.every((s) => s.closedOn === null)).toBe(true);
  });

  it('filed, corrected, closed, opened again', async () => {
    const [d, e] = [debtor(core), debtor(core, '01', 1)];
    const suit = { batchNo: 3, filedOn: '2011-08-20', loanIds: [d.loanId], claimPrincipalFen: 5 * WAN, claimInterestFen: WAN, reason: '不按季付息' };
    await thereAndBack(core, () => core.call('suits.save', suit), async () => expect((await core.call('suits.list', { batchNo: 3 })).suits).toMatchObject([{ unitId: d.unitId, loans: [{ no: d.no }], reason: '不按季付息' }]));
    const { id } = await core.call('suits.save', suit);
    await core.call('suits.save', { ...suit, suitId: id, claimInterestFen: 2 * WAN });
    await core.call('suits.close', { suitId: id, closedOn: '2011-08-30', how: '调解' });
    expect((await core.call('suits.list', { batchNo: 3 })).suits).toMatchObject([{ closedOn: '2011-08-30', closedHow: '调解', claimInterestFen: 2 * WAN }]);
    expect((await core.refusal('suits.save', { ...suit, suitId: id, filedOn: '2011-08-31' })).code).toBe('SUIT_DAYS_WRONG');
    await core.call('suits.close', { suitId: id, closedOn: null });
    expect((await core.refusal('suits.close', { suitId: id, closedOn: '2011-08-19' })).code).toBe('SUIT_DAYS_WRONG');
    expect((await core.refusal('suits.save', { ...suit, loanIds: [] })).code).toBe('SUIT_LOANS_NEEDED');
    expect((await core.refusal('suits.save', { ...suit, loanIds: [d.loanId, e.loanId] })).code).toBe('SUIT_LOANS_NEEDED');
    expect((await core.refusal('suits.save', { ...suit, claimPrincipalFen: 0, claimInterestFen: 0 })).code).toBe('RECEIPT_EMPTY');
    await sound(core);
  });
});

describe('a loan that is sued twice', () => {
  it('counts a receipt once: for the latest suit filed by the day of the receipt, in the register as in the report', async () => {
    const own = await sampleLedger('imported');
    try {
      const d = debtor(own);
      const file = (batchNo: number, filedOn: string) => own.call('suits.save', { batchNo, filedOn, loanIds: [d.loanId], claimPrincipalFen: 5 * WAN, claimInterestFen: 0, reason: '' });
      await file(3, '2011-08-02');
      await file(4, '2011-08-16');
      for (const [on, principalFen] of [['2011-08-01', 100], ['2011-08-05', 2_000], ['2011-08-16', 30_000], ['2011-08-30', 400_000]] as const) await own.call('recoveries.book', { loanId: d.loanId, on, principalFen, form: 'cash' });
      const { suits } = await own.call('suits.list', {});
      expect(suits.filter((s) => s.batchNo > 2).map((s) => [s.batchNo, s.recoveredPrincipalFen]).sort()).toEqual([[3, 2_000], [4, 430_000]]);
      const { rows } = await own.call('reports.table', { id: 'litigation', period: '2011-08' });
      expect(rows.filter((r) => /^[34]:/.test(r.key)).map((r) => [r.key[0], r.values['gotPrincipalFen']])).toEqual([['3', 2_000], ['4', 430_000]]);
    } finally {
      await own.close();
    }
  });
});

describe('登记簿 › 涉政名单 (D4-07)', () => {
  it('sums of the sample: 3938 on the list, 1650 recovered', async () => {
    const { baseFen, recoveredFen } = await core.call('gov.list', {});
    expect([baseFen, recoveredFen]).toEqual([3_938_000_000, 1_650_000_000]);
    expect((await core.call('gov.list', { kind: '村级', openOnly: true })).debts.every((g) => g.kind === 'village' && !g.settled)).toBe(true);
  });

  it('put on the list with its mark in the ledger (C9), corrected, settled by agreement', async () => {
    const d = debtor(core);
    const debt = { kind: '单位', name: '样例县无此站', body: '农业局', unitId: d.unitId, basePrincipalFen: 5 * WAN, baseInterestFen: WAN, priorPrincipalFen: WAN, loanIds: [d.loanId] };
    await thereAndBack(core, () => core.call('gov.save', debt), async () => expect((await core.call('loans.get', { loanId: d.loanId })).loan.publicKind).toBe('单位'));
    const { id } = await core.call('gov.save', debt);
    const got = core.one(`SELECT coalesce(sum(principal_fen + on_fen + off_fen), 0) FROM entry WHERE loan_id = ? AND form IN ('cash','in_kind')`, d.loanId);
    await core.call('gov.save', { ...debt, govId: id, body: '县农业局' });
    const settled = async () => (await core.call('home.summary', { period: '2011-08' })).publicSettled.units;
    const before = await settled();
    await core.call('gov.settle', { govId: id, on: '2011-08-30', how: '财政代偿协议' });
    expect((await core.call('gov.list', { search: '无此站' })).debts).toMatchObject([{ settled: true, settledHow: '财政代偿协议', recoveredFen: WAN + got, leftFen: 5 * WAN - got }]);
    expect(await settled()).toBe(before + 1);
    await core.call('gov.settle', { govId: id, on: null });
    expect(await settled()).toBe(before);
    expect((await core.refusal('gov.settle', { govId: id, on: '2011-08-30' })).code).toBe('REASON_NEEDED');
    expect(await core.refusal('gov.save', { ...debt, name: '另一户' })).toMatchObject({ code: 'GOV_LOAN_TWICE', message: `借据 ${d.no} 已在名单的“样例县无此站”名下` });
    expect((await core.refusal('gov.save', { ...debt, govId: id, priorPrincipalFen: 6 * WAN })).code).toBe('GOV_PRIOR_OVER_BASE');
    expect((await core.refusal('gov.save', { ...debt, govId: id, kind: '否' })).code).toBe('CODE_UNKNOWN');
    await sound(core);
  });
});

describe('各项贷款 entered on screen (C4)', () => {
  it('is the base of the ratio; a closed month is frozen', async () => {
    const { months, units } = await core.call('unitTotals.list', { year: 2011 });
    expect([months.length, months.some((m) => m.closed)]).toEqual([12, false]);
    const [first] = units;
    const august = first?.values[7] ?? 0;
    const ratio = async (): Promise<unknown> => (await core.call('reports.table', { id: 'monthly-recovery', period: '2011-08' })).rows.find((r) => r.values['unitName'] === first?.unit)?.values['nplRatioEndPct'];
    const before = Number(await ratio());
    await thereAndBack(core, () => core.call('unitTotals.set', { cells: [{ period: '2011-08', unitId: first?.unitId ?? 0, allFen: august * 2 }, { period: '2011-05', unitId: first?.unitId ?? 0, allFen: null }] }), async () => expect(Math.abs(Number(await ratio()) * 2 - before)).toBeLessThan(0.02));
    expect((await core.refusal('unitTotals.set', { cells: [{ period: '2011-08', unitId: first?.unitId ?? 0, allFen: august }] })).code).toBe('NOTHING_CHANGED');
    expect((await core.refusal('unitTotals.set', { cells: [{ period: '2011-08', unitId: 999, allFen: 1 }] })).code).toBe('UNIT_UNKNOWN');
    const september = await inSeptember(core);
    expect((await september.call('unitTotals.list', { year: 2011 })).months.filter((m) => m.closed).map((m) => m.period)).toContain('2011-08');
    expect(await september.refusal('unitTotals.set', { cells: [{ period: '2011-08', unitId: first?.unitId ?? 0, allFen: 1 }] })).toMatchObject({ code: 'PERIOD_CLOSED' });
    await september.close();
  });

  it('a total of zero gives no ratio, and no crash', async () => {
    const [first] = (await core.call('unitTotals.list', { year: 2011 })).units;
    await core.call('unitTotals.set', { cells: ['2010-12', '2011-08'].map((period) => ({ period, unitId: first?.unitId ?? 0, allFen: 0 })) });
    const row = (await core.call('reports.table', { id: 'monthly-recovery', period: '2011-08' })).rows.find((r) => r.values['unitName'] === first?.unit);
    expect([row?.values['nplRatioBeginPct'], row?.values['nplRatioEndPct'], row?.values['nplRatioChangePct']]).toEqual([null, null, null]);
    expect((await core.call('home.summary', { period: '2011-08' })).nplRatioPct).not.toBeNull();
  });
});
