import { describe, expect, it } from 'vitest';
import { completionPct, isMet, shortFen } from '../../../electron/domain/target/completion.js';
import { creditedFen, STANDARD_CREDITS, type CreditRule } from '../../../electron/domain/target/credit.js';
import { shippedPlan } from '../incentive/samples.js';

const wan = 1_000_000;
const cash = { form: 'cash', book: 'on', principalFen: 6 * wan, interestFen: 0 } as const;
const inKind = { form: 'in_kind', book: 'on', principalFen: 4 * wan, interestFen: 0 } as const;

describe('P-3 D4-14 what counts toward a target', () => {
  it('cash and 抵债 count in full, principal and interest, in every book; everything else counts nothing', () => {
    expect(creditedFen({ form: 'cash', book: 'written_off', principalFen: 123, interestFen: 45 }, STANDARD_CREDITS)).toBe(168);
    expect(creditedFen({ form: 'in_kind', book: 'note_swap', principalFen: 123, interestFen: 45 }, STANDARD_CREDITS)).toBe(168);
    for (const form of ['rollover', 'upgrade', 'write_off', 'fund_swap', 'other'] as const) expect(creditedFen({ form, book: 'on', principalFen: 100, interestFen: 100 }, STANDARD_CREDITS)).toBe(0);
  });

  it('golden vector 14: target 10万, cash 6万 and 抵债 4万 at half ⇒ 8万 = 80 %', () => {
    const credits: CreditRule[] = [
      { id: 'cash', title: '现金', forms: ['cash'], factorPpm: 1_000_000 },
      { id: 'kind', title: '抵债折半', forms: ['in_kind'], factorPpm: 500_000 },
    ];
    const credited = creditedFen(cash, credits) + creditedFen(inKind, credits);
    expect(credited).toBe(8 * wan);
    expect(completionPct(credited, 10 * wan)).toBe('80.00');
    expect(shortFen(credited, 10 * wan)).toBe(2 * wan);
    expect(isMet(credited, 10 * wan)).toBe(false);
  });

  it('the first line that fits decides, per component and book; a reversal counts back what was counted', () => {
    const credits: CreditRule[] = [
      { id: 'wo', title: '已核销一倍半', books: ['written_off'], factorPpm: 1_500_000 },
      { id: 'interest', title: '利息八成', components: ['interest'], factorPpm: 800_000 },
      { id: 'rest', title: '本金', factorPpm: 1_000_000 },
    ];
    expect(creditedFen({ form: 'cash', book: 'written_off', principalFen: 100, interestFen: 10 }, credits)).toBe(165);
    expect(creditedFen({ form: 'cash', book: 'on', principalFen: 101, interestFen: 11 }, credits)).toBe(110);
    expect(creditedFen({ form: 'cash', book: 'on', principalFen: -101, interestFen: -11 }, credits)).toBe(-110);
  });

  it('the county plan credits exactly what the reports call 清收额', () => {
    expect(shippedPlan('county-2011').credits).toEqual(STANDARD_CREDITS);
  });

  it('without a target, or with a target of nothing, there is no completion and nothing is short', () => {
    expect(completionPct(100, null)).toBeNull();
    expect(completionPct(100, 0)).toBeNull();
    expect(isMet(100, null)).toBeNull();
    expect(shortFen(100, null)).toBe(0);
    expect(shortFen(150, 100)).toBe(0);
    expect(completionPct(-50, 100)).toBe('-50.00');
  });
});
