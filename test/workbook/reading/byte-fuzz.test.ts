import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { xlsxBook, zipParts } from '../../fixtures/workbooks/xlsx-book.js';

const sheet = XLSX.utils.aoa_to_sheet([['借据号', '余额', '日期'], ['430900198001011234', 120_000.55, 40_786], ['0012', -0.01, true]]);
sheet['!merges'] = [XLSX.utils.decode_range('A1:B1')];
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, sheet, '表内');
const written = (bookType: XLSX.BookType): Uint8Array => new Uint8Array(XLSX.write(book, { type: 'buffer', bookType }) as Buffer);
const own = xlsxBook({
  sheets: [{ name: '表', data: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><f>A1</f><v>40786</v></c><c r="C1" t="inlineStr"><is><r><t>甲&amp;</t></r></is></c></row>', after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>' }],
  strings: '<si><t>乙_x000D_</t></si>',
});

/** Where bytes change, and what they become. */
const changes = fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255)), { minLength: 1, maxLength: 6 });
const changed = (source: Uint8Array, list: readonly (readonly [number, number])[]): Uint8Array => {
  const bytes = Uint8Array.from(source);
  for (const [where, byte] of list) bytes[Math.floor(where * bytes.length)] = byte;
  return bytes;
};

/** Either it is read, or a sentence says why not. */
async function survives(bytes: Uint8Array): Promise<void> {
  try {
    expect((await readWorkbook(bytes, '来件')).sheets.length).toBeLessThan(10);
  } catch (e) {
    expect(String((e as { code?: unknown }).code), String((e as Error).stack)).toMatch(/^FILE_/);
  }
}

describe('I19 bytes changed at random: read or refused, never a crash', () => {
  it.each([['xlsx', own], ['xlsb', written('xlsb')], ['biff8', written('biff8')], ['biff5', written('biff5')], ['biff2', written('biff2')]])('%s as a file', async (_what, source) => {
    await fc.assert(fc.asyncProperty(changes, (list) => survives(changed(source, list))), { numRuns: 150 });
  });

  // the checksums of a zip file hide its parts from the changes above
  it.each([['xlsx', own], ['xlsb', written('xlsb')], ['ods', written('ods')]])('%s inside its parts', async (_what, source) => {
    const parts = unzipSync(source);
    const names = Object.keys(parts).filter((n) => n !== 'mimetype');
    await fc.assert(fc.asyncProperty(fc.constantFrom(...names), changes, async (name, list) => {
      const part = parts[name] as Uint8Array;
      if (part.length > 0) await survives(zipParts({ ...parts, [name]: changed(part, list) }));
    }), { numRuns: 200 });
  });

  it('any bytes at all, also behind the mark of every format', async () => {
    const marks = [[], [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [9, 8, 16, 0], [9, 0, 4, 0], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0x3c]];
    await fc.assert(fc.asyncProperty(fc.constantFrom(...marks), fc.uint8Array({ maxLength: 1500 }), (mark, rest) => survives(Uint8Array.from([...mark, ...rest]))), { numRuns: 500 });
  });
});
