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
      '暂留：年终兑付，每次结算暂留30%，任务期满时补发。',
      '竞赛：季度劳动竞赛，对职工，按季评比本期认定额，奖第1名1,000.00元、第2名600.00元、第3名300.00元，并列的同奖；奖金不与完成率挂钩，不暂留。',
      '限制：任务期满完成率低于100%的，不能调动，补足欠额并经考核小组确认时解除；期满前落后于序时进度的预警。',
      '限制：任务期满完成率低于100%的，不能晋升，补足欠额并经考核小组确认时解除；期满前落后于序时进度的预警。',
      '限制：任务期满完成率低于100%的，不能评先，补足欠额并经考核小组确认时解除；期满前落后于序时进度的预警。',
      '限制：本人责任贷款到2011年11月30日仍有不良余额的，待岗清收，本人责任贷款收清时解除；到期前有余额的预警。',
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

  it('reads out contests, every trigger of a deduction and of a sanction, one sentence each', () => {
    const plan = variant('county-2011', {
      period: 'month',
      gates: [{ id: 'g', title: '质量', measure: 'npl_ratio', ofPpm: 1_000_000, withoutTarget: 'full', edge: 'upper', bands: [{ fromPpm: 0, toPpm: 30_000, times: { kind: 'fixed', ppm: 1_000_000 } }, { fromPpm: 30_000, toPpm: null, times: { kind: 'fixed', ppm: 0 } }] }],
      rates: [{ id: 'w', title: '整笔', match: {}, pay: { kind: 'marginal', of: 'receipt', bands: [{ fromFen: 0, toFen: 100, ppm: 10_000 }, { fromFen: 100, toFen: null, ppm: 5_000 }] } }],
      holdback: { id: 'h', title: '年终', ppm: 300_000, release: 'end', components: ['principal'] },
      prizes: [{ id: 'c', title: '月度竞赛', who: { posts: ['客户经理', '信贷员'] }, every: 'month', by: 'completion', prizesFen: [100_000, 50_000], fromPpm: 800_000 }],
      penalties: [
        { id: 'p1', title: '末位', trigger: 'rank', who: { tiers: ['union_staff'] }, every: 'month', by: 'credited', last: 3, sparedFromPpm: 1_000_000, charge: { kind: 'fixed', fen: 20_000 }, capFen: null, wageCapPpm: 200_000 },
        { id: 'p2', title: '新增', trigger: 'new_npl', at: 'every_run', charge: { kind: 'per_case_steps', fen: 20_000, firstCases: 10, everyCases: 5, moreFen: 20_000 }, capFen: 500_000, wageCapPpm: null },
        { id: 'p3', title: '余额', trigger: 'own_npl', at: 'every_run', refundable: true, charge: { kind: 'balance_tiers', edge: 'lower', bands: [{ fromFen: 0, toFen: 100, fen: 0 }, { fromFen: 100, toFen: null, fen: 700 }] }, capFen: null, wageCapPpm: null },
        { id: 'p4', title: '万元', trigger: 'own_npl', at: 'end', charge: { kind: 'balance_percent', ppm: 1_000 }, capFen: null, wageCapPpm: null },
      ],
      sanctions: [
        { id: 's1', title: '停岗', trigger: 'misses', who: { collectors: ['employee'] }, code: 'suspended', belowPpm: 1_000_000, times: 2, early: 'warn', liftsWhen: '次月完成任务' },
        { id: 's2', title: '待岗', trigger: 'own_npl', code: 'off_post_collecting', dueOn: '2011-09-30', early: 'none', liftsWhen: '收清' },
      ],
    });
    expect(describePlan(plan).slice(5)).toEqual([
      '奖励：整笔（所有收回），按整笔本息合计分段计奖：1.00元以下1%，1.00元以上0.5%。',
      '挂钩：质量，奖励按新放贷款不良率：3%以下全额计发，3%以上不计发（恰在分界的算高一档）；没有这一比例的不挂钩。',
      '暂留：年终，每次结算暂留本金奖励的30%，其余全额兑现，任务期满时补发。',
      '竞赛：月度竞赛，对客户经理、信贷员，按月评比完成率，完成率不低于80%的参评，奖第1名1,000.00元、第2名500.00元，并列的同奖；奖金不与完成率挂钩，不暂留。',
      '扣罚：末位，对信用社员工，按月评比本期认定额，列最后3名、完成率低于100%的，扣200.00元，并列的同扣，每月不超过当月工资的20%，扣后不低于最低工资，余额结转。',
      '扣罚：新增，每次结算时按新增不良户数，每户扣200.00元，10户以内的按此扣，其后每5户每户再加200.00元，最多5,000.00元。',
      '扣罚：余额，每次结算时按本人责任贷款的不良余额，按余额分档扣：1.00元以下不扣，1.00元以上扣7.00元（恰在分界的算低一档）；每次补扣或退还与前期已扣的差额。',
      '扣罚：万元，任务期满时按本人责任贷款的不良余额，按余额的0.1%扣。',
      '限制：对职工，连续2次结算完成率低于100%的，停岗，次月完成任务时解除；次数未满的预警。',
      '限制：本人责任贷款到2011年9月30日仍有不良余额的，待岗清收，收清时解除。',
    ]);
  });

  it.each(shippedPlanIds)('%s: no English code is left in a sentence', (id) => {
    for (const sentence of describePlan(shippedPlan(id))) expect(sentence).not.toMatch(/[a-z]{2,}/);
  });
});
