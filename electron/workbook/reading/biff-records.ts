import { MAX_CELLS, USED_COLUMNS } from './limits.js';
import { Refusal, damaged, hostile } from './refusal.js';

const EOF = 0x0a;
const FILE_PASS = 0x2f;
const CONTINUE = 0x3c;
const BOUND_SHEET = 0x85;
/** A record the library knows and passes over. */
const PASSED_OVER = 0x5e;

interface Version {
  /** Number of the record that begins a part. */
  readonly bof: number;
  readonly formula: number;
  /** Where the formula's own tokens begin, behind the cell and its value, and how many bytes their length takes. */
  readonly tokensAt: number;
  readonly tokensLength: 1 | 2;
  /** Records with one cell. */
  readonly cells: readonly number[];
  /** Other records that are needed to read cells, dates, sheet names and merged areas. */
  readonly others: readonly number[];
}

const SHARED = [EOF, 0x22 /* date1904 */, 0x42 /* code page */, 0x200 /* dimensions */];
/** Integer, number, label, boolean of Excel 2 (some writers put them into later streams too) and of later versions, RK. */
const CELLS = [0x02, 0x03, 0x04, 0x05, 0x203, 0x204, 0x205, 0x27e];
const VERSIONS: readonly Version[] = [
  { bof: 0x0009, formula: 0x06, tokensAt: 16, tokensLength: 1, cells: [...CELLS, 0x06], others: [...SHARED, 0x00, 0x07 /* string */, 0x1e /* format */, 0x43 /* xf */, 0x44] },
  { bof: 0x0209, formula: 0x206, tokensAt: 16, tokensLength: 2, cells: [...CELLS, 0x206], others: [...SHARED, 0x207, 0x1e, 0x56, 0x243] },
  { bof: 0x0409, formula: 0x406, tokensAt: 16, tokensLength: 2, cells: [...CELLS, 0x406], others: [...SHARED, 0x207, 0x41e, 0x56, 0x443] },
  // Excel 5 to 2003, WPS: with RSTRING, LABELSST, MULRK, SST, BOUNDSHEET and MERGECELLS
  { bof: 0x0809, formula: 0x06, tokensAt: 20, tokensLength: 2, cells: [...CELLS, 0x06, 0xd6, 0xfd], others: [...SHARED, 0x207, 0x41e, 0xe0, 0xbd, 0xfc, BOUND_SHEET, 0xe5] },
];
const MULTI_RK = 0xbd;

/**
 * A copy of a BIFF record stream that holds only what a cell needs; all other records (comments, links, charts, drawings,
 * formula tokens) are blanked, because the library parses them at length and hangs on some forged ones. On the way the
 * frame is checked: every record lies inside the stream, every part that was begun is ended, every sheet the workbook
 * names begins where it says. A stream out of step would make the library skip cells without a word.
 */
export function plainBiff(source: Buffer): Buffer {
  const biff = Buffer.from(source);
  const version = VERSIONS.find((v) => biff.length >= 4 && v.bof === biff.readUInt16LE(0));
  if (!version) throw damaged();
  const kept = new Set([...version.cells, ...version.others]);
  const cellRecords = new Set(version.cells);
  const begins = new Set<number>();
  const sheets: number[] = [];
  let depth = 0;
  let cells = 0;
  let keptLast = true;
  let at = 0;
  for (let length = 0; at + 4 <= biff.length; at += 4 + length) {
    const type = biff.readUInt16LE(at);
    // behind the last part there may be padding
    if (depth === 0 && type !== version.bof) break;
    length = biff.readUInt16LE(at + 2);
    if (at + 4 + length > biff.length) throw damaged();
    if (type === FILE_PASS) throw new Refusal('FILE_ENCRYPTED');
    if (type === version.bof && depth++ === 0) begins.add(at);
    if (type === BOUND_SHEET && length >= 4) sheets.push(biff.readUInt32LE(at + 4));
    if (depth === 1 && cellRecords.has(type)) {
      cells++;
      checkColumn(biff, at + 6, length);
    } else if (depth === 1 && type === MULTI_RK) {
      cells += Math.floor(length / 6);
      checkColumn(biff, at + 2 + length, length);
    }
    if (cells > MAX_CELLS) throw hostile(`单元格超过 ${MAX_CELLS / 10_000} 万个`);
    // deeper parts are charts that stand on a sheet
    if (type !== CONTINUE) keptLast = type === version.bof || type === EOF || (depth === 1 && kept.has(type));
    if (!keptLast) biff.writeUInt16LE(PASSED_OVER, at);
    else if (type === version.formula) forgetTokens(biff, at + 4, length, version);
    if (type === EOF) depth--;
  }
  if (depth !== 0 || sheets.some((s) => !begins.has(s))) throw damaged();
  return biff.subarray(0, at);
}

/** A sheet of these formats ends at column IV. */
function checkColumn(biff: Buffer, at: number, length: number): void {
  if (length < 6) throw damaged();
  if (biff.readUInt16LE(at) >= USED_COLUMNS) throw hostile('单元格地址超出表格范围');
}

/** A formula keeps its cell and its last result. */
function forgetTokens(biff: Buffer, from: number, length: number, version: Version): void {
  if (length < version.tokensAt + version.tokensLength) throw damaged();
  biff.fill(0, from + version.tokensAt, from + version.tokensAt + version.tokensLength);
}
