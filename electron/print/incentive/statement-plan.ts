import { cutPages } from '../page/cut-pages.js';
import { contentHeight, contentWidth, FRAME_MM, LEAST_PT, type SheetFormat } from '../page/sheet-format.js';
import type { FittedTable } from '../table/fit-table.js';
import { headHeight } from '../table/table-head.js';
import type { TableShape } from '../table/table-rows.js';
import { breakLines } from '../text/line-breaking.js';
import { printable } from '../text/printable.js';
import { ptToMm } from '../text/text-metrics.js';
import { fitStatement } from './statement-columns.js';
import { boxWidths, heightOf, settlementOf, SIGN_MM, widestFigure, type BoxWidths, type Settlement } from './statement-settlement.js';
import { piecesOf, requireSums, rowsOf, sumsOf, widestSums, type Piece } from './statement-rows.js';
import type { Statement, StatementDocument } from './statement.js';

/** What all statements of a document share. */
export interface StatementLook {
  readonly fit: FittedTable;
  readonly shape: TableShape;
  readonly boxes: BoxWidths;
}

/** What stands on one sheet: slices of the receipts, clauses and steps; null = none of it. */
export interface StatementSheet {
  readonly receipts: readonly [number, number] | null;
  readonly clauses: readonly [number, number] | null;
  readonly steps: readonly [number, number] | null;
  /** 结果与限制 and signatures. */
  readonly closing: boolean;
}

/** One person's statement, cut into sheets. */
export interface LaidStatement {
  readonly pieces: readonly Piece[];
  /** Texts of the clauses, broken. */
  readonly clauseLines: readonly string[];
  readonly settlement: Settlement;
  readonly sheets: readonly StatementSheet[];
}

export const STATEMENT_TITLE_MM = 12;
export const INFO_MM = 6.5;
export const HEAD_ROW_MM = 7;
export const CONTINUED_MM = 8;
export const SECTION_MM = 9;
export const CLAUSE_MM = 4.3;
export const CLAUSE_GAP_MM = 1.5;
const ROW_MM = 5.8;
/** A borrower's name of 50 characters, six to a line. */
export const MOST_LINES = 9;
const KEEP_STEPS = 3;
const HEAD_TABLE_MM = 3 * HEAD_ROW_MM + 2 * FRAME_MM;

/** Looks at every statement once: one look for all, so that sheets of one run are alike. Throws PRINT_TOO_WIDE. */
export function planLook(document: StatementDocument, seen: (index: number) => void): StatementLook {
  let figure = 0;
  const sums: ReturnType<typeof sumsOf>[] = [];
  const rows = function* () {
    for (let i = 0; i < document.count; i++) {
      seen(i);
      const statement = document.at(i);
      const own = rowsOf(statement);
      figure = Math.max(figure, widestFigure(statement));
      sums.push(sumsOf(own), widestSums(own));
      yield* own;
    }
  };
  const fit = fitStatement(rows(), sums);
  const { format } = fit;
  return {
    fit,
    shape: { layouts: fit.layouts, widths: fit.widths, bodyPt: format.type.body, cellMm: format.cellMm, unit: '元', rowMm: ROW_MM, mostLines: MOST_LINES },
    boxes: boxWidths(format, figure),
  };
}

/** Cuts a statement into sheets. Throws PRINT_SUMS_DIFFER when what is printed would not be what the run holds. */
export function layStatement(statement: Statement, look: StatementLook): LaidStatement {
  requireSums(statement);
  const { format, head } = look.fit;
  const pieces = piecesOf(statement, look.shape);
  const settlement = settlementOf(statement, look.boxes, format, ROW_MM);
  const clauseLines = brokenClauses(statement, format);
  const whole = contentHeight(format);
  const frame = headHeight(head) + 2 * FRAME_MM + 2 * ROW_MM;
  const first = whole - STATEMENT_TITLE_MM - INFO_MM - HEAD_TABLE_MM - SECTION_MM - frame;
  const next = whole - CONTINUED_MM - frame;
  const heights = pieces.length === 0 ? [ROW_MM] : pieces.map((p) => p.heightMm);
  const ends = cutPages(heights, { first, next, closing: 0, keep: 1 });
  const sheets: Mutable[] = ends.map((end, i) => ({ ...EMPTY, receipts: [ends[i - 1] ?? 0, Math.min(end, pieces.length)] }));
  const onLast = heights.slice(ends.at(-2) ?? 0).reduce((a, b) => a + b, 0);
  const flow = { sheets, left: (ends.length === 1 ? first : next) - onLast, whole: whole - CONTINUED_MM };
  flowClauses(flow, clauseLines.length);
  flowSettlement(flow, settlement, head.heights[0] ?? format.headMm);
  return { pieces, clauseLines, settlement, sheets };
}

type Mutable = { -readonly [K in keyof StatementSheet]: StatementSheet[K] };
const EMPTY: StatementSheet = { receipts: null, clauses: null, steps: null, closing: false };

interface Flow {
  readonly sheets: Mutable[];
  /** Room in mm on the last sheet. */
  left: number;
  /** Room of a further sheet. */
  readonly whole: number;
}

function newSheet(flow: Flow): Mutable {
  const sheet = { ...EMPTY };
  flow.sheets.push(sheet);
  flow.left = flow.whole;
  return sheet;
}

function flowClauses(flow: Flow, count: number): void {
  for (let at = 0; at < count; ) {
    const room = Math.floor((flow.left - CLAUSE_GAP_MM) / CLAUSE_MM);
    if (room < Math.min(2, count - at)) {
      newSheet(flow);
      continue;
    }
    const end = Math.min(count, at + room);
    const sheet = flow.sheets.at(-1);
    if (sheet) sheet.clauses = [at, end];
    flow.left -= CLAUSE_GAP_MM + (end - at) * CLAUSE_MM;
    at = end;
  }
}

/** 结算, 结果 and signatures stay together where a sheet can hold them; otherwise at least three steps stand above the signatures. */
function flowSettlement(flow: Flow, settlement: Settlement, headMm: number): void {
  const heights = settlement.steps.map((s) => s.heightMm);
  const top = SECTION_MM + headMm + 2 * FRAME_MM;
  const closing = SECTION_MM + heightOf(settlement.outcome) + 2 * FRAME_MM + SIGN_MM;
  const all = top + heightOf(settlement.steps) + closing;
  const few = heights.slice(0, KEEP_STEPS).reduce((a, b) => a + b, top);
  if (all > flow.left && (all <= flow.whole || few > flow.left)) newSheet(flow);
  const ends = cutPages(heights, { first: flow.left - top, next: flow.whole - top, closing, keep: KEEP_STEPS });
  ends.forEach((end, i) => {
    const sheet = i === 0 ? flow.sheets.at(-1) : newSheet(flow);
    if (!sheet) return;
    sheet.steps = [ends[i - 1] ?? 0, end];
    sheet.closing = i === ends.length - 1;
  });
}

function brokenClauses(statement: Statement, format: SheetFormat): string[] {
  const room = contentWidth(format) / ptToMm(LEAST_PT) - 0.5;
  return statement.clauses.flatMap((text) => breakLines(printable(text), room));
}
