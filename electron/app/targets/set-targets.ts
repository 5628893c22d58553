import { DomainError } from '../../domain/domain-error.js';
import { formatYuan } from '../../domain/money.js';
import { tierTarget } from '../../domain/target/tier-target.js';
import type { UnitTaskTable } from '../../data/schema.js';
import { statement, type Connection } from '../../data/sql.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { mainPosts, openYearPlan, putTarget, sourceOf, storedTarget, yearPlan, type YearPlan } from './year-plan.js';
import { staffMember } from '../staff/staff-member.js';
import { unitOf } from '../units/unit-of.js';
import { peopleOfUnits } from './unit-people.js';

interface Change { readonly year: number; readonly reason?: string | undefined; readonly authority?: string | undefined }
const AREAS = ['targets', 'reports'] as const;

/** One person's target in 分. A figure other than the tier's own needs a reason, in a locked year an authority as well. */
export function setTarget(context: AppContext, input: Change & { readonly staffNo: string; readonly targetFen: number }): { batch: number } {
  const conn = reader(context);
  const person = staffMember(conn, input.staffNo);
  const plan = planOrDraft(conn, input.year);
  const { source, reason } = sourceOf(plan, input);
  const byTier = tierTarget(mainPosts(conn, input.year, person.staffId).get(person.staffId) ?? [], input.year, plan.proration);
  const isTiers = byTier.targetFen === input.targetFen && source === 'allocated';
  if (byTier.targetFen !== null && !isTiers && reason === null) throw new DomainError('TARGET_NOT_TIERS', { name: person.name, tier: formatYuan(byTier.targetFen), amount: formatYuan(input.targetFen) });
  const { batch } = writeBatch(context, { kind: 'targets', title: `${input.year} 年任务 ${person.name} ${formatYuan(input.targetFen)} 元` }, AREAS, (uow) =>
    putTarget(uow, { id: openYearPlan(uow, input.year), locked: plan.locked }, { staffId: person.staffId }, input.targetFen, isTiers ? 'tier' : source, reason));
  return { batch };
}

/** A unit's task in 分: 清收, 压降 (balance brought down) or 控新 (new NPL at most). */
export function setUnitTask(context: AppContext, input: Change & { readonly unitId: number; readonly measure: 'recover' | 'reduce' | 'new_cap'; readonly targetFen: number }): { batch: number } {
  const conn = reader(context);
  const unit = unitOf(conn, input.unitId).name;
  const plan = planOrDraft(conn, input.year);
  const { source, reason } = sourceOf(plan, input);
  const { batch } = writeBatch(context, { kind: 'targets', title: `${input.year} 年${MEASURE_NAMES[input.measure]}任务 ${unit} ${formatYuan(input.targetFen)} 元` }, AREAS, (uow) => {
    const planId = openYearPlan(uow, input.year);
    if (input.measure === 'recover') return putTarget(uow, { id: planId, locked: plan.locked }, { unitId: input.unitId }, input.targetFen, source, reason);
    const known = statement(uow.conn, 'SELECT * FROM unit_task WHERE year_plan_id = ? AND unit_id = ? AND measure = ? AND voided_by IS NULL').get(planId, input.unitId, input.measure) as UnitTaskTable | undefined;
    if (known && !plan.locked) return uow.update('unit_task', known.unit_task_id, { task_fen: input.targetFen, source, reason });
    if (known) uow.update('unit_task', known.unit_task_id, { voided_by: uow.batchId });
    return uow.insert('unit_task', { year_plan_id: planId, unit_id: input.unitId, measure: input.measure, task_fen: input.targetFen, source, reason });
  });
  return { batch };
}

/**
 * 信用社员工 by allocation (D4-14): the unit's 清收 task goes to its persons and to the last 分 adds up to it; persons of
 * the unit who are not named keep what they have. Throws UNIT_WITHOUT_TASK, ALLOCATION_NOT_EXACT.
 */
export function allocateTask(context: AppContext, input: Change & { readonly unitId: number; readonly parts: readonly { readonly staffNo: string; readonly targetFen: number }[] }): { batch: number } {
  const conn = reader(context);
  const unit = unitOf(conn, input.unitId).name;
  const plan = planOrDraft(conn, input.year);
  const { source, reason } = sourceOf(plan, input);
  const task = plan.id === 0 ? null : storedTarget(conn, plan.id, { unitId: input.unitId });
  if (!task) throw new DomainError('UNIT_WITHOUT_TASK', { unit, year: input.year });
  const parts = new Map(input.parts.map((p) => [staffMember(conn, p.staffNo).staffId, p.targetFen]));
  const others = (peopleOfUnits(conn, plan, dayWithin(context, input.year)).get(input.unitId) ?? []).filter((p) => !parts.has(p.staffId));
  const sum = [...parts.values(), ...others.map((p) => p.targetFen ?? 0)].reduce((a, b) => a + b, 0);
  if (sum !== task.target_fen) throw new DomainError('ALLOCATION_NOT_EXACT', { unit, task: formatYuan(task.target_fen), sum: formatYuan(sum), difference: formatYuan(Math.abs(task.target_fen - sum)) });
  const { batch } = writeBatch(context, { kind: 'targets', title: `${input.year} 年任务分配 ${unit} ${parts.size} 人` }, AREAS, (uow) => {
    for (const [staffId, fen] of parts) putTarget(uow, plan, { staffId }, fen, source, reason);
  });
  return { batch };
}

/** 锁定年度任务. While persons do not add up to their units' tasks it asks for a reason. Throws TARGETS_NOT_ALLOCATED. */
export function lockTargets(context: AppContext, plan: YearPlan, reason: string): { batch: number } {
  const conn = reader(context);
  if (plan.locked) throw new DomainError('TARGETS_LOCKED', { year: plan.year });
  const apart: string[] = [];
  for (const [unitId, people] of peopleOfUnits(conn, plan, dayWithin(context, plan.year))) {
    const task = storedTarget(conn, plan.id, { unitId });
    const sum = people.reduce((a, p) => a + (p.targetFen ?? 0), 0);
    if (task && sum > 0 && sum !== task.target_fen) apart.push(`${unitOf(conn, unitId).name}（任务 ${formatYuan(task.target_fen)}，分到人 ${formatYuan(sum)}）`);
  }
  if (apart.length > 0 && reason === '') throw new DomainError('TARGETS_NOT_ALLOCATED', { count: apart.length, detail: apart.slice(0, 5).join('、') });
  return { batch: writeBatch(context, { kind: 'targets', title: `锁定 ${plan.year} 年任务${apart.length > 0 ? `（说明：${reason}）` : ''}` }, ['targets'], (uow) => uow.update('year_plan', plan.id, { state: 'locked' })).batch };
}

const MEASURE_NAMES = { recover: '清收', reduce: '压降', new_cap: '控新' } as const;

/** The business day as far as it lies in the year: that decides who belongs to a unit. */
export function dayWithin(context: AppContext, year: number): string {
  const today = context.clock.today();
  if (today < `${year}-01-01`) return `${year}-01-01`;
  return today > `${year}-12-31` ? `${year}-12-31` : today;
}

const planOrDraft = (conn: Connection, year: number): YearPlan => yearPlan(conn, year) ?? { id: 0, year, locked: false, proration: 'days', docNo: '' };
