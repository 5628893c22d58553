import type { RawRow, RawWorkbook, WorkbookFormat } from '../../domain/importing/raw-sheet.js';
import { CollectedSheets } from './collected-sheets.js';
import { readCsv } from './csv-reader.js';
import { MAX_FILE_BYTES } from './limits.js';
import { readOds } from './ods-reader.js';
import { readXls, readXlsb } from './old-format-reader.js';
import { Refusal, withName } from './refusal.js';
import type { RowSink, SheetHead } from './row-sink.js';
import { sniff } from './sniff.js';
import { readXlsx } from './xlsx-reader.js';

/**
 * Reads any workbook by its content and hands its rows on while reading. Nothing of the file is run, fetched or expanded.
 * @param name only for the sentence of a refusal and for the sheet of a text table
 * @throws DomainError FILE_* when the file cannot or must not be read; rows handed on until then do not count
 */
export async function streamWorkbook(bytes: Uint8Array, name: string, sink: RowSink): Promise<WorkbookFormat> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (buffer.length > MAX_FILE_BYTES) throw new Refusal('FILE_TOO_LARGE', { limit: `${MAX_FILE_BYTES / 1024 / 1024} MB` });
    const found = sniff(buffer);
    switch (found.kind) {
      case 'xlsx': await readXlsx(found.zip, sink); break;
      case 'xlsb': await readXlsb(found.zip, sink); break;
      case 'ods': await readOds(found.zip, sink); break;
      case 'xls': readXls(found.biff, sink); break;
      case 'csv': readCsv(buffer, found.encoding, name, sink); break;
    }
    return found.kind;
  } catch (e) {
    throw withName(e, name);
  }
}

/** Reads a whole workbook. With `onRow` the rows are handed on one by one and not kept: `rows` stays empty. */
export async function readWorkbook(
  bytes: Uint8Array,
  name: string,
  onRow?: (row: RawRow, sheet: SheetHead) => void,
): Promise<RawWorkbook> {
  const collected = new CollectedSheets(onRow);
  const format = await streamWorkbook(bytes, name, collected);
  return { format, sheets: collected.sheets };
}
