import { damaged } from './refusal.js';

const FREE = 0xffffffff;
const END_OF_CHAIN = 0xfffffffe;
const ENTRY = 128;
/** Smaller streams lie in the mini stream, which is the stream of the root entry. */
const MINI_CUTOFF = 4096;

/** A stream or storage at the root of an OLE2 compound file. */
interface RootEntry {
  /** In lower case. */
  readonly name: string;
  readonly start: number;
  readonly size: number;
}

/**
 * An OLE2 compound file (.xls, .et, encrypted workbooks). The library behind it loops on a damaged one and reads one that
 * was cut off as if it ended there, so it never sees the container: it gets the stream, taken out and checked here.
 */
export class CompoundFile {
  private readonly bytes: Buffer;
  private readonly sectorSize: number;
  private readonly sectors: number;
  /** Numbers of the sectors that hold the sector table. */
  private readonly table: readonly number[];
  private readonly directory: Buffer;

  constructor(bytes: Buffer) {
    if (bytes.length < 1024) throw damaged();
    const shift = bytes.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) throw damaged();
    this.bytes = bytes;
    this.sectorSize = 1 << shift;
    this.sectors = Math.ceil(bytes.length / this.sectorSize) - 1;
    this.table = this.readTable();
    this.directory = this.join(bytes.readUInt32LE(48));
    if (this.directory.length < ENTRY) throw damaged();
  }

  /** Only the root is looked at: a Word file may carry an embedded workbook, and the other way round. */
  rootEntries(): RootEntry[] {
    const count = Math.floor(this.directory.length / ENTRY);
    const found: RootEntry[] = [];
    const seen = new Set<number>();
    const open = [this.directory.readUInt32LE(76)];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === FREE || seen.has(id)) continue;
      if (id >= count) throw damaged();
      seen.add(id);
      found.push(this.entry(id));
      open.push(this.directory.readUInt32LE(id * ENTRY + 68), this.directory.readUInt32LE(id * ENTRY + 72));
    }
    return found;
  }

  /** The bytes of a stream; throws when the file does not hold all of them. */
  read(stream: RootEntry): Buffer {
    const bytes = stream.size < MINI_CUTOFF ? this.readMini(stream) : this.join(stream.start);
    if (bytes.length < stream.size) throw damaged();
    return bytes.subarray(0, stream.size);
  }

  private readMini(stream: RootEntry): Buffer {
    const root = this.entry(0);
    const data = this.join(root.start).subarray(0, root.size);
    const table = this.join(this.bytes.readUInt32LE(60));
    const size = 1 << this.bytes.readUInt16LE(32);
    if (size !== 64) throw damaged();
    const pieces: Buffer[] = [];
    for (let n = stream.start; n !== END_OF_CHAIN && n !== FREE; n = table.readUInt32LE(n * 4)) {
      if ((n + 1) * 4 > table.length || pieces.length * size > MINI_CUTOFF) throw damaged();
      pieces.push(data.subarray(n * size, (n + 1) * size));
    }
    return Buffer.concat(pieces);
  }

  private join(start: number): Buffer {
    return Buffer.concat(this.chain(start).map((n) => this.sector(n)));
  }

  private entry(id: number): RootEntry {
    const at = id * ENTRY;
    const nameBytes = this.directory.readUInt16LE(at + 64);
    if (nameBytes > 64) throw damaged();
    return {
      name: this.directory.toString('utf16le', at, at + Math.max(0, nameBytes - 2)).toLowerCase(),
      start: this.directory.readUInt32LE(at + 116), size: this.directory.readUInt32LE(at + 120),
    };
  }

  private sector(n: number): Buffer {
    if (n >= this.sectors) throw damaged();
    const at = (n + 1) * this.sectorSize;
    return this.bytes.subarray(at, at + this.sectorSize);
  }

  private chain(start: number): number[] {
    const found: number[] = [];
    const perSector = this.sectorSize / 4;
    for (let n = start; n !== END_OF_CHAIN && n !== FREE; ) {
      // longer than the file: a loop
      if (n >= this.sectors || found.length > this.sectors) throw damaged();
      found.push(n);
      const page = this.table[Math.floor(n / perSector)];
      const at = (n % perSector) * 4;
      if (page === undefined || at + 4 > this.sector(page).length) throw damaged();
      n = this.sector(page).readUInt32LE(at);
    }
    return found;
  }

  /** 109 numbers stand in the header, the rest in a chain of sectors of their own. */
  private readTable(): number[] {
    const found: number[] = [];
    const take = (from: Buffer, start: number, end: number): void => {
      for (let at = start; at + 4 <= end; at += 4) {
        const n = from.readUInt32LE(at);
        if (n === FREE || n === END_OF_CHAIN) continue;
        if (n >= this.sectors || found.length > this.sectors) throw damaged();
        found.push(n);
      }
    };
    take(this.bytes, 76, 512);
    let n = this.bytes.readUInt32LE(68);
    for (let steps = 0; n !== END_OF_CHAIN && n !== FREE; steps++) {
      const page = this.sector(n);
      if (steps > this.sectors || page.length < this.sectorSize) throw damaged();
      take(page, 0, this.sectorSize - 4);
      n = page.readUInt32LE(this.sectorSize - 4);
    }
    return found;
  }
}
