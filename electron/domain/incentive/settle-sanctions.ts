import { addDays, chineseDay } from '../date.js';
import { nameOf } from '../codes.js';
import { compareToPpm } from './bands.js';
import { clauseRef } from './compiled-plan.js';
import type { IncentivePerson, RunContext } from './inputs.js';
import type { RulePlan } from './rule-plan.js';
import type { SanctionResult } from './run-result.js';
import { SANCTIONS } from './sanction-codes.js';
import type { CompletionSanction, MissesSanction, OwnNplSanction, SanctionRule } from './sanction-rule.js';
import { measureOf, type Standing, type TargetSpan } from './standing.js';
import { concerns } from './who.js';
import { percent, ratioText, yuan } from './wording.js';

/** What a clause makes of a person: a warning, or in force from a day on. */
type Verdict = { readonly state: 'warning'; readonly why: string; readonly threat: string } | { readonly state: 'in_force'; readonly fromOn: string; readonly why: string };

/**
 * 限制事项. By completion nothing is in force before the span of the target is over (targets are for the year, D4-15);
 * until then whoever is behind the pace is warned. Misses in a row and unpaid loans of one's own act in any run.
 */
export function settleSanctions(plan: RulePlan, person: IncentivePerson, standing: Standing, span: TargetSpan, context: RunContext): SanctionResult[] {
  return plan.sanctions.flatMap((rule): SanctionResult[] => {
    const verdict = concerns(rule.who, person) ? verdictOf(rule, person, standing, span, context) : null;
    if (verdict === null || (verdict.state === 'warning' && rule.early === 'none')) return [];
    const name = nameOf(SANCTIONS, rule.code);
    const base = { code: rule.code, name, rule: clauseRef(rule.id, plan), liftsWhen: rule.liftsWhen };
    if (verdict.state === 'warning') return [{ ...base, state: 'warning', fromOn: null, text: `预警：${verdict.why}；${verdict.threat}的，${name}` }];
    const { fromOn, why } = verdict;
    return [{ ...base, state: 'in_force', fromOn, text: `${why}；自${chineseDay(fromOn)}起${name}，${rule.liftsWhen}时解除` }];
  });
}

function verdictOf(rule: SanctionRule, person: IncentivePerson, standing: Standing, span: TargetSpan, context: RunContext): Verdict | null {
  switch (rule.trigger) {
    case 'misses':
      return byMisses(rule, person, standing, span, context);
    case 'own_npl':
      return byOwnNpl(rule, person, span);
    default:
      return byCompletion(rule, standing, span);
  }
}

function byCompletion({ belowPpm }: CompletionSanction, standing: Standing, span: TargetSpan): Verdict | null {
  const measure = measureOf(span.ended ? 'completion' : 'pace', standing, span, null);
  if (measure === null || compareToPpm(measure, belowPpm) >= 0) return null;
  const ratio = ratioText(measure.num, measure.den);
  if (!span.ended) {
    return { state: 'warning', why: `认定${yuan(standing.creditedFen)}，序时任务${yuan(standing.dueByNowFen ?? 0)}，序时完成率${ratio}`, threat: `到${chineseDay(span.to)}完成率仍低于${percent(belowPpm)}` };
  }
  return { state: 'in_force', fromOn: addDays(span.to, 1), why: `任务${yuan(standing.targetFen ?? 0)}，认定${yuan(standing.creditedFen)}，完成率${ratio}，低于${percent(belowPpm)}` };
}

/** A run that does not yet reach its last day is no miss. */
function byMisses({ belowPpm, times }: MissesSanction, person: IncentivePerson, standing: Standing, span: TargetSpan, context: RunContext): Verdict | null {
  const measure = measureOf('pace', standing, span, null);
  if (span.reached < context.to || measure === null || compareToPpm(measure, belowPpm) >= 0) return null;
  const misses = (person.missesPrior ?? 0) + 1;
  const why = `本期序时完成率${ratioText(measure.num, measure.den)}，低于${percent(belowPpm)}，已连续${misses}次未完成`;
  return misses >= times ? { state: 'in_force', fromOn: addDays(context.to, 1), why } : { state: 'warning', why, threat: `连续${times}次未完成` };
}

function byOwnNpl({ dueOn }: OwnNplSanction, { ownNplFen = 0, ownNplLoans }: IncentivePerson, { reached }: TargetSpan): Verdict | null {
  if (ownNplFen <= 0) return null;
  const owes = `本人责任贷款${ownNplLoans === undefined ? '' : `${ownNplLoans}笔`}尚欠${yuan(ownNplFen)}`;
  if (reached <= dueOn) return { state: 'warning', why: `${owes}，限${chineseDay(dueOn)}前收回`, threat: '到期未收清' };
  return { state: 'in_force', fromOn: addDays(dueOn, 1), why: `${owes}，${chineseDay(dueOn)}到期未收清` };
}
