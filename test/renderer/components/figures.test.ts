import { describe, expect, it } from 'vitest';
import { amountText, countText, dayInWords, directionOf, pctText, periodInWords, signed } from '../../../renderer/text/figures.js';

describe('figures on screen', () => {
  it.each([[7_400_000, '元', '74,000.00'], [-50, '元', '−0.50'], [0, '元', '0.00'], [null, '元', '—'], [6_009_000_000 * 100, '万元', '600,900.00'], [5000, '万元', '0.01'], [4999, '万元', '0.00']] as const)('%s in %s is %s', (fen, unit, text) => {
    expect(amountText(fen, unit)).toBe(text);
  });
  it('signs a change and knows its direction from the exact value, not from its spelling', () => {
    expect(signed('1.20')).toBe('+1.20');
    expect(signed('-4.70')).toBe('−4.70');
    expect(signed('0.00')).toBe('0.00');
    expect(signed('12,345.00')).toBe('+12,345.00');
    expect([directionOf('-0.00'), directionOf('-0.01'), directionOf(3), directionOf(0)]).toEqual([0, -1, 1, 0]);
  });
  it('spells percentages, counts and days', () => {
    expect([pctText('17.60'), pctText('-4.70'), pctText(null)]).toEqual(['17.60%', '−4.70%', '—']);
    expect(countText(3412)).toBe('3,412');
    expect([dayInWords('2011-08-31'), periodInWords('2011-08')]).toEqual(['8 月 31 日', '2011 年 8 月']);
  });
});
