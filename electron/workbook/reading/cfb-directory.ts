import { damaged } from './refusal.js';

const END_OF_CHAIN = 0xfffffffe;
const NO_STREAM = 0xffffffff;
const ENTRY = 128;

/**
 * Names of the streams and storages at the root of an OLE2 compound file (.xls, .et, encrypted workbooks), in lower
 * case. Only the root is looked at: a Word file may carry an embedded workbook, and the other way round.
 */
export function cfbRootNames(bytes: Buffer): string[] {
  if (bytes.length < 512) throw damaged();
  const directory = readDirectory(bytes);
  const count = Math.floor(directory.length / ENTRY);
  const names: string[] = [];
  const seen = new Set<number>();
  const open = [directory.readUInt32LE(76)];
  while (open.length > 0) {
    const id = open.pop();
    if (id === undefined || id === NO_STREAM || seen.has(id)) continue;
    if (id >= count) throw damaged();
    seen.add(id);
    const at = id * ENTRY;
    const nameBytes = directory.readUInt16LE(at + 64);
    if (nameBytes > 64) throw damaged();
    names.push(directory.toString('utf16le', at, at + Math.max(0, nameBytes - 2)).toLowerCase());
    open.push(directory.readUInt32LE(at + 68), directory.readUInt32LE(at + 72));
  }
  return names;
}

function readDirectory(bytes: Buffer): Buffer {
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw damaged();
  const sectorSize = 1 << shift;
  const sectors = Math.ceil(bytes.length / sectorSize);
  const sector = (n: number): Buffer => {
    const at = (n + 1) * sectorSize;
    if (at >= bytes.length) throw damaged();
    return bytes.subarray(at, at + sectorSize);
  };
  const fat = fatSectors(bytes, sectorSize, sectors, sector);
  const perSector = sectorSize / 4;
  const pieces: Buffer[] = [];
  for (let n = bytes.readUInt32LE(48); n !== END_OF_CHAIN; ) {
    // a chain longer than the file is a loop
    if (pieces.length > sectors) throw damaged();
    pieces.push(sector(n));
    const table = fat[Math.floor(n / perSector)];
    const at = (n % perSector) * 4;
    if (table === undefined || at + 4 > sector(table).length) throw damaged();
    n = sector(table).readUInt32LE(at);
  }
  const directory = Buffer.concat(pieces);
  if (directory.length < ENTRY) throw damaged();
  return directory;
}

/** Numbers of the sectors that hold the sector table: 109 in the header, the rest in a chain of their own. */
function fatSectors(bytes: Buffer, sectorSize: number, sectors: number, sector: (n: number) => Buffer): number[] {
  const found: number[] = [];
  const take = (from: Buffer, start: number, end: number): void => {
    for (let at = start; at + 4 <= end && at + 4 <= from.length; at += 4) {
      const n = from.readUInt32LE(at);
      if (n < sectors) found.push(n);
    }
  };
  take(bytes, 76, 512);
  let steps = 0;
  for (let n = bytes.readUInt32LE(68); n < sectors; steps++) {
    if (steps > sectors) throw damaged();
    const table = sector(n);
    take(table, 0, sectorSize - 4);
    if (table.length < sectorSize) throw damaged();
    n = table.readUInt32LE(sectorSize - 4);
  }
  return found;
}
