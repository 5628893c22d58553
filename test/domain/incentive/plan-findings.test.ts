import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../electron/domain/incentive/check-plan.js';
import { planFindings } from '../../../electron/domain/incentive/plan-findings.js';
import { planJson, shippedPlanIds } from './samples.js';

const found = (changes: Record<string, unknown>) => planFindings({ ...planJson('county-2011'), prizes: [], examples: [], ...changes }).map((f) => `${f.where}｜${f.text}`);

const rate = (id: string, match: object, pay: object = { kind: 'percent', ppm: 10_000 }, more: object = {}) => ({ id, title: id, match, pay, ...more });
const gate = (id: string, bands: [number, number | null][], more: object = {}) => ({ id, title: '挂钩', measure: 'completion', ofPpm: 500_000, withoutTarget: 'full', edge: 'upper', bands: bands.map(([fromPpm, toPpm]) => ({ fromPpm, toPpm, times: { kind: 'measure' } })), ...more });
const penalty = (id: string, more: object) => ({ id, title: '扣', measure: 'completion', belowPpm: 800_000, at: 'end', charge: { kind: 'fixed', fen: 100 }, capFen: null, wageCapPpm: null, ...more });
const cases = (id: string, charge: object, more: object = {}) => ({ id, title: '扣', trigger: 'new_npl', at: 'every_run', charge, capFen: null, wageCapPpm: null, ...more });
const balance = (bands: [number, number | null, number][]) => ({ id: 'b', title: '扣', trigger: 'own_npl', at: 'every_run', charge: { kind: 'balance_tiers', edge: 'lower', bands: bands.map(([fromFen, toFen, fen]) => ({ fromFen, toFen, fen })) }, capFen: null, wageCapPpm: null });
const tail = { id: 'tail', title: '末位', trigger: 'rank', every: 'quarter', by: 'completion', last: 3, sparedFromPpm: null, charge: { kind: 'fixed', fen: 100 }, capFen: null, wageCapPpm: null };
const prize = (id: string, more: object = {}) => ({ id, title: '竞赛', every: 'quarter', by: 'credited', prizesFen: [200, 100], fromPpm: null, ...more });
const sanction = (id: string, more: object) => ({ id, title: '限', code: 'no_award', early: 'warn', liftsWhen: '完成', ...more });
const caps = { ratePpm: null, perReceiptFen: null, perPersonFen: null, poolPpm: null };

