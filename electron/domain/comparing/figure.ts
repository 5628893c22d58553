import { isEmptyMark, narrow } from '../importing/cell-text.js';
import type { WrittenUnit } from '../importing/head-text.js';
import type { RawCell } from '../importing/raw-sheet.js';

/**
 * A number as a sheet holds it, exact: whole ten-thousand-millionths, so that a 分 written in 亿元 is still whole. Figures of
 * other people's sheets are not money yet: their unit may be unknown, and they may be finer than a 分.
 */
export interface Figure {
  readonly value: bigint;
  /** Decimals it is written with, trailing zeros not counted. */
  readonly decimals: number;
  /** Written with its own % sign. */
  readonly percent: boolean;
  /** Written with its own money unit: 12.5万元. */
  readonly unit: WrittenUnit | null;
}

const SCALE = 10;
/** Text that is a name made of digits. */
const CODE = /^0\d|^\d{12,}$/;
export const ONE = 10n ** BigInt(SCALE);
const TEN_THOUSANDTH = ONE / 10_000n;

/** 分 in one of a unit, as a power of ten. */
const FEN_POWER: Readonly<Record<WrittenUnit, number>> = { 元: 2, 百元: 4, 千元: 5, 万元: 6, 亿元: 10 };

export const figure = (value: bigint, decimals: number): Figure => ({ value, decimals, percent: false, unit: null });

/** An empty cell, or one of the marks people put for nothing: —, /, 无. */
export const isNothing = (cell: RawCell | undefined): boolean => !cell || (cell.t === 's' && isEmptyMark(narrow(cell.v)));

/**
 * The figure in a cell, or null: thousands separators, full-width digits, ¥, a sign, %, the money unit and (1,234.50) for a
 * negative are read; a date, a code (0301, an account number), a formula without result, an error and any other text are no
 * figures. A double is taken at its fifteen certain digits: what `0.1+0.2` leaves behind is not part of it.
 */
export function figureOf(cell: RawCell | undefined): Figure | null {
  if (!cell) return null;
  if (cell.t === 'n') return cell.d === true || !Number.isFinite(cell.v) ? null : fromDouble(cell.v);
  if (cell.t !== 's' || cell.v.length > 40) return null;
  const text = narrow(cell.v).replaceAll(' ', '').replace(/^[−–—](?=\d)/, '-').replace(/^'/, '');
  const m = /^(\()?([-+]?)[¥￥]?((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)(%|元|百元|千元|万元|亿元|笔|户|件|人|个)?(\))?$/.exec(text);
  const digits = m?.[3] ?? '';
  if (!m || !/\d/.test(digits) || CODE.test(digits) || (m[1] === undefined) !== (m[5] === undefined)) return null;
  const plain = fromDigits(digits.replaceAll(',', ''));
  if (plain === null) return null;
  const negative = (m[2] === '-') !== (m[1] !== undefined);
  const unit = m[4] !== undefined && m[4] in FEN_POWER ? (m[4] as WrittenUnit) : null;
  return { value: negative ? -plain.value : plain.value, decimals: plain.decimals, percent: m[4] === '%', unit };
}

/** Most doubles are an amount with four decimals at most, and quickly read. */
function fromDouble(v: number): Figure | null {
  const whole = Math.abs(v) < 1e11 ? Math.round(v * 1e4) : Number.NaN;
  if (whole / 1e4 !== v) return fromDigits(v.toPrecision(15));
  let decimals = 4;
  for (let rest = whole; decimals > 0 && rest % 10 === 0; rest /= 10) decimals -= 1;
  return figure(BigInt(whole) * TEN_THOUSANDTH, decimals);
}

/** Reads plain or exponent notation; beyond ten decimals it is rounded half-up. */
function fromDigits(text: string): Figure | null {
  const m = /^([-+]?)(\d*)(?:\.(\d*))?(?:e([-+]\d+))?$/.exec(text);
  if (!m) return null;
  const fraction = (m[3] ?? '').replace(/0+$/, '');
  const shift = Number(m[4] ?? 0) - fraction.length + SCALE;
  if (shift > 40) return null;
  const digits = BigInt(`${m[2] ?? ''}${fraction}` || '0');
  const value = shift >= 0 ? digits * 10n ** BigInt(shift) : halfUp(digits, 10n ** BigInt(Math.min(-shift, 60)));
  return figure(m[1] === '-' ? -value : value, decimalsOf(value));
}

/** Decimals a value needs. */
export function decimalsOf(value: bigint): number {
  let decimals = SCALE;
  for (let rest = value; decimals > 0 && rest % 10n === 0n; rest /= 10n) decimals -= 1;
  return decimals;
}

/** The most decimals that any of the figures is written with. */
export function mostDecimals(figures: Iterable<Figure | undefined>): number {
  let most = 0;
  for (const f of figures) most = Math.max(most, f?.decimals ?? 0);
  return most;
}

/** Rounds half away from zero to a whole multiple of `step` (> 0). */
export function roundTo(value: bigint, step: bigint): bigint {
  return halfUp(value, step) * step;
}

/** value ÷ divisor, rounded half away from zero; divisor ≠ 0. */
export function halfUp(value: bigint, divisor: bigint): bigint {
  const negative = value < 0n !== divisor < 0n;
  const [a, b] = [value < 0n ? -value : value, divisor < 0n ? -divisor : divisor];
  const quotient = (a * 2n + b) / (b * 2n);
  return negative ? -quotient : quotient;
}

/** The last place of a figure with so many decimals. */
export const stepOf = (decimals: number): bigint => 10n ** BigInt(SCALE - Math.min(decimals, SCALE));

/** An amount in 分 as a figure in another unit, exact. */
export const fenInUnit = (fen: number, unit: WrittenUnit): bigint => BigInt(fen) * 10n ** BigInt(SCALE - FEN_POWER[unit]);

/** A figure in a unit as 分, rounded half-up where it is finer. */
export const unitInFen = (value: bigint, unit: WrittenUnit): number => Number(halfUp(value, 10n ** BigInt(SCALE - FEN_POWER[unit])));

/** The same amount in another unit. */
export function inUnit(value: bigint, from: WrittenUnit, to: WrittenUnit): bigint {
  const shift = FEN_POWER[from] - FEN_POWER[to];
  return shift >= 0 ? value * 10n ** BigInt(shift) : halfUp(value, 10n ** BigInt(-shift));
}

/** A figure for a sentence, with thousands separators: 31,220.5. */
export function spoken(value: bigint): string {
  const [whole = '', fraction] = figureText(value).split('.');
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
}

/** Decimal text with at least so many decimals and no more than the figure needs: 1234.50. */
export function figureText(value: bigint, least = 0): string {
  const decimals = Math.max(least, decimalsOf(value));
  const abs = String((value < 0n ? -value : value) / stepOf(decimals)).padStart(decimals + 1, '0');
  const sign = value < 0n ? '-' : '';
  return decimals === 0 ? `${sign}${abs}` : `${sign}${abs.slice(0, -decimals)}.${abs.slice(-decimals)}`;
}
