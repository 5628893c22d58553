import type { RawCell } from '../../domain/importing/raw-sheet.js';
import { isoToSerial } from './date-serial.js';
import { parseDecimal, parseWhole } from './decimal.js';
import { NO, YES, numberCell } from './raw-cells.js';
import { damaged } from './refusal.js';
import { cellTextWithin, trimXmlBlanks, unescapeXstring } from './xml-text.js';

/** What the other parts of the workbook say about the cells of a sheet. */
export interface CellContext {
  readonly strings: readonly RawCell[];
  /** By style number: whether its number format is a date. */
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
}

// the values of the `t` attribute
const NUMBER = 0;
const SHARED = 1;
const TEXT = 2;
const BOOL = 3;
const ERROR = 4;
const ISO_DATE = 5;

/** One `<c>` between its opening and its closing tag; used again for every cell of a sheet. */
export class XlsxCell {
  /** Offsets of the `r` attribute, both 0 when there is none. */
  refFrom = 0;
  refTo = 0;
  private kind = NUMBER;
  private style = 0;
  private cell: RawCell = null;
  private hasValue = false;
  private formula: string | null = null;
  private inline: string | null = null;
  private readonly context: CellContext;

  constructor(context: CellContext) {
    this.context = context;
  }

  /** Reads the attributes r, s and t; every other one is passed over. */
  open(bytes: Buffer, from: number, to: number): void {
    this.refFrom = this.refTo = 0;
    this.kind = NUMBER;
    this.style = 0;
    this.cell = this.formula = this.inline = null;
    this.hasValue = false;
    let i = from;
    while (i < to) {
      if ((bytes[i] as number) <= 0x20) {
        i++;
        continue;
      }
      const name = bytes[i] as number;
      const nameFrom = i;
      while (i < to && bytes[i] !== 0x3d) i++;
      const short = i - nameFrom === 1;
      i++;
      while (i < to && (bytes[i] as number) <= 0x20) i++;
      const quote = bytes[i];
      const valueFrom = ++i;
      while (i < to && bytes[i] !== quote) i++;
      if (i >= to) throw damaged();
      if (short) {
        if (name === 0x72) {
          this.refFrom = valueFrom;
          this.refTo = i;
        } else if (name === 0x73) this.style = parseWhole(bytes, valueFrom, i);
        else if (name === 0x74) this.kind = kindOf(bytes, valueFrom, i);
      }
      i++;
    }
  }

  /** A complete value straight from the bytes; false when it has to take the way through a string. */
  takeBytes(bytes: Buffer, from: number, to: number): boolean {
    if (this.kind === NUMBER) this.takeNumber(parseDecimal(bytes, from, to));
    else if (this.kind === SHARED) this.takeShared(parseWhole(bytes, from, to));
    else return false;
    return true;
  }

  /** The text of `<v>`. */
  takeValue(raw: string): void {
    // the only kind whose value may be empty: a formula that gives ""
    if (this.kind === TEXT) return this.takeText(unescapeXstring(raw));
    const value = raw.trim();
    if (value === '' || this.hasValue) return;
    const bytes = Buffer.from(value, 'latin1');
    if (this.kind === ERROR) this.set({ t: 'e', v: value });
    else if (this.kind === ISO_DATE) this.takeIso(value);
    else if (this.kind !== BOOL) this.takeBytes(bytes, 0, bytes.length);
    else if (value === '1' || value === 'true') this.set(YES);
    else if (value === '0' || value === 'false') this.set(NO);
    else throw damaged();
  }

  takeFormula(raw: string): void {
    this.formula = (this.formula ?? '') + raw;
  }

  /** One run of inline text; without `preserve` the blanks around it are layout. */
  takeInline(raw: string, preserve: boolean): void {
    this.inline = cellTextWithin((this.inline ?? '') + unescapeXstring(preserve ? raw : trimXmlBlanks(raw)));
  }

  /** The finished cell; null when it is empty. */
  finish(): RawCell {
    if (this.inline !== null) this.takeText(this.inline);
    return this.formula !== null && !this.hasValue ? { t: 'f', v: this.formula } : this.cell;
  }

  private set(cell: RawCell): void {
    this.cell = cell;
    this.hasValue = true;
  }

  private takeText(text: string): void {
    this.set(text === '' ? null : { t: 's', v: text });
  }

  private takeNumber(value: number): void {
    if (Number.isNaN(value)) throw damaged();
    this.set(numberCell(value, this.context.dateStyles[this.style] === true));
  }

  private takeShared(index: number): void {
    const text = this.context.strings[index];
    if (text === undefined) throw damaged();
    this.set(text);
  }

  /** An ISO date the calendar does not have stays the text it is. */
  private takeIso(value: string): void {
    const serial = isoToSerial(value, this.context.date1904);
    this.set(serial === null ? { t: 's', v: value } : numberCell(serial, true));
  }
}

function kindOf(bytes: Buffer, from: number, to: number): number {
  const first = bytes[from];
  if (to - from === 1) {
    if (first === 0x73) return SHARED;
    if (first === 0x6e) return NUMBER;
    if (first === 0x62) return BOOL;
    if (first === 0x65) return ERROR;
    if (first === 0x64) return ISO_DATE;
  }
  const name = bytes.toString('latin1', from, to);
  if (name === 'str' || name === 'inlineStr') return TEXT;
  throw damaged();
}
