import { sumFen } from '../../domain/money.js';
import type { ReportColumn, ReportRow, ReportValue } from '../../domain/reporting/report-table.js';
import type { Drill } from '../define-report.js';

export interface Listed {
  readonly title: string;
  /** 口径 in one sentence. */
  readonly explains: string;
  readonly columns: readonly ReportColumn[];
  /** Unique key of a row and its values. */
  readonly rows: readonly { readonly key: string; readonly values: Readonly<Record<string, ReportValue>> }[];
}

/** Lines that a report has at hand (assets, suits, entries of a list) as the rows behind a cell; their sum is that of the money columns. */
export function listed({ title, explains, columns, rows }: Listed): Drill {
  const money = columns.filter((c) => c.kind === 'money').map((c) => c.key);
  return { title, explains, columns, rows: rows.map((r): ReportRow => ({ ...r, level: 'row' })), totalFen: sumFen(rows.flatMap((r) => money.map((k) => Number(r.values[k] ?? 0)))) };
}
