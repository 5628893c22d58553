import { describe, expect, it } from 'vitest';
import { CollectedSheets } from '../../../electron/workbook/reading/collected-sheets.js';
import { CellBudget, SheetRows } from '../../../electron/workbook/reading/sheet-rows.js';
import { XlsxSheet } from '../../../electron/workbook/reading/xlsx-sheet.js';
import { XlsxStrings } from '../../../electron/workbook/reading/xlsx-strings.js';
import { asUtf8 } from '../../../electron/workbook/reading/xml-encoding.js';

const STRINGS = '<?xml version="1.0" encoding="UTF-8"?><sst><si><t>甲乙</t></si><!-- <si> --><si><r><rPr><b/></rPr><t xml:space="preserve"> 𠮷 </t></r><rPh><t>音</t></rPh><r><t>a&amp;b</t></r></si></sst>';
const SHEET = '<?xml version="1.0"?>\n<x:worksheet xmlns:x="m"><x:dimension ref="A1"/><x:sheetData>' +
  '<x:row r="1" spans="1:4"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c><x:c r="C1" s="1"><x:f>A1&gt;B1</x:f><x:v>40786.25</x:v></x:c><x:c r="D1"><x:f>X()</x:f></x:c></x:row>' +
  '<x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t>㛃&#x4E01;<![CDATA[<丙>&amp;]]></x:t></x:is></x:c><x:c r="B3"><x:v>-12<!-- 注 -->34.5</x:v></x:c><x:c r="C3" t="b"><x:v>1</x:v></x:c><ext><x:v a="/>">9</x:v></ext></x:row>' +
  '</x:sheetData><x:mergeCells><x:mergeCell ref="A1:B3"/></x:mergeCells></x:worksheet>\n';

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(stringBytes: Buffer, sheetBytes: Buffer, size: number): Promise<unknown> {
  const strings = await new XlsxStrings().read(asUtf8(cut(stringBytes, size)));
  const collected = new CollectedSheets();
  const rows = new SheetRows({ name: '表', hidden: false, date1904: false }, collected, new CellBudget());
  await new XlsxSheet(rows, { strings, dateStyles: [false, true], date1904: false }).read(asUtf8(cut(sheetBytes, size)));
  return collected.sheets;
}

describe('a part that arrives in pieces reads like the whole', () => {
  const expected = [{
    name: '表', hidden: false, date1904: false, outside: null, merges: [{ top: 1, left: 1, bottom: 3, right: 2 }],
    rows: [
      { row: 1, cells: [{ t: 's', v: '甲乙' }, { t: 's', v: ' 𠮷 a&b' }, { t: 'n', v: 40_786.25, d: true }, { t: 'f', v: 'X()' }] },
      { row: 3, cells: [{ t: 's', v: '㛃丁<丙>&amp;' }, { t: 'n', v: -1234.5 }, { t: 'b', v: true }] },
    ],
  }];

  it.each([1, 2, 3, 4, 5, 7, 11, 64, 100_000])('UTF-8 in pieces of %d', async (size) => {
    expect(await read(Buffer.from(STRINGS), Buffer.from(SHEET), size)).toEqual(expected);
  });

  it.each([2, 6, 64, 100_000])('UTF-16 in pieces of %d', async (size) => {
    const wide = (xml: string): Buffer => Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    expect(await read(wide(STRINGS), wide(SHEET), size)).toEqual(expected);
  });

  it('a character cut off at the very end is damage', async () => {
    await expect(read(Buffer.from(STRINGS), Buffer.concat([Buffer.from(SHEET), Buffer.from([0xe4, 0xb8])]), 64)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });
});
