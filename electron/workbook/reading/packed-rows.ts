import type { RawCell, RawRow } from '../../domain/importing/raw-sheet.js';
import { MAX_ALL_TEXT_CHARS, MAX_COLUMNS } from './limits.js';
import { NO, YES, numberCell } from './raw-cells.js';
import { hostile } from './refusal.js';

/**
 * A batch of rows on its way between threads. Four million little objects cost more to clone than to read; numbers and
 * kinds move as buffers without a copy, and a text that several cells share crosses once.
 */
export interface PackedRows {
  /** Row number and number of cells, in turn. */
  readonly rows: Uint32Array;
  /** One code per cell. */
  readonly kinds: Uint8Array;
  readonly numbers: Float64Array;
  /** Places in `texts`, one per text cell. */
  readonly refs: Uint32Array;
  readonly texts: readonly string[];
}

const EMPTY = 0;
const TEXT = 1;
const NUMBER = 2;
const DATE = 3;
const FALSE = 4;
const TRUE = 5;
const ERROR = 6;
const FORMULA = 7;

/** Cells of a batch; a batch is about a megabyte. */
const BATCH_CELLS = 65_536;
/** The same for its texts: what crosses is copied, and a cell can hold 32,767 characters. */
const BATCH_CHARS = 500_000;
const SLOTS = 4096;
/** Texts above this length are looked up whole: the cheap hash may miss them, and each would be copied again. */
const LONG_TEXT = 64;

/** Collects rows into batches. Throws FILE_HOSTILE when all texts together are more than any office has. */
export class RowPacker {
  private rows: number[] = [];
  private kinds = new Uint8Array(BATCH_CELLS + MAX_COLUMNS);
  private numbers = new Float64Array(BATCH_CELLS + MAX_COLUMNS);
  private refs = new Uint32Array(BATCH_CELLS + MAX_COLUMNS);
  private texts: string[] = [];
  private cellCount = 0;
  private numberCount = 0;
  private refCount = 0;
  /** Texts met lately, by a cheap hash: most repeats (unit names, classes) are found without a real hash table. */
  private readonly slotTexts: string[] = new Array<string>(SLOTS).fill('');
  private readonly slotPlaces = new Uint32Array(SLOTS);
  private readonly longTexts = new Map<string, number>();
  /** Characters of the batch, and of all batches. */
  private chars = 0;
  private allChars = 0;

  /** Takes a row of at most MAX_COLUMNS cells; returns the full batch when there is one. */
  add(row: RawRow): PackedRows | null {
    const { cells } = row;
    this.rows.push(row.row, cells.length);
    for (let i = 0; i < cells.length; i++) this.addCell(cells[i] as RawCell);
    return this.cellCount >= BATCH_CELLS || this.chars >= BATCH_CHARS ? this.take() : null;
  }

  /** The rows collected so far; null when there are none. */
  take(): PackedRows | null {
    if (this.rows.length === 0) return null;
    const packed = {
      rows: Uint32Array.from(this.rows), kinds: this.kinds.slice(0, this.cellCount), numbers: this.numbers.slice(0, this.numberCount),
      refs: this.refs.slice(0, this.refCount), texts: this.texts,
    };
    this.rows = [];
    this.texts = [];
    this.cellCount = this.numberCount = this.refCount = this.chars = 0;
    this.slotTexts.fill('');
    this.longTexts.clear();
    return packed;
  }

  private addCell(cell: RawCell): void {
    let kind = EMPTY;
    if (cell !== null) {
      if (cell.t === 'n') {
        kind = cell.d === true ? DATE : NUMBER;
        this.numbers[this.numberCount++] = cell.v;
      } else if (cell.t === 'b') kind = cell.v ? TRUE : FALSE;
      else {
        kind = cell.t === 's' ? TEXT : cell.t === 'e' ? ERROR : FORMULA;
        this.refs[this.refCount++] = this.place(cell.v);
      }
    }
    this.kinds[this.cellCount++] = kind;
  }

  private place(text: string): number {
    const n = text.length;
    if (n > LONG_TEXT) return this.longTexts.get(text) ?? this.placeLong(text);
    const slot = n === 0 ? 0 : (n + text.charCodeAt(0) * 7 + text.charCodeAt(n - 1) * 31 + text.charCodeAt(n >> 1) * 127) & (SLOTS - 1);
    if (n > 0 && this.slotTexts[slot] === text) return this.slotPlaces[slot] as number;
    const place = this.push(text);
    this.slotTexts[slot] = text;
    this.slotPlaces[slot] = place;
    return place;
  }

  private placeLong(text: string): number {
    const place = this.push(text);
    this.longTexts.set(text, place);
    return place;
  }

  private push(text: string): number {
    this.chars += text.length;
    this.allChars += text.length;
    if (this.allChars > MAX_ALL_TEXT_CHARS) throw hostile('文字总量过大');
    return this.texts.push(text) - 1;
  }
}

/** The buffers of a batch, to be moved instead of copied. */
export const transferList = (packed: PackedRows): ArrayBuffer[] =>
  [packed.rows, packed.kinds, packed.numbers, packed.refs].map((a) => a.buffer as ArrayBuffer);

/** The rows of a batch, equal to those that were added. */
export function* unpackRows(packed: PackedRows): Generator<RawRow> {
  const { rows, kinds, numbers, refs, texts } = packed;
  const textCells: (RawCell | undefined)[] = [];
  let k = 0;
  let n = 0;
  let t = 0;
  const textCell = (): RawCell => {
    const place = refs[t++] as number;
    return (textCells[place] ??= { t: 's', v: texts[place] as string });
  };
  const read = (): RawCell => {
    switch (kinds[k++]) {
      case TEXT: return textCell();
      case NUMBER: return numberCell(numbers[n++] as number, false);
      case DATE: return numberCell(numbers[n++] as number, true);
      case FALSE: return NO;
      case TRUE: return YES;
      case ERROR: return { t: 'e', v: texts[refs[t++] as number] as string };
      case FORMULA: return { t: 'f', v: texts[refs[t++] as number] as string };
      default: return null;
    }
  };
  for (let r = 0; r < rows.length; r += 2) {
    const cells: RawCell[] = new Array<RawCell>(rows[r + 1] as number);
    for (let c = 0; c < cells.length; c++) cells[c] = read();
    yield { row: rows[r] as number, cells };
  }
}
