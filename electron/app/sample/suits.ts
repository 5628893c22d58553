import { addDays, type Day } from '../../domain/date.js';
import type { CountyFigures, SuitFigures } from './figures.js';
import { newDebtor, newLoan, newReceipt, type Debtor, type Loan, type Receipt } from './loan.js';
import type { Random } from './random.js';
import { spread } from './split.js';
import { oldVintage } from './vintage-mix.js';
import { countingDays } from './working-days.js';

export interface Suit {
  readonly batch: number;
  readonly debtor: Debtor;
  readonly filedOn: Day;
  readonly claimPFen: number;
  readonly claimIFen: number;
  readonly closedOn: Day | null;
  readonly closedHow: string;
  readonly reason: string;
}

const FILED: Readonly<Record<number, Day>> = { 1: '2011-05-16', 2: '2011-08-02' };
const PAID_BY: Readonly<Record<number, Day>> = { 1: '2011-07-29', 2: '2011-08-30' };
const CLEARED_ON = '2011-06-14';
const HUNDRED_YUAN = 10_000;

/** One debtor's part of a batch: what is claimed, and whether all of it came in after filing. */
interface Claim {
  readonly principalFen: number;
  readonly interestFen: number;
  readonly paid: boolean;
  readonly loans: number;
  readonly vintage?: number;
  readonly on?: Day;
}

/**
 * The two batches of suits. Batch 1 (filed in May) holds the debtor who is sued for interest alone before the loan falls
 * due, and the one who clears two loans when the circuit court comes to the village.
 */
export function suits(figures: CountyFigures, random: Random): { suits: Suit[]; receipts: Receipt[] } {
  const out = figures.suits.map((batch) => {
    const claims = claimsOf(batch, figures, random.fork(`batch ${batch.batch}`));
    return claims.map((c) => fileSuit(batch, c, random));
  });
  const all = out.flat();
  return { suits: all.map((s) => s.suit), receipts: all.flatMap((s) => s.receipts) };
}

function claimsOf(batch: SuitFigures, figures: CountyFigures, random: Random): Claim[] {
  const { notYetDue, clearedOnVisit } = figures.cases;
  const named: Claim[] = batch.batch === 1
    ? [
        { principalFen: 0, interestFen: notYetDue.paidIFen, paid: true, loans: 1, vintage: 2010, on: FILED[1] ?? '' },
        { principalFen: clearedOnVisit.paidPFen, interestFen: clearedOnVisit.paidIFen, paid: true, loans: clearedOnVisit.loansN, vintage: 2006, on: CLEARED_ON },
      ]
    : [];
  const namedP = named.reduce((a, c) => a + c.principalFen, 0);
  const namedI = named.reduce((a, c) => a + c.interestFen, 0);
  return [
    ...named,
    ...shareOut(batch.paidDebtors - named.length, batch.paidPFen - namedP, batch.paidIFen - namedI, true, random),
    ...shareOut(batch.leftDebtors, batch.leftPFen, batch.leftIFen, false, random),
  ];
}

function shareOut(debtors: number, principal: number, interest: number, paid: boolean, random: Random): Claim[] {
  const p = spread(principal, Array.from({ length: debtors }, () => random.longTail() + 6), { step: HUNDRED_YUAN, min: 20 * HUNDRED_YUAN });
  const i = spread(interest, p.map((n) => n * (0.5 + random.next())));
  return p.map((principalFen, k) => ({ principalFen, interestFen: i[k] ?? 0, paid, loans: principalFen > 1_500_000 ? 1 + random.weighted([60, 25, 15]) : 1 }));
}

function fileSuit(batch: SuitFigures, claim: Claim, random: Random): { suit: Suit; receipts: Receipt[] } {
  const filedOn = FILED[batch.batch] ?? '';
  const early = claim.principalFen === 0;
  const debtor = newDebtor(batch.unit, claim.principalFen > 40_000_000 ? 'firm' : 'farmer');
  const begins = early ? [20_000_000] : spread(claim.principalFen, Array.from({ length: claim.loans }, () => 0.6 + random.next()), { step: HUNDRED_YUAN });
  const owed = spread(claim.interestFen, begins);
  const loans = begins.map((beginFen, k) => {
    const loan = newLoan(debtor, 'suit', { vintage: claim.vintage ?? oldVintage(random), beginFen, cashFen: claim.paid && !early ? beginFen : 0 });
    loan.owedFen = claim.paid ? 0 : (owed[k] ?? 0);
    loan.progress = `${batch.batch === 1 ? '第一批' : '第二批'}起诉${claim.paid ? (early ? '，欠息已清，贷款未到期' : '，本息已清') : batch.batch === 1 ? '，已结案，余款筹措中' : '，审理中'}`;
    return loan;
  });
  if (early) Object.assign(loans[0] as Loan, { grantedOn: '2008-03-19', dueOn: '2013-03-18', nplOn: '2010-10-08' });
  const receipts = claim.paid ? payments(batch, claim, loans, owed, filedOn, random) : [];
  const last = receipts.reduce((day, r) => (r.to > day ? r.to : day), filedOn);
  const closedOn = claim.paid ? last : batch.closed === batch.suits ? random.pick(['2011-07-12', '2011-07-20', '2011-07-26']) : null;
  return {
    suit: {
      batch: batch.batch, debtor, filedOn, claimPFen: claim.principalFen, claimIFen: claim.interestFen, closedOn,
      closedHow: closedOn === null ? '' : claim.paid ? '还款撤诉' : '调解',
      reason: early ? '贷款未到期，未按约定按季付息' : '逾期未还，多次催收无果',
    },
    receipts,
  };
}

/** Everything claimed comes in after filing, in one or two payments a loan, each on a day of its own. */
function payments(batch: SuitFigures, claim: Claim, loans: readonly Loan[], owed: readonly number[], filedOn: Day, random: Random): Receipt[] {
  const span = batch.batch === 1 ? 'janJul' : 'aug';
  const days = countingDays(addDays(filedOn, 3), PAID_BY[batch.batch] ?? '');
  return loans.flatMap((loan, k) => {
    const interestFen = owed[k] ?? 0;
    const base = { loan, span, form: 'cash', measure: 'compulsory' } as const;
    const at = (day: Day): { from: Day; to: Day } => ({ from: day, to: day });
    if (claim.on !== undefined || loan.cashFen < 2_000_000 || random.chance(0.5)) {
      return [newReceipt({ ...base, principalFen: loan.cashFen, interestFen, ...at(claim.on ?? random.pick(days)) })];
    }
    const [first = 0, second = 0] = spread(loan.cashFen, [1 + random.next(), 1 + random.next()], { step: HUNDRED_YUAN });
    const [a = '', b = ''] = [random.pick(days), random.pick(days)].sort();
    return [newReceipt({ ...base, principalFen: first, ...at(a) }), newReceipt({ ...base, principalFen: second, interestFen, ...at(b) })];
  });
}
