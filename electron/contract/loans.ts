import { z } from 'zod';
import { query } from './define.js';
import { count, day, fen, id, value, values } from './values.js';

/** What the grid can filter by; empty fields do not restrict. */
export const loanFilter = z.object({
  search: z.string().default(''),
  unitId: z.int().optional(),
  book: z.string().optional(),
  riskClass: z.string().optional(),
  formedYear: z.int().optional(),
  /** Call schedule: all loans whose vintage is called in this year. */
  callYear: z.int().optional(),
  publicOnly: z.boolean().default(false),
  withoutResponsible: z.boolean().default(false),
  liveOnly: z.boolean().default(false),
  minFen: fen.optional(),
  maxFen: fen.optional(),
});
export type LoanFilter = z.infer<typeof loanFilter>;

const loanRow = z.object({
  loanId: id,
  no: z.string(),
  unitId: z.int(),
  unit: z.string(),
  borrower: z.string(),
  /** masked */
  idNo: z.string(),
  book: z.string(),
  class: z.string(),
  grantedOn: day,
  dueOn: day,
  formedOn: day.nullable(),
  formedYear: z.int().nullable(),
  guarantee: z.string(),
  originalPrincipalFen: fen,
  beginPrincipalFen: fen,
  cashFen: fen,
  inKindFen: fen,
  rolledFen: fen,
  currentPrincipalFen: fen,
  onInterestFen: fen,
  offInterestFen: fen,
  interestPaidFen: fen,
  responsible: z.string(),
  collector: z.string(),
  settled: z.boolean(),
});
export type LoanRow = z.infer<typeof loanRow>;

const receipt = z.object({ entryId: id, on: day, bookedOn: day, form: z.string(), measure: z.string(), principalFen: fen, onInterestFen: fen, offInterestFen: fen, voucherNo: z.string(), persons: z.string(), reversed: z.boolean(), reversalOf: z.int().nullable(), carried: z.boolean(), batch: z.int() });

const loanDetail = z.object({
  loan: loanRow.extend({
    ledgerNo: z.string(),
    idKind: z.string(),
    phone: z.string(),
    client: z.string(),
    town: z.string(),
    publicKind: z.string(),
    actualUser: z.string(),
    security: z.string(),
    ratePct: z.string(),
    cause: z.string(),
    problem: z.string(),
    rollovers: z.int(),
    extra: values,
  }),
  responsible: z.array(z.object({ staffNo: z.string(), name: z.string(), role: z.string(), sharePct: z.string(), presentPost: z.string() })),
  receipts: z.array(receipt),
  balances: z.array(z.object({ from: day, to: day, class: z.string(), book: z.string(), principalFen: fen })),
  suits: z.array(z.object({ title: z.string(), filedOn: day, closedOn: day.nullable(), claimFen: fen })),
  assets: z.array(z.object({ name: z.string(), receivedOn: day, agreedFen: fen })),
  /** 分类经过: every dated change of class. */
  classes: z.array(z.object({ on: day, from: z.string(), to: z.string(), reason: z.string() })),
  /** 机构划转. */
  moves: z.array(z.object({ on: day, from: z.string(), to: z.string(), reason: z.string() })),
  /** 放水养鱼: own new loans beside this one. */
  aids: z.array(z.object({ newLoanNo: z.string(), amountFen: fen, grantedOn: day, plan: z.string() })),
  /** The same loan in another book: written off, swapped. */
  twins: z.array(z.object({ loanId: id, book: z.string(), principalFen: fen })),
  otherLoans: z.array(z.object({ loanId: id, no: z.string(), unit: z.string(), principalFen: fen })),
  changes: z.array(z.object({ batch: z.int(), at: z.int(), title: z.string(), field: z.string(), before: value, after: value })),
});
export type LoanDetail = z.infer<typeof loanDetail>;

const hit = z.object({ loanId: id, no: z.string(), unit: z.string(), borrower: z.string(), idTail: z.string(), principalFen: fen, onInterestFen: fen, offInterestFen: fen, class: z.string(), book: z.string(), collector: z.string(), collectorNo: z.string(), formedYear: z.int().nullable() });
export type LoanHit = z.infer<typeof hit>;

export const loanMethods = {
  'loans.page': query(
    z.object({ filter: loanFilter.prefault({}), sort: z.object({ key: z.string(), descending: z.boolean() }).default({ key: 'unit', descending: false }), offset: count.default(0), limit: z.int().min(1).max(1000).default(100) }),
    z.object({ count, totals: z.record(z.string(), fen), rows: z.array(loanRow) }),
  ),
  'loans.get': query(z.object({ loanId: id.optional(), no: z.string().optional(), unit: z.string().optional() }), loanDetail),
  /** By borrower (Chinese or pinyin initials), loan number or ID tail; at most `limit` live hits. */
  'loans.search': query(z.object({ text: z.string().trim().min(1), limit: z.int().min(1).max(50).default(9) }), z.object({ hits: z.array(hit) })),
};
