import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pctToPpm, pointsBetween, ppmToPct, ratioPct } from '../../electron/domain/rate.js';

describe('ratios', () => {
  it('domain.md §8 no. 2: 1650 of 3938 is 41.90 %', () => {
    expect(ratioPct(1650, 3938)).toBe('41.90');
    expect(ratioPct(165_000_000_000n, 393_800_000_000n)).toBe('41.90');
  });

  it.each([[28, 31, '90.32'], [2966, 3096, '95.80'], [4068, 4576, '88.90']])('domain.md §8 no. 3: %i of %i is %s %%', (part, whole, expected) => {
    expect(ratioPct(part, whole)).toBe(expected);
  });

  it('domain.md §8 no. 4: 17.6 % after 22.3 % is −4.70 points', () => {
    expect(pointsBetween(176, 1000, 223, 1000)).toBe('-4.70');
  });

  it('rounds half-up away from zero, once', () => {
    expect(ratioPct(1, 8)).toBe('12.50');
    expect(ratioPct(5, 100_000)).toBe('0.01');
    expect(ratioPct(-5, 100_000)).toBe('-0.01');
    expect(ratioPct(4, 100_000)).toBe('0.00');
    expect(ratioPct(-4, 100_000)).toBe('0.00');
    expect(ratioPct(0, 5)).toBe('0.00');
  });

  it('the sign comes from both sides, no base gives no ratio', () => {
    expect(ratioPct(-1, -4)).toBe('25.00');
    expect(ratioPct(1, -4)).toBe('-25.00');
    expect(ratioPct(1, 0)).toBeNull();
    expect(pointsBetween(1, 0, 1, 2)).toBeNull();
    expect(pointsBetween(1, 2, 1, 0)).toBeNull();
  });

  it('points are rounded from the exact ratios: 1/3 − 1/6 is 16.67, not 33.33 − 16.67', () => {
    expect(pointsBetween(1, 3, 1, 6)).toBe('16.67');
    expect(pointsBetween(2, 3, 1, 3)).toBe('33.33');
  });

  it('points do not depend on the signs of the bases', () => {
    expect(pointsBetween(-1, -2, 1, 4)).toBe('25.00');
    expect(pointsBetween(1, -2, 1, 4)).toBe('-75.00');
  });

  it('a ratio in hundredths is never off by more than half of one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 1, max: 1_000_000_000 }), (part, whole) => {
        const shown = BigInt((ratioPct(part, whole) ?? '').replace('.', ''));
        const twice = (shown * BigInt(whole) - BigInt(part) * 10_000n) * 2n;
        expect(twice <= BigInt(whole) && twice >= -BigInt(whole)).toBe(true);
      }),
    );
  });
});

describe('percent text and ppm', () => {
  it('parse∘format is the identity', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100_000_000 }), (ppm) => void expect(pctToPpm(ppmToPct(ppm))).toBe(ppm)));
  });

  it.each([['60', 600_000], ['60%', 600_000], ['9.6', 96_000], ['1.75', 17_500], ['0.0001', 1], ['100', 1_000_000], [' 33.3333 ', 333_333], ['60％', 600_000], ['0', 0]])('reads %s', (text, expected) => {
    expect(pctToPpm(text)).toBe(expected);
  });

  it.each(['', '-1', '1.23456', 'abc', '6‰', '.5', '5.', '1e2', '99999999999999999999'])('refuses "%s"', (text) => {
    expect(pctToPpm(text)).toBeNull();
  });

  it('is written without idle zeros', () => {
    expect(ppmToPct(600_000)).toBe('60');
    expect(ppmToPct(17_500)).toBe('1.75');
    expect(ppmToPct(0)).toBe('0');
    expect(ppmToPct(1_000_000)).toBe('100');
    expect(ppmToPct(-47_000)).toBe('-4.7');
  });
});
