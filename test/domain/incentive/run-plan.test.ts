import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../electron/domain/incentive/run-plan.js';
import { person, receipt, reversal, shippedPlan, variant, wholeYear } from './samples.js';

const wan = 1_000_000;
/** Without its quarterly contest, which has tests of its own. */
const county = variant('county-2011', { prizes: [] });
const noGate = variant('county-2011', { prizes: [], gates: [], holdback: null, sanctions: [] });

describe('P-4 X-4 a run of the county plan', () => {
  it('derives every amount line by line, in the order in which the clauses act', () => {
    const run = runPlan(county, [person('A', 10 * wan)], [receipt(7, { bookedOn: '2011-06-30', by: { A: [100, 2 * wan, 100_000] } })], { from: '2011-04-01', to: '2011-06-30', asOf: '2011-07-02' });
    // 181 of 365 days: 4.96万 due by now, 2.1万 there: 42 % is below the line
    expect(run.persons[0]!.lines.map((l) => [l.step, l.receipt, l.on, l.rule, l.baseFen, l.rate, l.amountFen, l.text])).toEqual([
      ['recognise', 7, '2011-06-30', 'credit-cash@1', 2_100_000, '100%', 0, '现金，21,000.00元（本金20,000.00元、利息1,000.00元），按100%认定21,000.00元'],
      ['rate', 7, '2011-06-30', 'cash-principal@1', 2_000_000, '1.5%', 30_000, '现金收回本金：本金20,000.00元 × 1.5% = 300.00元'],
      ['rate', 7, '2011-06-30', 'cash-interest@1', 100_000, '3%', 3_000, '现金收回利息：表内利息1,000.00元 × 3% = 30.00元'],
      ['gate', null, null, 'pace-gate@1', 33_000, '0%', -33_000, '与任务进度挂钩：序时完成率42.35%（认定21,000.00元÷序时任务49,589.04元），未达到计发线，不计发，得0.00元'],
    ]);
    expect(run.persons[0]).toMatchObject({ rewardFen: 0, heldBackFen: 0, penaltyFen: 0, completionPct: '21.00' });
  });

  it('measures against the year, with what was credited before the run', () => {
    const run = runPlan(county, [person('A', 10 * wan, { creditedPriorFen: 5 * wan })], [receipt(1, { bookedOn: '2011-08-01', by: { A: [100, 5 * wan, 0] } })], { from: '2011-07-01', to: '2011-09-30', asOf: '2011-09-30' });
    expect(run.persons[0]).toMatchObject({ creditedFen: 10 * wan, creditedInRunFen: 5 * wan, completionPct: '100.00', rewardFen: 52_500, heldBackFen: 22_500 });
  });

  it('D5-06 leaves a loan the collector answers for unpaid, whoever else collected keeps the own part', () => {
    const shared = receipt(1, { loanNo: 'L77', by: { A: [50, wan, 0], B: [50, wan, 0] } });
    const run = runPlan(noGate, [person('A', null, { responsibleFor: ['柳林信用社|on|L77'] }), person('B', null)], [shared], wholeYear);
    expect(run.persons.map((p) => [p.staffNo, p.rewardFen, p.creditedFen])).toEqual([['A', 0, wan], ['B', 15_000, wan]]);
    expect(run.persons[0]!.lines.at(-1)).toMatchObject({ step: 'exclude', rule: 'own-loan@1', amountFen: 0, baseFen: wan });
    const declared = runPlan(noGate, [person('A', null), person('B', null)], [{ ...shared, relation: 'own' }], wholeYear);
    expect(declared.persons.map((p) => p.rewardFen)).toEqual([0, 0]);
  });

  it('a 转据 neither counts nor pays, and says so', () => {
    const [a] = runPlan(county, [person('A', 10 * wan)], [receipt(1, { form: 'rollover', by: { A: [100, wan, 0] } })], wholeYear).persons;
    expect(a).toMatchObject({ creditedFen: 0, rewardFen: 0 });
    expect(a!.lines[0]!.text).toBe('转据、上调、核销、置换等没有收回资金或资产，不计奖，也不计入任务完成额');
  });

  it('D4-15 bars in force only after the year is over; before that a warning to those behind the pace', () => {
    const behind = [receipt(1, { by: { A: [100, 4 * wan, 0] } })];
    const people = [person('A', 10 * wan), person('B', null)];
    const early = runPlan(county, people, behind, { from: '2011-07-01', to: '2011-09-30', asOf: '2011-09-30' });
    expect(early.persons[0]!.sanctions.map((s) => [s.code, s.state, s.fromOn])).toEqual([['no_transfer', 'warning', null], ['no_promotion', 'warning', null], ['no_award', 'warning', null]]);
    const onPace = runPlan(county, people, behind, { from: '2011-01-01', to: '2011-05-26', asOf: '2011-05-26' });
    expect(onPace.persons[0]!.sanctions).toEqual([]); // day 146 of 365 is 40 %
    const end = runPlan(county, people, behind, wholeYear);
    expect(end.persons[0]!.sanctions.map((s) => [s.name, s.state, s.fromOn])).toEqual([['不能调动', 'in_force', '2012-01-01'], ['不能晋升', 'in_force', '2012-01-01'], ['不能评先', 'in_force', '2012-01-01']]);
    expect(end.persons[1]!.sanctions).toEqual([]);
    // a year-end run made in August cannot bar anybody yet
    expect(runPlan(county, people, behind, { ...wholeYear, asOf: '2011-08-31' }).persons[0]!.sanctions.every((s) => s.state === 'warning')).toBe(true);
  });

  it('holds back until the year is over and pays it out then', () => {
    const one = [receipt(1, { bookedOn: '2011-01-10', by: { A: [100, 10 * wan, 0] } })];
    const [q1] = runPlan(county, [person('A', 10 * wan)], one, { from: '2011-01-01', to: '2011-03-31', asOf: '2011-04-05' }).persons;
    expect(q1).toMatchObject({ rewardFen: 105_000, heldBackFen: 45_000 });
    const [q4] = runPlan(county, [person('A', 10 * wan, { creditedPriorFen: 10 * wan, heldPriorFen: 45_000 })], [], { from: '2011-10-01', to: '2011-12-31', asOf: '2012-01-10' }).persons;
    expect(q4).toMatchObject({ rewardFen: 45_000, heldBackFen: -45_000 });
    expect(q4!.lines.at(-1)!.text).toBe('年终兑付：已到2011年12月31日，前期暂留450.00元本期补发');
  });

  it('a receipt booked outside the run is left aside; a late one counts on the day it was booked', () => {
    const list = [receipt(1, { bookedOn: '2011-03-31', by: { A: [100, wan, 0] } }), receipt(2, { bookedOn: '2011-04-01', by: { A: [100, wan, 0] } }), receipt(3, { bookedOn: '2011-07-01', by: { A: [100, wan, 0] } })];
    const run = runPlan(noGate, [person('A', null)], list, { from: '2011-04-01', to: '2011-06-30', asOf: '2011-06-30' });
    expect([run.totals.receipts, run.persons[0]!.lines.map((l) => l.receipt)]).toEqual([1, [2, 2]]);
  });

  it('a reversal in the same run leaves nothing; one of an earlier run takes back what was paid then, outside the gate', () => {
    const paid = receipt(1, { bookedOn: '2011-02-01', by: { A: [100, 3 * wan, 0] } });
    const same = runPlan(county, [person('A', 10 * wan)], [paid, reversal(2, paid, '2011-03-01')], { from: '2011-01-01', to: '2011-03-31', asOf: '2011-03-31' });
    expect(same.persons[0]).toMatchObject({ creditedFen: 0, rewardFen: 0, heldBackFen: 0 });
    const back = reversal(2, paid, '2011-05-01');
    const second = { from: '2011-04-01', to: '2011-06-30', asOf: '2011-06-30' };
    const given = { ...back, shares: back.shares.map((s) => ({ ...s, paidFen: 36_000, heldFen: 10_800 })) };
    const later = runPlan(county, [person('A', 10 * wan, { creditedPriorFen: 3 * wan, heldPriorFen: 10_800 })], [given], second);
    expect(later.persons[0]).toMatchObject({ creditedFen: 0, rewardFen: -25_200, heldBackFen: -10_800 });
    expect(later.persons[0]!.lines.map((l) => [l.step, l.reverses, l.baseFen, l.amountFen, l.text])).toEqual([
      ['recognise', 1, -3 * wan, 0, '冲正第 1 笔：现金，-30,000.00元（本金），按100%认定-30,000.00元'],
      ['reverse', 1, -3 * wan, -36_000, '冲正第 1 笔：原结算已计奖360.00元（其中暂留108.00元），全部冲回'],
      ['holdback', undefined, -10_800, 0, '冲回的奖励有108.00元尚在暂留，从暂留中冲减'],
    ]);
    // paid out since: nothing is held any more, all of it comes off the reward
    expect(runPlan(county, [person('A', 10 * wan)], [given], second).persons[0]).toMatchObject({ rewardFen: -36_000, heldBackFen: 0 });
    const unpaid = { ...back, shares: back.shares.map((s) => ({ ...s, paidFen: 0, heldFen: 0 })) };
    const [none] = runPlan(county, [person('A', 10 * wan)], [unpaid], second).persons;
    expect([none!.rewardFen, none!.lines[1]!.text]).toEqual([0, '冲正第 1 笔：原结算没有计奖，无可冲回']);
    const full = runPlan(county, [person('A', 10 * wan)], [back], second);
    expect(full.persons[0]!.rewardFen).toBe(-45_000);
  });

  it('a correction without its original is taken back in full, no gate makes it smaller', () => {
    const wrong = receipt(1, { by: { A: [100, -wan, 0] } });
    const [a] = runPlan(county, [person('A', 10 * wan)], [wrong], { from: '2011-04-01', to: '2011-06-30', asOf: '2011-06-30' }).persons;
    expect(a).toMatchObject({ creditedFen: -wan, completionPct: '-10.00', rewardFen: -15_000, heldBackFen: 0 });
    expect(a!.lines.map((l) => l.step)).toEqual(['recognise', 'rate']);
  });

  it('lists what cannot be attributed and pays nobody for it; everyone with a receipt has lines', () => {
    const good = receipt(1, { by: { A: [60, 600, 0], B: [40, 400, 0] } });
    const run = runPlan(
      noGate,
      [person('A', null), person('B', null)],
      [
        good,
        { ...good, id: 2, shares: [] },
        { ...good, id: 3, shares: good.shares.map((s) => ({ ...s, sharePpm: 500_000 + s.principalFen })) },
        { ...good, id: 4, principalFen: 1001 },
        { ...good, id: 5, principalFen: 1000, onInterestFen: -10, shares: [{ staffNo: 'A', sharePpm: 1_000_000, principalFen: 1000, interestFen: -10 }] },
        receipt(6, { by: { Z: [100, 1000, 0] } }),
        { ...good, id: 7, shares: [good.shares[0]!, { ...good.shares[1]!, staffNo: 'A' }] },
      ],
      wholeYear,
    );
    expect(run.problems.map((p) => [p.receipt, p.code])).toEqual([[2, 'no_person'], [3, 'shares_not_100'], [4, 'shares_not_exact'], [5, 'mixed_signs'], [6, 'unknown_person'], [7, 'shares_not_100']]);
    expect(run.persons.map((p) => [p.staffNo, p.rewardFen, p.lines.length])).toEqual([['A', 9, 6], ['B', 6, 4], ['Z', 15, 2]]);
    expect(run.warnings).toContain('1 笔收回没有清收责任人，不参与计奖');
    expect(run.totals.recoveredFen).toBe(2000);
  });

  it('ranks by completion; without a target no place', () => {
    const run = runPlan(county, [person('B', 100), person('A', 100), person('C', 100), person('D', null)], [receipt(1, { by: { A: [50, 50, 0], B: [50, 50, 0] } }), receipt(2, { by: { C: [100, 20, 0] } })], wholeYear);
    expect(run.persons.map((p) => [p.staffNo, p.rank])).toEqual([['A', 1], ['B', 1], ['C', 3], ['D', null]]);
  });

  it('refuses days that make no run, and says why', () => {
    const bad = (context: object) => () => runPlan(county, [], [], { ...wholeYear, ...context });
    expect(bad({ from: '2011-12-31', to: '2011-01-01' })).toThrow('起日晚于止日');
    expect(bad({ to: '2012-03-31' })).toThrow('不能跨年');
    expect(bad({ from: '2011-02-30' })).toThrow('日期不存在');
    expect(bad({ asOf: '2010-12-31' })).toThrow('还没有到起日');
    expect(() => runPlan(county, [person('A', 1), person('A', 1)], [], wholeYear)).toThrow(RangeError);
    const twice = receipt(1, { by: { A: [100, 1, 0] } });
    expect(() => runPlan(county, [], [twice, twice], wholeYear)).toThrow(RangeError);
  });

  it('outside its own years a plan can be tried out, with a warning', () => {
    const run = runPlan(county, [], [], { from: '2012-01-01', to: '2012-03-31', asOf: '2012-03-31' });
    expect(run.warnings).toEqual(['本办法自2011年1月1日起至2011年12月31日施行，计算区间不全在其中，结果只能作试算']);
    expect(runPlan(county, [], [], { ...wholeYear, asOf: '2011-08-31' }).warnings).toEqual(['业务日期2011年8月31日早于止日，结果不是最终数']);
  });

  it('takes the average of the people of the run when none is given, and says so', () => {
    const run = runPlan(shippedPlan('jilin-draft'), [person('A', 100 * wan), person('B', 100 * wan)], [receipt(1, { by: { A: [100, 60 * wan, 0] } }), receipt(2, { by: { B: [100, 20 * wan, 0] } })], wholeYear);
    expect(run.warnings).toEqual(['没有提供平均完成率，按本次计算人员的平均完成率比较']);
    // average 40 %: A 150 % of it, B exactly half of it
    expect(run.persons.map((p) => p.lines.filter((l) => l.rule === 'province-average@1').map((l) => l.rate))).toEqual([['100%'], ['50.00%']]);
  });
});
