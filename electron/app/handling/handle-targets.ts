import type { HandlersOf } from '../handlers.js';
import { reader, writeBatch } from '../context.js';
import { nameOf, TIERS } from '../../domain/codes.js';
import { lastDay } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { checkPlan } from '../../domain/incentive/check-plan.js';
import { describePlan } from '../../domain/incentive/describe-plan.js';
import { completionPct, shortFen } from '../../domain/target/completion.js';
import { projectedFen, timeProgressPct } from '../../domain/target/time-progress.js';
import { statement } from '../../data/sql.js';
import { personFigures } from '../../reports/figures/person-figures.js';
import { lastBookedPeriod } from '../home/latest-period.js';
import { exportRun } from '../exporting/export-run.js';
import { readJsonFile } from '../running/json-file.js';
import { runIncentive, storedRun } from '../incentive/run-incentive.js';

type Names = 'targets.show' | 'targets.lock' | 'incentive.plans' | 'incentive.run' | 'incentive.last' | 'incentive.export';

export const targetHandlers = {
  'targets.show': (context, input) => {
    const conn = reader(context);
    const plan = statement(conn, 'SELECT year_plan_id AS id, state FROM year_plan WHERE year = ? AND voided_by IS NULL').get(input.year) as { id: number; state: string } | undefined;
    if (!plan) throw new DomainError('TARGETS_MISSING', { year: input.year });
    const booked = lastBookedPeriod(conn, `${input.year}-12`);
    const latest = booked?.startsWith(`${input.year}`) ? booked : `${input.year}-01`;
    const asOf = input.asOf ?? lastDay(latest);
    const persons = personFigures(conn, asOf.slice(0, 7), asOf);
    const targets = persons.map((p) => ({ staffNo: p.staffNo, name: p.name, unit: p.unit, tier: nameOf(TIERS, p.tier), targetFen: p.targetFen ?? 0, cashFen: p.cashFen, inKindFen: p.inKindFen, creditedFen: p.creditedFen, completionPct: p.completionPct, rank: p.rank, shortFen: shortFen(p.creditedFen, p.targetFen), projectedFen: projectedFen(p.creditedFen, asOf) }));
    const tiers = TIERS.flatMap((t) => {
      const group = persons.filter((p) => p.tier === t.code);
      if (group.length === 0) return [];
      const targetFen = group.reduce((a, p) => a + (p.targetFen ?? 0), 0);
      const creditedFen = group.reduce((a, p) => a + p.creditedFen, 0);
      return [{ tier: t.name, people: group.length, targetFen, creditedFen, completionPct: completionPct(creditedFen, targetFen), done: group.filter((p) => p.targetFen !== null && p.creditedFen >= p.targetFen).length }];
    });
    return { year: input.year, locked: plan.state === 'locked', asOf, timeProgressPct: timeProgressPct(asOf), tiers, targets };
  },

  'targets.lock': (context, input) => {
    const plan = statement(reader(context), 'SELECT year_plan_id AS id, state FROM year_plan WHERE year = ? AND voided_by IS NULL').get(input.year) as { id: number; state: string } | undefined;
    if (!plan) throw new DomainError('TARGETS_MISSING', { year: input.year });
    if (plan.state === 'locked') throw new DomainError('TARGETS_LOCKED', { year: input.year });
    const { batch } = writeBatch(context, { kind: 'targets', title: `锁定 ${input.year} 年任务` }, ['targets'], (uow) => uow.update('year_plan', plan.id, { state: 'locked' }));
    return { batch };
  },

  'incentive.plans': (context) => ({ plans: context.resources.rulePlans().map((p) => ({ id: p.id, version: p.version, title: p.title, docNo: p.docNo, clauses: describePlan(p) })) }),

  'incentive.run': (context, input) => {
    if (input.planFile) return runIncentive(context, checkPlan(readJsonFile(context.files.pathOf(input.planFile), (reason) => new DomainError('RULE_PLAN_INVALID', { reason }))), { from: input.from, to: input.to, store: false });
    return runIncentive(context, context.resources.rulePlan(input.plan ?? 'county-2011'), { from: input.from, to: input.to, store: input.store });
  },

  'incentive.last': (context, input) => ({ run: storedRun(context, input.runId) }),

  'incentive.export': (context, input) => exportRun(context, input.runId),
} satisfies HandlersOf<Names>;
