import type { Day, Period } from '../domain/date.js';
import { statement, type Connection } from './sql.js';
import type { UnitOfWork } from './unit-of-work.js';

/** A report as it left the house, without its table and workbook. */
export interface IssueHead {
  readonly id: number;
  readonly report: string;
  readonly title: string;
  readonly period: Period;
  /** 第 n 次出具 of this report and month; a number is never used again. */
  readonly no: number;
  readonly asOf: Day;
  readonly base: Day | null;
  readonly options: Readonly<Record<string, string>>;
  /** 业务日期, instant and person of the issue. */
  readonly on: Day;
  readonly at: number;
  readonly user: string;
  /** Which close of the month it rests on; null when the month was open. */
  readonly closeVersion: number | null;
  /** Number of the issue this one corrects, and of the one that corrects it. */
  readonly corrects: number | null;
  readonly correctedBy: number | null;
  /** Reasons by check. */
  readonly overruled: Readonly<Record<string, string>>;
  readonly figuresHash: string;
  readonly workbookHash: string;
  readonly batch: number;
  /** Taken back by undo; the row stays. */
  readonly voided: boolean;
}

interface Row extends Omit<IssueHead, 'options' | 'overruled' | 'voided'> { options: string; overruled: string; voided: number }

const HEAD = `SELECT i.report_issue_id AS id, i.report, i.title, i.period, i.issue_no AS no, i.as_of AS asOf, i.base, i.options, b.business_on AS "on", b.at, b.user_name AS user, i.close_version AS closeVersion,
  (SELECT c.issue_no FROM report_issue c WHERE c.report_issue_id = i.corrects) AS corrects, (SELECT min(l.issue_no) FROM report_issue l WHERE l.corrects = i.report_issue_id AND l.voided_by IS NULL) AS correctedBy,
  i.overruled, i.figures_hash AS figuresHash, i.workbook_hash AS workbookHash, i.batch_id AS batch, i.voided_by IS NOT NULL AS voided FROM report_issue i JOIN batch b ON b.batch_id = i.batch_id`;

const headOf = (r: Row): IssueHead => ({ ...r, options: JSON.parse(r.options) as Record<string, string>, overruled: JSON.parse(r.overruled) as Record<string, string>, voided: r.voided === 1 });

/** Issues, the latest first; all of them, of one report, of one month. */
export function issuesOf(conn: Connection, which: { readonly report?: string | undefined; readonly period?: string | undefined }): IssueHead[] {
  const asked = [...(which.report === undefined ? [] : [['i.report = ?', which.report] as const]), ...(which.period === undefined ? [] : [['i.period = ?', which.period] as const])];
  const where = asked.length === 0 ? '' : ` WHERE ${asked.map(([clause]) => clause).join(' AND ')}`;
  return (statement(conn, `${HEAD}${where} ORDER BY i.report_issue_id DESC`).all(...asked.map(([, value]) => value)) as Row[]).map(headOf);
}

export const issueById = (conn: Connection, id: number): IssueHead | undefined => (statement(conn, `${HEAD} WHERE i.report_issue_id = ?`).all(id) as Row[]).map(headOf)[0];

/** The table as JSON and the workbook of an issue, as they were kept. */
export const issuedFiles = (conn: Connection, id: number): { figures: string; workbook: Uint8Array } => statement(conn, 'SELECT figures, workbook FROM report_issue WHERE report_issue_id = ?').get(id) as { figures: string; workbook: Uint8Array };

/** The number the next issue of a report and month gets. */
export const nextIssueNo = (conn: Connection, report: string, period: Period): number => statement(conn, 'SELECT coalesce(max(issue_no), 0) + 1 FROM report_issue WHERE report = ? AND period = ?').pluck().get(report, period) as number;

export interface NewIssue extends Pick<IssueHead, 'report' | 'title' | 'period' | 'no' | 'asOf' | 'base' | 'options' | 'closeVersion' | 'overruled' | 'figuresHash' | 'workbookHash'> {
  readonly figures: string;
  readonly workbook: Uint8Array;
  /** Key of the issue it corrects. */
  readonly corrects: number | null;
}

export function keepIssue(uow: UnitOfWork, i: NewIssue): number {
  return uow.insert('report_issue', {
    report: i.report, period: i.period, issue_no: i.no, title: i.title, base: i.base, options: JSON.stringify(i.options), as_of: i.asOf, figures: i.figures, figures_hash: i.figuresHash, workbook: Buffer.from(i.workbook), workbook_hash: i.workbookHash,
    close_version: i.closeVersion, corrects: i.corrects, overruled: JSON.stringify(i.overruled), batch_id: uow.batchId,
  });
}
