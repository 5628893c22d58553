import { z } from 'zod';
import { job, query } from './define.js';
import { fileRef } from './files.js';
import { check } from './periods.js';
import { count, day, fen, period, values } from './values.js';

export const outputFormat = z.enum(['xlsx', 'html', 'pdf', 'csv']);
export type OutputFormat = z.infer<typeof outputFormat>;

const column = z.object({ key: z.string(), titles: z.array(z.string()), kind: z.enum(['text', 'count', 'money', 'percent', 'points', 'rank', 'day']), mm: z.number(), riseIsBad: z.boolean().optional(), drill: z.string().optional() });
const row = z.object({ key: z.string(), level: z.enum(['row', 'subtotal']), values });

/** domain/reporting ReportTable as it crosses. */
export const reportTable = z.object({
  id: z.string(), title: z.string(), county: z.string(), period, asOf: day, unit: z.enum(['元', '万元']),
  columns: z.array(column), rows: z.array(row), total: values.nullable(), checks: z.array(check), notes: z.array(z.string()), issue: z.object({ no: z.int(), on: day, by: z.string(), corrects: z.int().nullable() }).optional(),
  signatures: z.array(z.object({ label: z.string(), name: z.string() })), paper: z.object({ size: z.enum(['A4', 'A3']), landscape: z.boolean() }),
});

const option = z.object({ key: z.string(), label: z.string(), kind: z.enum(['wan', 'percent', 'count', 'day', 'choice', 'unit']), initial: z.string(), choices: z.array(z.object({ value: z.string(), label: z.string() })).optional() });
export type ReportOption = z.infer<typeof option>;

/** `options`: thresholds, rates and ways of counting by key, as the catalogue lists them; what is not given has its initial value. */
export const reportParams = { id: z.string(), period, base: day.optional(), options: z.record(z.string(), z.string()).default({}) };
/** The table, or its charts; charts are for paper only (html, pdf). */
const view = z.enum(['table', 'charts']).default('table');

export const reportMethods = {
  'reports.list': query(z.object({}), z.object({ reports: z.array(z.object({ id: z.string(), title: z.string(), about: z.string(), params: z.array(z.string()), options: z.array(option), charts: z.boolean() })) })),
  'reports.table': query(z.object(reportParams), reportTable),
  /** The sheets as they will come out of the printer: a self-contained page without scripts. */
  'reports.page': query(z.object({ ...reportParams, view }), z.object({ title: z.string(), html: z.string(), pages: count })),
  'reports.drill': query(z.object({ ...reportParams, row: z.string(), column: z.string(), offset: count.default(0), limit: z.int().min(1).max(500).default(100) }), z.object({ title: z.string(), explains: z.string(), count, totalFen: fen, columns: z.array(column), rows: z.array(row) })),
  'reports.export': job(z.object({ ...reportParams, view, formats: z.array(outputFormat).min(1) }), z.object({ files: z.array(fileRef), note: z.string().optional() })),
};
