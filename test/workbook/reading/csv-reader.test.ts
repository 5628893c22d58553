import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headSeparator } from '../../../electron/workbook/reading/csv-parser.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { gb18030 } from '../../fixtures/workbooks/gb18030.js';
import { readSheet, refusalOf } from '../../fixtures/workbooks/read-fixture.js';

async function grid(bytes: Uint8Array): Promise<Record<number, (string | null)[]>> {
  const sheet = await readSheet(bytes, '清收登记.csv');
  return Object.fromEntries(sheet.rows.map((r) => [r.row, r.cells.map((c) => (c?.t === 's' ? c.v : null))]));
}
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
/** 借款人,余额 / 王某某·㛃,12 in GB18030 (㛃 and · of names take two or four bytes). */
const GBK = Buffer.from('bde8bfeec8cb2cd3e0b6ee0d0acdf5c4b3c4b3a1a48230cb332c31320d0a', 'hex');

describe('I12 encodings', () => {
  const expected = { 1: ['借款人', '余额'], 2: ['王某某', '12'] };
  const table = '借款人,余额\r\n王某某,12\r\n';
  it('UTF-8 with and without byte order mark', async () => {
    expect(await grid(utf8(table))).toEqual(expected);
    expect(await grid(utf8(`\ufeff${table}`))).toEqual(expected);
  });
  it('UTF-16 in both byte orders', async () => {
    const little = Buffer.from(`\ufeff${table}`, 'utf16le');
    expect(await grid(little)).toEqual(expected);
    expect(await grid(Buffer.from(little).swap16())).toEqual(expected);
  });
  it('GBK and the four-byte characters of GB18030', async () => {
    const text = new TextDecoder('gb18030').decode(GBK).split('\r\n');
    expect(await grid(GBK)).toEqual({ 1: text[0]?.split(','), 2: text[1]?.split(',') });
    expect(text[1]).toMatch(/^王某某·/);
  });
  it('rare characters of names in UTF-8', async () => {
    expect(await grid(utf8('㛃,𠮷田,阿·买'))).toEqual({ 1: ['㛃', '𠮷田', '阿·买'] });
  });
  it('bytes that are neither are no table', async () => {
    expect((await refusalOf(readWorkbook(Buffer.from([0x41, 0x2c, 0x81, 0x20, 0x0a]), 'a.csv'))).code).toBe('FILE_NOT_WORKBOOK');
  });
  // Read as GB18030, the names of the lines in UTF-8 came out as other names, without a word.
  it('lines in UTF-8 in a file of GBK, and the other way round, are refused', async () => {
    const [gbk, plain] = [gb18030('1,罗望山,石桥信用社\r\n'), utf8('2,陈福根,石桥镇第二信用社\r\n')];
    for (const bytes of [[gbk, plain], [plain, gbk], [plain, plain, gbk], [gb18030('借据号,借款人\n'), utf8('甲乙丙\n')]]) {
      expect((await refusalOf(readWorkbook(Buffer.concat(bytes), 'a.csv'))).code).toBe('FILE_MIXED_ENCODING');
    }
  });
  it('no text of GBK is taken for such a mixture', async () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((c) => String.fromCodePoint(c));
    await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: han, minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 200 }), async (names) => {
      const sheet = await readSheet(gb18030(`借据号,借款人\n${names.map((n, i) => `${i},${n}`).join('\n')}`), 'a.csv');
      expect(sheet.rows.slice(1).map((r) => r.cells[1])).toEqual(names.map((v) => ({ t: 's', v })));
    }), { numRuns: 100 });
  });
  it('a character cut in half between two pieces of a large file', async () => {
    const line = '余额甲乙丙,1\n';
    const rows = Math.ceil((1 << 21) / Buffer.byteLength(line));
    const sheet = await readSheet(utf8(line.repeat(rows)), 'a.csv');
    expect(sheet.rows).toHaveLength(rows);
    expect(new Set(sheet.rows.map((r) => JSON.stringify(r.cells))).size).toBe(1);
  });
});

describe('I13 nothing is guessed', () => {
  it('18 digits, leading zeros and fractions that look like dates stay text', async () => {
    const row = ['370018780175989834', '0012', '1-2', '3/4', '1E5', '=1+1', ' 空 格 '];
    expect(await grid(utf8(`${row.join(',')}\n`))).toEqual({ 1: row });
  });
  it('quotes, doubled quotes, line ends and separators inside fields', async () => {
    expect(await grid(utf8('"甲,乙","他说""好""",""\r\n"一\r\n二",x"y,"z"w\n\n末'))).toEqual({
      1: ['甲,乙', '他说"好"'], 2: ['一\r\n二', 'x"y', 'zw'], 4: ['末'],
    });
  });
  it('a quote that is never closed is a damaged file', async () => {
    expect((await refusalOf(readWorkbook(utf8('甲,"乙\n丙,丁'), 'a.csv'))).code).toBe('FILE_DAMAGED');
  });
  it('the sheet is named like the file', async () => {
    const sheet = await readSheet(utf8('甲,乙'), '清收登记.2011.csv');
    expect([sheet.name, sheet.merges, sheet.outside]).toEqual(['清收登记.2011', [], null]);
  });
});

describe('X-1 the separator is declared by the head line', () => {
  it.each([
    ['甲,乙,丙\n1;2;3;4;5', ','], ['甲\t乙\n', '\t'], ['甲;乙;丙,丁\n', ';'], ['某县联社不良贷款台账\n\n甲\t乙', '\t'], ['"一,二,三"\t甲\n', '\t'], ['甲,乙\t丙', ','], ['单列\n1', ','],
  ])('%j', (text, separator) => {
    expect(headSeparator(text)).toBe(separator);
  });
});

describe('I05 I08 long and wide text', () => {
  it('a field beyond what a cell holds, more columns than a sheet has, a million commas', async () => {
    expect((await refusalOf(readWorkbook(utf8(`甲,${'x'.repeat(40_000)}`), 'a.csv'))).code).toBe('FILE_HOSTILE');
    expect((await refusalOf(readWorkbook(utf8(`${','.repeat(16_384)}x`), 'a.csv'))).code).toBe('FILE_HOSTILE');
    expect((await readSheet(utf8(`甲${','.repeat(1_000_000)}`))).rows).toHaveLength(1);
    expect((await readSheet(utf8(`甲${','.repeat(300)}x`))).outside).toEqual({ count: 1, first: 'KO1' });
  });
});

describe('I18 written and read again', () => {
  it('any grid of texts', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', '0', '"', ',', '\n', '\r', '\t', ' ', '甲', '𠮷', ';', "'"), maxLength: 6 });
    await fc.assert(fc.asyncProperty(fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }), async (rows) => {
      // a head line fixes the separator
      const all = [['甲', '乙', '丙'], ...rows];
      const text = all.map((r) => r.map((f) => `"${f.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      const expected = Object.fromEntries(all.flatMap((r, i) => {
        const cells = r.map((f) => (f === '' ? null : f));
        while (cells.at(-1) === null) cells.pop();
        return cells.length === 0 ? [] : [[i + 1, cells]];
      }));
      expect(await grid(utf8(text))).toEqual(expected);
    }), { numRuns: 300 });
  });
});
