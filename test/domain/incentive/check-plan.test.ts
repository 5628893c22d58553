import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../electron/domain/incentive/check-plan.js';
import { DomainError } from '../../../electron/domain/domain-error.js';
import { planJson } from './samples.js';

/** The refusal of the county plan with some parts replaced. */
function refusal(changes: Record<string, unknown>): string {
  try {
    checkPlan({ ...planJson('county-2011'), examples: [], ...changes });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'RULE_PLAN_INVALID') return String(error.details['reason']);
    throw error;
  }
  return '（未拒绝）';
}

const rate = (id: string, match: object, pay: object = { kind: 'percent', ppm: 10_000 }, more: object = {}) => ({ id, title: id, match, pay, ...more });
const slab = (bands: [number, number | null][]) => rate('slab', { forms: ['cash'] }, { kind: 'slab', edge: 'upper', bands: bands.map(([fromFen, toFen]) => ({ fromFen, toFen, ppm: 100 })) });
const gate = (bands: [number, number | null][], more: object = {}) => ({ id: 'g', title: '挂钩', measure: 'completion', ofPpm: 1_000_000, withoutTarget: 'full', edge: 'upper', bands: bands.map(([fromPpm, toPpm]) => ({ fromPpm, toPpm, times: { kind: 'measure' } })), ...more });
const caps = { ratePpm: null, perReceiptFen: null, perPersonFen: null, poolPpm: null };

