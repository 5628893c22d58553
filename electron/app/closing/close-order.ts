import { addMonths, lastDay, periodOf, type Day, type Period } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { lastClosedPeriod } from '../../data/booking-day.js';
import { statement, type Connection } from '../../data/sql.js';

/**
 * Months are closed once, one after the other, and none that has not begun; only the first close takes everything before
 * it along as 期初 (decisions.md 12). Throws PERIOD_CLOSED, PERIOD_OUT_OF_ORDER, PERIOD_NOT_BEGUN.
 */
export function requireNext(conn: Connection, period: Period, today: Day): void {
  const closed = lastClosedPeriod(conn);
  if (closed !== null && period <= closed) throw new DomainError('PERIOD_CLOSED', { period });
  if (closed !== null && period > addMonths(closed, 1)) throw new DomainError('PERIOD_OUT_OF_ORDER', { period, earlier: addMonths(closed, 1) });
  if (period > periodOf(today)) throw new DomainError('PERIOD_NOT_BEGUN', { period, today });
}

/** What a person should look at before a close, beside the checks: a clock set back, a month that is not over. */
export function closeWarnings(conn: Connection, period: Period, today: Day): string[] {
  const last = statement(conn, 'SELECT batch_id AS id, business_on AS "on" FROM batch ORDER BY business_on DESC, batch_id DESC LIMIT 1').get() as { id: number; on: Day };
  const says: string[] = [];
  if (today < last.on) says.push(`业务日期 ${today} 早于第 ${last.id} 批的 ${last.on}，电脑日期可能被调回过；请先核对日期再结账。`);
  if (periodOf(today) === period && today < lastDay(period)) says.push(`${period} 还没有过完（业务日期 ${today}）；结账后，当月再收的钱只能补记到下一个月。`);
  return says;
}
