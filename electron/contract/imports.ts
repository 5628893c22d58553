import { z } from 'zod';
import { job, query } from './define.js';
import { fileRef } from './files.js';
import { count, fen, period } from './values.js';

const issue = z.object({ row: z.int(), column: z.string(), title: z.string(), raw: z.string(), code: z.string(), severity: z.enum(['reject', 'warn']), message: z.string() });
const verdict = z.enum(['insert', 'update', 'unchanged', 'conflict', 'reject']);
export type Verdict = z.infer<typeof verdict>;

const planFile = z.object({
  name: z.string(),
  sheet: z.string(),
  kind: z.string(),
  profile: z.string(),
  profileVersion: z.int(),
  /** Set when this very file was imported before: when, by whom, in which batch. */
  importedBefore: z.object({ batch: z.int(), at: z.int(), user: z.string() }).nullable(),
  units: z.array(z.string()),
  rows: count, insert: count, update: count, unchanged: count, conflict: count, reject: count,
  /** Sums of the taken rows by field key, in 分. */
  controlTotals: z.record(z.string(), fen),
  /** The file's own 合计 row, where it has one. */
  ownTotals: z.record(z.string(), fen).nullable(),
  columns: z.array(z.object({ key: z.string(), title: z.string(), head: z.string() })),
  unknownHeads: z.array(z.string()),
  issues: z.array(issue),
});
export type PlanFile = z.infer<typeof planFile>;

/** A file that could not be read at all: one sentence and what to do. */
const refusedFile = z.object({ name: z.string(), code: z.string(), message: z.string(), hint: z.string() });

const plan = z.object({
  planId: z.string(),
  hash: z.string(),
  period,
  files: z.array(planFile),
  refused: z.array(refusedFile),
  missing: z.array(z.object({ no: z.string(), unit: z.string(), borrower: z.string(), principalFen: fen })),
  newUnits: z.array(z.string()),
  differences: z.array(z.string()),
  totals: z.object({ rows: count, insert: count, update: count, unchanged: count, conflict: count, reject: count }),
  /** Figures before and after, so that the clerk sees what the batch does. */
  effect: z.array(z.object({ name: z.string(), beforeFen: fen, afterFen: fen })),
});
export type ImportPlan = z.infer<typeof plan>;

const planRow = z.object({ file: z.string(), row: z.int(), verdict, subject: z.string(), changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })), issues: z.array(issue) });
export type PlanRow = z.infer<typeof planRow>;

export const importMethods = {
  'import.profiles': query(z.object({}), z.object({ profiles: z.array(z.object({ id: z.string(), version: z.int(), title: z.string(), kind: z.string() })) })),
  'import.profile': query(z.object({ id: z.string() }), z.object({ profile: z.record(z.string(), z.unknown()) })),
  'import.plan': job(
    z.object({ files: z.array(fileRef).min(1).max(500), period, kind: z.string().optional(), profile: z.string().optional(), profileFile: fileRef.optional() }),
    plan,
  ),
  'import.rows': query(
    z.object({ planId: z.string(), file: z.string().optional(), verdicts: z.array(verdict).default([]), problemsOnly: z.boolean().default(false), offset: count.default(0), limit: z.int().min(1).max(500).default(100) }),
    z.object({ count, rows: z.array(planRow) }),
  ),
  /** The sheet as it stands in the file, for the mapping step: first rows as text, with the field each column went to. */
  'import.sheet': query(
    z.object({ planId: z.string(), file: z.string() }),
    z.object({ headTop: z.int(), headBottom: z.int(), columns: z.array(z.object({ key: z.string().nullable(), title: z.string() })), rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })) }),
  ),
  'import.commit': job(
    z.object({ planId: z.string(), hash: z.string(), strict: z.boolean().default(false), takeFile: z.array(z.object({ file: z.string(), row: z.int() })).default([]) }),
    z.object({ batch: z.int(), committed: count, insert: count, update: count, reject: count }),
  ),
  /** Workbook of the rejected rows with the reason beside each, to send back to the 信用社. */
  'import.problems': job(z.object({ planId: z.string() }), z.object({ files: z.array(fileRef), rows: count })),
  'import.discard': query(z.object({ planId: z.string() }), z.object({})),
};
