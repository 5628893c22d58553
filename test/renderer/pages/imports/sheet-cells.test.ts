import { describe, expect, it } from 'vitest';
import { shownRows, skipWords } from '../../../../renderer/pages/imports/map/sheet-cells.js';

const row = (no: number, ...cells: string[]) => ({ row: no, cells });
const sheet = {
  headTop: 3,
  rows: [row(1, '台账'), row(2, '填报：城关社', '', '单位：元'), row(3, '基本信息', '', '余额'), row(4, '机构', '户名', ''), row(5, '城关', '罗望山', '1')],
  tail: [row(300, '合计', '', '900'), row(301, '制表：', '', '复核：')],
  between: 294,
  skipped: [{ row: 300, why: 'total' as const }, { row: 301, why: 'after_end' as const }],
  merges: [{ top: 1, left: 1, bottom: 1, right: 3 }, { top: 3, left: 1, bottom: 3, right: 2 }, { top: 3, left: 3, bottom: 4, right: 3 }],
};
const drawn = (no: number) => shownRows(sheet, 3).find((r) => r.row === no)?.cells.map((c) => [c.column, c.text, c.colSpan, c.rowSpan]);

describe('the sheet as it looks (X-1)', () => {
  it('merged cells are drawn in one piece, over columns and over rows', () => {
    expect(drawn(1)).toEqual([[0, '台账', 3, 1]]);
    expect(drawn(3)).toEqual([[0, '基本信息', 2, 1], [2, '余额', 1, 2]]);
    expect(drawn(4)).toEqual([[0, '机构', 1, 1], [1, '户名', 1, 1]]);
  });
  it('a line above or below the table runs on over empty cells, a row of data never does', () => {
    expect(drawn(2)).toEqual([[0, '填报：城关社', 2, 1], [2, '单位：元', 1, 1]]);
    expect(drawn(301)).toEqual([[0, '制表：', 2, 1], [2, '复核：', 1, 1]]);
    expect(drawn(300)).toEqual([[0, '合计', 1, 1], [1, '', 1, 1], [2, '900', 1, 1]]);
    expect(drawn(5)).toHaveLength(3);
  });
  it('says how many rows are left out between the beginning and the end', () => {
    expect(shownRows(sheet, 3).map((r) => [r.row, r.gap])).toEqual([[1, 0], [2, 0], [3, 0], [4, 0], [5, 0], [0, 294], [300, 0], [301, 0]]);
    expect(shownRows({ ...sheet, tail: [], between: 0 }, 3).some((r) => r.gap > 0)).toBe(false);
  });
  it('a merge that reaches beyond the sheet or into rows that are not shown is cut off', () => {
    const odd = { ...sheet, merges: [{ top: 5, left: 1, bottom: 200, right: 9 }, { top: 150, left: 1, bottom: 300, right: 1 }] };
    expect(shownRows(odd, 3).find((r) => r.row === 5)?.cells).toEqual([{ column: 0, text: '城关', colSpan: 3, rowSpan: 1 }]);
    expect(shownRows(odd, 3).find((r) => r.row === 300)?.cells[0]).toEqual({ column: 0, text: '合计', colSpan: 1, rowSpan: 1 });
  });
  it('every grey row has its reason', () => {
    expect([...skipWords(sheet)]).toEqual([[300, '合计，用于核对'], [301, '表尾']]);
  });
});
