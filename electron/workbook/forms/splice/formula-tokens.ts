import { columnIndex } from '../xml/cell-address.js';
import { columnName } from '../../../domain/importing/raw-sheet.js';

export interface CellPoint {
  readonly column: number;
  readonly columnFixed: boolean;
  readonly row: number;
  readonly rowFixed: boolean;
}

/** One piece of a formula. `raw` pieces are passed on as they are: text, names, functions, operators. */
export type FormulaToken =
  | { readonly t: 'raw'; readonly text: string }
  | { readonly t: 'number'; readonly text: string }
  | { readonly t: 'cell'; readonly sheet: string | null; readonly prefix: string; readonly at: CellPoint }
  | { readonly t: 'area'; readonly sheet: string | null; readonly prefix: string; readonly from: CellPoint; readonly to: CellPoint }
  | { readonly t: 'rows'; readonly sheet: string | null; readonly prefix: string; readonly from: number; readonly to: number; readonly fixed: readonly [boolean, boolean] };

const SHEET = /(?:'((?:[^']|'')+)'|((?:\[\d+\])?[\p{L}_][\p{L}\p{N}_.]*(?::[\p{L}_][\p{L}\p{N}_.]*)?))!/uy;
const CELL = String.raw`(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})`;
const END = String.raw`(?![\p{L}\p{N}_.(!\[])`;
const AREA = new RegExp(`${CELL}:${CELL}${END}`, 'uy');
const SINGLE = new RegExp(`${CELL}${END}`, 'uy');
const ROWS = new RegExp(String.raw`(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})` + END, 'uy');
const COLUMNS = new RegExp(String.raw`\$?[A-Z]{1,3}:\$?[A-Z]{1,3}` + END, 'uy');
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const RAW = [/\s+/y, /"(?:[^"]|"")*"/y, /#[A-Z0-9/]+[!?]?/y, /[\p{L}_\\][\p{L}\p{N}_.\\?]*/uy, /\[(?:[^[\]]|\[[^[\]]*\])*\]/y, /<>|<=|>=/y];

/**
 * Cuts a formula (without its leading `=`, as files hold it) into references and everything else. Nothing inside text,
 * sheet names, function names, structured references or external paths is taken for a reference.
 */
export function tokensOf(formula: string): FormulaToken[] {
  const tokens: FormulaToken[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const m = pattern.exec(formula);
    if (m) at += m[0].length;
    return m;
  };
  while (at < formula.length) {
    const start = at;
    const named = take(SHEET);
    const prefix = named?.[0] ?? '';
    const sheet = named ? (named[1]?.replaceAll("''", "'") ?? named[2] ?? '') : null;
    const area = take(AREA);
    const cell = area ? null : take(SINGLE);
    const rows = area || cell ? null : take(ROWS);
    if (area) tokens.push({ t: 'area', sheet, prefix, from: point(area, 1), to: point(area, 5) });
    else if (cell) tokens.push({ t: 'cell', sheet, prefix, at: point(cell, 1) });
    else if (rows) tokens.push({ t: 'rows', sheet, prefix, from: Number(rows[2]), to: Number(rows[4]), fixed: [rows[1] === '$', rows[3] === '$'] });
    else if (named || take(COLUMNS)) tokens.push({ t: 'raw', text: formula.slice(start, at) });
    else if (take(NUMBER)) tokens.push({ t: 'number', text: formula.slice(start, at) });
    else {
      if (!RAW.some((pattern) => take(pattern))) at += 1;
      tokens.push({ t: 'raw', text: formula.slice(start, at) });
    }
  }
  return tokens;
}

const point = (m: RegExpExecArray, i: number): CellPoint => ({
  columnFixed: m[i] === '$',
  column: columnIndex(m[i + 1] ?? ''),
  rowFixed: m[i + 2] === '$',
  row: Number(m[i + 3]),
});

const pointText = (p: CellPoint): string => `${p.columnFixed ? '$' : ''}${columnName(p.column)}${p.rowFixed ? '$' : ''}${p.row}`;

/** The formula again; `formulaOf(tokensOf(f)) === f`. */
export function formulaOf(tokens: readonly FormulaToken[]): string {
  let text = '';
  for (const k of tokens) {
    if (k.t === 'raw' || k.t === 'number') text += k.text;
    else if (k.t === 'cell') text += k.prefix + pointText(k.at);
    else if (k.t === 'area') text += `${k.prefix}${pointText(k.from)}:${pointText(k.to)}`;
    else text += `${k.prefix}${k.fixed[0] ? '$' : ''}${k.from}:${k.fixed[1] ? '$' : ''}${k.to}`;
  }
  return text;
}
