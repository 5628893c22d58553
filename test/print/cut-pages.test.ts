import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPages } from '../../electron/print/page/cut-pages.js';

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('cutting rows into sheets', () => {
  it('keeps every row, in order, inside its sheet, with three rows beside the closing block', () => {
    const heights = fc.array(fc.integer({ min: 5, max: 18 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(heights, fc.integer({ min: 60, max: 120 }), fc.integer({ min: 0, max: 40 }), (rows, first, closing) => {
        const next = first + 40;
        const ends = cutPages(rows, { first, next, closing, keep: 3 });
        expect(ends.at(-1)).toBe(rows.length);
        let start = 0;
        ends.forEach((end, i) => {
          expect(end).toBeGreaterThan(start);
          const last = i === ends.length - 1;
          expect(sum(rows.slice(start, end)) + (last ? closing : 0)).toBeLessThanOrEqual((i === 0 ? first : next) + 0.01);
          expect(!last || i === 0 || rows.length <= 3 || end - start >= 3).toBe(true);
          start = end;
        });
      }),
    );
  });

  it('fills a sheet before it begins the next, unless the last rows must stay together', () => {
    const ten = Array.from({ length: 10 }, () => 10);
    expect(cutPages(ten, { first: 100, next: 100, closing: 0, keep: 3 })).toEqual([10]);
    expect(cutPages(ten, { first: 100, next: 100, closing: 1, keep: 3 })).toEqual([7, 10]);
    expect(cutPages(ten, { first: 50, next: 60, closing: 10, keep: 3 })).toEqual([5, 10]);
    expect(cutPages([], { first: 50, next: 60, closing: 10, keep: 3 })).toEqual([0]);
  });

  it('keeps rows that belong together on one sheet, and cuts only a block that no sheet holds', () => {
    const ten = Array.from({ length: 10 }, () => 10);
    const room = { first: 50, next: 60, closing: 10, keep: 3 };
    expect(cutPages(ten, room, (row) => [0, 4].includes(row))).toEqual([4, 7, 10]);
    expect(cutPages(ten, room, (row) => [0, 3, 6].includes(row))).toEqual([3, 6, 10]);
    expect(cutPages(ten, room, (row) => row === 0)).toEqual([5, 10]);
  });
});
