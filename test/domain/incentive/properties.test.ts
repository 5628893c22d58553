import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncentiveReceipt } from '../../../electron/domain/incentive/inputs.js';
import { runPlan } from '../../../electron/domain/incentive/run-plan.js';
import { person, reversal, shippedPlan, variant, wholeYear } from './samples.js';
import { splitFen, type Fen } from '../../../electron/domain/money.js';

/** Everything a plan can do at once, so that the laws are tried on all of it. */
const everything = variant('county-2011', {
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
  penalties: [{ id: 'fine', title: '扣罚', measure: 'completion', belowPpm: 500_000, at: 'every_run', charge: { kind: 'shortfall_percent', ppm: 1_234 }, capFen: 50_000, wageCapPpm: 200_000 }],
  caps: { ratePpm: null, perReceiptFen: 60_001, perPersonFen: 200_000, poolPpm: 15_000 },
});
const plans = [shippedPlan('county-2011'), shippedPlan('jilin-draft'), everything];

const staff = ['A', 'B', 'C', 'D', 'E'];
const people = fc.tuple(...staff.map((s) => fc.record({ targetFen: fc.option(fc.integer({ min: 0, max: 2_000_000 })), monthlyWageFen: fc.integer({ min: 0, max: 100_000 }), responsibleFor: fc.constantFrom<string[]>([], ['柳林信用社|on|L1']), heldPriorFen: fc.integer({ min: 0, max: 9_999 }) }).map((more) => person(s, more.targetFen, more))));

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

const receipts = fc.array(drawn, { maxLength: 20 }).map((list) =>
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
const context = fc.constantFrom(wholeYear, { from: '2011-04-01', to: '2011-06-30', asOf: '2011-06-30' }, { from: '2011-01-01', to: '2011-09-30', asOf: '2011-08-31' });

describe.each(plans.map((p) => [p.rounding === 'fen' ? p.id : 'everything at once', p] as const))('P-4 X-4 laws of a run: %s', (_, plan) => {
  it('the derivation of every person adds up, and everyone with a receipt has one', () => {
    fc.assert(
      fc.property(people, receipts, context, fc.boolean(), (persons, booked, ctx, undone) => {
        const list = undone ? [...booked, ...booked.slice(0, 3).map((r) => reversal(r.id + 1000, r, '2011-06-01'))] : booked;
        const run = runPlan(plan, persons, list, ctx);
        expect(run.problems).toEqual([]);
        for (const p of run.persons) expect(p.lines.reduce((sum, l) => sum + l.amountFen, 0)).toBe(p.rewardFen + p.heldBackFen - p.penaltyFen);
        for (const r of list.filter((x) => x.bookedOn >= ctx.from && x.bookedOn <= ctx.to)) {
          for (const s of r.shares) expect(run.persons.find((p) => p.staffNo === s.staffNo)!.lines.some((l) => l.receipt === r.id)).toBe(true);
        }
        const silent = run.persons.flatMap((p) => p.lines).filter((l) => ['recognise', 'exclude', 'holdback'].includes(l.step));
        expect(silent.every((l) => l.amountFen === 0)).toBe(true);
        expect(run).toEqual(JSON.parse(JSON.stringify(run))); // plain data, no −0
        const total = run.persons.reduce((sum, p) => sum + p.rewardFen, 0);
        expect(run.totals.rewardFen).toBe(total);
      }),
    );
  });

  it('the order of receipts, of shares and of people does not matter', () => {
    fc.assert(
      fc.property(people, receipts, context, fc.infiniteStream(fc.nat()), (persons, list, ctx, draws) => {
        const shuffled = <T>(items: readonly T[]): T[] => items.map((item) => ({ item, key: draws.next().value as number })).sort((a, b) => a.key - b.key).map((x) => x.item);
        const other = runPlan(plan, shuffled(persons), shuffled(list).map((r) => ({ ...r, shares: shuffled(r.shares) })), ctx);
        expect(other).toEqual(runPlan(plan, persons, list, ctx));
      }),
    );
  });

  it('a receipt and its reversal in one run leave the run as it was', () => {
    fc.assert(
      fc.property(people, receipts, fc.nat(), (persons, list, pick) => {
        const victim = list[pick % Math.max(1, list.length)];
        if (!victim) return;
        const without = runPlan(plan, persons, list.filter((r) => r !== victim), wholeYear);
        const undone = runPlan(plan, persons, [...list, reversal(9999, victim)], wholeYear);
        const money = (run: typeof undone) => run.persons.map((p) => [p.staffNo, p.creditedFen, p.rank, p.rewardFen, p.heldBackFen, p.penaltyFen]);
        expect(money(undone)).toEqual(money(without));
      }),
    );
  });

  it('a reversal in a later run takes back exactly what the receipt earned before gates', () => {
    const bare = { ...plan, gates: [], penalties: [], holdback: null, rounding: 'fen' as const, caps: { ...plan.caps, perPersonFen: null, poolPpm: null } };
    fc.assert(
      fc.property(people, receipts, (persons, list) => {
        const [victim] = list;
        if (!victim) return;
        const paid = runPlan(bare, persons, [victim], wholeYear);
        const back = runPlan(bare, persons, [reversal(9999, victim)], wholeYear);
        expect(back.persons.map((p) => p.rewardFen + paid.persons.find((q) => q.staffNo === p.staffNo)!.rewardFen)).toEqual(persons.map(() => 0));
      }),
    );
  });
});

describe('P-4 shares of a receipt', () => {
  it('all collectors together get exactly what the receipt is worth', () => {
    const bare = variant('county-2011', { exclusions: [], gates: [], holdback: null, sanctions: [], rates: [{ id: 'one', title: '奖', match: {}, pay: { kind: 'percent', ppm: 17_777 } }] });
    fc.assert(
      fc.property(receipts, (list) => {
        const run = runPlan(bare, staff.map((s) => person(s, null)), list, wholeYear);
        const worth = list.flatMap((r) => [r.principalFen, r.onInterestFen, r.offInterestFen]).reduce((sum, x) => sum + Math.floor((x * 17_777 + 500_000) / 1_000_000), 0);
        expect(run.totals.rewardFen).toBe(worth);
        expect(run.totals.recoveredFen).toBe(list.filter((r) => r.form !== 'rollover').reduce((sum, r) => sum + r.principalFen + r.onInterestFen + r.offInterestFen, 0));
      }),
    );
  });
});
