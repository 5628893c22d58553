import { statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';

/** How a row names its loan. */
export interface LoanNames { readonly unit: string; readonly borrower: string; readonly loanNo: string; readonly formedOn: string }

/** Names of a loan by its key, with the unit it stands in today. */
export function namesOf(c: ReportContext, loanId: number): LoanNames {
  return statement(c.conn, 'SELECT u.name AS unit, p.name AS borrower, l.loan_no AS loanNo, l.npl_on AS formedOn FROM loan l JOIN unit u ON u.unit_id = l.unit_id JOIN party p ON p.party_id = l.borrower_id WHERE l.loan_id = ?').get(loanId) as LoanNames;
}
