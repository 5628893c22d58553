import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncentivePerson, IncentiveReceipt } from '../../../electron/domain/incentive/inputs.js';
import { paidByReceipt } from '../../../electron/domain/incentive/paid-by-receipt.js';
import type { RulePlan } from '../../../electron/domain/incentive/rule-plan.js';
import { runPlan } from '../../../electron/domain/incentive/run-plan.js';
import type { IncentiveRun } from '../../../electron/domain/incentive/run-result.js';
import { drawnPeople, drawnReceipts, everything } from './drawn.js';
import { person, receipt, reversal, shippedPlan, shippedPlanIds, variant } from './samples.js';

const wan = 1_000_000;
const second = { from: '2011-04-01', to: '2011-06-30', asOf: '2011-06-30' };
const third = { from: '2011-07-01', to: '2011-09-30', asOf: '2011-09-30' };
const fourth = { from: '2011-10-01', to: '2011-12-31', asOf: '2011-12-31' };
const noTerms = { gates: [], holdback: null, penalties: [], sanctions: [], rounding: 'fen', caps: { ratePpm: null, perReceiptFen: null, perPersonFen: null, poolPpm: null } };

describe('P-4 X-4 what a locked run gave for each receipt', () => {
  it('reward and holdback, split in proportion to what the rates left', () => {
    const run = runPlan(shippedPlan('county-2011'), [person('A', 10 * wan)], [receipt(1, { by: { A: [100, 2 * wan, 0] } }), receipt(2, { by: { A: [100, wan, 100_000] } }), receipt(3, { form: 'rollover', by: { A: [100, wan, 0] } })], second);
    // 300 + 180 元, at 62.51 % of the pace: 300.07, of which 30 % is held
    const [a] = run.persons;
    expect([a!.rewardFen - 100_000, a!.heldBackFen]).toEqual([21_005, 9_002]); // beside the first prize of the quarter
    expect([...paidByReceipt(a!)]).toEqual([[1, { paidFen: 18_754, heldFen: 5_626 }], [2, { paidFen: 11_253, heldFen: 3_376 }], [3, { paidFen: 0, heldFen: 0 }]]);
  });

  it('a receipt reversed in the same run got nothing; prizes, released holdback and what was taken back are left out', () => {
    const plan = variant('county-2011', { ...noTerms, holdback: { id: 'h', title: '暂留', ppm: 300_000, release: 'end' }, prizes: [{ id: 'prize', title: '竞赛', every: 'quarter', by: 'credited', prizesFen: [50_000], fromPpm: null }] });
    const gone = receipt(1, { bookedOn: '2011-10-10', by: { A: [100, 3 * wan, 0] } });
    const old = reversal(3, receipt(9, { bookedOn: '2011-04-04', by: { A: [100, wan, 0] } }), '2011-11-11');
    const list = [gone, reversal(2, gone, '2011-10-11'), { ...old, shares: old.shares.map((s) => ({ ...s, paidFen: 15_000, heldFen: 4_500 })) }, receipt(4, { bookedOn: '2011-12-01', by: { A: [100, 2 * wan, 0] } })];
    const [a] = runPlan(plan, [person('A', 10 * wan, { heldPriorFen: 9_000 })], list, fourth).persons;
    expect([a!.rewardFen, a!.heldBackFen]).toEqual([30_000 - 15_000 + 9_000 + 50_000, -9_000]);
    expect([...paidByReceipt(a!)]).toEqual([[1, { paidFen: 0, heldFen: 0 }], [4, { paidFen: 30_000, heldFen: 0 }]]);
  });
});

/** The same receipts reversed in a later run, with what the first run gave for them. */
function reversals(run: IncentiveRun, receipts: readonly IncentiveReceipt[], on: string): IncentiveReceipt[] {
  const paid = new Map(run.persons.map((p) => [p.staffNo, paidByReceipt(p)]));
  return receipts.map((r) => {
    const back = reversal(r.id + 1000, r, on);
    return { ...back, shares: back.shares.map((s) => ({ ...s, ...(paid.get(s.staffNo)?.get(r.id) ?? { paidFen: 0, heldFen: 0 }) })) };
  });
}

const plans: [string, RulePlan][] = [...shippedPlanIds.filter((id) => shippedPlan(id).basis.targetSpan !== 'plan').map((id): [string, RulePlan] => [id, shippedPlan(id)]), ['everything at once', everything], ['rates alone', variant('county-2011', noTerms)]];
const ofReceipts = (p: { rewardFen: number; heldBackFen: number; lines: readonly { step: string; amountFen: number }[] }): number => p.rewardFen + p.heldBackFen - p.lines.filter((l) => l.step === 'prize').reduce((sum, l) => sum + l.amountFen, 0);
const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

describe.each(plans)('X-4 D1-17 a locked run and its reversals: %s', (_, plan) => {
  it('what is given for the receipts adds up to the run, and the held part to the holdback', () => {
    fc.assert(
      fc.property(drawnPeople, drawnReceipts, (persons, receipts) => {
        const run = runPlan(plan, persons.map((p) => ({ ...p, heldPriorFen: 0 })), receipts, second);
        for (const p of run.persons) {
          const paid = [...paidByReceipt(JSON.parse(JSON.stringify(p)) as typeof p).values()];
          expect(sum(paid.map((x) => x.paidFen))).toBe(ofReceipts(p));
          expect(sum(paid.map((x) => x.heldFen))).toBe(p.heldBackFen);
          for (const x of paid) expect(x.heldFen >= 0 && x.heldFen <= x.paidFen).toBe(true);
        }
      }),
    );
  });

  it.each(plans.map(([name, p]) => [name, { ...p, version: 2 }] as const))('a later run under %s takes back exactly what was given', (__, later) => {
    fc.assert(
      fc.property(drawnPeople, drawnReceipts, fc.constantFrom(third, fourth), (drawn, receipts, context) => {
        const persons: IncentivePerson[] = drawn.map((p) => ({ ...p, heldPriorFen: 0 }));
        const list = receipts.filter((r) => r.bookedOn >= second.from && r.bookedOn <= second.to);
        const first = runPlan(plan, persons, list, second);
        const held = new Map(first.persons.map((p) => [p.staffNo, p.heldBackFen]));
        const back = runPlan(later, persons.map((p) => ({ ...p, heldPriorFen: held.get(p.staffNo) ?? 0 })), reversals(first, list, context.to), context);
        for (const p of first.persons) {
          const then = back.persons.find((q) => q.staffNo === p.staffNo)!;
          expect([ofReceipts(p) + ofReceipts(then), p.heldBackFen + then.heldBackFen]).toEqual([0, 0]);
          expect(sum(then.lines.map((l) => l.amountFen))).toBe(then.rewardFen + then.heldBackFen - then.penaltyFen);
        }
      }),
      { numRuns: 30 },
    );
  });
});
