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

/** What whoever reads the run has to know before signing it; counted, the single receipts stand in `problems`. */
export function runWarnings(plan: RulePlan, persons: readonly IncentivePerson[], problems: readonly RunProblem[], context: RunContext): string[] {
  const warnings: string[] = [];
  if (!planInForce(plan, context.from, context.to)) {
    warnings.push(`本办法自${chineseDay(plan.from)}起${plan.to === null ? '' : `至${chineseDay(plan.to)}`}施行，计算区间不全在其中，结果只能作试算`);
  }
  if (context.asOf < context.to) warnings.push(`业务日期${chineseDay(context.asOf)}早于止日，结果不是最终数`);
  if (plan.gates.some((g) => g.measure === 'vs_average') && context.averageCompletionPpm === undefined) warnings.push('没有提供平均完成率，按本次计算人员的平均完成率比较');
  if (plan.penalties.some((p) => p.wageCapPpm !== null)) {
    const unknown = persons.filter((p) => p.monthlyWageFen === undefined).length;
    if (unknown > 0) warnings.push(`${unknown} 人没有登记月工资，扣款没有按工资限额分期`);
  }
  for (const [code, text] of Object.entries(PROBLEM_TEXTS)) {
    const count = problems.reduce((n, p) => n + (p.code === code ? 1 : 0), 0);
    if (count > 0) warnings.push(`${count} ${text}`);
  }
  return warnings;
}
