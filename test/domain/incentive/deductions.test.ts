import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncentivePerson } from '../../../electron/domain/incentive/inputs.js';
import { runPlan } from '../../../electron/domain/incentive/run-plan.js';
import { person, variant } from './samples.js';

const month = { from: '2011-05-01', to: '2011-05-31', asOf: '2011-06-01' };
const plan = (penalties: object[]) => variant('county-2011', { penalties, prizes: [], gates: [], holdback: null, sanctions: [] });
const penalty = (more: object) => ({ id: 'p', title: '扣款', at: 'every_run', capFen: null, wageCapPpm: null, ...more });
const settled = (penalties: object[], facts: Partial<IncentivePerson>, context: object = {}) => runPlan(plan(penalties), [person('A', null, facts)], [], { ...month, ...context }).persons[0]!;

describe('P-4 new NPL by the case (domain.md §3.1 I5)', () => {
  const steps = penalty({ trigger: 'new_npl', charge: { kind: 'per_case_steps', fen: 20_000, firstCases: 10, everyCases: 5, moreFen: 20_000 } });

  it.each([
    [0, 0],
    [1, 20_000],
    [10, 200_000],
    [11, 240_000],
    [15, 400_000],
    [16, 460_000],
    [23, 200_000 + 200_000 + 300_000 + 3 * 80_000],
  ])('%i households ⇒ %i 分', (newNplCases, fen) => expect(settled([steps], { newNplCases }).penaltyFen).toBe(fen));

  it('says how it comes about, and holds for the named post alone', () => {
    expect(settled([steps], { newNplCases: 12 }).lines[0]).toMatchObject({ step: 'penalty', rate: '12户', amountFen: -280_000, text: '扣款：新增不良12户，10户×200.00元＋2户×400.00元，扣2,800.00元' });
    const head = penalty({ trigger: 'new_npl', who: { posts: ['支行行长'] }, charge: { kind: 'per_case', fen: 30_000 } });
    expect([settled([head], { newNplCases: 3, post: '支行行长' }).penaltyFen, settled([head], { newNplCases: 3, post: '客户经理' }).penaltyFen, settled([head], { newNplCases: 3 }).penaltyFen]).toEqual([90_000, 0, 0]);
  });
});