describe('P-4 a plan that does not hold is refused with the clause named', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['dates in the wrong order', { from: '2011-12-31', to: '2011-01-01' }, '施行日期 2011-12-31 晚于终止日期 2011-01-01'],
    ['a day that is none', { from: '2011-02-30' }, '“from”的日期“2011-02-30”不存在'],
    ['no version', { version: 0 }, '“version”为 0，应在 1 与 100000 之间'],
    ['an id nobody can type', { id: '县办法' }, '办法编号“县办法”只能用小写字母、数字和短横线'],
    ['a misspelt field', { rate: [] }, '不认识的字段“rate”'],
    ['a misspelt condition', { rates: [rate('r', { form: ['cash'] })] }, '奖励第1条（r）：不认识的字段“form”'],
    ['a form nobody books', { rates: [rate('r', { forms: ['gold'] })] }, '奖励第1条（r）：“forms”中的“gold”不是登记使用的代码'],
    ['新增不良 as a receipt', { rates: [rate('r', { forms: ['new_npl'] })] }, '奖励第1条（r）：“forms”中的“new_npl”不是登记使用的代码'],
    ['a class that is not booked', { rates: [rate('r', { classes: ['watch9'] })] }, '“classes”中的“watch9”不是登记使用的代码'],
    ['an empty list', { rates: [rate('r', { books: [] })] }, '奖励第1条（r）：“books”是空的，条款永远不会用到'],
    ['a rate that is no number', { rates: [rate('r', {}, { kind: 'percent', ppm: '1.5%' })] }, '奖励第1条（r）：“ppm”应为整数'],
    ['a rate above 100 %', { rates: [rate('r', {}, { kind: 'percent', ppm: 1_000_001 })] }, '“ppm”为 1000001'],
    ['a rate above the cap of the plan', { caps: { ...caps, ratePpm: 29_999 } }, '奖励第2条（written-off）：比例 3% 超过本办法的上限 2.9999%'],
    ['a band above the cap', { caps: { ...caps, ratePpm: 50 }, rates: [slab([[0, null]])] }, '奖励第1条（slab）：比例 0.01% 超过'],
    ['a slab with a gap', { rates: [slab([[0, 100], [200, null]])] }, '奖励第1条（slab）：第1档与第2档之间有空档（1.00元至2.00元）'],
    ['a slab with an overlap', { rates: [slab([[0, 300], [200, null]])] }, '奖励第1条（slab）：第1档与第2档重叠（2.00元至3.00元）'],
    ['a slab with an open middle', { rates: [slab([[0, null], [200, null]])] }, '第1档没有终点，与第2档重叠'],
    ['a slab that starts late', { rates: [slab([[100, null]])] }, '第1档从1.00元开始，低于它的没有规定'],
    ['a slab that ends', { rates: [slab([[0, 500]])] }, '最后一档到5.00元为止，超过的没有规定'],
    ['a band turned round', { rates: [slab([[0, 100], [100, 50], [50, null]])] }, '第2档起点1.00元不低于终点0.50元，永远不会用到'],
    ['no band at all', { rates: [slab([])] }, '奖励第1条（slab）：没有分档'],
    ['a rate on every receipt before others', { rates: [rate('all', {}), rate('late', { forms: ['cash'] })] }, '奖励第2条（late）：永远不会用到：奖励第1条已经包含它'],
    ['a rate swallowed by two others', { exclusions: [], rates: [rate('p', { components: ['principal'] }), rate('i', { components: ['on_interest', 'off_interest'] }), rate('late', { forms: ['cash'], formedYear: { from: 2010, to: 2010 } })] }, '奖励第3条（late）：永远不会用到：前面的奖励条款已经包含它'],
    ['a sub-class after its class', { rates: [rate('w', { classes: ['watch'] }), rate('w3', { classes: ['watch3'] })] }, '奖励第2条（w3）：永远不会用到'],
    ['a rate on what is excluded', { rates: [rate('roll', { forms: ['rollover'] })] }, '奖励第1条（roll）：永远不会用到：不计奖条款已经排除它'],
    ['the same condition twice in a sum', { evaluation: 'sum', rates: [rate('a', { forms: ['cash'] }), rate('b', { forms: ['cash'] })] }, '奖励第2条（b）：条件与第1条相同，同一笔会计奖两次'],
    ['years turned round', { rates: [rate('r', { formedYear: { from: 2011, to: 2008 } })] }, '形成年度 2011 至 2008 起晚于止'],
    ['amounts turned round', { rates: [rate('r', { amountFen: { from: 500, to: 500 } })] }, '金额段的起点不低于终点'],
    ['per case without saying for what', { rates: [rate('r', {}, { kind: 'per_case', fen: 100 })] }, '奖励第1条（r）：按笔计奖须写明按哪一项'],
    ['floor above cap', { rates: [rate('r', {}, undefined, { floorFen: 200, capFen: 100 })] }, '保底高于封顶'],
    ['an unknown way to pay', { rates: [rate('r', {}, { kind: 'lottery' })] }, '“kind”的值“lottery”不认识'],
    ['leftovers of another way to pay', { rates: [rate('r', {}, { kind: 'percent', ppm: 1, bands: [] })] }, '不认识的字段“bands”'],
    ['an exclusion of everything', { exclusions: [{ id: 'x', title: '全部', match: {}, scope: 'both' }] }, '不计奖第1条（x）：没有条件，会排除所有收回'],
    ['an exclusion of interest alone', { exclusions: [{ id: 'x', title: '利息', match: { components: ['on_interest'] }, scope: 'both' }] }, '不能只排除本金或利息'],
    ['an exclusion twice', { exclusions: [{ id: 'x', title: '一', match: { relations: ['own', 'post'] }, scope: 'both' }, { id: 'y', title: '二', match: { relations: ['own'] }, scope: 'both' }] }, '不计奖第2条（y）：永远不会用到'],
    ['nothing counts', { credits: [] }, '认定：没有认定条款'],
    ['a credit that is covered', { credits: [{ id: 'c', title: '全部', factorPpm: 1 }, { id: 'd', title: '现金', forms: ['cash'], factorPpm: 2 }] }, '认定第2条（d）：永远不会用到'],
    ['shares that are not 100 %', { shares: [{ to: 'collector', ppm: 600_000 }, { to: 'unit', ppm: 300_000 }] }, '分成：各方合计为 90%，应为 100%'],
    ['nothing for the collector', { shares: [{ to: 'unit', ppm: 1_000_000 }] }, '分成：没有清收人的一份'],
    ['the same party twice', { shares: [{ to: 'collector', ppm: 400_000 }, { to: 'collector', ppm: 600_000 }] }, '分成：同一方出现两次'],
    ['gates that are not 100 %', { gates: [gate([[0, null]], { ofPpm: 700_000 })] }, '挂钩：各条挂钩部分合计为 70%，应为 100%'],
    ['a gate with a gap', { gates: [gate([[0, 600_000], [700_000, null]])] }, '挂钩第1条（g）：第1档与第2档之间有空档（60%至70%）'],
    ['a gate with an overlap', { gates: [gate([[0, 600_000], [500_000, null]])] }, '挂钩第1条（g）：第1档与第2档重叠（50%至60%）'],
    ['a gate that reaches no completion', { gates: [gate([[0, 1_000_000]])] }, '最后一档到100%为止，超过的没有规定'],
    ['a penalty tier short of its trigger', { penalties: [{ id: 'p', title: '扣', measure: 'completion', belowPpm: 800_000, at: 'end', charge: { kind: 'shortfall_tiers', edge: 'upper', bands: [{ fromPpm: 0, toPpm: 600_000, ppm: 1000 }] }, capFen: null, wageCapPpm: null }] }, '扣罚第1条（p）：最后一档应到80%为止'],
    ['a deduction above the law', { penalties: [{ id: 'p', title: '扣', measure: 'completion', belowPpm: 800_000, at: 'end', charge: { kind: 'fixed', fen: 100 }, capFen: null, wageCapPpm: 200_001 }] }, '扣罚第1条（p）：“wageCapPpm”为 200001'],
    ['an unknown sanction', { sanctions: [{ id: 's', title: '罚站', code: 'corner', belowPpm: 1_000_000, early: 'warn', liftsWhen: '完成' }] }, '限制第1条（s）：“code”中的“corner”不是登记使用的代码'],
    ['a sanction that never lifts', { sanctions: [{ id: 's', title: '限制', code: 'no_award', belowPpm: 1_000_000, early: 'warn', liftsWhen: ' ' }] }, '限制第1条（s）：“liftsWhen”不能为空'],
    ['two clauses of one name', { gates: [gate([[0, null]], { id: 'in-kind' })] }, '条款编号“in-kind”重复'],
    ['a target for the life of an endless plan', { to: null, basis: { targetSpan: 'plan', text: '' } }, '口径：任务按办法全期计算，必须写明终止日期'],
    ['a capped pool rounded up to 元', { rounding: 'yuan', caps: { ...caps, poolPpm: 10_000 } }, '封顶：总额封顶后再四舍五入到元会超过总额'],
    ['a cap with 角分 under 元', { rounding: 'yuan_down', caps: { ...caps, perPersonFen: 150 } }, '个人封顶 1.50元 也应为整元'],
    ['an example without people', { examples: [{ title: '空', input: { persons: [], receipts: [], context: { from: '2011-01-01', to: '2011-01-01', asOf: '2011-01-01' } }, expected: { persons: [] } }] }, '算例第1个：没有人员'],
  ])('%s', (_, changes, reason) => expect(refusal(changes)).toContain(reason));

  it.each([null, 'plan', 42, [], {}])('%j is no plan at all', (json) => expect(() => checkPlan(json)).toThrow('奖惩办法有误'));

  it('takes Chinese terms for codes and turns them into the codes', () => {
    const plan = checkPlan({ ...planJson('county-2011'), examples: [], rates: [rate('r', { forms: ['现金'], books: ['已核销'], tiers: ['一般员工'], relations: ['岗位责任贷款'] })] });
    expect(plan.rates[0]!.match).toEqual({ forms: ['cash'], books: ['written_off'], tiers: ['office_staff'], relations: ['post'] });
  });

  it('lets clauses overlap where each still has something of its own', () => {
    expect(refusal({ rates: [rate('young', { formedYear: { from: 2009, to: null } }), rate('big', { amountFen: { from: 1_000_000, to: null } }), rate('rest', {})] })).toBe('（未拒绝）');
  });
});
