import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '../domain/domain-error.js';

/**
 * Writes under a temporary name in the same folder, fsyncs, renames (decisions.md 21): whoever looks sees the old file
 * or the new one, never half of it. A full disk, a file open in WPS or a folder without rights become sentences.
 */
export function writeFileSafely(target: string, bytes: Uint8Array): void {
  const temporary = `${target}.part`;
  try {
    const fd = openSync(temporary, 'w', 0o600);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, target);
  } catch (e) {
    rmSync(temporary, { force: true });
    throw fromFileError(e, target);
  }
}

/** The file system's refusals in the office's words; anything unknown stays as it is. */
export function fromFileError(e: unknown, target: string): unknown {
  const code = e instanceof Error ? (e as NodeJS.ErrnoException).code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DomainError('DISK_FULL', {}, { cause: e });
  if (code === 'EBUSY' || code === 'EPERM') return new DomainError('FILE_IN_USE', { name: path.basename(target) }, { cause: e });
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return new DomainError('FOLDER_NOT_WRITABLE', { name: path.basename(path.dirname(target)) }, { cause: e });
  return e;
}
