import type { Day } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';
import type { AppContext } from './context.js';

/** What is registered has happened: a day after the business day is a slip of the pen, or a clock set back. Throws DAY_IN_FUTURE. */
export function notAfterToday(context: AppContext, day: Day): Day {
  const today = context.clock.today();
  if (day > today) throw new DomainError('DAY_IN_FUTURE', { day, today });
  return day;
}
