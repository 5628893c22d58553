import { describe, expect, it } from 'vitest';
import { columnSums, gather, gatherings } from '../../../../renderer/pages/reports/drill-rows.js';
import { isBadRise, spellCell } from '../../../../renderer/pages/reports/cell-text.js';
import { reportMonth } from '../../../../renderer/pages/reports/report-month.js';
import { confirms, nameOfRow, rowsWithTotal, TOTAL, valueAt, type ReportColumn } from '../../../../renderer/pages/reports/report-table.js';

const column = (kind: ReportColumn['kind'], more: Partial<ReportColumn> = {}): ReportColumn => ({ key: 'k', titles: ['栏'], kind, mm: 10, ...more });

describe('a cell of a report', () => {
  it('carries the sign of a change, and only the bad one is red', () => {
    expect(spellCell(column('money', { riseIsBad: true }), 350_000_00, '万元')).toEqual({ text: '↑ +35.00', tone: 'bad' });
    expect(spellCell(column('money', { riseIsBad: true }), -350_000_00, '万元')).toEqual({ text: '−35.00', tone: undefined });
    expect(spellCell(column('points', { riseIsBad: true }), '0.42', '万元')).toEqual({ text: '+0.42', tone: 'bad' });
    expect(spellCell(column('points', { riseIsBad: true }), '-4.70', '万元')).toEqual({ text: '−4.70', tone: undefined });
    expect(spellCell(column('percent', { riseIsBad: true, titles: ['较年初', '增减(%)'] }), '12.04', '万元')).toEqual({ text: '+12.04', tone: 'bad' });
    expect(isBadRise(column('money', { riseIsBad: true }), 0)).toBe(false);
  });
  it('is red when an amount that cannot fall below nothing does (红字冲正)', () => {
    expect(spellCell(column('money'), -100, '元')).toEqual({ text: '−1.00', tone: 'bad' });
    expect(spellCell(column('money'), 0, '元')).toEqual({ text: '0.00', tone: 'zero' });
  });
  it('says % once: in the head or in the cell', () => {
    expect(spellCell(column('percent', { titles: ['不良率(%)', '期末'] }), '17.60', '元').text).toBe('17.60');
    expect(spellCell(column('percent', { titles: ['完成率'] }), '17.60', '元').text).toBe('17.60%');
  });
  it('that does not apply is a dash in a row and nothing in a sum', () => {
    expect(spellCell(column('rank'), null, '元').text).toBe('—');
    expect(spellCell(column('rank'), null, '元', true).text).toBe('');
    expect(spellCell(column('text'), '', '元').text).toBe('');
  });
});

describe('rows behind a cell (X-4)', () => {
  const t = { columns: [column('text', { key: 'no', titles: ['编号'] }), column('text', { key: 'unitName', titles: ['机构'] }), column('money', { key: 'fen' })], rows: [{ key: '01', level: 'row' as const, values: { no: '01', unitName: '城关', fen: 5 } }], total: { no: '', unitName: '合计', fen: 5 } };
  it('are confirmed by their sum or number against exactly that cell', () => {
    expect(confirms(column('money'), 500, { count: 3, totalFen: 500 })).toBe(true);
    expect(confirms(column('money'), 500, { count: 3, totalFen: 499 })).toBe(false);
    expect(confirms(column('count'), 3, { count: 3, totalFen: 499 })).toBe(true);
    expect(confirms(column('percent'), '3.00', { count: 3, totalFen: 1 })).toBeNull();
    expect([valueAt(t, '01', 'fen'), valueAt(t, TOTAL, 'fen'), valueAt(t, '99', 'fen')]).toEqual([5, 5, null]);
    expect([nameOfRow(t, '01'), nameOfRow(t, TOTAL), nameOfRow(t, '99')]).toEqual(['城关', '合计', '99']);
    expect(rowsWithTotal(t).map((r) => r.key)).toEqual(['01', TOTAL]);
  });
  it('are summed by column only where every row is at hand', () => {
    const columns = [column('money', { key: 'p' }), column('money', { key: 'i' })];
    const rows = [{ key: '1', level: 'row' as const, values: { p: 5, i: 1 } }, { key: '2', level: 'row' as const, values: { p: -2, i: 0 } }];
    expect(columnSums({ columns, rows, count: 2, totalFen: 4 })).toEqual({ p: 3, i: 1 });
    expect(columnSums({ columns, rows, count: 3, totalFen: 9 })).toEqual({});
    expect(columnSums({ columns: columns.slice(0, 1), rows, count: 3, totalFen: 9 })).toEqual({ p: 9 });
  });
  it('are gathered without losing one', () => {
    const columns = [column('text', { key: 'form' }), column('text', { key: 'unit' }), column('money', { key: 'principalFen' })];
    const row = (form: string | null, principalFen: number) => ({ key: '1', level: 'row' as const, values: { form, unit: '城关', principalFen } });
    expect(gather([row('现金', 1), row(null, 10), row('现金', -3)], 'form', columns)).toEqual([{ name: '（未填）', count: 1, sums: { principalFen: 10 } }, { name: '现金', count: 2, sums: { principalFen: -2 } }]);
    expect(gatherings(columns, true).map((g) => g.label)).toEqual(['按形式', '按机构']);
    expect(gatherings(columns, false).map((g) => g.label)).toEqual(['按形式']);
  });
});

describe('the month of a report', () => {
  it('is the one worked on, but never one that has not begun', () => {
    expect(reportMonth({ period: '2011-08', today: '2011-09-04' })).toBe('2011-08');
    expect(reportMonth({ period: '2011-09', today: '2011-08-31' })).toBe('2011-08');
    expect(reportMonth({ period: null, today: '2011-08-31' })).toBe('2011-08');
  });
});
