import { createHash } from 'node:crypto';
import type { IncentiveRunHead, IncentiveRunResult } from '../../contract/incentive.js';
import { DomainError } from '../../domain/domain-error.js';
import { numbered, statement } from '../../data/sql.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { computeRun, type RunDays } from './compute-run.js';
import { readable, type NamedPlan } from './rule-plans.js';

/**
 * Works out a plan over the receipts of the days and keeps it: plan text, result and hash, as one batch. A kept run is
 * never recomputed. Throws RULE_PLAN_STATE for a draft: that can only be tried out.
 */
export function keepRun(context: AppContext, named: NamedPlan, days: RunDays): IncentiveRunResult {
  const plan = readable(named);
  if (named.state === 'draft') throw new DomainError('RULE_PLAN_STATE', { title: plan.title, version: plan.version, state: '草稿', reason: '只能试算，不能保存计算结果', next: '请先批准，或改为试算' });
  const result = computeRun(context, plan, days);
  const { batch, value } = writeBatch(context, { kind: 'incentive', title: `奖惩计算 ${plan.title} ${days.from} 至 ${days.to}` }, ['incentive'], (uow) => {
    const text = JSON.stringify(result);
    return uow.insert('incentive_run', { plan_code: plan.id, plan_version: plan.version, plan_body: JSON.stringify(plan), from_on: days.from, to_on: days.to, result: text, result_hash: hashOf(text), reward_fen: result.totals.rewardFen, held_fen: result.totals.heldBackFen, penalty_fen: result.totals.penaltyFen });
  });
  return { ...result, runId: value, batch, state: 'kept' };
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

interface RunRow { runId: number; result: string; batch: number; lockedOn: string | null }
const runsWith = (result: string): string => `SELECT r.incentive_run_id AS runId, ${result} AS result, (SELECT c.batch_id FROM change c WHERE c.tbl = 'incentive_run' AND c.row_id = r.incentive_run_id AND c.op = 'I') AS batch, k.locked_on AS lockedOn FROM incentive_run r LEFT JOIN run_lock k ON k.incentive_run_id = r.incentive_run_id AND k.voided_by IS NULL WHERE r.voided_by IS NULL`;

const opened = (row: RunRow): IncentiveRunResult => ({ ...(JSON.parse(row.result) as IncentiveRunResult), runId: row.runId, batch: row.batch, state: row.lockedOn === null ? 'kept' : 'locked', lockedOn: row.lockedOn });

/** A kept run, the last one unless named; null when there is none. */
export function storedRun(context: AppContext, runId: number | undefined): IncentiveRunResult | null {
  const row = statement(reader(context), `${runsWith('r.result')} AND (?1 IS NULL OR r.incentive_run_id = ?1) ORDER BY r.incentive_run_id DESC LIMIT 1`).get(numbered(runId ?? null)) as RunRow | undefined;
  return row ? opened(row) : null;
}

/** Throws RUN_UNKNOWN. */
export function requireRun(context: AppContext, runId: number): IncentiveRunResult & { readonly runId: number } {
  const run = storedRun(context, runId);
  if (!run) throw new DomainError('RUN_UNKNOWN', { run: runId });
  return { ...run, runId };
}

/** All kept runs without their persons, newest first. */
export function runHeads(context: AppContext): IncentiveRunHead[] {
  return (statement(reader(context), `${runsWith(`json_remove(r.result, '$.persons', '$.pools', '$.warnings')`)} ORDER BY r.incentive_run_id DESC`).all() as RunRow[]).map((row) => {
    const { batch: _batch, ...head } = opened(row);
    return head;
  });
}
