import { fromExcelSerial, parseDay, type Day, type DayOrder } from '../date.js';
import { read, refused, type CellReading } from './cell-reading.js';
import { narrow } from './cell-text.js';
import { finding } from './issue-codes.js';
import type { RawCell } from './raw-sheet.js';

/** No loan of a credit union is older; an earlier day is a bare year read as a serial. */
const FIRST_DAY: Day = '1949-10-01';

/**
 * A day: a serial of the sheet's date system, a number or text written 20110831, or text written year first or in the
 * order that was declared for the sheet. A cell that only shows a year or a month is refused, nothing is filled in.
 */
export function readDay(cell: Exclude<RawCell, null>, title: string, date1904: boolean, order: DayOrder = 'ymd'): CellReading {
  const day = cell.t === 'n' ? dayOfNumber(cell.v, date1904) : parseDay(narrow(String(cell.v)), order);
  if (day === null) {
    const value = cell.t === 'n' ? String(cell.v) : narrow(String(cell.v));
    return refused(looksLikeDay(value) ? finding('DAY_IMPOSSIBLE', { title, value }) : finding('DAY_UNREADABLE', { title, value }));
  }
  return day < FIRST_DAY ? refused(finding('DAY_TOO_EARLY', { title, day })) : read(day);
}

const dayOfNumber = (n: number, date1904: boolean): Day | null => (Number.isInteger(n) && n >= 10_000_000 ? parseDay(String(n)) : fromExcelSerial(n, date1904));

const looksLikeDay = (text: string): boolean => /^\d{4}(?:[-/.年]\d{1,2}[-/.月]\d{1,2}[日号]?|\d{4})$/.test(text);
