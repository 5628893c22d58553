import type { HandlersOf } from '../handlers.js';
import { reader, type AppContext } from '../context.js';
import { DomainError } from '../../domain/domain-error.js';
import type { ReportTable } from '../../domain/reporting/report-table.js';
import { renderCharts, renderReport, type PrintDocument } from '../../print/index.js';
import { buildReport, drillReport, reportContext, withOptions, type ReportContext } from '../../reports/define-report.js';
import { findReport, REPORTS } from '../../reports/index.js';
import { countyName } from '../reporting/county-name.js';
import { exportReport } from '../reporting/export-report.js';
import { wireColumns, wireRow, wireTable } from '../reporting/wire-table.js';
import { writeOutputs } from '../reporting/write-outputs.js';

type Names = 'reports.list' | 'reports.table' | 'reports.page' | 'reports.drill' | 'reports.export';

export const reportHandlers = {
  'reports.list': () => ({ reports: REPORTS.map((r) => ({ id: r.id, title: r.title, about: r.about, params: [...r.params], options: (r.options ?? []).map(({ choices, ...o }) => ({ ...o, ...(choices === undefined ? {} : { choices: choices.map((c) => ({ ...c })) }) })), charts: r.charts !== undefined })) }),

  'reports.table': (context, input) => wireTable(tableOf(context, input)),

  'reports.page': (context, input) => {
    const document = input.view === 'charts' ? chartsOf(context, input) : renderReport(tableOf(context, input));
    return { title: document.title, html: document.html(), pages: document.pages };
  },

  'reports.drill': (context, input) => {
    const found = drillReport(findReport(input.id), contextOf(context, input), input.row, input.column);
    if (!found) throw new DomainError('NOT_BUILT', { what: '该栏的来历' });
    return { title: found.title, explains: found.explains, count: found.count, totalFen: found.totalFen, columns: wireColumns(found.columns), rows: found.page(input.offset, input.limit).map(wireRow) };
  },

  'reports.export': (context, input, job) => input.view === 'charts'
    ? writeOutputs(context, { name: `${findReport(input.id).title}图表-${input.period}`, document: () => chartsOf(context, input) }, input.formats, job)
    : exportReport(context, findReport(input.id), tableOf(context, input), input.formats, job),
} satisfies HandlersOf<Names>;

interface Asked { readonly id: string; readonly period: string; readonly base?: string | undefined; readonly options: Readonly<Record<string, string>> }

const contextOf = (context: AppContext, input: Asked): ReportContext => reportContext(reader(context), countyName(context), input.period, input.base ?? null, input.options);

/** The charts of a report on their sheets. Throws NOT_BUILT for a report without. */
function chartsOf(context: AppContext, input: Asked): PrintDocument {
  const report = findReport(input.id);
  const asked = withOptions(report, contextOf(context, input));
  if (!report.charts) throw new DomainError('NOT_BUILT', { what: `${report.title}的图表` });
  return renderCharts(tableOf(context, input), report.charts(asked));
}

const tableOf = (context: AppContext, input: Asked): ReportTable => buildReport(findReport(input.id), contextOf(context, input));
