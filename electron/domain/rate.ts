import { divideHalfUp } from './money.js';

/**
 * Ratios are computed from exact 分 and rounded once, where they are shown (decisions.md 10). Percentages travel as
 * decimal strings with two places ("17.60", "-4.70"): a string cannot be rounded a second time by accident.
 */

/** `part ÷ whole` in percent with two decimals, half-up; null when there is no base to divide by. */
export function ratioPct(part: number | bigint, whole: number | bigint): string | null {
  if (BigInt(whole) === 0n) return null;
  const positive = BigInt(whole) < 0n ? -1n : 1n;
  return hundredths(divideHalfUp(BigInt(part) * 10_000n * positive, BigInt(whole) * positive));
}

/** Difference of two ratios in 个百分点, rounded from the exact ratios and not from the rounded percentages. */
export function pointsBetween(partA: number, wholeA: number, partB: number, wholeB: number): string | null {
  if (wholeA === 0 || wholeB === 0) return null;
  const numerator = BigInt(partA) * BigInt(wholeB) - BigInt(partB) * BigInt(wholeA);
  const base = BigInt(wholeA) * BigInt(wholeB);
  const positive = base < 0n ? -1n : 1n;
  return hundredths(divideHalfUp(numerator * 10_000n * positive, base * positive));
}

/** Parts per million as percent text: 600 000 → "60", 17 500 → "1.75". */
export function ppmToPct(ppm: number): string {
  const text = (ppm / 10_000).toFixed(4);
  return text.replace(/\.?0+$/, '');
}

/** Percent text to ppm, exact to 0.0001 %; null when it is not a percentage. */
export function pctToPpm(text: string): number | null {
  const m = /^(\d{1,9})(?:\.(\d{1,4}))?[%％]?$/.exec(text.trim());
  if (!m) return null;
  return Number(m[1]) * 10_000 + Number((m[2] ?? '').padEnd(4, '0'));
}

function hundredths(value: bigint): string {
  const sign = value < 0n ? '-' : '';
  const abs = String(value < 0n ? -value : value).padStart(3, '0');
  return `${sign}${abs.slice(0, -2)}.${abs.slice(-2)}`;
}
