import { z } from 'zod';
import { command, job, query } from './define.js';
import { fileRef } from './files.js';
import { outputFormat, reportParams, reportTable } from './reports.js';
import { count, day, id, period, value } from './values.js';

/** A report as it left the house. `no`: 第 n 次出具 of this report and month. */
const issue = z.object({
  id, report: z.string(), title: z.string(), period, no: id, asOf: day, base: day.nullable(), options: z.record(z.string(), z.string()),
  on: day, at: z.int(), user: z.string(), closeVersion: z.int().nullable(), corrects: id.nullable(), correctedBy: id.nullable(),
  /** Reasons by check. */
  overruled: z.record(z.string(), z.string()),
  figuresHash: z.string(), workbookHash: z.string(), batch: id, voided: z.boolean(),
});
export type ReportIssue = z.infer<typeof issue>;

export const issueMethods = {
  /**
   * 出具: freezes the report as the ledger has it now, with its workbook. A failed check blocks it unless `overrule` holds a
   * reason for it by its id; where the same question was issued before with other figures, this is its correction.
   */
  'reports.issue': command(z.object({ ...reportParams, overrule: z.record(z.string(), z.string()).default({}) }), z.object({ issue, batch: id })),
  'reports.issues': query(z.object({ id: z.string().optional(), period: period.optional() }), z.object({ issues: z.array(issue) })),
  /** The table as issued, and in which cells the ledger says otherwise today. */
  'reports.issued': query(z.object({ issue: id }), z.object({ issue, table: reportTable, changes: z.array(z.object({ row: z.string(), column: z.string(), was: value, now: value })), says: z.string() })),
  'reports.issuedPage': query(z.object({ issue: id }), z.object({ title: z.string(), html: z.string(), pages: count })),
  /** The very workbook that was issued; page and CSV from the figures as issued. */
  'reports.issuedExport': job(z.object({ issue: id, formats: z.array(outputFormat).min(1) }), z.object({ files: z.array(fileRef), note: z.string().optional() })),
};
