import { z } from 'zod';
import { command, job, query } from './define.js';
import { fileRef } from './files.js';
import { loanFilter } from './loans.js';
import { count, day, fen, id, period, year } from './values.js';

const text = (max: number) => z.string().trim().max(max);
const kind = z.enum(['responsibility', 'dunning', 'instalment', 'warning', 'admonition', 'statement']);
/** `shipped`: comes with the program; the office's own versions go 草稿 → 启用. */
const state = z.enum(['shipped', 'draft', 'in_use']);
const templateHead = z.object({ id: z.string(), version: z.int(), kind, kindName: z.string(), title: z.string(), state, /** The version new letters are made with. */ current: z.boolean(), approvedBy: z.string().nullable(), approvedOn: day.nullable() });
export type LetterTemplateHead = z.infer<typeof templateHead>;
const template = z.object({ id: text(40), version: z.int().default(1), kind, title: text(40), mark: text(12), body: z.string().max(20_000) });
const finding = z.object({ line: z.int(), text: z.string() });
export type LetterFindingRow = z.infer<typeof finding>;
const field = z.object({ /** What is written into the text: `{{本金}}`. */ insert: z.string(), label: z.string(), group: z.string() });
export type LetterFieldRow = z.infer<typeof field>;

/** What letters are made for. Loans: by id, number, filter, or the roster of a year; persons: a roster's, all or some; units: those a rule fired for, or some. */
const select = z.object({ loanIds: z.array(id).max(20_000).optional(), loanNos: z.array(text(40)).max(1000).optional(), filter: loanFilter.optional(), year: year.optional(), staffNos: z.array(z.string()).max(5000).optional(), unitIds: z.array(id).max(500).optional(), period: period.optional(), base: day.optional() });
export type LetterSelect = z.input<typeof select>;
/** Said once for all letters of a run; what is empty is left to be filled in by hand. */
const terms = z.object({
  on: day.optional(), graceDays: z.int().min(1).max(365).default(15), place: text(60).default(''), contact: text(40).default(''), phone: text(40).default(''), maker: text(40).default(''), replyBy: day.optional(), deadline: day.optional(), objectionDays: z.int().min(1).max(90).default(15),
  /** 分期: equal parts of the principal, the first on that day, then every so many months. */
  instalments: z.object({ count: z.int().min(1).max(60), first: day, months: z.int().min(1).max(12).default(1) }).optional(),
});
export type LetterTerms = z.input<typeof terms>;
/** By id (the version in use, unless one is named), or a text being edited. */
const which = { template: text(40).default(''), version: z.int().optional(), draft: template.optional(), select: select.prefault({}), terms: terms.prefault({}) };
const skipped = z.array(z.object({ what: z.string(), reason: z.string() }));
const format = z.enum(['pdf', 'html']).default('pdf');
const made = z.object({ files: z.array(fileRef), letters: count, pages: count, note: z.string().optional() });

const act = z.enum(['printed', 'delivered', 'signed', 'returned', 'refused']);
const letterRow = z.object({
  letterId: id, kind, kindName: z.string(), number: z.string(), copy: z.int(), on: day, to: z.string(), role: z.string(), subject: z.string(), unit: z.string(), pages: count, template: z.string(), unlocked: z.string(), by: z.string(), batch: id, voided: z.boolean(),
  /** The last thing that happened to it, and whether somebody who may sign has signed (诉讼时效规定8). */
  lastAct: act.nullable(), lastOn: day.nullable(), signed: z.boolean(),
});
export type LetterRow = z.infer<typeof letterRow>;
const letterAct = z.object({ actId: id, act, on: day, how: z.string(), name: z.string(), relation: z.string(), witness: z.string(), says: z.string(), by: z.string() });
export type LetterActRow = z.infer<typeof letterAct>;

