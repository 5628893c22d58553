/**
 * What happens to row numbers when the sample row of a form becomes many rows. `first` is the sample row; `blanks` are
 * the empty rows an issued form has below it, which are used up; `count` rows stand there afterwards (at least one: a
 * form without data keeps its empty row). Rows below move, an area that ends on the sample row grows.
 */
export class RowGrowth {
  readonly last: number;
  readonly delta: number;

  constructor(
    readonly first: number,
    blanks: number,
    readonly count: number,
  ) {
    if (first < 1 || blanks < 0 || count < 1) throw new RangeError(`impossible growth: row ${first}, ${blanks} blank, ${count} rows`);
    this.last = first + blanks;
    this.delta = count - blanks - 1;
  }

  /** Where a single cell or the upper edge of an area goes. */
  start(row: number): number {
    if (row <= this.first) return row;
    return row <= this.last ? Math.min(row, this.first + this.count - 1) : row + this.delta;
  }

  /** Where the lower edge of an area goes: anything that ends among the sample rows covers all rows afterwards. */
  end(row: number): number {
    if (row < this.first) return row;
    return row <= this.last ? this.first + this.count - 1 : row + this.delta;
  }

  /** The row is the sample row or one of the blank rows below it. */
  contains(row: number): boolean {
    return row >= this.first && row <= this.last;
  }
}
