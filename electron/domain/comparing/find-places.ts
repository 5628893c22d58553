import { narrow, isEmptyMark } from '../importing/cell-text.js';
import { headMerges } from '../importing/head-paths.js';
import { cellText, type Merge, type RawRow, type RawSheet } from '../importing/raw-sheet.js';
import { filled, isBlank, isColumnNumbers, isHeadLike, isLine, isSingleText, isTitle } from '../importing/row-shape.js';
import { isFooter, type TablePlace } from './figure-table.js';

/** Levels of a nested head. */
const MOST_LEVELS = 5;
/** Tables on one sheet; beyond it the sheet is hostile, not office work. */
const MOST_TABLES = 100;
const MOST_LINES = 8;

/**
 * Where tables with a head stand on a sheet that may be anybody's, top to bottom. A head is one to five neighbouring rows
 * of words; a row of words further down begins a new table only when a title, a gap or the same head again says so: a row of
 * names without figures does not.
 */
export function findPlaces(sheet: RawSheet): TablePlace[] {
  const rows = sheet.rows.filter((r) => filled(r).length > 0);
  const merges = headMerges(sheet.merges);
  const places: { top: number; bottom: number }[] = [];
  for (let i = 0; i < rows.length && places.length < MOST_TABLES; i++) {
    const before = places.at(-1);
    if (!isHeadRow(rows, i, merges) || (before && !beginsAnew(rows, i, before))) continue;
    let bottom = i;
    while (bottom - i < MOST_LEVELS - 1 && isHeadRow(rows, bottom + 1, merges) && (rows[bottom + 1]?.row ?? 0) - (rows[bottom]?.row ?? 0) <= 2) bottom += 1;
    if (rows.slice(i, bottom + 1).some((r) => filled(r).length >= 2)) places.push({ top: i, bottom });
    i = bottom;
  }
  return places.map((place, n) => {
    const next = places[n + 1];
    const start = n === 0 ? 0 : linesBefore(rows, place.top, (places[n - 1]?.bottom ?? -1) + 1);
    const end = next ? linesBefore(rows, next.top, place.bottom + 1) : rows.length;
    return { head: rows.slice(place.top, place.bottom + 1), lines: rows.slice(Math.max(start, place.top - MOST_LINES), place.top), last: rows[end - 1]?.row ?? 0 };
  });
}

/** Words only: no figure, no mark for nothing, no title or label, no signatures. Years and months in a row may head columns. */
function isHeadRow(rows: readonly RawRow[], index: number, merges: ReadonlyMap<number, readonly Merge[]>): boolean {
  const row = rows[index];
  if (!row || !isHeadLike(row) || isLine(row) || isFooter(row) || isColumnNumbers(row)) return false;
  const width = Math.max(...rows.slice(index, index + MOST_LEVELS + 1).map((r) => r.cells.length));
  if (isTitle(row, merges, width)) return false;
  const numbers = row.cells.flatMap((c) => (c?.t === 'n' ? [c.v] : []));
  const inTurn = numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1);
  return (numbers.length === 0 || (numbers.length >= 2 && inTurn)) && !row.cells.some((c) => c?.t === 's' && !isBlank(c) && isEmptyMark(narrow(c.v)));
}

function beginsAnew(rows: readonly RawRow[], index: number, before: { readonly top: number; readonly bottom: number }): boolean {
  const [row, above] = [rows[index], rows[index - 1]];
  if (!row || !above || filled(row).length < 2) return false;
  const words = (r: RawRow): string => r.cells.map(cellText).join('\u0001');
  return row.row - above.row > 1 || isSingleText(above) || isLine(above) || rows.slice(before.top, before.bottom + 1).some((r) => words(r) === words(row));
}

/** The first of the title and label rows that stand right above a head. */
function linesBefore(rows: readonly RawRow[], top: number, floor: number): number {
  let first = top;
  while (first > floor) {
    const [row, below] = [rows[first - 1], rows[first]];
    if (!row || !below || below.row - row.row > 1 || isFooter(row) || !(isSingleText(row) || isLine(row))) break;
    first -= 1;
  }
  return first;
}
