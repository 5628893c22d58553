import type { HandlersOf } from '../handlers.js';
import { reader, type AppContext } from '../context.js';
import type { OutputOf } from '../../contract/api.js';
import { DomainError } from '../../domain/domain-error.js';
import type { ReportColumn, ReportRow, ReportTable } from '../../domain/reporting/report-table.js';
import { renderReport, renderRoster } from '../../print/index.js';
import { buildReport, drillReport, reportContext, type ReportContext } from '../../reports/define-report.js';
import { calledVintages, scheduledYears } from '../../reports/figures/roster-loans.js';
import { findReport, PLANNED_REPORTS, REPORTS } from '../../reports/index.js';
import { buildRoster, rosterDocument, type Roster } from '../../reports/roster.js';
import { statement } from '../../data/sql.js';
import { countyName } from '../reporting/county-name.js';
import { exportReport } from '../reporting/export-report.js';
import { exportRoster } from '../reporting/export-roster.js';

type Names = 'reports.list' | 'reports.table' | 'reports.page' | 'reports.drill' | 'reports.export' | 'rosters.schedule' | 'rosters.show' | 'rosters.page' | 'rosters.export';

/** Preview shows this many sheets; a longer document is printed or exported whole. */
const PREVIEW_SHEETS = 300;

export const reportHandlers = {
  'reports.list': () => ({ reports: [...REPORTS.map((r) => ({ id: r.id, title: r.title, about: r.about, params: [...r.params], options: (r.options ?? []).map(({ choices, ...o }) => ({ ...o, ...(choices === undefined ? {} : { choices: choices.map((c) => ({ ...c })) }) })), ready: true })), ...PLANNED_REPORTS.map((r) => ({ ...r, about: '', params: ['period'], options: [], ready: false }))] }),

  'reports.table': (context, input) => plain(tableOf(context, input)),

  'reports.page': (context, input) => {
    const document = renderReport(tableOf(context, input));
    return { title: document.title, html: document.html(), pages: document.pages };
  },

  'reports.drill': (context, input) => {
    const found = drillReport(findReport(input.id), contextOf(context, input), input.row, input.column);
    if (!found) throw new DomainError('NOT_BUILT', { what: '该栏的来历' });
    return { title: found.title, explains: found.explains, count: found.rows.length, totalFen: found.totalFen, columns: columnsOf(found.columns), rows: found.rows.slice(input.offset, input.offset + input.limit).map(rowOf) };
  },

  'reports.export': (context, input, job) => exportReport(context, findReport(input.id), tableOf(context, input), input.formats, job),

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

const tableOf = (context: AppContext, input: Asked): ReportTable => buildReport(findReport(input.id), contextOf(context, input));

const rosterOf = (context: AppContext, input: { kind: Roster['kind']; year: number; person?: string | undefined }): Roster => buildRoster(reader(context), input.kind, input.year, input.person);

const columnsOf = (columns: readonly ReportColumn[]) => columns.map(({ key, titles, kind, mm, riseIsBad, drill }) => ({ key, titles: [...titles], kind, mm, ...(riseIsBad === undefined ? {} : { riseIsBad }), ...(drill === undefined ? {} : { drill }) }));
const rowOf = (r: ReportRow) => ({ key: r.key, level: r.level, values: { ...r.values } });

function plain(t: ReportTable): OutputOf<'reports.table'> {
  return { id: t.id, title: t.title, county: t.county, period: t.period, asOf: t.asOf, unit: t.unit, columns: columnsOf(t.columns), rows: t.rows.map(rowOf), total: t.total === null ? null : { ...t.total }, checks: t.checks.map(({ id, name, ok, detail }) => ({ id, name, ok, detail })), notes: [...t.notes], signatures: t.signatures.map((s) => ({ ...s })), paper: { size: t.paper.size, landscape: t.paper.landscape } };
}
