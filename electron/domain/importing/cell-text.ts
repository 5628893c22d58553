import { fromExcelSerial } from '../date.js';
import { toNarrow } from './head-text.js';
import { cellText, type RawCell } from './raw-sheet.js';

/** Control and zero-width characters that arrive with pasted text; they are never part of a name or a number. */
const INVISIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;

/** What people type into a cell to say that it is empty. */
const EMPTY_MARKS = /^(?:[-—–―－_/\\]+|无|空|暂无|n\/a)$/i;

/** Nothing to clean: visible ASCII and the common characters. Most cells are; testing costs less than replacing. */
const PLAIN = /^[!-~\u4E00-\u9FFF]*$/;

export const clean = (text: string): string => (PLAIN.test(text) ? text : text.replace(INVISIBLE, '').replace(/[\s\u00A0\u3000]+/g, ' ').trim());

/** Cleaned text with half-width figures and signs: for anything but free text. */
export const narrow = (text: string): string => (PLAIN.test(text) ? text : toNarrow(clean(text)).trim());

export const isEmptyMark = (text: string): boolean => text === '' || EMPTY_MARKS.test(text);

/**
 * Free text as a person meant it: trimmed, one blank for any run of blanks, and none inside a short name that was spaced
 * out to align it (李 明 → 李明). Nothing else is touched, a text that looks like a formula stays text.
 */
export function freeText(text: string): string {
  if (PLAIN.test(text)) return text;
  const t = clean(text);
  const tight = t.replaceAll(' ', '');
  return /^\p{Script=Han}{2,4}$/u.test(tight) ? tight : t;
}

/** A cell of a text column as text; a date cell gives its day. */
export function textOf(cell: RawCell, date1904: boolean): string {
  if (cell?.t === 'n' && cell.d === true) return fromExcelSerial(cell.v, date1904) ?? String(cell.v);
  return freeText(cellText(cell));
}

/** The cell as it stands in the file, for the issue list. */
export function rawOf(cell: RawCell | undefined): string {
  if (!cell) return '';
  if (cell.t === 'f') return cell.v.startsWith('=') ? cell.v : `=${cell.v}`;
  return cell.t === 'b' ? (cell.v ? 'TRUE' : 'FALSE') : cellText(cell);
}
