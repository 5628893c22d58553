import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../electron/domain/importing/raw-sheet.js';
import { CollectedSheets } from '../../../electron/workbook/reading/collected-sheets.js';
import { CellBudget, SheetRows } from '../../../electron/workbook/reading/sheet-rows.js';
import { XlsxSheet } from '../../../electron/workbook/reading/xlsx-sheet.js';

// A prefix takes every cell past the shortcut: what both say about the same sheet has to be the same.
const STRINGS: readonly RawCell[] = [{ t: 's', v: '柳林信用社' }, null, { t: 's', v: 'a' }];
const prefixed = (xml: string): string => xml.replaceAll(/<(\/?)([a-z])/gi, '<$1x:$2');
const sheetOf = (data: string): string => `<worksheet><sheetData>${data}</sheetData></worksheet>`;

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The rows, or the code of the refusal. */
async function read(xml: string, size: number): Promise<unknown> {
  const collected = new CollectedSheets();
  const rows = new SheetRows({ name: '表', hidden: false, date1904: false }, collected, new CellBudget());
  try {
    await new XlsxSheet(rows, { strings: STRINGS, dateStyles: [false, true], date1904: false }).read(cut(Buffer.from(xml), size));
    return collected.sheets;
  } catch (e) {
    return (e as { code?: unknown }).code ?? e;
  }
}

const text = fc.constantFrom('', '表内', ' 前后 ', '甲&amp;乙', '&#x4E01;', '&bad;', '&', '_x000D_', '_x', '430900198001011234', '行\r\n二', '行\n二', 'x'.repeat(70), '𠮷田', ']]', "'", '"', '>', 'a', '\ta');
const number = fc.constantFrom('', '0', '1', '-0', '2461.00', '1944.19', '-12.5', '1E+21', '0.30000000000000004', ' 7 ', '7 ', '65536', 'NaN', '0x10', '1<!-- -->2', '12345678901234567890', '99');
const formula = fc.constantFrom('', '<f/>', '<f t="shared" si="0"/>', '<f>A1+B1</f>', '<f aca="false">IF(A1=&quot;&quot;,1,2)</f>', '<f a="/>">B1</f>', "<f a='>'>B1</f>", '<f>&nope;</f>', '<f>&#65;</f>', '<f><![CDATA[A1]]></f>', '<f >A1</f >', '<fx>1</fx>');
const kind = fc.constantFrom('', ' t="n"', ' t="s"', ' t="str"', ' t="inlineStr"', ' t="b"', ' t="e"', ' t="d"', ' t="zz"', " t='s'");
const content = fc.oneof(
  fc.constant(''),
  fc.tuple(formula, number).map(([f, v]) => `${f}<v>${v}</v>`),
  fc.tuple(formula, text).map(([f, v]) => `${f}<v>${v}</v>`),
  text.map((t) => `<is><t>${t}</t></is>`),
  text.map((t) => `<is><t xml:space="preserve">${t}</t></is>`),
  fc.tuple(text, text).map(([a, b]) => `<is><r><t>${a}</t></r><r><t>${b}</t></r></is>`),
  formula,
  fc.constantFrom('<v>1</v><v>2</v>', '<v xml:space="preserve">1</v>', '<extLst><v>1</v></extLst>', '<is/>', '<!-- --><v>1</v>', '<v>1</v><!-- -->', '<v>1', '<v/>'),
);
const cell = fc.record({ gap: fc.nat(2), address: fc.constantFrom('right', 'right', 'right', 'right', 'none', 'other row', 'bad'), style: fc.constantFrom('', ' s="0"', ' s="1"', ' s="9"', ' s="x"', ' cm="1"', '  s="1"'), kind, content, blank: fc.constantFrom('', '', ' ', '\n') });
const sheet = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 4 }).map((rows) => rows.map((cells, r) => {
  let column = -1;
  const xml = cells.map((c) => {
    column += 1 + c.gap;
    const ref = c.address === 'none' ? '' : c.address === 'bad' ? ' r="A0"' : ` r="${String.fromCharCode(65 + (column % 26))}${r + (c.address === 'right' ? 1 : 2)}"`;
    const head = `<c${ref}${c.style}${c.kind}`;
    return c.blank + (c.content === '' ? `${head}/>` : `${head}>${c.content}</c>`);
  }).join('');
  return r % 3 === 2 ? `<row>${xml}</row>` : `<row r="${r + 1}" ht="12">${xml}</row>`;
}).join(''));

describe('I02 the shortcut for usual cells reads what the state machine reads', () => {
  it('random sheets, usual and odd cells mixed, whole and in pieces', async () => {
    await fc.assert(fc.asyncProperty(sheet, fc.constantFrom(1, 3, 7, 40, 1 << 20), async (data, size) => {
      expect(await read(sheetOf(data), size)).toEqual(await read(prefixed(sheetOf(data)), 1 << 20));
    }), { numRuns: 500 });
  });

  it('single cells: every kind with every content', async () => {
    await fc.assert(fc.asyncProperty(cell, async (c) => {
      const data = `<row r="1"><c r="A1"${c.style}${c.kind}>${c.content}</c></row>`;
      expect(await read(sheetOf(data), 1 << 20)).toEqual(await read(prefixed(sheetOf(data)), 1 << 20));
    }), { numRuns: 800 });
  });

  it('a text that comes again is one cell', async () => {
    const data = [1, 2, 3].map((r) => `<row r="${r}"><c r="A${r}" t="inlineStr"><is><t>柳林信用社</t></is></c><c r="B${r}" t="str"><f>A${r}</f><v>柳林信用社</v></c></row>`).join('');
    const [only] = (await read(sheetOf(data), 1 << 20)) as { rows: { cells: RawCell[] }[] }[];
    const cells = only?.rows.flatMap((r) => r.cells) ?? [];
    expect(cells).toHaveLength(6);
    expect(new Set(cells).size).toBe(1);
  });

  it('bytes left over from the piece before are never read as a cell', async () => {
    const long = `<row r="1">${Array.from({ length: 26 }, (_, i) => `<c r="${String.fromCharCode(65 + i)}1" t="inlineStr"><is><t>甲乙丙丁</t></is></c>`).join('')}</row>`;
    const whole = Buffer.from(sheetOf(long));
    for (let size = 1; size < 200; size++) expect(await read(sheetOf(long), size)).toEqual(await read(prefixed(sheetOf(long)), whole.length * 2));
    // cut off in the middle of everything
    for (let to = whole.length - 1; to > 0; to -= 7) expect(await read(whole.toString('utf8', 0, to), 64)).toBe('FILE_DAMAGED');
  });
});
