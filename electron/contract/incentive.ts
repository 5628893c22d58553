import { z } from 'zod';
import { command, job, query } from './define.js';
import { fileRef } from './files.js';
import { count, day, fen, id, pct, ppm } from './values.js';

const line = z.object({ receipt: z.int().nullable(), on: day.nullable(), rule: z.string(), step: z.string(), baseFen: fen, rate: z.string(), amountFen: fen, text: z.string(), /** The receipt this line's receipt reverses. */ reverses: z.int().optional(), /** Pay of which nothing is held back. */ inFull: z.literal(true).optional() });
const sanctionDue = z.object({ code: z.string(), name: z.string(), state: z.enum(['warning', 'in_force']), fromOn: day.nullable(), liftsWhen: z.string(), text: z.string() });
/** 离下一档: how much more 认定额 brings the person into the next band. */
const nextStep = z.object({ needFen: fen, toPpm: ppm, text: z.string() });
const incentivePerson = z.object({
  staffNo: z.string(), name: z.string(), unit: z.string(), tier: z.string(), collector: z.string(), targetFen: fen, creditedFen: fen, creditedInRunFen: fen, completionPct: pct, rank: z.int().nullable(),
  rewardFen: fen, heldBackFen: fen, penaltyFen: fen, carriedFen: fen, sanctions: z.array(z.string()), sanctionsDue: z.array(sanctionDue), nextStep: nextStep.nullable(), lines: z.array(line),
});
export type IncentivePersonResult = z.infer<typeof incentivePerson>;

/** A run that is kept is `kept` until it is locked: then it has been paid and is never computed again. */
const runState = z.enum(['trial', 'kept', 'locked']);
const totals = z.object({ people: count, receipts: count, recoveredFen: fen, rewardFen: fen, heldBackFen: fen, penaltyFen: fen, carriedFen: fen, /** What goes to units and leaders. */ poolFen: fen });
export type RunTotals = z.infer<typeof totals>;
const run = z.object({ runId: z.int().nullable(), batch: z.int().nullable(), state: runState, lockedOn: day.nullable(), plan: z.string(), version: z.int(), title: z.string(), docNo: z.string(), from: day, to: day, asOf: day, persons: z.array(incentivePerson), pools: z.array(z.object({ to: z.enum(['unit', 'leader']), unit: z.string(), amountFen: fen })), totals, warnings: z.array(z.string()) });
export type IncentiveRunResult = z.infer<typeof run>;
const runHead = run.omit({ persons: true, pools: true, warnings: true, batch: true });
export type IncentiveRunHead = z.infer<typeof runHead>;

/** `shipped`: comes with the program and is not yet this office's; then 草稿 → 已批准 → 已锁定. */
const planState = z.enum(['shipped', 'draft', 'approved', 'locked']);
const planHead = z.object({ id: z.string(), version: z.int(), title: z.string(), docNo: z.string(), state: planState, from: day, to: day.nullable(), approvedBy: z.string().nullable(), approvedOn: day.nullable(), approvedDoc: z.string().nullable(), clauses: z.array(z.string()) });
export type PlanHead = z.infer<typeof planHead>;
/** A plan by id (the version in force, unless one is named), or a body being edited. */
const planRef = z.object({ id: z.string().optional(), version: z.int().optional(), body: z.unknown().optional() });
const finding = z.object({ where: z.string(), text: z.string() });

const act = z.object({ actId: id, staffNo: z.string(), name: z.string(), act: z.enum(['issued', 'signed', 'objection', 'decision']), on: day, says: z.string(), by: z.string(), /** The objection a decision answers. */ answers: z.int().nullable() });
export type RunAct = z.infer<typeof act>;
const sanction = z.object({ sanctionId: id, staffNo: z.string(), name: z.string(), unit: z.string(), code: z.string(), title: z.string(), fromOn: day, liftsWhen: z.string(), text: z.string(), runId: z.int(), liftedOn: day.nullable(), liftedReason: z.string().nullable() });
export type SanctionRow = z.infer<typeof sanction>;
const listKind = z.enum(['payroll', 'rewards', 'deductions', 'sanctions', 'commission', 'ranking']);
export type RunList = z.infer<typeof listKind>;

