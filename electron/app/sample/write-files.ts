import { writeFileSafely } from '../../data/safe-file.js';
import { nameOf } from '../../domain/codes.js';
import { CODE_LISTS } from '../../domain/importing/code-lists.js';
import type { FieldType } from '../../domain/importing/profile.js';
import type { ReportValue, ValueKind } from '../../domain/reporting/report-table.js';
import { fillForm } from '../../workbook/forms/fill-form.js';
import { checkFormMap } from '../../workbook/forms/form-map.js';
import { writePlainTable } from '../../workbook/forms/plain-table.js';
import type { Resources } from '../resources.js';
import type { SampleFile } from './sample-files.js';
import type { SampleRow } from './rows.js';

const KINDS: Record<FieldType, ValueKind> = { text: 'text', id: 'text', people: 'text', code: 'text', day: 'day', money: 'money', percent: 'percent', int: 'count' };

/** The bytes of a sample workbook: the provincial form filled, or a plain table. */
export function sampleWorkbook(resources: Resources, file: SampleFile): Uint8Array {
  const rows = [...file.rows].map((r) => shownRow(file, r));
  if (file.form === 'plain') return writePlainTable(file.title, file.columns.map((c) => ({ key: c.key, titles: c.titles, kind: c.key === 'year' ? 'rank' : KINDS[c.type] })), rows);
  const map = checkFormMap(resources.json('forms/provincial-ledger.map.json'));
  const total = Object.fromEntries(file.columns.filter((c) => c.type === 'money' && map.columns[c.key] !== undefined).map((c) => [c.key, rows.reduce((a, r) => a + Number(r[c.key] ?? 0), 0)]));
  const cells = Object.fromEntries(Object.entries(file.cells).filter(([k]) => k in map.cells));
  return fillForm(resources.form('provincial-ledger.xlsx'), map, { cells, rows, total });
}

export function writeSampleFile(resources: Resources, file: SampleFile, target: string): void {
  writeFileSafely(target, sampleWorkbook(resources, file));
}

/** Codes as the office writes them, rates in percent. */
function shownRow(file: SampleFile, row: SampleRow): Record<string, ReportValue> {
  const out: Record<string, ReportValue> = {};
  for (const c of file.columns) {
    const v = row[c.key] ?? null;
    if (v === null) out[c.key] = null;
    else if (c.type === 'code' && c.codes !== undefined) out[c.key] = nameOf(CODE_LISTS.get(c.codes) ?? [], String(v));
    else if (c.type === 'percent') out[c.key] = (Number(v) / 10_000).toFixed(2);
    else out[c.key] = v;
  }
  return out;
}
