import type { CountyFigures, Span } from './figures.js';
import type { GovDebtor } from './gov-debtors.js';
import { newLoan, newReceipt, type Loan, type Receipt } from './loan.js';
import type { Random } from './random.js';
import { cutLine, spread, total, type Piece } from './split.js';
import { oldVintage } from './vintage-mix.js';

const HUNDRED_YUAN = 10_000;

/**
 * Loans of the 涉政 debtors: the balance at the start of the year is what comes in this year plus what is left. All
 * their receipts are 行政清收.
 */
export function govLoans(list: readonly GovDebtor[], random: Random): Loan[] {
  return list.flatMap((g) => {
    const begin = g.nowPFen + g.leftPFen;
    const count = g.deductedFen !== null ? 1 : Math.max(1, Math.min(1 + random.weighted([65, 25, 10]), Math.floor(begin / 300_000)));
    const begins = spread(begin, Array.from({ length: count }, () => 1 + random.next()), { step: HUNDRED_YUAN, min: Math.min(10 * HUNDRED_YUAN, begin) });
    let paid = g.nowPFen;
    const owed = spread(g.leftIFen, begins);
    return begins.map((beginFen, k) => {
      const cashFen = Math.min(paid, beginFen);
      paid -= cashFen;
      const loan = newLoan(g.debtor, 'gov', { vintage: oldVintage(random), beginFen, cashFen });
      loan.owedFen = owed[k] ?? 0;
      return loan;
    });
  });
}

/** Their receipts, filling every unit's 涉政 principal and interest of either part of the year exactly. */
export function govReceipts(figures: CountyFigures, list: readonly GovDebtor[], random: Random): Receipt[] {
  return figures.units.flatMap((u) => {
    const here = list.filter((g) => g.debtor.unit === u.code);
    const july: Piece<Loan>[] = [];
    const august: Piece<Loan>[] = [];
    const free: Piece<Loan>[] = [];
    for (const g of here) {
      const [first] = g.debtor.loans;
      if (g.deductedFen !== null && first !== undefined) {
        july.push({ amount: g.deductedFen[0], of: first });
        august.push({ amount: g.deductedFen[1], of: first });
      } else {
        for (const loan of g.debtor.loans) {
          const parts = loan.cashFen > 800_000 && random.chance(0.4) ? spread(loan.cashFen, [1 + random.next(), 1 + random.next()], { step: HUNDRED_YUAN }) : [loan.cashFen];
          for (const amount of parts) free.push({ amount, of: loan });
        }
      }
    }
    // deductions stand at the two ends of the line, so the border between July and August falls among the others
    const middle = random.shuffle(free);
    const principal = cutLine([...july, ...middle, ...august], [{ amount: u.govPJanJulFen, label: 'janJul' as Span }, { amount: u.govPAugFen, label: 'aug' as Span }]);
    const order = [...new Set([...july, ...middle, ...august].map((p) => p.of))];
    const interest = cutLine(interestPieces(here, order, random), [{ amount: u.govIJanJulFen, label: 'janJul' as Span }, { amount: u.govIAugFen, label: 'aug' as Span }]);
    const deducted = new Set([...july].map((p) => p.of));
    const receipts = principal.map((p) => {
      const days = deducted.has(p.of) ? (p.label === 'janJul' ? { from: '2011-07-20', to: '2011-07-29' } : { from: '2011-08-19', to: '2011-08-30' }) : {};
      return newReceipt({ loan: p.of, span: p.label, form: 'cash', measure: 'administrative', principalFen: p.amount, note: deducted.has(p.of) ? '按月代扣' : '', ...days });
    });
    for (const i of interest) {
      const with_ = receipts.findLast((r) => r.loan === i.of && r.span === i.label);
      if (with_ === undefined) receipts.push(newReceipt({ loan: i.of, span: i.label, form: 'cash', measure: 'administrative', interestFen: i.amount }));
      else with_.interestFen += i.amount;
    }
    return receipts;
  });
}

/** A debtor's interest lies on the loans that are being paid, in the order of the principal. */
function interestPieces(list: readonly GovDebtor[], order: readonly Loan[], random: Random): Piece<Loan>[] {
  const byLoan = new Map<Loan, number>();
  for (const g of list) {
    if (g.nowIFen === 0) continue;
    const paying = g.debtor.loans.filter((l) => l.cashFen > 0);
    const loans = paying.length > 0 ? paying : g.debtor.loans;
    for (const [k, amount] of spread(g.nowIFen, loans.map((l) => l.cashFen + 1 + random.int(0, 1000))).entries()) byLoan.set(loans[k] as Loan, amount);
  }
  const known = new Set(order);
  const all = [...order, ...[...byLoan.keys()].filter((l) => !known.has(l))];
  const pieces = all.flatMap((of) => (byLoan.has(of) ? [{ amount: byLoan.get(of) ?? 0, of }] : []));
  if (total(pieces, (p) => p.amount) !== total(list, (g) => g.nowIFen)) throw new RangeError('涉政 interest went astray');
  return pieces;
}
