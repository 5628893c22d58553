import { divideHalfUp, fen, splitFen, type Fen } from '../money.js';
import { bandOfRatio, type Fraction } from './bands.js';
import { clauseRef } from './compiled-plan.js';
import { sumLine, type PersonAccount } from './person-account.js';
import type { GateRule, RulePlan } from './rule-plan.js';
import { measureOf, type Standing, type TargetSpan } from './standing.js';
import { MEASURE_NAMES, percent, ratioText, timesText, yuan } from './wording.js';

/** What the collectors leave to the pools of their unit and its leaders. */
export interface PoolParts {
  readonly unit: Fen;
  readonly leader: Fen;
}

/** Share → gate → cap per person, each leaving its signed line. Returns what went to the pools. */
export function settleReward(plan: RulePlan, account: PersonAccount, standing: Standing, span: TargetSpan, average: Fraction | null): PoolParts {
  const pools = shareWithPools(plan, account);
  if (account.earnedFen > 0) {
    passGates(plan, account, standing, span, average);
    capPerson(plan, account);
  }
  return pools;
}

function shareWithPools(plan: RulePlan, account: PersonAccount): PoolParts {
  const ref = clauseRef(plan.id, plan);
  const pools = { collector: 0, unit: 0, leader: 0 };
  const keep = (amount: number): number => {
    const parts = splitFen(fen(amount), plan.shares.map((s) => s.ppm));
    let own = 0;
    plan.shares.forEach((s, i) => {
      pools[s.to] += parts[i] ?? 0;
      if (s.to === 'collector') own += parts[i] ?? 0;
    });
    return own;
  };
  const before = account.earnedFen + account.takenBackFen;
  if (plan.shares.length > 1 && (account.earnedFen !== 0 || account.takenBackFen !== 0)) {
    account.earnedFen = keep(account.earnedFen);
    account.takenBackFen = keep(account.takenBackFen);
    const after = account.earnedFen + account.takenBackFen;
    const own = plan.shares.reduce((sum, s) => sum + (s.to === 'collector' ? s.ppm : 0), 0);
    account.lines.push(sumLine(ref, 'share', before, percent(own), after - before, `奖励${yuan(before)}，清收人得${percent(own)}，计${yuan(after)}，其余归单位和领导`));
  }
  if (account.pooledBackFen !== 0) keep(account.pooledBackFen);
  return { unit: fen(pools.unit), leader: fen(pools.leader) };
}

/** Each gate rules its own part of the reward; parts and results are exact to the 分. */
function passGates(plan: RulePlan, account: PersonAccount, standing: Standing, span: TargetSpan, average: Fraction | null): void {
  if (plan.gates.length === 0) return;
  const parts = splitFen(fen(account.earnedFen), plan.gates.map((g) => g.ofPpm));
  let after = 0;
  plan.gates.forEach((gate, i) => {
    const part = parts[i] ?? 0;
    const { amount, rate, text } = passGate(gate, part, measureOf(gate.measure, standing, span, average), standing);
    const head = gate.ofPpm === 1_000_000 ? '' : `奖励的${percent(gate.ofPpm)}计${yuan(part)}，`;
    account.lines.push(sumLine(clauseRef(gate.id, plan), 'gate', part, rate, amount - part, `${gate.title}：${head}${text}，得${yuan(amount)}`));
    after += amount;
  });
  account.earnedFen = after;
}

