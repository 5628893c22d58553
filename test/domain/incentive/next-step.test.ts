import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../electron/domain/incentive/run-plan.js';
import { person, receipt, shippedPlan, variant, wholeYear } from './samples.js';

const wan = 1_000_000;
const county = shippedPlan('county-2011');
const half = { from: '2011-01-01', to: '2011-06-30', asOf: '2011-06-30' };
const gate = (more: object) => [{ id: 'g', title: '挂钩', measure: 'completion', ofPpm: 1_000_000, withoutTarget: 'full', edge: 'upper', bands: [{ fromPpm: 0, toPpm: 1_000_000, times: { kind: 'measure' } }, { fromPpm: 1_000_000, toPpm: 1_200_000, times: { kind: 'fixed', ppm: 1_000_000 } }, { fromPpm: 1_200_000, toPpm: null, times: { kind: 'fixed', ppm: 1_200_000 } }], ...more }];
const next = (plan: typeof county, creditedFen: number, context = half, targetFen: number | null = 10 * wan) =>
  runPlan(plan, [person('A', targetFen)], creditedFen === 0 ? [] : [receipt(1, { bookedOn: '2011-02-02', by: { A: [100, creditedFen, 0] } })], context).persons[0]!.nextStep;

describe('P-4 离下一档', () => {
  it('says how much more 认定额 brings the next multiplier', () => {
    const plan = variant('county-2011', { gates: gate({}), holdback: null });
    expect(next(plan, 10.3 * wan)).toEqual({ needFen: 1.7 * wan, measure: 'completion', toPpm: 1_200_000, text: '截至2011年6月30日，认定额再增17,000.00元，全年完成率到120%，按120%计发' });
    expect(next(plan, 12 * wan)).toBeNull();
    expect(next(plan, 5 * wan, half, null)).toBeNull();
  });

  it('by the pace of the day of the run, rounded up to the 分', () => {
    // 181 of 365 days of 10万 at 60 % = 29 753.424… 元
    expect(next(county, 0)).toMatchObject({ needFen: 2_975_343, measure: 'pace', toPpm: 600_000 });
    expect(next(county, 3 * wan)?.text).toBe('截至2011年6月30日，认定额再增19,589.05元，序时完成率到100%，全额计发');
  });

  it('a border that belongs to the lower band needs one 分 more', () => {
    expect(next(variant('county-2011', { gates: gate({ edge: 'lower' }) }), 5 * wan)?.needFen).toBe(5 * wan + 1);
  });

  it('the first gate with a band above counts; the average stands still', () => {
    const [jilin] = runPlan(shippedPlan('jilin-draft'), [person('U1', 100 * wan)], [receipt(1, { by: { U1: [100, 110 * wan, 0] } })], { ...wholeYear, averageCompletionPpm: 1_500_000 }).persons;
    expect(jilin!.nextStep).toMatchObject({ measure: 'vs_average', needFen: 40 * wan, toPpm: 1_000_000 });
  });

  it('that much more reaches the band, one 分 less does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 1, max: 9_999_999 }), fc.constantFrom('completion', 'pace'), fc.constantFrom('lower', 'upper'), (target, credited, measure, edge) => {
        const plan = variant('county-2011', { gates: gate({ measure, edge }) });
        const step = next(plan, credited, half, target);
        if (!step) return;
        expect(step.needFen).toBeGreaterThan(0);
        expect(next(plan, credited + step.needFen, half, target)?.toPpm ?? Infinity).toBeGreaterThan(step.toPpm);
        expect(next(plan, credited + step.needFen - 1, half, target)?.toPpm).toBe(step.toPpm);
      }),
    );
  });
});
