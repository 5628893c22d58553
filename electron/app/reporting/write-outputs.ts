import type { FileRef } from '../../contract/files.js';
import type { OutputFormat } from '../../contract/reports.js';
import { DomainError } from '../../domain/domain-error.js';
import { messageFor } from '../../domain/messages.js';
import { writeFileSafely } from '../../data/safe-file.js';
import { writeHtml, type PrintDocument } from '../../print/index.js';
import type { AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { writePdf } from './print-packets.js';

export interface Renderings {
  readonly name: string;
  /** Without these two the document is for paper only. */
  readonly workbook?: () => Uint8Array;
  readonly csv?: () => string;
  readonly document: () => PrintDocument;
}

/** Writes the chosen renderings. Without a browser a PDF becomes a page and a sentence, never a failure of the rest. */
export async function writeOutputs(context: AppContext, r: Renderings, formats: readonly OutputFormat[], job: JobControl): Promise<{ files: FileRef[]; note?: string }> {
  const files: FileRef[] = [];
  let note: string | undefined;
  for (const [i, format] of formats.entries()) {
    job.progress(`生成 ${format}`, i, formats.length);
    if (format === 'xlsx') files.push(put(context, `${r.name}.xlsx`, made(r.workbook, '图表的工作簿')()));
    else if (format === 'csv') files.push(put(context, `${r.name}.csv`, Buffer.from(`\uFEFF${made(r.csv, '图表的 CSV')()}`)));
    else if (format === 'html') files.push(await page(context, r, job));
    else {
      try {
        if (!context.pdf.available()) throw new DomainError('PDF_UNAVAILABLE');
        files.push(...(await writePdf(context, r.document(), r.name, job)));
      } catch (e) {
        if (!(e instanceof DomainError) || e.code !== 'PDF_UNAVAILABLE') throw e;
        files.push(await page(context, r, job));
        note = `${messageFor(e.code).message}。${messageFor(e.code).hint}`;
      }
    }
  }
  return note === undefined ? { files } : { files, note };
}

function made<T>(make: T | undefined, what: string): T {
  if (make === undefined) throw new DomainError('NOT_BUILT', { what });
  return make;
}

function put(context: AppContext, name: string, bytes: Uint8Array): FileRef {
  const target = context.files.place(name);
  writeFileSafely(target, bytes);
  return context.files.adopt(target);
}

/** The page in one file, however long it is. */
async function page(context: AppContext, r: Renderings, job: JobControl): Promise<FileRef> {
  const target = context.files.place(`${r.name}.html`);
  await writeHtml(r.document(), target, job.signal);
  return context.files.adopt(target);
}
