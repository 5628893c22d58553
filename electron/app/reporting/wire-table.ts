import type { OutputOf } from '../../contract/api.js';
import type { ReportColumn, ReportRow, ReportTable } from '../../domain/reporting/report-table.js';

type Wire = OutputOf<'reports.table'>;

export const wireColumns = (columns: readonly ReportColumn[]): Wire['columns'] => columns.map(({ key, titles, kind, mm, riseIsBad, drill }) => ({ key, titles: [...titles], kind, mm, ...(riseIsBad === undefined ? {} : { riseIsBad }), ...(drill === undefined ? {} : { drill }) }));

export const wireRow = (r: ReportRow): Wire['rows'][number] => ({ key: r.key, level: r.level, values: { ...r.values } });

/** A table as it crosses the contract: what a screen needs of it. */
export function wireTable(t: ReportTable): Wire {
  return {
    id: t.id, title: t.title, county: t.county, period: t.period, asOf: t.asOf, unit: t.unit, columns: wireColumns(t.columns), rows: t.rows.map(wireRow), total: t.total === null ? null : { ...t.total },
    checks: t.checks.map((c) => ({ ...c })), notes: [...t.notes], signatures: t.signatures.map((s) => ({ ...s })), paper: { size: t.paper.size, landscape: t.paper.landscape }, ...(t.issue === undefined ? {} : { issue: { ...t.issue } }),
  };
}
