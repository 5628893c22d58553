import type { Budget } from './budget.js';
import { newDebtor, newLoan, type Loan } from './loan.js';
import type { Random } from './random.js';

const THOUSAND_YUAN = 100_000;

/**
 * A few rows outside the balance sheet, as every ledger file has them: 已核销 and 票据置换. They are no NPL of the
 * monthly figures and nothing came in on them this year.
 */
export function offBookLoans(budget: Budget, random: Random): Loan[] {
  return [...budget.units.values()].flatMap((unit) => {
    const count = 1 + Math.floor(unit.figures.loansBegin / 120);
    return Array.from({ length: count }, (_, k) => {
      const book = k % 3 === 2 ? 'note_swap' : 'written_off';
      const loan = newLoan(newDebtor(unit.code, 'farmer'), 'offBook', { vintage: 2005, beginFen: random.int(2, 60) * THOUSAND_YUAN, book });
      loan.progress = book === 'written_off' ? '账销案存' : '专项票据置换，继续清收';
      return loan;
    });
  });
}
