import { chineseDay } from '../date.js';
import { fen } from '../money.js';
import { bandOfRatio, type Fraction } from './bands.js';
import type { GateMeasure, RulePlan } from './rule-plan.js';
import type { NextStep } from './run-result.js';
import { measureOf, scaleOf, type Standing, type TargetSpan } from './standing.js';
import { MEASURE_NAMES, percent, timesText, yuan } from './wording.js';

const MILLION = 1_000_000n;
const SPAN_NAMES: Readonly<Record<RulePlan['basis']['targetSpan'], string>> = { year: '全年', plan: '全期', run: '本期' };

/**
 * 离下一档: the smallest further 认定额, 分, that lifts the person into the next band of the first gate that has one above
 * him. The average of a comparison stands still. Null in the top band of every gate and without a target.
 */
export function nextStep(plan: RulePlan, standing: Standing, span: TargetSpan, average: Fraction | null): NextStep | null {
  for (const gate of plan.gates) {
    const measure = measureOf(gate.measure, standing, span, average);
    const scale = scaleOf(gate.measure, standing, span, average);
    if (measure === null || scale === null) continue;
    const band = bandOfRatio(gate.bands, measure, gate.edge);
    const next = gate.bands[gate.bands.indexOf(band) + 1];
    if (!next || band.toPpm === null) continue;
    const wanted = BigInt(band.toPpm) * scale.den;
    const unit = scale.num * MILLION;
    // on the border itself `upper` is already the next band, `lower` needs one 分 more
    const credited = gate.edge === 'upper' ? (wanted + unit - 1n) / unit : wanted / unit + 1n;
    const needFen = fen(credited - BigInt(standing.creditedFen));
    return { needFen, measure: gate.measure, toPpm: band.toPpm, text: `截至${chineseDay(span.reached)}，认定额再增${yuan(needFen)}，${measureName(gate.measure, plan)}到${percent(band.toPpm)}，${timesText(next.times)}` };
  }
  return null;
}

const measureName = (measure: GateMeasure, plan: RulePlan): string => (measure === 'completion' ? `${SPAN_NAMES[plan.basis.targetSpan]}完成率` : MEASURE_NAMES[measure]);

