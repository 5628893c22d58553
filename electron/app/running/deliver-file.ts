import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { FileRef } from '../../contract/files.js';
import { discardFile, fromFileError, renameDurably, syncPath } from '../../data/safe-file.js';
import type { FileStore } from '../ports.js';

/** Copies a handed-out file to where a person wants it: temporary name, fsync, rename. Refusals in the office's words. */
export function deliverFile(files: Pick<FileStore, 'pathOf'>, file: FileRef, target: string): void {
  const temporary = `${target}.part`;
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(files.pathOf(file), temporary);
    syncPath(temporary, 'r+');
    renameDurably(temporary, target);
  } catch (e) {
    discardFile(temporary);
    throw fromFileError(e, target);
  }
}
