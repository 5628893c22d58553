import type { FileRef } from '../../contract/files.js';
import type { OutputFormat } from '../../contract/reports.js';
import type { ReportTable } from '../../domain/reporting/report-table.js';
import { renderReport } from '../../print/index.js';
import type { ReportDefinition } from '../../reports/define-report.js';
import { checkFormMap } from '../../workbook/forms/form-map.js';
import { fillReportForm } from '../../workbook/forms/report-form.js';
import { writeReport } from '../../workbook/forms/report-workbook.js';
import type { AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { tableCsv } from './table-csv.js';
import { writeOutputs } from './write-outputs.js';

/** The official form where the report has one, the plain form otherwise. The same table gives the same bytes. */
export function reportWorkbook(context: AppContext, { form }: ReportDefinition, table: ReportTable): Uint8Array {
  return form === undefined ? writeReport(table) : fillReportForm(context.resources.form(`${form}.xlsx`), checkFormMap(context.resources.json(`forms/${form}.map.json`)), table);
}

/** One table, every rendering. */
export function exportReport(context: AppContext, report: ReportDefinition, table: ReportTable, formats: readonly OutputFormat[], job: JobControl): Promise<{ files: FileRef[]; note?: string }> {
  return writeOutputs(context, {
    name: `${report.title}-${table.period}`,
    workbook: () => reportWorkbook(context, report, table),
    csv: () => tableCsv(table),
    document: () => renderReport(table),
  }, formats, job);
}
