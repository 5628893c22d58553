import fc from 'fast-check';
import type { IncentiveReceipt } from '../../../electron/domain/incentive/inputs.js';
import { splitFen, type Fen } from '../../../electron/domain/money.js';
import { person, variant } from './samples.js';

/** Everything a plan can do at once, so that the laws are tried on all of it. */
export const everything = variant('county-2011', {
  evaluation: 'sum',
  rounding: 'yuan_down',
  shares: [{ to: 'collector', ppm: 870_000 }, { to: 'unit', ppm: 130_000 }],
  gates: [
    { id: 'g1', title: '完成率', measure: 'completion', ofPpm: 333_333, withoutTarget: 'none', edge: 'lower', bands: [{ fromPpm: 0, toPpm: 200_000, times: { kind: 'fixed', ppm: 0 } }, { fromPpm: 200_000, toPpm: null, times: { kind: 'measure' } }] },
    { id: 'g2', title: '平均', measure: 'vs_average', ofPpm: 666_667, withoutTarget: 'full', edge: 'upper', bands: [{ fromPpm: 0, toPpm: 500_000, times: { kind: 'fixed', ppm: 300_000 } }, { fromPpm: 500_000, toPpm: null, times: { kind: 'fixed', ppm: 1_000_000 } }] },
  ],
  rates: [
    { id: 'base', title: '基本', match: {}, pay: { kind: 'percent', ppm: 12_345 }, capFen: 40_000 },
    { id: 'slab', title: '分档', match: { components: ['principal'] }, pay: { kind: 'slab', edge: 'upper', bands: [{ fromFen: 0, toFen: 300_000, ppm: 3_333 }, { fromFen: 300_000, toFen: null, ppm: 7_777 }] }, floorFen: 30 },
    { id: 'slices', title: '分段', match: { books: ['written_off'] }, pay: { kind: 'marginal', bands: [{ fromFen: 0, toFen: 100_000, ppm: 1_111 }, { fromFen: 100_000, toFen: null, ppm: 2_222 }] } },
    { id: 'case', title: '按笔', match: { components: ['off_interest'] }, pay: { kind: 'per_case', fen: 101 } },
  ],
  prizes: [{ id: 'contest', title: '竞赛', every: 'quarter', by: 'credited', prizesFen: [30_000, 20_000], fromPpm: null }],
  penalties: [{ id: 'fine', title: '扣罚', measure: 'completion', belowPpm: 500_000, at: 'every_run', charge: { kind: 'shortfall_percent', ppm: 1_234 }, capFen: 50_000, wageCapPpm: 200_000 }],
  caps: { ratePpm: null, perReceiptFen: 60_001, perPersonFen: 200_000, poolPpm: 15_000 },
});
export const staff = ['A', 'B', 'C', 'D', 'E'];
export const drawnPeople = fc.tuple(...staff.map((s) => fc.record({ targetFen: fc.option(fc.integer({ min: 0, max: 2_000_000 })), monthlyWageFen: fc.integer({ min: 0, max: 100_000 }), responsibleFor: fc.constantFrom<string[]>([], ['柳林信用社|on|L1']), heldPriorFen: fc.integer({ min: 0, max: 9_999 }) }).map((more) => person(s, more.targetFen, more))));

const drawn = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  month: fc.integer({ min: 1, max: 12 }),
  book: fc.constantFrom('on' as const, 'written_off' as const, 'asset' as const),
  form: fc.constantFrom('cash' as const, 'cash' as const, 'in_kind' as const, 'rollover' as const),
  loanNo: fc.constantFrom('L1', 'L2'),
  amounts: fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 99_999 })),
  weights: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 4 }),
  first: fc.integer({ min: 0, max: 4 }),
});

export const drawnReceipts = fc.array(drawn, { maxLength: 20 }).map((list) =>
  list.map((d, i): IncentiveReceipt => {
    const [principalFen, onInterestFen, offInterestFen] = d.amounts;
    const split = (total: number) => splitFen(total as Fen, d.weights);
    const ppm = split(1_000_000);
    const principals = split(principalFen);
    const interests = split(onInterestFen + offInterestFen);
    const bookedOn = `2011-${String(d.month).padStart(2, '0')}-${String(d.day).padStart(2, '0')}`;
    const shares = d.weights.map((_, k) => ({ staffNo: staff[(d.first + k) % 5]!, sharePpm: ppm[k]!, principalFen: principals[k]!, interestFen: interests[k]! }));
    return { id: i + 1, bookedOn, period: bookedOn.slice(0, 7), unit: '柳林信用社', loanNo: d.loanNo, book: d.book, form: d.form, measure: null, riskClass: 'loss', formedYear: 2008, problem: 'ordinary', publicKind: 'no', principalFen, onInterestFen, offInterestFen, shares };
  }),
);
