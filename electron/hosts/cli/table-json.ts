import type { OutputOf } from '../../contract/api.js';

/** A report as command-line.md has it: raw values by column key. */
export const tableJson = (t: OutputOf<'reports.table'>): Record<string, unknown> => ({
  id: t.id, title: t.title, period: t.period, unit: t.unit, asOf: t.asOf, columns: t.columns.map(({ key, titles }) => ({ key, titles })), rows: t.rows.map((r) => ({ key: r.key, ...r.values })), total: t.total, checks: t.checks,
});
