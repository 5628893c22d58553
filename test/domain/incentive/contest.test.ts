import { describe, expect, it } from 'vitest';
import type { RunContext } from '../../../electron/domain/incentive/inputs.js';
import { runPlan } from '../../../electron/domain/incentive/run-plan.js';
import { person, receipt, variant } from './samples.js';

const wan = 1_000_000;
const quarter = { from: '2011-04-01', to: '2011-06-30', asOf: '2011-07-04' };
const prize = (more: object = {}) => ({ id: 'race', title: '季度劳动竞赛', every: 'quarter', by: 'credited', prizesFen: [300_000, 200_000], fromPpm: null, ...more });
const lastTwo = (more: object = {}) => ({ id: 'tail', title: '季度末位', trigger: 'rank', every: 'quarter', by: 'completion', last: 2, sparedFromPpm: null, charge: { kind: 'fixed', fen: 10_000 }, capFen: null, wageCapPpm: null, ...more });
const plan = (changes: object) => variant('county-2011', { rates: [{ id: 'one', title: '百分之一', match: {}, pay: { kind: 'percent', ppm: 10_000 } }], exclusions: [], prizes: [], holdback: null, sanctions: [], ...changes });
const collected = (amounts: Record<string, number>) => Object.entries(amounts).map(([who, fen], i) => receipt(i + 1, { by: { [who]: [100, fen, 0] } }));
const run = (changes: object, amounts: Record<string, number>, more = {}, context: RunContext = quarter) => runPlan(plan(changes), ['A', 'B', 'C', 'D'].map((s) => person(s, 10 * wan, more)), collected(amounts), context).persons;

describe('D5-07 quarterly competition (劳动竞赛)', () => {
  it('prizes by place, beside gates, caps, rounding and holdback, with a line of their own', () => {
    const gated = run({ prizes: [prize()], caps: { ratePpm: null, perReceiptFen: null, perPersonFen: 100, poolPpm: 100 }, holdback: { id: 'h', title: '暂留', ppm: 300_000, release: 'end' } }, { A: wan, B: 2 * wan, C: 3 });
    expect(gated.map((p) => [p.rewardFen, p.heldBackFen])).toEqual([[200_000, 0], [300_000, 0], [0, 0], [0, 0]]);
    expect(gated[1]!.lines.at(-1)).toMatchObject({ step: 'prize', rule: 'race@1', baseFen: 2 * wan, rate: '第1名', amountFen: 300_000, text: '季度劳动竞赛：按本期认定额在4人中列第1名，奖3,000.00元' });
  });

  it('equal results share a place and each gets its prize, the next place is left out; nothing collected, no prize', () => {
    expect(run({ prizes: [prize()], gates: [] }, { A: wan, B: wan, C: 100 }).map((p) => p.rewardFen)).toEqual([310_000, 310_000, 1, 0]);
    expect(run({ prizes: [prize()], gates: [] }, {}).map((p) => p.rewardFen)).toEqual([0, 0, 0, 0]);
  });

  it('by completion, from a mark on, for some posts only', () => {
    const rules = { gates: [], prizes: [prize({ by: 'completion', fromPpm: 100_000, who: { posts: ['客户经理'] } })] };
    expect(run(rules, { A: wan, B: wan - 1 }, { post: '客户经理' }).map((p) => p.rewardFen)).toEqual([10_000 + 300_000, 10_000, 0, 0]);
    expect(run(rules, { A: wan }, { post: '信贷员' }).map((p) => p.rewardFen)).toEqual([10_000, 0, 0, 0]);
  });

  it.each([
    ['half a quarter', { from: '2011-04-01', to: '2011-05-31', asOf: '2011-05-31' }],
    ['two quarters', { from: '2011-01-01', to: '2011-06-30', asOf: '2011-06-30' }],
    ['three months across two quarters', { from: '2011-03-01', to: '2011-05-31', asOf: '2011-05-31' }],
    ['a quarter that is not over', { ...quarter, asOf: '2011-06-29' }],
  ])('%s is no contest', (_, context) => {
    expect(run({ prizes: [prize()], gates: [], penalties: [lastTwo()] }, { A: wan }, {}, context).map((p) => [p.rewardFen, p.penaltyFen])).toEqual([[10_000, 0], [0, 0], [0, 0], [0, 0]]);
  });
});

describe('D5-07 the last ones of a contest pay (domain.md §3.1 I7)', () => {
  it('counted from below; who shares a place with one of them is one of them', () => {
    const people = run({ gates: [], penalties: [lastTwo()] }, { A: 4 * wan, B: 3 * wan, C: 2 * wan, D: wan });
    expect(people.map((p) => p.penaltyFen)).toEqual([0, 0, 10_000, 10_000]);
    expect(people[2]!.lines.at(-1)!.text).toBe('季度末位：按完成率在4人中列倒数第2名，扣100.00元');
    expect(run({ gates: [], penalties: [lastTwo({ last: 1 })] }, { A: 4 * wan }).map((p) => p.penaltyFen)).toEqual([0, 10_000, 10_000, 10_000]);
  });

  it('never whoever did as well as the best, and never above the mark that spares', () => {
    expect(run({ gates: [], penalties: [lastTwo()] }, {}).map((p) => p.penaltyFen)).toEqual([0, 0, 0, 0]);
    expect(run({ gates: [], penalties: [lastTwo({ sparedFromPpm: 200_000 })] }, { A: 4 * wan, B: 3 * wan, C: 2 * wan, D: wan }).map((p) => p.penaltyFen)).toEqual([0, 0, 0, 10_000]);
  });

  it('by completion nobody without a target takes part', () => {
    const people = runPlan(plan({ gates: [], prizes: [prize({ by: 'completion' })], penalties: [lastTwo()] }), [person('A', null), person('B', wan), person('C', wan)], collected({ A: 9 * wan, B: 100 }), quarter).persons;
    expect(people.map((p) => [p.lines.some((l) => l.step === 'prize'), p.penaltyFen])).toEqual([[false, 0], [true, 0], [false, 10_000]]);
  });
});
