import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { textEncoding } from '../../../electron/workbook/reading/text-encoding.js';
import { FIXTURES } from '../../fixtures/workbooks/catalogue.js';
import { officeCopies } from '../../fixtures/workbooks/office-copies.js';
import { byLibrary, byProduct, type SheetView } from '../../fixtures/workbooks/second-readers.js';
import { xlsxBook, type BookOptions } from '../../fixtures/workbooks/xlsx-book.js';
import { officeInstalled } from '../forms/form-parts.js';

const STRINGS =
  '<si><t>借款人名称</t></si><si><t xml:space="preserve"> 前后有空格 </t></si><si><t>甲&amp;乙&lt;丙&gt;&#x4E01;&#25106;</t></si>' +
  '<si><r><rPr><b/></rPr><t>安县</t></r><r><t>某乡</t></r></si><si><t>王</t><rPh sb="0" eb="1"><t>wang</t></rPh><phoneticPr fontId="1"/></si>' +
  '<si><t>第一行_x000D_&#10;第二行</t></si><si><t>430900198001011234</t></si><si><t>𠮷田㛃</t></si><si><t>_x005F_x0041_</t></si>';
const shared = STRINGS.split('<si>').slice(1).map((_, i) => `<c r="A${i + 1}" t="s"><v>${i}</v></c>`);
const MIXED = [
  `<row r="1">${shared[0]}<c r="B1"><v>1</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c></row>`,
  `<row r="2">${shared[1]}<c r="B2" s="1"><v>40786</v></c><c r="C2" s="3"><v>40786.5</v></c><c r="D2" t="b"><v>0</v></c></row>`,
  `<row r="3">${shared[2]}<c r="B3" s="2"><v>1234567.89</v></c><c r="C3"><v>0.30000000000000004</v></c><c r="D3"><v>-1.5E-7</v></c><c r="E3"><v>1E+21</v></c></row>`,
  `<row r="4">${shared[3]}<c r="B4"><f>SUM(B1:B3)</f><v>40787</v></c><c r="C4" t="str"><f>A1&amp;"x"</f><v>借款人名称x</v></c><c r="D4" t="b"><f>TRUE()</f><v>1</v></c><c r="E4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
  `<row r="5">${shared[4]}<c r="B5" t="inlineStr"><is><t>内联文字</t></is></c><c r="C5" t="inlineStr"><is><r><t>富</t></r><r><t>文本</t></r></is></c></row>`,
  `<row r="8">${shared[5]?.replace('A6', 'A8')}<c r="IV8"><v>370018780175989834</v></c></row>`,
  `<row r="9">${shared[6]?.replace('A7', 'A9')}<c r="B9" t="n"><v>99999999999.99</v></c></row>`,
  `<row r="1048576">${shared[7]?.replace('A8', 'A1048576')}${shared[8]?.replace('A9', 'B1048576')}</row>`,
].join('');
const AFTER = '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C3:E3"/></mergeCells>';

const BOOKS: Record<string, BookOptions> = {
  'shared strings, formulas, errors, dates': { sheets: [{ name: '台账', data: MIXED, after: AFTER }], strings: STRINGS },
  'prefixed XML': { sheets: [{ name: '台账', data: MIXED, after: AFTER }], strings: STRINGS, prefix: 'x' },
  'the 1904 date system': { sheets: [{ name: '台账', data: MIXED }], strings: STRINGS, date1904: true },
  'Strict OOXML': { sheets: [{ name: '台账', data: MIXED }], strings: STRINGS, strict: true },
  'absolute targets': { sheets: [{ name: '台账', data: MIXED }], strings: STRINGS, absoluteTargets: true },
  'hidden sheets': { sheets: [{ name: '甲', data: MIXED }, { name: '乙', data: '<row r="2"><c r="C2"><v>7</v></c></row>', state: 'hidden' }, { name: '丙', data: '', state: 'veryHidden' }], strings: STRINGS },
};

const byOurselves = async (bytes: Uint8Array, name = '台账.xlsx'): Promise<SheetView[]> => byProduct(await readWorkbook(bytes, name));

describe('I02 own .xlsx reader and the library see the same cells', () => {
  for (const [what, options] of Object.entries(BOOKS)) {
    it(what, async () => {
      const bytes = xlsxBook(options);
      expect(await byOurselves(bytes)).toEqual(byLibrary(bytes));
    });
  }

  it('a workbook written by the library, with and without shared strings', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['借据号', '余额', '形成日期', '备注'],
      ['430900000000000001', 120_000.55, 40_786, '甲\n乙'],
      [null, -0.01, 36_526, '<&>"\''],
      ['00012', 0, null, true],
    ]);
    for (const cell of ['C2', 'C3']) Object.assign(sheet[cell] as object, { z: 'yyyy-mm-dd' });
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, '表内');
    for (const bookSST of [true, false]) {
      const bytes = new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx', bookSST, compression: true }) as ArrayBuffer);
      expect(await byOurselves(bytes)).toEqual(byLibrary(bytes));
    }
  });
});

const READ = await Promise.all(FIXTURES.map(async (fixture) => {
  const bytes = fixture.bytes();
  return { ...fixture, bytes, book: await readWorkbook(bytes, fixture.file) };
}));

describe('I02 every workbook of the catalogue is the same to a second reader', () => {
  const merged = (views: readonly SheetView[]): unknown => views.map((v) => ({ ...v, merges: [...v.merges].sort() }));

  it.each(READ.filter((f) => f.book.format === 'xlsx'))('$file: $shows', ({ file, bytes, book }) => {
    // the library does not know 64-bit sizes: it sees the same parts packed plainly
    const seen = file === '不压缩与64位.xlsx' ? READ.find((f) => f.file === '单元格内文字.xlsx')?.bytes : bytes;
    expect(merged(byProduct(book))).toEqual(merged(byLibrary(seen ?? bytes)));
  });

  it.each(READ.filter((f) => f.book.format === 'ods'))('$file: $shows', ({ bytes, book }) => {
    // what a cell looks like stands in the styles of an .ods, which are not opened: a day is a day by its column
    const plain = (views: readonly SheetView[]): unknown => merged(views.map((v) => ({ ...v, cells: Object.fromEntries(Object.entries(v.cells).map(([at, c]) => [at, c?.t === 'n' ? { t: 'n', v: c.v } : c])) })));
    expect(plain(byProduct(book))).toEqual(plain(byLibrary(bytes)));
  });

  it.each(READ.filter((f) => f.book.format === 'csv'))('$file: $shows', ({ bytes, book }) => {
    const text = new TextDecoder(textEncoding(Buffer.from(bytes))).decode(bytes);
    expect(byProduct(book).map((s) => s.cells)).toEqual(byLibrary(text).map((s) => s.cells));
  });

  // the product itself reads these through the library: LibreOffice is the other reader
  it.skipIf(!officeInstalled)('.xls, .et and .xlsb, saved anew by LibreOffice as .xlsx (skipped without LibreOffice)', async () => {
    const old = READ.filter((f) => f.book.format === 'xls' || f.book.format === 'xlsb');
    expect(old.length).toBeGreaterThan(5);
    for (const [i, copy] of officeCopies(old, 'xlsx').entries()) {
      const { file, book } = old[i] as (typeof READ)[number];
      const values = (views: readonly SheetView[]): string => JSON.stringify(views.map((v) => [v.name, v.hidden, v.date1904, Object.entries(v.cells).sort()]));
      // GBK has no 㛃: LibreOffice shows its four bytes as two marks
      const seen = values(byProduct(book)).replaceAll('㛃', file === 'Excel5与95.xls' ? '\ufffd\ufffd' : '㛃');
      expect(values(await byOurselves(copy as Uint8Array)), file).toBe(seen);
    }
  });
});
