import type { ReportColumn, ReportRow, ReportValue } from '../../domain/reporting/report-table.js';
import { emWidth, ptToMm } from '../text/text-metrics.js';
import { longestPiece } from '../text/line-breaking.js';
import { valueText } from './value-text.js';

/** What is known of a column once all of its values have been seen; widths in em of the type they are set in. */
export interface ColumnLayout {
  readonly column: ReportColumn;
  readonly align: 'left' | 'center' | 'right';
  readonly wraps: boolean;
  /** Account numbers, IDs, days: set a little smaller, never broken. */
  readonly code: boolean;
  /** The least width of a value in body type; of wrapping text: six characters, or its longest number. */
  readonly bodyEm: number;
  /** The widest figure in bold (合计, 小计, 累计). */
  readonly boldEm: number;
  /** The least width of the head. */
  readonly headEm: number;
}

/** Type sizes in pt that decide how wide a column must be. */
export interface TableType {
  readonly body: number;
  readonly code: number;
  readonly total: number;
}

/** Characters of wrapping text that a line should hold at least: a village's or firm's name in two or three lines. */
const WRAP_EM = 6;
/** Wider than this, a text column reads better from the left. */
const CENTER_EM = 4;
const CODE = /^[0-9A-Za-z*./_-]+$/;
/** Longer than any account number or credit code: it may wrap after all, so that no value can make a page impossible. */
const CODE_LENGTH = 32;

type Values = Readonly<Record<string, ReportValue>>;

/** Reads every value of the document once. `sums` are the rows set in bold, as subtotals are. */
export function columnLayouts(
  columns: readonly ReportColumn[],
  rows: Iterable<ReportRow>,
  sums: Iterable<Values>,
  unit: '元' | '万元',
): ColumnLayout[] {
  const state = columns.map((): ColumnSeen => ({ widest: 0, bold: 0, piece: 0, coded: 0, worded: 0 }));
  for (const row of rows) {
    columns.forEach((column, i) => see(state[i], column, valueText(column, row.values[column.key], unit).text, row.level === 'subtotal'));
  }
  for (const values of sums) columns.forEach((column, i) => seeSum(state[i], valueText(column, values[column.key], unit).text));
  const name = columns.findIndex((column, i) => column.kind === 'text' && !isCode(column, state[i]));
  return columns.map((column, i): ColumnLayout => {
    const seen = state[i] ?? NOTHING;
    const text = column.kind === 'text';
    const code = column.kind === 'day' || (text && isCode(column, seen));
    const wraps = text && !code && (column.wrap !== false || seen.widest > CODE_LENGTH);
    return {
      column,
      code: code && seen.widest > CENTER_EM,
      wraps,
      align: alignment(column, code, i === name, seen.widest),
      bodyEm: wraps ? Math.max(Math.min(seen.widest, WRAP_EM), Math.min(seen.piece, WRAP_EM * 2)) : seen.widest,
      boldEm: wraps ? 0 : seen.bold,
      headEm: Math.max(1, ...column.titles.slice(-1).map((title) => headPiece(title))),
    };
  });
}

interface ColumnSeen {
  widest: number;
  bold: number;
  piece: number;
  /** Length of the longest code and of the longest text that is none. */
  coded: number;
  worded: number;
}
const NOTHING: ColumnSeen = { widest: 0, bold: 0, piece: 0, coded: 0, worded: 0 };

function see(seen: ColumnSeen | undefined, column: ReportColumn, text: string, bold: boolean): void {
  if (!seen) return;
  seen.widest = Math.max(seen.widest, emWidth(text));
  if (bold) seeSum(seen, text);
  if (column.kind !== 'text' || text === '' || text === '—') return;
  if (CODE.test(text) && text.length <= CODE_LENGTH) seen.coded = Math.max(seen.coded, text.length);
  else seen.worded = Math.max(seen.worded, text.length);
  seen.piece = Math.max(seen.piece, longestPiece(text));
}

function seeSum(seen: ColumnSeen | undefined, text: string): void {
  if (seen) seen.bold = Math.max(seen.bold, emWidth(text, true));
}

/**
 * Widths in mm that fill `content` exactly, or null when the columns cannot be set side by side in this type. Every
 * column gets what its widest figure needs; what is left goes by the widths that the report asks for.
 */
export function columnWidths(layouts: readonly ColumnLayout[], type: TableType, cellMm: number, content: number): number[] | null {
  const least = layouts.map((layout) => leastWidth(layout, type) + cellMm);
  const wanted = layouts.map((layout, i) => Math.max(layout.column.mm, least[i] ?? 0));
  const leastSum = sum(least);
  const wantedSum = sum(wanted);
  if (leastSum > content) return null;
  if (wantedSum <= content) return wanted.map((mm) => (mm * content) / wantedSum);
  const share = (content - leastSum) / (wantedSum - leastSum);
  return wanted.map((mm, i) => (least[i] ?? 0) + (mm - (least[i] ?? 0)) * share);
}

function leastWidth(layout: ColumnLayout, type: TableType): number {
  const body = layout.bodyEm * ptToMm(layout.code ? type.code : type.body);
  return Math.max(body, layout.boldEm * ptToMm(type.total), layout.headEm * ptToMm(type.total));
}

/** A column of codes has no words in it, but for short marks such as （缺）. */
function isCode(column: ReportColumn, seen: ColumnSeen | undefined): boolean {
  return column.wrap !== true && seen !== undefined && seen.coded > 0 && seen.worded <= CENTER_EM;
}

function alignment(column: ReportColumn, code: boolean, name: boolean, widest: number): ColumnLayout['align'] {
  if (column.kind === 'day' || column.kind === 'rank' || code) return 'center';
  if (column.kind !== 'text') return 'right';
  return name || widest > CENTER_EM ? 'left' : 'center';
}

/** Heads may be set one character under the other (序/号), but a bracket or number in them stays whole. */
const headPiece = (title: string): number => Math.max(...title.split('\n').map((part) => longestPiece(part, true)));

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
