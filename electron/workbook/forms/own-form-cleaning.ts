import { addressOf } from './xml/cell-address.js';
import { cellXml } from './xml/cell-xml.js';
import { zipParts, type PartContent } from './xml/zip-parts.js';
import type { FormPackage } from './splice/form-package.js';
import { movedCell, rowXml } from './splice/grown-rows.js';
import { readSheetTemplate, type SheetTemplate, type TemplateCell, type TemplateRow } from './splice/sheet-template.js';

export interface FilledPart {
  readonly sampleRow: number;
  /** Last row that belongs to the sample row. */
  readonly last: number;
  readonly totalRow: number | null;
  /** By address: what stays of a text of the lines around the table. */
  readonly kept: ReadonlyMap<string, string>;
}

/**
 * A form without what had been filled into it: the sample row keeps styles and formulas, the rows used up with it are
 * gone (filling makes them of the sample row), the total row loses its numbers, and texts that no cell shows any more are blanked where they were kept – names
 * of one month must not travel in the form of the next.
 */
export function cleanedForm(form: FormPackage, part: string, sheet: SheetTemplate, filled: FilledPart): Uint8Array {
  const rows = withSampleRow(sheet.rows, filled.sampleRow).filter((r) => r.row <= filled.sampleRow || r.row > filled.last).map((row) => {
    if (row.row === filled.sampleRow) return rowXml(row, row.row, row.cells.map(emptied).join(''));
    if (row.row === filled.totalRow) return rowXml(row, row.row, row.cells.map((c) => (isNumber(c) ? emptied(c) : asItIs(c))).join(''));
    if (row.cells.some((c) => filled.kept.has(addressOf(c.column, c.row)))) return rowXml(row, row.row, row.cells.map((c) => withText(c, filled.kept.get(addressOf(c.column, c.row)))).join(''));
    return row.xml;
  });
  const cleaned = sheet.head + rows.join('') + sheet.tail;
  const strings = [...form.relations('xl/workbook.xml').values()].find((r) => r.type.endsWith('/sharedStrings'))?.target;
  const used = strings === undefined ? null : usedStrings(form, part, cleaned);
  return zipParts([...form.parts].map(([name, bytes]): [string, PartContent] => {
    if (name === part) return [name, cleaned];
    return [name, used !== null && name === strings ? blanked(form.text(name), used) : bytes];
  }));
}

/** A sheet that ends with its head has no row to make others of yet. */
function withSampleRow(rows: readonly TemplateRow[], sampleRow: number): readonly TemplateRow[] {
  if (rows.some((r) => r.row === sampleRow)) return rows;
  const bare: TemplateRow = { row: sampleRow, attributes: new Map(), cells: [], xml: `<row r="${sampleRow}"/>` };
  return [...rows, bare].sort((a, b) => a.row - b.row);
}

const isNumber = (cell: TemplateCell): boolean => cell.formula === null && cell.value !== null && (cell.attributes.get('t') ?? 'n') === 'n';

/** Style and formula; a formula without its last result. */
function emptied(cell: TemplateCell): string {
  if (cell.formula === null) return cellXml(addressOf(cell.column, cell.row), cell.style, null);
  const attributes = new Map(cell.attributes);
  attributes.delete('t');
  return movedCell({ ...cell, attributes, inner: cell.inner.replace(/<v(?:\s[^>]*)?>[\s\S]*?<\/v>|<v\s*\/>/, '') }, cell.row);
}

const asItIs = (cell: TemplateCell): string => movedCell(cell, cell.row);

const withText = (cell: TemplateCell, text: string | undefined): string => (text === undefined ? asItIs(cell) : cellXml(addressOf(cell.column, cell.row), cell.style, text === '' ? null : { t: 's', text }));

/** A row that shows a text of the list all sheets share. */
const SHARED_TEXT = /\bt\s*=\s*["']s["']/;

function usedStrings(form: FormPackage, part: string, cleaned: string): ReadonlySet<number> {
  const used = new Set<number>();
  for (const name of form.worksheets().values()) {
    const xml = name === part ? cleaned : form.text(name);
    if (!/<sheetData\s*>/.test(xml)) continue;
    for (const row of readSheetTemplate(xml).rows) if (SHARED_TEXT.test(row.xml)) for (const cell of row.cells) if (cell.attributes.get('t') === 's' && cell.value !== null) used.add(Number(cell.value));
  }
  return used;
}

function blanked(xml: string, used: ReadonlySet<number>): string {
  let index = -1;
  return xml.replace(/<si\b[^>]*?(?:\/>|>[\s\S]*?<\/si>)/g, (item) => {
    index++;
    return used.has(index) ? item : '<si><t/></si>';
  });
}
