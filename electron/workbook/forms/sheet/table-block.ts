import type { ReportValue } from '../../../domain/reporting/report-table.js';
import { addressOf } from '../xml/cell-address.js';
import { INAPPLICABLE, sheetValue, type MoneyUnit, type SheetValue } from '../xml/cell-value.js';
import { cellXml } from '../xml/cell-xml.js';
import { heightOfLines, linesNeeded } from '../xml/text-width.js';
import { columnLook, type TableColumn } from './column-look.js';
import type { SheetXml } from './sheet-xml.js';
import type { CellLook, StyleBook } from './style-book.js';
import { layoutHead, type HeadCell } from './table-head.js';

export type RowValues = Readonly<Record<string, ReportValue>>;

export interface TableStyle {
  readonly unit: MoneyUnit;
  /** A list that programs read back: what is missing or inapplicable is an empty cell and never —. */
  readonly blanks?: boolean;
  /** The row 甲 乙 1 2 3 … under the head. */
  readonly columnNumbers?: boolean;
  /** Least height of a row in pt. */
  readonly rowHeight?: number;
}

type Variant = 'row' | 'subtotal' | 'total';

const HEAD_FILL = 'F2F2F2';
const SUBTOTAL_FILL = 'F7F7F7';
const LEAST_ROW_HEIGHT = 20;
const LEAST_HEAD_HEIGHT = 19;
const INDENT_WIDTH = 1.3;
const STEMS = '甲乙丙丁戊己庚辛壬癸';

/** How many columns from the left say whose row it is (序号, 机构): they get 甲 乙 and carry the word 合计. */
export function keyColumns(columns: readonly TableColumn[]): number {
  let count = columns.findIndex((c) => c.kind === 'text');
  while (count >= 0 && columns[count]?.kind === 'text') count += 1;
  return Math.max(count, 0);
}

/** A framed table on a sheet: nested head, rows, subtotals and sums, in one style. */
export class TableBlock {
  constructor(
    private readonly sheet: SheetXml,
    private readonly styles: StyleBook,
    private readonly columns: readonly TableColumn[],
    private readonly widths: readonly number[],
    private readonly table: TableStyle,
  ) {}

  private get rowHeight(): number {
    return this.table.rowHeight ?? LEAST_ROW_HEIGHT;
  }

  /** Writes the head from this row on; returns the first row below it. */
  head(top: number): number {
    const { depth, cells } = layoutHead(this.columns.map((c) => c.titles));
    for (let level = 0; level < depth; level++) {
      const xml = this.columns.map((_, column) => {
        const cell = cells.find((c) => c.left === column && c.top === level);
        const look: CellLook = { ...this.frame(column), bold: true, fill: HEAD_FILL, h: 'center', v: 'center', wrap: true, top: level === 0 ? 'medium' : 'thin' };
        return cellXml(addressOf(column, top + level), this.styles.style(look), cell ? { t: 's', text: cell.text } : null);
      });
      this.sheet.row(top + level, xml, Math.max(LEAST_HEAD_HEIGHT, heightOfLines(this.headLines(level, cells))));
    }
    for (const c of cells) this.sheet.merge(c.left, top + c.top, c.right, top + c.bottom);
    return this.table.columnNumbers === true ? this.numbers(top + depth) : top + depth;
  }

  /** Writes one row; `closing` draws the lower frame under it. */
  row(at: number, values: RowValues, variant: 'row' | 'subtotal', closing: boolean): void {
    let lines = 1;
    const cells = this.columns.map((column, i) => {
      const value = this.shown(values[column.key], column, variant);
      if (column.kind === 'text' && value?.t === 's') lines = Math.max(lines, linesNeeded(value.text, (this.widths[i] ?? 9) - (column.h === 'center' ? 0 : INDENT_WIDTH)));
      return cellXml(addressOf(i, at), this.bodyStyle(column, i, variant, closing), value);
    });
    this.sheet.row(at, cells, Math.max(this.rowHeight, heightOfLines(lines)));
  }

  /** A row of sums: the label over `span` columns, then the figures; what has no sum stays empty. */
  sum(at: number, label: string, span: number, values: RowValues): void {
    const cells = this.columns.map((column, i) => {
      const address = addressOf(i, at);
      if (i >= span) return cellXml(address, this.bodyStyle(column, i, 'total', true), this.shown(values[column.key], column, 'total'));
      const style = this.styles.style({ ...this.frame(i), bottom: 'medium', bold: true, h: 'center', v: 'center' });
      return cellXml(address, style, i === 0 ? { t: 's', text: label } : null);
    });
    this.sheet.row(at, cells, this.rowHeight + 2);
    if (span > 0) this.sheet.merge(0, at, span - 1, at);
  }

  /** In place of rows that do not exist. */
  empty(at: number, text: string, closing: boolean): void {
    const cells = this.columns.map((_, i) => {
      const style = this.styles.style({ ...this.frame(i), bottom: closing ? 'medium' : 'thin', h: 'center', v: 'center' });
      return cellXml(addressOf(i, at), style, i === 0 ? { t: 's', text } : null);
    });
    this.sheet.row(at, cells, LEAST_ROW_HEIGHT);
    this.sheet.merge(0, at, this.columns.length - 1, at);
  }

  private numbers(at: number): number {
    const keys = keyColumns(this.columns);
    const cells = this.columns.map((_, i) => {
      const style = this.styles.style({ ...this.frame(i), size: 9, h: 'center', v: 'center' });
      return cellXml(addressOf(i, at), style, i < keys ? { t: 's', text: STEMS[i] ?? '' } : { t: 'n', digits: String(i - keys + 1) });
    });
    this.sheet.row(at, cells, 15);
    return at + 1;
  }

  /** As on paper: null is —; a figure nobody gave is — in a row and empty among sums. */
  private shown(value: ReportValue | undefined, column: TableColumn, variant: Variant): SheetValue {
    const figure = column.kind !== 'text' && column.kind !== 'day';
    if (this.table.blanks === true) return sheetValue(value ?? null, column.kind, this.table.unit);
    if (value === null || (value === undefined && figure && variant !== 'total')) return { t: 's', text: INAPPLICABLE };
    return sheetValue(value ?? null, column.kind, this.table.unit);
  }

  private bodyStyle(column: TableColumn, i: number, variant: Variant, closing: boolean): number {
    const look: CellLook = { ...this.frame(i), ...columnLook(column), bottom: closing ? 'medium' : 'thin' };
    if (variant === 'row') return this.styles.style(look);
    return this.styles.style({ ...look, bold: true, ...(variant === 'subtotal' ? { fill: SUBTOTAL_FILL } : {}) });
  }

  private frame(column: number): CellLook {
    return { left: column === 0 ? 'medium' : 'thin', right: column === this.columns.length - 1 ? 'medium' : 'thin', top: 'thin', bottom: 'thin' };
  }

  private headLines(level: number, cells: readonly HeadCell[]): number {
    let lines = 1;
    for (const c of cells) {
      if (c.bottom !== level) continue;
      const width = this.widths.slice(c.left, c.right + 1).reduce((a, b) => a + b, 0);
      lines = Math.max(lines, linesNeeded(c.text, width) - (c.bottom - c.top));
    }
    return lines;
  }
}
