import { DomainError } from '../../domain/domain-error.js';
import type { ReportColumn, ReportPaper, ReportRow, ReportValue } from '../../domain/reporting/report-table.js';
import { contentWidth, FRAME_MM, sheetFormats, type SheetFormat } from '../page/sheet-format.js';
import { columnLayouts, columnWidths, type ColumnLayout } from './column-layout.js';
import { tableHead, type TableHead } from './table-head.js';

export interface FittedTable {
  readonly format: SheetFormat;
  readonly layouts: readonly ColumnLayout[];
  readonly widths: readonly number[];
  readonly head: TableHead;
}

type Values = Readonly<Record<string, ReportValue>>;

/**
 * Chooses the sheet and the type for a table: the first one in which every figure stands on one line. Throws
 * PRINT_TOO_WIDE when not even 9 pt on A3 would do. Nothing is ever scaled down.
 */
export function fitTable(table: {
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: Iterable<ReportRow>;
  /** Total rows and page sums, set in bold. */
  readonly sums: Iterable<Values>;
  readonly unit: '元' | '万元';
  readonly paper: ReportPaper;
}): FittedTable {
  const layouts = columnLayouts(table.columns, table.rows, table.sums, table.unit);
  for (const format of sheetFormats(table.paper)) {
    const widths = columnWidths(layouts, format.type, format.cellMm, contentWidth(format) - 2 * FRAME_MM);
    if (widths === null) continue;
    const head = tableHead(table.columns, widths, format.type.total, format.headMm, table.paper.columnNumbers === true);
    return { format, layouts, widths, head };
  }
  throw new DomainError('PRINT_TOO_WIDE', { title: table.title, count: table.columns.length });
}
