import type { ReportValue, ValueKind } from '../../../domain/reporting/report-table.js';
import { sheetValue, type MoneyUnit } from '../xml/cell-value.js';
import { DIGIT_PX, halfWidths } from '../xml/text-width.js';
import type { CellLook } from './style-book.js';

/** Sections: positive, negative, zero, text (the — of what does not apply). The space keeps figures off the line. */
const sections = (positive: string, negative: string, zero: string): string => `${positive}_ ;${negative}_ ;${zero}_ ;@_ `;

/** Number formats of the paper rules: a rise of what is bad is red with its sign, a fall is a plain minus. */
export const MONEY_FORMAT = sections('#,##0.00', '[Red]\\-#,##0.00', '0.00');
const SIGNED_MONEY = sections('+#,##0.00', '\\-#,##0.00', '0.00');
const BAD_MONEY = sections('[Red]+#,##0.00', '\\-#,##0.00', '0.00');
const COUNT = sections('#,##0', '\\-#,##0', '0');
const SIGNED_COUNT = sections('+#,##0', '\\-#,##0', '0');
const BAD_COUNT = sections('[Red]+#,##0', '\\-#,##0', '0');
const RATIO = sections('0.00', '\\-0.00', '0.00');
const SIGNED_RATIO = sections('+0.00', '\\-0.00', '0.00');
const BAD_RATIO = sections('[Red]+0.00', '\\-0.00', '0.00');
export const DAY_FORMAT = 'yyyy\\-mm\\-dd';

export interface TableColumn {
  readonly key: string;
  readonly titles: readonly string[];
  readonly kind: ValueKind;
  readonly riseIsBad?: boolean;
  readonly signed?: boolean;
  readonly h?: 'left' | 'center' | 'right';
}

/** Plain, with a sign, and with a sign and red where a rise is bad. */
const FORMATS = {
  count: [COUNT, SIGNED_COUNT, BAD_COUNT],
  money: [MONEY_FORMAT, SIGNED_MONEY, BAD_MONEY],
  percent: [RATIO, SIGNED_RATIO, BAD_RATIO],
  points: [RATIO, SIGNED_RATIO, BAD_RATIO],
} as const;

/** Alignment and number format of a column by what it holds. */
export function columnLook(column: TableColumn): CellLook {
  const look = lookOfKind(column);
  // A running number says which row it is; among the figures it would be read as one.
  const h = column.h ?? (column.titles.at(-1) === '序号' ? 'center' : look.h);
  return h === undefined ? look : { ...look, h, ...(h === 'left' ? { indent: 1 } : {}) };
}

function lookOfKind({ kind, riseIsBad, signed }: TableColumn): CellLook {
  if (kind === 'text') return { h: 'left', v: 'center', wrap: true, format: '@' };
  if (kind === 'rank') return { h: 'center', v: 'center', format: '0' };
  if (kind === 'day') return { h: 'center', v: 'center', format: DAY_FORMAT };
  const [plain, withSign, bad] = FORMATS[kind];
  return { h: 'right', v: 'center', shrink: true, format: riseIsBad === true ? bad : signed === true ? withSign : plain };
}

/** Millimetres to column width in characters, and back. */
const mmToWidth = (mm: number): number => ((mm / 25.4) * 96) / DIGIT_PX;
export const widthToMm = (width: number): number => (width * 25.4 * DIGIT_PX) / 96;

const MOST_TEXT = 48;
/** The space the number formats leave at the right, and the cell's own margin. */
const PADDING = 2;
/** Up to four 汉字: names and codes of this length read best in the middle of their column. */
const CENTERED_TEXT = 8;
const CODE = /^[0-9A-Za-z*./_-]+$/;

/** A column with the width in characters and the alignment its values need. */
export interface FittedColumn {
  readonly column: TableColumn;
  readonly width: number;
}

/**
 * Width: what the definition asks for, but never less than the widest figure or the longest word of the head needs;
 * text wraps instead of widening the sheet without end. Short texts and codes stand in the middle, longer ones left.
 */
export function fitColumn(column: TableColumn & { readonly mm?: number }, values: Iterable<ReportValue>, unit: MoneyUnit): FittedColumn {
  const asked = column.mm === undefined ? 0 : mmToWidth(column.mm);
  const leaf = column.titles.at(-1) ?? '';
  const head = Math.min(Math.max(...leaf.split('\n').map(halfWidths)), 10) + 1.5;
  let widest = 0;
  let codes = true;
  for (const value of values) {
    widest = Math.max(widest, shownWidth(value, column.kind, unit));
    codes &&= value === null || value === '' || CODE.test(String(value));
  }
  if (column.kind !== 'text') return { column, width: Math.max(asked, head, widest + PADDING) };
  const h = column.h ?? (codes || widest <= CENTERED_TEXT ? 'center' : 'left');
  const needed = codes ? widest + PADDING : Math.min(widest, MOST_TEXT) + PADDING + (h === 'left' ? 1 : 0);
  return { column: { ...column, h }, width: Math.max(asked === 0 || codes ? Math.max(asked, needed) : asked, head) };
}

/** Characters a value takes as shown, thousands separators included. */
function shownWidth(value: ReportValue, kind: ValueKind, unit: MoneyUnit): number {
  const cell = sheetValue(value, kind, unit);
  if (cell === null) return 2;
  if (cell.t === 's') return Math.max(...cell.text.split('\n').map(halfWidths));
  if (kind === 'day') return 10;
  const [whole = '', fraction = ''] = cell.digits.split('.');
  const separators = kind === 'money' || kind === 'count' ? Math.floor((whole.replace('-', '').length - 1) / 3) : 0;
  return whole.length + separators + (fraction === '' ? 0 : fraction.length + 1) + (kind === 'points' ? 1 : 0);
}
