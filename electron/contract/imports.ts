import { z } from 'zod';
import { DAY_ORDERS } from '../domain/date.js';
import { command, job, query } from './define.js';
import { fileRef } from './files.js';
import { count, day, fen, id, period } from './values.js';

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

/** A file without a table that can be read: one sentence and what to do; `sheets` are there when it can be mapped by hand. */
const refusedFile = z.object({ name: z.string(), code: z.string(), message: z.string(), hint: z.string(), sheets: z.array(z.string()) });

const unit = z.enum(['元', '万元']);
/** How the sheet writes its days in text; year first unless declared otherwise. */
const dates = z.enum(DAY_ORDERS);
const columns = z.record(z.string(), z.int().nonnegative().nullable());
/** What the clerk settled on the mapping page for one sheet of one file. */
const mapping = z.object({ file: z.string(), sheet: z.string(), profile: z.string(), headTop: z.int().positive(), headBottom: z.int().positive(), unit: unit.optional(), dates: dates.optional(), columns: columns.default({}), constants: z.record(z.string(), z.string()).default({}) });
export type SheetMapping = z.infer<typeof mapping>;

const mappedField = z.object({
  key: z.string(), title: z.string(), type: z.string(), required: z.boolean(),
  /** Zero-based sheet column, null when the field has none. */
  column: z.int().nullable(), head: z.string(),
  /** Why this column: the full title, the title, another known head, the clerk; '' without one. */
  reason: z.string(),
  /** First values of the column: as in the file, and as they are taken. */
  samples: z.array(z.object({ row: z.int(), raw: z.string(), value: z.string(), problem: z.string(), /** The value cannot be taken: the row would be rejected. */ rejects: z.boolean() })),
});
export type MappedField = z.infer<typeof mappedField>;

const sheetRow = z.object({ row: z.int(), cells: z.array(z.string()) });

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

const planRow = z.object({
  file: z.string(), sheet: z.string(), row: z.int(), verdict, subject: z.string(), changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })), issues: z.array(issue),
  /** On a conflict: whose side may be taken. 'ledger' alone: what the ledger has cannot be given up by an import. Empty on other rows. */
  choices: z.array(z.enum(['ledger', 'file'])),
});
export type PlanRow = z.infer<typeof planRow>;

const handedInUnit = z.object({
  unitId: id, unit: z.string(),
  /** null: nothing of the month was taken in; `conflicts` and `rejected` are the last one's, `rows` the whole one's. */
  handedIn: z.object({ firstOn: day, lastOn: day, times: count, by: z.string(), files: z.array(z.string()), batch: id, rows: count, principalFen: fen, conflicts: count, rejected: count }).nullable(),
  /** Still owed in the ledger, and how many of these loans lack what the form asks for. */
  loans: count, principalFen: fen, lacking: z.object({ responsible: count, idNo: count, cause: count, limitation: count }),
});
export type HandedInUnit = z.infer<typeof handedInUnit>;

export const importMethods = {
  /** The version in force, and all that can still be read, newest first. `own`: kept by this office. */
  'import.profiles': query(z.object({}), z.object({ profiles: z.array(z.object({ id: z.string(), version: z.int(), title: z.string(), kind: z.string(), own: z.boolean(), versions: z.array(z.int()) })) })),
  /** In its latest version unless one is named. */
  'import.profile': query(z.object({ id: z.string(), version: z.int().positive().optional() }), z.object({ profile: z.record(z.string(), z.unknown()) })),
  'import.plan': job(
    z.object({ files: z.array(fileRef).min(1).max(500), period, kind: z.string().optional(), profile: z.string().optional(), profileFile: fileRef.optional(), mappings: z.array(mapping).max(200).default([]) }),
    plan,
  ),
  /** A block pasted from Excel or WPS with its heads, as it stood on the clipboard: planned and committed like a file named 粘贴的内容. */
  'import.paste': job(
    z.object({ text: z.string().min(1).max(20_000_000), period, kind: z.string().optional(), profile: z.string().optional(), mappings: z.array(mapping).max(20).default([]) }),
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
  /** A sheet for mapping by hand: heads, suggestions with their reason, parsed values beside the raw text. */
  'import.look': query(
    z.object({ planId: z.string(), file: z.string(), sheet: z.string().optional(), profile: z.string().optional(), headTop: z.int().positive().optional(), headBottom: z.int().positive().optional(), unit: unit.optional(), dates: dates.optional(), columns: columns.default({}), constants: z.record(z.string(), z.string()).default({}) }),
    z.object({
      sheets: z.array(z.string()), sheet: z.string(), profile: z.string(), profiles: z.array(z.object({ id: z.string(), title: z.string(), kind: z.string() })),
      headTop: z.int(), headBottom: z.int(), unit: unit.nullable(), unitFrom: z.string(), dates,
      heads: z.array(z.object({ column: z.int(), head: z.string(), key: z.string().nullable() })), fields: z.array(mappedField),
      /** Keys of required fields without a column; what else stands in the way; what is worth knowing. */
      missing: z.array(z.string()), problems: z.array(z.string()), remarks: z.array(z.string()), ready: z.boolean(), dataRows: count,
      /** The sheet as it stands: its first rows and its last, `between` of them left out; days as days. */
      rows: z.array(sheetRow), tail: z.array(sheetRow), between: count,
      /** Of the rows shown: those that are no data, with the reason. */
      skipped: z.array(z.object({ row: z.int(), why: z.enum(['numbers', 'note', 'section', 'subtotal', 'total', 'empty', 'after_end']) })),
      /** Merged cells among them, rows and columns from 1. */
      merges: z.array(z.object({ top: z.int(), left: z.int(), bottom: z.int(), right: z.int() })),
    }),
  ),
  /** Keeps a settled mapping as a new version of a profile, so that the same form is not asked about again. */
  'import.saveMapping': command(mapping.omit({ file: true }).extend({ planId: z.string(), file: z.string(), id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, '名称请用小写字母、数字和短横线'), title: z.string().trim().min(2).max(40) }), z.object({ id: z.string(), version: z.int(), batch: z.int() })),
  /** A profile file of another office. */
  'import.saveProfile': command(z.object({ file: fileRef }), z.object({ id: z.string(), version: z.int(), batch: z.int() })),
  'import.exportProfile': job(z.object({ id: z.string(), version: z.int().positive().optional() }), z.object({ files: z.array(fileRef) })),
  /** Takes in what the plan says. A conflict comes in only when it is named in `takeFile`; otherwise the ledger's side stands and the row stays out. */
  'import.commit': job(
    z.object({ planId: z.string(), hash: z.string(), strict: z.boolean().default(false), takeFile: z.array(z.object({ file: z.string(), row: z.int(), /** Needed where several sheets of the file have the row number. */ sheet: z.string().optional() })).max(5000).default([]) }),
    z.object({ batch: z.int(), committed: count, insert: count, update: count, reject: count }),
  ),
  /** 退回表: the rejected and conflicting rows on the sender's own form, to send back. One workbook for every file, or all in one. */
  'import.problems': job(z.object({ planId: z.string(), combined: z.boolean().default(false) }), z.object({ files: z.array(fileRef), rows: count })),
  /** D4-06 台账报送: unit by unit, whose 台账 of a month came in and how complete the ledger is. */
  'import.handedIn': query(z.object({ period }), z.object({ units: z.array(handedInUnit) })),
  'import.discard': query(z.object({ planId: z.string() }), z.object({})),
};
