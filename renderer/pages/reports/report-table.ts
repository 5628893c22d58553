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

/** The value behind a cell. */
export const valueAt = (table: Pick<ReportTable, 'rows' | 'total'>, row: string, key: string): string | number | null => (row === TOTAL ? table.total : table.rows.find((r) => r.key === row)?.values)?.[key] ?? null;

/** What a row is called: its name or unit, else its first text. */
export function nameOfRow(table: Pick<ReportTable, 'columns' | 'rows'>, row: string): string {
  if (row === TOTAL) return '合计';
  const values = table.rows.find((r) => r.key === row)?.values ?? {};
  const texts = table.columns.filter((c) => c.kind === 'text' && (values[c.key] ?? '') !== '');
  const named = texts.find((c) => /名|机构|单位/.test(c.titles.at(-1) ?? '')) ?? texts[0];
  return named ? String(values[named.key]) : row;
}

/** Whether the rows behind a cell give its figure: money by their sum, counts by their number; null where neither says it. */
export function confirms(column: Pick<ReportColumn, 'kind'>, value: string | number | null, answer: { readonly count: number; readonly totalFen: number }): boolean | null {
  if (typeof value !== 'number') return null;
  if (column.kind === 'money') return value === answer.totalFen;
  return column.kind === 'count' ? value === answer.count : null;
}
