import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf, fenInUnit, figureOf, figureText, inUnit, isNothing, roundTo, stepOf, unitInFen } from '../../../electron/domain/comparing/figure.js';
import { monthIn } from '../../../electron/domain/comparing/report-month.js';
import { matchHeads } from '../../../electron/domain/comparing/report-heads.js';
import { headMerges, headPaths } from '../../../electron/domain/importing/head-paths.js';
import type { ReportColumn } from '../../../electron/domain/reporting/report-table.js';
import { rawCell, sheetOf, type Cell } from '../importing/sheet-builder.js';

const read = (c: Cell): string | null => {
  const f = figureOf(rawCell(c));
  return f ? `${figureText(f.value)}${f.percent ? '%' : ''}${f.unit ?? ''}` : null;
};

describe('figures as people write them', () => {
  it.each([
    ['1,234.50', '1234.5'], ['－１２．３', '-12.3'], ['(1,234.00)', '-1234'], ['¥ 8', '8'], ['17.60%', '17.6%'], ['12.5万元', '12.5万元'], ['35 人', '35'], [0.1 + 0.2, '0.3'], [6009000000.12, '6009000000.12'], [1e-7, '0.0000001'], [-0, '0'], ['+0.35', '0.35'],
    ['0301', null], ['439900196807257035', null], ['1,23', null], ['—', null], ['', null], ['三', null], ['2011-08-31', null], [{ t: 'n', v: 40000, d: true }, null], [{ t: 'f', v: 'A1' }, null], [{ t: 'e', v: '#N/A' }, null], [Number.NaN, null],
  ] as [Cell, string | null][])('%j is %s', (cell, wanted) => expect(read(cell)).toBe(wanted));

  it('nothing is nothing', () => {
    for (const c of [null, '', '—', '-', '/', '无', ' ']) expect(isNothing(rawCell(c))).toBe(true);
    expect(isNothing({ t: 'n', v: 0 })).toBe(false);
  });

  it('分 to any unit and back, exactly; text and back', () => {
    fc.assert(fc.property(fc.integer({ min: -9e15, max: 9e15 }), fc.constantFrom('元', '百元', '千元', '万元', '亿元'), (fen, unit) => {
      expect(unitInFen(fenInUnit(fen, unit), unit)).toBe(fen === 0 ? 0 : fen);
      expect(inUnit(fenInUnit(fen, unit), unit, '元')).toBe(fenInUnit(fen, '元'));
      const value = fenInUnit(fen, '元');
      expect(figureOf({ t: 's', v: figureText(value, 2) })?.value).toBe(value);
    }));
  });

  it('rounding moves a figure by half a place at most, away from zero at the middle', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 10 }), (value, decimals) => {
      const rounded = roundTo(value, stepOf(decimals));
      expect(decimalsOf(rounded)).toBeLessThanOrEqual(decimals);
      const apart = rounded > value ? rounded - value : value - rounded;
      expect(apart * 2n <= stepOf(decimals)).toBe(true);
    }));
    expect(figureText(roundTo(figureOf({ t: 's', v: '-2.5' })?.value ?? 0n, stepOf(0)))).toBe('-3');
  });
});

describe('the month on a sheet', () => {
  const month = (...lines: Cell[][]): unknown => monthIn(sheetOf(lines).rows, false);
  it.each([
    [[['截至2011年8月31日']], { period: '2011-08' }], [[['报告期', '2011-08']], { period: '2011-08' }], [[['二〇一一年八月清收情况']], { period: '2011-08' }], [[['2011年1-8月情况表']], { period: '2011-08' }], [[['2011年1月至8月']], { period: '2011-08' }], [[['201108']], { period: '2011-08' }], [[[{ t: 'n', v: 40786, d: true }]], { period: '2011-08' }],
    [[['2011年8月'], ['填报日期：2011年9月3日']], { period: '2011-08' }], [[['制表日期', '2011-09-03']], null], [[['2011年8月（较2010年12月）']], { period: '2011-08' }], [[['2011年8月'], ['报告期：2011年7月']], { period: '2011-07' }],
    [[['2011年7月、2011年8月']], { several: ['2011-07', '2011-08'] }], [[['不良贷款月报']], null], [[['2011年13月']], null],
  ] as [Cell[][], unknown][])('%j', (lines, wanted) => expect(month(...lines)).toEqual(wanted));
});

describe('heads', () => {
  const column = (key: string, ...titles: string[]): ReportColumn => ({ key, titles, kind: key === 'name' ? 'text' : 'money', mm: 10 });
  const columns = [column('name', '机构'), column('month', '本月清收处置', '清收', '小计'), column('year', '本年累计清收处置', '清收', '小计'), column('begin', '年初', '余额'), column('end', '期末', '余额')];
  const match = (rows: Cell[][], merges: string[] = []): Record<string, number> => {
    const sheet = sheetOf(rows, merges);
    return Object.fromEntries(matchHeads(columns, headPaths(sheet.rows, headMerges(sheet.merges))).columns);
  };
  it('whole heads in any order, wrapped and spaced', () => {
    expect(match([['期 末', '本年累计清收处置', '本月清收\n处置', '单位', '年初'], ['余额', '清收', '清收', null, '余额(万元)'], [null, '小计', '小计', null, null]])).toEqual({ end: 0, year: 1, month: 2, name: 3, begin: 4 });
  });
  it('levels left out, as long as it is one column on both sides; a word alone that could be two columns is none', () => {
    expect(match([['机构', '本月清收处置', '本年累计清收处置', '余额'], [null, '小计', '小计', null]])).toEqual({ name: 0, month: 1, year: 2 });
  });
  it('the same word under another head is another column', () => {
    expect(match([['机构', '上月'], [null, '余额']], ['A1:A2'])).toEqual({ name: 0 });
  });
});

