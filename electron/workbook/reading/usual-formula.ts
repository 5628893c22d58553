import { MAX_TEXT_CHARS } from './limits.js';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const SPACE = 0x20;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const AMPERSAND = 0x26;

export const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Whether exactly these bytes stand at `at`. */
export function stands(what: Uint8Array, bytes: Buffer, at: number): boolean {
  for (let i = 0; i < what.length; i++) if (bytes[at + i] !== what[i]) return false;
  return true;
}

const FORMULA_END = ascii('</f>');
const ENTITIES = ['&quot;', '&lt;', '&gt;', '&amp;', '&apos;'].map(ascii);

/**
 * The offset behind the `<f>` at `at`, 0 when it is not a usual one. For a formula whose result stands behind it: only
 * the result is read. Bytes behind `end`, where a `<` stands, are left over from before.
 */
export function behindFormula(bytes: Buffer, at: number, end: number): number {
  if (bytes[at] !== LT || (bytes[at + 2] !== GT && bytes[at + 2] !== SPACE)) return 0;
  let i = at + 2;
  for (; bytes[i] !== GT; i++) {
    if (bytes[i] === APOSTROPHE) return 0;
    if (bytes[i] === QUOTE) do i++; while (bytes[i] !== QUOTE && i < end);
    if (i >= end) return 0;
  }
  if (bytes[i - 1] === SLASH) return i + 1;
  const from = i + 1;
  if (from > end) return 0;
  let to = from;
  for (let b = bytes[to] as number; b !== LT; b = bytes[++to] as number) if (b === AMPERSAND && !ENTITIES.some((e) => stands(e, bytes, to))) return 0;
  return to < end && to - from <= MAX_TEXT_CHARS && stands(FORMULA_END, bytes, to) ? to + FORMULA_END.length : 0;
}
