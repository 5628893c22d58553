import type { OutputOf, ParsedOf } from '../../contract/api.js';
import type { ComparedTable } from '../../contract/comparing.js';
import { DomainError } from '../../domain/domain-error.js';
import { messageFor } from '../../domain/messages.js';
import type { AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { compareBook } from './compare-book.js';
import { ledgerReports } from './ledger-reports.js';

/** Reads every file behind the fence and holds its tables against the ledger. A file that cannot be read says why and holds up nobody else. */
export async function compareFiles(context: AppContext, input: ParsedOf<'reports.compare'>, job: JobControl): Promise<OutputOf<'reports.compare'>> {
  const reports = ledgerReports(context, input);
  const tables: ComparedTable[] = [];
  const refused: OutputOf<'reports.compare'>['refused'] = [];
  for (const [i, file] of input.files.entries()) {
    job.progress(`核对 ${file.name}`, i, input.files.length);
    try {
      const book = await context.workbooks.read(context.files.pathOf(file), file.name, { signal: job.signal, onProgress: () => job.checkpoint() });
      job.checkpoint();
      tables.push(...compareBook(file.name, book, reports));
    } catch (e) {
      if (!(e instanceof DomainError) || e.code === 'CANCELLED') throw e;
      const { message, hint } = messageFor(e.code, { ...e.details, name: file.name });
      refused.push({ name: file.name, code: e.code, message, hint });
    }
  }
  return { ok: refused.length === 0 && tables.every(isClean), tables, refused };
}

const isClean = (t: ComparedTable): boolean => t.notCompared === null && t.differing + t.notInLedger.length + t.notInFile.length + t.columnsNotInFile.length + t.findingCount === 0;
