import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from './limits.js';
import { damaged, hostile } from './refusal.js';

/** Records of alternative or later content: what stands between them repeats what stands outside. */
const BLOCK_BEGINS = new Set([0x23, 0x25]);
const BLOCK_ENDS = new Set([0x24, 0x26]);
const ROW = 0x00;
const BLANK = 0x01;
const isCell = (type: number): boolean => (type >= BLANK && type <= 0x0b) || type === 0x3e;
/** Cells without a column of their own: they stand right of the cell before. Their full forms are numbered 11 lower. */
const isShortCell = (type: number): boolean => type >= 0x0c && type <= 0x12;
const SHORT_TO_FULL = 0x0b;

/** The records that carry sheets, cells, texts and number formats; all others are left out. */
const NEEDED = {
  workbook: new Set([0x99, 0x9c]),
  sheet: new Set([ROW, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x3e, 0xb0 /* merged area */]),
  strings: new Set([0x9f, 0x13]),
  styles: new Set([0x2c, 0x2f, 0x269, 0x26a, 0x272, 0x273]),
};
export type XlsbPart = keyof typeof NEEDED;

/**
 * A copy of a part of an .xlsb with nothing but what a cell needs, every record checked to lie inside the part and every
 * cell inside the sheet: the library parses links and formulas at length and hangs on some forged ones.
 */
export function plainXlsbPart(source: Buffer, part: XlsbPart): Buffer {
  const needed = NEEDED[part];
  const cells = part === 'sheet' ? new CellPlaces() : null;
  const kept: Buffer[] = [];
  let block = 0;
  for (let at = 0; at < source.length; ) {
    const record = recordAt(source, at);
    if (BLOCK_BEGINS.has(record.type)) block++;
    else if (BLOCK_ENDS.has(record.type)) block = Math.max(0, block - 1);
    else if (block === 0) {
      const short = cells?.meet(source, record) ?? null;
      if (short) kept.push(short);
      else if (needed.has(record.type)) kept.push(source.subarray(at, record.to));
    }
    at = record.to;
  }
  return Buffer.concat(kept);
}

interface XlsbRecord {
  readonly type: number;
  readonly from: number;
  readonly to: number;
}

/** Follows the cells of a sheet from place to place. */
class CellPlaces {
  private count = 0;
  private column = -1;

  /** Returns the full form of a cell that came without its column; the library would lose count of them behind blanks. */
  meet(source: Buffer, { type, from, to }: XlsbRecord): Buffer | null {
    if (type !== ROW && !isCell(type) && !isShortCell(type)) return null;
    if (to - from < 4) throw damaged();
    if (type === ROW) {
      this.column = -1;
      if (source.readUInt32LE(from) >= MAX_ROWS) throw outside();
      return null;
    }
    if (++this.count > MAX_CELLS) throw hostile(`单元格超过 ${MAX_CELLS / 10_000} 万个`);
    this.column = isCell(type) ? source.readUInt32LE(from) : this.column + 1;
    if (this.column >= MAX_COLUMNS) throw outside();
    return isShortCell(type) && type - SHORT_TO_FULL !== BLANK ? fullCell(type - SHORT_TO_FULL, this.column, source.subarray(from, to)) : null;
  }
}

const outside = () => hostile('单元格地址超出表格范围');

function fullCell(type: number, column: number, data: Buffer): Buffer {
  const length = data.length + 4;
  const head = Buffer.alloc(9);
  head[0] = type;
  for (let i = 0; i < 4; i++) head[1 + i] = ((length >>> (7 * i)) & 0x7f) | (i < 3 ? 0x80 : 0);
  head.writeUInt32LE(column, 5);
  return Buffer.concat([head, data]);
}

/** Number and length are written seven bits a byte, the length in at most four bytes. */
function recordAt(source: Buffer, start: number): XlsbRecord {
  let at = start;
  let type = source[at++] as number;
  if (type & 0x80) type = (type & 0x7f) | (((source[at++] ?? 0) & 0x7f) << 7);
  let length = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = source[at++];
    if (byte === undefined) throw damaged();
    length |= (byte & 0x7f) << shift;
    if (!(byte & 0x80)) break;
  }
  if (at + length > source.length) throw damaged();
  return { type, from: at, to: at + length };
}
