import { describe, expect, it } from 'vitest';
import { COUNTY_FIGURES } from '../../electron/app/sample/figures.js';
import { LOAN_SEPARATOR } from '../../electron/app/sample/rows.js';
import { dayNumber, isDay } from '../../electron/domain/date.js';
import { collected, county, interestOf, isCash, isInKind, ledgerRows, loanKey, onBook, receiptsByLoan, rowByLoan, sharesOf, sum } from './county.js';

describe('P-2 the ledger rows', () => {
  it('row arithmetic of the form holds to the 分 and nothing is negative', () => {
    for (const r of ledgerRows) {
      expect(r.beginFen + r.newFen - r.cashFen - r.inKindFen - r.rolledFen - r.otherReducedFen).toBe(r.principalFen);
      for (const [key, value] of Object.entries(r)) if (key.endsWith('Fen')) expect(Number.isSafeInteger(value) && Number(value) >= 0, key).toBe(true);
    }
  });

  it('columns 30 to 32 and 37 are the sums of the register, loan by loan', () => {
    for (const r of ledgerRows) {
      const moves = receiptsByLoan.get(loanKey(r)) ?? [];
      expect([r.cashFen, r.inKindFen, r.rolledFen, r.interestPaidFen]).toEqual([
        sum(moves.filter(isCash), (m) => m.principalFen),
        sum(moves.filter(isInKind), (m) => m.principalFen),
        sum(moves.filter((m) => !isCash(m) && !isInKind(m)), (m) => m.principalFen),
        sum(moves, interestOf),
      ]);
    }
  });

  it('a loan number stands once in its unit and ledger numbers are never reused', () => {
    expect(new Set(ledgerRows.map(loanKey)).size).toBe(ledgerRows.length);
    expect(new Set(ledgerRows.map((r) => r.ledgerNo)).size).toBe(ledgerRows.length);
  });

  it('granted ≤ due < gone bad, but for the one sued before it fell due', () => {
    const early = ledgerRows.filter((r) => r.dueOn >= r.nplOn);
    expect(early).toHaveLength(1);
    expect(early[0]).toMatchObject({ unit: '石桥信用社', beginFen: 20_000_000, cashFen: 0 });
    for (const r of ledgerRows) {
      expect(isDay(r.grantedOn) && isDay(r.dueOn) && isDay(r.nplOn)).toBe(true);
      expect(r.grantedOn <= r.dueOn && r.nplOn <= county.asOf).toBe(true);
      expect(r.formedYear).toBe(Number(r.nplOn.slice(0, 4)));
      expect(r.originalFen).toBeGreaterThanOrEqual(r.beginFen + r.newFen);
    }
  });

  it('new loans are those formed this year', () => {
    for (const r of onBook) expect([r.stock, r.beginFen === 0]).toEqual(r.formedYear === 2011 ? ['新增', true] : ['存量', false]);
  });

  it('sizes look like a county book', () => {
    const sizes = onBook.map((r) => r.beginFen + r.newFen).sort((a, b) => a - b);
    expect(sizes[0]).toBeGreaterThanOrEqual(10_000);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeGreaterThan(500_000);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(5_000_000);
    expect(sizes.at(-1)).toBeLessThanOrEqual(375_000_000);
    expect(onBook.filter((r) => (r.beginFen + r.newFen) % 100 !== 0).length).toBeGreaterThan(100);
  });

  it('has rows outside the balance sheet on which nothing came in', () => {
    const off = ledgerRows.filter((r) => r.book !== '表内');
    expect(new Set(off.map((r) => r.book))).toEqual(new Set(['已核销', '票据置换']));
    expect(off.every((r) => r.principalFen === r.beginFen && !receiptsByLoan.has(loanKey(r)))).toBe(true);
  });

  it('D4-10 D4-11 holds nominee and 代办站 loans, the latter all from before 2006', () => {
    expect(ledgerRows.filter((r) => r.actualUser !== '' && r.problem === '假冒名').length).toBeGreaterThan(50);
    expect(ledgerRows.every((r) => r.actualUser !== r.borrower)).toBe(true);
    const agency = ledgerRows.filter((r) => r.problem === '原代办站');
    expect(agency.length).toBeGreaterThan(100);
    expect(agency.every((r) => r.formedYear <= 2005)).toBe(true);
  });

  it('D4-12 the year each vintage is called in stands in the row', () => {
    const called = (year: number): (number | null)[] => [...new Set(onBook.filter((r) => r.formedYear === year).map((r) => r.callYear))];
    for (const v of COUNTY_FIGURES.vintages) expect(called(v.formed)).toEqual([v.calledIn]);
    expect(ledgerRows.filter((r) => r.formedYear < 2006).every((r) => r.callYear === null)).toBe(true);
  });
});

describe('D4-02 the register', () => {
  it('every line belongs to a loan of the ledger, on or after the day it went bad', () => {
    for (const m of county.recoveries) {
      const row = rowByLoan.get(loanKey(m));
      expect(row?.borrower).toBe(m.borrower);
      expect(m.on >= '2011-01-04' && m.on <= county.asOf && m.on > (row?.nplOn ?? '')).toBe(true);
      expect(m.principalFen + interestOf(m)).toBeGreaterThan(0);
      expect(m.feeFen).toBe(0);
    }
  });

  it('money comes in on working days, hardly ever on a Saturday, never on a Sunday or holiday', () => {
    const weekday = (day: string): number => (dayNumber(day) + 4) % 7;
    expect(county.recoveries.filter((r) => weekday(r.on) === 0)).toEqual([]);
    expect(county.recoveries.filter((r) => weekday(r.on) === 6).length).toBeLessThan(county.recoveries.length / 20);
    expect(county.recoveries.filter((r) => r.on >= '2011-02-02' && r.on <= '2011-02-08')).toEqual([]);
  });

  it('vouchers are unique; every recovery has a measure and persons with 100 %, nothing else has persons', () => {
    expect(new Set(county.recoveries.map((r) => r.voucherNo)).size).toBe(county.recoveries.length);
    const known = new Set(county.staff.map((s) => s.staffNo));
    for (const r of county.recoveries) {
      const shares = sharesOf(r.persons);
      if (isCash(r) || isInKind(r)) {
        expect(r.measure).not.toBe('');
        expect(sum(shares, (s) => s.pct)).toBe(100);
        expect(new Set(shares.map((s) => s.staffNo)).size).toBe(shares.length);
        expect(shares.every((s) => known.has(s.staffNo) && s.pct > 0)).toBe(true);
      } else expect(r.persons).toBe('');
    }
    expect(collected.filter((r) => r.persons.includes(';')).length).toBeGreaterThan(200);
  });

  it('抵债 receipts are the assets, to the 分', () => {
    const kind = collected.filter(isInKind).map((r) => [r.assetNo, r.loanNo, r.on, r.principalFen, r.onInterestFen, r.offInterestFen]);
    expect(kind.sort()).toEqual(county.assets.map((a) => [a.assetNo, a.loanNo, a.receivedOn, a.principalFen, a.onInterestFen, a.offInterestFen]).sort());
    expect(collected.filter((r) => r.measure === '抵贷').every(isInKind)).toBe(true);
  });

  it('行政 is exactly what came in on 涉政 loans', () => {
    const gov = new Set(county.gov.flatMap((g) => g.loanNos.split(LOAN_SEPARATOR).map((no) => `${g.unit} ${no}`)));
    for (const r of collected) expect(r.measure === '行政').toBe(gov.has(loanKey(r)));
    for (const r of ledgerRows) expect(r.publicKind !== '否').toBe(gov.has(loanKey(r)));
  });
});
