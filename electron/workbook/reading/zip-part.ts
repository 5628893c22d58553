import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { MAX_SMALL_PART_BYTES } from './limits.js';
import { damaged, hostile } from './refusal.js';
import type { ZipDirectory, ZipEntry } from './zip-directory.js';

const PIECE = 256 * 1024;

/**
 * The bytes of a part, piece by piece, inflated beside the reader's own work. The real bytes are counted: one more than
 * declared and the part is refused; at the end length and CRC must match, so a flipped bit is never read as a figure.
 */
export async function* inflatePart(zip: ZipDirectory, entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
  let size = 0;
  let crc = 0;
  for await (const piece of entry.stored ? pieces(packed(zip, entry)) : inflated(packed(zip, entry))) {
    size += piece.length;
    if (size > entry.size) throw hostile('实际大小超过声明');
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged();
}

/** A whole part of at most 4 MB (relations, manifests). */
export function inflateSmallPart(zip: ZipDirectory, entry: ZipEntry): Buffer {
  if (entry.size > MAX_SMALL_PART_BYTES) throw hostile('目录部件过大');
  const bytes = entry.stored ? packed(zip, entry) : inflateAtOnce(packed(zip, entry), entry.size);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw damaged();
  return bytes;
}

const packed = (zip: ZipDirectory, entry: ZipEntry): Buffer => zip.bytes.subarray(entry.start, entry.start + entry.packedSize);

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

async function* inflated(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  // the water mark lets zlib's thread run a few pieces ahead of the scanner
  const stream = createInflateRaw({ chunkSize: PIECE, readableHighWaterMark: 4 * PIECE } as Parameters<typeof createInflateRaw>[0]);
  stream.end(bytes);
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch (e) {
    throw isZlibError(e) ? damaged(e) : e;
  }
}

function inflateAtOnce(bytes: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) });
  } catch (e) {
    if (e instanceof RangeError) throw hostile('实际大小超过声明');
    throw isZlibError(e) ? damaged(e) : e;
  }
}

const isZlibError = (e: unknown): boolean =>
  e instanceof Error && 'code' in e && typeof e.code === 'string' && e.code.startsWith('Z_');
