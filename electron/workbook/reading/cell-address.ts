import { columnName } from '../../domain/importing/raw-sheet.js';
import { MAX_COLUMNS, MAX_ROWS } from './limits.js';
import { hostile } from './refusal.js';

/** A cell's place in one number, so that the hot loop makes no object: row (from 1) × 16384 + column (from 0). */
export const packAddress = (row: number, column: number): number => row * MAX_COLUMNS + column;
export const addressRow = (packed: number): number => Math.floor(packed / MAX_COLUMNS);
export const addressColumn = (packed: number): number => packed % MAX_COLUMNS;

/** Reads `AB12` out of [from, to). An address no spreadsheet can have (ZZZZZ4000000000, __proto__) is refused. */
export function parseAddress(bytes: Uint8Array, from: number, to: number): number {
  let column = 0;
  let i = from;
  for (; i < to; i++) {
    const letter = ((bytes[i] as number) & 0xdf) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
    if (column > MAX_COLUMNS) throw badAddress();
  }
  const digitsFrom = i;
  let row = 0;
  for (; i < to; i++) {
    const d = (bytes[i] as number) - 0x30;
    if (d < 0 || d > 9) throw badAddress();
    row = row * 10 + d;
    if (row > MAX_ROWS) throw badAddress();
  }
  if (column === 0 || digitsFrom === i || row === 0) throw badAddress();
  return packAddress(row, column - 1);
}

/** The same for text, with `$` signs allowed: `$A$1`. */
export const parseAddressText = (text: string): number => {
  const bytes = new TextEncoder().encode(text.replaceAll('$', ''));
  return parseAddress(bytes, 0, bytes.length);
};

export const addressText = (row: number, column: number): string => `${columnName(column)}${row}`;

const badAddress = () => hostile('单元格地址超出表格范围');
