import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalAmount } from '../../electron/domain/capital-amount.js';

describe('人民币大写', () => {
  it.each([
    [0, '人民币零元整'], [1, '人民币壹分'], [10, '人民币壹角整'], [15, '人民币壹角伍分'], [100, '人民币壹元整'], [101, '人民币壹元零壹分'], [110, '人民币壹元壹角整'], [111, '人民币壹元壹角壹分'],
    [1_000, '人民币壹拾元整'], [1_010, '人民币壹拾元零壹角整'], [1_001, '人民币壹拾元零壹分'], [10_000, '人民币壹佰元整'], [10_100, '人民币壹佰零壹元整'], [100_100, '人民币壹仟零壹元整'], [101_000, '人民币壹仟零壹拾元整'], [110_000, '人民币壹仟壹佰元整'],
    [1_000_000, '人民币壹万元整'], [1_000_100, '人民币壹万零壹元整'], [1_010_000, '人民币壹万零壹佰元整'], [1_100_000, '人民币壹万壹仟元整'], [10_000_000, '人民币壹拾万元整'], [10_050_000, '人民币壹拾万零伍佰元整'], [12_000_000, '人民币壹拾贰万元整'], [100_001_000, '人民币壹佰万零壹拾元整'], [10_230_405_06, '人民币壹仟零贰拾叁万零肆佰零伍元零陆分'],
    [10_000_000_000, '人民币壹亿元整'], [10_000_000_100, '人民币壹亿零壹元整'], [10_001_000_000, '人民币壹亿零壹万元整'], [10_100_000_000, '人民币壹亿零壹佰万元整'], [100_000_000_000, '人民币壹拾亿元整'], [6_009_000_000, '人民币陆仟零玖万元整'],
    [1_000_000_000_000, '人民币壹佰亿元整'], [100_000_000_000_000, '人民币壹万亿元整'], [100_000_000_000_100, '人民币壹万亿零壹元整'], [100_100_000_000_000, '人民币壹万零壹拾亿元整'],
    [168_032, '人民币壹仟陆佰捌拾元零叁角贰分'], [1_070_000_53, '人民币壹佰零柒万元零伍角叁分'], [1_680_032_00, '人民币壹佰陆拾捌万零叁拾贰元整'], [-12_345, '人民币负壹佰贰拾叁元肆角伍分'],
  ])('%d 分 is %s', (amount, text) => {
    expect(capitalAmount(amount)).toBe(text);
  });

  it('refuses what is not an amount in 分', () => {
    expect(() => capitalAmount(0.5)).toThrow(RangeError);
    expect(() => capitalAmount(Number.NaN)).toThrow(RangeError);
  });

  /** Reads 大写 back with a grammar of its own: groups of four under 万 and 亿. */
  it('says the amount: reading it back gives the same 分', () => {
    fc.assert(fc.property(fc.integer({ min: -9_007_199_254_740_991, max: 9_007_199_254_740_991 }), (amount) => void expect(readCapital(capitalAmount(amount))).toBe(amount + 0)));
  });

  it('never has 零 twice in a row, at the end of a group or before 元', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9_007_199_254_740_991 }), (amount) => void expect(capitalAmount(amount)).not.toMatch(/零零|零[万亿元整]/)));
  });
});

function readCapital(text: string): number {
  const m = /^人民币(负?)(?:(.+?)元)?(?:整|零?(?:(.)角)?(?:整|零?(?:(.)分)?))$/.exec(text);
  if (!m) return Number.NaN;
  const digit = (c: string | undefined): number => (c === undefined ? 0 : '零壹贰叁肆伍陆柒捌玖'.indexOf(c));
  const small = { 拾: 10, 佰: 100, 仟: 1000 } as const;
  let total = 0;
  let section = 0;
  let number = 0;
  for (const c of m[2] ?? '') {
    if (c in small) {
      section += number * small[c as keyof typeof small];
      number = 0;
    } else if (c === '万') {
      total += (section + number) * 10_000;
      section = number = 0;
    } else if (c === '亿') {
      total = (total + section + number) * 100_000_000;
      section = number = 0;
    } else number = digit(c);
  }
  const yuan = total + section + number;
  const amount = yuan * 100 + digit(m[3]) * 10 + digit(m[4]);
  return m[1] === '负' ? -amount : amount;
}
