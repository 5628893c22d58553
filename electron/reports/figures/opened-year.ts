import { DomainError } from '../../domain/domain-error.js';
import { yearOf } from '../../domain/date.js';
import { statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';

/** A year the ledger does not hold is refused, never answered with zeros. Throws YEAR_NOT_OPENED. */
export function requireYear(c: ReportContext, dayOrPeriod: string = c.period): number {
  const year = yearOf(dayOrPeriod);
  if (statement(c.conn, 'SELECT 1 FROM loan_state WHERE year = ? LIMIT 1').get(year) === undefined) throw new DomainError('YEAR_NOT_OPENED', { year });
  return year;
}
