import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalAmount } from '../../../../electron/domain/capital-amount.js';
import { allocate, balanceAfter, bookedDay, bookInput, emptySlip, evenShares, filled, nextSlip, nextVoucher, owedOf, partsOf, sumOf, type Owed, type Slip } from '../../../../renderer/pages/recoveries/register/slip.js';
import { tidyAmount, typedFen } from '../../../../renderer/text/typed-amount.js';
import { problemOf, sharesOf } from '../../../../renderer/pages/recoveries/register/slip-problem.js';
import { fixtureLoans, loanDetail } from '../../fixture-loans.js';

const owed: Owed = { principal: 890_000, onInterest: 30_000, offInterest: 133_050, carriedPrincipal: 0, carriedInterest: 0, aided: false };
const slip = (change: Partial<Slip>): Slip => ({ ...emptySlip('2011-08-31'), loanId: 7, ...change });
const share = (total: number, change: Partial<Slip> = {}) => allocate(total, owed, slip(change));

describe('a receipt is shared out in the agreed order', () => {
  it('收本挂息: principal first, then interest on and off the sheet', () => {
    expect(share(500_000)).toEqual({ parts: { principal: 500_000, onInterest: 0, offInterest: 0, fee: 0 }, restFen: 0 });
    expect(share(950_000)).toEqual({ parts: { principal: 890_000, onInterest: 30_000, offInterest: 30_000, fee: 0 }, restFen: 0 });
  });
  it('the statutory order: interest first', () => {
    expect(share(100_000, { order: 'interest-first' }).parts).toEqual({ principal: 0, onInterest: 30_000, offInterest: 70_000, fee: 0 });
  });
  it('leaves alone what was typed by hand, and says what finds no place', () => {
    expect(share(500_000, { fixed: ['offInterest'], parts: { principal: '', onInterest: '', offInterest: '1,000', fee: '' } }).parts).toEqual({ principal: 400_000, onInterest: 0, offInterest: 100_000, fee: 0 });
    expect(share(2_000_000).restFen).toBe(2_000_000 - 890_000 - 30_000 - 133_050);
    expect(share(100, { fixed: ['principal'], parts: { principal: '5', onInterest: '', offInterest: '', fee: '' } }).restFen).toBe(-400);
  });
  it('a form that is no recovery moves principal only', () => {
    expect(share(1_000_000, { form: 'rollover' })).toEqual({ parts: { principal: 890_000, onInterest: 0, offInterest: 0, fee: 0 }, restFen: 110_000 });
  });
  it('an asset pays principal, then 表外息, then 表内息, whatever was agreed; what is left stays with the asset (decisions.md 7)', () => {
    expect(share(1_000_000, { form: 'in_kind', order: 'interest-first' })).toEqual({ parts: { principal: 890_000, onInterest: 0, offInterest: 110_000, fee: 0 }, restFen: 0 });
    expect(share(1_100_000, { form: 'in_kind' })).toEqual({ parts: { principal: 890_000, onInterest: 30_000, offInterest: 133_050, fee: 0 }, restFen: 46_950 });
    const asset = filled(slip({ form: 'in_kind', total: '11000', newAsset: { name: '门面', kind: 'real_estate', quantity: '1 间' } }), owed);
    expect(problemOf(asset, owed, '2011-08-31')).toBeNull();
    expect(bookInput(asset).asset).toEqual({ name: '门面', kind: 'real_estate', quantity: '1 间', agreedFen: 1_100_000 });
    expect(problemOf(filled(slip({ form: 'in_kind', total: '5000', assetId: 3 }), owed), owed, '2011-08-31', 499_999)).toMatchObject({ field: 'total', message: '抵债金额 5,000.00 元超过资产可用价值 4,999.99 元' });
    expect(bookInput(filled(slip({ form: 'in_kind', total: '5000', assetId: 3 }), owed)).asset).toEqual({ assetId: 3 });
  });
  it('loses no 分, whatever the order', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.constantFrom('principal-first' as const, 'interest-first' as const), (total, order) => {
      const { parts, restFen } = share(total, { order });
      expect(sumOf(parts) + restFen).toBe(total);
      expect(parts.principal).toBeLessThanOrEqual(owed.principal);
    }));
  });
  it('fills the fields as they are spelled, and again when the total changes', () => {
    const first = filled(slip({ total: '9500' }), owed);
    expect(first.parts).toEqual({ principal: '8,900.00', onInterest: '300.00', offInterest: '300.00', fee: '' });
    expect(filled({ ...first, total: '100' }, owed).parts).toEqual({ principal: '100.00', onInterest: '', offInterest: '', fee: '' });
    expect(filled(slip({ total: 'abc' }), owed).parts.principal).toBe('');
    expect(filled(slip({ total: '100' }), null).parts.principal).toBe('');
  });
});

