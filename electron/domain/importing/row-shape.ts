import { parseDay } from '../date.js';
import { parseAmount } from '../money.js';
import { toNarrow } from './head-text.js';
import type { Merge, RawCell, RawRow } from './raw-sheet.js';

/** What a row looks like before anything is known about its columns. */

export const isBlank = (cell: RawCell | undefined): boolean => !cell || (cell.t === 's' && cell.v.trim() === '');

export const filled = (row: RawRow): readonly Exclude<RawCell, null>[] => row.cells.filter((c): c is Exclude<RawCell, null> => !isBlank(c));

/** Lines above a table that are labels with their values: 填报单位：…, 截止日期：…, 单位：万元. */
const LINE = /^\(?(?:填报|编制|报送|制表|填表|编报|上报)?(?:单位|机构|机构名称|日期|时间|截止日期|截止时间|报表日期|金额单位|货币单位|币种|报表编号|表号|编号|填报人|制表人|填表人|复核人|审核人|负责人|联系电话)(?:\([^)]*\))?:/;

/** A row that can be a level of a head: short words only, no day, no amount, no label with a value, no column numbers. */
export function isHeadLike(row: RawRow): boolean {
  let texts = 0;
  for (const cell of row.cells) {
    if (isBlank(cell)) continue;
    if (!cell || (cell.t !== 's' && cell.t !== 'n')) return false;
    if (cell.t === 'n') {
      // Years and months may head a group; anything else is a figure.
      if (cell.d === true || !Number.isInteger(cell.v) || cell.v < 1 || (cell.v > 12 && (cell.v < 1990 || cell.v > 2100))) return false;
      continue;
    }
    const text = toNarrow(cell.v).replace(/\s+/g, '');
    if (text.length > 100 || LINE.test(text) || parseDay(text) !== null) return false;
    if (/^[-+]?[\d,.]+$/.test(text) && (text.length > 4 || parseAmount(text) === null)) return false;
    texts += 1;
  }
  return texts > 0 && !isColumnNumbers(row);
}

/** A title, a section line or a remark: one text, alone on its row (merged or not). */
export const isSingleText = (row: RawRow): boolean => {
  const cells = filled(row);
  return cells.length === 1 && cells[0]?.t === 's';
};

/** A title row rather than a group over some columns: its one text stands at the left edge or is merged over most of the width. */
export function isTitle(row: RawRow, merges: ReadonlyMap<number, readonly Merge[]>, width: number): boolean {
  if (!isSingleText(row)) return false;
  const column = row.cells.findIndex((c) => !isBlank(c));
  const merge = merges.get(row.row)?.find((m) => m.left === column + 1);
  return column === 0 ? !merge || merge.right - merge.left + 1 > width / 2 || merge.right === merge.left : merge !== undefined && merge.right - merge.left + 1 > width / 2;
}

export const isLine = (row: RawRow): boolean => filled(row).some((c) => c.t === 's' && LINE.test(toNarrow(c.v).replace(/\s+/g, '')));

const COLUMN_NUMBER = /^(?:\(?\d{1,3}\)?|[①-⑳]|[甲乙丙丁戊己庚辛壬癸]|[a-z]{1,2}|栏次|列号|序号|\(?\d{1,3}\)?=[\d+\-−*×/÷()（）=%.、~～]+)$/i;

/** The row of column numbers under a head: 甲 乙 1 2 3, (1) (2), 34=28+29−30. */
export function isColumnNumbers(row: RawRow): boolean {
  const texts = filled(row).map((c) => (c.t === 's' ? toNarrow(c.v).replace(/\s+/g, '') : c.t === 'n' ? String(c.v) : '-'));
  if (texts.length < 2 || !texts.every((t) => COLUMN_NUMBER.test(t))) return false;
  const numbers = texts.map((t) => /^\(?(\d+)/.exec(t)?.[1]).filter((n) => n !== undefined).map(Number);
  const rising = numbers.every((n, i) => i === 0 || n > (numbers[i - 1] ?? 0));
  // The columns of a form put in another order keep their numbers: all different, and few beyond the count of columns.
  const shuffled = new Set(numbers).size === numbers.length && Math.max(...numbers) <= texts.length * 2;
  const letters = texts.length - numbers.length;
  if (numbers.length === 0) return letters >= 2;
  return rising ? (numbers[0] ?? 9) <= Math.max(4, letters + 1) : shuffled;
}
