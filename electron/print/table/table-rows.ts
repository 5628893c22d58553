import type { ReportRow, ReportValue } from '../../domain/reporting/report-table.js';
import { breakLines, clampLines } from '../text/line-breaking.js';
import { escapeHtml, linesHtml } from '../text/printable.js';
import { ptToMm } from '../text/text-metrics.js';
import type { ColumnLayout } from './column-layout.js';
import { valueText } from './value-text.js';

export const CELL_LEADING = 1.25;
/** Above and below the lines of a cell that has several. */
const CELL_PADDING_MM = 1.6;

/** Everything a row needs to know about its table. */
export interface TableShape {
  readonly layouts: readonly ColumnLayout[];
  /** mm, adding up to the inner width of the frame. */
  readonly widths: readonly number[];
  readonly bodyPt: number;
  /** Padding left and right of a text, with the line between two cells. */
  readonly cellMm: number;
  readonly unit: '元' | '万元';
  /** Height in mm of a row whose cells have one line each. */
  readonly rowMm: number;
  /** A cell has at most so many lines: no value can be higher than a sheet. */
  readonly mostLines: number;
}

type Values = Readonly<Record<string, ReportValue>>;

/** Lines of the highest cell of a row. */
export function rowLines(shape: TableShape, row: ReportRow): number {
  let most = 1;
  shape.layouts.forEach((layout, i) => {
    if (layout.wraps) most = Math.max(most, cellLines(shape, layout, i, row).length);
  });
  return most;
}

export function rowHeight(rowMm: number, bodyPt: number, lines: number): number {
  return lines === 1 ? rowMm : Math.max(rowMm, lines * CELL_LEADING * ptToMm(bodyPt) + CELL_PADDING_MM);
}

export function rowHtml(shape: TableShape, row: ReportRow): string {
  let most = 1;
  const cells = shape.layouts.map((layout, i) => {
    const value = valueText(layout.column, row.values[layout.column.key], shape.unit);
    const lines = layout.wraps ? cellLines(shape, layout, i, row) : [value.text.replaceAll('\n', ' ')];
    most = Math.max(most, lines.length);
    const cls = layout.align[0] + (layout.code ? ' code' : '') + (value.rise ? ' rise' : '');
    return `<td class="${cls}">${linesHtml(lines)}</td>`;
  });
  const subtotal = row.level === 'subtotal' ? ' sub' : '';
  return `<tr class="r${most}${subtotal}" data-key="${escapeHtml(row.key)}">${cells.join('')}</tr>`;
}

/** In place of rows that do not exist. */
export const emptyRowHtml = (shape: TableShape, text: string): string =>
  `<tr class="r1 none"><td colspan="${shape.layouts.length}">${escapeHtml(text)}</td></tr>`;

/**
 * A row of sums: a label over all columns up to the first figure, then the figures. `cls`: page, running or total.
 * Columns without a sum stay empty, inapplicable ones have —.
 */
export function sumRowHtml(shape: TableShape, label: string, labelSpan: number, values: Values, cls: string): string {
  const cells = shape.layouts.slice(labelSpan).map((layout) => {
    const given = values[layout.column.key];
    const value = given === undefined ? { text: '', rise: false } : valueText(layout.column, given, shape.unit);
    return `<td class="${layout.align[0]}${value.rise ? ' rise' : ''}">${escapeHtml(value.text)}</td>`;
  });
  const head = labelSpan > 0 ? `<th scope="row" colspan="${labelSpan}">${escapeHtml(label)}</th>` : '';
  return `<tr class="r1 ${cls}">${head}${cells.join('')}</tr>`;
}

export const colgroupHtml = (shape: TableShape): string => `<colgroup>${shape.widths.map((_, i) => `<col class="c${i}">`).join('')}</colgroup>`;

function cellLines(shape: TableShape, layout: ColumnLayout, index: number, row: ReportRow): readonly string[] {
  const { text } = valueText(layout.column, row.values[layout.column.key], shape.unit);
  const room = ((shape.widths[index] ?? 0) - shape.cellMm) / ptToMm(shape.bodyPt);
  return clampLines(breakLines(text, room, row.level === 'subtotal'), shape.mostLines);
}
