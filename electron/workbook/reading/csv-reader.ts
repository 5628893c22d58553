import { CsvParser, headSeparator } from './csv-parser.js';
import { Refusal } from './refusal.js';
import type { RowSink } from './row-sink.js';
import { CellBudget, SheetRows } from './sheet-rows.js';
import { decodeText, type TextEncoding } from './text-encoding.js';

/**
 * Reads a text table as one sheet of text cells, named like the file. A record is a row: its number is the one Excel
 * and WPS show.
 */
export function readCsv(bytes: Buffer, encoding: TextEncoding, fileName: string, sink: RowSink): void {
  const rows = new SheetRows({ name: sheetName(fileName), hidden: false, date1904: false }, sink, new CellBudget());
  let record = 1;
  let column = 0;
  const handler = {
    field: (text: string): void => {
      rows.meet();
      if (text !== '') {
        if (rows.current < record) rows.openRow(record);
        rows.put(column, { t: 's', v: text });
      }
      column++;
    },
    endRecord: (): void => {
      rows.closeRow();
      record++;
      column = 0;
    },
  };
  let parser: CsvParser | null = null;
  for (const text of decoded(bytes, encoding)) {
    parser ??= new CsvParser(headSeparator(text), handler);
    parser.push(text);
  }
  parser?.end();
  rows.end();
}

function* decoded(bytes: Buffer, encoding: TextEncoding): Generator<string> {
  // the end mark of old DOS programs is not content
  const end = bytes.at(-1) === 0x1a ? bytes.length - 1 : bytes.length;
  try {
    yield* decodeText(bytes.subarray(0, end), encoding);
  } catch (e) {
    throw e instanceof TypeError ? new Refusal('FILE_NOT_WORKBOOK', {}, { cause: e }) : e;
  }
}

function sheetName(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot > 0 ? fileName.slice(0, dot) : fileName;
}
