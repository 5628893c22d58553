import { DomainError } from '../../domain/domain-error.js';
import type { ReportColumn, ReportRow } from '../../domain/reporting/report-table.js';
import { contentWidth, FRAME_MM, sheetFormats, type SheetFormat } from '../page/sheet-format.js';
import { columnLayouts, columnWidths } from '../table/column-layout.js';
import type { FittedTable } from '../table/fit-table.js';
import { tableHead } from '../table/table-head.js';
import type { Sums } from '../roster/roster-sums.js';
import { STATEMENT_TITLE } from './statement.js';

/** 逐笔计算: a×b=c, c×d is recognised, c×e is the reward. */
export const STATEMENT_COLUMNS: readonly ReportColumn[] = [
  { key: 'no', titles: ['行'], kind: 'text', mm: 6, wrap: false },
  { key: 'on', titles: ['收回', '日期'], kind: 'text', mm: 11, wrap: false },
  { key: 'voucher', titles: ['收回', '凭证号'], kind: 'text', mm: 17, wrap: false },
  { key: 'borrower', titles: ['收回', '借款人'], kind: 'text', mm: 21 },
  { key: 'what', titles: ['收回', '方式'], kind: 'text', mm: 15 },
  { key: 'amount', titles: ['归属', '金额 a'], kind: 'money', mm: 21 },
  { key: 'share', titles: ['归属', '比例\n% b'], kind: 'text', mm: 8, wrap: false },
  { key: 'part', titles: ['归属', '归属额\nc = a×b'], kind: 'money', mm: 21 },
  { key: 'factor', titles: ['任务认定', '系数\n% d'], kind: 'text', mm: 8, wrap: false },
  { key: 'credited', titles: ['任务认定', '认定额\nc×d'], kind: 'money', mm: 21 },
  { key: 'clause', titles: ['奖励', '条款'], kind: 'text', mm: 7, wrap: false },
  { key: 'rate', titles: ['奖励', '标准\ne'], kind: 'text', mm: 10 },
  { key: 'reward', titles: ['奖励', '奖励\nc×e'], kind: 'money', mm: 18 },
];
export const SUMMED = STATEMENT_COLUMNS.filter((c) => c.kind === 'money');
/** Columns over which 合计 is written. */
export const LABEL_SPAN = STATEMENT_COLUMNS.findIndex((c) => c.kind === 'money');

const TIGHT_CELL_MM = 1.2;
/** Printers need 8 mm. */
const TIGHT_SIDE_MM = 9;

/**
 * The first sheet and type in which every figure stands on one line: A4 upright as the office knows the form, with
 * narrow cells and margins before it is turned. Throws PRINT_TOO_WIDE.
 */
export function fitStatement(rows: Iterable<ReportRow>, sums: Iterable<Sums>): FittedTable {
  const layouts = columnLayouts(STATEMENT_COLUMNS, rows, sums, '元');
  for (const format of formats()) {
    const widths = columnWidths(layouts, format.type, format.cellMm, contentWidth(format) - 2 * FRAME_MM);
    if (widths !== null) return { format, layouts, widths, head: tableHead(STATEMENT_COLUMNS, widths, format.type.total, format.headMm, false) };
  }
  throw new DomainError('PRINT_TOO_WIDE', { title: STATEMENT_TITLE, count: STATEMENT_COLUMNS.length });
}

function formats(): SheetFormat[] {
  const all = sheetFormats({ size: 'A4', landscape: false });
  const upright = all.filter((f) => f.size === 'A4' && !f.landscape);
  const tight = upright.slice(-1).map((f) => ({ ...f, cellMm: TIGHT_CELL_MM, side: TIGHT_SIDE_MM }));
  return [...upright, ...tight, ...all.filter((f) => !upright.includes(f))];
}
