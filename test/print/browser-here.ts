import { spawnSync } from 'node:child_process';
import { findBrowser } from '../../electron/print/index.js';

/** The browser that the paper tests print with; its absence is said aloud, never passed over. */
export const browserHere = findBrowser();
const pdfTools = ['pdfinfo', 'pdftotext'].every((tool) => spawnSync(tool, ['-v']).error === undefined);

const missing = browserHere === null ? 'no Chrome, Edge or Chromium found (set CHROMIUM to its path)' : pdfTools ? null : 'pdfinfo and pdftotext are missing (poppler-utils)';
if (missing !== null) console.warn(`SKIPPED tests of printed sheets: ${missing}`);

export const canPrint = missing === null;

/** As run-browser starts it, for tests that look at the sheets themselves. */
export const launchArgs = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

export function tool(name: string, ...args: string[]): string {
  const run = spawnSync(name, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`${name} ${args.join(' ')}: ${run.stderr}`);
  return run.stdout;
}
