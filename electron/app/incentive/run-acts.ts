import type { RunAct, SanctionRow } from '../../contract/incentive.js';
import { nameOf } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { SANCTIONS } from '../../domain/incentive/sanction-codes.js';
import type { RunActTable, SanctionTable } from '../../data/schema.js';
import { statement } from '../../data/sql.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { staffMember } from '../staff/staff-member.js';
import { requireRun } from './run-incentive.js';

const ACT_NAMES = { issued: '发出计算单', signed: '本人签字', objection: '异议', decision: '答复异议' } as const;

/** What happened to the statements of a run, oldest first. */
export function runActs(context: AppContext, runId: number): RunAct[] {
  return statement(reader(context), `SELECT a.run_act_id AS actId, s.staff_no AS staffNo, s.name, a.act, a.on_date AS "on", a.says, a.by_name AS "by", a.answers FROM run_act a JOIN staff s ON s.staff_id = a.staff_id WHERE a.incentive_run_id = ? AND a.voided_by IS NULL ORDER BY a.on_date, a.run_act_id`).all(runId) as RunAct[];
}

/**
 * Records 发出, 签字, 异议 or 答复 of one person's statement. An objection says what is objected to, a decision answers an
 * open one. Throws RUN_UNKNOWN, ACT_OUT_OF_ORDER, DAY_IN_FUTURE.
 */
export function recordAct(context: AppContext, input: { readonly runId: number; readonly staffNo: string; readonly act: RunAct['act']; readonly on: Day; readonly says: string; readonly by: string; readonly answers?: number | undefined }): { batch: number } {
  const run = requireRun(context, input.runId);
  const person = staffMember(reader(context), input.staffNo);
  const refuse = (reason: string): never => { throw new DomainError('ACT_OUT_OF_ORDER', { reason }); };
  if (!run.persons.some((p) => p.staffNo === input.staffNo)) refuse(`这次计算没有 ${person.name}`);
  notAfterToday(context, input.on);
  if ((input.act === 'objection' || input.act === 'decision') && input.says === '') refuse(input.act === 'objection' ? '没有写异议的内容' : '没有写答复的内容');
  const acts = runActs(context, input.runId).filter((a) => a.staffNo === input.staffNo);
  const objection = acts.find((a) => a.act === 'objection' && a.actId === input.answers);
  if (input.act === 'decision' && !objection) refuse('没有指明答复哪一项异议');
  if (input.act === 'decision' && acts.some((a) => a.answers === input.answers)) refuse('这项异议已经答复');
  if (objection && input.on < objection.on) refuse(`答复早于异议（${objection.on}）`);
  const { batch } = writeBatch(context, { kind: 'incentive', title: `${ACT_NAMES[input.act]} ${person.name} ${run.from} 至 ${run.to}` }, ['incentive'], (uow) => {
    const row: Omit<RunActTable, 'run_act_id' | 'voided_by'> = { incentive_run_id: run.runId, staff_id: person.staffId, act: input.act, on_date: input.on, says: input.says, by_name: input.by, answers: input.act === 'decision' ? (input.answers ?? null) : null };
    uow.insert('run_act', row);
  });
  return { batch };
}

/** 限制事项: those that stand, or all that ever stood; newest first. */
export function sanctionRows(context: AppContext, standing: boolean): SanctionRow[] {
  const rows = statement(reader(context), `SELECT x.sanction_id AS sanctionId, s.staff_no AS staffNo, s.name, coalesce(u.name, '') AS unit, x.code, x.from_on AS fromOn, x.lifts_when AS liftsWhen, x.says AS text, x.incentive_run_id AS runId, x.lifted_on AS liftedOn, x.lifted_reason AS liftedReason FROM sanction x JOIN staff s ON s.staff_id = x.staff_id LEFT JOIN staff_post p ON p.staff_id = s.staff_id AND p.kind = 'main' AND p.voided_by IS NULL AND p.to_on = '9999-12-31' LEFT JOIN unit u ON u.unit_id = p.unit_id WHERE x.voided_by IS NULL AND (? = 0 OR x.lifted_on IS NULL) ORDER BY x.from_on DESC, s.staff_no, x.sanction_id`).all(standing ? 1 : 0) as Omit<SanctionRow, 'title'>[];
  return rows.map((r) => ({ ...r, title: nameOf(SANCTIONS, r.code) }));
}

/** 解除限制, with the reason that stands in the plan or the decision that overrides it. Throws SANCTION_LIFTED, ACT_OUT_OF_ORDER. */
export function liftSanction(context: AppContext, input: { readonly sanctionId: number; readonly on: Day; readonly reason: string }): { batch: number } {
  const row = statement(reader(context), 'SELECT * FROM sanction WHERE sanction_id = ? AND voided_by IS NULL').get(input.sanctionId) as SanctionTable | undefined;
  if (!row) throw new DomainError('ACT_OUT_OF_ORDER', { reason: '没有这项限制' });
  if (row.lifted_on !== null) throw new DomainError('SANCTION_LIFTED', { on: row.lifted_on });
  if (input.on < row.from_on) throw new DomainError('ACT_OUT_OF_ORDER', { reason: `解除日期早于生效日期 ${row.from_on}` });
  notAfterToday(context, input.on);
  const { batch } = writeBatch(context, { kind: 'incentive', title: `解除限制 ${nameOf(SANCTIONS, row.code)}：${input.reason}` }, ['incentive'], (uow) => uow.update('sanction', row.sanction_id, { lifted_on: input.on, lifted_reason: input.reason }));
  return { batch };
}
