import type { RawCell } from '../../domain/importing/raw-sheet.js';

const SLOTS = 16_384;
/** Longer texts are made anew each time. */
const KEPT_BYTES = 64;

/**
 * Text cells met lately, found by their bytes: a unit's name or a class that stands in every row is one string and one
 * cell, and is not even decoded again. A slot keeps its latest text; nothing grows.
 */
export class CellTexts {
  private readonly cells: RawCell[] = new Array<RawCell>(SLOTS).fill(null);
  private readonly lengths = new Uint8Array(SLOTS);
  private readonly kept = new Uint8Array(SLOTS * KEPT_BYTES);

  /** The cell of the UTF-8 text in [from, to), which is not empty. `hash`: any number made of these bytes alone. */
  cell(bytes: Buffer, from: number, to: number, hash: number, ascii: boolean): RawCell {
    const length = to - from;
    if (length > KEPT_BYTES) return textCell(bytes, from, to, ascii);
    const slot = (hash ^ (hash >>> 14)) & (SLOTS - 1);
    if (this.lengths[slot] === length && this.holds(slot, bytes, from, length)) return this.cells[slot] as RawCell;
    return this.keep(slot, bytes, from, to, ascii);
  }

  private holds(slot: number, bytes: Buffer, from: number, length: number): boolean {
    const { kept } = this;
    const at = slot * KEPT_BYTES;
    for (let i = 0; i < length; i++) if (kept[at + i] !== bytes[from + i]) return false;
    return true;
  }

  private keep(slot: number, bytes: Buffer, from: number, to: number, ascii: boolean): RawCell {
    const { kept } = this;
    const at = slot * KEPT_BYTES - from;
    for (let i = from; i < to; i++) kept[at + i] = bytes[i] as number;
    this.lengths[slot] = to - from;
    return (this.cells[slot] = textCell(bytes, from, to, ascii));
  }
}

const textCell = (bytes: Buffer, from: number, to: number, ascii: boolean): RawCell => ({ t: 's', v: bytes.toString(ascii ? 'latin1' : 'utf8', from, to) });
