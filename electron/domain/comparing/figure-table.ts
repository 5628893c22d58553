import { narrow } from '../importing/cell-text.js';
import type { HeadPath } from '../importing/head-paths.js';
import { normaliseHead, type WrittenUnit } from '../importing/head-text.js';
import { cellText, columnName, type RawCell, type RawRow, type RawSheet } from '../importing/raw-sheet.js';
import { totalRank } from '../importing/row-kind.js';
import { isBlank, isColumnNumbers } from '../importing/row-shape.js';
import { spreadColumns } from '../importing/spread-merges.js';
import { figureOf, isNothing, type Figure } from './figure.js';

/** A column of any table with figures: nothing is known of it but its nested head. */
export interface FigureColumn {
  /** Zero-based: A = 0. */
  readonly column: number;
  /** The nested head as found, top first. */
  readonly titles: readonly string[];
  /** The same, normalised for comparing. */
  readonly names: readonly string[];
  readonly unit: WrittenUnit | null;
  readonly sign: '%' | '‰' | null;
}

export interface FigureRow {
  /** The sheet's own row number. */
  readonly row: number;
  /** What the row calls itself: its 机构 or name. */
  readonly label: string;
  /** Standing of a row that sums up: 0 the 小计 of something, ½ 小计, 1 the 合计 of something, 2 合计, 3 总计; null for a row of its own. */
  readonly rank: number | null;
  readonly cells: readonly RawCell[];
  readonly figures: ReadonlyMap<number, Figure>;
}

export interface FigureTable {
  readonly sheet: RawSheet;
  readonly headTop: number;
  readonly headBottom: number;
  /** Last row that can belong to it, remarks below included. */
  readonly last: number;
  /** Title, unit and date lines above the head. */
  readonly lines: readonly RawRow[];
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
  /** Rows that carry on from other pages or months (累计, 承前页): neither parts nor sums. */
  readonly carried: readonly FigureRow[];
}

/** Where a table stands on its sheet, before its rows are read. */
export interface TablePlace {
  readonly head: readonly RawRow[];
  readonly lines: readonly RawRow[];
  readonly last: number;
}

const NAMING = /机构|姓名|名称|单位|户名|社名|项目|指标|类别|措施|借款人|网点/;
const CARRIED = /累计|承前页|过次页|结转/;
const FOOTER = /^(?:制表|填表|编制|复核|审核|审批|负责人|单位负责人|主管|经办|联系|报出日期|填报日期|说明|附注|备注|注)(?:人|人员|日期|电话)?(?:\d+)?[:：、.]|^【/;

export const placeOf = (column: number, row: number): string => `${columnName(column)}${row}`;
/** The nested head in one text: 本月清收处置／清收／小计. */
export const titleOf = (c: Pick<FigureColumn, 'titles'>): string => c.titles.join('／');
/** The same without the heads it has in common with a column named before. */
export function titleBeside(c: FigureColumn, named: FigureColumn): string {
  const own = c.titles.findIndex((t, i) => t !== named.titles[i]);
  return c.titles.slice(own < 0 ? -1 : own).join('／');
}
export const isFooter = (row: RawRow): boolean => FOOTER.test(narrow(cellText(row.cells.find((c) => !isBlank(c)))));

/** Reads the rows of a table whose head is known. Rows without any figure are titles, remarks and signatures. */
export function readFigureTable(sheet: RawSheet, paths: readonly HeadPath[], place: TablePlace): FigureTable {
  const headTop = place.head[0]?.row ?? 0;
  const headBottom = place.head.at(-1)?.row ?? 0;
  const columns = paths.map((p): FigureColumn => ({ column: p.column, titles: p.levels.map((l) => l.text), names: p.levels.map((l) => l.name), unit: p.unit, sign: p.sign }));
  const firstFigure = sheet.rows.reduce((least, r) => (r.row > headBottom && r.row <= place.last && !isColumnNumbers(r) ? Math.min(least, textWidth(r)) : least), columns.length);
  const named = new Set(columns.map((c) => c.column).filter((c) => c < firstFigure));
  const body = spreadColumns(sheet, named, headBottom, place.last).filter((r) => !isColumnNumbers(r) && !isFooter(r));
  const nameColumn = columns.find((c) => NAMING.test(c.names.at(-1) ?? '') && body.filter((r) => figureOf(r.cells[c.column]) !== null).length * 2 < body.length)?.column ?? null;
  const rows: FigureRow[] = [];
  const carried: FigureRow[] = [];
  for (const raw of body) {
    const read = readRow(raw, columns, nameColumn, named);
    if (read === null) continue;
    if (CARRIED.test(normaliseHead(read.label))) carried.push(read);
    else rows.push(read);
  }
  return { sheet, headTop, headBottom, last: place.last, lines: place.lines, columns, rows, carried };
}

/** How many columns from the left are texts in this row, as far as it says. */
function textWidth(row: RawRow): number {
  const text = row.cells.findIndex((c) => c?.t === 's' && !isNothing(c) && figureOf(c) === null);
  const first = text < 0 ? -1 : row.cells.findIndex((c, i) => i > text && figureOf(c) !== null);
  return first < 0 ? Infinity : first;
}

function readRow(raw: RawRow, columns: readonly FigureColumn[], nameColumn: number | null, named: ReadonlySet<number>): FigureRow | null {
  const figures = new Map<number, Figure>();
  const texts: { column: number; text: string }[] = [];
  let marks = 0;
  for (const { column } of columns) {
    const cell = raw.cells[column];
    const found = figureOf(cell);
    if (found) figures.set(column, found);
    else if (isNothing(cell)) marks += isBlank(cell) ? 0 : 1;
    else texts.push({ column, text: cellText(cell) });
  }
  // one text alone is a title or a remark; a row of names whose figures are all blank is still a row
  if (figures.size === 0 && marks === 0 && (texts.length < 2 || !texts.some((t) => t.column === nameColumn || named.has(t.column)))) return null;
  const ranked = texts.slice(0, 3).map((t) => ({ ...t, rank: t.text.includes('计') ? totalRank(normaliseHead(t.text), []) : null })).find((t) => t.rank !== null);
  const label = ranked ? texts.filter((t) => t.column <= ranked.column).map((t) => t.text).join('') : (texts.find((t) => t.column === nameColumn)?.text ?? texts[0]?.text ?? '');
  const rank = ranked && ranked.rank === 0 && normaliseHead(ranked.text) === '小计' ? 0.5 : (ranked?.rank ?? null);
  return { row: raw.row, label: label.replace(/\s+/g, ''), rank, cells: raw.cells, figures };
}
