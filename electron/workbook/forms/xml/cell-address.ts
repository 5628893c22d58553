import { columnName } from '../../../domain/importing/raw-sheet.js';

export interface CellAddress {
  /** Zero-based: A = 0. */
  readonly column: number;
  /** From 1, as on the sheet. */
  readonly row: number;
}

/** Zero-based column of letters: A → 0, AB → 27. */
export function columnIndex(letters: string): number {
  let n = 0;
  for (const c of letters) n = n * 26 + c.charCodeAt(0) - 64;
  return n - 1;
}

/** `AB12` → column 27, row 12. Throws on anything that is not a plain cell address. */
export function parseAddress(text: string): CellAddress {
  const m = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(text);
  if (!m) throw new Error(`not a cell address: ${text}`);
  return { column: columnIndex(m[1] ?? ''), row: Number(m[2]) };
}

export const addressOf = (column: number, row: number): string => `${columnName(column)}${row}`;

export const areaOf = (left: number, top: number, right: number, bottom: number): string => `${addressOf(left, top)}:${addressOf(right, bottom)}`;

/** `A1:B2` → `$A$1:$B$2`, as names of the workbook need it. */
export const fixedArea = (area: string): string => area.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
