import { describe, expect, it } from 'vitest';
import { evenParts, partsMissing, restTo, sumOf, type Part } from '../../../../renderer/pages/targets/units/parts.js';
import { usualBase } from '../../../../renderer/pages/targets/plans/versions.js';
import type { PlanHead } from '../../../../electron/contract/incentive.js';

const parts: readonly Part[] = [{ staffNo: '1', text: '1,000.00' }, { staffNo: '2', text: '500' }, { staffNo: '3', text: '' }];

describe('a unit’s task is allocated to the 分 (D4-14)', () => {
  it('says what is missing, what is too much, and what cannot be read', () => {
    expect(sumOf(parts)).toBe(150_000);
    expect([partsMissing(parts, 150_000), partsMissing(parts, 150_001), partsMissing(parts, 149_900)]).toEqual(['', '还差 0.01 元没有分', '多分了 1.00 元']);
    expect([partsMissing([], 0), partsMissing([{ staffNo: '1', text: '约一万' }], 0), partsMissing(parts, -1)]).toEqual(['这个机构没有可以分配的信用社员工', '有不能识别的金额', '按职级定的任务已超过机构任务']);
  });
  it('even parts in whole 元 add up, the last 分 with the first', () => {
    const even = evenParts(parts, 100_001);
    expect(even.map((p) => p.text)).toEqual(['334.01', '333.00', '333.00']);
    expect(partsMissing(even, 100_001)).toBe('');
  });
  it('one person takes what the others leave, never less than nothing', () => {
    expect(restTo(parts, '3', 200_000).map((p) => p.text)).toEqual(['1,000.00', '500', '500.00']);
    expect(restTo(parts, '3', 100_000)).toEqual(parts);
  });
});

describe('the version a plan is held against', () => {
  const head = (id: string, version: number, state: PlanHead['state']): PlanHead => ({ id, version, state, title: id, docNo: '', from: '2011-01-01', to: null, approvedBy: null, approvedOn: null, approvedDoc: null, clauses: [] });
  it('is the last one decided, else what ships; a first draft is held against itself as saved', () => {
    const plans = [head('a', 4, 'draft'), head('a', 3, 'locked'), head('a', 2, 'approved'), head('b', 1, 'shipped')];
    expect(usualBase(head('a', 4, 'draft'), plans)?.version).toBe(3);
    expect(usualBase(head('c', 2, 'draft'), [...plans, head('c', 1, 'shipped')])?.state).toBe('shipped');
    expect(usualBase(head('c', 2, 'draft'), plans)).toBeUndefined();
    expect(usualBase(head('b', 1, 'shipped'), plans)?.id).toBe('a');
  });
});
