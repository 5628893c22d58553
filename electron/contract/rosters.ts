import { z } from 'zod';
import { ROSTER_ACTS } from '../domain/roster/delivery.js';
import { ROSTER_KINDS } from '../domain/roster/kinds.js';
import { OPTIONAL_COLUMNS } from '../domain/roster/layout.js';
import { command, job, query } from './define.js';
import { fileRef } from './files.js';
import { outputFormat } from './reports.js';
import { count, day, fen, id, pct, ppm, year } from './values.js';

const kind = z.enum(ROSTER_KINDS.map((k) => k.code));
const rosterPerson = z.object({ staffNo: z.string(), name: z.string(), role: z.string(), unit: z.string(), post: z.string(), loans: count, principalFen: fen, interestFen: fen });
const page = z.object({ title: z.string(), html: z.string(), pages: count });
const outputs = z.object({ files: z.array(fileRef), note: z.string().optional() });
const text = (max: number) => z.string().trim().max(max);
const reason = text(200).min(2, '请填写理由');

/** How it stands on paper; A4 landscape with all columns unless given. */
const layout = z.object({ leaveOut: z.array(z.enum(OPTIONAL_COLUMNS.map((c) => c.code))).default([]), size: z.enum(['A4', 'A3']).default('A4'), landscape: z.boolean().default(true), watermark: text(20).default('') });
export type RosterPaper = z.output<typeof layout>;

/** A roster of the ledger as it is now; one person's sheet, or all. */
const rosterParams = { kind, year, person: z.string().optional() };
const paperOf = { ...rosterParams, layout: layout.optional() };
/** An issued one as it was handed out; `revision` 1 is the first issue, the last one unless given. */
const issuedPaperOf = { rosterId: id, revision: z.int().positive().optional(), sheetId: id.optional(), layout: layout.optional() };

const share = z.object({ staffNo: z.string().optional(), /** Not on the staff list. */ outsider: text(40).min(2).optional(), role: z.string(), sharePpm: ppm.min(0).max(1_000_000).nullable().default(null), /** false: 附加、罚金, outside the 100 %. */ counts: z.boolean().default(true) });
/** One stretch of responsibility; `to`: the first day on which it is over. */
const responsible = z.object({ staffNo: z.string(), name: z.string(), role: z.string(), sharePpm: ppm.nullable(), counts: z.boolean(), from: day, to: day.nullable(), /** Present post, 已离职 or 名单外. */ present: z.string() });
export type ResponsibleRow = z.infer<typeof responsible>;

/** Which loans of a unit are asked for: all still owed, or those with something missing or special. */
const lackingWhat = z.enum(['all', 'with', 'without', 'shares', 'agency', 'false_name', 'staff', 'nominee']);
export type LackingWhat = z.infer<typeof lackingWhat>;
const completeness = z.object({ unitId: z.int(), unit: z.string(), loans: count, with: count, without: count, shares: count, agency: count, falseName: count, staff: count, nominee: count, principalFen: fen, withoutFen: fen, pct });
export type CompletenessRow = z.infer<typeof completeness>;
const lackingLoan = z.object({ loanId: id, no: z.string(), unit: z.string(), borrower: z.string(), actualUser: z.string(), problem: z.string(), principalFen: fen, formedOn: day, responsible: z.string(), shareSumPpm: ppm.nullable() });
export type LackingLoan = z.infer<typeof lackingLoan>;

const rosterHead = z.object({
  rosterId: id, year, kind, title: z.string(), no: count, rosterNo: z.string(), docNo: z.string(), issuedOn: day, asOf: day, deadlineOn: day, objectionDays: count, formedYears: z.array(year),
  revision: count, withdrawnOn: day.nullable(), withdrawnReason: z.string().nullable(), sheets: count, loans: count, principalFen: fen, delivered: count, signed: count, batch: id, by: z.string(),
});
export type RosterHead = z.infer<typeof rosterHead>;

/**
 * What became of the loans of a sheet since they were put on it; principal in 分.
 * principal = cash + inKind + other + moved + left; pct = (cash + inKind) ÷ (principal − moved).
 */
const account = z.object({ loans: count, settled: count, moved: count, principalFen: fen, cashFen: fen, inKindFen: fen, recoveredFen: fen, interestFen: fen, otherFen: fen, movedFen: fen, leftFen: fen, pct });
export type RosterAccount = z.infer<typeof account>;
const deliveryState = z.enum(['open', 'printed', 'delivered', 'signed', 'refused']);
const sheet = account.extend({
  sheetId: id, no: count, sheetNo: z.string(), key: z.string(), staffNo: z.string(), name: z.string(), unit: z.string(), present: z.string(), left: z.boolean(),
  state: deliveryState, deliveredOn: day.nullable(), signedOn: day.nullable(), returnedOn: day.nullable(), reminders: count, remindOn: day.nullable(), warnedOn: day.nullable(),
});
export type RosterSheet = z.infer<typeof sheet>;
const sheetLoan = z.object({ itemId: id, loanId: id, no: z.string(), borrower: z.string(), unit: z.string(), role: z.string(), sharePpm: ppm.nullable(), revision: count, /** 已结清, 责任变动 … once it was taken off. */ removedWhy: z.string(), principalFen: fen, recoveredFen: fen, interestFen: fen, otherFen: fen, movedFen: fen, leftFen: fen });
export type RosterSheetLoan = z.infer<typeof sheetLoan>;
const actCode = z.enum(ROSTER_ACTS.map((a) => a.code));
const act = z.object({ actId: id, act: actCode, on: day, how: z.string(), to: z.string(), says: z.string(), by: z.string() });
export type RosterActRow = z.infer<typeof act>;
const change = z.object({ act: z.enum(['add', 'remove']), why: z.string(), loanId: id, no: z.string(), borrower: z.string(), unit: z.string(), person: z.string(), principalFen: fen });
export type RosterChange = z.infer<typeof change>;
const due = z.object({ rosterId: id, title: z.string(), kind: z.enum(['deliver', 'remind', 'warn']), dueOn: day, sheets: count, names: z.string(), message: z.string() });
export type RosterDue = z.infer<typeof due>;

