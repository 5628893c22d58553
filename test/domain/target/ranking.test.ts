import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankByCompletion } from '../../../electron/domain/target/ranking.js';

describe('D4-14 places by completion', () => {
  it('equal completion shares a place and the next is skipped; no target, no place', () => {
    expect(rankByCompletion([{ targetFen: 30, creditedFen: 10 }, { targetFen: null, creditedFen: 999 }, { targetFen: 60, creditedFen: 20 }, { targetFen: 100, creditedFen: 5 }, { targetFen: 0, creditedFen: 5 }])).toEqual([1, null, 1, 3, null]);
  });

  it('tells thirds apart that percent with two decimals would call equal', () => {
    expect(rankByCompletion([{ targetFen: 300_000_000, creditedFen: 100_000_000 }, { targetFen: 300_000_000, creditedFen: 100_000_001 }])).toEqual([2, 1]);
  });

  it('a place is one more than the number of those who are better', () => {
    const entry = fc.record({ targetFen: fc.option(fc.integer({ min: 0, max: 50 })), creditedFen: fc.integer({ min: -20, max: 100 }) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        const places = rankByCompletion(entries);
        entries.forEach((e, i) => {
          const better = entries.filter((o) => o.targetFen && e.targetFen && o.creditedFen * e.targetFen > e.creditedFen * o.targetFen).length;
          expect(places[i]).toBe(e.targetFen ? better + 1 : null);
        });
      }),
    );
  });
});
