import { lastDay, periodOf } from '../date.js';
import { compareToPpm, type Fraction } from './bands.js';
import type { PersonAccount } from './person-account.js';
import type { RankedBy } from './penalty-rule.js';
import type { SettlementPeriod, Who } from './rule-plan.js';
import type { Standing, TargetSpan } from './standing.js';
import { concerns } from './who.js';

const MONTHS: Readonly<Record<SettlementPeriod, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

/** Whether a finished run covers exactly one whole period: only then a contest is decided. */
function isWholePeriod({ from, to, reached }: { readonly from: string; readonly to: string; readonly reached: string }, every: SettlementPeriod): boolean {
  const months = MONTHS[every];
  const first = Number(from.slice(5, 7));
  if (!from.endsWith('-01') || (first - 1) % months !== 0 || reached < to) return false;
  return to === lastDay(periodOf(`${from.slice(0, 4)}-${String(first + months - 1).padStart(2, '0')}-01`));
}

/** Where a person came in a contest. */
export interface Place {
  /** One more than the number of those who did better. */
  readonly place: number;
  /** The number of those who did worse. */
  readonly worse: number;
  /** Of how many. */
  readonly of: number;
}

interface Contestant {
  readonly account: PersonAccount;
  readonly standing: Standing;
}

/**
 * Places of those a contest concerns, by staffNo: by completion (those with a target) or by what was credited in the
 * run. Compared as exact fractions; equal results share a place.
 */
function placesOf(contestants: readonly Contestant[], by: RankedBy, who: Who | undefined): ReadonlyMap<string, Place> {
  const ranked = contestants.flatMap(({ account, standing }) => {
    const value = valueOf(by, account, standing);
    return value === null || !concerns(who, account.person) ? [] : [{ staffNo: account.person.staffNo, value }];
  });
  ranked.sort((a, b) => compare(b.value, a.value));
  const places = new Map<string, Place>();
  for (let start = 0; start < ranked.length; ) {
    let end = start;
    while (end < ranked.length && compare((ranked[start] as Ranked).value, (ranked[end] as Ranked).value) === 0) end += 1;
    for (const { staffNo } of ranked.slice(start, end)) places.set(staffNo, { place: start + 1, worse: ranked.length - end, of: ranked.length });
    start = end;
  }
  return places;
}

interface Ranked {
  readonly staffNo: string;
  readonly value: Fraction;
}

function valueOf(by: RankedBy, account: PersonAccount, standing: Standing): Fraction | null {
  if (by === 'credited') return { num: BigInt(account.creditedInRunFen), den: 1n };
  return standing.targetFen === null ? null : { num: BigInt(standing.creditedFen), den: BigInt(standing.targetFen) };
}

function compare(a: Fraction, b: Fraction): number {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether a completion is known and reaches a mark; no mark, no condition. */
export function reaches({ targetFen, creditedFen }: Standing, ppm: number | null): boolean {
  return ppm === null || (targetFen !== null && compareToPpm({ num: BigInt(creditedFen), den: BigInt(targetFen) }, ppm) >= 0);
}

/** A contest of the plan with its places, worked out once a run. */
export interface DecidedContest<T> {
  readonly rule: T;
  readonly places: ReadonlyMap<string, Place>;
}

/** The contests among these clauses that a run decides. */
export function decide<T extends { readonly every: SettlementPeriod; readonly by: RankedBy; readonly who?: Who }>(rules: readonly T[], contestants: readonly Contestant[], run: { readonly from: string; readonly to: string }, span: TargetSpan): DecidedContest<T>[] {
  return rules.filter((r) => isWholePeriod({ ...run, reached: span.reached }, r.every)).map((rule) => ({ rule, places: placesOf(contestants, rule.by, rule.who) }));
}
