import type { ReportColumn } from '../../domain/reporting/report-table.js';
import { statement } from '../../data/sql.js';
import type { Drill, ReportContext } from '../define-report.js';
import { listed, oneByOne } from './listed.js';
import { standing, type LoanQuestion } from './loan-rows.js';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 36 }, { key: 'unit', titles: ['机构'], kind: 'text', mm: 30 }, { key: 'loans', titles: ['笔数'], kind: 'count', mm: 14 }, { key: 'principalFen', titles: ['本金余额'], kind: 'money', mm: 28 },
];

type Sum = [borrower: number, unit: number, units: number, loans: number, fen: number];

/** The borrowers behind a 户数, one row each however many loans he has (C12). */
export function borrowerRows(c: ReportContext, q: LoanQuestion): Drill {
  const { sql, args } = standing(q);
  const lines = statement(c.conn, `SELECT l.borrower_id, min(s.unit_id), count(DISTINCT s.unit_id), count(*), sum(s.principal_fen) AS fen FROM loan_state s CROSS JOIN loan l ON l.loan_id = s.loan_id WHERE ${sql} GROUP BY l.borrower_id ORDER BY fen DESC, l.borrower_id`).raw().all(...args) as Sum[];
  const names = statement(c.conn, 'SELECT p.name AS borrower, u.name AS unit FROM party p, unit u WHERE p.party_id = ? AND u.unit_id = ?');
  return listed({
    title: q.title, explains: q.explains, columns: COLUMNS, lines, fenOf: ([, , , , fen]) => fen,
    rowsOf: oneByOne(([id, unitId, units, loans, principalFen]) => {
      const { borrower, unit } = names.get(id, unitId) as { borrower: string; unit: string };
      return { key: String(id), values: { borrower, unit: units > 1 ? `${unit}等 ${units} 个机构` : unit, loans, principalFen } };
    }),
  });
}
