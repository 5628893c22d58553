import type { Merge, RawCell } from '../../domain/importing/raw-sheet.js';
import { addressText } from './cell-address.js';
import { MAX_CELLS, MAX_COLUMNS, MAX_MERGES, MAX_PLACES, MAX_ROWS, USED_COLUMNS } from './limits.js';
import { clipMerges } from './merge-clip.js';
import { damaged, hostile } from './refusal.js';
import type { RowSink, SheetHead } from './row-sink.js';

/**
 * Counts what a whole workbook may have, all its sheets together: cells in the file, places in rows up to their last
 * filled cell (one cell at the right edge keeps a row of empty ones), rows and merged areas.
 */
export class CellBudget {
  private cells = MAX_CELLS;
  private places = MAX_PLACES;
  private rows = MAX_ROWS;
  private merges = MAX_MERGES;

  spend(cells: number): void {
    this.cells -= cells;
    if (this.cells < 0) throw hostile(`单元格超过 ${MAX_CELLS / 10_000} 万个`);
  }

  spendRow(width: number): void {
    this.places -= width;
    if (this.places < 0) throw hostile(`各行连同空格超过 ${MAX_PLACES / 10_000} 万格`);
    if (--this.rows < 0) throw hostile(`行数超过 ${MAX_ROWS}`);
  }

  spendMerge(): void {
    if (--this.merges < 0) throw hostile('合并单元格过多');
  }
}

/**
 * One sheet on its way from a reader to the sink: keeps rows in order and cells in their columns, holds the caps, counts
 * what lies to the right of column IV. Every reader writes through it, so every format has the same guarantees.
 */
export class SheetRows {
  /** The open row up to its last filled cell; the same array for every row, so that none has to grow. */
  private readonly cells: RawCell[] = new Array<RawCell>(USED_COLUMNS).fill(null);
  private width = 0;
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
    if (column >= this.width) {
      for (let i = this.width; i < column; i++) cells[i] = null;
      this.width = column + 1;
    } else if (cells[column] !== null) throw damaged();
    cells[column] = cell;
  }

  closeRow(): void {
    const { width } = this;
    if (width === 0) return;
    if (width > this.lastColumn) this.lastColumn = width;
    this.lastRow = this.row;
    this.width = 0;
    this.budget.spendRow(width);
    this.sink.row({ row: this.row, cells: this.cells.slice(0, width) });
  }

  /** Rows and columns from 1. */
  merge(merge: Merge): void {
    this.budget.spendMerge();
    this.merges.push(merge);
  }

  end(): void {
    this.sink.end({
      merges: clipMerges(this.merges, this.lastRow, this.lastColumn),
      outside: this.outsideCount === 0 ? null : { count: this.outsideCount, first: this.outsideFirst },
    });
  }
}
