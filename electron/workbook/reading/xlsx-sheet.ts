import { addressColumn, addressRow, parseAddress, parseAddressText } from './cell-address.js';
import { parseWhole } from './decimal.js';
import { damaged } from './refusal.js';
import type { SheetRows } from './sheet-rows.js';
import { UsualCells } from './usual-cells.js';
import { XlsxCell, type CellContext } from './xlsx-cell.js';
import { xmlAttributes } from './xml-attributes.js';
import { XmlScanner, type XmlHandler } from './xml-scanner.js';
import { cellTextWithin, xmlText } from './xml-text.js';

const NAMES = ['worksheet', 'sheetData', 'row', 'c', 'v', 'f', 'is', 't', 'r', 'mergeCells', 'mergeCell'];
const [WORKSHEET, SHEET_DATA, ROW, C, V, F, IS, T, RUN, MERGE_CELLS, MERGE_CELL] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;

// where in the sheet the scanner stands
const AT_START = 0;
const IN_SHEET = 1;
const IN_DATA = 2;
const IN_ROW = 3;
const IN_CELL = 4;
const IN_VALUE = 5;
const IN_FORMULA = 6;
const IN_INLINE = 7;
const IN_RUN = 8;
const IN_TEXT = 9;
const IN_MERGES = 10;
const AT_END = 11;

/**
 * Reads a worksheet part: usual cells by a shortcut, everything else tag by tag. `dimension` is not looked at: it is often
 * wrong, and nothing here depends on it.
 */
export class XlsxSheet implements XmlHandler {
  wantsText = false;
  private at = AT_START;
  /** Depth inside an element nobody asked for. */
  private skip = 0;
  private rowOpen = false;
  private column = -1;
  private raw = '';
  private taken = false;
  private preserve = false;
  private textParent = IN_INLINE;
  private readonly scanner = new XmlScanner(NAMES);
  private readonly rows: SheetRows;
  private readonly cell: XlsxCell;
  private readonly usual: UsualCells;

  constructor(rows: SheetRows, context: CellContext) {
    this.rows = rows;
    this.cell = new XlsxCell(context);
    this.usual = new UsualCells(rows, context);
  }

  async read(pieces: AsyncIterable<Buffer>): Promise<void> {
    await this.scanner.scan(pieces, this);
    if (this.at !== AT_END) throw damaged();
    this.rows.end();
  }

  shortcut(at: number, end: number): number {
    if (this.at !== IN_ROW || !this.rowOpen || this.skip > 0) return at;
    const behind = this.usual.take(this.scanner.bytes, at, end);
    if (behind > at) this.column = this.usual.column;
    return behind;
  }

  open(tag: number, from: number, to: number): void {
    if (this.skip > 0 || !this.enter(tag, from, to)) this.skip++;
  }

  /** Goes into an element that is known at this place; false for any other, which is skipped with all it holds. */
  private enter(tag: number, from: number, to: number): boolean {
    switch (this.at) {
      case IN_ROW:
        if (tag !== C) return false;
        this.at = IN_CELL;
        this.openCell(from, to);
        return true;
      case IN_CELL:
        if (tag === V) this.want(IN_VALUE);
        else if (tag === F) this.want(IN_FORMULA);
        else if (tag === IS) this.at = IN_INLINE;
        else return false;
        return true;
      case IN_DATA:
        if (tag !== ROW) return false;
        this.at = IN_ROW;
        this.openRow(from, to);
        return true;
      case IN_INLINE:
      case IN_RUN:
        // rPh holds the reading of a word, not the word
        if (tag === T) this.openText(from, to);
        else if (tag === RUN && this.at === IN_INLINE) this.at = IN_RUN;
        else return false;
        return true;
      case IN_SHEET:
        if (tag === SHEET_DATA) this.at = IN_DATA;
        else if (tag === MERGE_CELLS) this.at = IN_MERGES;
        else return false;
        return true;
      case IN_MERGES:
        if (tag === MERGE_CELL) this.merge(xmlAttributes(this.scanner.bytes, from, to).get('ref'));
        return false;
      case AT_START:
        if (tag !== WORKSHEET) throw damaged();
        this.at = IN_SHEET;
        return true;
      default:
        return false;
    }
  }

