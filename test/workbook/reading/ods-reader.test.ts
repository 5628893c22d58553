import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../electron/domain/importing/raw-sheet.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { cellsByAddress, readSheet, refusalOf } from '../../fixtures/workbooks/read-fixture.js';
import { zipParts } from '../../fixtures/workbooks/xlsx-book.js';

const SPACES = ['office', 'table', 'text', 'calcext', 'style', 'dc'].map((p) => `xmlns:${p}="${p}"`).join(' ');

/** An .ods around what stands inside <office:spreadsheet>. */
const ods = (spreadsheet: string): Uint8Array => zipParts({
  mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
  'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${SPACES}>` +
    '<office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>' +
    `<office:body><office:spreadsheet>${spreadsheet}</office:spreadsheet></office:body></office:document-content>`,
});
const table = (rows: string, attributes = 'table:name="台账"'): string => `<table:table ${attributes}><table:table-column table:number-columns-repeated="16384"/>${rows}</table:table>`;
const row = (cells: string, attributes = ''): string => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const cell = (attributes: string, inner = ''): string => `<table:table-cell ${attributes}>${inner}</table:table-cell>`;
const p = (text: string): string => `<text:p>${text}</text:p>`;
const s = (v: string): RawCell => ({ t: 's', v });
const one = async (spreadsheet: string) => cellsByAddress(await readSheet(ods(spreadsheet), '台账.ods'));

describe('P-2 .ods by its own reader', () => {
  it('values of every kind', async () => {
    const cells = [
      cell('office:value-type="string"', p('430900198001011234')), cell('office:value-type="float" office:value="120000.55"', p('120,000.55')),
      cell('office:value-type="currency" office:value="-0.01"', p('-0.01')), cell('office:value-type="percentage" office:value="0.176"', p('17.60%')),
      cell('office:value-type="date" office:date-value="2011-08-31"', p('2011-08-31')), cell('office:value-type="date" office:date-value="2011-08-31T12:00:00"', p('x')),
      cell('office:value-type="time" office:time-value="PT06H00M00S"', p('6:00')), cell('office:value-type="boolean" office:boolean-value="true"', p('TRUE')),
      cell('table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"', p('#DIV/0!')),
      cell('table:formula="of:=[.A1]"'), cell('office:value-type="date" office:date-value="2011-02-30"', p('2011-02-30')),
    ];
    expect(await one(table(row(cells.join(''))))).toEqual({
      A1: s('430900198001011234'), B1: { t: 'n', v: 120_000.55 }, C1: { t: 'n', v: -0.01 }, D1: { t: 'n', v: 0.176 }, E1: { t: 'n', v: 40_786, d: true },
      F1: { t: 'n', v: 40_786.5, d: true }, G1: { t: 'n', v: 0.25, d: true }, H1: { t: 'b', v: true }, I1: { t: 'e', v: '#DIV/0!' }, J1: { t: 'f', v: 'of:=[.A1]' }, K1: s('2011-02-30'),
    });
  });

  it('texts: paragraphs, spans, written blanks, line breaks; notes are not content', async () => {
    const text = cell('office:value-type="string"', `<office:annotation><dc:creator>某人</dc:creator>${p('批注')}</office:annotation>${p(' 甲<text:span>乙</text:span>\n  丙<text:s text:c="2"/>丁<text:tab/>戊')}${p('第二段<text:line-break/>末')}`);
    expect(await one(table(row(text)))).toEqual({ A1: s('甲乙 丙  丁\t戊\n第二段\n末') });
  });

  it('repeated cells and rows, groups, covered cells, merges', async () => {
    const rows = `<table:table-header-rows>${row(cell('table:number-columns-spanned="3" table:number-rows-spanned="2" office:value-type="string"', p('标题')) + '<table:covered-table-cell table:number-columns-repeated="2"/>')}</table:table-header-rows>` +
      row(cell('table:number-columns-repeated="16384"'), 'table:number-rows-repeated="3"') +
      `<table:table-row-group>${row(cell('') + cell('table:number-columns-repeated="2" office:value-type="float" office:value="7"', p('7')), 'table:number-rows-repeated="2"')}</table:table-row-group>` +
      row(cell('table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048570"');
    const sheet = await readSheet(ods(table(rows)), 'a.ods');
    expect(sheet.rows.map((r) => [r.row, r.cells.length])).toEqual([[1, 1], [5, 3], [6, 3]]);
    expect(sheet.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 3 }]);
  });

  it('hidden sheets, the 1904 date system, changes kept on record', async () => {
    const book = await readWorkbook(ods(
      '<table:tracked-changes><table:table-cell office:value-type="string"><text:p>旧</text:p></table:table-cell></table:tracked-changes>' +
        '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>' +
        table(row(cell('office:value-type="date" office:date-value="2011-08-31"', p('x')))) + table('', 'table:name="码表" table:style-name="ta2"'),
    ), 'a.ods');
    expect([book.format, book.sheets.map((sheet) => [sheet.name, sheet.hidden, sheet.date1904, sheet.rows.length])]).toEqual(['ods', [['台账', false, true, 1], ['码表', true, true, 0]]]);
    expect(book.sheets[0]?.rows[0]?.cells).toEqual([{ t: 'n', v: 40_786 - 1462, d: true }]);
  });

  it('I05 repetition as a bomb', async () => {
    const filled = cell('office:value-type="float" office:value="1" table:number-columns-repeated="200"', p('1'));
    const bombs = [table(row(filled, 'table:number-rows-repeated="1000000"')), table(row(filled, 'table:number-rows-repeated="9999999999"')), table(row(cell('office:value-type="string"', p('<text:s text:c="1000000"/>')))),
      table(row(cell('table:number-columns-repeated="16384"') + filled))];
    for (const bomb of bombs) expect((await refusalOf(readWorkbook(ods(bomb), 'a.ods'))).code).toBe('FILE_HOSTILE');
  });
});
