import type { Budget } from './budget.js';
import { SPANS } from './figures.js';
import { newDebtor, newLoan, newReceipt, type Loan, type Receipt } from './loan.js';
import type { Random } from './random.js';
import { chop, cutLine, total } from './split.js';

const YEAR = 2011;
const HUNDRED_YUAN = 10_000;

/**
 * Loans that went bad in 2011: they start the year with nothing and come in as 本年新增. Some of those of the first half
 * are already being paid back, as far as the vintage's figure says.
 */
export function newNplLoans(budget: Budget, random: Random): Loan[] {
  const loans = [...budget.units.values()].flatMap((unit) =>
    SPANS.flatMap((span) => {
      const amount = unit.newFen[span];
      if (amount === 0) return [];
      const count = Math.max(1, Math.round(amount / (amount > 30_000_000 ? 7_000_000 : 3_500_000)));
      return chop(amount, count, random, { step: HUNDRED_YUAN, min: Math.min(amount, 20 * HUNDRED_YUAN) }).map((newFen) => newLoan(newDebtor(unit.code, 'farmer'), 'new', { vintage: YEAR, newFen, newIn: span }));
    }),
  );
  const recovered = budget.vintages.get(YEAR)?.recoveredFen ?? 0;
  // formed early and no larger than a tenth of what their unit takes in cash: the money must fit into its unit
  const paying = random.shuffle(loans.filter((l) => l.newIn === 'janJul' && l.newFen < (budget.units.get(l.debtor.unit)?.cashPFen.janJul ?? 0) / 10));
  let rest = recovered;
  for (const loan of paying) {
    if (rest === 0) break;
    const part = random.chance(0.5) ? loan.newFen : Math.max(HUNDRED_YUAN, Math.floor((loan.newFen * random.int(20, 80)) / 100 / HUNDRED_YUAN) * HUNDRED_YUAN);
    loan.cashFen = Math.min(part, rest);
    rest -= loan.cashFen;
  }
  if (rest > 0) throw new RangeError(`new loans cannot take ${rest} of recoveries`);
  return loans;
}

/** Loans of a unit that left the NPL by 转据 or by going back to normal, in whole, with the line of the register for each. */
export function restructuredLoans(budget: Budget, random: Random): { loans: Loan[]; receipts: Receipt[] } {
  const pieces = [...budget.units.values()].flatMap((unit) =>
    SPANS.flatMap((span) =>
      ([['rollover', unit.rollFen[span]], ['upgrade', unit.upFen[span]]] as const).flatMap(([form, amount]) => {
        if (amount === 0) return [];
        const count = Math.max(1, Math.round(amount / 4_500_000));
        return chop(amount, count, random, { step: HUNDRED_YUAN, min: Math.min(amount, 20 * HUNDRED_YUAN) }).map((size) => ({ amount: size, of: { unit: unit.code, span, form } }));
      }),
    ),
  );
  const blocks = [...budget.vintages.values()].filter((v) => v.restructuredFen > 0).map((v) => ({ amount: v.restructuredFen, label: v.formed }));
  const made = cutLine(random.shuffle(pieces), blocks).map(({ amount, of, label }) => {
    const rolled = of.form === 'rollover';
    const loan = newLoan(newDebtor(of.unit, 'farmer'), 'ordinary', { vintage: label, beginFen: amount, ...(rolled ? { rolledFen: amount } : { upgradedFen: amount }) });
    loan.owedFen = 0;
    loan.progress = rolled ? '转据，落实新的担保' : '欠息已清，上调为关注类';
    // 转据清收 as a measure means cash; this row is only the reduction, so 清收 does not count it
    return { loan, receipt: newReceipt({ loan, span: of.span, form: of.form, measure: rolled ? 'rollover' : null, principalFen: amount }) };
  });
  if (total(made, (m) => m.loan.rolledFen + m.loan.upgradedFen) !== total(blocks, (b) => b.amount)) throw new RangeError('转据 went astray');
  return { loans: made.map((m) => m.loan), receipts: made.map((m) => m.receipt) };
}
