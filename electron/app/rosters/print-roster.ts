import type { OutputFormat } from '../../contract/reports.js';
import type { FileRef } from '../../contract/files.js';
import type { RosterDocument } from '../../domain/reporting/report-table.js';
import { renderRoster } from '../../print/index.js';
import { opened, writeBatch, type AppContext } from '../context.js';
import { logPrint } from '../letters/print-log.js';
import type { JobControl } from '../ports.js';
import { exportRoster } from '../reporting/export-roster.js';

/**
 * A roster for the printer stands in 打印登记: who, when, how many sheets. With ID numbers in full (`why` is not empty) it
 * is handed out only when that line is written; a masked one also where the ledger can only be read.
 */
export async function exportPrinted(context: AppContext, document: RosterDocument, why: string, formats: readonly OutputFormat[], job: JobControl): Promise<{ files: FileRef[]; note?: string }> {
  const made = await exportRoster(context, document, formats, job);
  if (why !== '' || (formats.includes('pdf') && opened(context).writer !== null)) logRosterPrint(context, document, why);
  return made;
}

/** The line in 打印登记 of a roster that went to the printer, or was handed out for it. */
export function logRosterPrint(context: AppContext, document: RosterDocument, why = ''): { readonly batch: number } {
  const { title, pages } = renderRoster(document);
  const { batch } = writeBatch(context, { kind: 'letter', title: `打印${title}${why === '' ? '' : '（证件号码完整）'}` }, [], (uow) => logPrint(uow, context.clock.today(), { what: title, letters: document.groups.length, pages, unlocked: why }));
  return { batch };
}
