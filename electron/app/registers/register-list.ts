import { DomainError } from '../../domain/domain-error.js';
import { statement, type Connection } from '../../data/sql.js';

export const REGISTER_AREAS = ['registers', 'loans', 'reports', 'periods'] as const;

/** A search text for LIKE with `ESCAPE '\'`; '' matches everything. */
export const likeText = (search: string): string => `%${search.trim().replace(/[%_\\]/g, (c) => `\\${c}`)}%`;

export interface NamedLoan { readonly loanId: number; readonly no: string; readonly unitId: number; readonly partyId: number; readonly borrower: string; readonly publicKind: string }

/** The live loans of these ids. Throws LOAN_UNKNOWN. */
export function namedLoans(conn: Connection, ids: readonly number[]): NamedLoan[] {
  const one = statement(conn, `SELECT l.loan_id AS loanId, l.loan_no AS no, l.unit_id AS unitId, l.borrower_id AS partyId, p.name AS borrower, p.public_kind AS publicKind FROM loan l JOIN party p ON p.party_id = l.borrower_id WHERE l.loan_id = ? AND l.status = 'live'`);
  return [...new Set(ids)].map((id) => {
    const loan = one.get(id) as NamedLoan | undefined;
    if (!loan) throw new DomainError('LOAN_UNKNOWN', { no: id });
    return loan;
  });
}

/** What a list of loans has to become: rows to void, loans to add. */
export function loanLinks(stored: readonly { id: number; loanId: number }[], wanted: readonly number[]): { gone: number[]; added: number[] } {
  return { gone: stored.filter((s) => !wanted.includes(s.loanId)).map((s) => s.id), added: wanted.filter((w) => !stored.some((s) => s.loanId === w)) };
}
