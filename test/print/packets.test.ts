import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packetSizes } from '../../electron/print/index.js';

describe('P-6 a long print job goes out in packets', () => {
  it('is cut between what belongs together, and inside only where that is longer than a packet', () => {
    expect(packetSizes([100, 150, 100, 200], 300)).toEqual([250, 300]);
    expect(packetSizes([10, 700, 10], 300)).toEqual([10, 300, 300, 110]);
    expect(packetSizes([300], 300)).toEqual([300]);
    expect(packetSizes([], 300)).toEqual([]);
  });

  it('holds every sheet once and no packet too many', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 60 }), fc.integer({ min: 1, max: 300 }), (groups, most) => {
      const sizes = packetSizes(groups, most);
      expect(sizes.reduce((a, b) => a + b, 0)).toBe(groups.reduce((a, b) => a + b, 0));
      for (const size of sizes) expect(size).toBeLessThanOrEqual(most);
      for (const size of sizes) expect(size).toBeGreaterThan(0);
    }));
  });
});
