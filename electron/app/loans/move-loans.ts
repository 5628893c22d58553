import { periodOf, yearOf, type Day } from '../../domain/date.js';
import { BOOKS, nameOf } from '../../domain/codes.js';
import { DomainError } from '../../domain/domain-error.js';
import { openYears, projectLoans } from '../../data/loan-projection.js';
import type { LoanTable } from '../../data/schema.js';
import { statement } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';

/**
 * Hands loans over to another unit from a day on: their stretches are cut there, what was booked before stays with the
 * old unit. `on` is an open day. Throws when a loan already stands there, moved later, or its key is taken there.
 */
export function moveLoans(uow: UnitOfWork, loanIds: readonly number[], to: { unitId: number; name: string }, on: Day, reason: string): void {
  openYears(uow.conn, yearOf(on));
  for (const loanId of loanIds) moveOne(uow, loanId, to, on, reason);
  projectLoans(uow.conn, loanIds);
}

function moveOne(uow: UnitOfWork, loanId: number, to: { unitId: number; name: string }, on: Day, reason: string): void {
  const loan = statement(uow.conn, `SELECT * FROM loan WHERE loan_id = ? AND status = 'live'`).get(loanId) as LoanTable | undefined;
  if (!loan) throw new DomainError('LOAN_UNKNOWN', { no: loanId });
  if (loan.unit_id === to.unitId) throw new DomainError('MOVE_SAME_UNIT', { unit: to.name });
  if (on < loan.granted_on) throw new DomainError('EVENT_BEFORE_GRANT', { granted: loan.granted_on });
  if (yearOf(on) < loan.begin_year) throw new DomainError('PERIOD_BEFORE_LEDGER', { period: periodOf(on), first: `${loan.begin_year}-01` });
  const last = statement(uow.conn, 'SELECT max(on_date) FROM loan_move WHERE loan_id = ? AND voided_by IS NULL').pluck().get(loanId) as string | null;
  // one a day: money of a day belongs to where the loan stood that morning
  if (last !== null && on <= last) throw new DomainError('EVENT_OUT_OF_ORDER', { day: on, what: '机构划转', last });
  const taken = statement(uow.conn, `SELECT 1 FROM loan WHERE unit_id = ? AND book = ? AND loan_no = ? AND status = 'live'`).get(to.unitId, loan.book, loan.loan_no);
  if (taken) throw new DomainError('LOAN_KEY_TAKEN', { unit: to.name, book: nameOf(BOOKS, loan.book), no: loan.loan_no });
  uow.insert('loan_move', { loan_id: loanId, on_date: on, from_unit_id: loan.unit_id, to_unit_id: to.unitId, reason });
  uow.update('loan', loanId, { unit_id: to.unitId });
}
