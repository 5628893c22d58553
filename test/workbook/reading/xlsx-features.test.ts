import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../electron/domain/importing/raw-sheet.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { cellsByAddress, readCells, readSheet, refusalOf } from '../../fixtures/workbooks/read-fixture.js';
import { bookParts, oneSheet, xlsxBook, zipParts } from '../../fixtures/workbooks/xlsx-book.js';
import { zipFile } from '../../fixtures/workbooks/zip-file.js';

const text = (v: string): RawCell => ({ t: 's', v });

describe('X-1 what writers leave out or write differently', () => {
  it('cells and rows without addresses stand right of and below the ones before', async () => {
    const data = '<row><c><v>1</v></c><c><v>2</v></c></row><row/><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c r="B6"><v>5</v></c></row>';
    const sheet = await readSheet(oneSheet(data));
    expect(Object.keys(cellsByAddress(sheet))).toEqual(['A1', 'B1', 'C5', 'D5', 'B6']);
    expect(sheet.rows.map((r) => r.row)).toEqual([1, 5, 6]);
  });

  it('a row without number whose cells have addresses is where they say', async () => {
    expect(Object.keys(await readCells(oneSheet('<row><c r="A3"><v>1</v></c></row><row><c r="A7"><v>1</v></c></row>')))).toEqual(['A3', 'A7']);
  });

  it('the claimed dimension changes nothing, neither too small nor too large', async () => {
    const data = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1009"><c r="AR1009"><v>2</v></c></row>';
    for (const ref of ['A1:C20', 'A1:XFD1048576']) {
      const bytes = xlsxBook({ sheets: [{ name: '台账', before: `<dimension ref="${ref}"/>`, data }] });
      expect(Object.keys(await readCells(bytes))).toEqual(['A1', 'AR1009']);
    }
  });

  it('formulas: the cached value of every kind, an empty text, and no value at all', async () => {
    const cells = await readCells(oneSheet(
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><f>SUM(A1:A9)</f></c><c r="D1"><f>A1&amp;"元"</f><v/></c>' +
        '<c r="E1" t="str"><f>A1</f></c><c r="F1" s="1"><f t="shared" si="0"/><v>40786</v></c><c r="G1"><f t="shared" si="0"/></c></row>',
    ));
    expect(cells).toEqual({
      A1: { t: 'n', v: 2 }, C1: { t: 'f', v: 'SUM(A1:A9)' }, D1: { t: 'f', v: 'A1&"元"' }, E1: { t: 'f', v: 'A1' }, F1: { t: 'n', v: 40_786, d: true }, G1: { t: 'f', v: '' },
    });
  });

  it('dates: Chinese builtin formats, custom formats, ISO cells; never a Date object', async () => {
    const ids = [27, 31, 36, 50, 57, 58, 14, 22, 2, 49];
    const styles = `<numFmts count="2"><numFmt numFmtId="180" formatCode="[$-804]aaaa;@"/><numFmt numFmtId="181" formatCode="0.00&quot;元/日&quot;"/></numFmts>` +
      `<cellXfs>${[...ids, 180, 181].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;
    const data = `<row r="1">${[...ids, 180, 181].map((_, i) => `<c s="${i}"><v>40786</v></c>`).join('')}<c t="d"><v>2011-08-31</v></c><c t="d"><v>2011-08-31T12:00:00</v></c><c t="d"><v>下月</v></c></row>`;
    const row = (await readSheet(oneSheet(data, { styles }))).rows[0]?.cells ?? [];
    expect(row.slice(0, 12).map((c) => c?.t === 'n' && c.d === true)).toEqual([true, true, true, true, true, true, true, true, false, false, true, false]);
    expect(row.slice(12)).toEqual([{ t: 'n', v: 40_786, d: true }, { t: 'n', v: 40_786.5, d: true }, text('下月')]);
  });

  it('ISO dates follow the date system of the book', async () => {
    const sheet = await readSheet(oneSheet('<row><c t="d"><v>2011-08-31</v></c></row>', { date1904: true }));
    expect([sheet.date1904, sheet.rows[0]?.cells]).toEqual([true, [{ t: 'n', v: 40_786 - 1462, d: true }]]);
  });

  it('blanks around a text are kept only where the file says so, inside they always are', async () => {
    const strings = '<si><t> 甲 </t></si><si><t xml:space="preserve"> 甲 </t></si><si><t>甲  乙</t></si><si><t>\n</t></si>';
    const cells = await readCells(oneSheet('<row>' + [0, 1, 2, 3].map((i) => `<c t="s"><v>${i}</v></c>`).join('') + '</row>', { strings }));
    expect(cells).toEqual({ A1: text('甲'), B1: text(' 甲 '), C1: text('甲  乙') });
  });

  it('escapes: entities, _xHHHH_, CDATA, comments in the middle of a value', async () => {
    const cells = await readCells(oneSheet(
      '<row><c t="inlineStr"><is><t>&lt;b&gt;&apos;&quot;&#x1F600;</t></is></c><c t="str"><v>a_x000A_b_x005F_x000A__xZZZZ_</v></c>' +
        '<c t="inlineStr"><is><t><![CDATA[甲&乙]]>丙</t></is></c><c><v>1<!-- 注 -->2</v></c><c><v><![CDATA[3]]></v></c><c>\n<v> 4 </v>\n</c></row>',
    ));
    expect(cells).toEqual({
      A1: text('<b>\'"😀'), B1: text('a\nb_x000A__xZZZZ_'), C1: text('甲&乙丙'), D1: { t: 'n', v: 12 }, E1: { t: 'n', v: 3 }, F1: { t: 'n', v: 4 },
    });
  });

  it('attributes in any order, in single quotes, with > inside, beside unknown ones', async () => {
    const data = "<row spans='1:3' x:a='>' r='2'><c t='s' s='1' cm='1' r='B2'><v>0</v></c><c  r = \"C2\"  s=\"1\" ><extLst><v>9</v></extLst><v>5</v></c></row>";
    expect(await readCells(oneSheet(data, { strings: '<si><t>甲</t></si>' }))).toEqual({ B2: text('甲'), C2: { t: 'n', v: 5, d: true } });
  });

  it('values outside the cells (data validations, extensions) are not taken for cells', async () => {
    const after = '<dataValidations><dataValidation sqref="A1"><formula1>"甲,乙"</formula1></dataValidation></dataValidations><extLst><ext><sheetData><row r="1"><c r="B1"><v>9</v></c></row></sheetData></ext></extLst>';
    expect(await readCells(xlsxBook({ sheets: [{ name: '台账', data: '<row r="1"><c r="A1"><v>1</v></c></row>', after }] }))).toEqual({ A1: { t: 'n', v: 1 } });
  });

  it('UTF-16 parts, a byte order mark, backslashes and other case in part names', async () => {
    const parts = bookParts({ sheets: [{ name: '台账', data: '<row><c t="s"><v>0</v></c></row>' }], strings: '<si><t>甲乙丙</t></si>' });
    const { 'xl/sharedStrings.xml': strings, 'xl/worksheets/sheet1.xml': sheet, ...rest } = parts as Record<string, string>;
    const utf16 = Buffer.from(`\ufeff${strings?.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    const bytes = zipParts({ ...rest, 'xl\\SharedStrings.xml': utf16, 'xl\\Worksheets\\Sheet1.xml': `\ufeff${sheet}` });
    expect(await readCells(bytes)).toEqual({ A1: text('甲乙丙') });
  });

  it('zip: stored parts, 64-bit sizes, a comment at the end', async () => {
    const parts = Object.entries(bookParts({ sheets: [{ name: '台账', data: '<row><c><v>7</v></c></row>' }] }));
    const bytes = zipFile(parts.map(([name, xml], i) => ({ name, data: Buffer.from(xml), method: i % 2 === 0 ? 0 : 8, zip64: i % 3 === 0 })), { comment: 'PK\x05\x06 ' });
    expect(await readCells(bytes)).toEqual({ A1: { t: 'n', v: 7 } });
  });

  it('chart sheets are left out, their neighbours keep their names', async () => {
    const parts = bookParts({ sheets: [{ name: '图', data: '' }, { name: '表', data: '<row><c><v>1</v></c></row>' }] });
    parts['xl/_rels/workbook.xml.rels'] = (parts['xl/_rels/workbook.xml.rels'] as string).replace('relationships/worksheet" Target="worksheets/sheet1', 'relationships/chartsheet" Target="chartsheets/sheet1');
    expect((await readWorkbook(zipParts(parts), 'a.xlsx')).sheets.map((s) => s.name)).toEqual(['表']);
  });
});

describe('I13 numbers that stand for names', () => {
  it('18 digits as text stay text; as a number they stay a number, for the import to refuse', async () => {
    const cells = await readCells(oneSheet('<row><c t="s"><v>0</v></c><c><v>370018780175989834</v></c><c t="inlineStr"><is><t>0012</t></is></c></row>', { strings: '<si><t>370018780175989834</t></si>' }));
    expect(cells).toEqual({ A1: text('370018780175989834'), B1: { t: 'n', v: 370_018_780_175_989_800 }, C1: text('0012') });
  });
});

describe('I06 wide and long sheets', () => {
  it('empty cells to the right of column IV are nothing, filled ones are counted and named', async () => {
    const data = '<row r="1"><c r="A1"><v>1</v></c><c r="IV1"><v>2</v></c><c r="IW1" s="1"/><c r="XFD1" s="1"/></row><row r="2"><c r="IW2"><v>3</v></c><c r="XFD2"><v>4</v></c></row>';
    const sheet = await readSheet(oneSheet(data));
    expect(Object.keys(cellsByAddress(sheet))).toEqual(['A1', 'IV1']);
    expect(sheet.outside).toEqual({ count: 2, first: 'IW2' });
  });

  it('merged areas are cut to the part that holds content', async () => {
    const data = '<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>1</v></c></row><row r="25"><c r="B25"><v>2</v></c></row>';
    const after = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A20:XFD1048576"/><mergeCell ref="Z1:AB9"/><mergeCell ref="B25:B26"/></mergeCells>';
    const sheet = await readSheet(xlsxBook({ sheets: [{ name: '台账', data, after }] }));
    expect(sheet.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 3 }, { top: 20, left: 1, bottom: 25, right: 4 }]);
  });

  it('rows of blank cells are not rows', async () => {
    const data = Array.from({ length: 50 }, (_, r) => `<row r="${r + 1}">${'<c s="1"/>'.repeat(300)}</row>`).join('');
    expect((await readSheet(oneSheet(data))).rows).toEqual([]);
  });
});

