import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { FileRef } from '../../contract/files.js';
import { fromFileError } from '../../data/safe-file.js';
import type { FileStore } from '../ports.js';

/** Copies a handed-out file to where a person wants it: temporary name, fsync, rename. Refusals in the office's words. */
export function deliverFile(files: Pick<FileStore, 'pathOf'>, file: FileRef, target: string): void {
  const temporary = `${target}.part`;
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(files.pathOf(file), temporary);
    const fd = openSync(temporary, 'r+');
    try {
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
