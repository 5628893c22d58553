import { CompoundFile } from './compound-file.js';
import { textKind } from './text-kind.js';
import type { TextEncoding } from './text-encoding.js';
import { Refusal } from './refusal.js';
import { mainPart } from './xlsx-relations.js';
import { inflateSmallPart } from './zip-part.js';
import { readZipDirectory, type ZipDirectory } from './zip-directory.js';

export type Sniffed =
  | { readonly kind: 'xlsx' | 'xlsb' | 'ods'; readonly zip: ZipDirectory }
  /** `biff`: the record stream, out of its container. */
  | { readonly kind: 'xls'; readonly biff: Buffer }
  | { readonly kind: 'csv'; readonly encoding: TextEncoding };

const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

/**
 * What a file is by its content; its extension is not asked. Refuses, by the name of the reason, what is empty,
 * password-protected, a web page, an XML table or no table at all.
 */
export function sniff(bytes: Buffer): Sniffed {
  if (bytes.length === 0) throw new Refusal('FILE_EMPTY');
  const mark = bytes.length >= 4 ? bytes.readUInt32BE(0) : 0;
  if (mark === 0x504b0304 || mark === 0x504b0506) return sniffZip(readZipDirectory(bytes));
  if (mark === 0xd0cf11e0) return sniffCompound(new CompoundFile(bytes));
  if (isBareBiff(bytes)) return { kind: 'xls', biff: bytes };
  return { kind: 'csv', encoding: textKind(bytes) };
}

function sniffZip(zip: ZipDirectory): Sniffed {
  const mimetype = zip.find('mimetype');
  if (mimetype) {
    if (!inflateSmallPart(zip, mimetype).toString('latin1').startsWith(ODS)) throw new Refusal('FILE_NOT_WORKBOOK');
    return { kind: 'ods', zip };
  }
  const main = mainPart(zip);
  if (main === null) throw new Refusal('FILE_NOT_WORKBOOK');
  return { kind: main.toLowerCase().endsWith('.bin') ? 'xlsb' : 'xlsx', zip };
}

function sniffCompound(file: CompoundFile): Sniffed {
  const entries = file.rootEntries();
  if (entries.some((e) => e.name === 'encryptioninfo' || e.name === 'encryptedpackage')) throw new Refusal('FILE_ENCRYPTED');
  // "Book" is the stream of Excel 5 and 95; a file that has both means the newer one
  const workbook = entries.find((e) => e.name === 'workbook') ?? entries.find((e) => e.name === 'book');
  if (!workbook) throw new Refusal('FILE_NOT_WORKBOOK');
  return { kind: 'xls', biff: file.read(workbook) };
}

/** Excel 2 to 5 wrote their records without a container; the file begins with a BOF record. */
function isBareBiff(bytes: Buffer): boolean {
  if (bytes.length < 8 || bytes[0] !== 0x09) return false;
  const length = bytes.readUInt16LE(2);
  switch (bytes[1]) {
    case 0x00: return length === 4;
    case 0x02:
    case 0x04: return length === 6;
    case 0x08: return length === 8 || length === 16;
    default: return false;
  }
}
