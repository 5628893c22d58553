import { BOOKS, CLASSES, GUARANTEES, nameOf } from '../../domain/codes.js';
import { maskId } from '../../domain/identity.js';
import type { LoanRow } from '../../contract/loans.js';
import { numbered, statement, type Connection } from '../../data/sql.js';

/** Grid rows of these loans in the given order; 年初 and 本年 columns of `year`. IDs are masked. */
export function loanRows(conn: Connection, ids: readonly number[], year: number): LoanRow[] {
  const one = statement(conn, `SELECT l.loan_id AS loanId, l.loan_no AS no, l.unit_id AS unitId, u.name AS unit, p.name AS borrower, coalesce(p.id_no, '') AS idNo, l.book, l.risk_class AS class, l.granted_on AS grantedOn, l.due_on AS dueOn, l.npl_on AS formedOn, l.formed_year AS formedYear, l.guarantee, l.original_fen AS originalPrincipalFen,
    coalesce((SELECT s.principal_fen FROM loan_state s WHERE s.loan_id = l.loan_id AND s.from_on = ?2), 0) AS beginPrincipalFen,
    n.principal_fen AS currentPrincipalFen, n.on_fen AS onInterestFen, n.off_fen AS offInterestFen, coalesce(c.name, '') AS collector,
    (SELECT group_concat(coalesce(s.name, r.outsider), '、') FROM loan_responsible r LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.loan_id = l.loan_id AND r.voided_by IS NULL AND r.to_on = '9999-12-31' AND r.role <> 'collect') AS responsible
    FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN unit u ON u.unit_id = l.unit_id JOIN party p ON p.party_id = l.borrower_id LEFT JOIN staff c ON c.staff_id = n.collector_id WHERE l.loan_id = ?1`);
  const flows = statement(conn, `SELECT coalesce(sum(CASE WHEN form = 'cash' THEN principal_fen END), 0) AS cashFen, coalesce(sum(CASE WHEN form = 'in_kind' THEN principal_fen END), 0) AS inKindFen, coalesce(sum(CASE WHEN form IN ('rollover','upgrade') THEN principal_fen END), 0) AS rolledFen, coalesce(sum(CASE WHEN form IN ('cash','in_kind') THEN on_fen + off_fen END), 0) AS interestPaidFen FROM entry WHERE loan_id = ? AND booked_on BETWEEN ? AND ?`);
  return ids.flatMap((id) => {
    const row = one.get(numbered(id, `${year}-01-01`)) as (Omit<LoanRow, 'cashFen' | 'inKindFen' | 'rolledFen' | 'interestPaidFen' | 'settled' | 'responsible'> & { responsible: string | null }) | undefined;
    if (!row) return [];
    const flow = flows.get(id, `${year}-01-01`, `${year}-12-31`) as Pick<LoanRow, 'cashFen' | 'inKindFen' | 'rolledFen' | 'interestPaidFen'>;
    return [{ ...row, ...flow, idNo: row.idNo === '' ? '' : maskId(row.idNo), book: nameOf(BOOKS, row.book), class: nameOf(CLASSES, row.class), guarantee: nameOf(GUARANTEES, row.guarantee), responsible: row.responsible ?? '', settled: row.currentPrincipalFen === 0 }];
  });
}
