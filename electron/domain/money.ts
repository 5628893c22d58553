/**
 * Money is integer 分 (`Fen`). 元 and 万元 exist only where a figure enters or leaves the product.
 * Amounts are parsed from their digits: `19.9 * 100` is 1989.9999…, so nothing is ever multiplied as a float.
 */
declare const fenBrand: unique symbol;
/** An amount in 分. Safe up to ±90 万亿元, far above any county. */
export type Fen = number & { readonly [fenBrand]: 'Fen' };

export const ZERO = 0 as Fen;

/** Takes an integer as 分. Throws RangeError when it is not a safe integer: a broken amount must never be booked. */
export function fen(value: number | bigint): Fen {
  const n = Number(value);
  if (!Number.isSafeInteger(n)) throw new RangeError(`not an amount in 分: ${value}`);
  return (n === 0 ? 0 : n) as Fen; // never −0: it prints and compares as another value
}

const FULL_WIDTH = '０１２３４５６７８９．，－＋';
const HALF_WIDTH = '0123456789.,-+';

/** Full-width digits and signs, as typed with a Chinese input method, become the plain ones. */
export function toHalfWidth(text: string): string {
  return text.replace(/[０-９．，－＋]/g, (c) => HALF_WIDTH[FULL_WIDTH.indexOf(c)] ?? c);
}

/**
 * Reads a decimal amount in the given unit and returns exact 分, or null when the text is not an amount or has
 * more precision than one 分 (0.005 元 is not money). Accepts thousands separators, full-width digits, ¥ and the unit's
 * own word; another unit's word (100元 in a 万元 column) is not read past, it would be wrong ten thousand times over.
 */
export function parseAmount(text: string, unit: '元' | '万元' = '元'): Fen | null {
  const plain = toHalfWidth(text.trim()).replace(/^[¥￥]/, '').replace(unit === '元' ? /元$/ : /万元?$/, '').trim();
  const m = /^([-+]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?$/.exec(plain);
  if (!m || (m[2] === undefined && m[3] === undefined)) return null;
  const shift = unit === '元' ? 2 : 6;
  const fraction = (m[3] ?? '').replace(/0+$/, '');
  if (fraction.length > shift) return null;
  const digits = (m[2] ?? '0').replaceAll(',', '') + fraction.padEnd(shift, '0');
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) return null;
  return (m[1] === '-' && value !== 0 ? -value : value) as Fen;
}

/**
 * An amount that a workbook holds as an IEEE double (元 or 万元). The double's shortest decimal is what the sheet
 * shows; arithmetic noise of at most a hundredth of a 分 (`0.1+0.2`) is taken off, anything larger is refused with null.
 */
export function fenFromDouble(value: number, unit: '元' | '万元' = '元'): Fen | null {
  if (!Number.isFinite(value)) return null;
  const scale = unit === '元' ? 100 : 1_000_000;
  const near = Math.round(value * scale);
  // Divided back it is this very double, and far below 2^53 no other amount is: what the digits would say, without writing them.
  if (near / scale === value && Math.abs(near) <= 1e15) return (near === 0 ? 0 : near) as Fen;
  const decimals = unit === '元' ? 2 : 6;
  const rounded = value.toFixed(decimals);
  if (Math.abs(Number(rounded) - value) > 10 ** -(decimals + 2)) return null;
  return parseAmount(rounded, unit);
}

export function sumFen(values: Iterable<number>): Fen {
  let total = 0;
  for (const v of values) total += v;
  return fen(total);
}

/** Half-up away from zero, exact in bigint: 2.5 → 3, −2.5 → −3. `divisor` > 0. */
export function divideHalfUp(value: bigint, divisor: bigint): bigint {
  const sign = value < 0n ? -1n : 1n;
  const abs = value < 0n ? -value : value;
  return sign * ((abs * 2n + divisor) / (divisor * 2n));
}

/** `amount × ppm ÷ 1 000 000`, rounded half-up to the 分. */
export function applyPpm(amount: Fen, ppm: number): Fen {
  return fen(divideHalfUp(BigInt(amount) * BigInt(ppm), 1_000_000n));
}

/**
 * Shares out an amount by weights without losing a 分: each part is rounded down, the remaining 分 go to the largest
 * remainders (ties to the earlier part). Weights are non-negative integers with a positive sum, else RangeError.
 */
export function splitFen(total: Fen, weights: readonly number[]): Fen[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (!(sum > 0) || weights.some((w) => w < 0 || !Number.isSafeInteger(w))) throw new RangeError('weights must be whole, not negative, with a positive sum');
  const sign = total < 0 ? -1n : 1n;
  const abs = BigInt(Math.abs(total));
  const parts = weights.map((w, i) => {
    const exact = abs * BigInt(w);
    return { i, floor: exact / BigInt(sum), rest: exact % BigInt(sum) };
  });
  let left = abs - parts.reduce((a, p) => a + p.floor, 0n);
  const byRest = [...parts].sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  const extra = new Set<number>();
  for (const p of byRest) {
    if (left === 0n) break;
    extra.add(p.i);
    left -= 1n;
  }
  return parts.map((p) => fen(sign * (p.floor + (extra.has(p.i) ? 1n : 0n))));
}

/** `1,234,567.89` – 元 with two decimals and thousands separators; minus sign for negatives. */
export function formatYuan(amount: number): string {
  return group(plainYuan(amount));
}

/** `1234567.89` – 元 as a plain decimal, for workbooks and CSV. */
export function plainYuan(amount: number): string {
  const abs = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${abs.slice(0, -2)}.${abs.slice(-2)}`;
}

/** 万元 with two decimals, rounded half-up once from the exact 分: 6 009 000 000 → `6009.00`. */
export function plainWan(amount: number): string {
  return plainYuan(Number(divideHalfUp(BigInt(amount), 10_000n)));
}

/** 万元 with every 分, six decimals at most: 123 456 789 → `123.456789`, 6 009 000 000 → `6009`. For ledgers that are read back. */
export function exactWan(amount: number): string {
  const abs = String(Math.abs(amount)).padStart(7, '0');
  const fraction = abs.slice(-6).replace(/0+$/, '');
  return `${amount < 0 ? '-' : ''}${abs.slice(0, -6)}${fraction === '' ? '' : `.${fraction}`}`;
}

export function formatWan(amount: number): string {
  return group(plainWan(amount));
}

function group(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${fraction}`;
}
