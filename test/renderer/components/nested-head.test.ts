import { describe, expect, it } from 'vitest';
import { nestHeads } from '../../../renderer/components/table/nested-head.js';

const heads = (columns: string[][], barriers: number[] = []): string[] =>
  nestHeads(columns.map((titles) => ({ titles })), barriers).map((row) => row.map((c) => `${c.title}${c.colSpan}x${c.rowSpan}`).join(' '));

describe('nested heads', () => {
  it('merge equal neighbours and reach down where a column has fewer titles', () => {
    expect(heads([['机构'], ['本年', '现金'], ['本年', '抵债'], ['期末', '余额']])).toEqual(['机构1x2 本年2x1 期末1x1', '现金1x1 抵债1x1 余额1x1']);
  });
  it('do not merge equal titles under different parents', () => {
    expect(heads([['本月', '收回', '现金'], ['本月', '收回', '抵债'], ['本年', '收回', '现金']])).toEqual(['本月2x1 本年1x1', '收回2x1 收回1x1', '现金1x1 抵债1x1 现金1x1']);
  });
  it('never merge two columns into one leaf', () => {
    expect(heads([['合计'], ['合计']])).toEqual(['合计1x1 合计1x1']);
  });
  it('stop at the edge of the frozen columns', () => {
    expect(heads([['基本', '机构'], ['基本', '借款人'], ['基本', '证件']], [2])).toEqual(['基本2x1 基本1x1', '机构1x1 借款人1x1 证件1x1']);
  });
  it('cover every column exactly once in each row of the head', () => {
    const columns = [['a'], ['b', 'c'], ['b', 'd', 'e'], ['b', 'd', 'f'], ['g', 'h']].map((titles) => ({ titles }));
    const rows = nestHeads(columns);
    const covered = columns.map((_, column) => rows.flatMap((row, level) => row.filter((c) => column >= c.from && column < c.from + c.colSpan).map((c) => Array.from({ length: c.rowSpan }, (__, k) => level + k))).flat());
    for (const levels of covered) expect([...levels].sort()).toEqual([0, 1, 2]);
  });
});
