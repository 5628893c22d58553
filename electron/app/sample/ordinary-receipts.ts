import { unitBudget, type Budget } from './budget.js';
import { SPANS, type Span } from './figures.js';
import { newReceipt, principalOf, type Loan, type Receipt } from './loan.js';
import type { Random } from './random.js';
import { cutLine, spread, type Piece } from './split.js';

const HUNDRED_YUAN = 10_000;

/** How much interest comes with a 元 of principal: the older the loan, the more has run up (and the more is settled). */
const INTEREST_PER_PRINCIPAL: Readonly<Record<number, number>> = { 2005: 0.35, 2006: 0.28, 2007: 0.24, 2008: 0.2, 2009: 0.15, 2010: 0.1, 2011: 0.04 };

/**
 * Cash receipts of the ordinary loans. Per unit the payments are laid end to end and cut where July ends; interest is
 * shared over the receipts of each part, so principal and interest of every unit and part come out exactly.
 */
export function ordinaryReceipts(budget: Budget, loans: readonly Loan[], random: Random): Receipt[] {
  return [...budget.units.keys()].flatMap((code) => {
    const here = loans.filter((l) => l.debtor.unit === code);
    const unit = unitBudget(budget, code);
    const pieces = random.shuffle(here.flatMap((loan) => payments(loan, random)));
    const blocks = SPANS.map((span) => ({ amount: unit.cashPFen[span], label: span }));
    const receipts = cutLine(pieces, blocks).map((p) => newReceipt({ loan: p.of, span: p.label, form: 'cash', principalFen: p.amount }));
    return SPANS.flatMap((span) => withInterest(receipts.filter((r) => r.span === span), here, span, unit.cashIFen[span], random));
  });
}

/** One to four payments a loan, mostly in round hundreds. */
function payments(loan: Loan, random: Random): Piece<Loan>[] {
  if (loan.cashFen === 0) return [];
  const most = loan.cashFen < 300_000 ? 1 : loan.cashFen < 2_000_000 ? 2 : loan.cashFen < 10_000_000 ? 3 : 4;
  const count = random.int(1, most);
  const step = random.chance(0.12) ? 1 : HUNDRED_YUAN;
  return spread(loan.cashFen, Array.from({ length: count }, () => 0.5 + random.next()), { step }).filter((a) => a > 0).map((amount) => ({ amount, of: loan }));
}

function withInterest(receipts: readonly Receipt[], loans: readonly Loan[], span: Span, interestFen: number, random: Random): Receipt[] {
  const alone = random
    .shuffle(loans.filter((l) => principalOf(l) > 500_000 && l.newIn === null))
    .slice(0, Math.round(interestFen / 1_200_000) + 1)
    .map((loan) => newReceipt({ loan, span, form: 'cash' }));
  const all = [...receipts, ...alone];
  const weights = all.map((r) => {
    if (r.principalFen === 0) return 40_000 + random.int(0, 80_000);
    return random.chance(0.25) ? 0 : r.principalFen * (INTEREST_PER_PRINCIPAL[r.loan.vintage] ?? 0.1) * (0.4 + 1.2 * random.next());
  });
  for (const [i, amount] of spread(interestFen, weights).entries()) {
    const r = all[i];
    if (r === undefined) continue;
    r.interestFen = amount;
    r.onInterestFen = onBalancePart(r.loan, amount, random);
  }
  return all.filter((r) => r.principalFen + r.interestFen > 0);
}

/** Interest of the last year or so still stands inside the balance sheet; older interest has been moved outside (90 days). */
function onBalancePart(loan: Loan, interestFen: number, random: Random): number {
  const pct = loan.vintage >= 2011 ? 100 : loan.vintage === 2010 ? random.int(20, 50) : 0;
  return Math.floor((interestFen * pct) / 100);
}
