import { dayNumber, makeDay } from '../../domain/date.js';

const EPOCH_1900 = dayNumber('1899-12-30');
const EPOCH_1904 = dayNumber('1904-01-01');
const MARCH_1900 = dayNumber('1900-03-01');

/**
 * An ISO date (`2011-08-31`, `2011-08-31T12:00:00`), as Strict OOXML and OpenDocument write them, as the serial number
 * the same cell would have in a plain workbook. Null when it is not such a date.
 */
export function isoToSerial(iso: string, date1904: boolean): number | null {
  const [year, month, dayOfMonth] = [digits(iso, 0, 4), digits(iso, 5, 7), digits(iso, 8, 10)];
  if (Number.isNaN(year + month + dayOfMonth) || iso[4] !== '-' || iso[7] !== '-') return null;
  const day = makeDay(year, month, dayOfMonth);
  if (day === null) return null;
  const n = dayNumber(day);
  // the 1900 system counts a 29 February 1900 that never was
  const serial = date1904 ? n - EPOCH_1904 : n - EPOCH_1900 - (n < MARCH_1900 ? 1 : 0);
  if (iso.length === 10) return serial;
  const seconds = secondsOfDay(iso);
  return seconds === null ? null : serial + seconds / 86_400;
}

function secondsOfDay(iso: string): number | null {
  if (iso[10] !== 'T' || iso[13] !== ':' || iso[16] !== ':') return null;
  const end = iso.endsWith('Z') ? iso.length - 1 : iso.length;
  const seconds = Number(iso.slice(17, end));
  const total = digits(iso, 11, 13) * 3600 + digits(iso, 14, 16) * 60 + seconds;
  return Number.isFinite(total) && seconds >= 0 && seconds < 61 ? total : null;
}

function digits(text: string, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i++) {
    const d = text.charCodeAt(i) - 0x30;
    if (!(d >= 0 && d <= 9)) return Number.NaN;
    n = n * 10 + d;
  }
  return n;
}
