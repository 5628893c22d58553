import type { RunTotals } from '../../contract/incentive.js';
import { checkPlan } from '../../domain/incentive/check-plan.js';
import { describePlan } from '../../domain/incentive/describe-plan.js';
import type { RulePlan } from '../../domain/incentive/rule-plan.js';
import { DomainError } from '../../domain/domain-error.js';
import type { AppContext } from '../context.js';
import { computeRun, type RunDays } from './compute-run.js';
import { namedPlan, readable } from './rule-plans.js';

/** A plan by id and version, or a body being edited. */
export interface PlanRef { readonly id?: string | undefined; readonly version?: number | undefined; readonly body?: unknown }

/** Throws RULE_PLAN_UNKNOWN, RULE_PLAN_INVALID. */
export function planOf(context: AppContext, ref: PlanRef): RulePlan {
  if (ref.body !== undefined) return checkPlan(ref.body);
  if (ref.id === undefined) throw new DomainError('RULE_PLAN_UNKNOWN', { id: '' });
  return readable(namedPlan(context, ref.id, ref.version));
}

export interface PlanComparison {
  readonly a: RunTotals;
  readonly b: RunTotals;
  readonly receipts: number;
  /** 应发 and 暂留 less 扣罚 under either plan, 分; largest change first, then by staff number. */
  readonly persons: { staffNo: string; name: string; unit: string; aFen: number; bFen: number; differenceFen: number }[];
  readonly clauses: { text: string; in: 'a' | 'b' | 'both' }[];
}

/** Two plans over the same receipts: what each costs in all, who gains and loses, which sentences changed. */
export function comparePlans(context: AppContext, a: RulePlan, b: RulePlan, days: RunDays): PlanComparison {
  const [first, second] = [computeRun(context, a, days), computeRun(context, b, days)];
  const worth = (p: { rewardFen: number; heldBackFen: number; penaltyFen: number } | undefined): number => (p ? p.rewardFen + p.heldBackFen - p.penaltyFen : 0);
  const inFirst = new Map(first.persons.map((p) => [p.staffNo, p]));
  const inSecond = new Map(second.persons.map((p) => [p.staffNo, p]));
  const persons = [...new Set([...inFirst.keys(), ...inSecond.keys()])].map((staffNo) => {
    const person = inFirst.get(staffNo) ?? inSecond.get(staffNo);
    const [aFen, bFen] = [worth(inFirst.get(staffNo)), worth(inSecond.get(staffNo))];
    return { staffNo, name: person?.name ?? staffNo, unit: person?.unit ?? '', aFen, bFen, differenceFen: bFen - aFen };
  });
  persons.sort((x, y) => Math.abs(y.differenceFen) - Math.abs(x.differenceFen) || (x.staffNo < y.staffNo ? -1 : 1));
  return { a: first.totals, b: second.totals, receipts: first.totals.receipts, persons, clauses: changedClauses(describePlan(a), describePlan(b)) };
}

function changedClauses(a: readonly string[], b: readonly string[]): PlanComparison['clauses'] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [...a.map((text) => ({ text, in: inB.has(text) ? ('both' as const) : ('a' as const) })), ...b.filter((text) => !inA.has(text)).map((text) => ({ text, in: 'b' as const }))];
}
