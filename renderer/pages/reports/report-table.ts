import type { OutputOf } from '../../../electron/contract/api.js';

/** A report as the core answers it: raw values, spelled here. */
export type ReportTable = OutputOf<'reports.table'>;
export type ReportColumn = ReportTable['columns'][number];
export type ReportRow = ReportTable['rows'][number];

/** Row key of the 合计 row in drill-downs. */
export const TOTAL = 'total';

/** The rows of a report with its total as the last one. */
export function rowsWithTotal(table: Pick<ReportTable, 'rows' | 'total'>): readonly ReportRow[] {
  return table.total === null ? table.rows : [...table.rows, { key: TOTAL, level: 'subtotal', values: table.total }];
}
