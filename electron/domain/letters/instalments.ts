import { addMonths, daysInMonth, periodOf, yearOf, type Day } from '../date.js';
import { fen, splitFen } from '../money.js';

/** Equal parts of a principal in 分 that add up to it exactly, on the same day of every so many months (or the last one there is). */
export function instalmentPlan(principalFen: number, asked: { readonly count: number; readonly first: Day; readonly months: number }): { on: Day; partFen: number; leftFen: number }[] {
  const parts = splitFen(fen(principalFen), Array.from({ length: asked.count }, () => 1));
  let left = principalFen;
  return parts.map((part, i) => {
    left -= part;
    const month = addMonths(periodOf(asked.first), i * asked.months);
    const day = Math.min(Number(asked.first.slice(8)), daysInMonth(yearOf(month), Number(month.slice(5))));
    return { on: `${month}-${String(day).padStart(2, '0')}`, partFen: part, leftFen: left };
  });
}