export const incentiveMethods = {
  /** Every plan and version there is: the ledger's own first, newest first, then what ships with the program. */
  'incentive.plans': query(z.object({}), z.object({ plans: z.array(planHead) })),
  'incentive.plan': query(z.object({ id: z.string(), version: z.int().optional() }), planHead.extend({ body: z.unknown(), findings: z.array(finding) })),
  /** What is wrong with a body being edited, and how it reads; stores nothing. */
  'incentive.check': query(z.object({ body: z.unknown() }), z.object({ findings: z.array(finding), clauses: z.array(z.string()) })),
  /** Keeps a draft, as edited or from a JSON file: the body's id, its version the draft's or the next one. A draft may still be wrong. */
  'incentive.savePlan': command(z.object({ body: z.unknown().optional(), planFile: fileRef.optional(), /** Works the plan's examples anew under the edited clauses. */ renewExamples: z.boolean().default(false) }), z.object({ batch: id, id: z.string(), version: z.int(), findings: z.array(finding) })),
  /** Refused while anything is found wrong. `by` and `docNo`: who decided, under which document. */
  'incentive.approvePlan': command(z.object({ id: z.string(), version: z.int(), by: z.string().trim().min(2).max(40), docNo: z.string().trim().max(60), on: day.optional() }), z.object({ batch: id })),
  'incentive.lockPlan': command(z.object({ id: z.string(), version: z.int() }), z.object({ batch: id })),
  /** Two plans or versions over the same receipts, person by person, and what each costs in all. */
  'incentive.compare': query(z.object({ a: planRef, b: planRef, from: day, to: day }), z.object({
    a: totals, b: totals, receipts: count, persons: z.array(z.object({ staffNo: z.string(), name: z.string(), unit: z.string(), aFen: fen, bFen: fen, differenceFen: fen })), clauses: z.array(z.object({ text: z.string(), in: z.enum(['a', 'b', 'both']) })),
  })),
  /** What stands in the way of a run of these days, before it is made: receipts without a person, shares that are not 100 %, persons without a post, open months, days already paid. */
  'incentive.ready': query(z.object({ plan: z.string().optional(), from: day, to: day }), z.object({ findings: z.array(z.object({ code: z.string(), text: z.string(), count, subjects: z.array(z.string()) })) })),
  /** A run of an adopted or shipped plan is kept as a batch; one of a file, a draft or a body is a try-out and keeps nothing. */
  'incentive.run': command(z.object({ plan: z.string().optional(), version: z.int().optional(), body: z.unknown().optional(), planFile: fileRef.optional(), from: day, to: day, store: z.boolean().default(true) }), run),
  'incentive.last': query(z.object({ runId: z.int().optional() }), z.object({ run: run.nullable() })),
  'incentive.runs': query(z.object({}), z.object({ runs: z.array(runHead) })),
  /** 锁定: the run of a locked plan is paid. Sanctions take effect; later corrections are reversing lines of the next run. */
  'incentive.lock': command(z.object({ runId: id }), z.object({ batch: id, sanctions: count })),
  'incentive.acts': query(z.object({ runId: id }), z.object({ acts: z.array(act) })),
  /** 发出、签字、异议、答复 of a person's statement. A decision names the objection it answers. */
  'incentive.act': command(z.object({ runId: id, staffNo: z.string(), act: z.enum(['issued', 'signed', 'objection', 'decision']), on: day, says: z.string().trim().max(500).default(''), by: z.string().trim().max(40).default(''), answers: id.optional() }), z.object({ batch: id })),
  'incentive.sanctions': query(z.object({ standing: z.boolean().default(true) }), z.object({ sanctions: z.array(sanction) })),
  'incentive.lift': command(z.object({ sanctionId: id, on: day, reason: z.string().trim().min(2).max(200) }), z.object({ batch: id })),
  /** 个人清收任务与奖励计算单 to sign, one person a page set. */
  'incentive.statement': job(z.object({ runId: id, staffNos: z.array(z.string()).optional(), format: z.enum(['pdf', 'html']).default('pdf') }), z.object({ files: z.array(fileRef), pages: count })),
  'incentive.export': job(z.object({ runId: z.int(), list: listKind.default('payroll') }), z.object({ files: z.array(fileRef) })),
};
