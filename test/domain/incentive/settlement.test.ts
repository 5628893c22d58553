import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../electron/domain/incentive/run-plan.js';
import type { IncentiveRun } from '../../../electron/domain/incentive/run-result.js';
import { person, receipt, variant, wholeYear } from './samples.js';

const wan = 1_000_000;
const noCaps = { ratePpm: null, perReceiptFen: null, perPersonFen: null, poolPpm: null };
/** 1 % of whatever came in, and only the parts of a plan that a test is about. */
const onePercent = (changes: Record<string, unknown>) =>
  variant('county-2011', { exclusions: [], gates: [], holdback: null, sanctions: [], caps: noCaps, rates: [{ id: 'one', title: '百分之一', match: {}, pay: { kind: 'percent', ppm: 10_000 } }], ...changes });
const lines = (run: IncentiveRun, i: number, step: string) => run.persons[i]!.lines.filter((l) => l.step === step);

describe('P-4 share → cap → rounding', () => {
  it('collectors leave a part to their unit and the leaders; nothing is lost', () => {
    const plan = onePercent({ shares: [{ to: 'collector', ppm: 700_000 }, { to: 'unit', ppm: 200_000 }, { to: 'leader', ppm: 100_000 }] });
    const run = runPlan(plan, [person('A', null), person('B', null), person('C', null, { unit: '城东信用社' })], [receipt(1, { by: { A: [50, 50_100, 0], B: [50, 50_100, 0] } }), receipt(2, { by: { C: [100, 1000, 0] } })], wholeYear);
    expect(run.persons.map((p) => p.rewardFen)).toEqual([351, 351, 7]);
    expect(run.pools).toEqual([
      { to: 'leader', unit: '城东信用社', amountFen: 1 }, { to: 'leader', unit: '柳林信用社', amountFen: 100 },
      { to: 'unit', unit: '城东信用社', amountFen: 2 }, { to: 'unit', unit: '柳林信用社', amountFen: 200 },
    ]);
    expect(run.totals.rewardFen + run.totals.poolFen).toBe(1002 + 10);
    expect(lines(run, 0, 'share')[0]).toMatchObject({ baseFen: 501, rate: '70%', amountFen: -150 });
  });

  it('cap per receipt, all collectors together', () => {
    const run = runPlan(onePercent({ caps: { ...noCaps, perReceiptFen: 1000 } }), [person('A', null), person('B', null)], [receipt(1, { by: { A: [75, 150_000, 0], B: [25, 50_000, 0] } }), receipt(2, { by: { A: [100, 100_000, 0] } })], wholeYear);
    expect(run.persons.map((p) => p.rewardFen)).toEqual([750 + 1000, 250]);
    expect(lines(run, 0, 'cap').map((l) => l.amountFen)).toEqual([-750]);
  });

  it('cap per person', () => {
    const run = runPlan(onePercent({ caps: { ...noCaps, perPersonFen: 1200 } }), [person('A', null)], [receipt(1, { by: { A: [100, 200_000, 0] } })], wholeYear);
    expect(run.persons[0]!.rewardFen).toBe(1200);
    expect(lines(run, 0, 'cap')[0]!.text).toBe('个人奖励封顶12.00元，由20.00元调整为12.00元');
  });

  it('cap of the pool: everyone is cut in proportion and the pool is met to the 分', () => {
    const run = runPlan(onePercent({ caps: { ...noCaps, poolPpm: 3333 } }), [person('A', null), person('B', null), person('C', null)], [receipt(1, { by: { A: [100, 100_000, 0] } }), receipt(2, { by: { B: [100, 100_000, 0] } }), receipt(3, { by: { C: [100, 100_100, 0] } })], wholeYear);
    expect(run.totals.rewardFen).toBe(1000); // 3 001.00 元 × 0.3333 %
    expect(run.persons.map((p) => p.rewardFen)).toEqual([333, 333, 334]);
  });

  it('what is not 清收 does not widen the pool', () => {
    const people = [person('A', null)];
    const cash = receipt(1, { by: { A: [100, 100_000, 0] } });
    const swap = receipt(2, { form: 'rollover', by: { A: [100, 900_000, 0] } });
    const run = runPlan(onePercent({ caps: { ...noCaps, poolPpm: 5000 } }), people, [cash, swap], wholeYear);
    expect([run.totals.recoveredFen, run.totals.rewardFen]).toEqual([100_000, 500]);
  });

  it.each([
    ['fen', 1251, []],
    ['yuan', 1300, [49]],
    ['yuan_down', 1200, [-51]],
  ])('rounding %s: 12.51 元 ⇒ %i 分', (rounding, expected, differences) => {
    const run = runPlan(onePercent({ rounding }), [person('A', null)], [receipt(1, { by: { A: [100, 125_100, 0] } })], wholeYear);
    expect(run.persons[0]!.rewardFen).toBe(expected);
    expect(lines(run, 0, 'round').map((l) => l.amountFen)).toEqual(differences);
  });
});

