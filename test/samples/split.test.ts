import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../electron/app/sample/random.js';
import { chop, cutLine, spread } from '../../electron/app/sample/split.js';

const total = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0);

describe('exact sharing out', () => {
  it('always adds up and keeps to the least size, for any weights', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e10 }), fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 }), fc.constantFrom(1, 100, 10_000), fc.integer({ min: 0, max: 500_000 }), (sum, weights, step, min) => {
        fc.pre(sum >= min * weights.length);
        const parts = spread(sum, weights, { step, min });
        expect(total(parts)).toBe(sum);
        expect(parts.every((p) => p >= min)).toBe(true);
        expect(parts.filter((p) => (p - min) % step !== 0).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never exceeds a cap and says so when it cannot be done', () => {
    expect(spread(100, [9, 1, 1], { cap: [10, 80, 80] })).toEqual([10, 45, 45]);
    expect(() => spread(100, [1, 1], { cap: 49 })).toThrow(RangeError);
    expect(() => spread(10, [1, 1], { min: 6 })).toThrow(RangeError);
    expect(total(chop(7_654_321, 40, random(5), { min: 1000, cap: 900_000 }))).toBe(7_654_321);
  });

  it('cuts a line of pieces at the borders of the blocks', () => {
    const cut = cutLine([{ amount: 5, of: 'a' }, { amount: 5, of: 'b' }], [{ amount: 3, label: 1 }, { amount: 0, label: 2 }, { amount: 7, label: 3 }]);
    expect(cut).toEqual([{ amount: 3, of: 'a', label: 1 }, { amount: 2, of: 'a', label: 3 }, { amount: 5, of: 'b', label: 3 }]);
    expect(() => cutLine([{ amount: 5, of: 'a' }], [{ amount: 4, label: 1 }])).toThrow(RangeError);
    expect(() => cutLine([{ amount: 5, of: 'a' }], [{ amount: 6, label: 1 }])).toThrow(RangeError);
  });
});
