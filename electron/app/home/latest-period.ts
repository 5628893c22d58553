import { statement, type Connection } from '../../data/sql.js';

/** Money that stands: neither a reversal nor reversed. A month that only holds both has nothing in it. */
const STANDS = 'e.reversal_of IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id)';

/** The last month up to `through` with money that stands; null when there is none. */
export function lastBookedPeriod(conn: Connection, through = '9999-12'): string | null {
  return (statement(conn, `SELECT e.period FROM entry e WHERE e.period <= ? AND ${STANDS} ORDER BY e.period DESC LIMIT 1`).pluck().get(through) as string | undefined) ?? null;
}

/** The last month with a ledger import or with money; null in an empty ledger. */
export function lastPeriod(conn: Connection): string | null {
  const imported = statement(conn, `SELECT max(period) FROM import_file WHERE kind = 'ledger' AND voided_by IS NULL`).pluck().get() as string | null;
  const booked = lastBookedPeriod(conn);
  return imported !== null && (booked === null || imported > booked) ? imported : booked;
}

/** The month the figures stand at: the last one with anything in it, else the month of today. */
export const latestPeriod = (conn: Connection, today: string): string => lastPeriod(conn) ?? today.slice(0, 7);
