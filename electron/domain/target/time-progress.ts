import { dayNumber, yearOf, type Day } from '../date.js';
import { divideHalfUp, fen, type Fen } from '../money.js';
import { ratioPct } from '../rate.js';

/** Days gone and days in all; the fraction behind every 序时 figure. */
export interface Elapsed {
  readonly days: number;
  readonly of: number;
}

/** Days from `from` to `asOf`, both counted, against the whole span; held between 0 and the whole. */
export function elapsedIn(from: Day, to: Day, asOf: Day): Elapsed {
  const of = dayNumber(to) - dayNumber(from) + 1;
  return { days: Math.min(of, Math.max(0, dayNumber(asOf) - dayNumber(from) + 1)), of };
}

/** The year of `asOf` up to and including that day: 31 August 2011 is day 243 of 365. */
export function elapsedInYear(asOf: Day): Elapsed {
  const year = String(yearOf(asOf)).padStart(4, '0');
  return elapsedIn(`${year}-01-01`, `${year}-12-31`, asOf);
}

/** 时间进度 of the year in percent, by days: 2011-08-31 → "66.58". */
export function timeProgressPct(asOf: Day): string {
  const { days, of } = elapsedInYear(asOf);
  return ratioPct(days, of) ?? '0.00';
}

/** 照此到年末: the amount so far carried on at the same pace to 31 December, in 分, half-up. */
export function projectedFen(creditedFen: number, asOf: Day): Fen {
  const { days, of } = elapsedInYear(asOf);
  return fen(divideHalfUp(BigInt(creditedFen) * BigInt(of), BigInt(days)));
}

/** 序时任务: the part of the target that should be there by now, in 分, half-up. */
export function paceTargetFen(targetFen: number, elapsed: Elapsed): Fen {
  return fen(divideHalfUp(BigInt(targetFen) * BigInt(elapsed.days), BigInt(elapsed.of)));
}