describe('P-4 D5-07 bad plans are found out with their place before they can be approved', () => {
  it.each<[string, Record<string, unknown>, string]>([
    // contradictions
    ['contradiction: it ends before it begins', { from: '2011-12-31', to: '2011-01-01' }, '｜施行日期 2011-12-31 晚于终止日期 2011-01-01'],
    ['contradiction: floor above the cap per receipt', { caps: { ...caps, perReceiptFen: 500 }, rates: [rate('r', {}, undefined, { floorFen: 600 })] }, '奖励第1条（r）｜保底6.00元高于本办法的单笔封顶5.00元'],
    ['contradiction: cap per receipt above the cap per person', { caps: { ...caps, perReceiptFen: 500, perPersonFen: 400 } }, '封顶｜单笔封顶5.00元高于个人封顶4.00元，永远不会用到'],
    ['contradiction: a cap below what is charged at once', { penalties: [penalty('p', { capFen: 99 })] }, '扣罚第1条（p）｜封顶0.99元低于一次扣款1.00元'],
    ['contradiction: the second place gets more than the first', { prizes: [prize('c', { prizesFen: [100, 200] })] }, '竞赛第1条（c）｜第2名奖2.00元，高于第1名的1.00元'],
    ['contradiction: slices of the whole receipt, but of principal only', { rates: [rate('r', { components: ['principal'] }, { kind: 'marginal', bands: [{ fromFen: 0, toFen: null, ppm: 1 }], of: 'receipt' })] }, '奖励第1条（r）｜按整笔收回分档的，不能只限本金或利息'],
    // gaps and overlaps, in every list of bands
    ['gap: a gate', { gates: [gate('g', [[0, 600_000], [700_000, null]], { ofPpm: 1_000_000 })] }, '挂钩第1条（g）｜第1档与第2档之间有空档（60%至70%）'],
    ['overlap: a gate', { gates: [gate('g', [[0, 600_000], [500_000, null]], { ofPpm: 1_000_000 })] }, '挂钩第1条（g）｜第1档与第2档重叠（50%至60%）'],
    ['gap: a slab', { rates: [rate('r', {}, { kind: 'slab', edge: 'upper', bands: [{ fromFen: 0, toFen: 100, ppm: 1 }, { fromFen: 200, toFen: null, ppm: 2 }] })] }, '奖励第1条（r）｜第1档与第2档之间有空档（1.00元至2.00元）'],
    ['gap: tiers of a shortfall', { penalties: [penalty('p', { charge: { kind: 'shortfall_tiers', edge: 'upper', bands: [{ fromPpm: 0, toPpm: 300_000, ppm: 9 }, { fromPpm: 400_000, toPpm: 800_000, ppm: 1 }] } })] }, '扣罚第1条（p）｜第1档与第2档之间有空档（30%至40%）'],
    ['gap: tiers of a balance', { penalties: [balance([[0, 100, 1], [100, 900, 2]])] }, '扣罚第1条（b）｜最后一档到9.00元为止，超过的没有规定'],
    // never matches
    ['never: swallowed by an earlier rate', { rates: [rate('all', {}), rate('late', { forms: ['cash'] })] }, '奖励第2条（late）｜永远不会用到：奖励第1条已经包含它'],
    ['never: excluded', { rates: [rate('roll', { forms: ['rollover'] })] }, '奖励第1条（roll）｜永远不会用到：不计奖条款已经排除它'],
    ['never: counted towards the target, yet excluded from it', { credits: [{ id: 'c', title: '现金', forms: ['cash'], factorPpm: 1 }, { id: 'd', title: '转据', forms: ['rollover'], factorPpm: 2 }] }, '认定第2条（d）｜永远不会用到：不计奖条款已经把它排除在任务之外'],
    ['never: a form that its book does not know', { exclusions: [{ id: 'x', title: '排除', match: { forms: ['write_off'], books: ['written_off'] }, scope: 'both' }] }, '不计奖第1条（x）｜已核销不登记核销，永远不会用到'],
    ['never: vintages after the plan has ended', { rates: [rate('r', { formedYear: { from: 2012, to: null } })] }, '奖励第1条（r）｜形成年度从 2012 年起，办法在 2011-12-31 已终止，永远不会用到'],
    ['never: holdback where every run ends the span', { basis: { targetSpan: 'run', text: '' } }, '暂留｜任务按计算区间衡量，每次结算都已期满，暂留永远不会用到'],
    ['never: a monthly contest settled by quarters', { prizes: [prize('c', { every: 'month' })] }, '竞赛第1条（c）｜办法按季结算，按月的竞赛永远不会评定'],
    ['never: monthly last places settled by quarters', { penalties: [{ ...tail, every: 'month' }] }, '扣罚第1条（tail）｜办法按季结算，按月的竞赛永远不会评定'],
    ['never: a contest without prizes', { prizes: [prize('c', { prizesFen: [] })] }, '竞赛第1条（c）｜没有奖金，永远不会用到'],
    ['never: tiers that charge nothing', { penalties: [balance([[0, null, 0]])] }, '扣罚第1条（b）｜各档都不扣，永远不会用到'],
    ['never: a bar within a wider one', { sanctions: [sanction('s', { belowPpm: 500_000 }), sanction('t', { belowPpm: 800_000 })] }, '限制第1条（s）｜永远不会用到：限制第2条已经包含它'],
    ['never: three misses where two already count', { sanctions: [sanction('s', { trigger: 'misses', belowPpm: 500_000, times: 2 }), sanction('t', { trigger: 'misses', belowPpm: 500_000, times: 3 })] }, '限制第2条（t）｜永远不会用到：限制第1条已经包含它'],
    ['never: a later due date for the same loans', { sanctions: [sanction('s', { trigger: 'own_npl', dueOn: '2011-09-30' }), sanction('t', { trigger: 'own_npl', dueOn: '2011-12-31' })] }, '限制第2条（t）｜永远不会用到：限制第1条已经包含它'],
    // pays twice
    ['twice: the same condition in a sum', { evaluation: 'sum', rates: [rate('a', { forms: ['cash'] }), rate('b', { forms: ['cash'] })] }, '奖励第2条（b）｜条件与第1条相同，同一笔会计奖两次'],
    ['twice: per case for every component', { rates: [rate('r', {}, { kind: 'per_case', fen: 1 })] }, '奖励第1条（r）｜按笔计奖须写明按哪一项（本金、表内利息或表外利息之一），否则一笔会计两次'],
    ['twice: the same contest', { prizes: [prize('c'), prize('d', { prizesFen: [1] })] }, '竞赛第2条（d）｜条件与第1条相同，同一竞赛会奖两次'],
    ['twice: the same shortfall', { penalties: [penalty('p', {}), penalty('q', { charge: { kind: 'fixed', fen: 5 } })] }, '扣罚第2条（q）｜条件与第1条相同，同一事项会扣两次'],
    ['twice: the same new loans', { penalties: [cases('p', { kind: 'per_case', fen: 1 }), cases('q', { kind: 'per_case', fen: 2 })] }, '扣罚第2条（q）｜条件与第1条相同，同一事项会扣两次'],
    // divides by zero
    ['zero: bands without width', { gates: [gate('g', [[0, 600_000], [600_000, 600_000], [600_000, null]], { ofPpm: 1_000_000 })] }, '挂钩第1条（g）｜第2档起点60%不低于终点60%，永远不会用到'],
    ['zero: steps of no case', { penalties: [cases('p', { kind: 'per_case_steps', fen: 1, firstCases: 10, everyCases: 0, moreFen: 1 })] }, '扣罚第1条（p）｜每档 0 户，不能作除数'],
    ['zero: an average of nothing', { credits: [{ id: 'c', title: '全部', factorPpm: 0 }], gates: [gate('g', [[0, null]], { ofPpm: 1_000_000, measure: 'vs_average' })] }, '挂钩第1条（g）｜认定比例全为 0%，平均完成率恒为零，不能作除数'],
    // classes that are not booked
    ['not booked: a class in a book that has none', { rates: [rate('r', { books: ['written_off', 'asset'], classes: ['doubtful'] })] }, '奖励第1条（r）｜五级分类只登记在表内，已核销、抵债资产没有，永远不会用到'],
    ['not booked: an exclusion by class', { exclusions: [{ id: 'x', title: '排除', match: { books: ['note_swap'], classes: ['loss'] }, scope: 'reward' }] }, '不计奖第1条（x）｜五级分类只登记在表内，票据置换没有，永远不会用到'],
    // ratio above the cap
    ['ratio above the cap: a band', { caps: { ...caps, ratePpm: 15_000 }, rates: [rate('r', {}, { kind: 'marginal', bands: [{ fromFen: 0, toFen: null, ppm: 15_001 }] })] }, '奖励第1条（r）｜比例 1.5001% 超过本办法的上限 1.5%'],
  ])('%s', (_, changes, finding) => {
    expect(found(changes)).toEqual([finding]);
    expect(() => checkPlan({ ...planJson('county-2011'), prizes: [], examples: [], ...changes })).toThrow(finding.replace(/^｜/, '').replace('｜', '：'));
  });

  it('everything that makes no sense is listed at once', () => {
    expect(found({ rates: [rate('a', {}, undefined, { floorFen: 2, capFen: 1 }), rate('b', {})], gates: [gate('g', [[0, 600_000], [700_000, 800_000]])], shares: [{ to: 'unit', ppm: 900_000 }] })).toEqual([
      '奖励第1条（a）｜保底高于封顶',
      '挂钩第1条（g）｜第1档与第2档之间有空档（60%至70%）',
      '挂钩第1条（g）｜最后一档到80%为止，超过的没有规定',
      '分成｜各方合计为 90%，应为 100%',
      '分成｜没有清收人的一份',
      '挂钩｜各条挂钩部分合计为 50%，应为 100%',
      '奖励第2条（b）｜永远不会用到：奖励第1条已经包含它',
    ]);
  });

  it('of a wrong shape only the first fault is told, because nothing behind it can be read', () => {
    expect(found({ rates: [rate('r', { forms: ['gold'] }), rate('s', { books: [] })] })).toEqual(['奖励第1条（r）｜“forms”中的“gold”不是登记使用的代码，可为 cash（现金）、in_kind（以物抵债）、rollover（转据/重组上调）、upgrade（非重组上调）、write_off（核销）、fund_swap（资金置换）、other（其他）']);
    expect(found({ penalties: [{ ...tail, at: 'end' }] })).toEqual(['扣罚第1条（tail）｜不认识的字段“at”']);
    expect(found({ sanctions: [sanction('s', { trigger: 'misses', belowPpm: 1, times: 0 })] })).toEqual(['限制第1条（s）｜“times”为 0，应在 1 与 100 之间']);
    expect(found({ penalties: [penalty('p', { who: { posts: [] } })] })).toEqual(['扣罚第1条（p）｜“posts”是空的，条款永远不会用到']);
    expect(found({ penalties: [penalty('p', { refundable: 'yes' })] })).toEqual(['扣罚第1条（p）｜“refundable”应为是或否']);
    expect(found({ prizes: [prize('c', { prizesFen: [1.5] })] })).toEqual(['竞赛第1条（c）｜“prizesFen”中应全为 1 与 9007199254740991 之间的整数']);
  });
});

