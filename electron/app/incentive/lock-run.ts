import { addDays, lastDay, periodOf, type Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { checkPlan } from '../../domain/incentive/check-plan.js';
import type { IncentiveRunTable } from '../../data/schema.js';
import { lastClosedPeriod } from '../../data/booking-day.js';
import { statement, type Connection } from '../../data/sql.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { staffMember } from '../staff/staff-member.js';
import { computeRun } from './compute-run.js';
import { hashOf, requireRun } from './run-incentive.js';

/**
 * 锁定发放. The run has to be final: its plan's version locked, its days over and their months closed, no day paid before,
 * and the ledger what it was when the run was made. Then it is paid: sanctions take effect, and later corrections are
 * reversing lines of the next run. Throws RUN_UNKNOWN, RUN_LOCKED, RUN_NOT_FINAL, RUN_OVERLAPS, RUN_STALE.
 */
export function lockRun(context: AppContext, runId: number): { batch: number; sanctions: number } {
  const conn = reader(context);
  const run = requireRun(context, runId);
  if (run.state === 'locked') throw new DomainError('RUN_LOCKED');
  const row = statement(conn, 'SELECT * FROM incentive_run WHERE incentive_run_id = ?').get(runId) as IncentiveRunTable;
  requireFinal(conn, row, context.clock.today());
  requireUnpaid(conn, row);
  const again = computeRun(context, checkPlan(JSON.parse(row.plan_body)), { from: row.from_on, to: row.to_on });
  if (hashOf(JSON.stringify(again)) !== row.result_hash) throw new DomainError('RUN_STALE');
  const due = run.persons.flatMap((p) => p.sanctionsDue.filter((s) => s.state === 'in_force').map((s) => ({ ...s, staffId: staffMember(conn, p.staffNo).staffId })));
  const { batch, value } = writeBatch(context, { kind: 'incentive', title: `锁定发放 ${run.title} ${run.from} 至 ${run.to}` }, ['incentive', 'targets'], (uow) => {
    uow.insert('run_lock', { incentive_run_id: runId, plan_code: row.plan_code, from_on: row.from_on, to_on: row.to_on, locked_on: context.clock.today() });
    let sanctions = 0;
    for (const s of due) {
      if (statement(uow.conn, 'SELECT 1 FROM sanction WHERE staff_id = ? AND code = ? AND lifted_on IS NULL AND voided_by IS NULL').get(s.staffId, s.code)) continue;
      uow.insert('sanction', { incentive_run_id: runId, staff_id: s.staffId, code: s.code, from_on: s.fromOn ?? addDays(run.to, 1), lifts_when: s.liftsWhen, says: s.text, lifted_on: null, lifted_reason: null });
      sanctions++;
    }
    return sanctions;
  });
  return { batch, sanctions: value };
}

function requireFinal(conn: Connection, run: IncentiveRunTable, today: Day): void {
  const refuse = (reason: string, next: string): never => { throw new DomainError('RUN_NOT_FINAL', { reason, next }); };
  const state = statement(conn, 'SELECT state, body FROM rule_plan WHERE code = ? AND version = ? AND voided_by IS NULL').get(run.plan_code, run.plan_version) as { state: string; body: string } | undefined;
  if (state?.state !== 'locked') refuse(state ? '方案这一版还没有锁定' : '方案是随程序提供的范本', state ? '请先锁定方案，再锁定计算' : '请先采用为本单位的方案，批准、锁定后重新计算');
  if (today < run.to_on) refuse(`计算区间到 ${run.to_on} 才结束`, '请在区间结束后重新计算');
  const closed = lastClosedPeriod(conn);
  if (closed === null || lastDay(closed) < run.to_on) refuse(`${periodOf(run.to_on)} 还没有结账`, '请先逐月结账，再重新计算、锁定');
}

/** A receipt is paid once: the days of a plan's locked runs follow each other. */
function requireUnpaid(conn: Connection, run: IncentiveRunTable): void {
  const last = statement(conn, 'SELECT from_on AS "from", to_on AS "to" FROM run_lock WHERE plan_code = ? AND voided_by IS NULL ORDER BY to_on DESC LIMIT 1').get(run.plan_code) as { from: Day; to: Day } | undefined;
  if (last && last.to >= run.from_on) throw new DomainError('RUN_OVERLAPS', { from: run.from_on, to: run.to_on, lockedFrom: last.from, lockedTo: last.to, next: addDays(last.to, 1) });
}
