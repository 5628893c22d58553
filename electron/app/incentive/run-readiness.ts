import { addMonths, periodOf, type Day } from '../../domain/date.js';
import { lastClosedPeriod } from '../../data/booking-day.js';
import { statement, type Connection } from '../../data/sql.js';
import { reader, type AppContext } from '../context.js';
import { minimumWageOn, wagesOn } from '../targets/wages.js';
import { namedPlan, readable } from './rule-plans.js';

export interface Finding { readonly code: string; readonly text: string; readonly count: number; readonly subjects: string[] }
const SHOWN = 20;
const RECEIPTS = `FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE e.booked_on BETWEEN ?1 AND ?2 AND e.carried = 0 AND e.form IN ('cash','in_kind')`;

/** What stands in the way of a run of these days, before it is made; empty when nothing does. */
export function runReadiness(context: AppContext, input: { readonly plan?: string | undefined; readonly from: Day; readonly to: Day }): Finding[] {
  const conn = reader(context);
  const names = (sql: string): string[] => statement(conn, sql).pluck().all({ 1: input.from, 2: input.to }) as string[];
  const found: Finding[] = [];
  const add = (code: string, subjects: readonly string[], says: (count: number) => string): void => {
    if (subjects.length > 0) found.push({ code, text: says(subjects.length), count: subjects.length, subjects: subjects.slice(0, SHOWN) });
  };
  add('no_person', names(`SELECT l.loan_no || ' ' || e.booked_on ${RECEIPTS} AND NOT EXISTS (SELECT 1 FROM entry_share x WHERE x.entry_id = e.entry_id) ORDER BY e.booked_on, e.entry_id`), (n) => `${n} 笔收回没有清收责任人，不参与计奖；请先补登归属`);
  add('shares', names(`SELECT l.loan_no || ' ' || e.booked_on ${RECEIPTS} AND (SELECT sum(x.share_ppm) FROM entry_share x WHERE x.entry_id = e.entry_id) <> 1000000 ORDER BY e.booked_on, e.entry_id`), (n) => `${n} 笔收回的归属比例合计不是 100%，不参与计奖`);
  add('no_post', names(`SELECT DISTINCT s.staff_no || ' ' || s.name FROM entry e JOIN entry_share x ON x.entry_id = e.entry_id JOIN staff s ON s.staff_id = x.staff_id WHERE e.booked_on BETWEEN ?1 AND ?2 AND e.carried = 0 AND e.form IN ('cash','in_kind') AND NOT EXISTS (SELECT 1 FROM staff_post p WHERE p.staff_id = s.staff_id AND p.kind = 'main' AND p.voided_by IS NULL AND p.from_on <= ?2 AND p.to_on > ?2) ORDER BY 1`), (n) => `${n} 名清收人在止日没有岗位，按没有职级计算；请先登记岗位`);
  add('no_target', names(`SELECT DISTINCT s.staff_no || ' ' || s.name FROM entry e JOIN entry_share x ON x.entry_id = e.entry_id JOIN staff s ON s.staff_id = x.staff_id WHERE e.booked_on BETWEEN ?1 AND ?2 AND e.carried = 0 AND e.form IN ('cash','in_kind') AND NOT EXISTS (SELECT 1 FROM target t JOIN year_plan y ON y.year_plan_id = t.year_plan_id AND y.year = CAST(substr(?1,1,4) AS INTEGER) AND y.voided_by IS NULL WHERE t.staff_id = s.staff_id AND t.voided_by IS NULL) ORDER BY 1`), (n) => `${n} 名清收人没有年度任务，不与完成率挂钩`);
  add('open', openMonths(conn, input), (n) => `区间内有 ${n} 个月还没有结账，可以试算，不能锁定`);
  if (input.plan !== undefined) findingsOfPlan(context, conn, { ...input, plan: input.plan }, add);
  return found;
}

function findingsOfPlan(context: AppContext, conn: Connection, input: { readonly plan: string; readonly from: Day; readonly to: Day }, add: (code: string, subjects: readonly string[], says: (count: number) => string) => void): void {
  add('paid', statement(conn, `SELECT from_on || ' 至 ' || to_on FROM run_lock WHERE plan_code = ? AND voided_by IS NULL AND to_on >= ? ORDER BY from_on`).pluck().all(input.plan, input.from) as string[], () => '区间与已锁定发放的计算重叠，可以试算，不能再次锁定');
  const plan = readable(namedPlan(context, input.plan));
  if (!plan.penalties.some((p) => p.wageCapPpm !== null)) return;
  const wages = wagesOn(conn, input.to);
  add('no_wage', (statement(conn, 'SELECT staff_id AS id, staff_no || \' \' || name AS who FROM staff WHERE voided_by IS NULL ORDER BY staff_no').all() as { id: number; who: string }[]).filter((s) => !wages.has(s.id)).map((s) => s.who), (n) => `${n} 人没有登记月工资，扣款不能按工资的限额分期`);
  if (minimumWageOn(conn, input.to) === null) add('no_minimum_wage', ['当地最低工资'], () => '没有登记当地最低工资，扣款只按工资比例限额');
}

/** Months of the days, up to the last that has begun, that are still open. */
function openMonths(conn: Connection, { from, to }: { readonly from: Day; readonly to: Day }): string[] {
  const closed = lastClosedPeriod(conn);
  const open: string[] = [];
  for (let month = periodOf(from); month <= periodOf(to); month = addMonths(month, 1)) if (closed === null || month > closed) open.push(month);
  return open;
}