describe('D5-07 a shortfall handled by level', () => {
  const penalty = (charge: object, more: object = {}) => ({ id: 'fine', title: '未完成', measure: 'completion', belowPpm: 800_000, at: 'end', charge, capFen: null, wageCapPpm: null, ...more });
  const tiers = { kind: 'shortfall_tiers', edge: 'upper', bands: [{ fromPpm: 0, toPpm: 300_000, ppm: 50_000 }, { fromPpm: 300_000, toPpm: 600_000, ppm: 20_000 }, { fromPpm: 600_000, toPpm: 800_000, ppm: 0 }] };
  const fined = (penalties: unknown[], creditedFen: number, context = wholeYear, more = {}) =>
    runPlan(onePercent({ penalties }), [person('A', 10 * wan, more)], creditedFen ? [receipt(1, { by: { A: [100, creditedFen, 0] } })] : [], context).persons[0]!;

  it.each([
    [0, 500_000],
    [2.9 * wan, 355_000],
    [3 * wan, 140_000],
    [6 * wan, 0],
    [9 * wan, 0],
  ])('credited %i of 10万 ⇒ %i 分', (credited, expected) => expect(fined([penalty(tiers)], credited).penaltyFen).toBe(expected));

  it('a fixed amount, a cap, and only at the end unless the plan says every run', () => {
    expect(fined([penalty({ kind: 'fixed', fen: 30_000 })], 0).penaltyFen).toBe(30_000);
    expect(fined([penalty({ kind: 'shortfall_percent', ppm: 100_000 }, { capFen: 700 })], 0).penaltyFen).toBe(700);
    const quarter = { from: '2011-01-01', to: '2011-03-31', asOf: '2011-03-31' };
    expect(fined([penalty({ kind: 'fixed', fen: 30_000 })], 0, quarter).penaltyFen).toBe(0);
    const byPace = penalty({ kind: 'shortfall_percent', ppm: 10_000 }, { measure: 'pace', at: 'every_run' });
    expect(fined([byPace], 0, quarter)).toMatchObject({ penaltyFen: 24_658, lines: [{ step: 'penalty', baseFen: 2_465_753, amountFen: -24_658 }] }); // 90 of 365 days
  });

  it('never more than the wage allows; the rest is carried to the next run', () => {
    const rule = penalty({ kind: 'fixed', fen: 100_000 }, { wageCapPpm: 200_000 });
    expect(fined([rule], 0, wholeYear, { monthlyWageFen: 200_000 })).toMatchObject({ penaltyFen: 40_000, carriedFen: 60_000 });
    expect(fined([rule], 0, { ...wholeYear, minimumWageFen: 185_000 } as typeof wholeYear, { monthlyWageFen: 200_000 })).toMatchObject({ penaltyFen: 15_000, carriedFen: 85_000 });
    expect(fined([rule], 9 * wan, wholeYear, { monthlyWageFen: 200_000, carriedPriorFen: 60_000 })).toMatchObject({ penaltyFen: 40_000, carriedFen: 20_000, rewardFen: 90_000 });
    const unknown = runPlan(onePercent({ penalties: [rule] }), [person('A', 10 * wan)], [], wholeYear);
    expect(unknown.persons[0]!.penaltyFen).toBe(100_000);
    expect(unknown.warnings).toEqual(['1 人没有登记月工资，扣款没有按工资限额分期']);
  });
});
