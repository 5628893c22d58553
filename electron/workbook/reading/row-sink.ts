import type { Merge, OutsideCells, RawRow, RawSheet } from '../../domain/importing/raw-sheet.js';

export type SheetHead = Pick<RawSheet, 'name' | 'hidden' | 'date1904'>;

export interface SheetTail {
  readonly merges: readonly Merge[];
  readonly outside: OutsideCells | null;
}

/**
 * Where a reader hands its rows while it is still inflating: begin, then the sheet's rows in ascending order (rows
 * without content are left out), then end; sheets come in the order of the workbook.
 */
export interface RowSink {
  begin(head: SheetHead): void;
  row(row: RawRow): void;
  end(tail: SheetTail): void;
}
