import type { Day } from '../date.js';
import { periodOf, yearOf } from '../date.js';
import { DomainError } from '../domain-error.js';
import { plainYuan } from '../money.js';

/** What moved a loan's principal on a day: signed 分, new NPL positive, every reduction negative. */
export interface PrincipalMove {
  readonly on: Day;
  readonly deltaFen: number;
}
export interface ClassMove {
  readonly on: Day;
  readonly from: string;
  readonly to: string;
}
/** The loan went from one unit to another on a day. */
export interface UnitMove {
  readonly on: Day;
  readonly from: number;
  readonly to: number;
}
export interface LoanTimeline {
  readonly beginYear: number;
  /** 年初本金余额 of `beginYear`. */
  readonly beginFen: number;
  readonly riskClass: string;
  readonly unitId: number;
  readonly moves: readonly PrincipalMove[];
  readonly classMoves: readonly ClassMove[];
  readonly unitMoves: readonly UnitMove[];
  /** Last year that is opened in the ledger. */
  readonly throughYear: number;
}
/** Days [from, to) with one principal, class and unit; cut at every 1 January, none while nothing is owed. */
export interface Stretch {
  readonly year: number;
  readonly from: Day;
  readonly to: Day;
  readonly unitId: number;
  readonly riskClass: string;
  readonly principalFen: number;
}

/**
 * A loan's balances as stretches of days (data-model.md §1.1): any day, 旬, month end or base date is then one query.
 * On one day increases come before reductions. Throws RECEIPT_OVER_BALANCE when a reduction exceeds what is owed on its
 * day, PERIOD_BEFORE_LEDGER when money moved before the year the loan begins in: its 年初余额 already holds that.
 */
export function stretchesOf(loan: LoanTimeline): Stretch[] {
  const begin = `${loan.beginYear}-01-01`;
  const end = `${loan.throughYear + 1}-01-01`;
  const moves = [...loan.moves].sort((a, b) => byDay(a, b) || b.deltaFen - a.deltaFen);
  const [earliest] = moves;
  if (earliest && earliest.on < begin) throw new DomainError('PERIOD_BEFORE_LEDGER', { period: periodOf(earliest.on), first: periodOf(begin) });
  const classOn = walk(loan.classMoves, loan.riskClass);
  const unitOn = walk(loan.unitMoves, loan.unitId);
  const out: Stretch[] = [];
  let principal = loan.beginFen;
  let nextMove = 0;
  const cuts = cutsOf(loan, begin, end);
  for (const [i, from] of cuts.entries()) {
    for (let m = moves[nextMove]; m && m.on === from; m = moves[++nextMove]) {
      if (principal + m.deltaFen < 0) throw new DomainError('RECEIPT_OVER_BALANCE', { amount: plainYuan(-m.deltaFen), balance: plainYuan(principal) });
      principal += m.deltaFen;
    }
    const [riskClass, unitId] = [classOn(from), unitOn(from)];
    if (principal === 0) continue;
    const to = cuts[i + 1] ?? end;
    const last = out.at(-1);
    if (last && last.to === from && last.principalFen === principal && last.riskClass === riskClass && last.unitId === unitId && yearOf(from) === last.year) out[out.length - 1] = { ...last, to };
    else out.push({ year: yearOf(from), from, to, unitId, riskClass, principalFen: principal });
  }
  return out;
}

/** What held on a day, asked for in the order of days: what a move of before the loan's first year led to is what it begins with. */
function walk<T>(changes: readonly { readonly on: Day; readonly from: T; readonly to: T }[], now: T): (day: Day) => T {
  const sorted = [...changes].sort(byDay);
  let held = sorted[0]?.from ?? now;
  let next = 0;
  return (day) => {
    for (let c = sorted[next]; c && c.on <= day; c = sorted[++next]) held = c.to;
    return held;
  };
}

const byDay = (a: { on: Day }, b: { on: Day }): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0);

/** The days on which anything may change, in order, from the loan's first 1 January to the end of the last open year. */
function cutsOf(loan: LoanTimeline, begin: Day, end: Day): Day[] {
  const days = new Set<Day>();
  for (let y = loan.beginYear; y <= loan.throughYear; y++) days.add(`${y}-01-01`);
  for (const { on } of [...loan.moves, ...loan.classMoves, ...loan.unitMoves]) if (on >= begin && on < end) days.add(on);
  return [...days].sort();
}
