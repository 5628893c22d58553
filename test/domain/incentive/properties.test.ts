import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../electron/domain/incentive/run-plan.js';
import { drawnPeople as people, drawnReceipts as receipts, everything, staff } from './drawn.js';
import { person, reversal, shippedPlan, variant, wholeYear } from './samples.js';

const plans = [shippedPlan('county-2011'), shippedPlan('jilin-draft'), everything];

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
      fc.property(people, receipts, (all, list) => {
        const [victim] = list;
        if (!victim) return;
        const persons = all.map((p) => ({ ...p, heldPriorFen: 0 }));
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