describe('a file that contradicts itself is damaged, never half read', () => {
  const cases: Record<string, string> = {
    'a row twice': '<row r="1"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>',
    'rows out of order': '<row r="5"><c><v>1</v></c></row><row r="3"><c><v>2</v></c></row>',
    'a cell twice': '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    'a cell of another row': '<row r="1"><c r="A2"><v>1</v></c></row>',
    'a shared string that is not there': '<row><c t="s"><v>99</v></c></row>',
    'a number that is none': '<row><c><v>12,5</v></c></row>',
    'a number beyond all numbers': '<row><c><v>1e999</v></c></row>',
    'an unknown kind of cell': '<row><c t="xyz"><v>1</v></c></row>',
    'an unknown entity': '<row><c t="inlineStr"><is><t>&nbsp;</t></is></c></row>',
    'half a surrogate': '<row><c t="inlineStr"><is><t>&#xD800;</t></is></c></row>',
    'a tag without end': '<row><c><v>1</v></c>',
  };
  for (const [what, data] of Object.entries(cases)) {
    it(what, async () => {
      const refusal = await refusalOf(readWorkbook(oneSheet(data, { strings: '<si><t>甲</t></si>' }), '台账.xlsx'));
      expect([refusal.code, refusal.message]).toEqual(['FILE_DAMAGED', '文件“台账.xlsx”不完整或已损坏']);
    });
  }

  it('invalid UTF-8', async () => {
    const parts = bookParts({ sheets: [{ name: '台账', data: '<row><c t="inlineStr"><is><t>@@</t></is></c></row>' }] });
    const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml'] as string);
    sheet[sheet.indexOf('@@')] = 0xff;
    expect((await refusalOf(readWorkbook(zipParts({ ...parts, 'xl/worksheets/sheet1.xml': sheet }), 'a.xlsx'))).code).toBe('FILE_DAMAGED');
  });
});

describe('rows are handed on while reading', () => {
  it('in order, with their sheet, and are not kept', async () => {
    const sheets = ['甲', '乙'].map((name) => ({ name, data: Array.from({ length: 3 }, (_, r) => `<row r="${r + 1}"><c><v>${r}</v></c></row>`).join('') }));
    const seen: string[] = [];
    const book = await readWorkbook(xlsxBook({ sheets }), 'a.xlsx', (row, sheet) => seen.push(`${sheet.name}${row.row}`));
    expect(seen).toEqual(['甲1', '甲2', '甲3', '乙1', '乙2', '乙3']);
    expect(book.sheets.map((s) => [s.name, s.rows.length])).toEqual([['甲', 0], ['乙', 0]]);
  });
});