export const letterMethods = {
  'letters.templates': query(z.object({}), z.object({ templates: z.array(templateHead) })),
  'letters.template': query(z.object({ id: z.string(), version: z.int().optional() }), templateHead.extend({ mark: z.string(), body: z.string(), findings: z.array(finding), fields: z.array(field) })),
  /** What is wrong with a text being edited, or in a file; stores nothing. */
  'letters.check': query(z.object({ draft: template.optional(), file: fileRef.optional() }), z.object({ title: z.string(), findings: z.array(finding) })),
  /** Keeps a draft; it may still be wrong. */
  'letters.saveTemplate': command(z.object({ draft: template.optional(), file: fileRef.optional() }), z.object({ batch: id, id: z.string(), version: z.int(), findings: z.array(finding) })),
  /** 启用. Refused while anything is found wrong. */
  'letters.useTemplate': command(z.object({ id: z.string(), version: z.int(), by: text(40).min(2), on: day.optional() }), z.object({ batch: id })),
  /** One letter of the run as it will be printed, and how many there are. IDs and phones are masked. */
  'letters.preview': query(z.object({ ...which, at: count.default(0) }), z.object({ html: z.string(), title: z.string(), pages: count, letters: count, at: count, to: z.string(), skipped })),
  /** 试打: all letters of the run, not issued, masked and marked so. */
  'letters.merge': job(z.object({ ...which, format }), made.extend({ skipped, batch: id })),
  /** 出具: numbers the letters and keeps them as they are printed, one batch. `unlock`: the reason why IDs and phones stand in full. */
  'letters.issue': job(z.object({ ...which, unlock: text(200).default('') }), z.object({ batch: id, letterIds: z.array(id), letters: count, pages: count, first: z.string(), last: z.string(), skipped })),
  'letters.issued': query(z.object({ kind: kind.optional(), year: year.optional(), search: text(40).default(''), /** Nobody has signed it yet. */ openOnly: z.boolean().default(false), loanId: id.optional(), offset: count.default(0), limit: z.int().min(1).max(500).default(100) }), z.object({ count, letters: z.array(letterRow) })),
  'letters.issuedPage': query(z.object({ letterId: id }), z.object({ title: z.string(), html: z.string(), pages: count, acts: z.array(letterAct) })),
  /** Prints what was issued exactly as it was, and writes that down. */
  'letters.print': job(z.object({ letterIds: z.array(id).min(1).max(100_000), format, on: day.optional() }), made.extend({ batch: id })),
  /** 送达、签收、退回、拒收 of one copy. */
  'letters.act': command(z.object({ letterId: id, act: act.exclude(['printed']), on: day, how: text(40).default(''), name: text(40).default(''), relation: text(40).default(''), witness: text(40).default(''), says: text(200).default('') }), z.object({ batch: id })),
  /** 打印登记: who, when, what, how many pages, masked or not and why. */
  'letters.prints': query(z.object({ offset: count.default(0), limit: z.int().min(1).max(500).default(100) }), z.object({ count, prints: z.array(z.object({ printId: id, on: day, by: z.string(), what: z.string(), letters: count, pages: count, unlocked: z.string() })) })),
};

const basis = z.enum(['judgment', 'defaulter', 'consent']);
const channel = z.enum(['newspaper', 'poster', 'exposure']);
const publicationItem = z.object({ itemId: id, loanId: id, no: z.string(), unit: z.string(), borrower: z.string(), /** masked */ idNo: z.string(), principalFen: fen, interestFen: fen, basis, basisName: z.string(), docNo: z.string(), docOn: day, withdrawnOn: day.nullable(), withdrawnWhy: z.string() });
const publication = z.object({ publicationId: id, channel, channelName: z.string(), title: z.string(), askedOn: day, askedBy: z.string(), reason: z.string(), items: count, withdrawn: count, principalFen: fen, approved: z.boolean().nullable(), decidedOn: day.nullable(), decidedBy: z.string(), docNo: z.string(), decision: z.string() });
export type PublicationRow = z.infer<typeof publication>;

/** 公示: 登报、张榜、曝光, only for loans with a legal basis and after somebody else approved (D4-08, D5-09). */
export const publicationMethods = {
  'publications.basis': command(z.object({ loanId: id, basis, docNo: text(60).min(1, '请填写文号'), docOn: day, says: text(200).default('') }), z.object({ batch: id, basisId: id })),
  /** Takes what has a basis; the others are named with the reason. */
  'publications.ask': command(z.object({ channel, title: text(60).min(2), reason: text(200).min(2, '请写明申请理由'), by: text(40).min(2, '请写明申请人'), select: select.prefault({}) }), z.object({ batch: id, publicationId: id, taken: count, refused: skipped })),
  'publications.decide': command(z.object({ publicationId: id, approve: z.boolean(), by: text(40).min(2, '请写明审批人'), on: day, docNo: text(60).default(''), says: text(200).default('') }), z.object({ batch: id })),
  /** 撤下: the entry stays on the list and says so. */
  'publications.withdraw': command(z.object({ itemId: id, on: day, reason: text(200).min(2, '请写明理由') }), z.object({ batch: id })),
  'publications.list': query(z.object({}), z.object({ publications: z.array(publication) })),
  'publications.show': query(z.object({ publicationId: id }), publication.extend({ rows: z.array(publicationItem) })),
  'publications.page': query(z.object({ publicationId: id }), z.object({ title: z.string(), html: z.string(), pages: count })),
  'publications.export': job(z.object({ publicationId: id, format }), made.extend({ batch: id })),
};
