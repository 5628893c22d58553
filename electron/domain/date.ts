import { toHalfWidth } from './money.js';

/**
 * A business day is text `YYYY-MM-DD`, a period is text `YYYY-MM`. No `Date` object and no time zone ever touches them:
 * a repayment on 31 August is on 31 August on every PC.
 */
export type Day = string;
export type Period = string;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Exclusive end of what still holds: posts, responsibilities, stretches. */
export const OPEN_END: Day = '9999-12-31';

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Builds a day, or null when there is no such day (2010-02-30). Years 1900–2199 only: anything else is a typing error. */
export function makeDay(year: number, month: number, day: number): Day | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function isDay(text: string): boolean {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return m !== null && makeDay(Number(m[1]), Number(m[2]), Number(m[3])) !== null;
}

export function isPeriod(text: string): boolean {
  const m = /^(\d{4})-(\d{2})$/.exec(text);
  return m !== null && makeDay(Number(m[1]), Number(m[2]), 1) !== null;
}

/**
 * How a sheet writes its days in text where it is not year, month, day with four figures of the year: 11.8.31, 31.8.2011,
 * 8/31/2011. Only a person can say so: 8.9.2011 is two different days.
 */
export const DAY_ORDERS = ['ymd', 'yymd', 'dmy', 'mdy'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

/**
 * Reads a day as offices write it: 2011-08-31, 2011/8/31, 2011.8.31, 20110831, 2011年8月31日, with the midnight that
 * spreadsheets add. Year first always; nothing is guessed, anything else (31/08/2011, two-digit years, a time of day) is
 * null unless `order` declares it. Two figures of a year are 1950 to 2049.
 */
export function parseDay(text: string, order: DayOrder = 'ymd'): Day | null {
  const t = toHalfWidth(text.trim());
  const declared = order === 'ymd' ? null : declaredDay(t, order);
  if (declared !== null) return declared;
  const m =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T]0{1,2}:00(?::00)?)?$/.exec(t) ??
    /^(\d{4}) ?(年) ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/.exec(t) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(t);
  return m ? makeDay(Number(m[1]), Number(m[3]), Number(m[4])) : null;
}

function declaredDay(t: string, order: Exclude<DayOrder, 'ymd'>): Day | null {
  if (order === 'yymd') {
    const m = /^(\d{2})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(t) ?? /^(\d{2}) ?(年) ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/.exec(t);
    return m ? makeDay(Number(m[1]) + (Number(m[1]) < 50 ? 2000 : 1900), Number(m[3]), Number(m[4])) : null;
  }
  const m = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(t);
  if (!m) return null;
  const [day, month] = order === 'dmy' ? [m[1], m[3]] : [m[3], m[1]];
  return makeDay(Number(m[4]), Number(month), Number(day));
}

/**
 * Reads a month as offices write it: 2011-08, 2011/8, 2011.8, 201108, 2011年8月, or any day of it. Year first always;
 * anything else is null.
 */
export function parsePeriod(text: string): Period | null {
  const t = toHalfWidth(text.trim());
  const m = /^(\d{4})[-/.](\d{1,2})$/.exec(t) ?? /^(\d{4})年(\d{1,2})月(?:份|末|底)?$/.exec(t) ?? /^(\d{4})(\d{2})$/.exec(t);
  const day = m ? makeDay(Number(m[1]), Number(m[2]), 1) : parseDay(t);
  return day === null ? null : periodOf(day);
}

/** Days since 1970-01-01 (civil calendar); the arithmetic behind every interval. */
export function dayNumber(day: Day): number {
  const y = Number(day.slice(0, 4));
  const m = Number(day.slice(5, 7));
  const d = Number(day.slice(8, 10));
  const a = m <= 2 ? y - 1 : y;
  const era = Math.floor(a / 400);
  const yoe = a - era * 400;
  const doy = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  return era * 146_097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719_468;
}

export function fromDayNumber(n: number): Day {
  const z = n + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(doy - Math.floor((153 * mp + 2) / 5) + 1).padStart(2, '0')}`;
}

export const addDays = (day: Day, days: number): Day => fromDayNumber(dayNumber(day) + days);

/**
 * A spreadsheet serial to a day. In the 1900 system serial 60 is the 29 February 1900 that never was: it is refused,
 * and serials below it are one day off (the bug every spreadsheet keeps). Fractions of a day are dropped.
 */
export function fromExcelSerial(serial: number, date1904 = false): Day | null {
  const n = Math.floor(serial);
  if (!Number.isFinite(serial) || n < (date1904 ? 0 : 1) || n > 109_574) return null;
  if (date1904) return checked(fromDayNumber(dayNumber('1904-01-01') + n));
  if (n === 60) return null;
  return checked(fromDayNumber(dayNumber('1899-12-31') + (n > 60 ? n - 1 : n)));
}

/** The inverse, for writing: day → 1900-system serial (days from 1900-03-01 on). */
export function toExcelSerial(day: Day): number {
  return dayNumber(day) - dayNumber('1899-12-30');
}

const checked = (day: Day): Day | null => (isDay(day) ? day : null);

export const periodOf = (day: Day): Period => day.slice(0, 7);
export const yearOf = (dayOrPeriod: string): number => Number(dayOrPeriod.slice(0, 4));
export const firstDay = (period: Period): Day => `${period}-01`;

export function lastDay(period: Period): Day {
  return `${period}-${String(daysInMonth(Number(period.slice(0, 4)), Number(period.slice(5, 7)))).padStart(2, '0')}`;
}

export function addMonths(period: Period, months: number): Period {
  const n = Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1 + months;
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
}

/** `2011年8月31日` for paper. */
export const chineseDay = (day: Day): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
/** `2011年8月` for titles. */
export const chinesePeriod = (period: Period): string => `${Number(period.slice(0, 4))}年${Number(period.slice(5, 7))}月`;
