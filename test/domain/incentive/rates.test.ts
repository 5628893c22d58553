import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../electron/domain/incentive/run-plan.js';
import type { IncentiveReceipt } from '../../../electron/domain/incentive/inputs.js';
import { person, receipt, variant, wholeYear } from './samples.js';

const wan = 1_000_000;

/** What one collector gets for receipts under the given rates and nothing else. */
function paid(rates: unknown[], receipts: IncentiveReceipt[], more: Record<string, unknown> = {}, who = person('A', null)): number {
  const plan = variant('county-2011', { rates, exclusions: [], gates: [], holdback: null, sanctions: [], caps: { ratePpm: null, perReceiptFen: null, perPersonFen: null, poolPpm: null }, ...more });
  return runPlan(plan, [who], receipts, wholeYear).persons[0]!.rewardFen;
}
const rate = (pay: object, match: object = {}, id = 'r1', more: object = {}) => ({ id, title: '条款', match, pay, ...more });
const by = (principal: number, interest = 0) => ({ by: { A: [100, principal, interest] as const } });
const percent = (ppm: number) => ({ kind: 'percent', ppm });

describe('P-4 how a rate pays', () => {
  const slabs = [
    { fromFen: 0, toFen: 5 * wan, ppm: 10_000 },
    { fromFen: 5 * wan, toFen: 50 * wan, ppm: 15_000 },
    { fromFen: 50 * wan, toFen: null, ppm: 20_000 },
  ];

  it.each([
    ['lower', 5 * wan, 50_000],
    ['upper', 5 * wan, 75_000],
    ['lower', 5 * wan + 100, 75_002],
    ['upper', 50 * wan, wan],
    ['lower', 60 * wan, 1_200_000],
  ])('slab, border to the %s: %i 分 ⇒ %i 分 at the rate of its band', (edge, base, expected) => {
    expect(paid([rate({ kind: 'slab', edge, bands: slabs })], [receipt(1, by(base))])).toBe(expected);
  });

  it('marginal: each slice at its own rate, rounded once', () => {
    const rates = [rate({ kind: 'marginal', bands: slabs })];
    expect(paid(rates, [receipt(1, by(60 * wan))])).toBe(50_000 + 675_000 + 200_000);
    expect(paid(rates, [receipt(1, by(5 * wan + 33))])).toBe(50_000); // 33 分 × 1.5 % = 0.495 分
    expect(paid(rates, [receipt(1, by(5 * wan + 34))])).toBe(50_001);
  });

  it('slices and bands of the whole receipt: principal and interest fall into them together', () => {
    const whole = (kind: object) => [rate({ ...kind, bands: slabs, of: 'receipt' })];
    // 3万 + 1万 + 3万 = 7万: 5万 × 1 % + 2万 × 1.5 % = 800 元; 1.5 % of 7万 = 1 050 元; apart, each would have stayed at 1 %
    const three = receipt(1, { by: { A: [100, 3 * wan, 4 * wan] }, onInterestFen: wan, offInterestFen: 3 * wan });
    expect(paid(whole({ kind: 'marginal' }), [three])).toBe(80_000);
    expect(paid(whole({ kind: 'slab', edge: 'upper' }), [three])).toBe(105_000);
    expect(paid([rate({ kind: 'marginal', bands: slabs })], [three])).toBe(70_000);
    const plan = variant('county-2011', { rates: whole({ kind: 'marginal' }), gates: [], holdback: null });
    const shared = receipt(2, { by: { A: [50, 3 * wan, 1], B: [50, 3 * wan, 2] } });
    const run = runPlan(plan, [person('A', null), person('B', null)], [shared], wholeYear);
    expect(run.totals.rewardFen).toBe(65_000);
    expect(run.persons[0]!.lines.filter((l) => l.step === 'rate')[0]!.text).toBe('条款：整笔本息合计60,000.03元中的本金60,000.00元 分段计算得650.00元，按归属50%分得325.00元');
  });

  it('floor and cap of a clause on the whole receipt hold once for it', () => {
    expect(paid([rate({ kind: 'slab', edge: 'upper', bands: slabs, of: 'receipt' }, {}, 'r1', { capFen: 700 })], [receipt(1, by(4 * wan, 3 * wan))])).toBe(700);
  });

  it('per case: once a receipt, not for its interest again', () => {
    expect(paid([rate({ kind: 'per_case', fen: 20_000 }, { components: ['principal'] })], [receipt(1, by(100, 50)), receipt(2, by(0, 50))])).toBe(20_000);
  });

  it('per 万元 in proportion', () => {
    expect(paid([rate({ kind: 'per_10k', fen: 12_000 })], [receipt(1, by(2.5 * wan))])).toBe(30_000);
  });

  it('floor and cap of a clause', () => {
    expect(paid([rate(percent(10_000), {}, 'r1', { floorFen: 500, capFen: 2000 })], [receipt(1, by(10_000)), receipt(2, by(100_000)), receipt(3, by(1_000_000))])).toBe(500 + 1000 + 2000);
  });

  it('first match takes one clause, sum adds all that fit', () => {
    const rates = [rate(percent(10_000), { books: ['on'] }), rate(percent(20_000), { components: ['principal'] }, 'r2')];
    expect(paid(rates, [receipt(1, by(100_000))])).toBe(1000);
    expect(paid(rates, [receipt(1, by(100_000))], { evaluation: 'sum' })).toBe(3000);
    expect(paid(rates, [receipt(1, { ...by(100_000), book: 'written_off' })])).toBe(2000);
  });

  it('a receipt no clause fits pays nothing', () => {
    expect(paid([rate(percent(10_000), { forms: ['in_kind'] })], [receipt(1, by(100_000))])).toBe(0);
  });
});

