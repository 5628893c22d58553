import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../electron/domain/domain-error.js';
import { letterText, mergeLetter, type LetterValues } from '../../../electron/domain/letters/merge.js';

const values = (more: Partial<LetterValues> = {}): LetterValues => ({
  fields: { 借款人: '钱样福', 本金: 4_850_000, 利息: 1_273_645, 合计: 6_123_645, 到期日: '2009-12-20', 截止日: '2011-08-31', 证件号码: '', 合同编号: null, ...more.fields },
  conditions: { 有保证人: true, ...more.conditions },
  lists: { 保证人: [{ 保证人姓名: '郑例根' }, { 保证人姓名: '吕示田' }], 分期: [{ 期次: '1', 还款日: '2011-12-20', 还款额: 100, 还后余额: 0 }], ...more.lists },
});
const text = (body: string, more: Partial<LetterValues> = {}): string => letterText(mergeLetter('dunning', body, values(more)));

describe('merging a template with a loan', () => {
  it('amounts in 元, 大写, 万元, with their sign; days as 年月日', () => {
    expect(text('{{本金}}｜{{本金:大写}}｜{{合计：万元}}｜{{到期日}}｜{{到期日:数字}}')).toBe('48,500.00｜人民币肆万捌仟伍佰元整｜6.12｜2009年12月20日｜2009-12-20');
    expect(letterText(mergeLetter('warning', '{{较年初:增减万元}} {{较基期:增减万元}} {{较基期:增减}}', { fields: { 较年初: 66_580_000, 较基期: -12_345_678 }, conditions: {}, lists: {} }))).toBe('+66.58 \u221212.35 \u2212123,456.78');
  });

  it('conditions, otherwise, and a list in a line', () => {
    const body = '{{#如果 有保证人}}\n保证人：{{#每一个 保证人}}{{保证人姓名}}{{/每一个}}\n{{否则}}\n无保证人\n{{/如果}}\n欠{{#如果 有利息}}息{{否则}}本{{/如果}}';
    expect(text(body)).toBe('保证人：郑例根、吕示田\n欠本');
    expect(text(body, { conditions: { 有保证人: false, 有利息: true } })).toBe('无保证人\n欠息');
  });

  it('a table row for every entry of a list, with fields of the letter beside them', () => {
    expect(text('【表 20 30 30】\n期｜日｜额\n{{#每一个 分期}}\n{{期次}}｜{{还款日}}｜{{还款额}} {{借款人}}\n{{/每一个}}\n合计｜｜{{合计}}\n【表完】')).toBe('期｜日｜额\n1｜2011年12月20日｜1.00 钱样福\n合计｜｜61,236.45');
  });

  it('what is not known leaves room for the pen in a line, and an empty cell in a table', () => {
    expect(text('证件{{证件号码}}，合同{{合同编号}}')).toBe('证件________，合同________');
    expect(text('【表 20 30】\n甲｜乙\n证件｜{{证件号码}}\n【表完】')).toBe('甲｜乙\n证件｜');
  });

  it('characters of the data stay characters: marks, tags and bars of a name are never read', () => {
    const name = '甲{{本金}}**乙**｜丙//丁<b>&𠮷㛃【标题】';
    expect(text('{{借款人}}', { fields: { 借款人: name } as never })).toBe(name);
    expect(text('【表 20 30】\n甲｜乙\n{{借款人}}｜x//y\n【表完】', { fields: { 借款人: name } as never })).toBe(`甲｜乙\n${name}｜x\ny`);
  });

  it('bold and underlined are runs of their own; an empty value is not underlined', () => {
    expect(mergeLetter('dunning', '**合计{{合计}}**元，{{借款人:下划线}}{{证件号码:下划线}}', values())).toEqual([{ kind: 'line', style: 'body', runs: [{ text: '合计', bold: true }, { text: '61,236.45', bold: true }, { text: '元，' }, { text: '钱样福', underline: true }, { text: '________' }] }]);
  });

  it('a field nobody gave a value to stops the letter: a figure is never silently missing', () => {
    expect(() => text('{{借款金额}}')).toThrow(DomainError);
  });
});
