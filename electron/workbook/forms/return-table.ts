import { normaliseHead } from '../../domain/importing/head-text.js';
import type { FieldType } from '../../domain/importing/profile.js';
import { cellText, type RawCell, type RawRow } from '../../domain/importing/raw-sheet.js';
import type { SheetXml } from './sheet/sheet-xml.js';
import type { CellLook, StyleBook } from './sheet/style-book.js';
import { rawCellXml, rawLook } from './return-cell.js';
import { REASON_HEAD, type ReturnRow, type ReturnSheet, type ReturnTable } from './return-sheet.js';
import { addressOf } from './xml/cell-address.js';
import { cellXml } from './xml/cell-xml.js';
import { halfWidths, heightOfLines, linesNeeded } from './xml/text-width.js';

const HEAD_FILL = 'F2F2F2';
const BAD_FILL = 'FFC7CE';
const ASK_FILL = 'FFEB9C';
const REASON_WIDTH = 56;
const LEAST_WIDTH = 8;
const MOST_WIDTH = 26;
/** Rows looked at for the width of columns. */
const MEASURED = 300;
const FRAME: CellLook = { left: 'thin', right: 'thin', top: 'thin', bottom: 'thin' };
/** What spreadsheets keep of the text shown on selecting a cell, and how many cells may have one here. */
const PROMPT_CHARS = 250;
const MOST_PROMPTS = 2000;

const isFilled = (cell: RawCell | undefined): boolean => cell !== undefined && cell !== null && !(cell.t === 's' && cell.v.trim() === '');
const rowsOf = (sheet: ReturnSheet): RawRow[] => sheet.tables.flatMap((t) => [...t.head, ...t.rows.map((r) => r.row)]);

/** Where the reasons go: the column they already have on a sheet that was returned before, else right of everything. */
export function reasonColumn(sheet: ReturnSheet): number {
  for (const { head } of sheet.tables) {
    for (const row of head) {
      const known = row.cells.findIndex((c) => c?.t === 's' && normaliseHead(c.v) === REASON_HEAD);
      if (known >= 0) return known;
    }
  }
  let right = -1;
  for (const row of rowsOf(sheet)) for (let i = row.cells.length - 1; i > right; i--) if (isFilled(row.cells[i])) right = i;
  for (const m of sheet.merges) if (sheet.tables.some((t) => m.top >= t.headTop && m.bottom <= t.headBottom)) right = Math.max(right, m.right - 1);
  return right + 1;
}

export function returnWidths(sheet: ReturnSheet, reasonAt: number): number[] {
  const widths = Array.from({ length: reasonAt + 1 }, () => LEAST_WIDTH);
  for (const row of sheet.tables.flatMap((t) => t.rows.slice(0, MEASURED).map((r) => r.row))) {
    row.cells.forEach((cell, i) => {
      if (i < reasonAt) widths[i] = Math.max(widths[i] ?? 0, Math.min(MOST_WIDTH, shownWidth(cell, sheet.types.get(i)) + 2));
    });
  }
  widths[reasonAt] = REASON_WIDTH;
  return widths;
}

/** Characters a cell takes as it is shown: a day as a day, an amount with its separators and two places. */
function shownWidth(cell: RawCell, type: FieldType | undefined): number {
  if (cell?.t === 'n' && (cell.d === true || type === 'day')) return 10;
  if (cell?.t === 'n' && type === 'money') return String(Math.trunc(cell.v)).length * (4 / 3) + 4;
  return halfWidths(cellText(cell));
}

/** Writes the tables of one returned sheet from the top down. */
export class ReturnTableWriter {
  /** Rows of the heads as written. */
  readonly headRows: { readonly top: number; readonly bottom: number }[] = [];
  private prompts = 0;

  constructor(
    private readonly sheet: SheetXml,
    private readonly styles: StyleBook,
    private readonly source: ReturnSheet,
    private readonly reasonAt: number,
    private readonly widths: readonly number[],
  ) {}

