import { yearOf } from '../../domain/date.js';
import type { ReportColumn } from '../../domain/reporting/report-table.js';
import { statement } from '../../data/sql.js';
import type { Drill, ReportContext } from '../define-report.js';
import { rowScope } from '../unit-groups.js';
import { listed } from './listed.js';
import type { LoanQuestion } from './loan-rows.js';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 36 }, { key: 'unit', titles: ['机构'], kind: 'text', mm: 30 }, { key: 'loans', titles: ['笔数'], kind: 'count', mm: 14 }, { key: 'principalFen', titles: ['本金余额'], kind: 'money', mm: 28 },
];

interface Found { id: number; borrower: string; unit: string; units: number; loans: number; principalFen: number }

/** The borrowers behind a 户数, one row each however many loans he has (C12). */
export function borrowerRows(c: ReportContext, q: LoanQuestion): Drill {
  const scope = rowScope(q.unit);
  const found = statement(c.conn, `SELECT p.party_id AS id, p.name AS borrower, min(u.name) AS unit, count(DISTINCT u.unit_id) AS units, count(*) AS loans, sum(s.principal_fen) AS principalFen FROM loan_state s JOIN unit u ON u.unit_id = s.unit_id JOIN loan l ON l.loan_id = s.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE s.year = ? AND s.from_on <= ? AND s.to_on > ? AND (${q.where}) AND ${scope.where} GROUP BY p.party_id ORDER BY principalFen DESC, p.party_id`).all(yearOf(q.day), q.day, q.day, ...q.args, ...scope.args) as Found[];
  return listed({ title: q.title, explains: q.explains, columns: COLUMNS, rows: found.map(({ id, units, ...r }) => ({ key: String(id), values: { ...r, unit: units > 1 ? `${r.unit}等 ${units} 个机构` : r.unit } })) });
}