describe('what keeps a slip from being booked', () => {
  const said = (change: Partial<Slip>, o: Owed | null = owed) => problemOf(filled(slip(change), o), o, '2011-08-31')?.field ?? null;
  it('nothing, when all is there', () => {
    expect(said({ total: '5000', persons: [{ staffNo: '0101', pct: '60' }, { staffNo: '0102', pct: '40' }] })).toBeNull();
    expect(said({ parts: { principal: '', onInterest: '', offInterest: '12', fee: '' }, fixed: ['offInterest'] })).toBeNull();
  });
  it('names the field: borrower, day, form, amount, sum, balance, shares', () => {
    expect(said({ loanId: null, total: '1' })).toBe('loan');
    expect(said({ total: '1' }, null)).toBe('loan');
    expect(said({ on: null, total: '1' })).toBe('on');
    expect(said({ on: '2011-09-01', total: '1' })).toBe('on');
    expect(said({ form: 'in_kind', total: '1' })).toBe('asset');
    expect(said({ form: 'in_kind', total: '1', newAsset: { name: '门面', kind: '', quantity: '' } })).toBe('asset');
    expect(said({ form: 'in_kind', total: '1', newAsset: { name: '门面', kind: 'real_estate', quantity: '' } })).toBeNull();
    expect(said({ total: '1', ownCredit: true })).toBe('source');
    expect(said({ total: '1', ownCredit: true, form: 'rollover' })).toBeNull();
    expect(said({ total: '1' }, { ...owed, aided: true })).toBe('source');
    expect(said({ total: '1', ownCredit: false }, { ...owed, aided: true })).toBeNull();
    expect(said({ total: '1.005' })).toBe('total');
    expect(said({ total: '' })).toBe('total');
    expect(said({ total: '20000' })).toBe('total');
    expect(said({ total: '100', parts: { principal: '200', onInterest: '', offInterest: '', fee: '' }, fixed: ['principal'] })).toBe('total');
    expect(said({ parts: { principal: '9000', onInterest: '', offInterest: '', fee: '' }, fixed: ['principal'] })).toBe('principal');
    expect(said({ parts: { principal: '1', onInterest: 'x', offInterest: '', fee: '' }, fixed: ['principal', 'onInterest'] })).toBe('onInterest');
    expect(said({ total: '1', persons: [{ staffNo: '0101', pct: '60' }] })).toBe('persons');
    expect(said({ total: '1', persons: [{ staffNo: '0101', pct: 'x' }] })).toBe('persons');
  });
  it('says how much has no place, in 元', () => {
    expect(problemOf(filled(slip({ total: '10,600.51' }), owed), owed, '2011-08-31')?.message).toContain('还有 70.01 元没有去处');
  });
});

