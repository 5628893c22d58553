import { createHash } from 'node:crypto';
import type { OutputOf, ParsedOf } from '../../contract/api.js';
import { chinesePeriod } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import type { ReportCheck, ReportTable } from '../../domain/reporting/report-table.js';
import { closeVersionOf } from '../../data/period-close.js';
import { issueById, issuedFiles, issuesOf, keepIssue, nextIssueNo, type IssueHead } from '../../data/report-issues.js';
import { buildReport, reportContext, withOptions } from '../../reports/define-report.js';
import { findReport } from '../../reports/index.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { countyName } from './county-name.js';
import { reportWorkbook } from './export-report.js';

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/**
 * 出具: keeps the report as the ledger has it now, table and workbook, as one batch. Checks come first (X-5): one that fails
 * blocks, or carries its reason on the sheet. The same question issued before with other figures is corrected by this
 * issue; with the same figures there is nothing to issue. Throws REPORT_CHECKS_FAILED, OVERRULE_NOT_NEEDED, REPORT_ISSUED_ALREADY.
 */
export function issueReport(context: AppContext, input: ParsedOf<'reports.issue'>): OutputOf<'reports.issue'> {
  const conn = reader(context);
  const report = findReport(input.id);
  const asked = withOptions(report, reportContext(conn, countyName(context), input.period, input.base ?? null, input.options));
  const built = buildReport(report, asked);
  const overruled = reasonsOf(built, input.overrule);
  const before = issuesOf(conn, { report: report.id, period: input.period }).find((i) => !i.voided && i.base === asked.base && sameOptions(i.options, asked.options));
  if (before && contentOf(issuedTable(context, before.id)) === contentOf(built)) throw new DomainError('REPORT_ISSUED_ALREADY', { no: before.no, title: built.title });
  const no = nextIssueNo(conn, report.id, input.period);
  const table: ReportTable = {
    ...built, checks: built.checks.map((c) => (overruled[c.id] === undefined ? c : { ...c, overruled: `${context.user}：${overruled[c.id]}` })),
    issue: { no, on: context.clock.today(), by: context.user, corrects: before?.no ?? null },
  };
  const figures = JSON.stringify(table);
  const workbook = reportWorkbook(context, report, table);
  const title = `出具${chinesePeriod(input.period)}${report.title}（第 ${no} 次${before ? `，更正第 ${before.no} 次` : ''}）`;
  const { batch, value: id } = writeBatch(context, { kind: 'issue', title }, ['reports'], (uow) => keepIssue(uow, {
    report: report.id, title: report.title, period: input.period, no, asOf: table.asOf, base: asked.base, options: asked.options, figures, figuresHash: sha256(figures), workbook, workbookHash: sha256(workbook),
    closeVersion: closeVersionOf(uow.conn, input.period), corrects: before?.id ?? null, overruled,
  }));
  return { issue: wire(issueNamed(context, id)), batch };
}

/** An issue by its key. Throws ISSUE_UNKNOWN. */
export function issueNamed(context: AppContext, id: number): IssueHead {
  const found = issueById(reader(context), id);
  if (!found) throw new DomainError('ISSUE_UNKNOWN', { id });
  return found;
}

export const issuedTable = (context: AppContext, id: number): ReportTable => JSON.parse(issuedFiles(reader(context), id).figures) as ReportTable;

export const wire = (i: IssueHead): OutputOf<'reports.issue'>['issue'] => ({ ...i, options: { ...i.options }, overruled: { ...i.overruled } });

/** A reason for every failed check and for no other. */
function reasonsOf({ title, checks }: ReportTable, given: Readonly<Record<string, string>>): Record<string, string> {
  const reasons = Object.fromEntries(Object.entries(given).map(([id, why]) => [id, why.trim()]));
  const failed = checks.filter((c) => !c.ok);
  const open = failed.filter((c) => (reasons[c.id] ?? '') === '');
  if (open.length > 0) throw new DomainError('REPORT_CHECKS_FAILED', { title, count: open.length, detail: open.map(named).join('；') });
  const idle = Object.keys(reasons).filter((id) => !failed.some((c) => c.id === id));
  if (idle.length > 0) throw new DomainError('OVERRULE_NOT_NEEDED', { ids: idle.join('、') });
  return reasons;
}

const named = (c: ReportCheck): string => `${c.id} ${c.name}（${c.detail}）`;

/** What is told to the reader of the sheet; who let a check pass and which issue it is do not count. */
const contentOf = ({ issue: _which, checks, ...told }: ReportTable): string => JSON.stringify([told, checks.map(({ overruled: _why, ...c }) => c)]);

const sameOptions = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean => Object.keys({ ...a, ...b }).every((k) => a[k] === b[k]);
