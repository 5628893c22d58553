import type { Day } from '../../domain/date.js';
import { numbered, statement, type Connection } from '../../data/sql.js';

/** The books b of the debt of a loan l: written off or swapped, it is owed on in another one. */
export const BOOKS_OF = (loan: string): string => `loan o JOIN loan b ON b.loan_no = o.loan_no AND b.borrower_id = o.borrower_id AND b.status = 'live' AND o.loan_id = ${loan}`;

/** Principal still owed on the debt of a loan, in 分, as an expression. */
export const OWED_FEN = (loan: string): string => `(SELECT coalesce(sum(n.principal_fen), 0) FROM ${BOOKS_OF(loan)} JOIN loan_now n ON n.loan_id = b.loan_id)`;
/** The first day on which nothing was owed any more; only where nothing is owed today. */
export const REPAID_ON = (loan: string): string => `(SELECT max(s.to_on) FROM ${BOOKS_OF(loan)} JOIN loan_state s ON s.loan_id = b.loan_id)`;
/** Principal recovered after a day, in 分: cash and 抵债, what was reversed taken off. 转据, 核销 and 置换 recover nothing (decision 7). */
export const RECOVERED_FEN = (loan: string, after: string, until: string): string =>
  `(SELECT coalesce(sum(e.principal_fen), 0) FROM ${BOOKS_OF(loan)} JOIN entry e ON e.loan_id = b.loan_id JOIN form_code f ON f.form = e.form AND f.effect = 'recover' WHERE e.booked_on > ${after} AND e.booked_on <= ${until})`;

/** What was owed at the end of a day, in 分; null where the ledger does not reach so far back. */
export function owedOn(conn: Connection, loanId: number, day: Day): number | null {
  return statement(conn, `SELECT CASE WHEN min(s.from_on) <= ?2 THEN sum(CASE WHEN s.from_on <= ?2 AND s.to_on > ?2 THEN s.principal_fen ELSE 0 END) END FROM ${BOOKS_OF('?1')} JOIN loan_state s ON s.loan_id = b.loan_id`).pluck().get(numbered(loanId, day)) as number | null;
}
