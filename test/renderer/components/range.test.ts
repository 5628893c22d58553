import { describe, expect, it } from 'vitest';
import { boundsOf, moveBy, sumRange } from '../../../renderer/components/table/range.js';
import { columnWidths, frozenLefts, rowWindow } from '../../../renderer/components/table/widths.js';

const size = { rows: 287, columns: 16, page: 15 };

describe('cell range', () => {
  it.each([
    ['ArrowDown', false, { row: 11, column: 4 }], ['ArrowUp', true, { row: 0, column: 4 }], ['ArrowDown', true, { row: 286, column: 4 }],
    ['Home', false, { row: 10, column: 0 }], ['End', false, { row: 10, column: 15 }], ['End', true, { row: 286, column: 15 }], ['PageUp', false, { row: 0, column: 4 }], ['PageDown', false, { row: 25, column: 4 }],
  ])('%s (Ctrl %s) moves as in a spreadsheet', (key, ctrl, to) => {
    expect(moveBy(key, ctrl, { row: 10, column: 4 }, size)).toEqual(to);
  });
  it('never leaves the table, also when it is empty', () => {
    expect(moveBy('ArrowRight', false, { row: 286, column: 15 }, size)).toEqual({ row: 286, column: 15 });
    expect(moveBy('ArrowDown', false, { row: 0, column: 0 }, { rows: 0, columns: 3, page: 10 })).toEqual({ row: 0, column: 0 });
    expect(moveBy('x', false, { row: 1, column: 1 }, size)).toBeNull();
  });
  it('sums money only, from any corner', () => {
    const money = [[100, null], [250, null], [-50, null]];
    const b = boundsOf({ anchor: { row: 2, column: 1 }, active: { row: 0, column: 0 } });
    expect(sumRange(b, (r, c) => money[r]?.[c] ?? null)).toEqual({ cells: 6, sumFen: 300, minFen: -50, maxFen: 250 });
    expect(sumRange(b, () => null).sumFen).toBeNull();
  });
});

describe('layout', () => {
  it('gives the room left over to the growing columns only', () => {
    expect(columnWidths([{ width: 50 }, { width: 100, grow: true }, { width: 50 }], 300)).toEqual([50, 200, 50]);
    expect(columnWidths([{ width: 50 }, { width: 100, grow: true }], 90)).toEqual([50, 100]);
  });
  it('freezes columns from the left until the first that is not', () => {
    expect(frozenLefts([{ frozen: true }, { frozen: true }, {}, { frozen: true }], [40, 80, 50, 50])).toEqual([0, 40, undefined, undefined]);
  });
  it('draws the visible rows and a few around them', () => {
    expect(rowWindow(2800, 560, 28, 100_000, 8)).toEqual({ first: 92, last: 128 });
    expect(rowWindow(0, 560, 28, 3, 8)).toEqual({ first: 0, last: 2 });
    expect(rowWindow(0, 560, 28, 0, 8)).toEqual({ first: 0, last: -1 });
  });
});
