import { bandFaults } from './check-bands.js';
import { clausePlace, type PlanFinding } from './plan-finding.js';
import type { RateMatch, RateRule, RulePlan } from './rule-plan.js';
import { yuan } from './wording.js';

/** What is wrong within a single clause about receipts. */
export function clauseFindings(plan: RulePlan): PlanFinding[] {
  const faults: PlanFinding[] = [];
  const found = (where: string, texts: readonly string[]): void => texts.forEach((text) => faults.push({ where, text }));
  plan.exclusions.forEach((e, i) => {
    const where = clausePlace('不计奖', i, e.id);
    if (Object.keys(e.match).length === 0) found(where, ['没有条件，会排除所有收回']);
    found(where, rangeFaults(e.match));
  });
  plan.rates.forEach((r, i) => found(clausePlace('奖励', i, r.id), [...rangeFaults(r.match), ...payFaults(r)]));
  return faults;
}

function rangeFaults({ formedYear: years, amountFen: amounts }: RateMatch): string[] {
  const faults: string[] = [];
  if (years && years.from !== null && years.to !== null && years.from > years.to) faults.push(`形成年度 ${years.from} 至 ${years.to} 起晚于止，条款永远不会用到`);
  if (amounts && amounts.to !== null && amounts.from >= amounts.to) faults.push('金额段的起点不低于终点，条款永远不会用到');
  return faults;
}

function payFaults({ pay, match, floorFen, capFen }: RateRule): string[] {
  const faults: string[] = [];
  if (floorFen !== undefined && capFen !== undefined && floorFen > capFen) faults.push('保底高于封顶');
  if (pay.kind === 'per_case' && match.components?.length !== 1) faults.push('按笔计奖须写明按哪一项（本金、表内利息或表外利息之一），否则一笔会计两次');
  if (pay.kind !== 'slab' && pay.kind !== 'marginal') return faults;
  faults.push(...bandFaults(pay.bands.map((b) => ({ from: b.fromFen, to: b.toFen })), yuan, null));
  if (pay.of === 'receipt' && match.components) faults.push('按整笔收回分档的，不能只限本金或利息');
  return faults;
}
