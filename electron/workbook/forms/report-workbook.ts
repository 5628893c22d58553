import { chineseDay, chinesePeriod } from '../../domain/date.js';
import { checkSentence, failedChecks, issueText } from '../../domain/reporting/margin.js';
import type { ReportTable } from '../../domain/reporting/report-table.js';
import { fitColumn, widthToMm } from './sheet/column-look.js';
import { PAGE_FOOTER, REPORT_MARGINS, usableHeight, usableWidth, type PageSetup } from './sheet/page-setup.js';
import { SheetXml } from './sheet/sheet-xml.js';
import { StyleBook } from './sheet/style-book.js';
import { keyColumns, TableBlock } from './sheet/table-block.js';
import { TextLines } from './sheet/text-lines.js';
import { sheetName, workbookFile } from './sheet/workbook-package.js';
import { areaOf, fixedArea } from './xml/cell-address.js';

/**
 * A report without an official form as a workbook: the same columns, rows and totals as on screen and on paper, with
 * nested head, frame, print titles, one page wide on the report's paper and one high where it nearly fits. Money is written in the table's unit, rounded
 * once per cell; the total row carries the exact total and is not a formula over rounded cells (C11).
 */
export function writeReport(table: ReportTable): Uint8Array {
  const styles = new StyleBook();
  const fitted = table.columns.map((c) => fitColumn(c, valuesOf(table, c.key), table.unit));
  const widths = fitted.map((f) => f.width);
  const sheet = new SheetXml(widths);
  const lines = new TextLines(sheet, styles, widths);
  const block = new TableBlock(sheet, styles, fitted.map((f) => f.column), widths, { unit: table.unit, columnNumbers: table.paper.columnNumbers === true, ...(table.rows.length > MANY_ROWS ? { rowHeight: CLOSE_ROW_PT } : {}) });

  const title = table.title.startsWith(table.county) ? table.title : table.county + table.title;
  lines.title(1, title);
  const issuer = `编报单位：${table.issuer ?? table.county}${table.formNo === undefined ? '' : `　　表号：${table.formNo}`}`;
  lines.spread(2, [issuer, `${chinesePeriod(table.period)}（截至${chineseDay(table.asOf)}）`, unitText(table)], true);
  const first = block.head(3);
  let at = first;
  const open = table.total === null;
  table.rows.forEach((row, i) => block.row(at++, row.values, row.level, open && i === table.rows.length - 1));
  if (table.rows.length === 0) block.empty(at++, '（本期无数据）', open);
  if (table.total !== null) block.sum(at++, '合　　计', keyColumns(table.columns), table.total);
  for (const check of failedChecks(table)) lines.paragraph(at++, checkSentence(check), { bold: true });
  if (table.signatures.length > 0) lines.spread(at++, table.signatures.map((s) => `${s.label}：${s.name}`), false, 26);
  table.notes.forEach((note, i) => lines.paragraph(at++, `${i === 0 ? '说明：' : '　　　'}${note}`));
  if (table.issue !== undefined) lines.paragraph(at++, issueText(table.issue));

  sheet.freeze(keptColumns(table), first);
  sheet.print(pageFor(table, widths, sheet.height));
  const printArea = fixedArea(areaOf(0, 1, widths.length - 1, at - 1));
  return workbookFile(title, [{ name: sheetName(table.title), sheet, printArea, printTitles: `$1:$${first - 1}` }], styles);
}

/** A county's units on one A4 sheet: above so many rows they stand closer. */
const MANY_ROWS = 15;
const CLOSE_ROW_PT = 17;
/** 10 pt type at this scale is still read with ease; a report that would need less goes on to a second page. */
const LEAST_SCALE = 0.85;

/** One page where that leaves the type readable: a total alone on a second page is no report. */
function pageFor(table: ReportTable, widths: readonly number[], heightPt: number): PageSetup {
  const page: PageSetup = { paper: table.paper.size, landscape: table.paper.landscape, margins: REPORT_MARGINS, scale: 'fit-width', footer: PAGE_FOOTER, centered: true };
  const byWidth = Math.min(1, usableWidth(page) / widthToMm(widths.reduce((a, b) => a + b, 0)));
  const byHeight = usableHeight(page) / ((heightPt * 25.4) / 72);
  return byHeight < byWidth && byHeight >= LEAST_SCALE ? { ...page, scale: 'fit-page' } : page;
}

/** The columns that name a row stay in view while the figures scroll; at most three, or nothing would be left to scroll. */
const keptColumns = (table: ReportTable): number => Math.min(3, keyColumns(table.columns), table.columns.length - 1);

/** 单位：笔、万元、% – what is counted, the money, and percentages, as far as the table has them. */
function unitText(table: ReportTable): string {
  const has = (...kinds: string[]): boolean => table.columns.some((c) => kinds.includes(c.kind));
  const counted = ['笔', '户', '件', '人'].filter((word) => table.columns.some((c) => c.kind === 'count' && c.titles.some((t) => t.includes(word))));
  const units = [...counted, ...(has('money') ? [table.unit] : []), ...(has('percent', 'points') ? ['%'] : [])];
  return units.length === 0 ? '' : `单位：${units.join('、')}`;
}

function* valuesOf(table: ReportTable, key: string): Generator<string | number | null> {
  for (const row of table.rows) yield row.values[key] ?? null;
  yield table.total?.[key] ?? null;
}