describe('money that an import already brought (期初带入)', () => {
  const [loan] = fixtureLoans(40).filter((l) => l.cashFen > 1000 && !l.settled);
  if (!loan) throw new Error('fixture without a receipt');
  const base = loanDetail(loan, [loan]);
  const carried = { ...base, receipts: [{ ...base.receipts[0]!, on: '2011-07-31', carried: true, principalFen: 300_000, onInterestFen: 0, offInterestFen: 5_000 }, { ...base.receipts[0]!, entryId: 9, on: '2011-07-31', carried: true, reversed: true, principalFen: 77 }] };
  it('a receipt of a day it covers is matched against it first: the balance falls only by what goes beyond', () => {
    const o = owedOf(carried, 'cash', '2011-06-17');
    expect(o).toMatchObject({ principal: loan.currentPrincipalFen, carriedPrincipal: 300_000, carriedInterest: 5_000 });
    expect(balanceAfter(o, { principal: 310_000, onInterest: 0, offInterest: 0, fee: 0 })).toBe(loan.currentPrincipalFen - 10_000);
    expect(balanceAfter(o, { principal: 200_000, onInterest: 0, offInterest: 0, fee: 0 })).toBe(loan.currentPrincipalFen);
  });
  it('a later day and another form stand alone', () => {
    expect(owedOf(carried, 'cash', '2011-08-01').carriedPrincipal).toBe(0);
    expect(owedOf(carried, 'rollover', '2011-06-17').carriedPrincipal).toBe(0);
  });
});

describe('from slip to slip', () => {
  it('the voucher counts up and keeps its width', () => {
    expect(['0831-09', '0831-99', '7', 'A', ''].map(nextVoucher)).toEqual(['0831-10', '0831-100', '8', '', '']);
  });
  it('day, form, measure and order go on; borrower, amounts and persons do not', () => {
    const next = nextSlip(slip({ voucherNo: '0831-09', form: 'rollover', order: 'interest-first', total: '1', parts: { principal: '1', onInterest: '', offInterest: '', fee: '' }, fixed: ['principal'], persons: [{ staffNo: '1', pct: '100' }], note: 'x' }));
    expect(next).toEqual({ ...emptySlip('2011-08-31'), voucherNo: '0831-10', form: 'rollover', order: 'interest-first' });
  });
  it('a day inside a closed month is booked on the first of the open one, never on 1 January', () => {
    expect(bookedDay('2011-08-31', '2011-07')).toBe('2011-08-31');
    expect(bookedDay('2011-07-15', '2011-07')).toBe('2011-08-01');
    expect(bookedDay('2011-12-15', '2011-12')).toBe('2012-01-02');
    expect(bookedDay('2011-08-31', null)).toBe('2011-08-31');
  });
});

describe('what is typed', () => {
  it('amounts: separators and full-width digits, no negatives, no part of a 分', () => {
    expect(['', '5000', '５，０００．５', '1,234.56', '-1', '1.005', 'x', '100万元'].map(typedFen)).toEqual([0, 500_000, 500_050, 123_456, null, null, null, null]);
    expect(['5000', '', ' x ', '1.5'].map(tidyAmount)).toEqual(['5,000.00', '', 'x', '1.50']);
  });
  it('even shares are exactly 100', () => {
    for (const n of [1, 2, 3, 7, 11]) {
      const shares = evenShares(Array.from({ length: n }, (_, i) => String(i)));
      expect(sharesOf(shares).sumPpm).toBe(1_000_000);
    }
    expect(evenShares(['a', 'b', 'c']).map((p) => p.pct)).toEqual(['33.34', '33.33', '33.33']);
  });
  it('becomes exactly what the core is asked to book', () => {
    const s = filled(slip({ voucherNo: ' 0831-10 ', total: '9,500', measure: '', persons: [{ staffNo: '0101', pct: '33.34' }, { staffNo: '0102', pct: '66.66' }], note: ' 代缴 ' }), owed);
    expect(bookInput(s)).toEqual({ loanId: 7, on: '2011-08-31', form: 'cash', measure: null, voucherNo: '0831-10', note: '代缴', principalFen: 890_000, onInterestFen: 30_000, offInterestFen: 30_000, feeFen: 0, persons: [{ staffNo: '0101', sharePpm: 333_400 }, { staffNo: '0102', sharePpm: 666_600 }], asset: null, toClass: 'watch', ownCredit: null });
    expect(capitalAmount(sumOf(partsOf(s)!))).toBe('人民币玖仟伍佰元整');
    expect(() => bookInput(slip({ loanId: null }))).toThrow('cannot be booked');
  });
});
