import { describe, expect, it } from 'vitest';
import { describePlan } from '../../../electron/domain/incentive/describe-plan.js';
import { shippedPlan, shippedPlanIds, variant } from './samples.js';

describe('P-4 a plan read out as sentences', () => {
  it('says what the county plan holds, clause by clause', () => {
    expect(describePlan(shippedPlan('county-2011'))).toEqual([
      '自2011年1月1日起至2011年12月31日止施行，按季结算，以全年任务衡量，金额保留到分。以信贷系统登记的收回为准；现金和以物抵债计入任务，本金、利息合并计算。年初确定的任务和口径年内不变。',
      '认定：现金收回全额认定（现金），按100%计入任务完成额。',
      '认定：以物抵债全额认定（以物抵债），按100%计入任务完成额。',
      '不计奖：转据、上调、核销、置换等没有收回资金或资产（转据/重组上调、非重组上调、核销、资金置换、其他），也不计入任务完成额。',
      '不计奖：本人责任贷款由本人负责收回（本人责任贷款），仍计入任务完成额。',
      '奖励：以物抵债（以物抵债），按1%计奖。',
      '奖励：收回已核销贷款（现金；已核销），按3%计奖。',
      '奖励：现金收回本金（现金；本金），按1.5%计奖。',
      '奖励：现金收回利息（现金；表内利息、表外利息），按3%计奖。',
      '挂钩：与任务进度挂钩，奖励按序时完成率：60%以下不计发，60%至100%按比例计发，100%以上全额计发（恰在分界的算高一档）；没有任务的不挂钩。',
      '留存：年终兑付，每次结算留存30%，任务期满时补发。',
      '限制：任务期满完成率低于100%的，不能调动，补足欠额并经考核小组确认时解除；期满前落后于序时进度的预警。',
      '限制：任务期满完成率低于100%的，不能晋升，补足欠额并经考核小组确认时解除；期满前落后于序时进度的预警。',
      '限制：任务期满完成率低于100%的，不能评先，补足欠额并经考核小组确认时解除；期满前落后于序时进度的预警。',
    ]);
  });

  it('reads out every kind of pay, cap and penalty', () => {
    const plan = variant('county-2011', {
      evaluation: 'sum',
      shares: [{ to: 'collector', ppm: 900_000 }, { to: 'unit', ppm: 100_000 }],
      rates: [
        { id: 'a', title: '甲', match: { formedYear: { from: null, to: 2005 }, amountFen: { from: 0, to: 100_000 } }, pay: { kind: 'slab', edge: 'lower', bands: [{ fromFen: 0, toFen: 5_000_000, ppm: 10_000 }, { fromFen: 5_000_000, toFen: null, ppm: 15_000 }] }, floorFen: 100, capFen: 1_000_000 },
        { id: 'b', title: '乙', match: { components: ['principal'] }, pay: { kind: 'per_case', fen: 20_000 } },
      ],
      penalties: [{ id: 'p', title: '差额扣款', measure: 'pace', belowPpm: 800_000, at: 'every_run', charge: { kind: 'shortfall_percent', ppm: 10_000 }, capFen: 50_000, wageCapPpm: 200_000 }],
      caps: { ratePpm: null, perReceiptFen: 100_000, perPersonFen: 200_000, poolPpm: 20_000 },
    });
    const text = describePlan(plan).join('\n');
    for (const part of [
      '以前至2005年形成；单笔0.00元至1,000.00元），按金额所在档计奖：50,000.00元以下1%，50,000.00元以上1.5%（恰在分界的算低一档），单笔保底1.00元，单笔封顶10,000.00元，与其他条款累计。',
      '每笔奖200.00元', '分成：清收人90%，所在单位10%。', '单笔奖励合计不超过1,000.00元', '一人一次结算不超过2,000.00元', '不超过清收额的2%',
      '每次结算时序时完成率低于80%的，按欠额的1%扣，最多500.00元，每月不超过当月工资的20%',
    ]) expect(text).toContain(part);
  });

  it.each(shippedPlanIds)('%s: no English code is left in a sentence', (id) => {
    for (const sentence of describePlan(shippedPlan(id))) expect(sentence).not.toMatch(/[a-z]{2,}/);
  });
});
