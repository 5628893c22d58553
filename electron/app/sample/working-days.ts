import { addDays, dayNumber, type Day } from '../../domain/date.js';

/** Public holidays of 2011 (first and last day): no counter was open. */
const HOLIDAYS: readonly (readonly [Day, Day])[] = [
  ['2011-01-01', '2011-01-03'],
  ['2011-02-02', '2011-02-08'],
  ['2011-04-03', '2011-04-05'],
  ['2011-04-30', '2011-05-02'],
  ['2011-06-04', '2011-06-06'],
];

/** 1970-01-01 was a Thursday. */
const weekday = (day: Day): number => (dayNumber(day) + 4) % 7;

const isHoliday = (day: Day): boolean => HOLIDAYS.some(([from, to]) => day >= from && day <= to);

/** The days between two days, both included, on which money comes in: Monday to Friday, now and then a Saturday. */
export function countingDays(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isHoliday(day) || weekday(day) === 0) continue;
    if (weekday(day) === 6) {
      days.push(day);
      continue;
    }
    for (let weight = 0; weight < 12; weight++) days.push(day);
  }
  if (days.length === 0) throw new RangeError(`no working day from ${from} to ${to}`);
  return days;
}
