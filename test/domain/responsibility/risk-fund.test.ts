import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refundDue, riskFundDeduction } from '../../../electron/domain/responsibility/risk-fund.js';

const amount = fc.integer({ min: 1, max: 10_000_000_000 });

/** An office that books every refund as soon as it is due, receipt by receipt; reversals are negative receipts. */
function live(paidFen: number, baseFen: number, receipts: readonly number[]): { refundedFen: number; highest: number } {
  let [refundedFen, recoveredFen, highest] = [0, 0, 0];
  for (const r of receipts) {
    recoveredFen += r;
    // what is due back is taken back, what is due is given
    refundedFen += refundDue({ paidFen, refundedFen, baseFen, recoveredFen });
    highest = Math.max(highest, refundedFen);
  }
  return { refundedFen, highest };
}

describe('I10 风险金', () => {
  it('is given back in proportion to what was recovered against the responsible principal, to the 分', () => {
    const stand = { paidFen: 480_000, refundedFen: 0, baseFen: 10_000_000, recoveredFen: 0 };
    expect(refundDue(stand)).toBe(0);
    expect(refundDue({ ...stand, recoveredFen: 2_500_000 })).toBe(120_000);
    expect(refundDue({ ...stand, recoveredFen: 3_333_333, refundedFen: 120_000 })).toBe(40_000);
    expect(refundDue({ ...stand, recoveredFen: 10_000_000, refundedFen: 160_000 })).toBe(320_000);
    expect(refundDue({ ...stand, recoveredFen: 12_000_000 })).toBe(480_000);
    // a receipt of 2.5万 is reversed after everything was given back for it
    expect(refundDue({ ...stand, recoveredFen: 0, refundedFen: 120_000 })).toBe(-120_000);
  });

  it('property: never more than was paid, never less than nothing, and all of it when all is recovered', () => {
    fc.assert(fc.property(amount, amount, fc.array(fc.integer({ min: 0, max: 5_000_000_000 }), { maxLength: 12 }), (paidFen, baseFen, receipts) => {
      const { refundedFen, highest } = live(paidFen, baseFen, receipts);
      expect(highest).toBeLessThanOrEqual(paidFen);
      expect(refundedFen).toBeGreaterThanOrEqual(0);
      if (receipts.reduce((a, r) => a + r, 0) >= baseFen) expect(refundedFen).toBe(paidFen);
    }));
  });

  it('property: the order of receipts and reversals, and how a receipt is cut in parts, do not matter for the final balance', () => {
    const some = fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 10 });
    fc.assert(fc.property(amount, amount, some, fc.nat(), fc.nat(), (paidFen, baseFen, receipts, turn, which) => {
      const reversed = -(receipts[which % receipts.length] ?? 0);
      const all = [...receipts, reversed];
      const turned = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)].reverse();
      const end = live(paidFen, baseFen, all).refundedFen;
      expect(live(paidFen, baseFen, turned).refundedFen).toBe(end);
      expect(live(paidFen, baseFen, [all.reduce((a, r) => a + r, 0)]).refundedFen).toBe(end);
      expect(live(paidFen, baseFen, all.flatMap((r) => [Math.trunc(r / 3), r - Math.trunc(r / 3)])).refundedFen).toBe(end);
    }));
  });

  it('property: a deduction is shared without losing a 分', () => {
    fc.assert(fc.property(amount, fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (dueFen, ratePpm, first) => {
      const made = riskFundDeduction({ dueFen, ratePpm, reason: '减轻', minutesNo: '1号', sharesPpm: [first, 1_000_000 - first] });
      expect(made.parts.reduce((a, p) => a + p, 0)).toBe(made.totalFen);
      expect(made.totalFen).toBeLessThanOrEqual(dueFen);
    }));
  });
});
