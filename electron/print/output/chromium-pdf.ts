import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DomainError } from '../../domain/domain-error.js';
import type { PrintDocument } from '../page/print-document.js';
import { writeHtml } from './html-file.js';
import { pdfPageCount } from './pdf-file.js';
import { runBrowser, type BrowserRun } from './run-browser.js';
import { diskIsFull, writeWhole } from './whole-file.js';

/** Sheets that go to the browser in one document: tried with 492, some 20 s and 320 MB in its largest process. */
export const MOST_PDF_SHEETS = 500;

/** Time for the browser to start, and for each kB of HTML; a busy office PC may be slow, a hung browser is not waited for. */
const START_MS = 120_000;
const MS_PER_KB = 50;

/**
 * Nothing may leave the machine and nothing of the clerk's own browser profile is touched. Tags for screen readers make
 * a roster ten times as large and take three times the memory; the same figures can be read out from the screen.
 */
const FLAGS = [
  '--headless', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-extensions', '--disable-domain-reliability', '--no-pings', '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-pdf-header-footer', '--disable-pdf-tagging', '--print-to-pdf-no-header',
];

/**
 * Prints an HTML file with an installed browser. The PDF appears under its name only when it is whole and on the disk.
 * Throws PDF_UNAVAILABLE when the browser does not start, CANCELLED on `signal`, DISK_FULL, FILE_IN_USE,
 * FOLDER_NOT_WRITABLE, PAGES_FAILED.
 */
export async function htmlToPdf(browser: string, htmlPath: string, pdfPath: string, signal?: AbortSignal): Promise<void> {
  await printPages(browser, htmlPath, pdfPath, null, signal);
}

/**
 * A document as PDF, its number of pages checked against its sheets. Throws as `htmlToPdf`, and PDF_TOO_LONG above
 * MOST_PDF_SHEETS: parts cannot be joined yet.
 */
export async function documentToPdf(browser: string, document: PrintDocument, pdfPath: string, signal?: AbortSignal): Promise<void> {
  if (document.pages > MOST_PDF_SHEETS) throw new DomainError('PDF_TOO_LONG', { pages: document.pages, limit: MOST_PDF_SHEETS });
  const folder = await mkdtemp(path.join(tmpdir(), 'qingshou-page-'));
  try {
    const html = path.join(folder, 'document.html');
    await writeHtml(document, html, signal);
    await printPages(browser, html, pdfPath, document.pages, signal);
  } finally {
    await removeFolder(folder);
  }
}

async function printPages(browser: string, htmlPath: string, pdfPath: string, pages: number | null, signal?: AbortSignal): Promise<void> {
  const timeout = START_MS + ((await stat(htmlPath)).size / 1024) * MS_PER_KB;
  await writeWhole(pdfPath, async (temporary) => {
    const profile = await mkdtemp(path.join(tmpdir(), 'qingshou-pdf-'));
    try {
      const args = [...FLAGS, ...rootFlags(), `--user-data-dir=${profile}`, `--print-to-pdf=${temporary}`, pathToFileURL(path.resolve(htmlPath)).href];
      const run = await start(browser, args, timeout, signal);
      if (run.ended === 'aborted') throw new DomainError('CANCELLED');
      await requireWhole(temporary, path.resolve(pdfPath), run, pages);
    } finally {
      await removeFolder(profile);
    }
  });
}

async function start(browser: string, args: readonly string[], timeout: number, signal?: AbortSignal): Promise<BrowserRun> {
  try {
    return await runBrowser(browser, args, timeout, signal);
  } catch (error) {
    throw new DomainError('PDF_UNAVAILABLE', {}, { cause: error });
  }
}

async function requireWhole(temporary: string, target: string, run: BrowserRun, pages: number | null): Promise<void> {
  const found = await pdfPageCount(temporary);
  if (found !== null && (pages === null || found === pages)) return;
  if (await diskIsFull(path.dirname(target))) throw new DomainError('DISK_FULL');
  const reason = run.ended === 'timeout' ? '浏览器没有响应' : found === null ? `浏览器没有写完，退出码 ${run.code ?? '无'}` : `应为 ${pages} 页，得到 ${found} 页`;
  throw new DomainError('PAGES_FAILED', { name: path.basename(target), reason }, { cause: new Error(run.stderr) });
}

/** Chromium refuses to run as root with its sandbox; everyone else keeps it. */
const rootFlags = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** The browser's last processes may still be writing when the first one has ended. */
const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
