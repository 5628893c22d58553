import { z } from 'zod';
import { job } from './define.js';
import { fileRef } from './files.js';
import { reportParams } from './reports.js';
import { count, fen, id, period } from './values.js';

const refusal = { code: z.string(), message: z.string(), hint: z.string() };

/** A cell that is not the ledger's: `at` on the sheet, `rowKey` and `columnKey` in the report. Texts are in the sheet's unit. */
const differentCell = z.object({
  at: z.string(), row: z.string(), rowKey: z.string(), titles: z.array(z.string()), columnKey: z.string(),
  verdict: z.enum(['rounding', 'differs', 'notInLedger', 'notInFile']),
  file: z.string(), ledger: z.string(), difference: z.string(), fileFen: fen.nullable(), ledgerFen: fen.nullable(),
  /** The report opens rows behind this cell. */
  drills: z.boolean(),
});
export type DifferentCell = z.infer<typeof differentCell>;

/** Something that does not follow from the sheet's own figures; `expected` is empty where only a person can say. */
const finding = z.object({ kind: z.enum(['sum', 'ratio', 'bothDown']), at: z.string(), row: z.string(), column: z.string(), shown: z.string(), expected: z.string(), text: z.string() });
export type SheetFinding = z.infer<typeof finding>;

/** One table of one sheet. Lists are cut at a cap; the counts are whole. */
const comparedTable = z.object({
  name: z.string(), sheet: z.string(),
  /** null: no report of ours; only its own figures were checked. */
  report: z.object({ id: z.string(), title: z.string() }).nullable(),
  period: period.nullable(), unit: z.string(),
  /** Why a report was not held against the ledger. */
  notCompared: z.object(refusal).nullable(),
  /** Cells held against the ledger; of them equal, apart by rounding only, and really different. */
  cells: count, equal: count, rounding: count, differing: count,
  /** Really different ones first, then those apart by rounding. */
  different: z.array(differentCell),
  /** Rows of the sheet the report does not have; `perhaps`: the missing row that has exactly these figures. */
  notInLedger: z.array(z.object({ row: z.int(), name: z.string(), perhaps: z.string() })),
  notInFile: z.array(z.object({ key: z.string(), name: z.string() })),
  columnsNotInFile: z.array(z.array(z.string())),
  headsNotCompared: z.array(z.string()),
  notes: z.array(z.string()),
  findings: z.array(finding), findingCount: count,
  /** What could not be checked, and why. */
  unchecked: z.array(z.string()),
});
export type ComparedTable = z.infer<typeof comparedTable>;

export const comparingMethods = {
  /**
   * 核对表格: the county's reports come back and are held against the ledger cell by cell; any other sheet is checked by its
   * own figures alone. Report and month are read from the sheet; what is given here must agree with it or fill a gap. With
   * `issue` they are held against that report as it was issued, whatever the ledger says today.
   */
  'reports.compare': job(
    z.object({ files: z.array(fileRef).min(1).max(50), id: reportParams.id.optional(), period: reportParams.period.optional(), base: reportParams.base, options: reportParams.options, issue: id.optional() }),
    z.object({
      /** Nothing differs, nothing is missing on either side, nothing was found and nothing refused. */
      ok: z.boolean(),
      tables: z.array(comparedTable),
      refused: z.array(z.object({ name: z.string(), ...refusal })),
    }),
  ),
};
