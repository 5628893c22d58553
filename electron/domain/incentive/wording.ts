import { plainYuan } from '../money.js';
import { ppmToPct, ratioPct } from '../rate.js';
import type { Component, GateMeasure } from './rule-plan.js';

/**
 * `1,234.56元`. A run of half a million receipts writes some ten million amounts, so the separators are cut in here
 * and not by a pattern.
 */
export function yuan(amountFen: number): string {
  const plain = plainYuan(amountFen);
  const start = plain.charCodeAt(0) === 45 ? 1 : 0;
  let end = plain.length - 3;
  let tail = plain.slice(end);
  while (end - start > 3) {
    tail = `,${plain.slice(end - 3, end)}${tail}`;
    end -= 3;
  }
  return `${plain.slice(0, end)}${tail}元`;
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
export const MEASURE_NAMES: Readonly<Record<GateMeasure, string>> = { completion: '完成率', pace: '序时完成率', vs_average: '完成率与平均完成率之比' };

/** An exact ratio as percent with two decimals. */
export const ratioText = (num: bigint, den: bigint): string => `${ratioPct(num, den) ?? '0.00'}%`;
