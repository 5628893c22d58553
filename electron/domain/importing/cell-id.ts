import { read, refused, type CellReading } from './cell-reading.js';
import { narrow } from './cell-text.js';
import { finding } from './issue-codes.js';
import type { RawCell } from './raw-sheet.js';

/** Excel keeps fifteen digits of a number: below this every integer is exact. */
const EXACT_BELOW = 1e15;

/** Nothing to take off, no x to change, no exponent: nearly every number. */
const READY = /^[0-9A-Z]+$/;

/**
 * A number that is a name (ID card, account, loan number). Text is kept, without the blanks and the leading apostrophe
 * that spreadsheets leave; a numeric cell is taken only while it still has all its digits. An ID card's x becomes X.
 */
export function readId(cell: Exclude<RawCell, null>, title: string): CellReading {
  if (cell.t === 'n') {
    if (cell.d === true) return refused(finding('ID_BECAME_DATE', { title }));
    const exact = Number.isInteger(cell.v) && cell.v >= 0 && cell.v < EXACT_BELOW;
    return exact ? read(String(cell.v)) : refused(finding('ID_DIGITS_LOST', { title }));
  }
  if (cell.t === 's' && READY.test(cell.v)) return read(cell.v);
  const text = narrow(String(cell.v)).replaceAll(' ', '').replace(/^['’‘`]+/, '');
  if (text === '') return read(null);
  if (/^\d(?:\.\d+)?E\+\d+$/i.test(text)) return refused(finding('ID_DIGITS_LOST', { title }));
  return read(/^\d{17}x$/.test(text) ? text.toUpperCase() : text);
}
