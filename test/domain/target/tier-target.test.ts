import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../electron/domain/date.js';
import { tierTarget } from '../../../electron/domain/target/tier-target.js';

const OPEN = '9999-12-31';
const staff = (from: string, to = OPEN) => ({ tier: 'office_staff', from, to }) as const;
const deputy = (from: string, to = OPEN) => ({ tier: 'deputy_head', from, to }) as const;
const union = (from: string, to = OPEN) => ({ tier: 'union_staff', from, to }) as const;

describe('P-3 D4-14 the year target by tier from dated posts', () => {
  it.each<[string, Parameters<typeof tierTarget>[0], number, number | null, string]>([
    ['the whole year', [staff('2005-07-01')], 2011, 10_000_000, '一般员工10万元'],
    // 10万 × 181/365 + 70万 × 184/365 = (1 810 + 12 880) ÷ 365 万 = 40.246575…万
    ['promoted on 1 July', [staff('2005-07-01', '2011-07-01'), deputy('2011-07-01')], 2011, 40_246_575, '一般员工10万元×181天/365天＋部室副主任70万元×184天/365天＝402,465.75元'],
    ['joined on 1 October', [staff('2011-10-01')], 2011, 2_520_548, '一般员工10万元×92天/365天＝25,205.48元'],
    ['left on 1 March of a leap year', [staff('2005-07-01', '2012-03-01')], 2012, 1_639_344, '一般员工10万元×60天/366天＝16,393.44元'],
    ['transferred: the same tier elsewhere', [staff('2005-07-01', '2011-04-01'), staff('2011-04-01')], 2011, 10_000_000, '一般员工10万元'],
    ['came from a 信用社 by allocation', [union('2008-01-01', '2011-07-01'), deputy('2011-07-01')], 2011, 35_287_671, '信用社员工（任务由单位分解，不计）×181天/365天＋部室副主任70万元×184天/365天＝352,876.71元'],
    ['by allocation all year', [union('2008-01-01')], 2011, null, '信用社员工的任务由单位分解，没有按档任务'],
    ['not there in that year', [staff('2012-01-01')], 2011, null, '2011年没有任职，没有按档任务'],
  ])('by days: %s', (_, posts, year, targetFen, text) => expect(tierTarget(posts, year, 'days')).toEqual({ targetFen, text }));

  it.each<[string, Parameters<typeof tierTarget>[0], number | null, string]>([
    ['promoted', [staff('2005-07-01', '2011-12-31'), deputy('2011-12-31')], 70_000_000, '2011年12月31日任职，部室副主任70万元'],
    ['left on the last day', [staff('2005-07-01', '2011-12-31')], 0, '2011年12月31日已不在任职，没有任务'],
    ['moved to a 信用社', [deputy('2005-07-01', '2011-07-01'), union('2011-07-01')], null, '2011年12月31日任信用社员工，任务由单位分解，没有按档任务'],
  ])('by the post at the end of the year: %s', (_, posts, targetFen, text) => expect(tierTarget(posts, 2011, 'post_at_year_end')).toEqual({ targetFen, text }));

  it('cutting a post in two, in any order, changes nothing; the target never exceeds the highest tier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 364 }), fc.integer({ min: 1, max: 364 }), (a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map((n) => addDays('2011-01-01', n)) as [string, string];
        const whole = tierTarget([staff('2010-01-01', second), deputy(second)], 2011, 'days');
        const cut = tierTarget([deputy(second), staff(first, second), staff('2010-01-01', first)], 2011, 'days');
        expect(cut).toEqual(whole);
        expect(whole.targetFen).toBeLessThanOrEqual(70_000_000);
        expect(whole.targetFen).toBeGreaterThanOrEqual(10_000_000);
      }),
    );
  });
});
