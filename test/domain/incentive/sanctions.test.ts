import { describe, expect, it } from 'vitest';
import type { IncentivePerson, RunContext } from '../../../electron/domain/incentive/inputs.js';
import { runPlan } from '../../../electron/domain/incentive/run-plan.js';
import { person, receipt, variant } from './samples.js';

const wan = 1_000_000;
const june = { from: '2011-06-01', to: '2011-06-30', asOf: '2011-07-01' };
const plan = (sanction: object, changes: object = {}) => variant('county-2011', { prizes: [], gates: [], holdback: null, sanctions: [{ id: 's', title: '限制', early: 'warn', liftsWhen: '次月完成任务', ...sanction }], basis: { targetSpan: 'run', text: '' }, ...changes });
const sanctions = (of: object, facts: Partial<IncentivePerson>, creditedFen: number, context: RunContext = june) =>
  runPlan(plan(of), [person('A', 10 * wan, facts)], [receipt(1, { bookedOn: '2011-06-02', by: { A: [100, creditedFen, 0] } })], context).persons[0]!.sanctions;

describe('P-4 停岗 after misses in a row (domain.md §3.1 I7)', () => {
  const twice = { trigger: 'misses', code: 'suspended', belowPpm: 1_000_000, times: 2, who: { posts: ['信用社主任'] } };
  const head = { post: '信用社主任' };

  it('the second miss in a row is in force from the day after the run', () => {
    expect(sanctions(twice, { ...head, missesPrior: 1 }, 9 * wan)).toEqual([{ code: 'suspended', name: '停岗', rule: 's@1', state: 'in_force', fromOn: '2011-07-01', liftsWhen: '次月完成任务', text: '本期序时完成率90.00%，低于100%，已连续2次未完成；自2011年7月1日起停岗，次月完成任务时解除' }]);
  });

  it('the first is a warning; a month that is met, or not over, or another post, is nothing', () => {
    expect(sanctions(twice, { ...head, missesPrior: 0 }, 9 * wan)).toMatchObject([{ state: 'warning', fromOn: null, text: '预警：本期序时完成率90.00%，低于100%，已连续1次未完成；连续2次未完成的，停岗' }]);
    expect(sanctions({ ...twice, early: 'none' }, { ...head, missesPrior: 0 }, 9 * wan)).toEqual([]);
    expect(sanctions(twice, { ...head, missesPrior: 5 }, 10 * wan)).toEqual([]);
    expect(sanctions(twice, { ...head, missesPrior: 5 }, 5 * wan, { ...june, asOf: '2011-06-29' })).toEqual([]);
    expect(sanctions(twice, { post: '信贷员', missesPrior: 5 }, 0)).toEqual([]);
  });
});

describe('D5-06 待岗清收 while loans of one’s own stay unpaid', () => {
  const inside = { trigger: 'own_npl', code: 'off_post_collecting', dueOn: '2011-06-15', liftsWhen: '本人责任贷款收清' };

  it('after the day they were to be recovered by it is in force, until repaid', () => {
    expect(sanctions(inside, { ownNplFen: 8_000_000, ownNplLoans: 2 }, 20 * wan)).toMatchObject([{ code: 'off_post_collecting', state: 'in_force', fromOn: '2011-06-16', text: '本人责任贷款2笔尚欠80,000.00元，2011年6月15日到期未收清；自2011年6月16日起待岗清收，本人责任贷款收清时解除' }]);
    expect(sanctions(inside, { ownNplFen: 0, ownNplLoans: 0 }, 0)).toEqual([]);
    expect(sanctions(inside, {}, 0)).toEqual([]);
  });

  it('up to that day it is a warning', () => {
    expect(sanctions(inside, { ownNplFen: 100 }, 0, { ...june, asOf: '2011-06-15' })).toMatchObject([{ state: 'warning', text: '预警：本人责任贷款尚欠1.00元，限2011年6月15日前收回；到期未收清的，待岗清收' }]);
  });
});

describe('P-4 NPL ratio of new loans as a gate (domain.md §3.1 I6)', () => {
  const gates = [{ id: 'ratio', title: '新放贷款质量', measure: 'npl_ratio', ofPpm: 1_000_000, withoutTarget: 'full', edge: 'upper', bands: [{ fromPpm: 0, toPpm: 30_000, times: { kind: 'fixed', ppm: 1_000_000 } }, { fromPpm: 30_000, toPpm: 50_000, times: { kind: 'fixed', ppm: 500_000 } }, { fromPpm: 50_000, toPpm: null, times: { kind: 'fixed', ppm: 0 } }] }];
  it.each([
    [29_999, 15_000, '新放贷款质量：新放贷款不良率3.00%，全额计发，得150.00元'],
    [30_000, 7_500, '新放贷款质量：新放贷款不良率3.00%，按50%计发，得75.00元'],
    [50_000, 0, '新放贷款质量：新放贷款不良率5.00%，未达到计发线，不计发，得0.00元'],
    [undefined, 15_000, '新放贷款质量：没有新放贷款不良率，不挂钩，全额计发，得150.00元'],
  ])('%s ppm ⇒ %i 分', (nplRatioPpm, fen, text) => {
    const facts = nplRatioPpm === undefined ? {} : { nplRatioPpm };
    const run = runPlan(plan({ code: 'suspended', belowPpm: 1 }, { gates }), [person('A', null, facts)], [receipt(1, { bookedOn: '2011-06-02', by: { A: [100, wan, 0] } })], june);
    expect(run.persons[0]).toMatchObject({ rewardFen: fen, nextStep: null });
    expect(run.persons[0]!.lines.at(-1)!.text).toBe(text);
    expect(run.warnings).toEqual(nplRatioPpm === undefined ? ['1 人没有新放贷款不良率，按办法对没有这一比例的规定计发'] : []);
  });
});
