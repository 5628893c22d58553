import { open } from 'node:fs/promises';
import { DomainError } from '../../domain/domain-error.js';
import { documentText, type PrintDocument } from '../page/print-document.js';
import { writeWhole } from './whole-file.js';

/** Sheets are some 10 kB each; so many go to the disk at a time. */
const SHEETS_AT_ONCE = 50;

/** Writes a document as one HTML file, however long it is, without holding it in memory. Throws as `writeWhole`, CANCELLED. */
export async function writeHtml(document: PrintDocument, file: string, signal?: AbortSignal): Promise<void> {
  await writeWhole(file, async (temporary) => {
    const handle = await open(temporary, 'w');
    try {
      for (const text of inParts(documentText(document.head, document.sheets()))) {
        if (signal?.aborted) throw new DomainError('CANCELLED');
        await handle.appendFile(text);
      }
    } finally {
      await handle.close();
    }
  });
}

function* inParts(texts: Iterable<string>): Generator<string> {
  let part: string[] = [];
  for (const text of texts) {
    part.push(text);
    if (part.length < SHEETS_AT_ONCE) continue;
    yield part.join('');
    part = [];
  }
  yield part.join('');
}
