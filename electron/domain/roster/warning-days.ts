import { addMonths, lastDay, periodOf, type Day } from '../date.js';

/**
 * 责任清收预警 (D4-13): at the end of each quarter until the third, then at the end of each month, after the issue and up
 * to the deadline; the deadline itself is the last.
 */
export function warningDays(issuedOn: Day, deadlineOn: Day): Day[] {
  const days: Day[] = [];
  for (let period = periodOf(issuedOn); ; period = addMonths(period, 1)) {
    const end = lastDay(period);
    if (end >= deadlineOn) break;
    const month = Number(period.slice(5));
    if (end > issuedOn && (month > 9 || month % 3 === 0)) days.push(end);
  }
  return [...days, deadlineOn];
}
