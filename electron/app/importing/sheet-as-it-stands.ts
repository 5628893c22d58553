import type { OutputOf } from '../../contract/api.js';
import { fromExcelSerial } from '../../domain/date.js';
import type { SheetReading } from '../../domain/importing/profile.js';
import { cellText, type RawCell, type RawRow, type RawSheet } from '../../domain/importing/raw-sheet.js';

const FIRST_ROWS = 40;
/** 合计, signatures and remarks stand at the end. */
const LAST_ROWS = 4;
const WIDTH = 120;

/** A cell as a person sees it in the sheet: a date cell is a day, not a serial. */
export function textAt(cell: RawCell | undefined, sheet: Pick<RawSheet, 'date1904'>): string {
  if (cell?.t === 'n' && cell.d === true) return fromExcelSerial(cell.v, sheet.date1904) ?? String(cell.v);
  return cellText(cell);
}

/** The beginning and the end of a sheet for the eye, with what is merged and which rows are no data. */
export function sheetAsItStands(sheet: RawSheet, reading: SheetReading): Pick<OutputOf<'import.look'>, 'rows' | 'tail' | 'between' | 'skipped' | 'merges'> {
  const all = sheet.rows.length <= FIRST_ROWS + LAST_ROWS;
  const first = all ? sheet.rows : sheet.rows.slice(0, FIRST_ROWS);
  const last = all ? [] : sheet.rows.slice(-LAST_ROWS);
  const shown = new Set([...first, ...last].map((r) => r.row));
  const text = (r: RawRow): { row: number; cells: string[] } => ({ row: r.row, cells: r.cells.slice(0, WIDTH).map((c) => textAt(c, sheet)) });
  return {
    rows: first.map(text), tail: last.map(text), between: sheet.rows.length - first.length - last.length,
    skipped: (reading.skipped ?? []).filter((s) => shown.has(s.row)).map((s) => ({ ...s })),
    merges: sheet.merges.filter((m) => m.left <= WIDTH && (shown.has(m.top) || shown.has(m.bottom))).map((m) => ({ ...m })),
  };
}
