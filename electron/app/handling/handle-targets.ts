import type { HandlersOf } from '../handlers.js';
import { reader } from '../context.js';
import { nameOf, TIERS } from '../../domain/codes.js';
import { lastDay } from '../../domain/date.js';
import { completionPct, shortFen } from '../../domain/target/completion.js';
import { projectedFen, timeProgressPct } from '../../domain/target/time-progress.js';
import { statement } from '../../data/sql.js';
import { personFigures } from '../../reports/figures/person-figures.js';
import { lastBookedPeriod } from '../home/latest-period.js';
import { changePost } from '../targets/change-post.js';
import { draftTargets } from '../targets/draft-plan.js';
import { allocateTask, lockTargets, setTarget, setUnitTask } from '../targets/set-targets.js';
import { unitTasks } from '../targets/unit-tasks.js';
import { minimumWageOn, setWages, wagesOn } from '../targets/wages.js';
import { requireYearPlan } from '../targets/year-plan.js';
import { staffMember } from '../staff/staff-member.js';
import type { AppContext } from '../context.js';

type Names = 'targets.show' | 'targets.units' | 'targets.draft' | 'targets.set' | 'targets.setUnit' | 'targets.allocate' | 'targets.lock' | 'staff.posts' | 'staff.post' | 'staff.wages' | 'staff.setWages';

export const targetHandlers = {
  'targets.show': (context, input) => {
    const conn = reader(context);
    const plan = requireYearPlan(conn, input.year);
    const asOf = input.asOf ?? lastBookedDay(context, input.year);
    const persons = personFigures(conn, asOf.slice(0, 7), asOf);
    const set = new Map((statement(conn, 'SELECT staff_id AS id, source, reason FROM target WHERE year_plan_id = ? AND staff_id IS NOT NULL AND voided_by IS NULL').all(plan.id) as { id: number; source: 'tier' | 'allocated' | 'override'; reason: string | null }[]).map((t) => [t.id, t]));
    const targets = persons.map((p) => ({ staffNo: p.staffNo, name: p.name, unit: p.unit, tier: nameOf(TIERS, p.tier), targetFen: p.targetFen ?? 0, cashFen: p.cashFen, inKindFen: p.inKindFen, creditedFen: p.creditedFen, completionPct: p.completionPct, rank: p.rank, shortFen: shortFen(p.creditedFen, p.targetFen), projectedFen: projectedFen(p.creditedFen, asOf), source: set.get(p.staffId)?.source ?? null, reason: set.get(p.staffId)?.reason ?? null }));
    const tiers = TIERS.flatMap((t) => {
      const group = persons.filter((p) => p.tier === t.code);
      if (group.length === 0) return [];
      const targetFen = group.reduce((a, p) => a + (p.targetFen ?? 0), 0);
      const creditedFen = group.reduce((a, p) => a + p.creditedFen, 0);
      return [{ tier: t.name, people: group.length, targetFen, creditedFen, completionPct: completionPct(creditedFen, targetFen), done: group.filter((p) => p.targetFen !== null && p.creditedFen >= p.targetFen).length }];
    });
    return { year: input.year, locked: plan.locked, proration: plan.proration, docNo: plan.docNo, asOf, timeProgressPct: timeProgressPct(asOf), tiers, targets };
  },

  'targets.units': (context, input) => {
    const plan = requireYearPlan(reader(context), input.year);
    const asOf = input.asOf ?? lastBookedDay(context, input.year);
    return { year: input.year, locked: plan.locked, asOf, units: unitTasks(context, plan, asOf) };
  },

  'targets.draft': (context, input) => draftTargets(context, input),
  'targets.set': (context, input) => setTarget(context, input),
  'targets.setUnit': (context, input) => setUnitTask(context, input),
  'targets.allocate': (context, input) => allocateTask(context, input),
  'targets.lock': (context, input) => lockTargets(context, requireYearPlan(reader(context), input.year), input.reason ?? ''),

  'staff.posts': (context, input) => {
    const conn = reader(context);
    const person = staffMember(conn, input.staffNo);
    const posts = statement(conn, `SELECT u.name AS unit, u.unit_id AS unitId, p.kind, p.tier AS tierCode, p.title, p.from_on AS "from", nullif(p.to_on, '9999-12-31') AS "to" FROM staff_post p JOIN unit u ON u.unit_id = p.unit_id WHERE p.staff_id = ? AND p.voided_by IS NULL ORDER BY p.from_on DESC, p.staff_post_id DESC`).all(person.staffId) as { unit: string; unitId: number; kind: 'main' | 'lent' | 'seconded' | 'acting'; tierCode: string; title: string; from: string; to: string | null }[];
    const wages = statement(conn, 'SELECT from_on AS "from", wage_fen AS wageFen FROM staff_wage WHERE staff_id = ? AND voided_by IS NULL ORDER BY from_on DESC').all(person.staffId) as { from: string; wageFen: number }[];
    return { staffNo: person.staffNo, name: person.name, joinedOn: person.joinedOn, posts: posts.map((p) => ({ ...p, tier: nameOf(TIERS, p.tierCode) })), wages };
  },

  'staff.post': (context, input) => changePost(context, input),
  'staff.setWages': (context, input) => setWages(context, input),

  'staff.wages': (context, input) => {
    const conn = reader(context);
    const wages = wagesOn(conn, input.on);
    const staff = statement(conn, `SELECT s.staff_id AS id, s.staff_no AS staffNo, s.name, coalesce(u.name, '') AS unit FROM staff s LEFT JOIN staff_post p ON p.staff_id = s.staff_id AND p.kind = 'main' AND p.voided_by IS NULL AND p.from_on <= ?1 AND p.to_on > ?1 LEFT JOIN unit u ON u.unit_id = p.unit_id WHERE s.voided_by IS NULL ORDER BY s.staff_no`).all({ 1: input.on }) as { id: number; staffNo: string; name: string; unit: string }[];
    return { minimumWageFen: minimumWageOn(conn, input.on), wages: staff.map(({ id, ...s }) => ({ ...s, wageFen: wages.get(id) ?? null })) };
  },
} satisfies HandlersOf<Names>;

/** The last day of the last month of the year in which something was booked. */
function lastBookedDay(context: AppContext, year: number): string {
  const booked = lastBookedPeriod(reader(context), `${year}-12`);
  return lastDay(booked?.startsWith(`${year}`) ? booked : `${year}-01`);
}
