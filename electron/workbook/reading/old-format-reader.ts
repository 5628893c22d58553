import type { RawCell } from '../../domain/importing/raw-sheet.js';
import { plainBiff } from './biff-records.js';
import { isBuiltinDateFormat, isDateFormat } from './date-format.js';
import { MAX_OLD_FORMAT_BYTES, MAX_SHEETS } from './limits.js';
import { readWithLibrary, type OldCell, type OldWorkbook } from './old-format-library.js';
import { NO, YES, numberCell } from './raw-cells.js';
import { Refusal, hostile } from './refusal.js';
import type { RowSink } from './row-sink.js';
import { CellBudget, SheetRows } from './sheet-rows.js';
import { cellTextWithin } from './xml-text.js';
import { plainXlsb } from './xlsb-package.js';
import type { ZipDirectory } from './zip-directory.js';

/** Reads the record stream of a .xls or .et (BIFF 2 to 8). */
export function readXls(biff: Buffer, sink: RowSink): void {
  handOn(readWithLibrary(plainBiff(withinSize(biff))), sink);
}

/** Reads .xlsb from a plain copy of its parts. */
export async function readXlsb(zip: ZipDirectory, sink: RowSink): Promise<void> {
  withinSize(zip.bytes);
  handOn(readWithLibrary(await plainXlsb(zip)), sink);
}

function withinSize(bytes: Buffer): Buffer {
  if (bytes.length > MAX_OLD_FORMAT_BYTES) throw new Refusal('FILE_TOO_LARGE', { limit: `${MAX_OLD_FORMAT_BYTES / 1024 / 1024} MB` });
  return bytes;
}

function handOn(workbook: OldWorkbook, sink: RowSink): void {
  if (workbook.SheetNames.length > MAX_SHEETS) throw hostile('工作表过多');
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const hiddenNames = new Set(workbook.Workbook?.Sheets?.filter((s) => (s.Hidden ?? 0) > 0).map((s) => s.name));
  const budget = new CellBudget();
  workbook.SheetNames.forEach((name) => {
    const sheet = workbook.Sheets[name];
    if (!sheet || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) return;
    const rows = new SheetRows({ name, hidden: hiddenNames.has(name), date1904 }, sink, budget);
    const data = (sheet['!data'] as (OldCell[] | undefined)[] | undefined) ?? [];
    // by keys: a row with one cell far to the right is a list with one entry, not with sixteen thousand
    for (const r of Object.keys(data)) {
      const cells = data[Number(r)] ?? [];
      rows.openRow(Number(r) + 1);
      for (const c of Object.keys(cells)) {
        rows.meet();
        const raw = rawCell(cells[Number(c)]);
        if (raw !== null) rows.put(Number(c), raw);
      }
      rows.closeRow();
      // handed on: the library's copy is let go row by row
      data[Number(r)] = undefined;
    }
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
