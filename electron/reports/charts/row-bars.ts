import type { ReportChart } from '../../domain/reporting/report-chart.js';
import type { ReportRow } from '../../domain/reporting/report-table.js';

interface Picture {
  readonly title: string;
  /** Key of the column that names a row, and of the one that is drawn. */
  readonly label: string;
  readonly value: string;
  readonly values: ReportChart['values'];
  /** The rows stand in an order of their own (years, bands); otherwise the largest stands first. */
  readonly inOrder?: true;
  readonly note: string;
}

/** Rows of a report as lying bars: what the table says, sums and empty cells left out. */
export function rowBars(rows: readonly ReportRow[], picture: Picture): ReportChart {
  const { title, label, value, values, note } = picture;
  const drawn = rows.filter((r) => r.level === 'row' && typeof r.values[value] === 'number');
  const sorted = picture.inOrder ? drawn : [...drawn].sort((a, b) => Number(b.values[value]) - Number(a.values[value]));
  return { title, kind: 'bars', values, categories: sorted.map((r) => String(r.values[label] ?? '')), series: [{ name: title, values: sorted.map((r) => r.values[value] ?? null) }], note };
}
