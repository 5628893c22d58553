import { periodOf, type Period } from '../../domain/date.js';
import { TOTAL_KEY, type LedgerRow } from '../../domain/comparing/match-rows.js';
import type { ReportShape } from '../../domain/comparing/report-heads.js';
import type { ReportColumn } from '../../domain/reporting/report-table.js';
import { reportContext, withOptions, type ReportContext, type ReportDefinition } from '../../reports/define-report.js';
import { findReport, REPORTS } from '../../reports/index.js';
import { reader, type AppContext } from '../context.js';
import { countyName } from '../reporting/county-name.js';

/** The reports a sheet may be, and their rows in the ledger. */
export interface LedgerReports {
  /** What was asked for beside the files. */
  readonly only: boolean;
  readonly period: Period | undefined;
  readonly shapes: readonly ReportShape[];
  /** Columns as they are in that month, and every row with the total. Throws what the report refuses, e.g. YEAR_NOT_OPENED. */
  of(id: string, period: Period): { readonly columns: readonly ReportColumn[]; readonly rows: readonly LedgerRow[] };
}

interface Asked {
  readonly id?: string | undefined;
  readonly period?: Period | undefined;
  readonly base?: string | undefined;
  readonly options: Readonly<Record<string, string>>;
}

/** All reports, or the one that was named. Throws REPORT_UNKNOWN, NOT_BUILT, OPTION_UNKNOWN, OPTION_INVALID. */
export function ledgerReports(context: AppContext, asked: Asked): LedgerReports {
  const definitions = asked.id === undefined ? REPORTS : [findReport(asked.id)];
  const known = new Map<string, ReturnType<LedgerReports['of']>>();
  const contextOf = (report: ReportDefinition, period: Period): ReportContext => withOptions(report, reportContext(reader(context), countyName(context), period, asked.base ?? null, asked.id === undefined ? {} : asked.options));
  const columnsOf = (report: ReportDefinition, at: ReportContext): readonly ReportColumn[] => (typeof report.columns === 'function' ? report.columns(at) : report.columns);
  const today = periodOf(context.clock.today());
  return {
    only: asked.id !== undefined,
    period: asked.period,
    shapes: definitions.map((d) => ({ id: d.id, title: d.title, unit: d.unit, columns: columnsOf(d, contextOf(d, asked.period ?? today)) })),
    of: (id, period) => {
      const key = `${id} ${period}`;
      const before = known.get(key);
      if (before) return before;
      const report = findReport(id);
      const at = contextOf(report, period);
      const { rows, total } = report.rows(at);
      const made = { columns: columnsOf(report, at), rows: [...rows.map((r): LedgerRow => ({ key: r.key, total: false, values: r.values })), ...(total === null ? [] : [{ key: TOTAL_KEY, total: true, values: total }])] };
      known.set(key, made);
      return made;
    },
  };
}
