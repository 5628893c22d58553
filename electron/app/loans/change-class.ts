import { CLASSES, findCode, type ClassCode } from '../../domain/codes.js';
import { periodOf, yearOf, type Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { openYears } from '../../data/loan-projection.js';
import type { LoanTable } from '../../data/schema.js';
import { statement, type Connection } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';

/** A class by code or term. Throws CODE_UNKNOWN. */
export function classCode(text: string): ClassCode & { readonly code: string } {
  const found = findCode<(typeof CLASSES)[number]>(CLASSES, text);
  if (!found) throw new DomainError('CODE_UNKNOWN', { field: '五级分类', value: text, allowed: CLASSES.map((c) => c.name).join('、') });
  return found;
}
export const isNpl = (riskClass: string): boolean => CLASSES.some((c) => c.code === riskClass && c.npl);

/**
 * Changes a loan's class from a day on: a dated event, so that every day before keeps its class. A loan that becomes
 * NPL for the first time is formed on that day; one that falls back keeps its vintage (终身责任). `on` is an open day.
 */
export function changeClass(uow: UnitOfWork, loanId: number, to: string, on: Day, reason: string): void {
  const loan = statement(uow.conn, 'SELECT * FROM loan WHERE loan_id = ?').get(loanId) as LoanTable;
  const last = statement(uow.conn, 'SELECT max(on_date) FROM class_event WHERE loan_id = ? AND voided_by IS NULL').pluck().get(loanId) as string | null;
  if (last !== null && on < last) throw new DomainError('EVENT_OUT_OF_ORDER', { day: on, what: '分类调整', last });
  if (on < loan.granted_on) throw new DomainError('EVENT_BEFORE_GRANT', { granted: loan.granted_on });
  if (yearOf(on) < loan.begin_year) throw new DomainError('PERIOD_BEFORE_LEDGER', { period: periodOf(on), first: `${loan.begin_year}-01` });
  openYears(uow.conn, yearOf(on));
  const formed = isNpl(to) && !wasEverNpl(uow.conn, loan) ? { npl_on: on } : {};
  uow.insert('class_event', { loan_id: loanId, on_date: on, from_class: loan.risk_class, to_class: to, reason });
  uow.update('loan', loanId, { risk_class: to, ...formed });
}

function wasEverNpl(conn: Connection, loan: LoanTable): boolean {
  const classes = statement(conn, 'SELECT from_class FROM class_event WHERE loan_id = ? AND voided_by IS NULL UNION SELECT to_class FROM class_event WHERE loan_id = ? AND voided_by IS NULL').pluck().all(loan.loan_id, loan.loan_id) as string[];
  return [loan.risk_class, ...classes].some(isNpl);
}
