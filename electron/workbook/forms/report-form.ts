import { chineseDay, chinesePeriod } from '../../domain/date.js';
import { checkSentence, failedChecks, issueText } from '../../domain/reporting/margin.js';
import type { ReportTable, ReportValue } from '../../domain/reporting/report-table.js';
import { fillForm } from './fill-form.js';
import type { FormData, FormMap } from './form-map.js';

/** Which signature of a report goes into which cell of a form. */
const SIGNATURE_CELLS: Readonly<Record<string, string>> = {
  制表: 'preparedBy',
  制表人: 'preparedBy',
  填表人: 'preparedBy',
  复核: 'checkedBy',
  复核人: 'checkedBy',
  负责人: 'approvedBy',
  报出日期: 'reportedOn',
};

/** A report written into its official form. Cells and columns the form does not have are left out. */
export function fillReportForm(template: Uint8Array, map: FormMap, table: ReportTable): Uint8Array {
  return fillForm(template, map, reportFormData(map, table));
}

/** The report's figures by the names of the form's map; 序号 is counted where the report has none. */
function reportFormData(map: FormMap, table: ReportTable): FormData {
  const cells: Record<string, ReportValue> = {
    county: table.county,
    issuer: table.issuer ?? table.county,
    formNo: table.formNo ?? null,
    period: chinesePeriod(table.period),
    asOf: chineseDay(table.asOf),
  };
  // a form has one place for words: what failed and which issue it is stand under its notes
  const words = [...table.notes, ...failedChecks(table).map(checkSentence), ...(table.issue === undefined ? [] : [issueText(table.issue)])];
  if (words.length > 0) cells['notes'] = words.join('\n　　　');
  for (const { label, name } of table.signatures) {
    const cell = SIGNATURE_CELLS[label.replace(/[：:]$/, '')];
    if (cell !== undefined) cells[cell] = name;
  }
  const columns = Object.entries(map.columns);
  const figures = columns.filter(([key, c]) => c.kind !== 'text' && key !== 'seq').map(([key]) => key);
  return {
    cells: Object.fromEntries(Object.entries(cells).filter(([key]) => key in map.cells)),
    rows: table.rows.map((row, i) => ({ seq: i + 1, ...row.values })),
    total: Object.fromEntries(figures.flatMap((key) => (table.total?.[key] === undefined ? [] : [[key, table.total[key]]]))),
  };
}