  /** Writes one table from this row on – its first line above the head there – and returns the first row after it. */
  write(table: ReturnTable, from: number): number {
    const top = table.above[0]?.row ?? table.headTop;
    const shift = from - top;
    for (const row of table.above) this.lineAbove(table, row, row.row + shift);
    for (const row of table.head) this.headRow(table, row, row.row + shift);
    const bottom = Math.max(table.headBottom, ...table.head.map((r) => r.row));
    this.merges(top, bottom, shift);
    this.sheet.merge(this.reasonAt, table.headTop + shift, this.reasonAt, table.headBottom + shift);
    this.headRows.push({ top: table.headTop + shift, bottom: bottom + shift });
    let at = bottom + shift + 1;
    for (const row of table.rows) this.dataRow(row, at++);
    return at;
  }

  private lineAbove(table: ReturnTable, row: RawRow, at: number): void {
    const title = row === table.above[0] && this.source.merges.some((m) => m.top === row.row && m.right - m.left >= 2);
    const look: CellLook = title ? { size: 14, bold: true, h: 'center', v: 'center' } : { v: 'center' };
    this.sheet.row(at, this.cells(row, (cell, column) => rawCellXml(addressOf(column, at), this.styles.style(look), cell, this.source.date1904, undefined)));
  }

  private headRow(table: ReturnTable, row: RawRow, at: number): void {
    const own = row.row <= table.headBottom;
    const look: CellLook = own ? { ...FRAME, bold: true, fill: HEAD_FILL, h: 'center', v: 'center', wrap: true } : { ...FRAME, size: 9, h: 'center', v: 'center', wrap: true };
    const style = this.styles.style(look);
    let lines = 1;
    const cells = Array.from({ length: this.reasonAt }, (_, column) => {
      const cell = row.cells[column] ?? null;
      if (cell?.t === 's') lines = Math.max(lines, Math.min(4, linesNeeded(cell.v, this.headWidth(row.row, column))));
      return rawCellXml(addressOf(column, at), style, cell, this.source.date1904, undefined);
    });
    const title = row.row === table.headTop ? REASON_HEAD : '';
    cells.push(cellXml(addressOf(this.reasonAt, at), style, title === '' ? null : { t: 's', text: title }));
    this.sheet.row(at, cells, Math.max(20, heightOfLines(lines)));
  }

  /** A group head is as wide as the columns it is merged over. */
  private headWidth(row: number, column: number): number {
    const merge = this.source.merges.find((m) => m.top === row && m.left === column + 1);
    return this.widths.slice(column, merge ? merge.right : column + 1).reduce((a, b) => a + b, 0);
  }

  private dataRow(row: ReturnRow, at: number): void {
    let lines = linesNeeded(row.reason, REASON_WIDTH);
    const cells = Array.from({ length: this.reasonAt }, (_, column) => {
      const cell = row.row.cells[column] ?? null;
      const type = this.source.types.get(column);
      const sentence = row.bad.get(column);
      const look = { ...FRAME, v: 'center' as const, ...rawLook(cell, type), ...(sentence === undefined ? {} : { fill: BAD_FILL }) };
      if (cell?.t === 's') lines = Math.max(lines, Math.min(4, linesNeeded(cell.v, this.widths[column] ?? LEAST_WIDTH)));
      if (sentence !== undefined) this.prompt(addressOf(column, at), sentence);
      return rawCellXml(addressOf(column, at), this.styles.style(look), cell, this.source.date1904, type);
    });
    const look: CellLook = { ...FRAME, h: 'left', v: 'center', wrap: true, format: '@', fill: row.kind === 'reject' ? BAD_FILL : ASK_FILL };
    cells.push(cellXml(addressOf(this.reasonAt, at), this.styles.style(look), { t: 's', text: row.reason }));
    this.sheet.row(at, cells, Math.max(18, heightOfLines(lines)));
  }

  private prompt(area: string, sentence: string): void {
    if (this.prompts++ < MOST_PROMPTS) this.sheet.validate({ area, type: 'none', formulas: [], error: '', prompt: [...sentence].slice(0, PROMPT_CHARS).join('') });
  }

  private cells(row: RawRow, write: (cell: RawCell, column: number) => string): string[] {
    return row.cells.flatMap((cell, column) => (column < this.reasonAt && isFilled(cell) ? [write(cell, column)] : []));
  }

  private merges(top: number, bottom: number, shift: number): void {
    for (const m of this.source.merges) {
      if (m.top < top || m.bottom > bottom || m.left > this.reasonAt) continue;
      this.sheet.merge(m.left - 1, m.top + shift, Math.min(m.right, this.reasonAt) - 1, m.bottom + shift);
    }
  }
}
