import { columnIndex, parseAddress } from '../xml/cell-address.js';
import { readAttributes, unescapeXml } from '../xml/xml-text.js';
import { translateFormula } from './grow-formula.js';

export interface TemplateFormula {
  /** Without the leading `=`; shared formulas are written out. */
  readonly text: string;
  /** Of the `<f>` element, without those of a shared formula. */
  readonly attributes: ReadonlyMap<string, string>;
}

export interface TemplateCell {
  readonly column: number;
  readonly row: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly style: string;
  readonly formula: TemplateFormula | null;
  /** Raw content of `<v>`, still escaped; null when there is none. */
  readonly value: string | null;
  /** Everything inside `<c>`. */
  readonly inner: string;
}

export interface TemplateRow {
  readonly row: number;
  readonly attributes: ReadonlyMap<string, string>;
  /** Read when they are asked for: of thousands of rows that were filled in, hardly one is looked at. */
  readonly cells: readonly TemplateCell[];
  readonly xml: string;
}

/** A worksheet part cut open around its rows. */
export interface SheetTemplate {
  /** Up to and with `<sheetData>`. */
  readonly head: string;
  readonly rows: readonly TemplateRow[];
  /** From `</sheetData>` on. */
  readonly tail: string;
  /** Width of a column in characters, where the form sets one. */
  widthOf(column: number): number | undefined;
}

/** Reads the sheet of a form. Throws when it has no rows of the plain (unprefixed) kind that spreadsheets write. */
export function readSheetTemplate(xml: string): SheetTemplate {
  const open = /<sheetData\s*>/.exec(xml);
  const close = xml.indexOf('</sheetData>');
  if (!open || close < 0) throw new Error('the form sheet has no rows');
  const from = open.index + open[0].length;
  const rows: TemplateRow[] = [];
  let next = 1;
  for (const m of xml.slice(from, close).matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g)) {
    const attributes = readAttributes(m[1] ?? '');
    const row = Number(attributes.get('r') ?? next);
    next = row + 1;
    rows.push(rowOf({ row, attributes, xml: m[0] }, () => readCells(m[2] ?? '', row)));
  }
  const head = xml.slice(0, from);
  const widths = readWidths(head);
  return { head, rows: withSharedWrittenOut(rows), tail: xml.slice(close), widthOf: (column) => widths.get(column) };
}

function rowOf(row: Omit<TemplateRow, 'cells'>, read: () => readonly TemplateCell[]): TemplateRow {
  let cells: readonly TemplateCell[] | null = null;
  return { ...row, get cells() { return (cells ??= read()); } };
}

function readCells(xml: string, row: number): TemplateCell[] {
  const cells: TemplateCell[] = [];
  let next = 0;
  for (const m of xml.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const attributes = readAttributes(m[1] ?? '');
    const ref = attributes.get('r');
    const column = ref === undefined ? next : parseAddress(ref).column;
    next = column + 1;
    const inner = m[2] ?? '';
    const f = /<f\b([^>]*?)(?:\/>|>([\s\S]*?)<\/f>)/.exec(inner);
    const formula = f ? { text: unescapeXml(f[2] ?? ''), attributes: readAttributes(f[1] ?? '') } : null;
    const value = /<v(?:\s[^>]*)?>([\s\S]*?)<\/v>/.exec(inner)?.[1] ?? null;
    cells.push({ column, row, attributes, style: attributes.get('s') ?? '', formula, value, inner });
  }
  return cells;
}

const SHARED = /<f\b[^>]*\bt\s*=\s*["']shared["']/;

/** Excel stores a formula filled to the right or down once and lets the others point at it; here each gets its own. */
function withSharedWrittenOut(rows: readonly TemplateRow[]): TemplateRow[] {
  const masters = new Map<string, TemplateCell>();
  for (const row of rows) {
    if (!SHARED.test(row.xml)) continue;
    for (const cell of row.cells) {
      const f = cell.formula;
      if (f?.attributes.get('t') === 'shared' && f.text !== '') masters.set(f.attributes.get('si') ?? '', cell);
    }
  }
  if (masters.size === 0) return [...rows];
  return rows.map((row) => (SHARED.test(row.xml) ? rowOf({ row: row.row, attributes: row.attributes, xml: row.xml }, () => row.cells.map((cell) => writtenOut(cell, masters))) : row));
}

function writtenOut(cell: TemplateCell, masters: ReadonlyMap<string, TemplateCell>): TemplateCell {
  if (cell.formula?.attributes.get('t') !== 'shared') return cell;
  const master = masters.get(cell.formula.attributes.get('si') ?? '');
  if (!master?.formula) throw new Error(`shared formula without its first cell in row ${cell.row}`);
  const text = translateFormula(master.formula.text, cell.column - master.column, cell.row - master.row);
  return { ...cell, formula: { text, attributes: new Map() } };
}

function readWidths(head: string): Map<number, number> {
  const widths = new Map<number, number>();
  for (const m of head.matchAll(/<col\b([^>]*?)\/?>/g)) {
    const a = readAttributes(m[1] ?? '');
    const width = Number(a.get('width'));
    const [min, max] = [Number(a.get('min')), Math.min(Number(a.get('max')), 16_384)];
    if (!(width > 0)) continue;
    for (let c = min; c <= max; c++) widths.set(c - 1, width);
  }
  return widths;
}

/** The column a map names by letters; throws on anything else. */
export function columnOf(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) throw new Error(`not a column: ${letters}`);
  return columnIndex(letters);
}
