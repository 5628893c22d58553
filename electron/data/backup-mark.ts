import { existsSync, readFileSync } from 'node:fs';
import { writeFileSafely } from './safe-file.js';

/** When a backup last reached the place a person chose; kept beside the ledger, because it is a fact of this PC and no change to the ledger. */
const markOf = (ledgerFile: string): string => `${ledgerFile.replace(/\.db$/, '')}.backup.json`;

/** @param at instant in ms */
export function keepBackupMark(ledgerFile: string, at: number): void {
  writeFileSafely(markOf(ledgerFile), Buffer.from(`${JSON.stringify({ at })}\n`));
}

/** Instant in ms; null when there was none or the mark cannot be read. */
export function lastBackupAt(ledgerFile: string): number | null {
  if (!existsSync(markOf(ledgerFile))) return null;
  try {
    const { at } = JSON.parse(readFileSync(markOf(ledgerFile), 'utf8')) as { at?: unknown };
    return typeof at === 'number' ? at : null;
  } catch (e) {
    if (e instanceof SyntaxError) return null;
    throw e;
  }
}