function passGate(gate: GateRule, part: number, measure: Fraction | null, standing: Standing): { amount: number; rate: string; text: string } {
  if (measure === null) {
    const lacking = gate.measure === 'npl_ratio' ? '没有新放贷款不良率' : '没有任务';
    return gate.withoutTarget === 'full' ? { amount: part, rate: '100%', text: `${lacking}，不挂钩，全额计发` } : { amount: 0, rate: '0%', text: `${lacking}，不计发` };
  }
  const { times } = bandOfRatio(gate.bands, measure, gate.edge);
  const ratio = ratioText(measure.num, measure.den);
  const against = gate.measure === 'vs_average' || gate.measure === 'npl_ratio' ? '' : `（认定${yuan(standing.creditedFen)}÷${gate.measure === 'pace' ? '序时任务' : '任务'}${yuan((gate.measure === 'pace' ? standing.dueByNowFen : standing.targetFen) ?? 0)}）`;
  const stands = `${MEASURE_NAMES[gate.measure]}${ratio}${against}`;
  if (times.kind === 'measure') {
    return { amount: Number(divideHalfUp(BigInt(part) * measure.num, measure.den)), rate: ratio, text: `${stands}，按比例计发：${yuan(part)} × ${ratio}` };
  }
  const amount = Number(divideHalfUp(BigInt(part) * BigInt(times.ppm), 1_000_000n));
  const how = `${times.ppm === 0 ? '未达到计发线，' : ''}${timesText(times)}`;
  return { amount, rate: percent(times.ppm), text: `${stands}，${how}` };
}

function capPerson(plan: RulePlan, account: PersonAccount): void {
  const cap = plan.caps.perPersonFen;
  if (cap === null || account.earnedFen <= cap) return;
  account.lines.push(sumLine(clauseRef(plan.id, plan), 'cap', account.earnedFen, `封顶${yuan(cap)}`, cap - account.earnedFen, `个人奖励封顶${yuan(cap)}，由${yuan(account.earnedFen)}调整为${yuan(cap)}`));
  account.earnedFen = cap;
}

/**
 * All rewards of the run, pools included, may not exceed their part of what was recovered. When they do, everyone's
 * is cut in the same proportion, to the 分; accounts and pools are changed in place.
 */
export function capPool(plan: RulePlan, accounts: readonly PersonAccount[], pools: readonly { amountFen: number }[], recoveredFen: number): void {
  const ppm = plan.caps.poolPpm;
  if (ppm === null) return;
  const allowed = Math.max(0, Number(divideHalfUp(BigInt(recoveredFen) * BigInt(ppm), 1_000_000n)));
  const weights = [...accounts.map((a) => Math.max(0, a.earnedFen)), ...pools.map((p) => Math.max(0, p.amountFen))];
  const total = weights.reduce((a, b) => a + b, 0);
  if (total <= allowed) return;
  const left = splitFen(fen(allowed), weights);
  accounts.forEach((account, i) => {
    const after = left[i] ?? 0;
    if (account.earnedFen <= 0 || after === account.earnedFen) return;
    const text = `奖励总额${yuan(total)}超过清收额${yuan(recoveredFen)}的${percent(ppm)}（${yuan(allowed)}），按同一比例压缩，由${yuan(account.earnedFen)}调整为${yuan(after)}`;
    account.lines.push(sumLine(clauseRef(plan.id, plan), 'cap', account.earnedFen, percent(ppm), after - account.earnedFen, text));
    account.earnedFen = after;
  });
  pools.forEach((pool, i) => {
    if (pool.amountFen > 0) pool.amountFen = left[accounts.length + i] ?? 0;
  });
}

/** What a person earned after gates and caps, rounded as the plan says; only 元 leave a line. */
export function roundSum(plan: RulePlan, account: PersonAccount): Fen {
  const before = fen(account.earnedFen + account.takenBackFen);
  if (plan.rounding === 'fen') return before;
  const after = plan.rounding === 'yuan' ? Number(divideHalfUp(BigInt(before), 100n)) * 100 : fen(Math.trunc(before / 100) * 100);
  if (after === before) return before;
  const how = plan.rounding === 'yuan' ? '四舍五入到元' : '角分不计';
  account.lines.push(sumLine(clauseRef(plan.id, plan), 'round', before, how, after - before, `奖励${yuan(before)}，${how}，计${yuan(after)}`));
  return fen(after);
}
