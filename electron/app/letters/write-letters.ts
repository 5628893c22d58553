import type { FileRef } from '../../contract/files.js';
import { messageFor } from '../../domain/messages.js';
import { letterDocument, writeHtml, type SetLetter } from '../../print/index.js';
import type { AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { printPage, SHEETS_PER_FILE } from '../reporting/print-packets.js';

export interface Written {
  readonly files: FileRef[];
  readonly letters: number;
  readonly pages: number;
  readonly note?: string;
}

/**
 * Writes letters as packets of some hundred sheets, one after the other; a letter is never cut between two, and only one
 * packet is in memory. Without a browser the pages come out, with a sentence. Throws what writing throws, CANCELLED.
 */
export async function writeLetters(context: AppContext, title: string, letters: Iterable<SetLetter>, count: number, format: 'pdf' | 'html', job: JobControl): Promise<Written> {
  const pdf = format === 'pdf' && context.pdf.available();
  const files: FileRef[] = [];
  let done = 0;
  let pages = 0;
  let style = '';
  let sheets: string[] = [];
  const flush = async (last: boolean): Promise<void> => {
    if (sheets.length === 0) return;
    const name = last && files.length === 0 ? title : `${title}-第${files.length + 1}册`;
    files.push(await packet(context, name, style, sheets, pdf, job));
    sheets = [];
  };
  for (const letter of letters) {
    job.progress('排版', done, count);
    // sheets issued by another version of the program keep the style they were set with
    if (sheets.length > 0 && (letter.style !== style || sheets.length + letter.sheets.length > SHEETS_PER_FILE)) await flush(false);
    style = letter.style;
    sheets.push(...letter.sheets);
    pages += letter.sheets.length;
    done++;
  }
  await flush(true);
  const said = messageFor('PDF_UNAVAILABLE');
  return { files, letters: done, pages, ...(format === 'pdf' && !pdf && { note: `${said.message}。${said.hint}` }) };
}

async function packet(context: AppContext, name: string, style: string, sheets: readonly string[], pdf: boolean, job: JobControl): Promise<FileRef> {
  const page = context.files.place(`${name}.html`);
  await writeHtml(letterDocument(name, style, sheets.length, () => sheets), page, job.signal);
  if (!pdf) return context.files.adopt(page);
  return printPage(context, page, `${name}.pdf`, job);
}
