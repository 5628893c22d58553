import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fillForm } from '../../../electron/workbook/forms/fill-form.js';
import { ownForm, type OwnFormSource } from '../../../electron/workbook/forms/own-form.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { STYLES, xlsxBook, type BookOptions } from '../../fixtures/workbooks/xlsx-book.js';
import { partText } from './form-parts.js';

/** Head in row 2, prepared rows 3 to 6 (one filled), room in row 7, the sum in row 8, the footer in row 10. */
const prepared = (row: number): string => `<row r="${row}"><c r="A${row}" s="2"/><c r="B${row}" s="1"/><c r="C${row}" s="2"/><c r="D${row}" s="2"><f>C${row}*2</f><v>0</v></c></row>`;
const ROWS = [
  '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><t>到期日</t></is></c><c r="C2" t="inlineStr"><is><t>余额</t></is></c></row>',
  '<row r="3"><c r="A3" s="2" t="s"><v>2</v></c><c r="B3" s="1"><v>40000</v></c><c r="C3" s="2"><v>5</v></c><c r="D3" s="2"><f>C3*2</f><v>10</v></c><c r="E3" t="inlineStr"><is><t>旧备注</t></is></c></row>', prepared(4), prepared(5), prepared(6),
  '<row r="8"><c r="A8" t="inlineStr"><is><t>合计</t></is></c><c r="C8" s="2"><f>SUM(C3:C6)</f><v>5</v></c><c r="D8" s="2"><v>77</v></c></row>', '<row r="10"><c r="A10" t="s"><v>3</v></c></row>',
];
const book = (more: Partial<BookOptions> = {}, rows: readonly string[] = ROWS): Uint8Array =>
  xlsxBook({ sheets: [{ name: '表', data: rows.join('') }], strings: '<si><t>标题</t></si><si><t>借据号</t></si><si><r><t>旧</t></r><r><t>名字</t></r></si><si><t>填表人：</t></si>', styles: STYLES, ...more });
const SOURCE: OwnFormSource = { id: 'own', version: 1, title: '自制表', sheet: '表', unit: '元', columns: [{ key: 'no', column: 0, type: 'id' }, { key: 'due', column: 1, type: 'day' }, { key: 'fen', column: 2, type: 'money' }], sampleRow: 3, filledRows: [3], totalRow: 8, firstAfter: 8 };
const DATA = { cells: {}, rows: [{ no: '0012', due: '2011-08-31', fen: 12_345 }, { no: '@x', due: null, fen: 100 }], total: { fen: 12_445 } };
const read = async (file: Uint8Array): Promise<unknown[][]> => ((await readWorkbook(file, 'x')).sheets[0]?.rows ?? []).map((r) => [r.row, ...r.cells.map((c) => (c === null ? null : c.t === 'n' && c.d ? `d${c.v}` : c.v))]);

