import { fromFileError } from './safe-file.js';
import { fromSqlite } from './sqlite-error.js';

/** Refusals that can come up anywhere: the disk is full or failing. Anything else about files is decided where it happens. */
const ANYWHERE = new Set(['ENOSPC', 'EDQUOT', 'EIO']);

/** What the database or the disk said, in the office's words; anything unknown stays as it is and becomes an incident. */
export function fromSystem(e: unknown): unknown {
  const code = e instanceof Error ? (e as NodeJS.ErrnoException).code : undefined;
  return code !== undefined && ANYWHERE.has(code) ? fromFileError(e, '') : fromSqlite(e);
}
