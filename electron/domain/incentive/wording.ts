import { ppmToPct, ratioPct } from '../rate.js';
import type { RankedBy } from './penalty-rule.js';
import type { Component, GateBand, GateMeasure, SettlementPeriod } from './rule-plan.js';

const digits = (size: number, width: number): readonly string[] => Array.from({ length: size }, (_, i) => String(i).padStart(width, '0'));
const TWO = digits(100, 2);
const THREE = digits(1000, 3);

/** `1,234.56元`. A run of half a million receipts writes some ten million amounts, so they are put together from ready-made digits. */
export function yuan(amountFen: number): string {
  const abs = Math.abs(amountFen);
  const cents = abs % 100;
  let whole = (abs - cents) / 100;
  let text = `.${TWO[cents]}元`;
  while (whole >= 1000) {
    const low = whole % 1000;
    text = `,${THREE[low]}${text}`;
    whole = (whole - low) / 1000;
  }
  return `${amountFen < 0 ? '-' : ''}${whole}${text}`;
}

const percents = new Map<number, string>();

/** `1.5%`; a plan knows few rates, each is spelt out once. */
export function percent(ppm: number): string {
  let text = percents.get(ppm);
  if (text === undefined) {
    text = `${ppmToPct(ppm)}%`;
    if (percents.size < 1000) percents.set(ppm, text);
  }
  return text;
}

export const COMPONENT_NAMES: Readonly<Record<Component, string>> = { principal: '本金', on_interest: '表内利息', off_interest: '表外利息' };
export const MEASURE_NAMES: Readonly<Record<GateMeasure, string>> = { completion: '完成率', pace: '序时完成率', vs_average: '完成率与平均完成率之比', npl_ratio: '新放贷款不良率' };
export const PERIOD_NAMES: Readonly<Record<SettlementPeriod, string>> = { month: '按月', quarter: '按季', half: '按半年', year: '按年' };
export const RANKED_NAMES: Readonly<Record<RankedBy, string>> = { completion: '完成率', credited: '本期认定额' };

/** What a gate leaves of a reward: 按比例计发, 全额计发, 按80%计发, 不计发. */
export const timesText = (times: GateBand['times']): string => (times.kind === 'measure' ? '按比例计发' : times.ppm === 0 ? '不计发' : times.ppm === 1_000_000 ? '全额计发' : `按${percent(times.ppm)}计发`);

/** An exact ratio as percent with two decimals. */
export const ratioText = (num: bigint, den: bigint): string => `${ratioPct(num, den) ?? '0.00'}%`;
