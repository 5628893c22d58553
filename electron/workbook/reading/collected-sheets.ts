import type { RawRow, RawSheet } from '../../domain/importing/raw-sheet.js';
import type { RowSink, SheetHead, SheetTail } from './row-sink.js';

/** Builds sheets out of what a sink receives; with `onRow` the rows are handed on instead of kept. */
export class CollectedSheets implements RowSink {
  readonly sheets: RawSheet[] = [];
  private head: SheetHead = { name: '', hidden: false, date1904: false };
  private rows: RawRow[] = [];
  private readonly onRow: ((row: RawRow, sheet: SheetHead) => void) | undefined;

  constructor(onRow?: (row: RawRow, sheet: SheetHead) => void) {
    this.onRow = onRow;
  }

  begin(head: SheetHead): void {
    this.head = head;
    this.rows = [];
  }

  row(row: RawRow): void {
    if (this.onRow) this.onRow(row, this.head);
    else this.rows.push(row);
  }

  end(tail: SheetTail): void {
    this.sheets.push({ ...this.head, rows: this.rows, ...tail });
  }
}
