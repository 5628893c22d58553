import { isEmptyMark, narrow, rawOf } from './cell-text.js';
import { normaliseHead } from './head-text.js';
import type { ColumnMatch, ImportProfile, ProfileField, SkipReason } from './profile.js';
import type { Merge, RawRow } from './raw-sheet.js';
import { isBlank, isColumnNumbers } from './row-shape.js';

/** What a row under the head is; `footer` ends the table. */
export type RowKind = 'data' | 'blank' | 'footer' | Exclude<SkipReason, 'after_end'>;

/** Words of rows that sum up; the higher the rank, the more of the table the row sums up. */
const TOTAL_RANK: readonly (readonly [RegExp, number])[] = [
  [/^(?:总合计|总计|合计总计|全辖合计|全县合计)/, 3],
  [/^(?:合计|共计)/, 2],
  [/(?:合计|总计|共计)$/, 1],
  [/^(?:本页|本社|本月|本年)?(?:小计|累计|过次页|承前页)|小计$/, 0],
];

export interface MatchedField {
  readonly field: ProfileField;
  readonly column: ColumnMatch;
}

export interface TableShape {
  readonly fields: readonly MatchedField[];
  readonly left: number;
  readonly right: number;
  readonly totalWords: readonly string[];
  readonly footerWords: readonly string[];
  /** Rows with a merge over at least three columns: section titles. */
  readonly wideMerges: ReadonlySet<number>;
}

export function tableShape(profile: ImportProfile, columns: readonly ColumnMatch[], left: number, right: number, merges: readonly Merge[]): TableShape {
  const byKey = new Map(profile.fields.map((f) => [f.key, f]));
  const words = profile.stopWords.map(normaliseHead);
  return {
    fields: columns.flatMap((column) => {
      const field = byKey.get(column.key);
      return field ? [{ field, column }] : [];
    }),
    left,
    right,
    totalWords: words.filter((w) => w.endsWith('计')),
    footerWords: words.filter((w) => !w.endsWith('计')),
    wideMerges: new Set(merges.filter((m) => m.bottom === m.top && m.right - m.left >= 2).map((m) => m.top)),
  };
}

/** The rank of a summing row: 3 the whole county, 2 合计, 1 the 合计 of something, 0 a subtotal; null for any other label. */
export function totalRank(label: string, extraWords: readonly string[]): number | null {
  for (const [words, rank] of TOTAL_RANK) if (words.test(label)) return rank;
  return extraWords.some((w) => label.startsWith(w)) ? 0 : null;
}

/** `underHead`: nothing but numbers and notes stand between the head and this row. */
export function rowKind(row: RawRow, shape: TableShape, underHead: boolean): { readonly kind: RowKind; readonly rank: number } {
  const plain = (kind: RowKind): { kind: RowKind; rank: number } => ({ kind, rank: 0 });
  const first = nextFilled(row, shape.left, shape);
  if (first > shape.right) return plain('blank');
  const rank = labelRank(row, shape);
  if (rank !== null) return { kind: rank === 0 ? 'subtotal' : 'total', rank };
  if (isFooter(row, shape)) return plain('footer');
  if (underHead && isColumnNumbers({ row: row.row, cells: row.cells.slice(shape.left, shape.right + 1) })) return plain('numbers');
  if (isSection(row, shape, first)) return plain('section');
  if (underHead && isNote(row, shape)) return plain('note');
  return plain(isUnused(row, shape) ? 'empty' : 'data');
}

/** The first filled column of the table from `from` on; behind its right edge when there is none. */
function nextFilled(row: RawRow, from: number, shape: TableShape): number {
  let column = from;
  while (column <= shape.right && isBlank(row.cells[column])) column++;
  return column;
}

