import type { Day } from '../domain/date.js';
import { statement, type Connection } from './sql.js';

/**
 * The unit that money of a day belongs to: where the loan stood when the day began. On the day a loan is handed over its
 * money still belongs to the old unit; the balance of the evening is handed over.
 */
export function unitOn(conn: Connection, loanId: number, day: Day): number {
  const earlier = statement(conn, 'SELECT from_unit_id FROM loan_move WHERE loan_id = ? AND voided_by IS NULL AND on_date >= ? ORDER BY on_date, loan_move_id LIMIT 1').pluck().get(loanId, day) as number | undefined;
  return earlier ?? (statement(conn, 'SELECT unit_id FROM loan WHERE loan_id = ?').pluck().get(loanId) as number);
}
