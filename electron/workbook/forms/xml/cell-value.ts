import { isDay, toExcelSerial } from '../../../domain/date.js';
import { exactWan, fen, plainWan, plainYuan } from '../../../domain/money.js';
import type { ReportValue, ValueKind } from '../../../domain/reporting/report-table.js';

export type MoneyUnit = '元' | '万元';

/** What goes into a cell: a decimal number as its digits (never a computed double), or text; null = an empty cell. */
export type SheetValue = { readonly t: 'n'; readonly digits: string } | { readonly t: 's'; readonly text: string } | null;

/** Shown where a figure does not apply (paper rule); an unwritten zero would be read as 0.00. */
export const INAPPLICABLE = '—';

const DECIMAL = /^-?\d+(?:\.\d+)?$/;
/** 0.96%: without the sign a reader could take it for a fraction. */
const SIGNED_PERCENT = /^-?\d+(?:\.\d+)?%$/;
const FIRST_CERTAIN_SERIAL_DAY = '1900-03-01';

/**
 * Turns a raw value into what its cell holds: 分 into 元 or 万元 (rounded once, half-up; with `exact` every 分 is kept),
 * percent text into a number – with its own % sign it stays text –, a day into a serial. Throws TypeError when the value is not of the kind: a wrong figure must not leave the house.
 */
export function sheetValue(value: ReportValue, kind: ValueKind, unit: MoneyUnit, exact = false): SheetValue {
  if (value === null || value === '') return null;
  if (kind === 'text') return { t: 's', text: String(value) };
  if (value === INAPPLICABLE) return { t: 's', text: INAPPLICABLE };
  if (kind === 'money') {
    if (typeof value !== 'number') throw mismatch(value, kind);
    return { t: 'n', digits: unit === '元' ? plainYuan(fen(value)) : exact ? exactWan(fen(value)) : plainWan(fen(value)) };
  }
  if (kind === 'day') {
    if (typeof value !== 'string' || !isDay(value)) throw mismatch(value, kind);
    // Spreadsheets count a 29 February 1900 that never was: before it a day is safer as text.
    return value < FIRST_CERTAIN_SERIAL_DAY ? { t: 's', text: value } : { t: 'n', digits: String(toExcelSerial(value)) };
  }
  const digits = String(value);
  if (kind === 'percent' && SIGNED_PERCENT.test(digits)) return { t: 's', text: digits };
  if (!DECIMAL.test(digits)) throw mismatch(value, kind);
  if ((kind === 'count' || kind === 'rank') && digits.includes('.')) throw mismatch(value, kind);
  return { t: 'n', digits };
}

const mismatch = (value: string | number, kind: ValueKind): TypeError => new TypeError(`not a value of kind ${kind}: ${value}`);
