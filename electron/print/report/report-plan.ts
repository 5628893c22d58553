import type { ReportTable } from '../../domain/reporting/report-table.js';
import { cutPages } from '../page/cut-pages.js';
import { contentHeight, FRAME_MM, type SheetFormat } from '../page/sheet-format.js';
import { fitTable, type FittedTable } from '../table/fit-table.js';
import { headHeight } from '../table/table-head.js';
import { CELL_LEADING, rowHeight, rowLines, type TableShape } from '../table/table-rows.js';
import { ptToMm } from '../text/text-metrics.js';
import { closingHeight, NOTE_MM, reportClosing, type ReportClosing } from './report-closing.js';

/** Where the sheets of a report end, before any HTML is made. */
export interface ReportPlan {
  readonly fit: FittedTable;
  readonly shape: TableShape;
  readonly closing: ReportClosing;
  /** Index after the last row of each sheet. */
  readonly ends: readonly number[];
  /** Lines of 说明 under the table; the others fill sheets of their own. */
  readonly keptNotes: number;
  readonly extraNotes: readonly (readonly string[])[];
  readonly pages: number;
  readonly lineCounts: ReadonlySet<number>;
}

export const infoMm = 6.5;
export const continuationMm = 8;
export const titleMm = (format: SheetFormat): number => (format.size === 'A3' ? 14 : 10.5);

/** Row height of a report that does not fit on one sheet anyway. */
const MANY_SHEETS_ROW_MM = 6;
const KEEP_ROWS = 3;
const ROW_STEP_MM = 0.05;

export function planReport(table: ReportTable): ReportPlan {
  const fit = fitTable({ ...table, sums: table.total === null ? [] : [table.total] });
  const { format } = fit;
  const closing = reportClosing(table, format);
  const fixed = headHeight(fit.head) + 2 * FRAME_MM;
  const first = contentHeight(format) - titleMm(format) - infoMm - fixed;
  const next = contentHeight(format) - continuationMm - fixed;
  const keptNotes = Math.max(0, Math.min(closing.notes.length, Math.floor((next / 2 - closingHeight(closing, 0)) / NOTE_MM)));
  const under = closingHeight(closing, keptNotes);
  const mostLines = Math.max(3, Math.floor((next - under) / 4 / (CELL_LEADING * ptToMm(format.type.body))));
  const draft: TableShape = { layouts: fit.layouts, widths: fit.widths, bodyPt: format.type.body, cellMm: format.cellMm, unit: table.unit, rowMm: format.rowMm.most, mostLines };
  const lines = table.rows.map((row) => rowLines(draft, row));
  const rowMm = fillingRowHeight(lines, table.total === null ? 0 : 1, first - under, format);
  const heights = lines.map((n) => rowHeight(rowMm, format.type.body, n));
  if (heights.length === 0) heights.push(rowMm);
  const total = table.total === null ? 0 : rowMm;
  // rows under a name that is written once (一、单户余额, a subtotal under its units) belong to it
  const named = table.columns.find((c) => c.kind === 'text')?.key ?? '';
  const ends = cutPages(heights, { first, next, closing: total + under, keep: KEEP_ROWS }, (row) => (table.rows[row]?.values[named] ?? '') !== '').map((end) => Math.min(end, table.rows.length));
  const extraNotes = chunk(closing.notes.slice(keptNotes), Math.floor((contentHeight(format) - continuationMm) / NOTE_MM));
  return {
    fit,
    shape: { ...draft, rowMm },
    closing,
    ends,
    keptNotes,
    extraNotes,
    pages: ends.length + extraNotes.length,
    lineCounts: new Set([1, ...lines]),
  };
}

/** The most generous row height with which the whole table stands on one sheet; if there is none, that of a long list. */
function fillingRowHeight(lines: readonly number[], totals: number, room: number, format: SheetFormat): number {
  const { least, most } = format.rowMm;
  for (let rowMm = most; rowMm >= least; rowMm -= ROW_STEP_MM) {
    const height = lines.reduce((sum, n) => sum + rowHeight(rowMm, format.type.body, n), Math.max(totals, 0) * rowMm);
    if (height <= room) return Number(rowMm.toFixed(2));
  }
  return MANY_SHEETS_ROW_MM;
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
