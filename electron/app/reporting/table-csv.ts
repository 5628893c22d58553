import { plainWan, plainYuan } from '../../domain/money.js';
import type { ReportColumn, ReportRow, ReportTable, ReportValue } from '../../domain/reporting/report-table.js';

/** A report as CSV: one head line, full values. Text that a spreadsheet would take for a formula gets a leading apostrophe (ASVS 1.2.10). */
export function tableCsv(t: Pick<ReportTable, 'columns' | 'rows' | 'total' | 'unit'>): string {
  const line = (cells: readonly string[]): string => cells.map((c) => (/[",\r\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join(',');
  const rows: (Pick<ReportRow, 'values'>)[] = [...t.rows, ...(t.total === null ? [] : [{ values: t.total }])];
  return [line(t.columns.map((c) => c.titles.join('/'))), ...rows.map((r) => line(t.columns.map((c) => cell(c, r.values[c.key] ?? null, t.unit))))].join('\r\n') + '\r\n';
}

function cell(column: ReportColumn, value: ReportValue, unit: '元' | '万元'): string {
  if (value === null) return '';
  if (column.kind === 'money') return unit === '元' ? plainYuan(Number(value)) : plainWan(Number(value));
  if (typeof value === 'number' || column.kind === 'percent' || column.kind === 'points') return String(value);
  return /^[=+\-@\t\r\0＝＋－＠]/.test(value) ? `'${value}` : value;
}
