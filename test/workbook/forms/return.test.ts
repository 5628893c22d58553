import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../../electron/domain/importing/profile.js';
import type { RawCell } from '../../../electron/domain/importing/raw-sheet.js';
import type { ReturnSheet } from '../../../electron/workbook/forms/return-sheet.js';
import { writeReturnWorkbook } from '../../../electron/workbook/forms/return-workbook.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { officeInstalled, partText, recalculated } from './form-parts.js';

const s = (v: string): RawCell => ({ t: 's', v });
const n = (v: number): RawCell => ({ t: 'n', v });
const sheet = (more: Partial<ReturnSheet> = {}): ReturnSheet => ({
  name: '台账', date1904: false, merges: [{ top: 2, left: 1, bottom: 2, right: 3 }, { top: 4, left: 1, bottom: 5, right: 1 }, { top: 4, left: 2, bottom: 4, right: 3 }, { top: 9, left: 1, bottom: 12, right: 1 }],
  types: new Map<number, FieldType>([[0, 'id'], [1, 'day'], [2, 'money']]),
  tables: [{
    above: [{ row: 2, cells: [s('某社台账')] }], headTop: 4, headBottom: 5,
    head: [{ row: 4, cells: [s('借据号'), s('本年')] }, { row: 5, cells: [null, s('到期日'), s('余额')] }, { row: 6, cells: [n(1), n(2), n(3)] }],
    rows: [{ row: { row: 11, cells: [s('0012'), { t: 'n', v: 40_000, d: true }, n(12.345)] }, kind: 'reject', reason: '金额不足一分。\n日期不对。', bad: new Map([[2, '金额不足一分。']]) }],
  }],
  ...more,
});
const read = (file: Uint8Array): ReturnType<typeof readWorkbook> => readWorkbook(file, '退回.xlsx');

describe('X-3 the workbook of returned rows', () => {
  it('lines, head and merges keep their places, the rows follow, merges of the data are gone', async () => {
    const [first, notes] = (await read(writeReturnWorkbook('退回', [sheet()], ['请改正']))).sheets;
    expect(first?.rows.map((r) => r.row)).toEqual([2, 4, 5, 6, 7]);
    expect(first?.merges.map((m) => [m.top, m.left, m.bottom, m.right])).toEqual([[2, 1, 2, 3], [4, 1, 5, 1], [4, 2, 4, 3], [4, 4, 5, 4]]);
    expect(first?.rows[1]?.cells).toEqual([s('借据号'), s('本年'), null, s('退回原因')]);
    expect(first?.rows[4]?.cells).toEqual([s('0012'), { t: 'n', v: 40_000, d: true }, n(12.345), s('金额不足一分。\n日期不对。')]);
    expect(notes?.rows.map((r) => r.cells[0])).toEqual([s('退回'), s('请改正')]);
  });

  it('a bad cell is coloured and says why when selected; the head stays in view and on every page', () => {
    const file = writeReturnWorkbook('退回', [sheet()], []);
    const xml = partText(file, 'xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<dataValidation [^>]*prompt="金额不足一分。"[^>]*sqref="C7">/);
    expect(xml).toContain('ySplit="6"');
    expect(partText(file, 'xl/workbook.xml')).toContain(`'台账'!$4:$6`);
    const style = (at: string): string => /\ss="(\d+)"/.exec(new RegExp(`<c r="${at}"[^>]*>`).exec(xml)?.[0] ?? '')?.[1] ?? '';
    const looks = [...partText(file, 'xl/styles.xml').matchAll(/<xf [^>]*?fillId="(\d+)"[^>]*?(?:\/>|>.*?<\/xf>)/g)].slice(1).map((m) => m[1]);
    expect(looks[Number(style('C7'))]).toBe(looks[Number(style('D7'))]);
    expect(looks[Number(style('C7'))]).not.toBe(looks[Number(style('B7'))]);
  });

  it('text is never a formula, whatever it looks like', async () => {
    const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x","y")', '\t=1', "'=1", '{=1}'];
    const rows = hostile.map((text, i) => ({ row: { row: 11 + i, cells: [s(text), { t: 'f', v: `=A${i}` } as const, s('𠮷_x000A_')] }, kind: 'reject' as const, reason: '=1+1', bad: new Map() }));
    const [table] = sheet().tables;
    if (!table) throw new Error('no table');
    const file = writeReturnWorkbook('=1', [sheet({ tables: [{ ...table, rows }] })], ['=2']);
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']) expect(partText(file, part)).not.toMatch(/<f[\s>]/);
    const [first] = (await read(file)).sheets;
    expect(first?.rows.slice(4).map((r) => r.cells[0])).toEqual(hostile.map(s));
    expect(first?.rows.slice(4).map((r) => r.cells[2])).toEqual(hostile.map(() => s('𠮷_x000A_')));
    expect(first?.rows[4]?.cells[1]).toEqual(s('=A0'));
  });

  it.runIf(officeInstalled)('LibreOffice opens it and shows what was written', () => {
    const [, , , head, , , row] = recalculated(writeReturnWorkbook('退回', [sheet()], []));
    expect(head?.map((c) => c.replaceAll('"', ''))).toEqual(['借据号', '本年', '', '退回原因']);
    expect(row?.slice(0, 3)).toEqual(['0012', '2009-07-06', '12.345']);
  });

  it('sheets of one name, forbidden and long names', async () => {
    const names = (await read(writeReturnWorkbook('退回', [sheet(), sheet({ name: '台账' }), sheet({ name: "'a/b*c'" }), sheet({ name: '很'.repeat(40) }), sheet({ name: '很'.repeat(40) }), sheet({ name: '退回说明' })], []))).sheets.map((x) => x.name);
    expect(new Set(names).size).toBe(7);
    expect(names).toEqual(['台账', '台账(2)', 'a b c', '很'.repeat(31), `${'很'.repeat(27)}(2)`, '退回说明(2)', '退回说明']);
  });
});
