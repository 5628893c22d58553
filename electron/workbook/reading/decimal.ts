/** Powers of ten that a double holds exactly; dividing an exact integer by one of them is rounded once, as `Number()` would. */
const EXACT_POWERS = Array.from({ length: 23 }, (_, i) => 10 ** i);
const MAX_EXACT_DIGITS = 15;

/**
 * The double written in [from, to), the same one `Number()` gives, without making a string for the common case. NaN for
 * anything that is not a plain decimal (hex, Infinity, empty).
 */
export function parseDecimal(bytes: Buffer, from: number, to: number): number {
  let i = from;
  while (i < to && (bytes[i] as number) <= 0x20) i++;
  const start = i;
  const negative = bytes[i] === 0x2d;
  if (negative) i++;
  let value = 0;
  let digits = 0;
  let scale = 0;
  let point = false;
  for (; i < to; i++) {
    const c = bytes[i] as number;
    if (c >= 0x30 && c <= 0x39) {
      value = value * 10 + c - 0x30;
      if (value !== 0) digits++;
      if (point) scale++;
    } else if (c === 0x2e && !point) point = true;
    else break;
  }
  if (i < to || digits > MAX_EXACT_DIGITS || scale > 22 || i - start === (negative ? 1 : 0) + (point ? 1 : 0)) {
    return slowDecimal(bytes, start, to);
  }
  if (scale > 0) value /= EXACT_POWERS[scale] as number;
  // -0 would be written back as a sign without an amount
  return negative && value !== 0 ? -value : value;
}

function slowDecimal(bytes: Buffer, from: number, to: number): number {
  let end = to;
  while (end > from && (bytes[end - 1] as number) <= 0x20) end--;
  let digit = false;
  for (let i = from; i < end; i++) {
    const c = bytes[i] as number;
    if (c >= 0x30 && c <= 0x39) digit = true;
    else if (c !== 0x2b && c !== 0x2d && c !== 0x2e && c !== 0x45 && c !== 0x65) return Number.NaN;
  }
  const value = digit ? Number(bytes.toString('latin1', from, end)) : Number.NaN;
  return Number.isFinite(value) ? value + 0 : Number.NaN;
}

/** A small whole number (style, index, row); -1 when [from, to) is anything else. */
export function parseWhole(bytes: Buffer, from: number, to: number): number {
  if (to <= from || to - from > 10) return -1;
  let n = 0;
  for (let i = from; i < to; i++) {
    const d = (bytes[i] as number) - 0x30;
    if (d < 0 || d > 9) return -1;
    n = n * 10 + d;
  }
  return n;
}
