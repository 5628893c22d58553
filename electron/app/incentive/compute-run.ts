import type { IncentiveRunResult } from '../../contract/incentive.js';
import { nameOf, TIERS } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import type { RulePlan } from '../../domain/incentive/rule-plan.js';
import { COLLECTORS } from '../../domain/incentive/check-match.js';
import { runPlan } from '../../domain/incentive/run-plan.js';
import type { IncentiveRun } from '../../domain/incentive/run-result.js';
import { reader, type AppContext } from '../context.js';
import { minimumWageOn } from '../targets/wages.js';
import { priorRuns } from './prior-runs.js';
import { personsFor, receiptsFor } from './run-inputs.js';

export interface RunDays { readonly from: Day; readonly to: Day }

/** At most this many single problems are spelt out in a run; the warnings count all of them. */
const PROBLEMS_SHOWN = 50;

/** A plan over the receipts of the days as a try-out: reads the ledger, stores nothing. Throws RUN_RANGE_INVALID. */
export function computeRun(context: AppContext, plan: RulePlan, { from, to }: RunDays): IncentiveRunResult {
  const conn = reader(context);
  const today = context.clock.today();
  const asOf = today > to ? to : today;
  const prior = priorRuns(conn, plan.id, from);
  const persons = personsFor(conn, plan, { from, to, asOf }, prior);
  const minimumWageFen = minimumWageOn(conn, asOf);
  const run = runPlan(plan, persons, receiptsFor(conn, from, to, prior), { from, to, asOf, ...(minimumWageFen !== null && { minimumWageFen }) });
  return toContract(run, plan, new Map(persons.map((p) => [p.staffNo, nameOf(COLLECTORS, p.collector ?? 'employee')])));
}

function toContract(run: IncentiveRun, plan: RulePlan, collectors: ReadonlyMap<string, string>): IncentiveRunResult {
  const { totals: t } = run;
  return {
    runId: null, batch: null, state: 'trial', lockedOn: null, plan: run.plan, version: run.version, title: run.title, docNo: plan.docNo, from: run.from, to: run.to, asOf: run.asOf,
    persons: run.persons.map((p) => ({
      staffNo: p.staffNo, name: p.name, unit: p.unit, tier: nameOf(TIERS, p.tier), collector: collectors.get(p.staffNo) ?? nameOf(COLLECTORS, 'employee'), targetFen: p.targetFen ?? 0, creditedFen: p.creditedFen, creditedInRunFen: p.creditedInRunFen, completionPct: p.completionPct, rank: p.rank,
      rewardFen: p.rewardFen, heldBackFen: p.heldBackFen, penaltyFen: p.penaltyFen, carriedFen: p.carriedFen,
      sanctions: p.sanctions.map((s) => s.text), sanctionsDue: p.sanctions.map(({ code, name, state, fromOn, liftsWhen, text }) => ({ code, name, state, fromOn, liftsWhen, text })),
      nextStep: p.nextStep && { needFen: p.nextStep.needFen, toPpm: p.nextStep.toPpm, text: p.nextStep.text },
      lines: p.lines.map((l) => ({ ...l })),
    })),
    pools: run.pools.map((p) => ({ ...p })),
    totals: { people: t.people, receipts: t.receipts, recoveredFen: t.recoveredFen, rewardFen: t.rewardFen, heldBackFen: t.heldBackFen, penaltyFen: t.penaltyFen, carriedFen: t.carriedFen, poolFen: t.poolFen },
    warnings: [...run.warnings, ...run.problems.slice(0, PROBLEMS_SHOWN).map((p) => p.text)],
  };
}
