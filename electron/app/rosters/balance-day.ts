import type { Day } from '../../domain/date.js';
import { statement, type Connection } from '../../data/sql.js';

/** The last day of which the ledger holds balances: until a new year is opened, 31 December says what stands. */
export function balanceDay(conn: Connection, on: Day): Day {
  const last = statement(conn, 'SELECT max(year) FROM loan_state').pluck().get() as number | null;
  return last !== null && on > `${last}-12-31` ? `${last}-12-31` : on;
}
