import { z } from 'zod';
import { command, query } from './define.js';
import { FALSE_NAME_SOURCES } from '../domain/responsibility/false-names.js';
import { count, day, fen, id, ppm } from './values.js';

/** Codes of 责任认定 (domain/responsibility/case-codes.ts). */
const kind = z.enum(['formed', 'handover', 'irregular']);
const step = z.enum(['open', 'propose', 'check', 'decide', 'pursue', 'complete']);
const role = z.enum(['lead_investigate', 'investigate', 'review', 'approve', 'contract', 'manage']);
const shareKind = z.enum(['share', 'extra', 'fine']);
const level = z.enum(['full', 'main', 'minor', 'leader']);
const verdict = z.enum(['liable', 'not_liable', 'exempt']);
const measure = z.enum(['fine', 'performance', 'risk_fund', 'warning', 'demerit', 'major_demerit', 'demotion', 'removal', 'probation', 'termination', 'notice', 'off_post', 'waiting_post', 'transfer', 'suspension']);

const words = (max: number) => z.string().trim().max(max);
const needed = (max: number) => words(max).min(1);
const reason = words(200).default('');
const docNo = words(60).default('');
/** What every step is signed with. */
const signed = { caseId: id, on: day, opinion: needed(1000), docNo, by: needed(40) };
const named = { staffNo: z.string().optional(), outsider: needed(40).optional(), role, kind: shareKind.default('share') };
const caseMeasure = z.object({ findingId: id, measure, on: day, amountFen: fen.positive().optional(), docNo: needed(60), says: words(200).default('') });

const proposed = z.object({ staffNo: z.string().optional(), outsider: z.string().optional(), name: z.string(), present: z.string(), role, kind: shareKind, level, sharePpm: ppm });
export type ProposedPerson = z.infer<typeof proposed>;

const head = z.object({
  caseId: id, no: z.string(), kind: z.string(), loanId: id, loanNo: z.string(), borrower: z.string(), unit: z.string(), baseFen: fen, limitationOn: day, cause: z.string(), /** What is still owed, in every book of the debt. */ owedFen: fen, openedOn: day,
  step, stepOn: day, openObjections: count, persons: z.array(z.string()),
});
export type CaseHead = z.infer<typeof head>;

const answer = z.object({ answerId: id, act: z.enum(['confirm', 'object', 'silent', 'decision']), on: day, says: z.string(), by: z.string(), answers: z.int().nullable(), /** An objection without its decision. */ open: z.boolean() });
export type CaseAnswer = z.infer<typeof answer>;
const finding = z.object({ findingId: id, verdict, level, sharePpm: ppm, reason: z.string(), minutesNo: z.string() });
const person = proposed.extend({ personId: id, /** Named at 定责, not in the proposal. */ added: z.boolean(), /** 责任本金 = 建档余额 × 责任比, by the finding or the proposal; 0 beside the 100 %. */ responsibleFen: fen, answers: z.array(answer), finding: finding.nullable(), /** 风险金 charged, given back and still to be given back (negative: too much was given back). */ paidFen: fen, refundedFen: fen, dueFen: fen });
export type CasePersonRow = z.infer<typeof person>;
const stepRow = z.object({ step, on: day, opinion: z.string(), docNo: z.string(), by: z.string(), groupOpinion: z.string().nullable(), groupDocNo: z.string().nullable(), batch: id });
export type CaseStepRow = z.infer<typeof stepRow>;
const measureRow = z.object({ measureId: id, findingId: id, name: z.string(), measure, on: day, amountFen: fen.nullable(), docNo: z.string(), says: z.string(), /** 离岗·待岗清收 ends when nothing is owed any more. */ liftedOn: day.nullable(), standing: z.boolean().nullable() });
export type CaseMeasureRow = z.infer<typeof measureRow>;
const page = head.extend({ recoveredFen: fen, next: step.nullable(), /** No day of the next step or answer lies before it. */ notBefore: day, steps: z.array(stepRow), people: z.array(person), proposedPpm: ppm, determinedPpm: ppm, measures: z.array(measureRow) });
export type CasePage = z.infer<typeof page>;

const staffLoan = z.object({
  loanId: id, loanNo: z.string(), borrower: z.string(), unit: z.string(), problem: z.string(), grantedOn: day, /** 谁发放: the approver, else who investigated. */ grantedBy: z.array(z.object({ staffNo: z.string(), name: z.string(), present: z.string() })), owedFen: fen,
  deadlineOn: day.nullable(), deadlineDoc: z.string(), overdue: z.boolean(), waiting: z.array(z.string()), caseId: z.int().nullable(), caseNo: z.string(),
});
export type StaffLoan = z.infer<typeof staffLoan>;

