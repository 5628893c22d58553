import { TextDecoder } from 'node:util';
import * as XLSX from 'xlsx';
import { Refusal, damaged } from './refusal.js';

export type OldWorkbook = XLSX.WorkBook;
export type OldCell = XLSX.CellObject;

/** Text of Excel 5 files is in the code page of the PC that wrote it; Node's own decoders serve instead of tables. */
const CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [936, 'gb18030'], [10_008, 'gb18030'], [54_936, 'gb18030'], [950, 'big5'], [10_002, 'big5'], [932, 'shift_jis'], [949, 'euc-kr'],
  [1200, 'utf-16le'], [65_001, 'utf-8'], [866, 'ibm866'], [874, 'windows-874'],
]);
const decoders = new Map<number, TextDecoder>();

function decoder(codePage: number): TextDecoder {
  let known = decoders.get(codePage);
  if (!known) {
    const windows = codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'windows-1252';
    known = new TextDecoder(CODE_PAGES.get(codePage) ?? windows, { ignoreBOM: true });
    decoders.set(codePage, known);
  }
  return known;
}

XLSX.set_cptable({ utils: { decode: (codePage: number, bytes: ArrayLike<number>) => decoder(codePage).decode(Uint8Array.from(bytes)) } });

/**
 * The one place where the library is called, for .xls, .et and .xlsb only, behind the size cap and inside the worker.
 * Serials stay numbers (no cellDates), the claimed dimension is ignored (nodim), an error is an error (WTF).
 */
export function readWithLibrary(bytes: Buffer): OldWorkbook {
  try {
    return XLSX.read(bytes, {
      type: 'buffer', raw: true, dense: true, nodim: true, WTF: true, cellDates: false, cellHTML: false, cellText: false,
      cellFormula: false, cellStyles: false, cellNF: true, bookVBA: false, bookDeps: false,
    });
  } catch (e) {
    const message = e instanceof Error ? e.message.toLowerCase() : '';
    if (message.includes('password') || message.includes('encrypt')) throw new Refusal('FILE_ENCRYPTED', {}, { cause: e });
    // the library throws strings, Errors and RangeErrors alike when a record makes no sense
    throw damaged(e);
  }
}
