import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { disposeBy, splitInKind } from '../../../electron/domain/asset/in-kind.js';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';
import { debtor, figures, moved, sound, thereAndBack, WAN, type Debtor } from './office.js';

describe('what an asset pays (decisions.md 7, D4-20)', () => {
  it('principal first, then 表外, then 表内; the rest belongs to the borrower', () => {
    const debt = { principalFen: 172_600_000, onFen: 5, offFen: 47_400_000 };
    expect(splitInKind(220_000_000, debt)).toEqual({ principalFen: 172_600_000, offFen: 47_400_000, onFen: 0, refundFen: 0 });
    expect(splitInKind(220_000_006, debt)).toEqual({ principalFen: 172_600_000, offFen: 47_400_000, onFen: 5, refundFen: 1 });
    expect(splitInKind(100, debt)).toEqual({ principalFen: 100, offFen: 0, onFen: 0, refundFen: 0 });
  });
  it('has to be gone in a year where it can be carried away, else in two', () => {
    expect([disposeBy('movable', '2011-08-25'), disposeBy('real_estate', '2011-03-18'), disposeBy('equity', '2012-02-29')]).toEqual(['2012-08-25', '2013-03-18', '2014-02-28']);
  });
});

describe('以物抵债 at the register (C5)', () => {
  let core: TestCore;
  let d: Debtor;
  beforeEach(async () => {
    core = await sampleLedger('imported');
    d = debtor(core);
  });
  afterEach(() => core.close());
  const owed = () => core.sql<{ p: number; i: number; o: number }>('SELECT principal_fen AS p, on_fen AS i, off_fen AS o FROM loan_now WHERE loan_id = ?', d.loanId)[0] ?? { p: 0, i: 0, o: 0 };
  const take = (parts: { principalFen: number; onInterestFen?: number; offInterestFen?: number }, asset: object) => core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-30', ...parts, form: '以物抵债', measure: '抵贷', persons: [{ staffNo: d.staffNo, sharePpm: WAN }], asset: asset as never });
  const shop = (agreedFen: number) => ({ name: '临街门面一间', kind: '不动产', quantity: '1 间', agreedFen });

  it('a new asset, its line and the receipt in one batch; undo and undo of the undo', async () => {
    const before = figures(core);
    const { o } = owed();
    const interest = Math.min(o, 30_000);
    await thereAndBack(core, () => take({ principalFen: 2 * WAN, offInterestFen: interest }, shop(2 * WAN + interest + 777)), async () => {
      expect(moved(before, figures(core))).toEqual({ end: -2 * WAN, inKind: 2 * WAN + interest, inKindPrincipal: 2 * WAN, lines: 2 * WAN + interest, assetBook: 2 * WAN, assetFree: 777 });
      const [asset] = (await core.call('assets.list', { search: '临街门面' })).assets;
      expect(asset).toMatchObject({ no: 'DZ2011-04', kind: 'real_estate', receivedOn: '2011-08-30', disposeByOn: '2013-08-30', agreedFen: 2 * WAN + interest + 777, freeFen: 777, loans: [{ loanId: d.loanId, principalFen: 2 * WAN, offInterestFen: interest }] });
    });
  });

  it('value above the whole debt is no recovery, it stays a liability to the borrower', async () => {
    const { p, i, o } = owed();
    const parts = splitInKind(p + i + o + 5 * WAN, { principalFen: p, onFen: i, offFen: o });
    const done = await take({ principalFen: parts.principalFen, onInterestFen: parts.onFen, offInterestFen: parts.offFen }, shop(p + i + o + 5 * WAN));
    expect(done).toMatchObject({ balanceFen: 0 });
    expect((await core.call('assets.list', { freeOnly: true })).assets.map((a) => a.freeFen)).toEqual([5 * WAN]);
    expect((await core.call('loans.get', { loanId: d.loanId })).loan).toMatchObject({ settled: true, onInterestFen: 0, offInterestFen: 0 });
    await sound(core);
    const more = debtor(core, '01', 1);
    expect((await core.refusal('recoveries.book', { loanId: more.loanId, on: '2011-08-30', principalFen: 6 * WAN, form: 'in_kind', asset: { assetId: done.assetId ?? 0 } })).code).toBe('ASSET_VALUE_SHORT');
    // what is free pays another loan; twice on one loan is one line
    await core.call('recoveries.book', { loanId: more.loanId, on: '2011-08-30', principalFen: 3 * WAN, form: 'in_kind', asset: { assetId: done.assetId ?? 0 } });
    await core.call('recoveries.book', { loanId: more.loanId, on: '2011-08-31', principalFen: WAN, form: 'in_kind', asset: { assetId: done.assetId ?? 0 } });
    expect(core.sql('SELECT principal_fen AS p FROM asset_loan WHERE asset_id = ? AND loan_id = ? AND voided_by IS NULL', done.assetId, more.loanId)).toEqual([{ p: 4 * WAN }]);
    await sound(core);
  });

  it('a reversal frees the value again and opens the loan; an asset that is sold cannot give it back', async () => {
    const before = figures(core);
    const { p } = owed();
    const done = await take({ principalFen: p }, shop(p));
    expect((await core.call('loans.get', { loanId: d.loanId })).loan.settled).toBe(true);
    await core.call('recoveries.reverse', { entryId: done.recovery, reason: '作价有误' });
    expect(moved(before, figures(core))).toEqual({ assetFree: p });
    expect((await core.call('loans.get', { loanId: d.loanId })).loan).toMatchObject({ settled: false, currentPrincipalFen: p });
    await sound(core);
    const again = await take({ principalFen: p }, { assetId: done.assetId ?? 0 });
    await core.call('assets.dispose', { assetId: done.assetId ?? 0, act: '出售', on: '2011-08-31', bookFen: p, cashFen: p - 1 });
    expect(await core.refusal('recoveries.reverse', { entryId: again.recovery, reason: '作价有误' })).toMatchObject({ code: 'ASSET_DISPOSED' });
    expect((await core.refusal('recoveries.book', { loanId: debtor(core).loanId, on: '2011-08-31', principalFen: 1, form: 'in_kind', asset: { assetId: done.assetId ?? 0 } })).code).toBe('ASSET_DISPOSED');
    await sound(core);
  });

  it('a sale is no second recovery (decisions.md 7)', async () => {
    const done = await take({ principalFen: WAN }, shop(WAN));
    const before = figures(core);
    await thereAndBack(core, () => core.call('assets.dispose', { assetId: done.assetId ?? 0, act: 'sell', on: '2011-08-31', bookFen: WAN, cashFen: 800_000 }), () => Promise.resolve(expect(moved(before, figures(core))).toEqual({})));
  });

  it('what is wrong with it is said, and nothing is left', async () => {
    const batches = core.one('SELECT count(*) FROM batch');
    const { i, o } = owed();
    const book = { loanId: d.loanId, on: '2011-08-30', principalFen: WAN, form: 'in_kind' } as const;
    const refused = async (change: object): Promise<string> => (await core.refusal('recoveries.book', { ...book, ...change })).code;
    expect(await refused({})).toBe('RECEIPT_ASSET_NEEDED');
    expect(await refused({ asset: { assetId: 999 } })).toBe('ASSET_UNKNOWN');
    expect(await refused({ asset: { ...shop(WAN), kind: '珠宝' } })).toBe('CODE_UNKNOWN');
    expect(await refused({ asset: shop(WAN - 1) })).toBe('ASSET_VALUE_SHORT');
    expect(await refused({ asset: shop(100 * WAN), offInterestFen: i + o + 1 })).toBe('IN_KIND_OVER_DEBT');
    expect(await refused({ asset: { assetId: core.one(`SELECT asset_id FROM asset WHERE asset_no = 'DZ2011-03'`) }, on: '2011-08-20' })).toBe('ASSET_NOT_RECEIVED');
    expect(core.one('SELECT count(*) FROM batch')).toBe(batches);
  });
});
