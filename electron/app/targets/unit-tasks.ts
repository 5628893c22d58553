import type { UnitTasks } from '../../contract/targets.js';
import { periodOf, type Day } from '../../domain/date.js';
import { statement } from '../../data/sql.js';
import { reportContext } from '../../reports/define-report.js';
import { balanceOf, flowOf, flowsByUnit, nplByUnit, unitRows } from '../../reports/figures/unit-figures.js';
import { countyName } from '../reporting/county-name.js';
import { reader, type AppContext } from '../context.js';
import { peopleOfUnits } from './unit-people.js';
import type { YearPlan } from './year-plan.js';

interface Task { readonly unitId: number; readonly measure: 'recover' | 'reduce' | 'new_cap'; readonly fen: number; readonly source: 'tier' | 'allocated' | 'override'; readonly reason: string | null }

/**
 * 机构任务 against what was done up to the end of a month, in 分: 清收 is cash and 抵债, principal and interest; 压降 is the
 * 表内不良 balance of 1 January less that of the day; 控新 is what became NPL since.
 */
export function unitTasks(context: AppContext, plan: YearPlan, asOf: Day): UnitTasks[] {
  const conn = reader(context);
  const c = reportContext(conn, countyName(context), periodOf(asOf));
  const [begin, end, flows] = [nplByUnit(c, `${plan.year}-01-01`), nplByUnit(c, asOf), flowsByUnit(c, `${plan.year}-01`, periodOf(asOf))];
  const tasks = statement(conn, `SELECT unit_id AS unitId, 'recover' AS measure, target_fen AS fen, source, reason FROM target WHERE year_plan_id = ?1 AND unit_id IS NOT NULL AND voided_by IS NULL UNION ALL SELECT unit_id, measure, task_fen, source, reason FROM unit_task WHERE year_plan_id = ?1 AND voided_by IS NULL`).all({ 1: plan.id }) as Task[];
  const people = peopleOfUnits(conn, plan, asOf);
  const task = (unitId: number, measure: Task['measure'], doneFen: number): UnitTasks['recover'] => {
    const set = tasks.find((t) => t.unitId === unitId && t.measure === measure);
    return { taskFen: set?.fen ?? null, doneFen, source: set?.source ?? null, reason: set?.reason ?? null };
  };
  return unitRows(c).map((u) => {
    const flow = flowOf(flows, u.unitId);
    const own = people.get(u.unitId) ?? [];
    return {
      unitId: u.unitId, unit: u.name, people: own.length, allocatedFen: own.reduce((a, p) => a + (p.targetFen ?? 0), 0),
      recover: task(u.unitId, 'recover', flow.cash + flow.inKind),
      reduce: task(u.unitId, 'reduce', balanceOf(begin, u.unitId).fen - balanceOf(end, u.unitId).fen),
      newCap: task(u.unitId, 'new_cap', flow.grown),
    };
  });
}
