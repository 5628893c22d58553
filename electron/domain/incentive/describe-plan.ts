import { BOOKS, FORMS, nameOf, type Code } from '../codes.js';
import { chineseDay } from '../date.js';
import { DIMENSIONS } from './check-match.js';
import type { AmountBand, Edge, GateRule, PenaltyRule, RateMatch, RatePay, RulePlan } from './rule-plan.js';
import { SANCTIONS } from './sanction-codes.js';
import { MEASURE_NAMES, percent, yuan } from './wording.js';

const ROUNDINGS: Readonly<Record<RulePlan['rounding'], string>> = { fen: '金额保留到分', yuan: '个人合计四舍五入到元', yuan_down: '个人合计取整到元，角分不计' };
const PERIODS: Readonly<Record<RulePlan['period'], string>> = { month: '按月', quarter: '按季', half: '按半年', year: '按年' };
const SPANS: Readonly<Record<RulePlan['basis']['targetSpan'], string>> = { year: '全年任务', plan: '办法全期任务', run: '计算区间任务' };
const PARTIES = { collector: '清收人', unit: '所在单位', leader: '领导' } as const;

/** The plan read out, one sentence a clause, in the order in which the clauses act. What a department head signs. */
export function describePlan(plan: RulePlan): string[] {
  const out: string[] = [];
  out.push(`自${chineseDay(plan.from)}起${plan.to === null ? '' : `至${chineseDay(plan.to)}止`}施行，${PERIODS[plan.period]}结算，以${SPANS[plan.basis.targetSpan]}衡量，${ROUNDINGS[plan.rounding]}。${plan.basis.text}`);
  for (const c of plan.credits) {
    const scope = [codes(FORMS, c.forms), codes(BOOKS, c.books), c.components?.map((x) => (x === 'principal' ? '本金' : '利息')).join('、')].filter(Boolean).join('，');
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
  if (plan.holdback) out.push(`留存：${plan.holdback.title}，每次结算留存${percent(plan.holdback.ppm)}，任务期满时补发。`);
  for (const p of plan.penalties) out.push(`扣罚：${p.title}，${penaltyText(p)}。`);
  for (const s of plan.sanctions) out.push(`限制：任务期满完成率低于${percent(s.belowPpm)}的，${nameOf(SANCTIONS, s.code)}，${s.liftsWhen}时解除${s.early === 'warn' ? '；期满前落后于序时进度的预警' : ''}。`);
  return out;
}

const codes = (list: readonly Code[], values: readonly string[] | undefined): string => (values ?? []).map((v) => nameOf(list, v)).join('、');

function matchText(match: RateMatch): string {
  const parts = (Object.keys(DIMENSIONS) as (keyof typeof DIMENSIONS)[]).map((key) => codes(DIMENSIONS[key], match[key])).filter((t) => t !== '');
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
      return `按金额所在档计奖：${amountBands(pay.bands)}${edgeText(pay.edge)}`;
    case 'marginal':
      return `分段计奖：${amountBands(pay.bands)}`;
  }
}

const edgeText = (edge: Edge): string => (edge === 'upper' ? '（恰在分界的算高一档）' : '（恰在分界的算低一档）');
const amountBands = (bands: readonly AmountBand[]): string => bands.map((b) => `${bandText(b.fromFen, b.toFen, yuan)}${percent(b.ppm)}`).join('，');

function bandText(from: number, to: number | null, show: (value: number) => string): string {
  if (to === null) return from === 0 ? '不分档' : `${show(from)}以上`;
  return from === 0 ? `${show(to)}以下` : `${show(from)}至${show(to)}`;
}

function gateText(gate: GateRule): string {
  const part = gate.ofPpm === 1_000_000 ? '奖励' : `奖励的${percent(gate.ofPpm)}`;
  const bands = gate.bands.map((b) => `${bandText(b.fromPpm, b.toPpm, percent)}${b.times.kind === 'measure' ? '按比例计发' : b.times.ppm === 0 ? '不计发' : b.times.ppm === 1_000_000 ? '全额计发' : `按${percent(b.times.ppm)}计发`}`);
  return `${part}按${MEASURE_NAMES[gate.measure]}：${bands.join('，')}${edgeText(gate.edge)}；没有任务的${gate.withoutTarget === 'full' ? '不挂钩' : '不计发'}`;
}

function penaltyText(p: PenaltyRule): string {
  const when = p.at === 'end' ? '任务期满时' : '每次结算时';
  const c = p.charge;
  const how = c.kind === 'fixed' ? `扣${yuan(c.fen)}` : c.kind === 'shortfall_percent' ? `按欠额的${percent(c.ppm)}扣` : `按欠额分档扣：${c.bands.map((b) => `${bandText(b.fromPpm, b.toPpm, percent)}扣${percent(b.ppm)}`).join('，')}${edgeText(c.edge)}`;
  const cap = p.capFen === null ? '' : `，最多${yuan(p.capFen)}`;
  const wage = p.wageCapPpm === null ? '' : `，每月不超过当月工资的${percent(p.wageCapPpm)}，扣后不低于最低工资，余额结转`;
  return `${when}${MEASURE_NAMES[p.measure]}低于${percent(p.belowPpm)}的，${how}${cap}${wage}`;
}
