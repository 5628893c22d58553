import { PAGE_FOOTER, REPORT_MARGINS } from './sheet/page-setup.js';
import { SheetXml } from './sheet/sheet-xml.js';
import { StyleBook } from './sheet/style-book.js';
import { TextLines } from './sheet/text-lines.js';
import { sheetName, workbookFile, type WorkbookSheet } from './sheet/workbook-package.js';
import type { ReturnSheet, ReturnTable } from './return-sheet.js';
import { ReturnTableWriter, reasonColumn, returnWidths } from './return-table.js';

const NOTES_SHEET = '退回说明';
/** The first table keeps its place on the sheet, if that is near the top; the others follow with a gap between. */
const NEAR_TOP = 30;
const GAP = 3;

/**
 * 退回表: the rows of an import that stayed out, on the sender's own form – lines above the head, head texts, merges and
 * order of columns as in the file – bad cells coloured, their sentence shown on selecting them, and the column 退回原因 at
 * the right. Every cell is what it was: numbers numbers, days days, text text and never a formula. Corrected, the file is
 * read like the one it came from. `notes` are paragraphs of a last sheet.
 */
export function writeReturnWorkbook(title: string, sheets: readonly ReturnSheet[], notes: readonly string[]): Uint8Array {
  const styles = new StyleBook();
  const taken = new Set<string>([NOTES_SHEET]);
  const written = sheets.map((s) => returnSheet(s, styles, freeName(s.name, taken)));
  return workbookFile(title, [...written, notesSheet(title, notes, styles)], styles);
}

function returnSheet(source: ReturnSheet, styles: StyleBook, name: string): WorkbookSheet {
  const reasonAt = reasonColumn(source);
  const widths = returnWidths(source, reasonAt);
  const sheet = new SheetXml(widths);
  const writer = new ReturnTableWriter(sheet, styles, source, reasonAt, widths);
  let at = 1;
  for (const [i, table] of source.tables.entries()) at = writer.write(table, i > 0 ? at + GAP : firstRow(table) <= NEAR_TOP ? firstRow(table) : 1);
  const head = writer.headRows[0];
  if (head && source.tables.length === 1) sheet.freeze(0, head.bottom + 1);
  sheet.print({ paper: widths.length > 12 ? 'A3' : 'A4', landscape: true, margins: REPORT_MARGINS, scale: 'fit-width', footer: PAGE_FOOTER });
  return { name, sheet, ...(head ? { printTitles: `$${head.top}:$${head.bottom}` } : {}) };
}

const firstRow = (table: ReturnTable): number => table.above[0]?.row ?? table.headTop;

function notesSheet(title: string, notes: readonly string[], styles: StyleBook): WorkbookSheet {
  const widths = [90];
  const sheet = new SheetXml(widths);
  const lines = new TextLines(sheet, styles, widths);
  lines.title(1, title, 14);
  notes.forEach((note, i) => lines.paragraph(i + 2, note));
  sheet.print({ paper: 'A4', landscape: false, margins: REPORT_MARGINS, scale: 'fit-width', footer: PAGE_FOOTER });
  return { name: NOTES_SHEET, sheet };
}

/** Sheets of several files may bear one name; spreadsheets compare names without case. */
function freeName(wanted: string, taken: Set<string>): string {
  const base = sheetName(wanted);
  let name = base;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${sheetName(base.slice(0, 27))}(${n})`;
  taken.add(name.toLowerCase());
  return name;
}
