import { zipSync, type Zippable } from 'fflate';
import type { RawCell } from '../../domain/importing/raw-sheet.js';
import { isBuiltinDateFormat, isDateFormat } from './date-format.js';
import { MAX_OLD_FORMAT_BYTES, MAX_SHEETS, MAX_XLSB_INFLATED_BYTES } from './limits.js';
import { readWithLibrary, type OldCell, type OldWorkbook } from './old-format-library.js';
import { NO, YES, numberCell } from './raw-cells.js';
import { Refusal, hostile } from './refusal.js';
import type { RowSink } from './row-sink.js';
import { CellBudget, SheetRows } from './sheet-rows.js';
import { cellTextWithin } from './xml-text.js';
import type { ZipDirectory } from './zip-directory.js';
import { inflatePart } from './zip-part.js';

/** Reads .xls and .et (BIFF 2 to 8). */
export function readXls(bytes: Buffer, sink: RowSink): void {
  handOn(readWithLibrary(withinSize(bytes)), sink);
}

/**
 * Reads .xlsb. The library believes the sizes a zip file claims and reserves memory for them, so it never sees the file:
 * it gets a plain copy of the parts, inflated and counted here.
 */
export async function readXlsb(zip: ZipDirectory, sink: RowSink): Promise<void> {
  withinSize(zip.bytes);
  const parts: Zippable = {};
  let total = 0;
  for (const entry of zip.entries) {
    if (!isNeeded(entry.name.toLowerCase())) continue;
    total += entry.size;
    if (total > MAX_XLSB_INFLATED_BYTES) throw hostile('解压后过大');
    const pieces: Buffer[] = [];
    for await (const piece of inflatePart(zip, entry)) pieces.push(piece);
    parts[entry.name] = Buffer.concat(pieces);
  }
  handOn(readWithLibrary(Buffer.from(zipSync(parts, { level: 0 }))), sink);
}

const isNeeded = (name: string): boolean =>
  name === '[content_types].xml' || name.endsWith('.rels') || (name.startsWith('xl/') && name.endsWith('.bin') &&
    (name.startsWith('xl/worksheets/') || name === 'xl/workbook.bin' || name === 'xl/sharedstrings.bin' || name === 'xl/styles.bin'));

function withinSize(bytes: Buffer): Buffer {
  if (bytes.length > MAX_OLD_FORMAT_BYTES) throw new Refusal('FILE_TOO_LARGE', { limit: `${MAX_OLD_FORMAT_BYTES / 1024 / 1024} MB` });
  return bytes;
}

function handOn(workbook: OldWorkbook, sink: RowSink): void {
  if (workbook.SheetNames.length > MAX_SHEETS) throw hostile('工作表过多');
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const budget = new CellBudget();
  workbook.SheetNames.forEach((name, i) => {
    const sheet = workbook.Sheets[name];
    if (!sheet || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) return;
    const hidden = (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0;
    const rows = new SheetRows({ name, hidden, date1904 }, sink, budget);
    const data: (OldCell[] | undefined)[] = (sheet['!data'] as (OldCell[] | undefined)[] | undefined) ?? [];
    data.forEach((cells, r) => {
      if (!cells) return;
      rows.openRow(r + 1);
      cells.forEach((cell, c) => {
        rows.meet();
        const raw = rawCell(cell);
        if (raw !== null) rows.put(c, raw);
      });
      rows.closeRow();
      // handed on: the library's copy is let go row by row
      data[r] = undefined;
    });
    for (const m of sheet['!merges'] ?? []) {
      rows.merge({ top: m.s.r + 1, left: m.s.c + 1, bottom: m.e.r + 1, right: m.e.c + 1 });
    }
    rows.end();
  });
}

/** Results of formulas are always in these files; they come as plain values. */
function rawCell(cell: OldCell | undefined): RawCell {
  if (!cell || cell.v === undefined || cell.v === null) return null;
  switch (cell.t) {
    case 'n': return numberCell(Number(cell.v) + 0, isDate(cell.z));
    case 'b': return cell.v ? YES : NO;
    case 's': return cell.v === '' ? null : { t: 's', v: cellTextWithin(String(cell.v)) };
    case 'e': return { t: 'e', v: ERRORS.get(Number(cell.v)) ?? '#ERROR!' };
    default: return null;
  }
}

const formats = new Map<string, boolean>();

function isDate(format: string | number | undefined): boolean {
  if (format === undefined) return false;
  if (typeof format === 'number') return isBuiltinDateFormat(format);
  let known = formats.get(format);
  if (known === undefined) {
    known = isDateFormat(format);
    if (formats.size < 10_000) formats.set(format, known);
  }
  return known;
}

const ERRORS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'], [0x07, '#DIV/0!'], [0x0f, '#VALUE!'], [0x17, '#REF!'], [0x1d, '#NAME?'], [0x24, '#NUM!'], [0x2a, '#N/A'], [0x2b, '#GETTING_DATA'],
]);
