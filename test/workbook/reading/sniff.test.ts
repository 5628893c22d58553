import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { ErrorCode } from '../../../electron/domain/messages.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { readCells, refusalOf } from '../../fixtures/workbooks/read-fixture.js';
import { oneSheet, zipParts } from '../../fixtures/workbooks/xlsx-book.js';

/** An OLE2 file with these streams at its root. */
function compound(...streams: string[]): Uint8Array {
  const file = XLSX.CFB.utils.cfb_new();
  for (const name of streams) XLSX.CFB.utils.cfb_add(file, `/${name}`, Buffer.alloc(5000, 1));
  return new Uint8Array(XLSX.CFB.write(file, { type: 'array' }) as number[]);
}

const xml2003 = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>';
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const REFUSED: [string, Uint8Array, ErrorCode][] = [
  ['an empty file', new Uint8Array(0), 'FILE_EMPTY'],
  ['a file of blanks', utf8(' \r\n\r\n'), 'FILE_EMPTY'],
  ['a password (EncryptionInfo)', compound('EncryptionInfo', 'EncryptedPackage'), 'FILE_ENCRYPTED'],
  ['a Word file', compound('WordDocument', '1Table'), 'FILE_NOT_WORKBOOK'],
  ['a compound file cut off', compound('Workbook').subarray(0, 700), 'FILE_DAMAGED'],
  ['a web page named .xls', utf8('\ufeff \n<HTML><table><tr><td>370018780175989834</td></tr></table>'), 'FILE_HTML'],
  ['a bare table', utf8('<table border=1><tr><td>1</td></tr></table>'), 'FILE_HTML'],
  ['a web archive', utf8('MIME-Version: 1.0\r\nX-Document-Type: Workbook'), 'FILE_HTML'],
  ['a web page in UTF-16', Buffer.from('\ufeff<html></html>', 'utf16le'), 'FILE_HTML'],
  ['an XML table of 2003', utf8(xml2003), 'FILE_XML_TABLE'],
  ['a PDF', utf8('%PDF-1.7\n1 0 obj'), 'FILE_NOT_WORKBOOK'],
  ['a drawing', utf8('<svg xmlns="s"/>'), 'FILE_NOT_WORKBOOK'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'FILE_NOT_WORKBOOK'],
  ['a zip that is no workbook', zipParts({ 'a.txt': 'x' }), 'FILE_NOT_WORKBOOK'],
  ['a Word file of today', zipParts({
    '_rels/.rels': '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>', 'word/document.xml': '<w:document xmlns:w="w"/>',
  }), 'FILE_NOT_WORKBOOK'],
  ['a text document of LibreOffice', zipParts({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }), 'FILE_NOT_WORKBOOK'],
  ['an .ods with a password', zipParts({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'META-INF/manifest.xml': '<manifest:encryption-data/>', 'content.xml': 'x',
  }), 'FILE_ENCRYPTED'],
];

describe('I03 I04 a file is what its content says', () => {
  it.each(REFUSED)('%s', async (_what, bytes, code) => {
    expect((await refusalOf(readWorkbook(bytes, '来件.xls'))).code).toBe(code);
  });

  it('a .xlsx named .xls, and a text table named .xlsx', async () => {
    expect(await readCells(oneSheet('<row><c><v>1</v></c></row>'), '来件.xls')).toEqual({ A1: { t: 'n', v: 1 } });
    expect(await readCells(utf8('甲,乙'), '来件.xlsx')).toEqual({ A1: { t: 's', v: '甲' }, B1: { t: 's', v: '乙' } });
  });

  it('a file above 64 MB is refused without a look', async () => {
    const refusal = await refusalOf(readWorkbook(new Uint8Array(64 * 1024 * 1024 + 1), '大.xlsx'));
    expect(refusal.message).toBe('文件“大.xlsx”超过允许的大小（64 MB）');
  });
});
