import type { SheetValue } from '../xml/cell-value.js';
import type { CellPoint } from './formula-tokens.js';

/** A number in hundred-millionths, text, a truth value, or an empty cell. Sums of 元 stay exact to the 分. */
export type FormulaValue = bigint | string | boolean | null;

/** Where a formula finds its figures; undefined = not known, and then the formula has no result here. */
export interface CellSource {
  at(point: CellPoint): FormulaValue | undefined;
  /** Sum of the numbers in an area. */
  sum(from: CellPoint, to: CellPoint): bigint | undefined;
}

export const DECIMALS = 8;
export const ONE = 10n ** BigInt(DECIMALS);

/** Digits as they stand in a cell (`12.3`, `1.5E-3`). Throws RangeError when they are no number. */
export function decimalOf(digits: string): bigint {
  const pattern = /^(-?)(\d+)(?:\.(\d+))?$/;
  const m = pattern.exec(digits) ?? pattern.exec(Number(digits).toFixed(DECIMALS));
  if (!m) throw new RangeError(`not a number in a cell: ${digits}`);
  const fraction = (m[3] ?? '').slice(0, DECIMALS).padEnd(DECIMALS, '0');
  const value = BigInt(m[2] ?? '0') * ONE + BigInt(fraction);
  return m[1] === '-' ? -value : value;
}

/** Digits as a cell holds them, without trailing zeros after the point. */
export function digitsOf(value: bigint): string {
  const abs = String(value < 0n ? -value : value).padStart(DECIMALS + 1, '0');
  const fraction = abs.slice(-DECIMALS).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${abs.slice(0, -DECIMALS)}${fraction === '' ? '' : `.${fraction}`}`;
}

export function toSheetValue(value: FormulaValue): SheetValue {
  if (typeof value === 'bigint') return { t: 'n', digits: digitsOf(value) };
  if (typeof value === 'boolean') return { t: 's', text: value ? 'TRUE' : 'FALSE' };
  return value === null ? { t: 'n', digits: '0' } : value === '' ? null : { t: 's', text: value };
}

export const valueOf = (value: SheetValue): FormulaValue => (value === null ? null : value.t === 'n' ? decimalOf(value.digits) : value.text);
