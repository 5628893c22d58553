import { FORMS, MEASURES, nameOf } from '../../domain/codes.js';
import type { ReportColumn, ReportRow } from '../../domain/reporting/report-table.js';
import { statement } from '../../data/sql.js';
import type { Drill, ReportContext } from '../define-report.js';
import { rowScope } from '../unit-groups.js';

export const ENTRY_COLUMNS: readonly ReportColumn[] = [
  { key: 'on', titles: ['收回日期'], kind: 'day', mm: 22 }, { key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 26 }, { key: 'loanNo', titles: ['借据号'], kind: 'text', mm: 34 },
  { key: 'form', titles: ['形式'], kind: 'text', mm: 24 }, { key: 'measure', titles: ['措施'], kind: 'text', mm: 14 }, { key: 'principalFen', titles: ['本金'], kind: 'money', mm: 24 }, { key: 'interestFen', titles: ['利息'], kind: 'money', mm: 22 }, { key: 'voucherNo', titles: ['凭证'], kind: 'text', mm: 24 },
];

/** Which movements stand behind a cell. `where` speaks of entry e, loan l, party p and unit u. */
export interface EntryQuestion {
  readonly title: string;
  /** 口径 in one sentence. */
  readonly explains: string;
  /** Row of a table of units: code, `sub:…` or "total". */
  readonly unit: string;
  readonly forms: readonly string[];
  /** Principal alone counts, or principal and interest together. */
  readonly counts: 'principal' | 'interest' | 'both';
  readonly where: string;
  readonly args: readonly (string | number)[];
}

interface Found { id: number; on: string; unit: string; borrower: string; loanNo: string; form: string; measure: string | null; principalFen: number; interestFen: number; voucherNo: string }

/** The movements behind one cell, each as it counts there; their sum is the cell. */
export function entryRows(c: ReportContext, q: EntryQuestion): Drill {
  const scope = rowScope(q.unit);
  const found = statement(c.conn, `SELECT e.entry_id AS id, e.business_on AS "on", u.name AS unit, p.name AS borrower, l.loan_no AS loanNo, e.form, e.measure, e.principal_fen AS principalFen, e.on_fen + e.off_fen AS interestFen, coalesce(e.voucher_no, '') AS voucherNo FROM entry e JOIN unit u ON u.unit_id = e.unit_id JOIN loan l ON l.loan_id = e.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE e.form IN (${q.forms.map(() => '?').join(',')}) AND (${q.where}) AND ${scope.where} ORDER BY e.booked_on, e.entry_id`).all(...q.forms, ...q.args, ...scope.args) as Found[];
  const part = { principal: q.counts !== 'interest', interest: q.counts !== 'principal' };
  const counted = found.map((r) => ({ ...r, principalFen: part.principal ? r.principalFen : 0, interestFen: part.interest ? r.interestFen : 0 }));
  const rows = counted.map(({ id, ...r }): ReportRow => ({ key: String(id), level: 'row', values: { ...r, form: nameOf(FORMS, r.form), measure: r.measure === null ? null : nameOf(MEASURES, r.measure) } }));
  return { title: q.title, explains: q.explains, columns: ENTRY_COLUMNS, rows, totalFen: counted.reduce((a, r) => a + r.principalFen + r.interestFen, 0) };
}
