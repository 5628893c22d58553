import type { ReportValue, ValueKind } from '../../domain/reporting/report-table.js';
import { fitColumn, widthToMm } from './sheet/column-look.js';
import { PAGE_FOOTER, REPORT_MARGINS, usableWidth, type PageSetup } from './sheet/page-setup.js';
import { SheetXml } from './sheet/sheet-xml.js';
import { StyleBook } from './sheet/style-book.js';
import { TableBlock, type RowValues } from './sheet/table-block.js';
import { TextLines } from './sheet/text-lines.js';
import { sheetName, workbookFile } from './sheet/workbook-package.js';
import { areaOf, fixedArea } from './xml/cell-address.js';
import type { MoneyUnit } from './xml/cell-value.js';

export interface PlainColumn {
  readonly key: string;
  readonly titles: readonly string[];
  readonly kind: ValueKind;
}

export interface PlainTableOptions {
  /** Unit of the money columns, shown in the line under the title. Default 元. */
  readonly unit?: MoneyUnit;
  /** Left of the line under the title: 填报单位, 截止日期. */
  readonly subline?: string;
  readonly sheet?: string;
}

/**
 * A plain list as a workbook: rows of an import with their problems, registers, lists. Title, head, rows; buttons to
 * filter where the head has one level. null and missing values are empty cells: a list is read back by programs, and
 * "—" would be text to them.
 */
export function writePlainTable(title: string, columns: readonly PlainColumn[], rows: readonly RowValues[], options: PlainTableOptions = {}): Uint8Array {
  const unit = options.unit ?? '元';
  const styles = new StyleBook();
  const fitted = columns.map((c) => fitColumn(c, rows.map((r): ReportValue => r[c.key] ?? ''), unit));
  const widths = fitted.map((f) => f.width);
  const sheet = new SheetXml(widths);
  const lines = new TextLines(sheet, styles, widths);
  const block = new TableBlock(sheet, styles, fitted.map((f) => f.column), widths, { unit, blanks: true });

  lines.title(1, title, 16);
  const money = columns.some((c) => c.kind === 'money');
  let at = 2;
  if (money || options.subline !== undefined) lines.spread(at++, [options.subline ?? '', money ? `单位：${unit}` : ''], true);
  const headTop = at;
  const first = block.head(headTop);
  rows.forEach((row, i) => block.row(first + i, row, 'row', i === rows.length - 1));

  const last = first + Math.max(rows.length, 1) - 1;
  sheet.freeze(0, first);
  const filter = first - headTop === 1 ? areaOf(0, headTop, columns.length - 1, last) : undefined;
  if (filter !== undefined) sheet.filterOver(filter);
  if (rows.length > 0) columns.forEach((c, i) => c.kind === 'text' && sheet.keepAsText(areaOf(i, first, i, last)));
  sheet.print(pageFor(widths));
  return workbookFile(title, [{ name: sheetName(options.sheet ?? title), sheet, printTitles: `$${headTop}:$${first - 1}`, ...(filter === undefined ? {} : { filter: fixedArea(filter) }) }], styles);
}

/** The smallest paper that shows the list at three quarters of its size or more. */
function pageFor(widths: readonly number[]): PageSetup {
  const mm = widths.reduce((a, b) => a + b, 0) * widthToMm(1);
  const page = (paper: 'A4' | 'A3', landscape: boolean): PageSetup => ({ paper, landscape, margins: REPORT_MARGINS, scale: 'fit-width', footer: PAGE_FOOTER });
  const sheets = [page('A4', false), page('A4', true), page('A3', true)];
  return sheets.find((p) => usableWidth(p) >= mm * 0.75) ?? page('A3', true);
}