  close(): void {
    if (this.skip > 0) {
      this.skip--;
      return;
    }
    switch (this.at) {
      case IN_VALUE:
        if (!this.taken) this.cell.takeValue(this.raw);
        return this.leaveText(IN_CELL);
      case IN_CELL:
        return this.closeCell();
      case IN_FORMULA:
        this.cell.takeFormula(this.raw);
        return this.leaveText(IN_CELL);
      case IN_ROW:
        if (!this.rowOpen) this.rows.openRow(this.rows.current + 1);
        this.rows.closeRow();
        this.at = IN_DATA;
        return;
      case IN_TEXT:
        this.cell.takeInline(this.raw, this.preserve);
        return this.leaveText(this.textParent);
      case IN_RUN:
        this.at = IN_INLINE;
        return;
      case IN_INLINE:
        this.at = IN_CELL;
        return;
      case IN_DATA:
      case IN_MERGES:
        this.at = IN_SHEET;
        return;
      case IN_SHEET:
        this.at = AT_END;
        return;
      default:
        throw damaged();
    }
  }

  text(from: number, to: number, literal: boolean): void {
    if (this.skip > 0) return;
    const { bytes } = this.scanner;
    // `</` behind it: the value is complete and needs no string
    const whole = !literal && this.raw === '' && bytes[to + 1] === 0x2f;
    if (whole && this.at === IN_VALUE && this.cell.takeBytes(bytes, from, to)) this.taken = true;
    else this.raw = cellTextWithin(this.raw + xmlText(bytes, from, to, literal));
  }

  private want(at: number): void {
    this.at = at;
    this.wantsText = true;
    this.raw = '';
    this.taken = false;
  }

  private leaveText(to: number): void {
    this.at = to;
    this.wantsText = false;
  }

  private openText(from: number, to: number): void {
    this.preserve = xmlAttributes(this.scanner.bytes, from, to).get(':space') === 'preserve';
    this.textParent = this.at;
    this.want(IN_TEXT);
  }

  private openRow(from: number, to: number): void {
    const { bytes } = this.scanner;
    this.column = -1;
    this.rowOpen = false;
    const number = rowNumber(bytes, from, to);
    if (number > 0) this.enterRow(number);
  }

  private enterRow(row: number): void {
    this.rows.openRow(row);
    this.rowOpen = true;
  }

  /** Writers may leave out addresses: a cell then stands right of the one before, a row below the one before. */
  private openCell(from: number, to: number): void {
    const { cell, rows } = this;
    const { bytes } = this.scanner;
    cell.open(bytes, from, to);
    rows.meet();
    if (cell.refTo === 0) {
      if (!this.rowOpen) this.enterRow(rows.current + 1);
      this.column++;
      return;
    }
    const address = parseAddress(bytes, cell.refFrom, cell.refTo);
    if (!this.rowOpen) this.enterRow(addressRow(address));
    else if (addressRow(address) !== rows.current) throw damaged();
    this.column = addressColumn(address);
  }

  private closeCell(): void {
    const value = this.cell.finish();
    if (value !== null) this.rows.put(this.column, value);
    this.at = IN_ROW;
  }

  private merge(ref: string | undefined): void {
    const [from, to] = (ref ?? '').split(':');
    if (from === undefined || to === undefined) return;
    const [a, b] = [parseAddressText(from), parseAddressText(to)];
    this.rows.merge({
      top: Math.min(addressRow(a), addressRow(b)), left: Math.min(addressColumn(a), addressColumn(b)) + 1,
      bottom: Math.max(addressRow(a), addressRow(b)), right: Math.max(addressColumn(a), addressColumn(b)) + 1,
    });
  }
}

/** The `r` attribute of a row, 0 when it is missing. It comes first in what every known program writes. */
function rowNumber(bytes: Buffer, from: number, to: number): number {
  if (bytes[from + 1] === 0x72 && bytes[from + 2] === 0x3d && bytes[from + 3] === 0x22) {
    const end = bytes.indexOf(0x22, from + 4);
    if (end > 0 && end < to) return checkedRow(parseWhole(bytes, from + 4, end));
  }
  const text = xmlAttributes(bytes, from, to).get('r');
  return text === undefined ? 0 : checkedRow(parseWhole(Buffer.from(text, 'latin1'), 0, text.length));
}

function checkedRow(row: number): number {
  if (row < 1) throw damaged();
  return row;
}
