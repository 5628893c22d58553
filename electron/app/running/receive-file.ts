import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fromFileError } from '../../data/safe-file.js';
import { DomainError } from '../../domain/domain-error.js';

/** Most that is taken in from outside as one file; the largest ledger workbook seen has a tenth of it. */
export const MOST_FILE_BYTES = 64 * 1024 * 1024;

/**
 * Streams bytes from outside to `target`, never holding the file in memory. Throws FILE_TOO_LARGE above the cap and the
 * refusals of the disk; then nothing is left behind.
 */
export async function receiveFile(target: string, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, most = MOST_FILE_BYTES): Promise<void> {
  try {
    await pipeline(Readable.from(bytes), (source: AsyncIterable<Uint8Array>) => capped(source, path.basename(target), most), createWriteStream(target, { mode: 0o600 }));
  } catch (e) {
    await rm(target, { force: true });
    throw fromFileError(e, target);
  }
}

async function* capped(source: AsyncIterable<Uint8Array>, name: string, most: number): AsyncGenerator<Uint8Array> {
  let taken = 0;
  for await (const part of source) {
    taken += part.length;
    if (taken > most) throw new DomainError('FILE_TOO_LARGE', { name, limit: `${Math.floor(most / 1024 / 1024)} MB` });
    yield part;
  }
}
