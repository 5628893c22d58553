import { describe, expect, it } from 'vitest';
import { riskFundDeduction } from '../../../electron/domain/responsibility/risk-fund.js';
import { runPlan } from '../../../electron/domain/incentive/run-plan.js';
import { person, receipt, shippedPlan, variant, wholeYear } from './samples.js';

const wan = 1_000_000;

describe('P-4 golden vectors', () => {
  it('11: 2 % of 500万 is a pool of 10万; 50 % of plan and 60 % on average leave 3.5 + 2.5 = 6.0万', () => {
    const run = runPlan(shippedPlan('jilin-draft'), [person('U1', 1000 * wan)], [receipt(1, { by: { U1: [100, 500 * wan, 0] } })], { ...wholeYear, averageCompletionPpm: 600_000 });
    const [unit] = run.persons;
    expect(unit!.lines.filter((l) => l.step === 'rate').map((l) => l.amountFen)).toEqual([10 * wan]);
    expect(unit!.lines.filter((l) => l.step === 'gate').map((l) => l.baseFen + l.amountFen)).toEqual([3.5 * wan, 2.5 * wan]);
    expect(unit!.rewardFen).toBe(6 * wan);
    expect(unit!.lines.at(-1)!.text).toContain('83.33%');
  });

  it('11: completion of 20 % leaves nothing of the first part', () => {
    const run = runPlan(shippedPlan('jilin-draft'), [person('U1', 2500 * wan)], [receipt(1, { by: { U1: [100, 500 * wan, 0] } })], { ...wholeYear, averageCompletionPpm: 600_000 });
    const gates = run.persons[0]!.lines.filter((l) => l.step === 'gate');
    expect(gates.map((l) => l.baseFen + l.amountFen)).toEqual([0, 0]); // 20 ÷ 60 is below half of the average as well
    const justAbove = runPlan(shippedPlan('jilin-draft'), [person('U1', 2500 * wan)], [receipt(1, { by: { U1: [100, 500 * wan + 2500, 0] } })], { ...wholeYear, averageCompletionPpm: 600_000 });
    expect(justAbove.persons[0]!.rewardFen).toBeGreaterThan(1.4 * wan - 1);
  });

  it('12: 20万 principal and 5万 interest of a task of 50万 ⇒ fee 1.5万, 50 % < 80 % ⇒ fine 2.5万', () => {
    const village = person('V1', 50 * wan, { collector: 'village' });
    const run = runPlan(shippedPlan('longhui-2015'), [village], [receipt(1, { bookedOn: '2016-05-05', by: { V1: [100, 20 * wan, 5 * wan] } })], { from: '2015-07-01', to: '2016-12-31', asOf: '2016-12-31' });
    expect(run.persons[0]).toMatchObject({ completionPct: '50.00', rewardFen: 1.5 * wan, heldBackFen: 0, penaltyFen: 2.5 * wan });
    expect(run.warnings).toEqual([]);
  });

  it('13: 风险金 10 000 × 80 % shared 60/40 ⇒ 4 800 and 3 200, and only with reason and minutes', () => {
    const case13 = { dueFen: wan, ratePpm: 800_000, reason: '认定偏重', minutesNo: '纪要3号', sharesPpm: [600_000, 400_000] };
    expect(riskFundDeduction(case13)).toEqual({ totalFen: 800_000, parts: [480_000, 320_000] });
    expect(() => riskFundDeduction({ ...case13, reason: ' ' })).toThrow('必须写明原因');
    expect(() => riskFundDeduction({ ...case13, minutesNo: '' })).toThrow('会议纪要');
    expect(() => riskFundDeduction({ ...case13, sharesPpm: [600_000] })).toThrow('不是 100%');
    expect(riskFundDeduction({ ...case13, ratePpm: 1_000_000, reason: '', minutesNo: '' }).totalFen).toBe(wan);
  });

  it('14: target 10万, cash 6万 + 抵债 4万 at factor 0.5 ⇒ 8万 = 80 %', () => {
    const half = variant('county-2011', {
      credits: [
        { id: 'credit-cash', title: '现金', forms: ['cash'], factorPpm: 1_000_000 },
        { id: 'credit-in-kind', title: '抵债折半', forms: ['in_kind'], factorPpm: 500_000 },
      ],
    });
    const run = runPlan(half, [person('A', 10 * wan)], [receipt(1, { by: { A: [100, 6 * wan, 0] } }), receipt(2, { form: 'in_kind', by: { A: [100, 4 * wan, 0] } })], wholeYear);
    // 6万 × 1.5 % + 4万 × 1 % = 1 300, of which 80 %
    expect(run.persons[0]).toMatchObject({ creditedFen: 8 * wan, completionPct: '80.00', rewardFen: 104_000 });
    expect(run.persons[0]!.lines.find((l) => l.receipt === 2)!.text).toContain('按50%认定20,000.00元');
  });
});
