import { yearOf, type Day } from '../date.js';
import { fen, type Fen } from '../money.js';
import { elapsedIn, paceTargetFen, type Elapsed } from '../target/time-progress.js';
import type { Fraction } from './bands.js';
import type { IncentivePerson, RunContext } from './inputs.js';
import type { GateMeasure, RulePlan } from './rule-plan.js';

/** The days a target covers, seen from the day the run is made. */
export interface TargetSpan {
  readonly from: Day;
  readonly to: Day;
  /** The day the run reaches: its last, or the day it is made on. */
  readonly reached: Day;
  readonly elapsed: Elapsed;
  /** The last day is reached: 年末结算 – before it nothing is final. */
  readonly ended: boolean;
}

/** A run reaches to its last day or to the day it is made on, whichever comes first. */
export function targetSpan(plan: Pick<RulePlan, 'basis' | 'from' | 'to'>, context: RunContext): TargetSpan {
  const reached = context.asOf < context.to ? context.asOf : context.to;
  const [from, to] = spanDays(plan, context);
  const elapsed = elapsedIn(from, to, reached);
  return { from, to, reached, elapsed: { days: Math.max(1, elapsed.days), of: elapsed.of }, ended: reached >= to };
}

function spanDays(plan: Pick<RulePlan, 'basis' | 'from' | 'to'>, context: RunContext): [Day, Day] {
  if (plan.basis.targetSpan === 'plan' && plan.to !== null) return [plan.from, plan.to];
  if (plan.basis.targetSpan === 'run') return [context.from, context.to];
  const year = yearOf(context.to);
  return [`${year}-01-01`, `${year}-12-31`];
}

/** Where a person stands against the target; `targetFen` null when there is none (or it is zero). */
export interface Standing {
  readonly targetFen: Fen | null;
  /** Up to the last day of the run, prior runs of the span included. */
  readonly creditedFen: Fen;
  readonly dueByNowFen: Fen | null;
  /** Of the new loans the person answers for; null while unknown. */
  readonly nplRatioPpm: number | null;
}

export function standingOf(person: IncentivePerson, creditedInRunFen: number, span: TargetSpan): Standing {
  const targetFen = person.targetFen !== null && person.targetFen > 0 ? fen(person.targetFen) : null;
  return { targetFen, creditedFen: fen((person.creditedPriorFen ?? 0) + creditedInRunFen), dueByNowFen: targetFen === null ? null : paceTargetFen(targetFen, span.elapsed), nplRatioPpm: person.nplRatioPpm ?? null };
}

/** The average the plan compares with: the one given, or the group's own (Σ 认定 ÷ Σ 任务 of those with a target). */
export function averageCompletion(context: RunContext, standings: Iterable<Standing>): Fraction | null {
  if (context.averageCompletionPpm !== undefined) return { num: BigInt(context.averageCompletionPpm), den: 1_000_000n };
  let credited = 0n;
  let target = 0n;
  for (const s of standings) {
    if (s.targetFen === null) continue;
    credited += BigInt(s.creditedFen);
    target += BigInt(s.targetFen);
  }
  return target === 0n || credited <= 0n ? null : { num: credited, den: target };
}

/** What 认定额 is multiplied with to give the measure; null when there is no target, no average to compare with, or 认定额 is not what is measured. */
export function scaleOf(kind: GateMeasure, standing: Standing, span: TargetSpan, average: Fraction | null): Fraction | null {
  if (standing.targetFen === null) return null;
  const target = BigInt(standing.targetFen);
  switch (kind) {
    case 'completion':
      return { num: 1n, den: target };
    case 'pace':
      return { num: BigInt(span.elapsed.of), den: target * BigInt(span.elapsed.days) };
    case 'vs_average':
      return average === null ? null : { num: average.den, den: target * average.num };
    case 'npl_ratio':
      return null;
  }
}

/** The exact measure, never below zero; null when there is nothing to measure against. */
export function measureOf(kind: GateMeasure, standing: Standing, span: TargetSpan, average: Fraction | null): Fraction | null {
  if (kind === 'npl_ratio') return standing.nplRatioPpm === null ? null : { num: BigInt(standing.nplRatioPpm), den: 1_000_000n };
  const scale = scaleOf(kind, standing, span, average);
  return scale && { num: BigInt(Math.max(0, standing.creditedFen)) * scale.num, den: scale.den };
}
