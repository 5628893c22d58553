import type { RawCell } from '../../domain/importing/raw-sheet.js';

type NumberCell = Extract<RawCell, { t: 'n' }>;

/** Whole numbers up to here (years, counts, day serials) come again and again: one shared cell object each. */
const SHARED = 65_536;
const plain: (NumberCell | undefined)[] = [];
const dates: (NumberCell | undefined)[] = [];

export function numberCell(value: number, isDate: boolean): NumberCell {
  if (value >= 0 && value < SHARED && Number.isInteger(value)) {
    const shared = isDate ? dates : plain;
    return (shared[value] ??= make(value, isDate));
  }
  return make(value, isDate);
}

const make = (v: number, isDate: boolean): NumberCell => (isDate ? { t: 'n', v, d: true } : { t: 'n', v });

export const YES: RawCell = { t: 'b', v: true };
export const NO: RawCell = { t: 'b', v: false };
