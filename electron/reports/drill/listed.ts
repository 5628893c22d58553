import { sumFen } from '../../domain/money.js';
import type { ReportColumn, ReportRow, ReportValue } from '../../domain/reporting/report-table.js';
import type { Drill } from '../define-report.js';

/** A row behind a cell: its unique key and its values. */
export interface ListedRow { readonly key: string; readonly values: Readonly<Record<string, ReportValue>> }

export interface Listed<T> {
  readonly title: string;
  /** 口径 in one sentence. */
  readonly explains: string;
  readonly columns: readonly ReportColumn[];
  readonly lines: readonly T[];
  /** What a line adds to the cell, in 分: the sum of its money columns. */
  readonly fenOf: (line: T) => number;
  /** The lines of one page as rows; what only a page shows (names, days) is read here. */
  readonly rowsOf: (page: readonly T[]) => readonly ListedRow[];
}

/** Lines that a report has at hand (assets, suits, sums by loan) as the rows behind a cell. */
export const listed = <T>({ title, explains, columns, lines, fenOf, rowsOf }: Listed<T>): Drill => ({
  title, explains, columns, count: lines.length, totalFen: sumFen(lines.map(fenOf)),
  page: (offset, limit) => rowsOf(lines.slice(offset, offset + limit)).map((r): ReportRow => ({ ...r, level: 'row' })),
});

/** One row a line, for lines that hold everything a row shows. */
export const oneByOne = <T>(row: (line: T) => ListedRow): ((page: readonly T[]) => ListedRow[]) => (page) => page.map(row);
