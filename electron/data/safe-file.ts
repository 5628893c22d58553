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
    renameDurably(temporary, target);
  } catch (e) {
    discardFile(temporary);
    throw fromFileError(e, target);
  }
}

/** Puts a finished file in its place; after a power cut the old or the new one is there, and "done" means the new one. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  // Windows keeps folders itself and cannot open one as a file
  if (process.platform !== 'win32') syncPath(path.dirname(to), 'r');
}

/** Takes away what was begun; that it cannot be taken away never hides why it was not finished. */
export function discardFile(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch (e) {
    if (!(e instanceof Error && 'code' in e)) throw e;
  }
}

/** Waits until what was written is on the disk. */
export function syncPath(target: string, flags: 'r' | 'r+'): void {
  const fd = openSync(target, flags);
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** The file system's refusals in the office's words; anything unknown stays as it is. */
export function fromFileError(e: unknown, target: string): unknown {
  const code = e instanceof Error ? (e as NodeJS.ErrnoException).code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DomainError('DISK_FULL', {}, { cause: e });
  if (code === 'EIO') return new DomainError('DISK_ERROR', {}, { cause: e });
  if (code === 'ENAMETOOLONG') return new DomainError('FILE_NAME_TOO_LONG', { name: `${path.basename(target).slice(0, 40)}…` }, { cause: e });
  if (code === 'EBUSY' || code === 'EPERM') return new DomainError('FILE_IN_USE', { name: path.basename(target) }, { cause: e });
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'EEXIST') return new DomainError('FOLDER_NOT_WRITABLE', { name: path.basename(path.dirname(target)) }, { cause: e });
  return e;
}
