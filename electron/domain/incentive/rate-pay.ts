import { applyPpm, divideHalfUp, fen, type Fen } from '../money.js';
import { bandOfAmount } from './bands.js';
import type { AmountBand, RatePay, RateRule } from './rule-plan.js';
import { percent, yuan } from './wording.js';

/** What one rate pays for one component of a whole receipt, before it is shared out. */
export interface RateResult {
  readonly amountFen: Fen;
  /** After floor and cap of the clause. */
  readonly limitedFen: Fen;
  readonly rate: string;
}

/** Pay for `baseFen` ≠ 0. Odd in its base: a reversal takes back exactly what the receipt gave. */
export function payFor(rule: RateRule, baseFen: number): RateResult {
  const sign = baseFen < 0 ? -1 : 1;
  const base = Math.abs(baseFen);
  const { amount, rate } = amountOf(rule.pay, base);
  const limited = Math.min(Math.max(amount, rule.floorFen ?? 0), rule.capFen ?? Number.MAX_SAFE_INTEGER);
  return { amountFen: fen(sign * amount + 0), limitedFen: fen(sign * limited + 0), rate }; // + 0: no −0 on a reversal
}

function amountOf(pay: RatePay, base: number): { amount: number; rate: string } {
  switch (pay.kind) {
    case 'percent':
      return { amount: applyPpm(fen(base), pay.ppm), rate: percent(pay.ppm) };
    case 'per_10k':
      return { amount: applyPpm(fen(base), pay.fen), rate: `每万元${yuan(pay.fen)}` };
    case 'per_case':
      return { amount: pay.fen, rate: `每笔${yuan(pay.fen)}` };
    case 'slab': {
      const { ppm } = bandOfAmount(pay.bands, base, pay.edge);
      return { amount: applyPpm(fen(base), ppm), rate: percent(ppm) };
    }
    case 'marginal':
      return { amount: marginal(pay.bands, base), rate: '分段计算' };
  }
}

/** Slices are added exactly and rounded once. */
function marginal(bands: readonly AmountBand[], base: number): number {
  let millionths = 0n;
  for (const band of bands) {
    const slice = Math.min(base, band.toFen ?? base) - band.fromFen;
    if (slice > 0) millionths += BigInt(slice) * BigInt(band.ppm);
  }
  return Number(divideHalfUp(millionths, 1_000_000n));
}
