import { bookedFindings } from './check-booked.js';
import { clauseFindings } from './check-clauses.js';
import { personFindings } from './check-persons.js';
import { reachFindings } from './check-reach.js';
import { clausePlace, type PlanFinding } from './plan-finding.js';
import type { RateRule, RulePlan } from './rule-plan.js';
import { percent, yuan } from './wording.js';

const WHOLE = 1_000_000;

/** Every place where a plan of the right shape contradicts itself, leaves a gap, or holds a clause that never gets its turn. */
export function senseFindings(plan: RulePlan): PlanFinding[] {
  return [...clauseFindings(plan), ...personFindings(plan), ...planFaults(plan), ...idFaults(plan), ...partFaults(plan), ...capFaults(plan), ...reachFindings(plan), ...bookedFindings(plan)];
}

function planFaults(plan: RulePlan): PlanFinding[] {
  const faults: PlanFinding[] = [];
  if (plan.to !== null && plan.from > plan.to) faults.push({ where: '', text: `施行日期 ${plan.from} 晚于终止日期 ${plan.to}` });
  if (plan.basis.targetSpan === 'plan' && plan.to === null) faults.push({ where: '口径', text: '任务按办法全期计算，必须写明终止日期' });
  if (plan.credits.length === 0) faults.push({ where: '认定', text: '没有认定条款，谁也完不成任务' });
  return faults;
}

function idFaults(plan: RulePlan): PlanFinding[] {
  const faults: PlanFinding[] = [];
  const seen = new Set<string>([plan.id]);
  for (const clause of [...plan.credits, ...plan.exclusions, ...plan.rates, ...plan.gates, ...(plan.holdback ? [plan.holdback] : []), ...(plan.prizes ?? []), ...plan.penalties, ...plan.sanctions]) {
    if (seen.has(clause.id)) faults.push({ where: '', text: `条款编号“${clause.id}”重复，推算过程将无法指明条款` });
    seen.add(clause.id);
  }
  return faults;
}

function partFaults(plan: RulePlan): PlanFinding[] {
  const faults: PlanFinding[] = [];
  const shares = plan.shares.reduce((sum, s) => sum + s.ppm, 0);
  if (shares !== WHOLE) faults.push({ where: '分成', text: `各方合计为 ${percent(shares)}，应为 100%` });
  if (new Set(plan.shares.map((s) => s.to)).size < plan.shares.length) faults.push({ where: '分成', text: '同一方出现两次' });
  if (!plan.shares.some((s) => s.to === 'collector')) faults.push({ where: '分成', text: '没有清收人的一份' });
  const gates = plan.gates.reduce((sum, g) => sum + g.ofPpm, 0);
  if (plan.gates.length > 0 && gates !== WHOLE) faults.push({ where: '挂钩', text: `各条挂钩部分合计为 ${percent(gates)}，应为 100%` });
  return faults;
}

function capFaults(plan: RulePlan): PlanFinding[] {
  const faults: PlanFinding[] = [];
  const { ratePpm, perReceiptFen, perPersonFen, poolPpm } = plan.caps;
  plan.rates.forEach((rate, i) => {
    const where = clausePlace('奖励', i, rate.id);
    const top = highestPpm(rate);
    if (ratePpm !== null && top !== null && top > ratePpm) faults.push({ where, text: `比例 ${percent(top)} 超过本办法的上限 ${percent(ratePpm)}` });
    if (perReceiptFen !== null && (rate.floorFen ?? 0) > perReceiptFen) faults.push({ where, text: `保底${yuan(rate.floorFen ?? 0)}高于本办法的单笔封顶${yuan(perReceiptFen)}` });
  });
  const whole = (text: string): void => void faults.push({ where: '封顶', text });
  if (perReceiptFen !== null && perPersonFen !== null && perReceiptFen > perPersonFen) whole(`单笔封顶${yuan(perReceiptFen)}高于个人封顶${yuan(perPersonFen)}，永远不会用到`);
  if (poolPpm !== null && plan.rounding === 'yuan') whole('总额封顶后再四舍五入到元会超过总额，请改为角分不计或保留到分');
  if (perPersonFen !== null && plan.rounding !== 'fen' && perPersonFen % 100 !== 0) whole(`奖励取整到元，个人封顶 ${yuan(perPersonFen)} 也应为整元`);
  return faults;
}

function highestPpm({ pay }: RateRule): number | null {
  switch (pay.kind) {
    case 'percent':
      return pay.ppm;
    case 'per_10k':
      return pay.fen;
    case 'per_case':
      return null;
    case 'slab':
    case 'marginal':
      return pay.bands.length === 0 ? null : Math.max(...pay.bands.map((b) => b.ppm));
  }
}
