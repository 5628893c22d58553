import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../electron/domain/messages.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { deflateBomb } from '../../fixtures/workbooks/deflate-bomb.js';
import { readSheet, refusalOf } from '../../fixtures/workbooks/read-fixture.js';
import { bookParts, oneSheet, xlsxBook, zipParts } from '../../fixtures/workbooks/xlsx-book.js';
import { zipFile, type ZipPart } from '../../fixtures/workbooks/zip-file.js';

const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const base = (): Record<string, string> => bookParts({ sheets: [{ name: '台账', data: '<row><c t="s"><v>0</v></c></row>' }], strings: '<si><t>甲</t></si>' });
const asZipParts = (parts: Record<string, string>): ZipPart[] => Object.entries(parts).map(([name, xml]) => ({ name, data: Buffer.from(xml) }));
/** The base workbook with one part replaced by something a zip library would not write. */
const withPart = (name: string, part: Omit<ZipPart, 'name'>): Uint8Array => zipFile([...asZipParts(base()).filter((p) => p.name !== name), { name, ...part }]);
const bomb = (name: string, head: string, piece: string, times: number, tail: string): Uint8Array => {
  const { packed, size } = deflateBomb(head, piece, times, tail);
  return withPart(name, { data: Buffer.alloc(0), packed, declaredSize: size });
};
/** Bytes that do not pack, as a comment: brings the ratio of a bomb down to an honest one. */
const ballast = (bytes: number): string => Array.from({ length: Math.ceil(bytes / 300_000) }, () => `<!--${randomBytes(225_000).toString('base64').replaceAll('-', '+')}-->`).join('');

async function refused(bytes: Uint8Array): Promise<{ code: ErrorCode; reason: unknown }> {
  const { code, details } = await refusalOf(readWorkbook(bytes, '来件.xlsx'));
  expect(details['name']).toBe('来件.xlsx');
  return { code, reason: details['reason'] };
}
const hostile = (reason: string): { code: ErrorCode; reason: string } => ({ code: 'FILE_HOSTILE', reason });
const head = '<worksheet><sheetData>';
const tail = '</sheetData></worksheet>';

describe('I05 zip bombs are refused before or while inflating', () => {
  it('1 GB of blanks in a sheet', async () => {
    expect(await refused(bomb(SHEET, head, ' '.repeat(1 << 20), 1000, tail))).toEqual(hostile('压缩比过高'));
  });
  it('1 GB in one shared string', async () => {
    expect(await refused(bomb(STRINGS, '<sst><si><t>', '甲'.repeat(1 << 18), 1300, '</t></si></sst>'))).toEqual(hostile('压缩比过高'));
  });
  it('30 million tiny cells', async () => {
    expect(await refused(bomb(SHEET, `${head}<row>`, '<c/>'.repeat(1 << 18), 115, `</row>${tail}`))).toEqual(hostile('压缩比过高'));
  });
  it('more than 1 GB declared by parts that each look honest', async () => {
    const part = { data: Buffer.alloc(0), packed: randomBytes(6000), declaredSize: 9_000_000 };
    expect(await refused(zipFile([...asZipParts(base()), ...Array.from({ length: 130 }, (_, i) => ({ name: `xl/${i}.xml`, ...part }))]))).toEqual(hostile('解压后过大'));
  });
  it('a declared size smaller than the real one', async () => {
    const { packed } = deflateBomb(head, ' '.repeat(1 << 20), 500, tail);
    expect(await refused(withPart(SHEET, { data: Buffer.alloc(0), packed, declaredSize: 4000 }))).toEqual(hostile('实际大小超过声明'));
  });
  it('a declared size of 4 GB for 12 KB', async () => {
    expect(await refused(withPart(SHEET, { data: Buffer.from(head + tail), declaredSize: 0xf0000000 }))).toEqual(hostile('压缩比过高'));
  });
  it('a declared size larger than the real one is a cut-off part', async () => {
    expect((await refused(withPart(SHEET, { data: Buffer.from(head + tail), declaredSize: 5000 }))).code).toBe('FILE_DAMAGED');
  });
  it('100,000 entries', async () => {
    expect(await refused(zipFile(asZipParts(base()), { declaredCount: 50_000 }))).toEqual(hostile('内含 50000 个部件'));
  });
  it('300 parts, but 300 pictures are welcome', async () => {
    const many = (folder: string): Uint8Array => zipParts({ ...base(), ...Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`xl/${folder}/${i}.png`, 'x'])) });
    expect((await refused(many('extra'))).code).toBe('FILE_HOSTILE');
    expect((await readSheet(many('media'))).rows).toHaveLength(1);
  });
  it('parts that share their bytes', async () => {
    const data = randomBytes(9000);
    const parts = Array.from({ length: 20 }, (_, i) => ({ name: `xl/${i}.xml`, data, declaredPackedSize: 9000 * (20 - i) }));
    expect(await refused(zipFile([...asZipParts(base()), ...parts]))).toEqual(hostile('部件互相重叠'));
  });
  it('a zip inside the zip is not opened', async () => {
    expect((await readSheet(zipParts({ ...base(), 'xl/embeddings/book.xlsx': zipParts(base()) }))).rows).toHaveLength(1);
  });
});

