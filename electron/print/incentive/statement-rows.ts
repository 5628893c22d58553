import { DomainError } from '../../domain/domain-error.js';
import { plainYuan, sumFen } from '../../domain/money.js';
import type { ReportRow } from '../../domain/reporting/report-table.js';
import type { Sums } from '../roster/roster-sums.js';
import { rowHeight, rowHtml, rowLines, type TableShape } from '../table/table-rows.js';
import { breakLines, clampLines } from '../text/line-breaking.js';
import { linesHtml, printable } from '../text/printable.js';
import { ptToMm } from '../text/text-metrics.js';
import { LEAST_PT } from '../page/sheet-format.js';
import { SUMMED } from './statement-columns.js';
import type { Statement } from './statement.js';

/** Rows of one receipt that stay together on a sheet. */
export interface Piece {
  readonly rows: readonly ReportRow[];
  readonly heightMm: number;
  html(): string;
}

/** So many table rows at most stay together: a receipt of many clauses may run over the edge of a sheet. */
const MOST_TOGETHER = 3;
export const MOST_NOTE_LINES = 3;
const NOTE_LINE_MM = 4;
/** Under a row of figures; the line between the two is left out. */
export const noteHeight = (lines: number): number => lines * NOTE_LINE_MM + 0.4;

interface Line {
  readonly row: ReportRow | null;
  readonly heightMm: number;
  html(): string;
}

/** The receipts of a statement as pieces, in order. */
export function piecesOf(statement: Statement, shape: TableShape): Piece[] {
  return statement.receipts.flatMap((receipt) => {
    const lines: Line[] = receipt.rows.map((row) => ({ row, heightMm: rowHeight(shape.rowMm, shape.bodyPt, rowLines(shape, row)), html: () => rowHtml(shape, row) }));
    for (const note of receipt.notes) lines.push(noteLine(note, shape));
    const cls = receipt.back ? ' class="back"' : '';
    return chunks(lines).map((chunk): Piece => ({
      rows: chunk.flatMap((l) => (l.row === null ? [] : [l.row])),
      heightMm: chunk.reduce((sum, l) => sum + l.heightMm, 0),
      html: () => `<tbody${cls}>${chunk.map((l) => l.html()).join('')}</tbody>`,
    }));
  });
}

/** A sentence under the row it belongs to, over the whole width but for the running number. */
function noteLine(note: string, shape: TableShape): Line {
  const mm = shape.widths.slice(1).reduce((a, b) => a + b, 0) - shape.cellMm;
  const lines = clampLines(breakLines(printable(note), mm / ptToMm(LEAST_PT)), MOST_NOTE_LINES);
  return {
    row: null,
    heightMm: noteHeight(lines.length),
    html: () => `<tr class="n${lines.length} note"><td></td><td colspan="${shape.layouts.length - 1}">${linesHtml(lines)}</td></tr>`,
  };
}

function chunks(lines: readonly Line[]): Line[][] {
  return Array.from({ length: Math.ceil(lines.length / MOST_TOGETHER) }, (_, i) => lines.slice(i * MOST_TOGETHER, (i + 1) * MOST_TOGETHER));
}

export const rowsOf = (statement: Statement): ReportRow[] => statement.receipts.flatMap((r) => r.rows);

/** Sums of the money columns over rows, in 分. */
export function sumsOf(rows: readonly ReportRow[]): Sums {
  return Object.fromEntries(SUMMED.map((c) => [c.key, sumFen(rows.map((row) => Number(row.values[c.key] ?? 0)))]));
}

/** The largest figures a page sum can show, for the width of the columns: signs may cancel out in the total. */
export function widestSums(rows: readonly ReportRow[]): Sums {
  return Object.fromEntries(
    SUMMED.map((c) => {
      const values = rows.map((row) => Number(row.values[c.key] ?? 0));
      const size = sumFen(values.map(Math.abs));
      return [c.key, values.some((v) => v < 0) ? -size : size];
    }),
  );
}

/**
 * What a person signs must add up: rows to the sums of the run, steps to what is paid. Throws PRINT_SUMS_DIFFER.
 */
export function requireSums(statement: Statement): void {
  const sums = sumsOf(rowsOf(statement));
  for (const column of SUMMED) {
    const total = statement.total[column.key];
    if (typeof total === 'number') same(statement, (column.titles.at(-1) ?? '').replace('\n', ' '), Number(sums[column.key]), total);
  }
  const steps = statement.steps.reduce((sum, s) => sum + (s.changeFen ?? 0), 0);
  same(statement, statement.payable.name, steps, statement.payable.amountFen);
}

function same(statement: Statement, column: string, rows: number, total: number): void {
  if (rows !== total) throw new DomainError('PRINT_SUMS_DIFFER', { name: `${statement.name} ${statement.staffNo}`, column, rows: plainYuan(rows), total: plainYuan(total) });
}
