import { randomUUID } from 'node:crypto';
import { open, rename, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../../domain/domain-error.js';

/**
 * Makes a file that is either whole or not there: written under a temporary name beside its place, brought to the disk,
 * renamed. What stood there before stays until then. `fill` gets the name of an empty file and must have closed it.
 * Throws what `fill` refuses with, otherwise DISK_FULL, FILE_IN_USE, FOLDER_NOT_WRITABLE, PAGES_FAILED.
 */
export async function writeWhole(file: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  const target = path.resolve(file);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}.tmp`);
  try {
    // Made first, so that what cannot be written is known before any work is done.
    await (await open(temporary, 'wx')).close();
    try {
      await fill(temporary);
      await syncFile(temporary);
      await rename(temporary, target);
    } finally {
      await rm(temporary, { force: true });
    }
  } catch (error) {
    throw error instanceof DomainError ? error : writeError(error, target);
  }
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Less than this left on the disk: that is why the file is not whole. */
const NEARLY_FULL_BYTES = 1024 * 1024;

export async function diskIsFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < NEARLY_FULL_BYTES;
}

/** What a failed write means for the person at the desk. */
export function writeError(error: unknown, file: string): DomainError {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const name = path.basename(file);
  const cause = { cause: error };
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DomainError('DISK_FULL', {}, cause);
  if (code === 'EBUSY' || code === 'ETXTBSY' || (code === 'EPERM' && process.platform === 'win32')) return new DomainError('FILE_IN_USE', { name }, cause);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'].includes(code)) return new DomainError('FOLDER_NOT_WRITABLE', { name: path.basename(path.dirname(path.resolve(file))) }, cause);
  return new DomainError('PAGES_FAILED', { name, reason: code === '' ? '写文件出错' : code }, cause);
}
