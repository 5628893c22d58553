import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileRef } from '../../contract/files.js';
import { packetSizes, writeHtml, type PrintDocument } from '../../print/index.js';
import type { AppContext } from '../context.js';
import type { JobControl } from '../ports.js';

/** Sheets in one PDF: what a browser prints in half a minute, and a packet an office can hand round. */
export const SHEETS_PER_FILE = 300;

/**
 * PDFs of this session by the content of their page. A run that was stopped, or whose printing failed, begins again at
 * the first packet that is not there yet.
 */
const printed = new WeakMap<AppContext['files'], Map<string, FileRef>>();

/** Prints a page file as PDF under a name; one with the same content is not printed twice. Throws what printing throws. */
export async function printPage(context: AppContext, page: string, name: string, job: JobControl): Promise<FileRef> {
  const known = printed.get(context.files) ?? new Map<string, FileRef>();
  printed.set(context.files, known);
  const hash = createHash('sha256').update(name);
  for await (const chunk of createReadStream(page)) hash.update(chunk as Buffer);
  const key = hash.digest('hex');
  const before = known.get(key);
  if (before) return before;
  const target = context.files.place(name);
  await context.pdf.render(page, target, job.signal);
  const file = context.files.adopt(target);
  known.set(key, file);
  return file;
}

/**
 * A document as PDF, a long one as packets of some hundred sheets (第 n 册): what belongs together is not torn apart where it
 * fits one packet, and only one packet stands in memory. Throws PDF_UNAVAILABLE and what printing throws, CANCELLED.
 */
export async function writePdf(context: AppContext, document: PrintDocument, name: string, job: JobControl): Promise<FileRef[]> {
  const sizes = packetSizes(document.groups ?? [document.pages], SHEETS_PER_FILE);
  const sheets = document.sheets()[Symbol.iterator]();
  const files: FileRef[] = [];
  for (const [i, size] of sizes.entries()) {
    job.progress(sizes.length === 1 ? '打印 PDF' : `打印第 ${i + 1} 册，共 ${sizes.length} 册`, i, sizes.length);
    const part = Array.from({ length: size }, () => String(sheets.next().value));
    const own = sizes.length === 1 ? name : `${name}-第${i + 1}册`;
    const page = context.files.place(`${own}.html`);
    await writeHtml({ ...document, pages: size, sheets: () => part }, page, job.signal);
    files.push(await printPage(context, page, `${own}.pdf`, job));
  }
  return files;
}
