import type { HandlersOf } from '../handlers.js';
import { reader, type AppContext } from '../context.js';
import { DomainError } from '../../domain/domain-error.js';
import { messageFor } from '../../domain/messages.js';
import { changedCells, nameChanges, type CellChange } from '../../domain/reporting/compare-tables.js';
import type { ReportTable } from '../../domain/reporting/report-table.js';
import { issuedFiles, issuesOf, type IssueHead } from '../../data/report-issues.js';
import { renderReport } from '../../print/index.js';
import { buildReport, reportContext } from '../../reports/define-report.js';
import { findReport } from '../../reports/index.js';
import { countyName } from '../reporting/county-name.js';
import { issuedTable, issueNamed, issueReport, wire } from '../reporting/issue-report.js';
import { tableCsv } from '../reporting/table-csv.js';
import { wireTable } from '../reporting/wire-table.js';
import { writeOutputs } from '../reporting/write-outputs.js';

type Names = 'reports.issue' | 'reports.issues' | 'reports.issued' | 'reports.issuedPage' | 'reports.issuedExport';

export const issueHandlers = {
  'reports.issue': (context, input) => issueReport(context, input),

  'reports.issues': (context, input) => ({ issues: issuesOf(reader(context), { report: input.id, period: input.period }).map(wire) }),

  'reports.issued': (context, input) => {
    const head = issueNamed(context, input.issue);
    const table = issuedTable(context, head.id);
    return { issue: wire(head), table: wireTable(table), ...sinceThen(context, head, table) };
  },

  'reports.issuedPage': (context, input) => {
    const document = renderReport(issuedTable(context, issueNamed(context, input.issue).id));
    return { title: document.title, html: document.html(), pages: document.pages };
  },

  'reports.issuedExport': (context, input, job) => {
    const head = issueNamed(context, input.issue);
    const table = issuedTable(context, head.id);
    return writeOutputs(context, {
      name: `${head.title}-${head.period}-第${head.no}次出具`,
      workbook: () => issuedFiles(reader(context), head.id).workbook,
      csv: () => tableCsv(table),
      document: () => renderReport(table),
    }, input.formats, job);
  },
} satisfies HandlersOf<Names>;

/** In which cells the ledger says otherwise today; a report it cannot make any more is told in the refusal's words. */
function sinceThen(context: AppContext, head: IssueHead, table: ReportTable): { changes: CellChange[]; says: string } {
  try {
    const now = buildReport(findReport(head.report), reportContext(reader(context), countyName(context), head.period, head.base, head.options));
    const changes = changedCells(table, now);
    return { changes, says: changes.length === 0 ? '' : `台账现在有 ${changes.length} 格与它不同：${nameChanges(table, now, changes)}` };
  } catch (e) {
    if (!(e instanceof DomainError)) throw e;
    return { changes: [], says: `台账现在出不了这张表：${messageFor(e.code, e.details).message}` };
  }
}
