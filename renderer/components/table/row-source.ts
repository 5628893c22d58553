/** Rows of a table that may not all be here yet. */
export interface RowSource<Row> {
  readonly count: number;
  /** The row, or undefined while it is on its way. */
  readonly at: (index: number) => Row | undefined;
  /** Told which rows are on screen, so that they can be fetched. */
  readonly need?: (first: number, last: number) => void;
}

export const arraySource = <Row>(rows: readonly Row[]): RowSource<Row> => ({ count: rows.length, at: (i) => rows[i] });
