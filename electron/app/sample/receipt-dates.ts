import { addDays, type Day } from '../../domain/date.js';
import type { Receipt } from './loan.js';
import type { Random } from './random.js';
import { countingDays } from './working-days.js';

/** Gives every receipt its day: inside its part of the year, on a day the counter was open, never before the loan went bad. */
export function dateReceipts(receipts: readonly Receipt[], random: Random): void {
  const known = new Map<string, Day[]>();
  const days = (from: Day, to: Day): Day[] => {
    const key = from + to;
    let list = known.get(key);
    if (list === undefined) known.set(key, (list = countingDays(from, to)));
    return list;
  };
  for (const r of receipts) {
    if (r.from === r.to) {
      r.on = r.from;
      continue;
    }
    const earliest = r.loan.newIn === null ? r.from : addDays(r.loan.nplOn, 3);
    r.on = random.pick(days(earliest > r.from ? earliest : r.from, r.to));
  }
}
