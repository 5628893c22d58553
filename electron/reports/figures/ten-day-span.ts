import { addDays, type Day } from '../../domain/date.js';
import { TEN_DAYS, tenDaysOf, tenDaySpan, type TenDays } from '../../domain/reporting/ten-days.js';
import { statement } from '../../data/sql.js';
import { optionOf, type ReportContext } from '../define-report.js';

export interface AskedSpan {
  readonly label: string;
  readonly before: Day;
  /** First and last day that count; the first after the balance of `before`. */
  readonly from: Day;
  readonly to: Day;
}

/** The 旬 the report is asked for; `auto` is that of the month's last entry, 下旬 in a month without any. */
export function askedSpan(c: ReportContext): AskedSpan {
  const asked = optionOf(c, 'ten');
  const which = asked === 'auto' ? lastBooked(c) : (asked as TenDays);
  const span = tenDaySpan(c.period, which);
  return { label: TEN_DAYS.find((t) => t.value === which)?.label ?? which, before: span.before, from: addDays(span.before, 1), to: span.to };
}

function lastBooked(c: ReportContext): TenDays {
  const day = statement(c.conn, 'SELECT max(booked_on) FROM entry WHERE booked_on BETWEEN ? AND ?').pluck().get(`${c.period}-01`, `${c.period}-31`) as Day | null;
  return day === null ? 'last' : tenDaysOf(day);
}
