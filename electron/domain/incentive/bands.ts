import type { Edge } from './rule-plan.js';

/** A measure kept as an exact fraction: it is multiplied once and rounded once. `den` > 0. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

const MILLION = 1_000_000n;

/** −1, 0 or 1 as the fraction is below, at or above a mark in ppm. */
export function compareToPpm(value: Fraction, ppm: number): number {
  const left = value.num * MILLION;
  const right = BigInt(ppm) * value.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The band a ratio lies in; a value on a border goes up or down as `edge` says. The first band reaches down without end. */
export function bandOfRatio<B extends { readonly fromPpm: number; readonly toPpm: number | null }>(bands: readonly B[], value: Fraction, edge: Edge): B {
  for (const band of bands) {
    if (band.toPpm === null) return band;
    const side = compareToPpm(value, band.toPpm);
    if (side < 0 || (side === 0 && edge === 'lower')) return band;
  }
  throw new RangeError('bands without an open end');
}

/** The band an amount in 分 (without sign) lies in. */
export function bandOfAmount<B extends { readonly fromFen: number; readonly toFen: number | null }>(bands: readonly B[], amount: number, edge: Edge): B {
  for (const band of bands) {
    if (band.toFen === null || amount < band.toFen || (amount === band.toFen && edge === 'lower')) return band;
  }
  throw new RangeError('bands without an open end');
}
