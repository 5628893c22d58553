import { chinesePeriod, periodOf, type Period } from '../../domain/date.js';
import { TOTAL_KEY, type LedgerRow } from '../../domain/comparing/match-rows.js';
import type { ReportShape } from '../../domain/comparing/report-heads.js';
import type { ReportColumn, ReportTable } from '../../domain/reporting/report-table.js';
import { reportContext, withOptions, type ReportContext, type ReportDefinition } from '../../reports/define-report.js';
import { findReport, REPORTS } from '../../reports/index.js';
import { reader, type AppContext } from '../context.js';
import { countyName } from '../reporting/county-name.js';
import { issuedTable, issueNamed } from '../reporting/issue-report.js';

/** The reports a sheet may be, and their rows in the ledger. */
export interface LedgerReports {
  /** What was asked for beside the files. */
  readonly only: boolean;
  readonly period: Period | undefined;
  readonly shapes: readonly ReportShape[];
  /** What the sheets are held against where it is not the ledger as it is. */
  readonly says: readonly string[];
  /** Rows behind a figure can be opened. */
  readonly drills: boolean;
  /** Columns as they are in that month, and every row with the total. Throws what the report refuses, e.g. YEAR_NOT_OPENED. */
  of(id: string, period: Period): { readonly columns: readonly ReportColumn[]; readonly rows: readonly LedgerRow[] };
}

interface Asked {
  readonly id?: string | undefined;
  readonly period?: Period | undefined;
  readonly base?: string | undefined;
  readonly options: Readonly<Record<string, string>>;
  readonly issue?: number | undefined;
}

/** All reports, or the one that was named or issued. Throws REPORT_UNKNOWN, NOT_BUILT, OPTION_UNKNOWN, OPTION_INVALID, ISSUE_UNKNOWN. */
export function ledgerReports(context: AppContext, asked: Asked): LedgerReports {
  if (asked.issue !== undefined) return reportIssued(context, asked.issue);
  const definitions = asked.id === undefined ? REPORTS : [findReport(asked.id)];
  const known = new Map<string, ReturnType<LedgerReports['of']>>();
  const contextOf = (report: ReportDefinition, period: Period): ReportContext => withOptions(report, reportContext(reader(context), countyName(context), period, asked.base ?? null, asked.id === undefined ? {} : asked.options));
  const columnsOf = (report: ReportDefinition, at: ReportContext): readonly ReportColumn[] => (typeof report.columns === 'function' ? report.columns(at) : report.columns);
  const today = periodOf(context.clock.today());
  return {
    only: asked.id !== undefined,
    period: asked.period,
    says: [],
    drills: true,
    shapes: definitions.map((d) => ({ id: d.id, title: d.title, unit: d.unit, columns: columnsOf(d, contextOf(d, asked.period ?? today)) })),
    of: (id, period) => {
      const key = `${id} ${period}`;
      const before = known.get(key);
      if (before) return before;
      const report = findReport(id);
      const at = contextOf(report, period);
      const made = { columns: columnsOf(report, at), rows: rowsOf(report.rows(at)) };
      known.set(key, made);
      return made;
    },
  };
}

const rowsOf = ({ rows, total }: Pick<ReportTable, 'rows' | 'total'>): LedgerRow[] => [...rows.map((r): LedgerRow => ({ key: r.key, total: false, values: r.values })), ...(total === null ? [] : [{ key: TOTAL_KEY, total: true, values: total }])];

/** The one report that left the house, with its columns, options and figures of then. */
function reportIssued(context: AppContext, id: number): LedgerReports {
  const { report, title, period, no, on } = issueNamed(context, id);
  const table = issuedTable(context, id);
  const answer = { columns: table.columns, rows: rowsOf(table) };
  return { only: true, period, says: [`与${chinesePeriod(period)}${title}第 ${no} 次出具（${on}）的数核对，不是台账现在的数。`], drills: false, shapes: [{ id: report, title, unit: table.unit, columns: table.columns }], of: () => answer };
}
