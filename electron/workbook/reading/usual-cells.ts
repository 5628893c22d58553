import type { RawCell } from '../../domain/importing/raw-sheet.js';
import { addressColumn, addressRow, parseAddress } from './cell-address.js';
import { CellTexts } from './cell-texts.js';
import { parseDecimal, parseWhole } from './decimal.js';
import { MAX_TEXT_CHARS } from './limits.js';
import { numberCell } from './raw-cells.js';
import type { SheetRows } from './sheet-rows.js';
import { ascii, behindFormula, stands } from './usual-formula.js';
import type { CellContext } from './xlsx-cell.js';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const SPACE = 0x20;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const AMPERSAND = 0x26;
const UNDERSCORE = 0x5f;

const VALUE = ascii('<v>');
const VALUE_END = ascii('</v></c>');
const INLINE = ascii('<is><t>');
const INLINE_PRESERVED = ascii('<is><t xml:space="preserve">');
const INLINE_END = ascii('</t></is></c>');
const INLINE_STR = ascii('inlineStr');
const STR = ascii('str');

// what `<v>` holds; only the state machine reads the other kinds, and refuses those that do not exist
const NUMBER = 0;
const SHARED = 1;
const TEXT = 2;
const OTHER = 3;

/**
 * The short way for cells as nearly all programs write them – `<c r s t>` with one plain value and nothing odd in it – each
 * taken in one pass over its bytes instead of tag by tag. Any cell that is not exactly like that (another attribute or
 * prefix, an entity in its text, runs, comments, an error, a fault) is left untouched to the state machine, which alone
 * decides what it means.
 */
export class UsualCells {
  /** Column of the last cell taken. */
  column = -1;
  private kind = NUMBER;
  private style = 0;
  private address = 0;
  private cell: RawCell = null;
  private readonly texts = new CellTexts();
  private readonly rows: SheetRows;
  private readonly context: CellContext;

  constructor(rows: SheetRows, context: CellContext) {
    this.rows = rows;
    this.context = context;
  }

  /** Takes the cells that stand side by side from `at` on; returns the offset behind the last one taken. A `<` stands at `end`. */
  take(bytes: Buffer, at: number, end: number): number {
    for (;;) {
      const behind = this.one(bytes, at, end);
      if (behind === 0 || behind > end) return at;
      this.rows.meet();
      this.column = addressColumn(this.address);
      if (this.cell !== null) this.rows.put(this.column, this.cell);
      at = behind;
    }
  }

  /**
   * Reads the cell at `at` without any effect outside; 0 when it is not a usual one. Bytes behind `end` are left over from
   * before: a cell that reaches into them is not whole, the caller drops it, and no search may begin there.
   */
  private one(bytes: Buffer, at: number, end: number): number {
    if (bytes[at + 1] !== 0x63 || bytes[at + 2] !== SPACE) return 0;
    let i = this.attributes(bytes, at + 2, end);
    if (i === 0) return 0;
    this.cell = null;
    if (bytes[i] === SLASH) return bytes[i + 1] === GT ? i + 2 : 0;
    if (bytes[i++] !== GT) return 0;
    if (bytes[i + 1] === 0x69) return this.inline(bytes, i, end);
    if (bytes[i + 1] === 0x66) i = behindFormula(bytes, i, end);
    return i !== 0 && stands(VALUE, bytes, i) ? this.value(bytes, i + VALUE.length, end) : 0;
  }

  /** Attributes of one letter in double quotes; the address has to be there and in the row that is open. */
  private attributes(bytes: Buffer, at: number, end: number): number {
    this.kind = NUMBER;
    this.style = 0;
    let refFrom = 0;
    let refTo = 0;
    let i = at;
    for (; bytes[i] === SPACE; i++) {
      const name = bytes[i + 1];
      if (bytes[i + 2] !== EQUALS || bytes[i + 3] !== QUOTE) return 0;
      const from = i + 4;
      i = from;
      while (bytes[i] !== QUOTE && i < end) i++;
      if (i >= end) return 0;
      if (name === 0x72) {
        refFrom = from;
        refTo = i;
      } else if (name === 0x73) this.style = parseWhole(bytes, from, i);
      else if (name === 0x74) this.kind = kindOf(bytes, from, i);
    }
    if (refTo === 0 || this.kind === OTHER || (bytes[i] !== GT && bytes[i] !== SLASH)) return 0;
    this.address = parseAddress(bytes, refFrom, refTo);
    return addressRow(this.address) === this.rows.current ? i : 0;
  }

  private value(bytes: Buffer, from: number, end: number): number {
    if (this.kind === TEXT) return this.text(bytes, from, end, VALUE_END, true);
    if (from > end) return 0;
    let to = from;
    while (bytes[to] !== LT) to++;
    if (to >= end || to === from || !stands(VALUE_END, bytes, to)) return 0;
    if (this.kind === NUMBER) {
      const number = parseDecimal(bytes, from, to);
      if (Number.isNaN(number)) return 0;
      this.cell = numberCell(number, this.context.dateStyles[this.style] === true);
    } else {
      const shared = this.context.strings[parseWhole(bytes, from, to)];
      if (shared === undefined) return 0;
      this.cell = shared;
    }
    return to + VALUE_END.length;
  }

  private inline(bytes: Buffer, at: number, end: number): number {
    if (stands(INLINE_PRESERVED, bytes, at)) return this.text(bytes, at + INLINE_PRESERVED.length, end, INLINE_END, true);
    return stands(INLINE, bytes, at) ? this.text(bytes, at + INLINE.length, end, INLINE_END, false) : 0;
  }

  /** A text without entities, line ends to change, escapes, or blanks around it that would have to go. */
  private text(bytes: Buffer, from: number, end: number, closing: Uint8Array, preserve: boolean): number {
    if (from > end) return 0;
    let hash = 0;
    let any = 0;
    let to = from;
    for (let b = bytes[to] as number; b !== LT; b = bytes[++to] as number) {
      if (b === AMPERSAND || b === UNDERSCORE || b === 0x0d) return 0;
      any |= b;
      hash = (Math.imul(hash, 31) + b) | 0;
    }
    if (to >= end || to === from || to - from > MAX_TEXT_CHARS || !stands(closing, bytes, to)) return 0;
    if (!preserve && ((bytes[from] as number) <= SPACE || (bytes[to - 1] as number) <= SPACE)) return 0;
    this.cell = this.texts.cell(bytes, from, to, hash, any < 0x80);
    return to + closing.length;
  }
}

function kindOf(bytes: Buffer, from: number, to: number): number {
  const length = to - from;
  if (length === 1) return bytes[from] === 0x73 ? SHARED : bytes[from] === 0x6e ? NUMBER : OTHER;
  return (length === INLINE_STR.length && stands(INLINE_STR, bytes, from)) || (length === STR.length && stands(STR, bytes, from)) ? TEXT : OTHER;
}
