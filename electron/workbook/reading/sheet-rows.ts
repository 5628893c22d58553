import type { Merge, RawCell } from '../../domain/importing/raw-sheet.js';
import { addressText } from './cell-address.js';
import { MAX_CELLS, MAX_COLUMNS, MAX_MERGES, MAX_ROWS, USED_COLUMNS } from './limits.js';
import { clipMerges } from './merge-clip.js';
import { damaged, hostile } from './refusal.js';
import type { RowSink, SheetHead } from './row-sink.js';

/** Counts the cells of a whole workbook, those of all its sheets together. */
export class CellBudget {
  private left = MAX_CELLS;

  spend(cells: number): void {
    this.left -= cells;
    if (this.left < 0) throw hostile(`单元格超过 ${MAX_CELLS / 10_000} 万个`);
  }
}

/**
 * One sheet on its way from a reader to the sink: keeps rows in order and cells in their columns, holds the caps, counts
 * what lies to the right of column IV. Every reader writes through it, so every format has the same guarantees.
 */
export class SheetRows {
  private cells: RawCell[] = [];
  private row = 0;
  private lastRow = 0;
  private lastColumn = 0;
  private outsideCount = 0;
  private outsideFirst = '';
  private readonly merges: Merge[] = [];
  private readonly sink: RowSink;
  private readonly budget: CellBudget;

  constructor(head: SheetHead, sink: RowSink, budget: CellBudget) {
    this.sink = sink;
    this.budget = budget;
    sink.begin(head);
  }

  /** Number of the row that is open, or of the last one. */
  get current(): number {
    return this.row;
  }

  openRow(row: number): void {
    if (row > MAX_ROWS) throw hostile(`行数超过 ${MAX_ROWS}`);
    // out of order or twice: Excel itself calls such a file damaged, and which of two values counts would be a guess
    if (row <= this.row) throw damaged();
    this.row = row;
  }

  /** Counts a cell that stands in the file, with or without content. */
  meet(): void {
    this.budget.spend(1);
  }

  put(column: number, cell: RawCell): void {
    if (column >= MAX_COLUMNS) throw hostile('单元格地址超出表格范围');
    if (column >= USED_COLUMNS) {
      if (this.outsideCount++ === 0) this.outsideFirst = addressText(this.row, column);
      return;
    }
    const { cells } = this;
    if (column < cells.length) {
      if (cells[column] !== null) throw damaged();
      cells[column] = cell;
      return;
    }
    while (cells.length < column) cells.push(null);
    cells.push(cell);
  }

  closeRow(): void {
    if (this.cells.length === 0) return;
    if (this.cells.length > this.lastColumn) this.lastColumn = this.cells.length;
    this.lastRow = this.row;
    this.sink.row({ row: this.row, cells: this.cells });
    this.cells = [];
  }

  /** Rows and columns from 1. */
  merge(merge: Merge): void {
    if (this.merges.length === MAX_MERGES) throw hostile('合并单元格过多');
    this.merges.push(merge);
  }

  end(): void {
    this.sink.end({
      merges: clipMerges(this.merges, this.lastRow, this.lastColumn),
      outside: this.outsideCount === 0 ? null : { count: this.outsideCount, first: this.outsideFirst },
    });
  }
}
