import { addDays, addMonths, firstDay, periodOf, type Day } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';
import { statement, type Connection } from './sql.js';

/** The last closed month; everything up to it is locked. */
export function lastClosedPeriod(conn: Connection): string | null {
  return (statement(conn, `SELECT max(period) AS p FROM period WHERE state = 'closed'`).get() as { p: string | null }).p;
}

/**
 * The day on which something that happened on `day` is booked: that day, unless its month is locked – then the first
 * day of the first open month (补记, C13). Nothing is ever booked on 1 January, so that the balances of that day are
 * the year-start figures (data-model.md §3 no. 5).
 */
export function nextOpenDay(conn: Connection, day: Day): Day {
  const closed = lastClosedPeriod(conn);
  const open = closed !== null && periodOf(day) <= closed ? firstDay(addMonths(closed, 1)) : day;
  return open.endsWith('-01-01') ? addDays(open, 1) : open;
}

/**
 * The day on which an event that moves no money (class, unit, disposal of an asset) counts: its own, it is never put
 * off into another month. Throws PERIOD_CLOSED. 1 January belongs to the year-start figures: the event counts from the 2nd.
 */
export function openDay(conn: Connection, day: Day): Day {
  const closed = lastClosedPeriod(conn);
  if (closed !== null && periodOf(day) <= closed) throw new DomainError('PERIOD_CLOSED', { period: periodOf(day) });
  return day.endsWith('-01-01') ? addDays(day, 1) : day;
}

/** Opens the row of a period when money first goes into it. */
export function ensurePeriod(conn: Connection, period: string): void {
  statement(conn, `INSERT INTO period (period, state, version) VALUES (?, 'open', 0) ON CONFLICT DO NOTHING`).run(period);
}
