import { MEASURES, type Measure } from '../../domain/codes.js';
import type { CountyFigures } from './figures.js';
import { amountOf, cutReceipt, isRecovery, type Receipt } from './loan.js';
import type { Random } from './random.js';
import { total } from './split.js';

/** Lower comes first. Receipts that do not suit a measure at all are left to the others unless nothing else remains. */
type Preference = (r: Receipt) => number;

const AGENCY_UNITS: readonly string[] = ['07', '13', '18', '21'];
const SMALL = 600_000;

/** What the county used each measure for; the order is that of choosing, 奖励清收 takes what remains. */
const CHOICES: readonly (readonly [Measure, Preference])[] = [
  ['entrust', (r) => (r.loan.vintage === 2005 && r.loan.beginFen < SMALL * 4 ? 0 : 2) + (AGENCY_UNITS.includes(r.loan.debtor.unit) ? 0 : 1)],
  ['hand_up', (r) => (r.loan.beginFen >= 20_000_000 ? 0 : 1)],
  ['responsibility', (r) => (r.loan.vintage === 2010 ? 0 : r.loan.vintage >= 2008 ? 1 : 2)],
  ['tender', (r) => (r.loan.vintage === 2005 ? 0 : 1)],
  ['package', (r) => (r.loan.vintage <= 2007 ? 0 : 1)],
  ['compulsory', (r) => (amountOf(r) >= SMALL ? 0 : 1)],
  ['rollover', (r) => (r.loan.vintage >= 2006 && r.interestFen > 0 ? 0 : 1)],
  ['concentrated', (r) => (r.span === 'aug' ? 0 : 1)],
];

/**
 * Gives every receipt of 清收 that has none its measure, so that each measure comes to its figure: for each the most
 * suitable receipts are taken in turn, and the one across the border is cut in two.
 */
export function assignMeasures(figures: CountyFigures, receipts: readonly Receipt[], random: Random): Receipt[] {
  const done = receipts.filter((r) => !isRecovery(r) || r.measure !== null);
  let pool = receipts.filter((r) => isRecovery(r) && r.measure === null);
  for (const [measure, prefer] of CHOICES) {
    const already = total(done.filter((r) => isRecovery(r) && r.measure === measure), amountOf);
    const wanted = (figures.measures[nameOfMeasure(measure)] ?? 0) - already;
    const ranked = random.shuffle(pool).map((r) => ({ r, rank: prefer(r) })).sort((a, b) => a.rank - b.rank).map((x) => x.r);
    const { taken, rest } = takeAmount(ranked, wanted);
    for (const r of taken) {
      r.measure = measure;
      if (measure === 'entrust' && r.loan.vintage === 2005) r.loan.agency = true;
    }
    done.push(...taken);
    pool = rest;
  }
  for (const r of pool) r.measure = 'reward';
  return [...done, ...pool];
}

const nameOfMeasure = (code: Measure): string => MEASURES.find((m) => m.code === code)?.name ?? '';

/** Takes receipts from the front until exactly `amount` 分 are together, cutting the last one. */
export function takeAmount(receipts: readonly Receipt[], amount: number): { taken: Receipt[]; rest: Receipt[] } {
  if (amount < 0) throw new RangeError(`nothing can be taken: ${amount}`);
  const taken: Receipt[] = [];
  let open = amount;
  for (const [i, r] of receipts.entries()) {
    if (open === 0) return { taken, rest: receipts.slice(i) };
    const size = amountOf(r);
    if (size <= open) {
      taken.push(r);
      open -= size;
    } else {
      const [first, second] = cutReceipt(r, open);
      return { taken: [...taken, first], rest: [second, ...receipts.slice(i + 1)] };
    }
  }
  if (open > 0) throw new RangeError(`receipts fall short by ${open}`);
  return { taken, rest: [] };
}
