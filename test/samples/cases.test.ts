import { describe, expect, it } from 'vitest';
import { COUNTY_FIGURES } from '../../electron/app/sample/figures.js';
import { LOAN_SEPARATOR } from '../../electron/app/sample/rows.js';
import { county, interestOf, loanKey, onBook, receiptsByLoan, rowByLoan, sum } from './county.js';

const { manyLoans, nominees, notYetDue, clearedOnVisit } = COUNTY_FIGURES.cases;
const here = onBook.filter((r) => r.unit === '石桥信用社');
const paidInterest = (rows: readonly { unit: string; loanNo: string }[]): number => sum(rows.flatMap((r) => receiptsByLoan.get(loanKey(r)) ?? []), interestOf);

describe('D4-17 the two hard debtors', () => {
  it('fifteen loans of one borrower, the oldest granted in April 1992, all paid', () => {
    const [found] = [...Map.groupBy(here, (r) => `${r.borrower} ${r.town}`).values()].filter((rows) => rows.length === manyLoans.loansN);
    const rows = found ?? [];
    expect(rows.map((r) => r.grantedOn).sort()[0]?.slice(0, 7)).toBe('1992-04');
    expect([sum(rows, (r) => r.beginFen), sum(rows, (r) => r.cashFen), paidInterest(rows)]).toEqual([manyLoans.principalFen, manyLoans.paidPFen, manyLoans.paidIFen]);
  });

  it('one 实际用款人 behind fifteen borrowers: interest paid, the rest by instalments', () => {
    const byUser = Map.groupBy(here.filter((r) => r.actualUser !== ''), (r) => r.actualUser);
    const rows = [...byUser.values()].find((list) => list.length === nominees.loansN) ?? [];
    expect(new Set(rows.map((r) => r.borrower)).size).toBe(nominees.debtorsN);
    expect([sum(rows, (r) => r.beginFen), sum(rows, (r) => r.cashFen), paidInterest(rows), sum(rows, (r) => r.principalFen)]).toEqual([nominees.principalFen, nominees.paidPFen, nominees.paidIFen, nominees.instalmentsFen]);
    expect(rows.every((r) => r.offInterestFen === 0 && r.onInterestFen === 0)).toBe(true);
  });
});

describe('D4-18 D4-19 within the first batch', () => {
  const loansOf = (s: (typeof county.suits)[number]) => s.loanNos.split(LOAN_SEPARATOR).map((no) => rowByLoan.get(`${s.unit} ${no}`)).filter((r) => r !== undefined);

  it('one suit claims interest alone on a loan that is not due, paid on the day of filing', () => {
    const [suit] = county.suits.filter((s) => s.claimPrincipalFen === 0);
    expect(suit).toMatchObject({ batchNo: 1, claimInterestFen: notYetDue.claimIFen });
    const [loan] = suit === undefined ? [] : loansOf(suit);
    expect(loan?.grantedOn.slice(0, 4)).toBe('2008');
    expect(loan?.dueOn && loan.dueOn > county.asOf).toBe(true);
    const receipts = loan === undefined ? [] : (receiptsByLoan.get(loanKey(loan)) ?? []);
    expect(receipts.map((r) => [r.on, r.principalFen, interestOf(r)])).toEqual([[suit?.filedOn, 0, notYetDue.paidIFen]]);
  });

  it('two loans of one borrower are cleared on 14 June', () => {
    const suit = county.suits.find((s) => s.batchNo === 1 && s.claimPrincipalFen === clearedOnVisit.claimPFen && s.claimInterestFen === clearedOnVisit.claimIFen);
    const rows = suit === undefined ? [] : loansOf(suit);
    expect(rows).toHaveLength(clearedOnVisit.loansN);
    expect(new Set(rows.flatMap((r) => receiptsByLoan.get(loanKey(r)) ?? []).map((r) => r.on))).toEqual(new Set(['2011-06-14']));
    expect(rows.every((r) => r.principalFen === 0)).toBe(true);
  });

  it('claims are the balances of the loans sued on; who paid in full owes nothing', () => {
    for (const s of county.suits) {
      const rows = loansOf(s);
      expect(rows).toHaveLength(s.loanNos.split(LOAN_SEPARATOR).length);
      expect(rows.every((r) => r.borrower === s.borrower)).toBe(true);
      if (s.claimPrincipalFen > 0) expect(sum(rows, (r) => r.beginFen)).toBe(s.claimPrincipalFen);
      if (s.closedOn !== null) expect(s.closedOn >= s.filedOn && s.closedOn <= county.asOf).toBe(true);
    }
  });
});

describe('D4-07 the 涉政 list', () => {
  it('what is left on the list is what is left in the ledger', () => {
    for (const g of county.gov) {
      const rows = g.loanNos.split(LOAN_SEPARATOR).map((no) => rowByLoan.get(`${g.unit} ${no}`));
      expect(rows.every((r) => r?.borrower === g.name)).toBe(true);
      expect(sum(rows, (r) => r?.beginFen ?? 0)).toBe(g.basePrincipalFen - g.priorPrincipalFen);
    }
  });
});
