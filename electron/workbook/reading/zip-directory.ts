import {
  MAX_INFLATED_BYTES, MAX_RATIO, MAX_ZIP_ENTRIES, MAX_ZIP_PARTS, RATIO_CHECKED_FROM_BYTES,
} from './limits.js';
import { Refusal, damaged, hostile } from './refusal.js';

export interface ZipEntry {
  /** As in the file, with `/` as separator. */
  readonly name: string;
  readonly stored: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where the packed bytes begin. */
  readonly start: number;
}

export interface ZipDirectory {
  readonly bytes: Buffer;
  readonly entries: readonly ZipEntry[];
  /** By name, ignoring case as OPC does. */
  find(name: string): ZipEntry | undefined;
}

const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const U32 = 0xffffffff;

/**
 * Reads the directory of a zip file and refuses bombs before anything is inflated: number of parts, declared sizes,
 * ratio, overlapping parts, names that differ between the directory and the part itself.
 */
export function readZipDirectory(bytes: Buffer): ZipDirectory {
  const { count, offset } = findDirectory(bytes);
  if (count > MAX_ZIP_ENTRIES) throw hostile(`内含 ${count} 个部件`);
  const entries: ZipEntry[] = [];
  const byName = new Map<string, ZipEntry>();
  let at = offset;
  for (let i = 0; i < count; i++) {
    const { entry, next } = readEntry(bytes, at);
    at = next;
    if (entry.name.endsWith('/')) continue;
    const key = entry.name.toLowerCase();
    if (byName.has(key)) throw hostile('同名部件重复');
    byName.set(key, entry);
    entries.push(entry);
  }
  checkSizes(entries, bytes.length);
  return { bytes, entries, find: (name) => byName.get(name.toLowerCase()) };
}

function findDirectory(bytes: Buffer): { count: number; offset: number } {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const offset = bytes.readUInt32LE(end + 16);
  if (count !== 0xffff && offset !== U32) return { count, offset };
  const locator = end - 20;
  if (locator < 0 || bytes.readUInt32LE(locator) !== END64_LOCATOR) return { count, offset };
  const end64 = big(bytes, locator + 8);
  if (end64 + 56 > bytes.length || bytes.readUInt32LE(end64) !== END64) throw damaged();
  return { count: big(bytes, end64 + 32), offset: big(bytes, end64 + 48) };
}

/** The end record stands in the last 65,557 bytes, because its comment has at most 65,535. */
function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 65_557);
  for (let at = bytes.length - 22; at >= first; at--) {
    if (bytes[at] === 0x50 && bytes.readUInt32LE(at) === END && at + 22 + bytes.readUInt16LE(at + 20) <= bytes.length) return at;
  }
  throw damaged();
}

function readEntry(bytes: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw damaged();
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
  const next = extraEnd + bytes.readUInt16LE(at + 32);
  if (next > bytes.length) throw damaged();
  const sizes = {
    size: bytes.readUInt32LE(at + 24), packedSize: bytes.readUInt32LE(at + 20), offset: bytes.readUInt32LE(at + 42),
  };
  if (sizes.size === U32 || sizes.packedSize === U32 || sizes.offset === U32) readZip64(bytes, nameEnd, extraEnd, sizes);
  const rawName = bytes.subarray(at + 46, nameEnd);
  const name = rawName.toString('utf8').replaceAll('\\', '/');
  if (!name.endsWith('/')) {
    if (flags & 0x41) throw new Refusal('FILE_ENCRYPTED');
    if (method !== 0 && method !== 8) throw hostile('压缩方式不认识');
  }
  const start = dataStart(bytes, sizes.offset, rawName);
  if (start + sizes.packedSize > bytes.length) throw damaged();
  if (method === 0 && sizes.size !== sizes.packedSize) throw damaged();
  return { entry: { name, stored: method === 0, crc: bytes.readUInt32LE(at + 16), packedSize: sizes.packedSize, size: sizes.size, start }, next };
}

/** Some writers put the 64-bit field even on small parts: only values that are 0xFFFFFFFF in the entry stand in it, in this order. */
function readZip64(bytes: Buffer, from: number, to: number, sizes: { size: number; packedSize: number; offset: number }): void {
  let at = from;
  while (at + 4 <= to) {
    const end = at + 4 + bytes.readUInt16LE(at + 2);
    if (end > to) break;
    if (bytes.readUInt16LE(at) === 1) {
      let field = at + 4;
      for (const key of ['size', 'packedSize', 'offset'] as const) {
        if (sizes[key] !== U32) continue;
        if (field + 8 > end) throw damaged();
        sizes[key] = big(bytes, field);
        field += 8;
      }
      return;
    }
    at = end;
  }
}

function dataStart(bytes: Buffer, offset: number, rawName: Buffer): number {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw damaged();
  const nameEnd = offset + 30 + bytes.readUInt16LE(offset + 26);
  if (!bytes.subarray(offset + 30, nameEnd).equals(rawName)) throw hostile('部件名称前后不一致');
  return nameEnd + bytes.readUInt16LE(offset + 28);
}

/** Pictures and printer settings are never opened: they count neither as parts nor in the ratio. */
const neverOpened = (name: string): boolean => {
  const n = name.toLowerCase();
  return n.includes('/media/') || n.includes('/printersettings/') || n.startsWith('pictures/') || n.startsWith('thumbnails/');
};

function checkSizes(entries: readonly ZipEntry[], fileSize: number): void {
  let parts = 0;
  let packed = 0;
  let inflated = 0;
  for (const e of entries) {
    packed += e.packedSize;
    inflated += e.size;
    if (neverOpened(e.name)) continue;
    parts++;
    if (e.size > RATIO_CHECKED_FROM_BYTES && e.size > e.packedSize * MAX_RATIO) throw hostile('压缩比过高');
  }
  if (parts > MAX_ZIP_PARTS) throw hostile(`内含 ${parts} 个部件`);
  if (inflated > MAX_INFLATED_BYTES) throw hostile('解压后过大');
  // parts that share bytes are how a small file unfolds into petabytes
  if (packed > fileSize) throw hostile('部件互相重叠');
}

function big(bytes: Buffer, at: number): number {
  if (at + 8 > bytes.length) throw damaged();
  const n = bytes.readBigUInt64LE(at);
  if (n > BigInt(Number.MAX_SAFE_INTEGER)) throw hostile('解压后过大');
  return Number(n);
}
