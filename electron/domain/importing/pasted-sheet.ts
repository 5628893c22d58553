import type { RawCell, RawRow, RawWorkbook } from './raw-sheet.js';

/** Name of the file and of the sheet that a pasted block counts as. */
export const PASTED_NAME = '粘贴的内容';

const MOST_COLUMNS = 256;

/**
 * A block as Excel and WPS put it on the clipboard: cells between tabs, rows between line ends; a cell that holds a tab,
 * a line end or a quote stands in quotes with its own quotes doubled. A quote that opens no such cell is an ordinary
 * character. Every cell is text as it was shown; nothing is guessed into numbers or days.
 */
export function pastedWorkbook(text: string): RawWorkbook {
  const rows: RawRow[] = [];
  let cells: RawCell[] = [];
  let outside = 0;
  const plain = text.replace(/\u0000+$/, '').replace(/^\uFEFF/, '');
  const endRow = (): void => {
    rows.push({ row: rows.length + 1, cells });
    cells = [];
  };
  const take = (value: string): void => {
    if (cells.length < MOST_COLUMNS) cells.push(value === '' ? null : { t: 's', v: value });
    else if (value !== '') outside++;
  };
  for (let at = 0; at <= plain.length; ) {
    const { value, end } = cellAt(plain, at);
    take(value);
    const mark = plain[end];
    if (mark !== '\t') endRow();
    if (mark === undefined) break;
    at = end + (mark === '\r' && plain[end + 1] === '\n' ? 2 : 1);
  }
  return { format: 'csv', sheets: [{ name: PASTED_NAME, hidden: false, date1904: false, rows: withoutEmptyEnd(rows), merges: [], outside: outside > 0 ? { count: outside, first: 'IW1' } : null }] };
}

/** The cell that begins here and the place of the tab or line end after it. */
function cellAt(text: string, from: number): { readonly value: string; readonly end: number } {
  if (text[from] === '"') {
    const quoted = quotedAt(text, from);
    if (quoted) return quoted;
  }
  let end = from;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end++;
  return { value: text.slice(from, end), end };
}

function quotedAt(text: string, from: number): { readonly value: string; readonly end: number } | null {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    const next = text[at + 1];
    if (next === '"') at++;
    else return next === undefined || next === '\t' || next === '\n' || next === '\r' ? { value: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 } : null;
  }
  return null;
}

function withoutEmptyEnd(rows: readonly RawRow[]): readonly RawRow[] {
  let count = rows.length;
  while (count > 0 && rows[count - 1]?.cells.every((c) => c === null)) count--;
  return rows.slice(0, count);
}
