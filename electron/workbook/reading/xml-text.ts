import { MAX_TEXT_CHARS } from './limits.js';
import { damaged, hostile } from './refusal.js';

const NAMED: ReadonlyMap<string, string> = new Map([['lt', '<'], ['gt', '>'], ['amp', '&'], ['quot', '"'], ['apos', "'"]]);
/** Longer than any character reference. */
const MAX_ENTITY_CHARS = 12;

/** The text of [from, to) with entities resolved and line ends as XML wants them. `literal`: from CDATA. */
export function xmlText(bytes: Buffer, from: number, to: number, literal: boolean): string {
  let ascii = true;
  let entity = false;
  let carriage = false;
  for (let i = from; i < to; i++) {
    const b = bytes[i] as number;
    if (b >= 0x80) ascii = false;
    else if (b === 0x26) entity = true;
    else if (b === 0x0d) carriage = true;
  }
  let text = ascii ? bytes.toString('latin1', from, to) : bytes.toString('utf8', from, to);
  if (carriage) text = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  return entity && !literal ? resolveEntities(text) : text;
}

function resolveEntities(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    const end = text.slice(at, at + MAX_ENTITY_CHARS).indexOf(';');
    if (end < 0) throw damaged();
    parts.push(text.slice(from, at), entityValue(text.slice(at + 1, at + end)));
    from = at + end + 1;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

function entityValue(name: string): string {
  const named = NAMED.get(name);
  if (named !== undefined) return named;
  if (!name.startsWith('#')) throw damaged();
  const code = name[1] === 'x' ? digits(name.slice(2), 16) : digits(name.slice(1), 10);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw damaged();
  return String.fromCodePoint(code);
}

function digits(text: string, base: number): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const d = hexDigit(text.charCodeAt(i));
    if (d < 0 || d >= base) throw damaged();
    n = n * base + d;
  }
  return n;
}

function hexDigit(c: number): number {
  if (c >= 0x30 && c <= 0x39) return c - 0x30;
  if (c >= 0x41 && c <= 0x46) return c - 0x37;
  return c >= 0x61 && c <= 0x66 ? c - 0x57 : -1;
}

/**
 * Spreadsheet texts write characters that XML cannot hold as `_xHHHH_` (ST_Xstring: `_x000D_` is a carriage return,
 * `_x005F_` an underscore that would otherwise look like the beginning of such an escape).
 */
export function unescapeXstring(text: string): string {
  let at = text.indexOf('_x');
  if (at < 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (; at >= 0; at = text.indexOf('_x', at)) {
    const code = escapedUnit(text, at);
    if (code < 0) {
      at += 2;
      continue;
    }
    parts.push(text.slice(from, at), String.fromCharCode(code));
    at += 7;
    from = at;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

function escapedUnit(text: string, at: number): number {
  if (text[at + 6] !== '_') return -1;
  let n = 0;
  for (let i = at + 2; i < at + 6; i++) {
    const d = hexDigit(text.charCodeAt(i));
    if (d < 0) return -1;
    n = n * 16 + d;
  }
  return n;
}

const isBlank = (c: number): boolean => c === 0x20 || c === 0x09 || c === 0x0a || c === 0x0d;

/** Without xml:space="preserve" the blanks around a text are the file's layout, not the cell's content. */
export function trimXmlBlanks(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return from === 0 && to === text.length ? text : text.slice(from, to);
}

/** Refuses a text no cell can hold. */
export function cellTextWithin(text: string): string {
  if (text.length > MAX_TEXT_CHARS) throw hostile(`一个单元格的文字超过 ${MAX_TEXT_CHARS} 个字`);
  return text;
}
