import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { DomainError } from '../../domain/domain-error.js';
import { MAX_FILE_BYTES } from './limits.js';

/**
 * The bytes of a file that is not larger than a workbook may be; a larger one is refused before it is read.
 * @throws DomainError FILE_GONE, FILE_TOO_LARGE, FILE_UNREADABLE
 */
export function readFileWithin(path: string, name: string): Buffer {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    const stat = fstatSync(file);
    if (!stat.isFile()) throw new DomainError('FILE_UNREADABLE', { name });
    if (stat.size > MAX_FILE_BYTES) throw new DomainError('FILE_TOO_LARGE', { name, limit: `${MAX_FILE_BYTES / 1024 / 1024} MB` });
    const bytes = Buffer.allocUnsafeSlow(stat.size);
    let length = 0;
    for (let n = -1; n !== 0 && length < bytes.length; length += n) n = readSync(file, bytes, length, bytes.length - length, null);
    return bytes.subarray(0, length);
  } catch (e) {
    if (e instanceof DomainError || !(e instanceof Error && 'code' in e)) throw e;
    throw new DomainError(e.code === 'ENOENT' ? 'FILE_GONE' : 'FILE_UNREADABLE', { name }, { cause: e });
  } finally {
    if (file !== null) closeSync(file);
  }
}