describe('P-4 deductions by the NPL balance one answers for, given back when it is cured (domain.md §3.1 I11)', () => {
  const tiers = penalty({ trigger: 'own_npl', refundable: true, charge: { kind: 'balance_tiers', edge: 'lower', bands: [{ fromFen: 0, toFen: 5_000_000, fen: 0 }, { fromFen: 5_000_000, toFen: 20_000_000, fen: 20_000 }, { fromFen: 20_000_000, toFen: null, fen: 50_000 }] } });
  const perWan = penalty({ id: 'q', trigger: 'own_npl', who: { tiers: ['office_staff'] }, refundable: true, charge: { kind: 'balance_percent', ppm: 1000 } });

  it.each([
    ['nothing yet, 8万 unpaid', 8_000_000, {}, 20_000, '扣款：本人责任不良贷款80,000.00元，按所在档扣200.00元'],
    ['the same as before', 8_000_000, { p: 20_000 }, 0, ''],
    ['more than before', 30_000_000, { p: 20_000 }, 30_000, '扣款：本人责任不良贷款300,000.00元，按所在档扣500.00元；本期应计500.00元，前期已扣200.00元，补扣300.00元'],
    ['less than before', 8_000_000, { p: 50_000 }, -30_000, '扣款：本人责任不良贷款80,000.00元，按所在档扣200.00元；本期应计200.00元，前期已扣500.00元，应退300.00元'],
    ['repaid', 0, { p: 50_000 }, -50_000, '扣款：本期没有应扣；本期应计0.00元，前期已扣500.00元，应退500.00元'],
  ])('%s', (_, ownNplFen, chargedPriorFen, fen, text) => {
    const a = settled([tiers], { ownNplFen, chargedPriorFen });
    expect([a.penaltyFen, a.carriedFen, a.lines[0]?.text ?? '', a.lines.reduce((sum, l) => sum + l.amountFen, 0)]).toEqual([fen, 0, text, fen === 0 ? 0 : -fen]);
  });

  it('two clauses keep their own account; a refund meets what the wage limit still owes', () => {
    const rules = [{ ...tiers, wageCapPpm: 200_000 }, perWan];
    expect(settled(rules, { ownNplFen: 30_000_000, monthlyWageFen: 200_000 })).toMatchObject({ penaltyFen: 40_000, carriedFen: 40_000 });
    // 500 + 300 charged, 400 of it taken: cured, exactly the 400 taken comes back
    expect(settled(rules, { ownNplFen: 0, chargedPriorFen: { p: 50_000, q: 30_000 }, carriedPriorFen: 40_000, monthlyWageFen: 200_000 })).toMatchObject({ penaltyFen: -40_000, carriedFen: 0 });
  });

  it('a clause that is not refundable charges every time', () => {
    expect(settled([{ ...tiers, refundable: false }], { ownNplFen: 8_000_000, chargedPriorFen: { p: 20_000 } }).penaltyFen).toBe(20_000);
  });

  it('wages that are not known, and facts that are not given, are said', () => {
    const run = runPlan(plan([{ ...tiers, wageCapPpm: 200_000 }, penalty({ id: 'n', trigger: 'new_npl', who: { posts: ['客户经理'] }, charge: { kind: 'per_case', fen: 1 } })]), [person('A', null), person('B', null, { ownNplFen: 1, newNplCases: 0, monthlyWageFen: 1, post: '客户经理' })], [], month);
    expect(run.warnings).toEqual(['1 人没有登记月工资，扣款没有按工资限额分期', '1 人没有新增不良户数，按没有新增计算', '1 人没有本人责任不良贷款余额，按没有余额计算', '1 人没有登记职务，只对某些职务的条款没有适用']);
  });
});

describe('P-4 工资支付暂行规定 16: limits over many months', () => {
  const rules = plan([
    penalty({ trigger: 'own_npl', refundable: true, wageCapPpm: 200_000, charge: { kind: 'balance_percent', ppm: 12_345 } }),
    penalty({ id: 'n', trigger: 'new_npl', wageCapPpm: 100_000, charge: { kind: 'per_case', fen: 7_777 } }),
  ]);
  const facts = fc.record({ ownNplFen: fc.integer({ min: 0, max: 9_000_000 }), newNplCases: fc.integer({ min: 0, max: 5 }), monthlyWageFen: fc.integer({ min: 0, max: 400_000 }) });

  it('neither the limit nor the carry-forward loses a 分, and never more is given back than was taken', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 300_000 }), (months, minimumWageFen) => {
        let charged: Record<string, number> = {};
        let carried = 0;
        let taken = 0;
        for (const m of months) {
          const [a] = runPlan(rules, [person('A', null, { ...m, chargedPriorFen: charged, carriedPriorFen: carried })], [], { ...month, minimumWageFen }).persons;
          for (const l of a!.lines) {
            const clause = l.rule.split('@')[0]!;
            if (l.step === 'penalty' && clause !== rules.id) charged = { ...charged, [clause]: (charged[clause] ?? 0) - l.amountFen };
          }
          carried = a!.carriedFen;
          taken += a!.penaltyFen;
          expect(a!.penaltyFen).toBeLessThanOrEqual(Math.max(0, Math.min(Math.floor(m.monthlyWageFen / 10) + 1, m.monthlyWageFen - minimumWageFen)));
          expect(taken + carried).toBe(Object.values(charged).reduce((sum, x) => sum + x, 0));
          expect(taken).toBeGreaterThanOrEqual(0);
          for (const x of Object.values(charged)) expect(x).toBeGreaterThanOrEqual(0);
        }
        expect(charged['p'] ?? 0).toBe(Math.floor((months.at(-1)!.ownNplFen * 12_345 + 500_000) / 1_000_000));
      }),
    );
  });
});
