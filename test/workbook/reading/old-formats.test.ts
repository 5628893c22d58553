import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { RawWorkbook } from '../../../electron/domain/importing/raw-sheet.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { biff2File, biffRecord } from '../../fixtures/workbooks/biff2-file.js';
import { cellsByAddress, readCells, refusalOf } from '../../fixtures/workbooks/read-fixture.js';

function libraryBook(date1904 = false): XLSX.WorkBook {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['借据号', '余额', '形成日期', '备注'],
    ['430900198001011234', 120_000.55, 40_786, '甲\n乙'],
    ['0012', -0.01, 40_787.5, true],
    [null, 99_999_999_999.99, null, { t: 'e', v: 0x2a }],
  ]);
  Object.assign(sheet['C2'] as object, { z: 'yyyy-mm-dd' });
  Object.assign(sheet['C3'] as object, { z: 'yyyy"年"m"月"d"日"' });
  sheet['!merges'] = [XLSX.utils.decode_range('A1:B1')];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, '表内');
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([[1]]), '码表');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }], WBProps: { date1904 } };
  return book;
}

const written = (book: XLSX.WorkBook, bookType: XLSX.BookType | 'biff3' | 'biff4'): Uint8Array =>
  // the library's types know fewer formats than it writes
  new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: bookType as XLSX.BookType }) as Buffer);

const EXPECTED = {
  A1: { t: 's', v: '借据号' }, B1: { t: 's', v: '余额' }, C1: { t: 's', v: '形成日期' }, D1: { t: 's', v: '备注' },
  A2: { t: 's', v: '430900198001011234' }, B2: { t: 'n', v: 120_000.55 }, C2: { t: 'n', v: 40_786, d: true }, D2: { t: 's', v: '甲\n乙' },
  A3: { t: 's', v: '0012' }, B3: { t: 'n', v: -0.01 }, C3: { t: 'n', v: 40_787.5, d: true }, D3: { t: 'b', v: true },
  B4: { t: 'n', v: 99_999_999_999.99 }, D4: { t: 'e', v: '#N/A' },
};
const cellsOf = (book: RawWorkbook) => book.sheets.map(cellsByAddress);

describe('P-2 .xls, .et and .xlsb through the library', () => {
  it.each(['biff8', 'xlsb'] as const)('%s: cells, dates, merges, hidden sheets, date system', async (type) => {
    for (const date1904 of [false, true]) {
      const book = await readWorkbook(written(libraryBook(date1904), type), '台账.et');
      expect(cellsOf(book)).toEqual([EXPECTED, { A1: { t: 'n', v: 1 } }]);
      expect(book.sheets.map((s) => [s.name, s.hidden, s.date1904, s.merges])).toEqual([
        ['表内', false, date1904, [{ top: 1, left: 1, bottom: 1, right: 2 }]], ['码表', true, date1904, []],
      ]);
      expect(book.format).toBe(type === 'biff8' ? 'xls' : 'xlsb');
    }
  });

  it('I12 Excel 5: the text of a Chinese PC is GBK', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([['QQQQ', '370018780175989834', 1.5]]);
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, 'S');
    const bytes = Buffer.from(written(book, 'biff5'));
    Buffer.from([0xd3, 0xe0, 0xb6, 0xee]).copy(bytes, bytes.indexOf('QQQQ'));
    bytes.writeUInt16LE(936, bytes.indexOf(Buffer.from([0x42, 0x00, 0x02, 0x00])) + 4);
    expect(await readCells(bytes)).toEqual({ A1: { t: 's', v: '余额' }, B1: { t: 's', v: '370018780175989834' }, C1: { t: 'n', v: 1.5 } });
  });

  it.each(['biff2', 'biff3', 'biff4'] as const)('%s without a container', async (type) => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['A1', 2]]), 'S');
    expect(await readCells(written(book, type), 'old.xls')).toEqual({ A1: { t: 's', v: 'A1' }, B1: { t: 'n', v: 2 } });
  });

  it('the rows of a sheet come one by one', async () => {
    const seen: number[] = [];
    await readWorkbook(written(libraryBook(), 'biff8'), 'a.xls', (row, sheet) => {
      if (sheet.name === '表内') seen.push(row.row);
    });
    expect(seen).toEqual([1, 2, 3, 4]);
  });
});

describe('I05 the library sees no record it does not need', () => {
  const codeOf = async (bytes: Uint8Array): Promise<string> => (await refusalOf(readWorkbook(bytes, 'a.xls'))).code;

  it('a link over 65,536 × 65,536 cells, a formula with forged tokens', async () => {
    const link = biffRecord(0x01b8, [0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff, ...new Array<number>(40).fill(0)]);
    const formula = biffRecord(0x0006, [5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 200, 0x19, 0x04, 0xff, 0xff]);
    expect(await readCells(biff2File(1, 1, [link, formula]), 'a.xls')).toEqual({ A1: { t: 'n', v: 0 }, A6: { t: 'n', v: 1 } });
  });
  it('a cell right of column IV', async () => {
    expect(await codeOf(biff2File(1, 1, [biffRecord(0x0003, [0, 0, 0xff, 0xff, ...new Array<number>(11).fill(0)])]))).toBe('FILE_HOSTILE');
  });
  it('a password', async () => {
    expect(await codeOf(biff2File(1, 1, [biffRecord(0x002f, [0, 0, 1, 2])]))).toBe('FILE_ENCRYPTED');
  });
  it('records out of step, a part without end', async () => {
    const whole = biff2File(20, 3);
    expect(await codeOf(whole.subarray(0, whole.length - 4))).toBe('FILE_DAMAGED');
    const shifted = Uint8Array.from(whole);
    shifted[10] = 0x70;
    expect(await codeOf(shifted)).toBe('FILE_DAMAGED');
  });
});

describe('a file cut off', () => {
  it('anywhere: refused, or all cells are there because only the trailer is gone; never some of them', async () => {
    const whole = written(libraryBook(), 'biff8');
    let refusals = 0;
    for (let length = 600; length < whole.length; length += 97) {
      try {
        expect(cellsOf(await readWorkbook(whole.subarray(0, length), 'a.xls'))[0]).toEqual(EXPECTED);
      } catch (e) {
        expect(e).toMatchObject({ code: 'FILE_DAMAGED' });
        refusals++;
      }
    }
    expect(refusals).toBeGreaterThan(10);
  });
});
