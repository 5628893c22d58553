import type { OutputFormat } from '../../contract/reports.js';
import type { FileRef } from '../../contract/files.js';
import type { RosterDocument } from '../../domain/reporting/report-table.js';
import { renderRoster } from '../../print/index.js';
import { writeBatch, type AppContext } from '../context.js';
import { logPrint } from '../letters/print-log.js';
import type { JobControl } from '../ports.js';
import { exportRoster } from '../reporting/export-roster.js';

/** A roster with ID numbers in full. It is handed out only when the line in 打印登记 – who, when, why – is written. */
export async function exportUnlocked(context: AppContext, document: RosterDocument, why: string, formats: readonly OutputFormat[], job: JobControl): Promise<{ files: FileRef[]; note?: string }> {
  const made = await exportRoster(context, document, formats, job);
  const { title, pages } = renderRoster(document);
  writeBatch(context, { kind: 'letter', title: `打印${title}（证件号码完整）` }, ['rosters'], (uow) => logPrint(uow, context.clock.today(), { what: title, letters: document.groups.length, pages, unlocked: why }));
  return made;
}
