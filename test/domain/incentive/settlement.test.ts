import { describe, expect, it } from 'vitest';
import { paidByReceipt } from '../../../electron/domain/incentive/paid-by-receipt.js';
import { runPlan } from '../../../electron/domain/incentive/run-plan.js';
import type { IncentiveRun } from '../../../electron/domain/incentive/run-result.js';
import { person, receipt, variant, wholeYear } from './samples.js';

const wan = 1_000_000;
const noCaps = { ratePpm: null, perReceiptFen: null, perPersonFen: null, poolPpm: null };
/** 1 % of whatever came in, and only the parts of a plan that a test is about. */
const onePercent = (changes: Record<string, unknown>) =>
  variant('county-2011', { exclusions: [], gates: [], prizes: [], holdback: null, sanctions: [], caps: noCaps, rates: [{ id: 'one', title: '百分之一', match: {}, pay: { kind: 'percent', ppm: 10_000 } }], ...changes });
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

describe('P-4 holdback of some components only (domain.md §3.1 I9)', () => {
  const plan = onePercent({ holdback: { id: 'true-up', title: '年终兑现', ppm: 300_000, release: 'end', components: ['principal'] } });
  const quarter = { from: '2011-04-01', to: '2011-06-30', asOf: '2011-06-30' };
  const mixed = [receipt(1, { by: { A: [100, 200_000, 100_000] } }), receipt(2, { by: { A: [100, 0, 300_000] } }), receipt(3, { by: { A: [100, 400_000, 0] } })];

  it('what interest earned is paid in full', () => {
    const [a] = runPlan(plan, [person('A', null)], mixed, quarter).persons;
    expect([a!.rewardFen, a!.heldBackFen]).toEqual([10_000 - 1_800, 1_800]);
    expect(a!.lines.at(-1)).toMatchObject({ baseFen: 6_000, rate: '30%', text: '年终兑现：奖励100.00元，其中40.00元全额兑现，其余暂留30%计18.00元，本期发放82.00元' });
    expect([...paidByReceipt(a!).values()]).toEqual([{ paidFen: 3_000, heldFen: 600 }, { paidFen: 3_000, heldFen: 0 }, { paidFen: 4_000, heldFen: 1_200 }]);
  });

  it('gates and the cap per receipt take from both in proportion', () => {
    const halved = onePercent({ holdback: plan.holdback, caps: { ...noCaps, perReceiptFen: 1_500 }, gates: [{ id: 'g', title: '挂钩', measure: 'completion', ofPpm: 1_000_000, withoutTarget: 'full', edge: 'upper', bands: [{ fromPpm: 0, toPpm: null, times: { kind: 'fixed', ppm: 500_000 } }] }] });
    // 1 500 of each receipt (1 000 of the first on principal), half of it by the gate: held 30 % of 500 and of 750
    const [a] = runPlan(halved, [person('A', 10 * wan)], mixed, quarter).persons;
    expect([a!.rewardFen + a!.heldBackFen, a!.heldBackFen]).toEqual([2_250, 375]);
    expect([...paidByReceipt(a!).values()].map((x) => x.heldFen)).toEqual([150, 0, 225]);
  });

  it('what was held is paid out at the end, also when the plan of that day no longer holds anything back', () => {
    const end = { from: '2011-10-01', to: '2011-12-31', asOf: '2011-12-31' };
    for (const p of [plan, onePercent({})]) expect(runPlan(p, [person('A', null, { heldPriorFen: 1_800 })], [], end).persons[0]).toMatchObject({ rewardFen: 1_800, heldBackFen: -1_800 });
  });
});

describe('P-4 pools of units and leaders', () => {
  it('give back what a reversed receipt had brought them', () => {
    const plan = onePercent({ shares: [{ to: 'collector', ppm: 700_000 }, { to: 'unit', ppm: 200_000 }, { to: 'leader', ppm: 100_000 }] });
    const old = receipt(1, { bookedOn: '2011-02-02', by: { A: [100, 100_000, 0] } });
    const back = { ...old, id: 2, bookedOn: '2011-05-05', reversalOf: 1, principalFen: -100_000, shares: [{ staffNo: 'A', sharePpm: 1_000_000, principalFen: -100_000, interestFen: 0, paidFen: 700, heldFen: 0 }] };
    const run = runPlan(plan, [person('A', null)], [back], { from: '2011-04-01', to: '2011-06-30', asOf: '2011-06-30' });
    expect([run.persons[0]!.rewardFen, run.pools]).toEqual([-700, [{ to: 'leader', unit: '柳林信用社', amountFen: -100 }, { to: 'unit', unit: '柳林信用社', amountFen: -200 }]]);
  });
});
