import { applyPpm, fen, type Fen } from '../money.js';
import { bandOfAmount, bandOfRatio, compareToPpm, type Fraction } from './bands.js';
import { reaches, type Place } from './contest.js';
import type { BalancePenalty, CasePenalty, RankPenalty, ShortfallPenalty } from './penalty-rule.js';
import { measureOf, type Standing, type TargetSpan } from './standing.js';
import { MEASURE_NAMES, percent, RANKED_NAMES, ratioText, yuan } from './wording.js';

/** What one clause makes due, before its cap. */
export interface Due {
  readonly amountFen: number;
  readonly baseFen: number;
  readonly rate: string;
  readonly text: string;
}

export function shortfallDue(rule: ShortfallPenalty, standing: Standing, span: TargetSpan): Due | null {
  const measure = measureOf(rule.measure, standing, span, null);
  if (measure === null || compareToPpm(measure, rule.belowPpm) >= 0) return null;
  const goal = (rule.measure === 'pace' ? standing.dueByNowFen : standing.targetFen) ?? 0;
  const short = fen(Math.max(0, goal - Math.max(0, standing.creditedFen)));
  const { amountFen, rate, how } = shortfallAmount(rule, measure, short);
  const stands = `${MEASURE_NAMES[rule.measure]}${ratioText(measure.num, measure.den)}，低于${percent(rule.belowPpm)}，欠${yuan(short)}`;
  return { amountFen, baseFen: short, rate, text: `${stands}，${how}` };
}

function shortfallAmount({ charge: c }: ShortfallPenalty, measure: Fraction, short: Fen): { amountFen: number; rate: string; how: string } {
  if (c.kind === 'fixed') return { amountFen: c.fen, rate: yuan(c.fen), how: `扣${yuan(c.fen)}` };
  const ppm = c.kind === 'shortfall_percent' ? c.ppm : bandOfRatio(c.bands, measure, c.edge).ppm;
  const amountFen = applyPpm(short, ppm);
  return { amountFen, rate: percent(ppm), how: `按欠额${percent(ppm)}扣${yuan(amountFen)}` };
}

/** New NPL, case by case; beyond the first ones each step of cases costs more apiece than the one before (domain.md §3.1 I5). */
export function caseDue({ charge: c }: CasePenalty, cases: number): Due | null {
  if (cases <= 0) return null;
  if (c.kind === 'per_case') return { amountFen: cases * c.fen, baseFen: 0, rate: `每户${yuan(c.fen)}`, text: `新增不良${cases}户，每户${yuan(c.fen)}，扣${yuan(cases * c.fen)}` };
  const slices: string[] = [];
  let amountFen = 0;
  let left = cases;
  for (let step = 0; left > 0; step++) {
    const count = Math.min(left, step === 0 ? c.firstCases : c.everyCases);
    const each = c.fen + step * c.moreFen;
    if (count > 0) slices.push(`${count}户×${yuan(each)}`);
    amountFen += count * each;
    left -= count;
  }
  return { amountFen, baseFen: 0, rate: `${cases}户`, text: `新增不良${cases}户，${slices.join('＋')}，扣${yuan(amountFen)}` };
}

export function balanceDue({ charge: c }: BalancePenalty, balanceFen: number, loans: number | undefined): Due | null {
  if (balanceFen <= 0) return null;
  const stands = `本人责任不良贷款${loans === undefined ? '' : `${loans}笔`}${yuan(balanceFen)}`;
  if (c.kind === 'balance_percent') {
    const amountFen = applyPpm(fen(balanceFen), c.ppm);
    return { amountFen, baseFen: balanceFen, rate: percent(c.ppm), text: `${stands}，按${percent(c.ppm)}扣${yuan(amountFen)}` };
  }
  const { fen: amountFen } = bandOfAmount(c.bands, balanceFen, c.edge);
  return { amountFen, baseFen: balanceFen, rate: yuan(amountFen), text: `${stands}，按所在档扣${yuan(amountFen)}` };
}

/** The last ones of a contest. Who did as well as the best is never among them, however few take part. */
export function rankDue({ charge, last, by, sparedFromPpm }: RankPenalty, place: Place | undefined, standing: Standing): Due | null {
  if (!place || place.worse >= last || place.place === 1 || (sparedFromPpm !== null && reaches(standing, sparedFromPpm))) return null;
  return { amountFen: charge.fen, baseFen: 0, rate: `倒数第${place.worse + 1}名`, text: `按${RANKED_NAMES[by]}在${place.of}人中列倒数第${place.worse + 1}名，扣${yuan(charge.fen)}` };
}