describe('I05 what packs honestly and is too much all the same', () => {
  it('20 million cells in a row that never ends', async () => {
    expect(await refused(bomb(SHEET, `${head}${ballast(600_000)}<row>`, '<c/>'.repeat(1 << 18), 100, tail))).toEqual(hostile('单元格超过 2000 万个'));
  });
  it('a text of 100 MB', async () => {
    expect(await refused(bomb(STRINGS, `<sst>${ballast(700_000)}<si><t>`, 'x'.repeat(1 << 20), 100, '</t></si></sst>'))).toEqual(hostile('一段内容过长'));
  });
  it('a text of 32,768 characters, or many runs that come to it', async () => {
    const cell = (inner: string): Uint8Array => oneSheet(`<row><c t="inlineStr"><is>${inner}</is></c></row>`);
    const tooLong = hostile('一个单元格的文字超过 32767 个字');
    expect(await refused(cell(`<t>${'长'.repeat(32_768)}</t>`))).toEqual(tooLong);
    expect(await refused(cell('<r><t>长长长长长长长长</t></r>'.repeat(5000)))).toEqual(tooLong);
    expect((await readSheet(cell(`<t>${'长'.repeat(32_767)}</t>`))).rows).toHaveLength(1);
  });
  it('a tag, a comment or a declaration that never ends', async () => {
    for (const open of ['<row r="', '<!--', '<?x ', '<x y="']) {
      expect((await refused(bomb(SHEET, head + ballast(300_000), open + 'x'.repeat(1 << 20), 30, tail))).code, open).toBe('FILE_HOSTILE');
    }
  });
  it('nesting a million levels deep', async () => {
    const parts = base();
    parts[SHEET] = `${head}${'<a>'.repeat(1_000_000)}${'</a>'.repeat(1_000_000)}${tail}`;
    expect((await readSheet(zipParts(parts))).rows).toHaveLength(0);
  });
  it('merged areas that cover the sheet again and again', async () => {
    const data = '<row r="1"><c r="A1"><v>1</v></c></row><row r="200000"><c r="IV200000"><v>1</v></c></row>';
    expect(await refused(xlsxBook({ sheets: [{ name: '台账', data, after: `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(50)}</mergeCells>` }] }))).toEqual(hostile('合并单元格互相重叠'));
  });
  it('a merged area more than any sheet has', async () => {
    const after = `<mergeCells>${'<mergeCell ref="A1:B1"/>'.repeat(200_001)}</mergeCells>`;
    expect(await refused(xlsxBook({ sheets: [{ name: '台账', data: '', after }] }))).toEqual(hostile('合并单元格过多'));
  });
  it('ten thousand tabs, or one sheet under many names', async () => {
    const parts = base();
    const book = parts['xl/workbook.xml'] as string;
    const tab = '<sheet name="台账" sheetId="1" r:id="rId1"/>';
    expect(await refused(zipParts({ ...parts, 'xl/workbook.xml': book.replace(tab, tab.repeat(10_000)) }))).toEqual(hostile('工作表过多'));
    expect((await refused(zipParts({ ...parts, 'xl/workbook.xml': book.replace(tab, tab.repeat(2)) }))).code).toBe('FILE_DAMAGED');
  });
});

