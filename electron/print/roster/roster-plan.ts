import type { RosterDocument, RosterGroup } from '../../domain/reporting/report-table.js';
import { cutPages } from '../page/cut-pages.js';
import { itemLines, labelled } from '../page/one-line.js';
import { contentHeight, contentWidth, FRAME_MM, type SheetFormat } from '../page/sheet-format.js';
import { fitTable, type FittedTable } from '../table/fit-table.js';
import { headHeight } from '../table/table-head.js';
import { CELL_LEADING, rowHeight, rowLines, type TableShape } from '../table/table-rows.js';
import { widthMm, ptToMm } from '../text/text-metrics.js';
import { receiptHeight, receiptOf, type Receipt } from './roster-closing.js';
import { requireMatchingTotals, widestSums } from './roster-sums.js';

/** One person's sheets. */
export interface GroupPlan {
  readonly group: RosterGroup;
  /** Index after the last row of each sheet. */
  readonly ends: readonly number[];
  /** 责任人, 工号, 岗位 … by line. */
  readonly heading: readonly (readonly string[])[];
  readonly receipt: Receipt;
}

export interface RosterPlan {
  readonly fit: FittedTable;
  readonly shape: TableShape;
  readonly groups: readonly GroupPlan[];
  readonly pages: number;
  readonly lineCounts: ReadonlySet<number>;
}

export const REDHEAD_MM = 15;
export const DOCNO_MM = 8;
export const ROSTER_TITLE_MM = 9.5;
export const HEADING_MM = 6;
export const HEADING_PT = 10;
export const CONTINUED_MM = 7;
const ROW_MM = 6.4;
const KEEP_ROWS = 3;
const HEADING_GAP_MM = 8;
const MOST_HEADING_LINES = 4;

/**
 * Cuts every person's rows into sheets. Throws PRINT_SUMS_DIFFER when a person's rows are not his total,
 * PRINT_TOO_WIDE when the columns fit no sheet.
 */
export function planRoster(document: RosterDocument): RosterPlan {
  for (const group of document.groups) requireMatchingTotals(document.columns, group);
  const fit = fitTable({
    ...document,
    rows: document.groups.flatMap((group) => group.rows),
    sums: document.groups.flatMap((group) => [group.total, widestSums(document.columns, group)]),
  });
  const { format } = fit;
  const fixed = headHeight(fit.head) + 2 * FRAME_MM + 2 * ROW_MM;
  const next = contentHeight(format) - CONTINUED_MM - fixed;
  const first = contentHeight(format) - REDHEAD_MM - DOCNO_MM - ROSTER_TITLE_MM - fixed;
  const lineCounts = new Set([1]);
  const lineMm = CELL_LEADING * ptToMm(format.type.body);
  const shape = { layouts: fit.layouts, widths: fit.widths, bodyPt: format.type.body, cellMm: format.cellMm, unit: document.unit, rowMm: ROW_MM, mostLines: Math.max(3, Math.floor(first / 4 / lineMm)) };
  const groups = document.groups.map((group): GroupPlan => {
    const heading = headingLines(document, group, format);
    const receipt = receiptOf(document, group, format);
    const heights = group.rows.map((row) => {
      const lines = rowLines(shape, row);
      lineCounts.add(lines);
      return rowHeight(ROW_MM, format.type.body, lines);
    });
    if (heights.length === 0) heights.push(ROW_MM);
    const room = { first: first - heading.length * HEADING_MM, next, closing: receiptHeight(receipt), keep: KEEP_ROWS };
    return { group, ends: cutPages(heights, room).map((end) => Math.min(end, group.rows.length)), heading, receipt };
  });
  return { fit, shape, groups, pages: groups.reduce((sum, g) => sum + g.ends.length, 0), lineCounts };
}

function headingLines(document: RosterDocument, group: RosterGroup, format: SheetFormat): string[][] {
  const width = contentWidth(format);
  const unitRoom = widthMm(labelled('单位', document.unit), HEADING_PT) + HEADING_GAP_MM;
  const items = group.heading.map(({ label, value }) => labelled(label, value));
  const lines = itemLines(items, width, HEADING_PT, HEADING_GAP_MM, width - unitRoom);
  return lines.length <= MOST_HEADING_LINES ? lines : [...lines.slice(0, MOST_HEADING_LINES - 1), [`……（另有 ${lines.slice(MOST_HEADING_LINES - 1).flat().length} 项）`]];
}