describe('X-1 a workbook as a form', () => {
  it('prepared rows are used up, room before the sum stays; what was filled in is gone', async () => {
    const { template, map } = await ownForm(book(), SOURCE);
    expect(map).toMatchObject({ sampleRow: 3, blankRows: 3, totalRow: 8, exact: true, columns: { no: { at: 'A', kind: 'text' }, due: { at: 'B', kind: 'day' }, fen: { at: 'C', kind: 'money' } } });
    expect(partText(template, 'xl/sharedStrings.xml')).toContain('<si><t>借据号</t></si><si><t/></si><si><t>填表人：</t></si>');
    expect(partText(template, 'xl/worksheets/sheet1.xml')).not.toMatch(/旧|40000|>77</);
    expect(await read(fillForm(template, map, DATA))).toEqual([
      [1, '标题'], [2, '借据号', '到期日', '余额'], [3, '0012', 'd40786', 123.45, 246.9], [4, '@x', null, 1, 2], [6, '合计', null, 124.45], [8, '填表人：'],
    ]);
  });

  it('a form without a sum ends with its prepared rows; unstyled rows below are room', async () => {
    const { map } = await ownForm(book({}, ROWS.slice(0, 5)), { ...SOURCE, totalRow: null, firstAfter: null });
    expect(map).toMatchObject({ blankRows: 2 });
    expect(map.totalRow).toBeUndefined();
    const bare = await ownForm(book({}, ROWS.slice(0, 2)), { ...SOURCE, filledRows: [], totalRow: null, firstAfter: null });
    expect(bare.map).toMatchObject({ blankRows: 0, columns: { due: { kind: 'text' } } });
    expect((await read(fillForm(bare.template, bare.map, { cells: {}, rows: DATA.rows }))).slice(2)).toEqual([[3, '0012', '2011-08-31', 123.45], [4, '@x', null, 1]]);
  });

  it('days in cells that are not formatted as days, and in a workbook that counts from 1904, are written out', async () => {
    expect((await ownForm(book({ styles: STYLES.replace('<xf numFmtId="0"/><xf numFmtId="14"/>', '<xf numFmtId="0"/><xf numFmtId="1"/>') }), SOURCE)).map.columns['due']?.kind).toBe('text');
    const { template, map } = await ownForm(book({ date1904: true }), SOURCE);
    expect((await read(fillForm(template, map, DATA)))[2]).toEqual([3, '0012', '2011-08-31', 123.45, 246.9]);
  });

  it('万元 keeps every 分, also where a head names another unit than the form', async () => {
    const columns = SOURCE.columns.map((c) => (c.key === 'fen' ? { ...c, unit: '万元' as const } : c));
    const { template, map } = await ownForm(book(), { ...SOURCE, columns });
    expect((await read(fillForm(template, map, DATA)))[2]?.[3]).toBe(0.012345);
  });

  // A form that came filled in used to state the last month's day, unit and signatures over this month's figures.
  it('lines around the table are those of the export: unit, day, month of the title; who signed last is taken out', async () => {
    const line = (row: number, ...texts: string[]): string => `<row r="${row}">${texts.map((t, i) => `<c r="${'ABCD'[i]}${row}" s="2" t="inlineStr"><is><t>${t}</t></is></c>`).join('')}</row>`;
    const filled = [line(1, '石桥信用社2011年7月不良贷款台账', '（2011年7月）'), line(2, '填报单位：石桥信用社', '截止日期：2011年7月31日', '单位：元', '根据2010年5月1日文件'), ROWS[1]?.replaceAll('2"', '3"') ?? '', ROWS[2]?.replaceAll(/([A-E])3/g, '$14').replace('r="3"', 'r="4"') ?? '', line(5, '填表人：周样初', '复核人：', '报出日期：2011年8月2日', '填表人：周样初　负责人：何例川　电话：123')];
    const { template, map } = await ownForm(book({}, filled), { ...SOURCE, sampleRow: 4, filledRows: [4], totalRow: null, firstAfter: 5 });
    expect(partText(template, 'xl/worksheets/sheet1.xml')).not.toMatch(/7月|石桥信用社<|周样初|何例川|8月2日/);
    const shown = await read(fillForm(template, map, { cells: { reportingUnit: '城关信用社', asOf: '2011年8月31日', period: '2011年8月' }, rows: DATA.rows }));
    expect(shown[0]).toEqual([1, '石桥信用社2011年8月不良贷款台账', '（2011年8月）']);
    expect(shown[1]).toEqual([2, '填报单位：城关信用社', '截止日期：2011年8月31日', '单位：元', '根据2010年5月1日文件']);
    expect(shown.at(-1)).toEqual([6, '填表人：', '复核人：', '报出日期：', '填表人：　负责人：　电话：123']);
  });

  it('a value in a cell of its own beside the label is the one that changes', async () => {
    const above = '<row r="1"><c r="A1" t="inlineStr"><is><t>填报单位：</t></is></c><c r="B1" t="inlineStr"><is><t>石桥信用社</t></is></c><c r="C1" t="inlineStr"><is><t>截止日期：</t></is></c><c r="D1" s="1"><v>40755</v></c></row>';
    const below = '<row r="10"><c r="A10" t="inlineStr"><is><t>填表人：</t></is></c><c r="B10" t="inlineStr"><is><t>周样初</t></is></c><c r="C10" t="inlineStr"><is><t>复核人：</t></is></c></row>';
    const { template, map } = await ownForm(book({}, [above, ...ROWS.slice(1, -1), below]), SOURCE);
    expect(map.cells).toEqual({ reportingUnit: [{ at: 'B1', text: '{}' }], asOf: [{ at: 'D1', text: '{}' }] });
    const shown = await read(fillForm(template, map, { ...DATA, cells: { reportingUnit: '城关信用社', asOf: '2011年8月31日' } }));
    expect(shown[0]).toEqual([1, '填报单位：', '城关信用社', '截止日期：', '2011年8月31日']);
    expect(shown.at(-1)).toEqual([8, '填表人：', null, '复核人：']);
  });

  // Its rows kept the height of one line: in print the second line of a village or a firm was cut through.
  it('where the form breaks text into lines, rows grow with their text', async () => {
    const styles = STYLES.replace('<xf numFmtId="4"/>', '<xf numFmtId="4" applyAlignment="1"><alignment wrapText="1"/></xf>');
    const rows = ROWS.map((r) => r.replace('<row r="3">', '<row r="3" ht="20" customHeight="1">'));
    const { template, map } = await ownForm(book({ styles }, rows), SOURCE);
    expect(map.columns).toMatchObject({ no: { wrap: true }, due: { kind: 'day' } });
    const xml = partText(fillForm(template, map, { ...DATA, rows: DATA.rows.map((r, i) => (i === 0 ? { ...r, no: '样例县石桥镇竹木制品加工厂' } : r)) }), 'xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<row r="3" ht="\d{2}" customHeight="1">.*<row r="4" ht="20" customHeight="1">/s);
    expect(Number(/<row r="3" ht="(\d+)"/.exec(xml)?.[1])).toBeGreaterThan(30);
  });

  it('a file that inflates beyond any form is not opened', async () => {
    const heavy = zipSync({ ...unzipSync(book()), 'xl/media/big.bin': new Uint8Array(101 * 1024 * 1024) });
    await expect(ownForm(heavy, SOURCE)).rejects.toThrow('inflates');
    await expect(ownForm(zipSync({ 'a.txt': strToU8('x') }), SOURCE)).rejects.toThrow();
  });
});
