import { describe, expect, it } from 'vitest';
import { tryExamples } from '../../../electron/domain/incentive/try-examples.js';
import { planJson, shippedPlan, shippedPlanIds } from './samples.js';

describe('P-4 shipped plans', () => {
  it('are the county plan and those with published figures or structure, named like their files', () => {
    expect(shippedPlanIds).toEqual(expect.arrayContaining(['county-2011', 'jilin-draft', 'law-firm-caps', 'longhui-2015', 'monthly-contest', 'per-case-2016', 'receipt-slabs', 'refundable-deductions', 'rural-credit-performance']));
    for (const id of shippedPlanIds) expect(shippedPlan(id).id).toBe(id);
  });

  it.each(shippedPlanIds)('%s: every worked example comes out', (id) => {
    const plan = shippedPlan(id);
    expect(plan.examples.length).toBeGreaterThan(0);
    expect(tryExamples(plan)).toEqual([]);
  });

  it.each(shippedPlanIds)('%s: reading the plan changes nothing but what examples leave out', (id) => {
    const { examples: _, ...plan } = shippedPlan(id);
    const { examples: __, ...json } = planJson(id);
    expect(plan).toEqual(json);
  });

  it('an example that does not come out is reported with its place', () => {
    const plan = shippedPlan('longhui-2015');
    const [first] = plan.examples;
    const wrong = { ...plan, examples: [{ ...first!, expected: { persons: [{ staffNo: 'V1', rewardFen: 1_500_001 }] } }] };
    expect(tryExamples(wrong)).toEqual([{ example: first!.title, staffNo: 'V1', key: 'rewardFen', expected: 1_500_001, got: 1_500_000 }]);
  });
});
