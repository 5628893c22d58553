import { bandFaults } from './check-bands.js';
import type { PenaltyRule } from './penalty-rule.js';
import { clausePlace, type PlanFinding } from './plan-finding.js';
import type { PrizeRule } from './prize-rule.js';
import type { RulePlan } from './rule-plan.js';
import type { SanctionRule } from './sanction-rule.js';
import { PERIOD_NAMES, percent, yuan } from './wording.js';

/** What is wrong in the clauses about a person's sum: gates, holdback, contests, deductions, sanctions. */
export function personFindings(plan: RulePlan): PlanFinding[] {
  const faults: PlanFinding[] = [];
  const found = (where: string, texts: readonly string[]): void => texts.forEach((text) => faults.push({ where, text }));
  const countless = plan.credits.length > 0 && plan.credits.every((c) => c.factorPpm === 0);
  plan.gates.forEach((gate, i) => {
    const where = clausePlace('挂钩', i, gate.id);
    found(where, bandFaults(gate.bands.map((b) => ({ from: b.fromPpm, to: b.toPpm })), percent, null));
    if (gate.measure === 'vs_average' && countless) found(where, ['认定比例全为 0%，平均完成率恒为零，不能作除数']);
  });
  if (plan.holdback && plan.basis.targetSpan === 'run') found('暂留', ['任务按计算区间衡量，每次结算都已期满，暂留永远不会用到']);
  const prizes = plan.prizes ?? [];
  prizes.forEach((prize, i) => found(clausePlace('竞赛', i, prize.id), [...prizeFaults(prize, plan), ...twice(prizes, i, (p) => [p.every, p.by, p.who ?? null], '同一竞赛会奖两次')]));
  plan.penalties.forEach((p, i) => found(clausePlace('扣罚', i, p.id), [...penaltyFaults(p, plan), ...twice(plan.penalties, i, penaltyKey, '同一事项会扣两次')]));
  plan.sanctions.forEach((s, i) => found(clausePlace('限制', i, s.id), sanctionFaults(plan.sanctions, s, i)));
  return faults;
}

function twice<T>(list: readonly T[], i: number, key: (item: T) => unknown, text: string): string[] {
  const own = JSON.stringify(key(list[i] as T));
  const twin = list.slice(0, i).findIndex((other) => JSON.stringify(key(other)) === own);
  return twin < 0 ? [] : [`条件与第${twin + 1}条相同，${text}`];
}

const offPeriod = (every: PrizeRule['every'], plan: RulePlan): string[] => (every === plan.period ? [] : [`办法${PERIOD_NAMES[plan.period]}结算，${PERIOD_NAMES[every]}的竞赛永远不会评定`]);

function prizeFaults({ prizesFen, every }: PrizeRule, plan: RulePlan): string[] {
  const faults = prizesFen.length === 0 ? ['没有奖金，永远不会用到'] : offPeriod(every, plan);
  prizesFen.forEach((fen, i) => {
    const better = prizesFen[i - 1];
    if (better !== undefined && fen > better) faults.push(`第${i + 1}名奖${yuan(fen)}，高于第${i}名的${yuan(better)}`);
  });
  return faults;
}

function penaltyKey(p: PenaltyRule): unknown {
  const who = p.who ?? null;
  if (p.trigger === 'rank') return [p.trigger, who, p.every, p.by];
  return p.trigger === 'new_npl' || p.trigger === 'own_npl' ? [p.trigger, who, p.at] : ['shortfall', who, p.at, p.measure, p.belowPpm];
}

function penaltyFaults(p: PenaltyRule, plan: RulePlan): string[] {
  const faults = p.trigger === 'rank' ? offPeriod(p.every, plan) : [];
  const { charge } = p;
  switch (charge.kind) {
    case 'shortfall_tiers':
      faults.push(...bandFaults(charge.bands.map((b) => ({ from: b.fromPpm, to: b.toPpm })), percent, p.trigger === undefined || p.trigger === 'shortfall' ? p.belowPpm : null));
      if (charge.bands.length > 0 && charge.bands.every((b) => b.ppm === 0)) faults.push('各档都不扣，永远不会用到');
      break;
    case 'balance_tiers':
      faults.push(...bandFaults(charge.bands.map((b) => ({ from: b.fromFen, to: b.toFen })), yuan, null));
      if (charge.bands.length > 0 && charge.bands.every((b) => b.fen === 0)) faults.push('各档都不扣，永远不会用到');
      break;
    case 'per_case_steps':
      if (charge.everyCases === 0) faults.push('每档 0 户，不能作除数');
      break;
    case 'fixed':
    case 'per_case':
      if (p.capFen !== null && p.capFen < charge.fen) faults.push(`封顶${yuan(p.capFen)}低于一次扣款${yuan(charge.fen)}`);
      break;
    case 'shortfall_percent':
    case 'balance_percent':
      break;
  }
  return faults;
}

/** A bar below 50 % never adds anything to the same bar below 80 %. */
function sanctionFaults(all: readonly SanctionRule[], s: SanctionRule, i: number): string[] {
  const by = all.findIndex((other, k) => k !== i && other.code === s.code && JSON.stringify(other.who ?? null) === JSON.stringify(s.who ?? null) && contains(other, s, k < i));
  return by < 0 ? [] : [`永远不会用到：限制第${by + 1}条已经包含它`];
}

function contains(wide: SanctionRule, narrow: SanctionRule, first: boolean): boolean {
  if (wide.trigger === 'own_npl' || narrow.trigger === 'own_npl') {
    return wide.trigger === 'own_npl' && narrow.trigger === 'own_npl' && (wide.dueOn < narrow.dueOn || (wide.dueOn === narrow.dueOn && first));
  }
  if (wide.trigger === 'misses' || narrow.trigger === 'misses') {
    if (wide.trigger !== 'misses' || narrow.trigger !== 'misses') return false;
    const same = wide.belowPpm === narrow.belowPpm && wide.times === narrow.times;
    return same ? first : wide.belowPpm >= narrow.belowPpm && wide.times <= narrow.times;
  }
  return wide.belowPpm > narrow.belowPpm || (wide.belowPpm === narrow.belowPpm && first);
}
