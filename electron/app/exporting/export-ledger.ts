import type { OutputOf, ParsedOf } from '../../contract/api.js';
import { chineseDay, chinesePeriod, lastDay } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { LEDGER_COLUMNS } from '../../domain/importing/ledger-form.js';
import type { ReportValue } from '../../domain/reporting/report-table.js';
import { writeFileSafely } from '../../data/safe-file.js';
import { fillForm } from '../../workbook/forms/fill-form.js';
import { reader, type AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { countyName } from '../reporting/county-name.js';
import { ledgerForm } from './form-catalogue.js';
import { ledgerLines } from './ledger-lines.js';

const MONEY = LEDGER_COLUMNS.filter((c) => c.type === 'money').map((c) => c.key);

/**
 * The ledger as it stood at the end of the period, in the province's own form or the office's revised one (P-2, X-8). A
 * form that says one thing of all its rows – one book, one unit – takes only the loans of which it is true.
 */
export function exportLedger(context: AppContext, input: ParsedOf<'ledger.export'>, job: JobControl): OutputOf<'ledger.export'> {
  const { map, template, constants } = ledgerForm(context, input.profile);
  job.progress('汇集台账', 0, 1);
  const all = ledgerLines(reader(context), input.period, input.unit);
  if (all.length === 0) throw new DomainError('YEAR_NOT_OPENED', { year: input.period.slice(0, 4) });
  const rows = all.filter((r) => Object.entries(constants).every(([key, value]) => String(r[key] ?? '') === value)).map((r, i) => ({ ...r, seq: i + 1 }));
  const controlTotals = Object.fromEntries(MONEY.map((k) => [k, rows.reduce((a, r) => a + Number((r as Record<string, ReportValue>)[k] ?? 0), 0)]));
  job.progress('填写表格', 0, 1);
  const target = context.files.place(`${map.title}-${input.period}.xlsx`);
  const cells = cellsOf(context, { ...input, unit: input.unit ?? constants['unit'] }, map.cells);
  const total = map.totalRow === undefined ? {} : { total: Object.fromEntries(MONEY.filter((k) => map.columns[k] !== undefined).map((k) => [k, controlTotals[k] ?? 0])) };
  writeFileSafely(target, fillForm(template, map, { cells, rows, ...total }));
  return { files: [context.files.adopt(target)], rows: rows.length, leftOut: all.length - rows.length, controlTotals };
}

/** The lines around the table, as far as the form has them. */
function cellsOf(context: AppContext, input: Pick<ParsedOf<'ledger.export'>, 'unit' | 'period'>, known: Readonly<Record<string, unknown>>): Record<string, ReportValue> {
  const county = countyName(context);
  const cells = { county, reportingUnit: input.unit ?? county, asOf: chineseDay(lastDay(input.period)), period: chinesePeriod(input.period) };
  return Object.fromEntries(Object.entries(cells).filter(([k]) => k in known));
}
