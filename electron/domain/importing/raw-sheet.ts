/**
 * What every reader (.xlsx, .xls, .et, .ods, CSV …) hands on: cells exactly as the file holds them, before any meaning.
 * A number stays the double of the file, a date stays a serial, text stays text: only the profile says what they are.
 */
export type RawCell =
  | null
  | { readonly t: 's'; readonly v: string }
  | { readonly t: 'n'; readonly v: number; /** the cell's number format is a date */ readonly d?: true }
  | { readonly t: 'b'; readonly v: boolean }
  /** #REF!, #N/A … */
  | { readonly t: 'e'; readonly v: string }
  /** A formula whose result the file does not hold: to be reported as 公式未计算, never read as empty. */
  | { readonly t: 'f'; readonly v: string };

export interface RawRow {
  /** The sheet's own row number, from 1. */
  readonly row: number;
  /** Sparse to the right: cells[i] is column i (A = 0). */
  readonly cells: readonly RawCell[];
}

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Content to the right of column IV: not read, but never passed over in silence. */
export interface OutsideCells {
  readonly count: number;
  /** Address of the first such cell, e.g. XFD1048576. */
  readonly first: string;
}

export interface RawSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly date1904: boolean;
  readonly rows: readonly RawRow[];
  /** Rows and columns from 1. */
  readonly merges: readonly Merge[];
  /** Null when the whole sheet was read; to be shown to the user otherwise. */
  readonly outside?: OutsideCells | null;
}

export type WorkbookFormat = 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'csv';

export interface RawWorkbook {
  readonly format: WorkbookFormat;
  readonly sheets: readonly RawSheet[];
}

/** Column letters from a zero-based index: 0 → A, 27 → AB. */
export function columnName(index: number): string {
  let n = index + 1;
  let name = '';
  while (n > 0) {
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
    n = Math.floor((n - 1) / 26);
  }
  return name;
}

/** The text of a cell as a person would read it; dates stay serial numbers here. */
export function cellText(cell: RawCell | undefined): string {
  if (!cell) return '';
  if (cell.t === 's' || cell.t === 'e') return cell.v;
  if (cell.t === 'n') return String(cell.v);
  if (cell.t === 'b') return cell.v ? '是' : '否';
  return '';
}