const falseNameSource = z.enum(FALSE_NAME_SOURCES.map((s) => s.code));
/** Loans and what is still owed of them. */
const loansOf = z.object({ count, fen });
const falseNameLoan = z.object({ loanId: id, loanNo: z.string(), borrower: z.string(), actualUser: z.string(), unit: z.string(), problem: z.string(), grantedOn: day, owedFen: fen, /** Of the finding; null for a lead. */ foundOn: day.nullable(), by: z.string(), says: z.string(), docNo: z.string() });
export type FalseNameLoan = z.infer<typeof falseNameLoan>;

export const caseMethods = {
  'cases.list': query(z.object({ step: step.optional(), search: words(60).default('') }), z.object({ cases: z.array(head), counts: z.array(z.object({ step, count })) })),
  'cases.show': query(z.object({ caseId: id.optional(), no: z.string().optional() }), page),
  /** What a new case of the loan begins with: unit, balance of that day (null where the ledger does not reach), cause and persons as the ledger has them. */
  'cases.draft': query(z.object({ loanId: id.optional(), no: z.string().optional(), unit: z.string().optional(), on: day }), z.object({ loanId: id, loanNo: z.string(), borrower: z.string(), unitId: id, unit: z.string(), baseFen: fen.nullable(), cause: z.string(), dueOn: day, persons: z.array(proposed) })),
  /** 建档: everything is required; the balance is the ledger's of that day where the ledger reaches so far back. */
  'cases.open': command(z.object({ kind, loanId: id, on: day, unitId: id, baseFen: fen.positive(), limitationOn: day, cause: needed(40), opinion: needed(1000), docNo, by: needed(40) }), z.object({ batch: id, caseId: id, no: z.string() })),
  /** 初分: who answers, in which role, to which part. */
  'cases.propose': command(z.object({ ...signed, persons: z.array(z.object({ ...named, level, sharePpm: ppm })).max(40) }), z.object({ batch: id })),
  /** One person agrees, objects, or did not answer in time. */
  'cases.answer': command(z.object({ personId: id, act: z.enum(['confirm', 'object', 'silent']), on: day, says: words(1000).default(''), by: words(40).default('') }), z.object({ batch: id, answerId: id })),
  /** 答复 an objection. */
  'cases.resolve': command(z.object({ answerId: id, on: day, says: needed(1000), by: needed(40) }), z.object({ batch: id })),
  /** 核对 is done: everybody has answered. */
  'cases.check': command(z.object(signed), z.object({ batch: id })),
  /** 定责 by the leading group on the working group's opinion; the shares become the loan's from that day on. */
  'cases.decide': command(z.object({
    ...signed, docNo: needed(60), groupOpinion: needed(1000), groupDocNo: needed(60),
    findings: z.array(z.object({ personId: id, verdict, level, sharePpm: ppm, reason, minutesNo: docNo })).max(40),
    /** Persons the proposal did not name. */ added: z.array(z.object({ ...named, level, sharePpm: ppm, reason: needed(200) })).max(20).default([]),
  }), z.object({ batch: id, loans: count })),
  'cases.pursue': command(z.object({ ...signed, docNo: needed(60), measures: z.array(caseMeasure).max(60) }), z.object({ batch: id })),
  /** A further measure while the case is being pursued. */
  'cases.measure': command(z.object({ caseId: id, measures: z.array(caseMeasure).min(1).max(60) }), z.object({ batch: id })),
  'cases.complete': command(z.object(signed), z.object({ batch: id })),
  /** 先内后外: 职工自借、担保、介绍, 假冒名 and 原代办站 loans that are still owed. */
  'cases.staffLoans': query(z.object({ problem: z.enum(['staff', 'staff_own', 'staff_guaranteed', 'staff_introduced', 'false_name', 'agency']).default('staff'), search: words(60).default('') }), z.object({ loans: z.array(staffLoan), counts: z.array(z.object({ problem: z.string(), name: z.string(), count, owedFen: fen })) })),
  /** 假冒名清查 (D4-10): what the ledger brings forward for each source, and what was found. */
  'cases.falseNames': query(z.object({ source: falseNameSource.default('unregistered'), what: z.enum(['leads', 'found', 'unsourced']).default('leads'), /** The day the credit system began; without it no loan is a lead of 上线前未注册. */ onlineOn: day.optional(), search: words(60).default(''), limit: z.int().min(1).max(2000).default(500) }),
    z.object({ sources: z.array(z.object({ source: falseNameSource, leads: loansOf, found: loansOf })), /** Called 假冒名 by the ledger, from no source yet. */ unsourced: loansOf, ...loansOf.shape, loans: z.array(falseNameLoan) })),
  'cases.flagFalseName': command(z.object({ loanIds: z.array(id).min(1).max(2000), source: falseNameSource, on: day, by: needed(40), says: needed(500), docNo }), z.object({ batch: id, loans: count })),
  'cases.withdrawFalseName': command(z.object({ loanId: id, source: falseNameSource, reason: needed(200) }), z.object({ batch: id })),
  'cases.setDeadline': command(z.object({ loanId: id, deadlineOn: day, on: day, docNo: needed(60) }), z.object({ batch: id })),
};
