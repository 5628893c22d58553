import type { ReportColumn } from '../../domain/reporting/report-table.js';
import { balanceLines } from '../text/line-breaking.js';
import { linesHtml, printable } from '../text/printable.js';
import { ptToMm } from '../text/text-metrics.js';

export interface HeadCell {
  readonly lines: readonly string[];
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
}

/** The nested head of a table, broken into lines and measured; the same on every sheet. */
export interface TableHead {
  /** Cells by level, from the top. */
  readonly levels: readonly (readonly HeadCell[])[];
  /** Height of each level in mm. */
  readonly heights: readonly number[];
  /** 甲 乙 1 2 …, or null. */
  readonly numbers: readonly string[] | null;
}

const LEADING = 1.2;
const PADDING_MM = 1.4;
export const NUMBERS_MM = 4.9;
const STEMS = '甲乙丙丁戊己庚辛壬癸';

/**
 * Merges equal neighbours per level, lets short titles reach down to the figures, and makes each level as high as its
 * titles need, `levelMm` at least. `widths` in mm, `pt` the (bold) type of the head.
 */
export function tableHead(columns: readonly ReportColumn[], widths: readonly number[], pt: number, levelMm: number, numbered: boolean): TableHead {
  const depth = Math.max(1, ...columns.map((c) => c.titles.length));
  const levels: HeadCell[][] = [];
  for (let level = 0; level < depth; level++) {
    const cells: HeadCell[] = [];
    for (let i = 0; i < columns.length; ) {
      const titles = columns[i]?.titles ?? [];
      const colspan = titles.length > level + 1 ? spanOf(columns, i, level) : 1;
      if (titles.length > level || (level === 0 && titles.length === 0)) {
        const width = widths.slice(i, i + colspan).reduce((a, b) => a + b, 0);
        const rowspan = titles.length > level + 1 ? 1 : depth - level;
        cells.push({ lines: titleLines(titles[level] ?? '', width, pt), column: i, colspan, rowspan });
      }
      i += colspan;
    }
    levels.push(cells);
  }
  return { levels, heights: levelHeights(levels, pt, levelMm), numbers: numbered ? columnNumbers(columns) : null };
}

export function headHeight(head: TableHead): number {
  return head.heights.reduce((a, b) => a + b, 0) + (head.numbers === null ? 0 : NUMBERS_MM);
}

/** How many columns from the left say whose row it is (序号, 机构): they get 甲 乙 and carry the word 合计. */
export function keyColumns(columns: readonly ReportColumn[]): number {
  let count = columns.findIndex((c) => c.kind === 'text');
  while (count >= 0 && columns[count]?.kind === 'text') count++;
  return Math.max(count, 0);
}

export function headHtml(head: TableHead): string {
  const last = head.levels.length - 1;
  const rows = head.levels.map((cells, level) => {
    const html = cells.map((cell) => {
      const span = (cell.colspan > 1 ? ` colspan="${cell.colspan}"` : '') + (cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : '');
      const scope = level === last || cell.rowspan > 1 || cell.colspan === 1 ? 'col' : 'colgroup';
      const edge = cell.column === 0 ? ' class="edge"' : '';
      return `<th scope="${scope}"${span}${edge}>${linesHtml(cell.lines)}</th>`;
    });
    return `<tr class="head${level}">${html.join('')}</tr>`;
  });
  if (head.numbers !== null) rows.push(`<tr class="numbers">${head.numbers.map((n) => `<td>${n}</td>`).join('')}</tr>`);
  return `<thead>${rows.join('')}</thead>`;
}

function titleLines(title: string, widthMm: number, pt: number): readonly string[] {
  return balanceLines(printable(title), (widthMm - PADDING_MM) / ptToMm(pt), true);
}

/** Neighbours under the same heading: equal titles down to this level, and more below. */
function spanOf(columns: readonly ReportColumn[], start: number, level: number): number {
  const prefix = (i: number): string => JSON.stringify(columns[i]?.titles.slice(0, level + 1));
  let end = start + 1;
  while (end < columns.length && (columns[end]?.titles.length ?? 0) > level + 1 && prefix(end) === prefix(start)) end++;
  return end - start;
}

function levelHeights(levels: readonly (readonly HeadCell[])[], pt: number, levelMm: number): number[] {
  const need = (cell: HeadCell): number => cell.lines.length * LEADING * ptToMm(pt) + PADDING_MM;
  const heights = levels.map((cells) => Math.max(levelMm, ...cells.filter((c) => c.rowspan === 1).map(need)));
  levels.forEach((cells, level) => {
    for (const cell of cells) {
      if (cell.rowspan === 1) continue;
      const has = heights.slice(level, level + cell.rowspan).reduce((a, b) => a + b, 0);
      const more = (need(cell) - has) / cell.rowspan;
      if (more > 0) for (let i = level; i < level + cell.rowspan; i++) heights[i] = (heights[i] ?? 0) + more;
    }
  });
  return heights;
}

function columnNumbers(columns: readonly ReportColumn[]): string[] {
  const keys = keyColumns(columns);
  return columns.map((_, i) => (i < keys ? (STEMS[i] ?? '') : String(i - keys + 1)));
}
