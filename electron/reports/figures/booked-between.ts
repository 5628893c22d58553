import { lastDay, periodOf, type Day } from '../../domain/date.js';

/**
 * Condition on entry e: booked from one day to another, both included. Whole months are found and summed by the index that
 * covers them; only a part of a month (旬) looks at days. No entry is booked on 1 January, so a span from the 2nd is whole.
 */
export function bookedBetween(from: Day, to: Day): { readonly sql: string; readonly args: readonly string[] } {
  const periods = [periodOf(from), periodOf(to)] as const;
  const whole = to === lastDay(periods[1]) && (from.endsWith('-01') || from.endsWith('-01-02'));
  return { sql: `e.period BETWEEN ? AND ?${whole ? '' : ' AND e.booked_on BETWEEN ? AND ?'}`, args: whole ? periods : [...periods, from, to] };
}