describe('P-4 worked examples that do not come out', () => {
  const context = { from: '2011-01-01', to: '2011-12-31', asOf: '2011-12-31' };
  const example = (input: object, expected: object) => ({ examples: [{ title: '甲', input: { context, persons: [{ staffNo: 'A', targetFen: 100 }], receipts: [], ...input }, expected: { persons: [expected] } }] });
  it.each<[string, object, string[]]>([
    ['a figure', example({}, { staffNo: 'A', rewardFen: 5, sanctions: ['no_award:warning'], rank: null }), ['算例第1个（甲）｜人员 A 的奖励应为0.05元，算得0.00元', '算例第1个（甲）｜人员 A 的限制事项应为不能评先（预警），算得不能调动、不能晋升、不能评先', '算例第1个（甲）｜人员 A 的名次应为无，算得1']],
    ['somebody who is not there', example({}, { staffNo: 'B' }), ['算例第1个（甲）｜计算结果中没有人员 B']],
    ['days that make no run', example({ context: { ...context, from: '2012-01-01' } }, { staffNo: 'A' }), ['算例第1个（甲）｜计算区间 2012-01-01 至 2011-12-31 不成立：起日晚于止日']],
    ['the same person twice', example({ persons: [{ staffNo: 'A', targetFen: 1 }, { staffNo: 'A', targetFen: 1 }] }, { staffNo: 'A' }), ['算例第1个（甲）｜同一人员出现两次']],
    ['the same receipt twice', example({ receipts: [1, 1].map((id) => ({ id, bookedOn: '2011-02-02', shares: [] })) }, { staffNo: 'A' }), ['算例第1个（甲）｜同一笔收回出现两次']],
    ['amounts beyond reckoning', example({ receipts: [1, 2].map((id) => ({ id, bookedOn: '2011-02-02', principalFen: Number.MAX_SAFE_INTEGER, shares: [{ staffNo: 'A', sharePpm: 1_000_000, principalFen: Number.MAX_SAFE_INTEGER, interestFen: 0 }] })) }, { staffNo: 'A' }), ['算例第1个（甲）｜金额超出可以计算的范围']],
  ])('%s', (_, changes, findings) => expect(found(changes as Record<string, unknown>)).toEqual(findings));
});

describe('P-4 what may be approved', () => {
  it.each(shippedPlanIds)('%s', (id) => expect(planFindings(planJson(id))).toEqual([]));

  it('never throws, whatever is put in the place of any part of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shippedPlanIds), fc.constantFrom('', 'examples'), fc.infiniteStream(fc.nat()), fc.oneof(fc.jsonValue(), fc.constantFrom(-1, 0, 1, 1.5, '', 'A', '2011-02-30', Number.MAX_SAFE_INTEGER)), (id, start, picks, value) => {
        const json = planJson(id);
        let place: unknown = start === '' ? json : json[start];
        for (;;) {
          const keys = Object.keys(place as object);
          const key = keys[(picks.next().value as number) % keys.length];
          if (key === undefined) return;
          const inner = (place as Record<string, unknown>)[key];
          if (typeof inner !== 'object' || inner === null || (picks.next().value as number) % 4 === 0) {
            (place as Record<string, unknown>)[key] = value;
            break;
          }
          place = inner;
        }
        expect(Array.isArray(planFindings(json))).toBe(true);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(planFindings(value).length).toBeGreaterThan(0);
      }),
    );
  });
});