export const rosterMethods = {
  // responsibility
  /** From a day on these persons answer for the loans; those before them end on that day and stay readable. */
  'loans.responsible': command(z.object({ loanIds: z.array(id).min(1).max(5000), on: day, persons: z.array(share).min(1).max(20), reason: text(200).default('') }), z.object({ batch: id, loans: count })),
  /** Everybody who answers or ever answered for a loan, the present ones first. */
  'loans.responsibles': query(z.object({ loanId: id }), z.object({ persons: z.array(responsible) })),
  /** D5-03: every loan still owed has a person, unit by unit. */
  'rosters.completeness': query(z.object({}), z.object({ units: z.array(completeness), total: completeness })),
  'rosters.lacking': query(z.object({ what: lackingWhat, unitId: z.int().optional(), offset: count.default(0), limit: z.int().min(1).max(1000).default(200) }), z.object({ count, principalFen: fen, loans: z.array(lackingLoan) })),
  /** 实际用款人 with the loans in other people's names, the largest first. */
  'rosters.actualUsers': query(z.object({ /** At least so many nominees. */ nominees: count.default(1) }), z.object({ users: z.array(z.object({ partyId: id, name: z.string(), idNo: z.string(), nominees: count, loans: count, principalFen: fen, interestFen: fen, lines: z.array(lackingLoan) })) })),

  // the schedule
  'rosters.schedule': query(z.object({}), z.object({ years: z.array(z.object({ planYear: year, formedYears: z.array(year), locked: z.boolean(), loans: count, principalFen: fen, recoveredFen: fen })) })),
  /** The formation years a year calls; none takes the year off the schedule. Refused in a locked year. */
  'rosters.plan': command(z.object({ year, formedYears: z.array(year).max(60) }), z.object({ batch: id, added: z.array(year), removed: z.array(year) })),
  /** Unlocking needs a reason and no roster of the year that stands. */
  'rosters.lockYear': command(z.object({ year, locked: z.boolean().default(true), reason: text(200).default('') }), z.object({ batch: id })),

  // a roster to look at: as the ledger is now
  'rosters.show': query(z.object(rosterParams), z.object({ kind: z.string(), year, formedYears: z.array(year), persons: z.array(rosterPerson), total: z.object({ loans: count, principalFen: fen, interestFen: fen }) })),
  'rosters.page': query(z.object(paperOf), page),
  /** `unlocked`: why the ID numbers are printed in full; written into the print log. */
  'rosters.export': job(z.object({ ...paperOf, unlocked: reason.optional(), formats: z.array(outputFormat).min(1) }), outputs),

  // an issued roster: what was handed out
  'rosters.issue': command(z.object({ year, kind, docNo: text(60).default(''), on: day.optional(), asOf: day.optional(), deadlineOn: day.optional(), objectionDays: z.int().min(1).max(90).default(10) }), z.object({ batch: id, rosterId: id, sheets: count, loans: count, principalFen: fen })),
  'rosters.issued': query(z.object({ year: year.optional() }), z.object({ rosters: z.array(rosterHead) })),
  /** `on`: the day up to which receipts count; today unless given. */
  'rosters.one': query(z.object({ rosterId: id, on: day.optional() }), rosterHead.extend({ on: day, account, persons: z.array(sheet), revisions: z.array(z.object({ revision: count, on: day, asOf: day, docNo: z.string(), reason: z.string(), added: count, removed: count })) })),
  'rosters.sheet': query(z.object({ sheetId: id, on: day.optional() }), z.object({ loans: z.array(sheetLoan), acts: z.array(act) })),
  /** Additions and removals of the ledger as it is now against the roster. */
  'rosters.changes': query(z.object({ rosterId: id }), z.object({ changes: z.array(change), added: count, removed: count })),
  'rosters.revise': command(z.object({ rosterId: id, docNo: text(60).default(''), on: day.optional(), reason }), z.object({ batch: id, revision: count, added: count, removed: count })),
  'rosters.withdraw': command(z.object({ rosterId: id, on: day.optional(), reason }), z.object({ batch: id })),
  'rosters.act': command(z.object({ rosterId: id, sheetIds: z.array(id).min(1).max(5000), act: actCode, on: day, how: text(40).default(''), to: text(40).default(''), says: text(300).default(''), by: text(40).default('') }), z.object({ batch: id, sheets: count })),
  /** Not delivered, not signed after the days for objection, warnings by quarter and month. */
  'rosters.due': query(z.object({ until: day.optional() }), z.object({ due: z.array(due) })),
  'rosters.issuedPage': query(z.object(issuedPaperOf), page),
  'rosters.issuedExport': job(z.object({ ...issuedPaperOf, formats: z.array(outputFormat).min(1) }), outputs),
  /** What a page shows went to the printer: the line in 打印登记. A PDF writes its own. */
  'rosters.printed': command(z.union([z.object(paperOf), z.object(issuedPaperOf)]), z.object({ batch: id })),
};