describe('P-4 what a clause may look at', () => {
  const facts = receipt(1, { ...by(100_000), bookedOn: '2011-03-03', measure: 'entrust', riskClass: 'watch3', formedYear: 2005, problem: 'agency', publicKind: 'official', relation: 'post' });
  it.each([
    [{ forms: ['cash'] }, true],
    [{ forms: ['in_kind'] }, false],
    [{ books: ['on', 'written_off'] }, true],
    [{ components: ['off_interest'] }, false],
    [{ classes: ['watch'] }, true],
    [{ classes: ['watch3'] }, true],
    [{ classes: ['watch2', 'loss'] }, false],
    [{ measures: ['entrust'] }, true],
    [{ measures: ['tender'] }, false],
    [{ problems: ['agency'] }, true],
    [{ publicKinds: ['official', 'unit'] }, true],
    [{ publicKinds: ['village'] }, false],
    [{ relations: ['post'] }, true],
    [{ relations: ['collective'] }, false],
    [{ collectors: ['law_firm'] }, true],
    [{ collectors: ['employee'] }, false],
    [{ tiers: ['department_head'] }, true],
    [{ tiers: ['office_staff'] }, false],
    [{ formedYear: { from: null, to: 2005 } }, true],
    [{ formedYear: { from: 2006, to: null } }, false],
    [{ amountFen: { from: 100_000, to: null } }, true],
    [{ amountFen: { from: 0, to: 100_000 } }, false],
    [{ forms: ['cash'], books: ['asset'] }, false],
  ])('%j', (match, fits) => {
    expect(paid([rate(percent(10_000), match)], [facts], {}, person('A', null, { collector: 'law_firm', tier: 'department_head' }))).toBe(fits ? 1000 : 0);
  });

  it('a condition never fits what is not known', () => {
    const unknown = receipt(1, { ...by(100_000), riskClass: null, formedYear: null, measure: null, problem: null, publicKind: null });
    for (const match of [{ classes: ['loss'] }, { formedYear: { from: null, to: 2199 } }, { measures: ['tender'] }, { problems: ['ordinary'] }, { publicKinds: ['no'] }]) expect(paid([rate(percent(10_000), match)], [unknown])).toBe(0);
  });
});
