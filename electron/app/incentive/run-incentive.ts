import { createHash } from 'node:crypto';
import type { IncentiveRunResult } from '../../contract/targets.js';
import { nameOf, TIERS } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import type { RulePlan } from '../../domain/incentive/rule-plan.js';
import { runPlan } from '../../domain/incentive/run-plan.js';
import type { IncentiveRun } from '../../domain/incentive/run-result.js';
import { numbered, statement } from '../../data/sql.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { personsFor, receiptsFor } from './run-inputs.js';

/**
 * Works out a plan over the receipts of the days and, when asked, keeps it: plan text, result and hash, as one batch.
 * A kept run is never recomputed; corrections are lines of a later run.
 */
export function runIncentive(context: AppContext, plan: RulePlan, options: { from: Day; to: Day; store: boolean }): IncentiveRunResult {
  const conn = reader(context);
  const today = context.clock.today();
  const asOf = today > options.to ? options.to : today;
  const run = runPlan(plan, personsFor(conn, options.from, asOf, plan.credits), receiptsFor(conn, options.from, options.to), { from: options.from, to: options.to, asOf });
  const result = toContract(run);
  if (!options.store) return result;
  const body = JSON.stringify(plan);
  const { batch, value } = writeBatch(context, { kind: 'incentive', title: `奖惩计算 ${plan.title} ${options.from} 至 ${options.to}` }, ['incentive'], (uow) => {
    const text = JSON.stringify(result);
    return uow.insert('incentive_run', { plan_code: plan.id, plan_version: plan.version, plan_body: body, from_on: options.from, to_on: options.to, result: text, result_hash: createHash('sha256').update(text).digest('hex'), reward_fen: result.totals.rewardFen, held_fen: result.totals.heldBackFen, penalty_fen: result.totals.penaltyFen });
  });
  return { ...result, runId: value, batch };
}

/** A kept run, the last one unless named; null when there is none. */
export function storedRun(context: AppContext, runId: number | undefined): IncentiveRunResult | null {
  const row = statement(reader(context), `SELECT r.incentive_run_id AS runId, r.result, (SELECT c.batch_id FROM change c WHERE c.tbl = 'incentive_run' AND c.row_id = r.incentive_run_id AND c.op = 'I') AS batch FROM incentive_run r WHERE r.voided_by IS NULL AND (?1 IS NULL OR r.incentive_run_id = ?1) ORDER BY r.incentive_run_id DESC LIMIT 1`).get(numbered(runId ?? null)) as { runId: number; result: string; batch: number } | undefined;
  return row ? { ...(JSON.parse(row.result) as IncentiveRunResult), runId: row.runId, batch: row.batch } : null;
}

function toContract(run: IncentiveRun): IncentiveRunResult {
  return {
    runId: null, batch: null, plan: run.plan, version: run.version, title: run.title, from: run.from, to: run.to,
    persons: run.persons.map((p) => ({
      staffNo: p.staffNo, name: p.name, unit: p.unit, tier: nameOf(TIERS, p.tier), targetFen: p.targetFen ?? 0, creditedFen: p.creditedFen, completionPct: p.completionPct, rank: p.rank, rewardFen: p.rewardFen, heldBackFen: p.heldBackFen, penaltyFen: p.penaltyFen,
      sanctions: p.sanctions.map((s) => s.text), lines: p.lines.map((l) => ({ ...l })),
    })),
    totals: { people: run.totals.people, rewardFen: run.totals.rewardFen, heldBackFen: run.totals.heldBackFen, penaltyFen: run.totals.penaltyFen },
    warnings: [...run.warnings, ...run.problems.slice(0, 50).map((p) => p.text)],
  };
}
