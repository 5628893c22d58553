import { createHash } from 'node:crypto';
import type { PlanHead } from '../../contract/incentive.js';
import { isDay, type Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { checkPlan, readPlan } from '../../domain/incentive/check-plan.js';
import { describePlan } from '../../domain/incentive/describe-plan.js';
import { planFindings } from '../../domain/incentive/plan-findings.js';
import { renewExamples } from '../../domain/incentive/renew-examples.js';
import type { RulePlan } from '../../domain/incentive/rule-plan.js';
import type { RulePlanTable } from '../../data/schema.js';
import { statement, type Connection } from '../../data/sql.js';
import { reader, writeBatch, type AppContext } from '../context.js';

export type PlanState = PlanHead['state'];
const STATE_NAMES: Readonly<Record<PlanState, string>> = { shipped: '随程序提供的范本', draft: '草稿', approved: '已批准的', locked: '已锁定的' };

/** A plan as somebody named it: one of the office's versions, or the one that ships under this id. */
export interface NamedPlan {
  readonly body: unknown;
  readonly state: PlanState;
  /** Null for a plan that ships. */
  readonly row: RulePlanTable | null;
}

/** The office's own versions, newest first. */
export const officePlans = (conn: Connection): RulePlanTable[] => statement(conn, 'SELECT * FROM rule_plan WHERE voided_by IS NULL ORDER BY code, version DESC').all() as RulePlanTable[];

/**
 * Without a version: the office's newest approved or locked one, else the plan that ships, else the draft. Throws
 * RULE_PLAN_UNKNOWN.
 */
export function namedPlan(context: AppContext, id: string, version?: number): NamedPlan {
  const own = officePlans(reader(context)).filter((p) => p.code === id);
  const shipped = context.resources.rulePlans().find((p) => p.id === id);
  const row = version === undefined ? (own.find((p) => p.state !== 'draft') ?? (shipped ? undefined : own[0])) : own.find((p) => p.version === version);
  if (row) return { body: JSON.parse(row.body) as unknown, state: row.state, row };
  if (shipped && (version === undefined || shipped.version === version)) return { body: shipped, state: 'shipped', row: null };
  throw new DomainError('RULE_PLAN_UNKNOWN', { id: version === undefined ? id : `${id} 第 ${version} 版` });
}

export const readable = (named: NamedPlan): RulePlan => checkPlan(named.body);

/** All plans and versions for the list: the office's own, then what ships – adopted or not, so that the two can be compared. */
export function planHeads(context: AppContext): PlanHead[] {
  const shipped = context.resources.rulePlans();
  const own = officePlans(reader(context));
  return [...own.map((row) => headOf({ body: JSON.parse(row.body) as unknown, state: row.state, row })), ...shipped.map((body) => headOf({ body, state: 'shipped', row: null }))];
}

/** A draft may not read as a plan yet: then it has no sentences. */
export function headOf({ body, state, row }: NamedPlan): PlanHead {
  const plan = body as Pick<RulePlan, 'id' | 'version' | 'title' | 'docNo' | 'from' | 'to'>;
  const clauses = sentences(body);
  if (!row) return { id: plan.id, version: plan.version, title: plan.title, docNo: plan.docNo, state, from: plan.from, to: plan.to, approvedBy: null, approvedOn: null, approvedDoc: null, clauses };
  return { id: row.code, version: row.version, title: row.title, docNo: row.doc_no, state, from: row.from_on, to: row.to_on, approvedBy: row.approved_by, approvedOn: row.approved_on, approvedDoc: row.approved_doc, clauses };
}

/** The plan read out; empty where the body is no plan yet. */
export function sentences(body: unknown): string[] {
  try {
    return describePlan(checkPlan(body));
  } catch (e) {
    if (e instanceof DomainError) return [];
    throw e;
  }
}

/**
 * Keeps what is being edited as the draft of its id: the standing draft is replaced, otherwise it becomes the next
 * version, above everything the office or the program has under this id. Throws RULE_PLAN_INVALID when it has no name or no day from which it holds.
 */
export function savePlan(context: AppContext, body: unknown, renew: boolean): { batch: number; id: string; version: number; findings: { where: string; text: string }[] } {
  const head = nameOfBody(body);
  const conn = reader(context);
  const own = officePlans(conn).filter((p) => p.code === head.id);
  const draft = own.find((p) => p.state === 'draft');
  const shipped = context.resources.rulePlans().find((p) => p.id === head.id)?.version ?? 0;
  const version = draft?.version ?? Math.max(shipped, ...own.map((p) => p.version)) + 1;
  const edited = { ...(body as object), version };
  const stored = renew ? withExamples(edited) : edited;
  const text = JSON.stringify(stored);
  const columns = { title: head.title, doc_no: head.docNo, from_on: head.from, to_on: head.to, body: text, body_hash: createHash('sha256').update(text).digest('hex') };
  const { batch } = writeBatch(context, { kind: 'incentive', title: `奖惩方案 ${head.title} 第 ${version} 版草稿` }, ['incentive'], (uow) => {
    if (draft) uow.update('rule_plan', draft.rule_plan_id, columns);
    else uow.insert('rule_plan', { code: head.id, version, ...columns, state: 'draft', approved_by: null, approved_on: null, approved_doc: null });
  });
  return { batch, id: head.id, version, findings: [...planFindings(stored)] };
}

/** Examples worked anew; a body that is no plan yet stays as it is, its findings say why. */
function withExamples(body: object): object {
  try {
    return renewExamples(readPlan(body));
  } catch (e) {
    if (e instanceof DomainError) return body;
    throw e;
  }
}

function nameOfBody(body: unknown): { id: string; title: string; docNo: string; from: Day; to: Day | null } {
  const b = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const text = (key: string): string => (typeof b[key] === 'string' ? b[key].trim() : '');
  if (!/^[a-z0-9][a-z0-9-]*$/.test(text('id'))) throw new DomainError('RULE_PLAN_INVALID', { reason: '办法编号只能用小写字母、数字和短横线' });
  if (text('title') === '') throw new DomainError('RULE_PLAN_INVALID', { reason: '没有写名称' });
  for (const [key, what] of [['from', '施行日期'], ['to', '终止日期']] as const) if (!isDay(text(key)) && (key === 'from' || text(key) !== '')) throw new DomainError('RULE_PLAN_INVALID', { reason: `${what}应为 2011-01-01 的样子` });
  return { id: text('id'), title: text('title'), docNo: text('docNo'), from: text('from'), to: text('to') || null };
}

/** Throws RULE_PLAN_FINDINGS while anything is wrong with it, RULE_PLAN_STATE when it is no draft. */
export function approvePlan(context: AppContext, input: { readonly id: string; readonly version: number; readonly by: string; readonly docNo: string; readonly on?: Day | undefined }): { batch: number } {
  const row = inState(context, input, 'draft', '只有草稿可以批准');
  const findings = planFindings(JSON.parse(row.body));
  if (findings.length > 0) throw new DomainError('RULE_PLAN_FINDINGS', { title: row.title, count: findings.length, detail: findings.slice(0, 3).map((f) => `${f.where === '' ? '' : `${f.where}：`}${f.text}`).join('；') });
  const { batch } = writeBatch(context, { kind: 'incentive', title: `批准奖惩方案 ${row.title} 第 ${row.version} 版` }, ['incentive'], (uow) => uow.update('rule_plan', row.rule_plan_id, { state: 'approved', approved_by: input.by, approved_on: input.on ?? context.clock.today(), approved_doc: input.docNo === '' ? null : input.docNo }));
  return { batch };
}

/** 锁定: from now on runs of this version can be paid, and it can never be changed or taken back. */
export function lockPlan(context: AppContext, input: { readonly id: string; readonly version: number }): { batch: number } {
  const row = inState(context, input, 'approved', '要先批准才能锁定');
  const { batch } = writeBatch(context, { kind: 'incentive', title: `锁定奖惩方案 ${row.title} 第 ${row.version} 版` }, ['incentive'], (uow) => uow.update('rule_plan', row.rule_plan_id, { state: 'locked' }));
  return { batch };
}

function inState(context: AppContext, input: { readonly id: string; readonly version: number }, state: PlanState, reason: string): RulePlanTable {
  const named = namedPlan(context, input.id, input.version);
  if (named.row?.state !== state) throw new DomainError('RULE_PLAN_STATE', { title: headOf(named).title, version: input.version, state: STATE_NAMES[named.state], reason, next: named.state === 'shipped' ? '请先采用为本单位的方案' : '请核对版本' });
  return named.row;
}
