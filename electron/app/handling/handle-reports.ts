import type { HandlersOf } from '../handlers.js';
import { reader, type AppContext } from '../context.js';
import { DomainError } from '../../domain/domain-error.js';
import type { ReportTable } from '../../domain/reporting/report-table.js';
import { renderCharts, renderReport, renderRoster, type PrintDocument } from '../../print/index.js';
import { buildReport, drillReport, reportContext, withOptions, type ReportContext } from '../../reports/define-report.js';
import { calledVintages, scheduledYears } from '../../reports/figures/roster-loans.js';
import { findReport, REPORTS } from '../../reports/index.js';
import { buildRoster, rosterDocument, type Roster } from '../../reports/roster.js';
import { statement } from '../../data/sql.js';
import { countyName } from '../reporting/county-name.js';
import { exportReport } from '../reporting/export-report.js';
import { exportRoster } from '../reporting/export-roster.js';
import { wireColumns, wireRow, wireTable } from '../reporting/wire-table.js';
import { writeOutputs } from '../reporting/write-outputs.js';

type Names = 'reports.list' | 'reports.table' | 'reports.page' | 'reports.drill' | 'reports.export' | 'rosters.schedule' | 'rosters.show' | 'rosters.page' | 'rosters.export';

/** Preview shows this many sheets; a longer document is printed or exported whole. */
const PREVIEW_SHEETS = 300;

export const reportHandlers = {
  'reports.list': () => ({ reports: REPORTS.map((r) => ({ id: r.id, title: r.title, about: r.about, params: [...r.params], options: (r.options ?? []).map(({ choices, ...o }) => ({ ...o, ...(choices === undefined ? {} : { choices: choices.map((c) => ({ ...c })) }) })), charts: r.charts !== undefined, ready: true })) }),

  'reports.table': (context, input) => wireTable(tableOf(context, input)),

  'reports.page': (context, input) => {
    const document = input.view === 'charts' ? chartsOf(context, input) : renderReport(tableOf(context, input));
    return { title: document.title, html: document.html(), pages: document.pages };
  },

  'reports.drill': (context, input) => {
    const found = drillReport(findReport(input.id), contextOf(context, input), input.row, input.column);
    if (!found) throw new DomainError('NOT_BUILT', { what: '该栏的来历' });
    return { title: found.title, explains: found.explains, count: found.rows.length, totalFen: found.totalFen, columns: wireColumns(found.columns), rows: found.rows.slice(input.offset, input.offset + input.limit).map(wireRow) };
  },

  'reports.export': (context, input, job) => input.view === 'charts'
    ? writeOutputs(context, { name: `${findReport(input.id).title}图表-${input.period}`, document: () => chartsOf(context, input) }, input.formats, job)
    : exportReport(context, findReport(input.id), tableOf(context, input), input.formats, job),

  'rosters.schedule': (context) => {
    const conn = reader(context);
    return {
      years: scheduledYears(conn).map((planYear) => {
        const formedYears = calledVintages(conn, planYear);
        const marks = formedYears.map(() => '?').join(',');
        const sums = statement(conn, `SELECT count(*) AS loans, coalesce(sum(n.principal_fen), 0) AS principalFen, coalesce((SELECT sum(e.principal_fen + e.on_fen + e.off_fen) FROM entry e JOIN loan x ON x.loan_id = e.loan_id WHERE e.form IN ('cash','in_kind') AND x.status = 'live' AND x.formed_year IN (${marks})), 0) AS recoveredFen FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE l.status = 'live' AND l.formed_year IN (${marks})`).get(...formedYears, ...formedYears) as { loans: number; principalFen: number; recoveredFen: number };
        return { planYear, formedYears, ...sums };
      }),
    };
  },

  'rosters.show': (context, input) => {
    const roster = rosterOf(context, input);
    const persons = roster.groups.map((g) => ({ ...g.person }));
    const sum = (of: (p: (typeof persons)[number]) => number): number => persons.reduce((a, p) => a + of(p), 0);
    return { kind: roster.kind, year: roster.year, formedYears: [...roster.formedYears], persons, total: { loans: sum((p) => p.loans), principalFen: sum((p) => p.principalFen), interestFen: sum((p) => p.interestFen) } };
  },

  'rosters.page': (context, input) => {
    const roster = rosterOf(context, input);
    const document = renderRoster(rosterDocument(roster, countyName(context), context.clock.today()));
    if (document.pages <= PREVIEW_SHEETS) return { title: document.title, html: document.html(), pages: document.pages };
    const first = renderRoster(rosterDocument({ ...roster, groups: roster.groups.slice(0, Math.max(1, Math.floor((roster.groups.length * PREVIEW_SHEETS) / document.pages))) }, countyName(context), context.clock.today()));
    return { title: `${document.title}（预览前 ${first.pages} 页，共 ${document.pages} 页）`, html: first.html(), pages: document.pages };
  },

  'rosters.export': (context, input, job) => exportRoster(context, rosterOf(context, input), input.formats, job),
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

const rosterOf = (context: AppContext, input: { kind: Roster['kind']; year: number; person?: string | undefined }): Roster => buildRoster(reader(context), input.kind, input.year, input.person);
