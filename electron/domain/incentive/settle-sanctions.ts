import { addDays, chineseDay } from '../date.js';
import { nameOf } from '../codes.js';
import { compareToPpm } from './bands.js';
import { clauseRef } from './compiled-plan.js';
import type { RulePlan } from './rule-plan.js';
import type { SanctionResult } from './run-result.js';
import { SANCTIONS } from './sanction-codes.js';
import { measureOf, type Standing, type TargetSpan } from './standing.js';
import { percent, ratioText, yuan } from './wording.js';

/**
 * 限制事项. Nothing is in force before the span of the target is over (targets are for the year, D4-15); until then
 * whoever is behind the pace is warned, and nobody else.
 */
export function settleSanctions(plan: RulePlan, standing: Standing, span: TargetSpan): SanctionResult[] {
  const measure = measureOf(span.ended ? 'completion' : 'pace', standing, span, null);
  const { targetFen } = standing;
  if (measure === null || targetFen === null) return [];
  const ratio = ratioText(measure.num, measure.den);
  return plan.sanctions.flatMap((rule): SanctionResult[] => {
    if (compareToPpm(measure, rule.belowPpm) >= 0 || (!span.ended && rule.early === 'none')) return [];
    const name = nameOf(SANCTIONS, rule.code);
    const base = { code: rule.code, name, rule: clauseRef(rule.id, plan), liftsWhen: rule.liftsWhen };
    if (!span.ended) {
      const text = `预警：认定${yuan(standing.creditedFen)}，序时任务${yuan(standing.dueByNowFen ?? 0)}，序时完成率${ratio}；到${chineseDay(span.to)}完成率仍低于${percent(rule.belowPpm)}的，${name}`;
      return [{ ...base, state: 'warning', fromOn: null, text }];
    }
    const fromOn = addDays(span.to, 1);
    const text = `任务${yuan(targetFen)}，认定${yuan(standing.creditedFen)}，完成率${ratio}，低于${percent(rule.belowPpm)}；自${chineseDay(fromOn)}起${name}，${rule.liftsWhen}时解除`;
    return [{ ...base, state: 'in_force', fromOn, text }];
  });
}
