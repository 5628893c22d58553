import { DomainError } from '../../domain/domain-error.js';
import type { Debt } from '../../domain/asset/in-kind.js';
import { statement, type Connection } from '../../data/sql.js';

/** The loan a receipt is for: who, where, and what is owed now (分). */
export interface ReceiptLoan extends Debt {
  readonly loanId: number;
  readonly no: string;
  readonly unitId: number;
  readonly book: string;
  readonly riskClass: string;
  readonly grantedOn: string;
  readonly borrower: string;
}

/** Throws LOAN_UNKNOWN for a loan that is not there or was cancelled. */
export function receiptLoan(conn: Connection, loanId: number): ReceiptLoan {
  const loan = statement(conn, `SELECT l.loan_id AS loanId, l.loan_no AS no, l.unit_id AS unitId, l.book, l.risk_class AS riskClass, l.granted_on AS grantedOn, p.name AS borrower, n.principal_fen AS principalFen, n.on_fen AS onFen, n.off_fen AS offFen FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE l.loan_id = ? AND l.status = 'live'`).get(loanId) as ReceiptLoan | undefined;
  if (!loan) throw new DomainError('LOAN_UNKNOWN', { no: loanId });
  return loan;
}
