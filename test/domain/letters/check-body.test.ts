import { describe, expect, it } from 'vitest';
import { checkBody } from '../../../electron/domain/letters/check-body.js';
import { readTemplate } from '../../../electron/domain/letters/template.js';

const GOOD = '【标题】催收通知书\n{{借款人}}：截至{{截止日}}尚欠本金{{本金}}元。';
const found = (more: string): string[] => checkBody('dunning', `${GOOD}\n${more}`).map((f) => `${f.line} ${f.text}`);

describe('a template is checked before it is used: each finding names its line and its field', () => {
  it('finds nothing in a template that is right', () => {
    expect(found('{{#如果 有保证人}}\n保证人：{{#每一个 保证人}}{{保证人姓名}}{{/每一个}}\n{{否则}}\n无保证人\n{{/如果}}')).toEqual([]);
    expect(found('【表 20左 30右】\n期次｜金额\n{{#每一个 分期}}\n{{期次}}｜{{还款额}}\n{{/每一个}}\n【表完】')).toEqual([]);
    expect(found('{{本金:大写}} {{本金：万元}} {{到期日:数字}} **{{合计}}** 于____年__月__日')).toEqual([]);
  });

  it.each([
    ['an unknown field, with the one that was probably meant', '欠款人{{借款入}}', ['3 没有字段“借款入”，是不是“借款人”']],
    ['a field that exists nowhere', '{{星座}}', ['3 没有字段“星座”']],
    ['a field of a list outside the list', '{{保证人姓名}}', ['3 “保证人姓名”只能写在 {{#每一个 保证人}} 和 {{/每一个}} 之间']],
    ['a form that does not fit', '{{借款人:大写}}', ['3 “借款人”不能写成“大写”，可用：下划线']],
    ['an unknown condition', '{{#如果 有保证}}甲{{/如果}}', ['3 没有条件“有保证”，是不是“有保证人”']],
    ['an unknown list', '{{#每一个 抵押物}}甲{{/每一个}}', ['3 没有名单“抵押物”']],
    ['a condition over several lines that never ends', '{{#如果 有利息}}\n另有利息', ['3 {{#如果 有利息}} 没有结束，缺少 {{/如果}}']],
    ['a condition in a line that never ends', '另有{{#如果 有利息}}利息', ['3 {{#如果 有利息}} 没有在本行结束；要跨行的，请让它单独占一行']],
    ['an end without a beginning', '{{/如果}}', ['3 {{/如果}} 前面没有与它对应的开头']],
    ['half a field', '欠{{本金', ['3 {{ 没有写完：“{{本金”']],
    ['a closing brace alone', '欠本金}}元', ['3 }} 前面没有 {{']],
    ['what is no tag', '{{本金 + 利息}}', ['3 看不懂“{{本金 + 利息}}”']],
    ['half of a bold mark', '**请注意', ['3 加粗的 ** 只写了一半']],
    ['an unknown word', '【大标题】甲', [expect.stringMatching(/^3 没有“【大标题】”这种写法，可用：【红头】.*【另页】$/)]],
    ['a table that does not end', '【表 20左 30右】\n甲｜乙', ['3 【表】没有写【表完】']],
    ['a table in a table', '【表 20】\n甲\n【表 20】\n乙\n【表完】\n【表完】', ['5 表里不能再写表，请先写【表完】']],
    ['a table in a list', '{{#每一个 保证人}}\n【表 20】\n甲\n【表完】\n{{/每一个}}', ['4 表不能写在 {{#每一个}} 里；要逐行列出的，请把 {{#每一个}} 写在表里']],
    ['a condition that begins before a table and ends in it', '{{#如果 有利息}}\n【表 20】\n甲\n{{/如果}}\n【表完】\n{{/如果}}', ['6 {{/如果}} 写在表里，它的开头却在表外']],
    ['a paragraph word in a table', '【表 20】\n甲\n【标题】乙\n【表完】', ['5 表里不能写【标题】，请先写【表完】']],
    ['more cells than columns', '【表 20 30】\n甲｜乙｜丙\n【表完】', ['4 这一行有 3 格，表只有 2 栏']],
    ['a table without widths', '【表】\n甲\n【表完】', ['3 【表】后面要写各栏的宽度，例如【表 30左 50右】']],
    ['a table that begins with a condition', '【表 20】\n{{#如果 有利息}}\n甲\n{{/如果}}\n【表完】', ['3 【表】下面第一行应是表头']],
    ['left and right without a divider', '【左右】甲乙', ['3 【左右】要用一个“｜”分开左边和右边']],
  ])('%s', (_what, more, expected) => {
    expect(found(more)).toEqual(expected);
  });

  it('a 催收通知书 that does not name the debt, and a letter without a title, are refused', () => {
    expect(checkBody('dunning', '甲').map((f) => f.text)).toEqual(['没有写【标题】', '催收通知书必须写明“借款人”，全文没有 {{借款人}}', '催收通知书必须写明“本金”，全文没有 {{本金}}', '催收通知书必须写明“截止日”，全文没有 {{截止日}}']);
  });

  it('fields belong to the kind: a unit’s figure is none of a loan’s', () => {
    expect(found('{{较年初}}')).toEqual(['3 没有字段“较年初”']);
    expect(checkBody('warning', '【标题】预警\n{{机构}}{{数据日}}{{当前余额:万元}}{{较年初:增减万元}}')).toEqual([]);
  });

  it('a file that is no template says which part is wrong', () => {
    const said = (value: unknown): string => {
      try {
        readTemplate(value);
        return '';
      } catch (e) {
        return JSON.stringify((e as { details?: unknown }).details);
      }
    };
    expect(said(null)).toContain('kind 应为 responsibility、dunning');
    expect(said({ kind: 'dunning', id: '催收', title: '甲', body: '乙' })).toContain('编号只能用小写字母');
    expect(said({ kind: 'dunning', id: 'a', title: ' ', body: '乙' })).toContain('名称要写');
    expect(said({ kind: 'dunning', id: 'a', title: '甲', body: '' })).toContain('没有正文');
    expect(readTemplate({ kind: '催收通知书', id: 'a', title: '甲', body: '乙\r\n丙' })).toEqual({ id: 'a', version: 1, kind: 'dunning', title: '甲', mark: '', body: '乙\n丙' });
  });
});
