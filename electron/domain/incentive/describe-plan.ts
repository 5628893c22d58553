import { BOOKS, FORMS } from '../codes.js';
import { chineseDay } from '../date.js';
import { COMPONENT_CODES, DIMENSIONS } from './check-match.js';
import { bandText, codeNames, edgeText } from './describe-bands.js';
import { penaltyText, prizeText, sanctionText } from './describe-persons.js';
import type { AmountBand, GateRule, RateMatch, RatePay, RulePlan } from './rule-plan.js';
import { MEASURE_NAMES, percent, PERIOD_NAMES, timesText, yuan } from './wording.js';

const ROUNDINGS: Readonly<Record<RulePlan['rounding'], string>> = { fen: '金额保留到分', yuan: '个人合计四舍五入到元', yuan_down: '个人合计取整到元，角分不计' };
const SPANS: Readonly<Record<RulePlan['basis']['targetSpan'], string>> = { year: '全年任务', plan: '办法全期任务', run: '计算区间任务' };
const PARTIES = { collector: '清收人', unit: '所在单位', leader: '领导' } as const;

/** The plan read out, one sentence a clause, in the order in which the clauses act. What a department head signs. */
export function describePlan(plan: RulePlan): string[] {
  const out: string[] = [];
  out.push(`自${chineseDay(plan.from)}起${plan.to === null ? '' : `至${chineseDay(plan.to)}止`}施行，${PERIOD_NAMES[plan.period]}结算，以${SPANS[plan.basis.targetSpan]}衡量，${ROUNDINGS[plan.rounding]}。${plan.basis.text}`);
  for (const c of plan.credits) {
    const scope = [codeNames(FORMS, c.forms), codeNames(BOOKS, c.books), c.components?.map((x) => (x === 'principal' ? '本金' : '利息')).join('、')].filter(Boolean).join('，');
    out.push(`认定：${c.title}（${scope === '' ? '所有收回' : scope}），按${percent(c.factorPpm)}计入任务完成额。`);
  }
  for (const e of plan.exclusions) out.push(`不计奖：${e.title}（${matchText(e.match)}）${e.scope === 'both' ? '，也不计入任务完成额' : '，仍计入任务完成额'}。`);
  const order = plan.evaluation === 'sum' ? '，与其他条款累计' : '';
  for (const r of plan.rates) {
    const limits = `${r.floorFen === undefined ? '' : `，单笔保底${yuan(r.floorFen)}`}${r.capFen === undefined ? '' : `，单笔封顶${yuan(r.capFen)}`}`;
    out.push(`奖励：${r.title}（${matchText(r.match)}），${payText(r.pay)}${limits}${order}。`);
  }
  if (plan.shares.length > 1) out.push(`分成：${plan.shares.map((s) => `${PARTIES[s.to]}${percent(s.ppm)}`).join('，')}。`);
  for (const g of plan.gates) out.push(`挂钩：${g.title}，${gateText(g)}。`);
  const { perReceiptFen, perPersonFen, poolPpm } = plan.caps;
  if (perReceiptFen !== null) out.push(`封顶：单笔奖励合计不超过${yuan(perReceiptFen)}。`);
  if (perPersonFen !== null) out.push(`封顶：一人一次结算不超过${yuan(perPersonFen)}。`);
  if (poolPpm !== null) out.push(`封顶：奖励总额不超过清收额的${percent(poolPpm)}，超过时按同一比例压缩。`);
  if (plan.holdback) out.push(`暂留：${plan.holdback.title}，每次结算暂留${plan.holdback.components ? `${codeNames(COMPONENT_CODES, plan.holdback.components)}奖励的` : ''}${percent(plan.holdback.ppm)}${plan.holdback.components ? '，其余全额兑现' : ''}，任务期满时补发。`);
  for (const p of plan.prizes ?? []) out.push(`竞赛：${p.title}，${prizeText(p)}。`);
  for (const p of plan.penalties) out.push(`扣罚：${p.title}，${penaltyText(p)}。`);
  for (const rule of plan.sanctions) out.push(`限制：${sanctionText(rule)}。`);
  return out;
}

function matchText(match: RateMatch): string {
  const parts = (Object.keys(DIMENSIONS) as (keyof typeof DIMENSIONS)[]).map((key) => codeNames(DIMENSIONS[key], match[key])).filter((t) => t !== '');
  if (match.formedYear) parts.push(`${match.formedYear.from ?? '以前'}至${match.formedYear.to ?? '以后'}年形成`);
  if (match.amountFen) parts.push(match.amountFen.to === null ? `单笔${yuan(match.amountFen.from)}以上` : `单笔${yuan(match.amountFen.from)}至${yuan(match.amountFen.to)}`);
  return parts.length === 0 ? '所有收回' : parts.join('；');
}

function payText(pay: RatePay): string {
  switch (pay.kind) {
    case 'percent':
      return `按${percent(pay.ppm)}计奖`;
    case 'per_10k':
      return `每万元奖${yuan(pay.fen)}`;
    case 'per_case':
      return `每笔奖${yuan(pay.fen)}`;
    case 'slab':
      return `按${pay.of === 'receipt' ? '整笔本息合计' : '金额'}所在档计奖：${amountBands(pay.bands)}${edgeText(pay.edge)}`;
    case 'marginal':
      return `${pay.of === 'receipt' ? '按整笔本息合计' : ''}分段计奖：${amountBands(pay.bands)}`;
  }
}

const amountBands = (bands: readonly AmountBand[]): string => bands.map((b) => `${bandText(b.fromFen, b.toFen, yuan)}${percent(b.ppm)}`).join('，');

function gateText(gate: GateRule): string {
  const part = gate.ofPpm === 1_000_000 ? '奖励' : `奖励的${percent(gate.ofPpm)}`;
  const bands = gate.bands.map((b) => `${bandText(b.fromPpm, b.toPpm, percent)}${timesText(b.times)}`);
  return `${part}按${MEASURE_NAMES[gate.measure]}：${bands.join('，')}${edgeText(gate.edge)}；没有${gate.measure === 'npl_ratio' ? '这一比例' : '任务'}的${gate.withoutTarget === 'full' ? '不挂钩' : '不计发'}`;
}