/** The standing of a row that one of its first three cells calls a total, and that names no record besides. */
function labelRank(row: RawRow, shape: TableShape): number | null {
  let seen = 0;
  for (let column = shape.left; column <= shape.right && seen < 3; column++) {
    const cell = row.cells[column];
    if (isBlank(cell)) continue;
    seen += 1;
    if (cell?.t !== 's' || !cell.v.includes('计')) continue;
    const rank = totalRank(normaliseHead(cell.v), shape.totalWords);
    if (rank !== null && isKeyless(row, shape, column)) return rank;
  }
  return null;
}

/** The line of signatures, dates and remarks that ends a table. */
function isFooter(row: RawRow, shape: TableShape): boolean {
  const column = row.cells.findIndex((c, i) => i >= shape.left && !isBlank(c));
  const cell = row.cells[column];
  if (cell?.t !== 's' || !isKeyless(row, shape, column)) return false;
  const label = normaliseHead(cell.v);
  return shape.footerWords.some((w) => label.startsWith(w)) && (/[:：]/.test(cell.v) || shape.footerWords.includes(label));
}

/** None of the cells that name a record is filled – account and loan numbers, dates that are required – but for the label itself. */
function isKeyless(row: RawRow, shape: TableShape, label: number): boolean {
  return shape.fields.every(({ field, column }) => !field.required || column.column === label || (field.type !== 'id' && field.type !== 'day') || isEmptyMark(narrow(rawOf(row.cells[column.column]))));
}

/** A section title inside the table: one text alone, merged over several columns or numbered 一、 (二). */
function isSection(row: RawRow, shape: TableShape, first: number): boolean {
  const only = row.cells[first];
  if (only?.t !== 's' || nextFilled(row, first + 1, shape) <= shape.right) return false;
  return shape.wideMerges.has(row.row) || /^\s*[（(]?[一二三四五六七八九十]{1,3}[、.．）)]/.test(only.v);
}

/**
 * How-to-fill notes right under the head: a row that calls itself an example, one of notes or scores that names no
 * record, or – without a name for itself – at least two cells of typed columns are filled and every
 * one of them is words, not figures. A data row with bad figures still has some that begin with a digit.
 */
function isNote(row: RawRow, shape: TableShape): boolean {
  const column = row.cells.findIndex((c, i) => i >= shape.left && !isBlank(c));
  const first = row.cells[column];
  const label = first?.t === 's' ? normaliseHead(first.v) : '';
  if (/^(?:填写|填报)?(?:例|示例|样例|范例)$/.test(label)) return true;
  if (/^(?:填报说明|填写说明|填写要求|说明|分值|标准分|权重)/.test(label) && isKeyless(row, shape, column)) return true;
  // scores may stand under every column, those of numbers and dates too: a loan has words besides
  if (/^(?:分值|标准分|权重)$/.test(label) && row.cells.every((c, i) => i < shape.left || i > shape.right || i === column || isBlank(c) || /^\d{1,3}(?:\.\d+)?[分%]?$/.test(narrow(rawOf(c))))) return true;
  let typed = 0;
  for (const { field, column } of shape.fields) {
    if (field.type === 'text' || field.type === 'people' || field.type === 'code') continue;
    const cell = row.cells[column.column];
    if (isBlank(cell)) continue;
    // A number that is a name may begin with a letter (A0101); words on how to fill have no figures at all there.
    const figures = field.type === 'id' ? /[\d０-９]/ : /^[-+¥￥]?[\d０-９]/;
    if (cell?.t !== 's' || figures.test(cell.v.trim()) || isEmptyMark(narrow(cell.v))) return false;
    typed += 1;
  }
  return typed >= 2;
}

/** A prepared line that nobody filled: at most a running number, and zeros that formulas put there. */
function isUnused(row: RawRow, shape: TableShape): boolean {
  return shape.fields.every(({ field, column }) => {
    const cell = row.cells[column.column];
    if (isBlank(cell)) return true;
    if (field.key === 'seq') return true;
    return field.type === 'money' && cell?.t === 'n' && cell.v === 0;
  });
}
