import { DomainError } from '../../domain/domain-error.js';
import { plainYuan, sumFen } from '../../domain/money.js';
import type { ReportColumn, ReportRow, ReportValue, RosterGroup } from '../../domain/reporting/report-table.js';
import { printable } from '../text/printable.js';

export type Sums = Readonly<Record<string, ReportValue>>;

/** Columns that carry page sums: those for which the person's total holds an amount or a number. */
export function summedColumns(columns: readonly ReportColumn[], group: RosterGroup): ReportColumn[] {
  return columns.filter((c) => (c.kind === 'money' || c.kind === 'count') && typeof group.total[c.key] === 'number');
}

/** Sums of rows in whole 分; subtotal rows are sums themselves and count nothing, inapplicable values are left out. */
export function sumRows(columns: readonly ReportColumn[], rows: readonly ReportRow[]): Sums {
  const own = rows.filter((row) => row.level === 'row');
  return Object.fromEntries(columns.map((c) => [c.key, sumFen(own.map((row) => Number(row.values[c.key] ?? 0)))]));
}

export const countRows = (rows: readonly ReportRow[]): number => rows.reduce((n, row) => n + (row.level === 'row' ? 1 : 0), 0);

/**
 * A list that a person signs must add up. Throws PRINT_SUMS_DIFFER when the rows of a group are not its total, RangeError
 * when a value is not whole 分.
 */
export function requireMatchingTotals(columns: readonly ReportColumn[], group: RosterGroup): void {
  const summed = summedColumns(columns, group);
  const sums = sumRows(summed, group.rows);
  for (const column of summed) {
    const [rows, total] = [Number(sums[column.key]), Number(group.total[column.key])];
    if (rows === total) continue;
    const text = (value: number): string => (column.kind === 'money' ? plainYuan(value) : String(value));
    const title = printable(column.titles.join('')).replaceAll('\n', '');
    throw new DomainError('PRINT_SUMS_DIFFER', { name: group.heading[0]?.value ?? group.key, column: title, rows: text(rows), total: text(total) });
  }
}

/** The largest figures that a page sum of this group can show, for the width of the columns: signs may cancel out in the total. */
export function widestSums(columns: readonly ReportColumn[], group: RosterGroup): Sums {
  return Object.fromEntries(
    summedColumns(columns, group).map((c) => {
      const values = group.rows.map((row) => Number(row.values[c.key] ?? 0));
      const size = sumFen(values.map(Math.abs));
      return [c.key, values.some((v) => v < 0) ? -size : size];
    }),
  );
}
