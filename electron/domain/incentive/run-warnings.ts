import { chineseDay } from '../date.js';
import type { IncentivePerson, RunContext } from './inputs.js';
import type { RulePlan } from './rule-plan.js';
import type { RunProblem } from './run-result.js';

/** Whether the plan is in force on every day of a run; outside it a run can only be a try-out. */
export function planInForce(plan: Pick<RulePlan, 'from' | 'to'>, from: string, to: string): boolean {
  return from >= plan.from && (plan.to === null || to <= plan.to);
}

const PROBLEM_TEXTS: Readonly<Record<RunProblem['code'], string>> = {
  no_person: '笔收回没有清收责任人，不参与计奖',
  shares_not_100: '笔收回的归属比例合计不是 100%，不参与计奖',
  shares_not_exact: '笔收回的归属金额与收回金额不符，不参与计奖',
  mixed_signs: '笔收回中正负金额并存，不参与计奖',
  unknown_person: '名清收人不在人员名单中，按没有任务计算',
};

/** Facts about persons that some clauses need; what is missing is counted as nothing, and said. */
const FACTS: readonly { readonly needed: (plan: RulePlan) => boolean; readonly missing: (person: IncentivePerson) => boolean; readonly text: string }[] = [
  { needed: (plan) => plan.penalties.some((p) => p.wageCapPpm !== null), missing: (p) => p.monthlyWageFen === undefined, text: '人没有登记月工资，扣款没有按工资限额分期' },
  { needed: (plan) => plan.penalties.some((p) => p.trigger === 'new_npl'), missing: (p) => p.newNplCases === undefined, text: '人没有新增不良户数，按没有新增计算' },
  { needed: (plan) => [...plan.penalties, ...plan.sanctions].some((c) => c.trigger === 'own_npl'), missing: (p) => p.ownNplFen === undefined, text: '人没有本人责任不良贷款余额，按没有余额计算' },
  { needed: (plan) => plan.gates.some((g) => g.measure === 'npl_ratio'), missing: (p) => p.nplRatioPpm === undefined, text: '人没有新放贷款不良率，按办法对没有这一比例的规定计发' },
  { needed: (plan) => plan.sanctions.some((s) => s.trigger === 'misses'), missing: (p) => p.missesPrior === undefined, text: '人没有此前各期的完成情况，从本期起计算连续未完成次数' },
  { needed: (plan) => [...(plan.prizes ?? []), ...plan.penalties, ...plan.sanctions].some((c) => c.who?.posts !== undefined), missing: (p) => p.post === undefined, text: '人没有登记职务，只对某些职务的条款没有适用' },
];

/** What whoever reads the run has to know before signing it; counted, the single receipts stand in `problems`. */
export function runWarnings(plan: RulePlan, persons: readonly IncentivePerson[], problems: readonly RunProblem[], context: RunContext): string[] {
  const warnings: string[] = [];
  if (!planInForce(plan, context.from, context.to)) {
    warnings.push(`本办法自${chineseDay(plan.from)}起${plan.to === null ? '' : `至${chineseDay(plan.to)}`}施行，计算区间不全在其中，结果只能作试算`);
  }
  if (context.asOf < context.to) warnings.push(`业务日期${chineseDay(context.asOf)}早于止日，结果不是最终数`);
  if (plan.gates.some((g) => g.measure === 'vs_average') && context.averageCompletionPpm === undefined) warnings.push('没有提供平均完成率，按本次计算人员的平均完成率比较');
  for (const { needed, missing, text } of FACTS) {
    const count = needed(plan) ? persons.filter(missing).length : 0;
    if (count > 0) warnings.push(`${count} ${text}`);
  }
  for (const [code, text] of Object.entries(PROBLEM_TEXTS)) {
    const count = problems.reduce((n, p) => n + (p.code === code ? 1 : 0), 0);
    if (count > 0) warnings.push(`${count} ${text}`);
  }
  return warnings;
}