describe('I06 addresses', () => {
  it('one cell at the far end of the sheet is read as one cell outside', async () => {
    const sheet = await readSheet(oneSheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'));
    expect([sheet.rows, sheet.outside]).toEqual([[], { count: 1, first: 'XFD1048576' }]);
  });
  it.each(['ZZZZZ4000000000', 'XFE1', 'A1048577', '__proto__', 'A0', 'A', '1', 'A1B', ''])('address %s', async (r) => {
    expect(await refused(oneSheet(`<row><c r="${r}"><v>1</v></c></row>`))).toEqual(hostile('单元格地址超出表格范围'));
  });
  it('row numbers beyond the sheet', async () => {
    expect((await refused(oneSheet('<row r="1048577"><c><v>1</v></c></row>'))).code).toBe('FILE_HOSTILE');
    expect((await refused(oneSheet('<row r="99999999999"><c><v>1</v></c></row>'))).code).toBe('FILE_DAMAGED');
  });
  it('a merged area with a foreign address', async () => {
    expect((await refused(xlsxBook({ sheets: [{ name: '台账', data: '', after: '<mergeCells><mergeCell ref="A1:__proto__"/></mergeCells>' }] }))).code).toBe('FILE_HOSTILE');
  });
});

describe('I07 names that are properties of every object', () => {
  it('stay texts and change nothing', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'polluted'];
    const data = `<row>${names.map((n) => `<c t="inlineStr"><is><t>${n}</t></is></c>`).join('')}</row>`;
    const book = await readWorkbook(xlsxBook({ sheets: [{ name: '__proto__', data }] }), '__proto__');
    expect(book.sheets.map((s) => [s.name, s.rows[0]?.cells])).toEqual([['__proto__', names.map((v) => ({ t: 's', v }))]]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('I09 entities and DOCTYPE', () => {
  const doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
  it.each(['xl/workbook.xml', SHEET, STRINGS, 'xl/styles.xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels'])('in %s', async (name) => {
    const parts = base();
    parts[name] = (parts[name] as string).replace('?>\n', `?>\n${doctype}`);
    expect(await refused(zipParts(parts))).toEqual(hostile('含有 DOCTYPE 声明'));
  });
  it('in content.xml of an .ods', async () => {
    const content = `<?xml version="1.0"?>${doctype}<office:document-content xmlns:office="o"/>`;
    expect(await refused(zipParts({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content }))).toEqual(hostile('含有 DOCTYPE 声明'));
  });
});

describe('I10 what a workbook would like to fetch or run', () => {
  it('external links, DDE and macros leave only the cached value', async () => {
    const parts = base();
    const data = '<row><c t="str"><f>[1]Sheet1!A1</f><v>旧值</v></c><c><f>cmd|\' /C calc\'!A0</f><v>0</v></c><c t="str"><f>HYPERLINK("http://198.51.100.7/")</f><v>点我</v></c></row>';
    parts[SHEET] = `${head}${data}${tail}`;
    parts['xl/_rels/workbook.xml.rels'] = (parts['xl/_rels/workbook.xml.rels'] as string).replace('</Relationships>',
      '<Relationship Id="rIdX" Type="x/externalLink" Target="externalLinks/externalLink1.xml"/><Relationship Id="rIdY" Type="x/sharedStrings" Target="http://198.51.100.7/s.xml" TargetMode="External"/></Relationships>');
    parts['xl/vbaProject.bin'] = 'not opened';
    expect((await readSheet(zipParts(parts))).rows[0]?.cells).toEqual([{ t: 's', v: '旧值' }, { t: 'n', v: 0 }, { t: 's', v: '点我' }]);
  });
  it('a part taken from outside is a part that is missing', async () => {
    const parts = base();
    parts['xl/_rels/workbook.xml.rels'] = (parts['xl/_rels/workbook.xml.rels'] as string).replace('Target="worksheets/sheet1.xml"', 'Target="http://198.51.100.7/s.xml" TargetMode="External"');
    expect((await refused(zipParts(parts))).code).toBe('FILE_DAMAGED');
  });
});

describe('zip files that tell two stories', () => {
  it('another name in the part than in the directory', async () => {
    expect(await refused(withPart(SHEET, { data: Buffer.from(head + tail), localName: 'xl/worksheets/sheet2.xml' }))).toEqual(hostile('部件名称前后不一致'));
  });
  it('the same part twice', async () => {
    expect(await refused(zipFile([...asZipParts(base()), { name: SHEET.toUpperCase(), data: Buffer.from('x') }]))).toEqual(hostile('同名部件重复'));
  });
  it('an encrypted part', async () => {
    expect((await refused(withPart(SHEET, { data: Buffer.from(head + tail), flags: 1 }))).code).toBe('FILE_ENCRYPTED');
  });
  it('a way of packing nobody uses', async () => {
    expect(await refused(withPart(SHEET, { data: Buffer.from(head + tail), method: 14 }))).toEqual(hostile('压缩方式不认识'));
  });
  it('a flipped bit: the checksum does not match', async () => {
    expect((await refused(withPart(SHEET, { data: Buffer.from(head + tail), crc: 1 }))).code).toBe('FILE_DAMAGED');
  });
  it('cut off at every tenth of its length', async () => {
    const whole = xlsxBook({ sheets: [{ name: '台账', data: '<row><c><v>1</v></c></row>' }] });
    for (let tenth = 1; tenth < 10; tenth++) {
      expect((await refused(whole.subarray(0, Math.floor((whole.length * tenth) / 10)))).code).toBe('FILE_DAMAGED');
    }
  });
});
