import type { FileRef } from '../../contract/files.js';
import type { OutputFormat } from '../../contract/reports.js';
import type { RosterDocument } from '../../domain/reporting/report-table.js';
import { renderRoster } from '../../print/index.js';
import { writeRoster } from '../../workbook/forms/roster-workbook.js';
import type { AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { tableCsv } from './table-csv.js';
import { writeOutputs } from './write-outputs.js';

/** A roster for paper or as a workbook; the CSV is the plain list of its rows. */
export function exportRoster(context: AppContext, document: RosterDocument, formats: readonly OutputFormat[], job: JobControl): Promise<{ files: FileRef[]; note?: string }> {
  return writeOutputs(context, {
    name: document.title,
    workbook: () => writeRoster(document),
    csv: () => tableCsv({ columns: document.columns, rows: document.groups.flatMap((g) => g.rows), total: null, unit: document.unit }),
    document: () => renderRoster(document),
  }, formats, job);
}
