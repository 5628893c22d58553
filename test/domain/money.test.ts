import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPpm, divideHalfUp, fen, fenFromDouble, formatWan, formatYuan, parseAmount, plainWan, plainYuan, splitFen, sumFen, toHalfWidth, type Fen } from '../../electron/domain/money.js';

const anyFen = fc.integer({ min: -9_000_000_000_000_000, max: 9_000_000_000_000_000 }).map((n) => (n === 0 ? 0 : n) as Fen);

describe('amounts in 分', () => {
  it('parse∘format is the identity, in 元 with and without separators', () => {
    fc.assert(fc.property(anyFen, (a) => {
      expect(parseAmount(plainYuan(a))).toBe(a);
      expect(parseAmount(formatYuan(a))).toBe(a);
    }));
  });

  it('reads every exact decimal of 万元', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000_000 }), fc.integer({ min: 0, max: 999_999 }), (whole, fraction) => {
        expect(parseAmount(`${whole}.${String(fraction).padStart(6, '0')}`, '万元')).toBe(whole * 1_000_000 + fraction);
      }),
    );
  });

  it('gives the double of a sheet back as the amount it shows', () => {
    fc.assert(fc.property(fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }), (a) => void expect(fenFromDouble(Number(plainYuan(a)))).toBe(a === 0 ? 0 : a)));
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (a) => void expect(fenFromDouble(a / 1_000_000, '万元')).toBe(a)));
  });

  it.each([
    ['19.9', '元', 1990], ['0.1', '元', 10], ['.5', '元', 50], ['1,234,567.89', '元', 123_456_789], ['１，２３４．５', '元', 123_450], ['¥100', '元', 10_000], ['￥100.00元', '元', 10_000], ['-0.01', '元', -1], ['－3', '元', -300], ['+7', '元', 700], ['100.500', '元', 10_050],
    ['1.65', '万元', 1_650_000], ['0.000001', '万元', 1], ['1.5万元', '万元', 1_500_000], ['1.5万', '万元', 1_500_000], ['-0', '元', 0],
  ] as const)('reads %s in %s', (text, unit, expected) => {
    expect(parseAmount(text, unit)).toBe(expected);
  });

  it.each([
    ['0.005', '元'], ['0.0000001', '万元'], ['1,23', '元'], ['12,3456', '元'], ['1.2.3', '元'], ['', '元'], ['.', '元'], ['-', '元'], ['壹佰', '元'], ['1e5', '元'], ['99999999999999999', '元'], ['1 000', '元'],
    ['1.5万元', '元'], ['1.5万', '元'], ['100元', '万元'], ['(100)', '元'], ['100.', '元'],
  ] as const)('refuses %s in %s', (text, unit) => {
    expect(parseAmount(text, unit)).toBeNull();
  });

  it('takes off arithmetic noise and nothing more', () => {
    expect(fenFromDouble(0.1 + 0.2)).toBe(30);
    expect(fenFromDouble(1.005)).toBeNull();
    expect(fenFromDouble(123.456)).toBeNull();
    expect(fenFromDouble(-1e-9)).toBe(0);
    expect(Object.is(fenFromDouble(-1e-9), 0)).toBe(true);
    expect(fenFromDouble(Number.NaN)).toBeNull();
    expect(fenFromDouble(Number.POSITIVE_INFINITY)).toBeNull();
    expect(fenFromDouble(1e22)).toBeNull();
  });

  it('never books a broken amount', () => {
    expect(() => fen(0.5)).toThrow(RangeError);
    expect(() => fen(2 ** 53)).toThrow(RangeError);
    expect(() => sumFen([2 ** 53 - 1, 1])).toThrow(RangeError);
    expect(sumFen([])).toBe(0);
  });
});

describe('sharing out', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 }).filter((w) => w.some((x) => x > 0));

  it('sums exactly and stays within one 分 of the exact share', () => {
    fc.assert(
      fc.property(anyFen, weights, (total, w) => {
        const parts = splitFen(total, w);
        const sum = w.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + BigInt(b), 0n)).toBe(BigInt(total));
        parts.forEach((p, i) => {
          const off = BigInt(p) * BigInt(sum) - BigInt(total) * BigInt(w[i] ?? 0);
          expect(off < BigInt(sum) && off > -BigInt(sum)).toBe(true);
          if (w[i] === 0) expect(p).toBe(0);
        });
      }),
    );
  });

  it('gives the left-over 分 to the largest remainders, ties to the first', () => {
    expect(splitFen(fen(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitFen(fen(-100), [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(splitFen(fen(1_000_000), [600_000, 400_000])).toEqual([600_000, 400_000]);
    expect(splitFen(fen(5), [1, 2])).toEqual([2, 3]);
  });

  it.each([[[]], [[0, 0]], [[1, -1]], [[2, -1]], [[0.5, 0.5]]])('refuses the weights %j', (w) => {
    expect(() => splitFen(fen(100), w)).toThrow(RangeError);
  });
});

describe('rounding', () => {
  it.each([[5n, 2n, 3n], [-5n, 2n, -3n], [4n, 3n, 1n], [-4n, 3n, -1n], [0n, 7n, 0n], [1n, 2n, 1n]])('%s ÷ %s = %s half-up away from zero', (a, b, expected) => {
    expect(divideHalfUp(a, b)).toBe(expected);
  });

  it('万元 is rounded once, from the exact 分', () => {
    expect(plainWan(6_009_000_000)).toBe('6009.00');
    expect(plainWan(49_99)).toBe('0.00');
    expect(plainWan(50_00)).toBe('0.01');
    expect(plainWan(-50_00)).toBe('-0.01');
    expect(plainWan(-49_99)).toBe('0.00');
    expect(formatWan(1_234_567_890_000)).toBe('1,234,567.89');
  });

  it('applies a rate in ppm', () => {
    expect(applyPpm(fen(10_000_000), 20_000)).toBe(200_000);
    expect(applyPpm(fen(50), 10_000)).toBe(1);
    expect(applyPpm(fen(-50), 10_000)).toBe(-1);
  });
});

describe('domain.md §8 no. 1', () => {
  it('5681万 in cash and 328万 in kind are 6009万', () => {
    const sum = sumFen([parseAmount('5681', '万元') ?? 0, parseAmount('328', '万元') ?? 0]);
    expect(plainWan(sum)).toBe('6009.00');
  });
});

describe('full width', () => {
  it('becomes half width, figures and signs only', () => {
    expect(toHalfWidth('－１，２３４．５６＋元')).toBe('-1,234.56+元');
  });
});
