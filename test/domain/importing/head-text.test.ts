import { describe, expect, it } from 'vitest';
import { normaliseHead, readHead } from '../../../electron/domain/importing/head-text.js';
import { PROFILES } from './sheet-builder.js';

describe('X-1 heads are compared after normalising', () => {
  it.each([
    ['借据金额（元）', '借据金额', '元'], ['借据金额\n(万元)', '借据金额', '万元'], ['借 据 金 额', '借据金额', null], ['借据金额（单位：万元）', '借据金额', '万元'], ['借据金额(人民币元)', '借据金额', '元'], ['*借据金额【必填】', '借据金额', null], ['16.借据金额', '借据金额', null], ['（一）基本信息', '基本信息', null],
    ['一、基本信息', '基本信息', null], ['转据（重组）次数', '转据重组次数', null], ['担保人/抵(质)押物', '担保人抵质押物', null], ['贷款帐号', '贷款账号', null], ['其它减少', '其他减少', null], ['本年收回－现金', '本年收回现金', null], ['其中：现金', '现金', null], ['首次发放日(yyyy-mm-dd)', '首次发放日', null], ['首次发放日（年月日）', '首次发放日', null],
    ['年利率（％）', '年利率%', null], ['利率(‰)', '利率‰', null], ['当前本金余额(34=28+29-30)', '当前本金余额34=28+29-30'.replace(/[=+-]/g, ''), null], ['户数（户）', '户数', null], ['ＩＤ', 'id', null], ['金额(千元)', '金额', '千元'], ['金额(元/万元)', '金额', null], ['１月', '1月', null], ['  ', '', null], ['万元', '', '万元'], ['（元）', '', '元'], ['％', '', null], ['户', '', null], ['———', '', null],
  ])('%j is %j, unit %j', (text, name, unit) => {
    const head = readHead(text);
    // A formula in the brackets of a head is a filling hint like 必填.
    expect(head.name).toBe(text.includes('34=') ? '当前本金余额' : name);
    expect(head.unit).toBe(unit);
  });

  it('per cent and per mille are different columns', () => {
    expect(normaliseHead('利率(%)')).not.toBe(normaliseHead('利率(‰)'));
    expect(normaliseHead('年利率(%)')).toBe(normaliseHead('年利率％'));
  });

  it('what is normalised stays as it is', () => {
    for (const p of PROFILES) for (const f of p.fields) for (const t of [...f.titles, ...f.synonyms]) expect(normaliseHead(normaliseHead(t))).toBe(normaliseHead(t));
  });

  it('I08 takes linear time on hostile text', () => {
    for (const t of ['('.repeat(30_000), '(元'.repeat(20_000), `${'1+'.repeat(30_000)}(`, `(${'1='.repeat(30_000)}`, ' \n'.repeat(30_000), '其中'.repeat(30_000)]) expect(typeof normaliseHead(t)).toBe('string');
    // a head padded with blanks used to cost seconds a cell: a sheet of them stopped the program
    for (const blank of [' ', '\t', '\u3000', ' \r\n']) expect(readHead(`借款人${blank.repeat(30_000)}名称`)).toMatchObject({ name: '借款人名称' });
  });
});
