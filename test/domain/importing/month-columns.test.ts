import { describe, expect, it } from 'vitest';
import { findTables } from '../../../electron/domain/importing/find-tables.js';
import { monthsLeftOut, monthTables } from '../../../electron/domain/importing/month-columns.js';
import { readTable } from '../../../electron/domain/importing/read-table.js';
import type { SheetReading } from '../../../electron/domain/importing/profile.js';
import { profile, PROFILES, sheetOf, type Cell } from './sheet-builder.js';

const MONTHS = Array.from({ length: 12 }, (_, m) => `${m + 1}月`);
const TITLE: Cell[][] = [['2011年各项贷款余额表'], ['单位：万元']];
const units: Cell[][] = [['石桥信用社', 100, 110.5, 120], ['城关信用社', 200, 210, 220]];

const tables = (rows: readonly (readonly Cell[])[], merges: readonly string[] = [], name = '表') => monthTables(sheetOf(rows, merges, { name }), PROFILES);
function read(rows: readonly (readonly Cell[])[], merges: readonly string[] = [], name = '表'): SheetReading[] {
  const sheet = sheetOf(rows, merges, { name });
  return monthTables(sheet, PROFILES).map((m) => readTable(sheet, m, profile(m.profile)));
}
const drafts = (readings: readonly SheetReading[]): unknown[] => readings.flatMap((r) => r.rows.map((d) => [d.values['period'], d.values['unit'], d.values['allFen']]));

describe('各项贷款余额 with a column a month', () => {
  it('gives a row for every unit and month that has figures, months to come give none', () => {
    const found = read([...TITLE, ['机构', ...MONTHS], ...units.map((u) => [...u, ...Array.from({ length: 9 }, () => null)])]);
    expect(drafts(found)).toEqual([['2011-01', '石桥信用社', 100_000_000], ['2011-01', '城关信用社', 200_000_000], ['2011-02', '石桥信用社', 110_500_000], ['2011-02', '城关信用社', 210_000_000], ['2011-03', '石桥信用社', 120_000_000], ['2011-03', '城关信用社', 220_000_000]]);
    expect(found.map((r) => r.sheet)).toEqual(['表（2011-01）', '表（2011-02）', '表（2011-03）']);
  });

  it.each([
    ['a group over the months and the unit over two rows', [['全县月度表'], ['单位：万元'], ['信用社', '2011年各项贷款余额', null, null], [null, '1月末', '2月末', '3月末'], ...units], ['A3:A4', 'B3:D3']],
    ['the year in every head, and numbers before the units', [['各项贷款余额'], ['单位：万元'], ['序号', '机构名称', '2011年1月', '2011年2月', '2011年3月'], ...units.map((u, i) => [i + 1, ...u])], []],
    ['months in Chinese figures', [...TITLE, ['机构', '一月份', '二月份', '三月份'], ...units], []],
    ['zeros of formulas in months to come, a column of averages', [...TITLE, ['机构', '1月', '2月', '3月', '4月', '平均'], ...units.map((u) => [...u, 0, 55])], []],
  ] as [string, Cell[][], string[]][])('%s', (_, rows, merges) => {
    expect(drafts(read(rows, merges))).toEqual(drafts(read([...TITLE, ['机构', '1月', '2月', '3月'], ...units])));
  });

  it('a subtotal and a total are not units; each month’s total is held against its own rows', () => {
    const found = read([...TITLE, ['机构', '1月', '2月', '3月'], units[0] ?? [], ['城区小计', 100, 110.5, 120], units[1] ?? [], ['合计', 300, 320.5, 999], ['填表人：周样初']]);
    expect(found.map((r) => r.rows.length)).toEqual([2, 2, 2]);
    expect(found.map((r) => [r.ownTotals?.['allFen'], r.issues.map((i) => i.code)])).toEqual([[300_000_000, []], [320_500_000, []], [999_000_000, ['TOTAL_DIFFERS']]]);
  });

  it('words in a month’s cell, an empty cell and a negative figure reject that unit in that month alone', () => {
    const found = read([...TITLE, ['机构', '1月', '2月', '3月'], ['石桥信用社', 100, '未报', 120], ['城关信用社', null, 210, -1]]);
    expect(found.flatMap((r) => r.rows.map((d) => [d.values['period'], d.values['unit'], d.issues.map((i) => `${i.column} ${i.code} ${i.raw}`)]))).toEqual([
      ['2011-01', '石桥信用社', []], ['2011-01', '城关信用社', ['allFen REQUIRED_MISSING ']], ['2011-02', '石桥信用社', ['allFen AMOUNT_UNREADABLE 未报']], ['2011-02', '城关信用社', []], ['2011-03', '石桥信用社', []], ['2011-03', '城关信用社', ['allFen AMOUNT_NEGATIVE -1']],
    ]);
  });

  it('a month without a column is named, two columns of one month are a question', () => {
    expect(monthsLeftOut(tables([...TITLE, ['机构', '1月', '2月', '5月'], ...units]))).toEqual(['2011-03', '2011-04']);
    expect(tables([...TITLE, ['机构', '1月', '2月', '2月'], ...units]).map((t) => t.state)).toEqual(['ready', 'ambiguous', 'ambiguous']);
  });

  it.each([
    ['no year', [['各项贷款余额表'], ['单位：万元'], ['机构', '1月', '2月', '3月'], ...units], 'incomplete'],
    ['a year that is only the day of filling in', [['各项贷款余额表'], ['填报日期：2012年1月5日', null, '单位：万元'], ['机构', '1月', '2月', '3月'], ...units], 'incomplete'],
    ['two years', [['2010年、2011年各项贷款余额表'], ['单位：万元'], ['机构', '1月', '2月', '3月'], ...units], 'incomplete'],
    ['no unit column', [...TITLE, ['名字', '1月', '2月', '3月'], ...units], 'incomplete'],
  ] as [string, Cell[][], string][])('%s: never guessed', (_, rows, state) => {
    expect(new Set(tables(rows).map((t) => t.state))).toEqual(new Set([state]));
  });

  it.each(['2011年各月清收情况表', '2011年不良贷款余额表', '2011年各项贷款余额比年初增减表', '2011年新增各项贷款余额表'])('%s is another table', (title) => {
    expect(tables([[title], ['单位：万元'], ['机构', '1月', '2月', '3月'], ...units])).toEqual([]);
  });

  it('a unit that is not written has to be declared', () => {
    expect(read([['2011年各项贷款余额表'], ['机构', '1月', '2月', '3月'], ...units])[0]?.issues.map((i) => i.code)).toEqual(['UNIT_MISSING']);
  });

  it('the form with a row a month is read as before', () => {
    const rows: Cell[][] = [['各项贷款余额表'], ['月份', '机构', '各项贷款余额(元)'], ['2011-01', '石桥信用社', 1]];
    expect([findTables(sheetOf(rows), PROFILES)[0]?.state, tables(rows)]).toEqual(['ready', []]);
  });
});
