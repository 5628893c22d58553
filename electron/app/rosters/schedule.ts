import type { OutputOf, ParsedOf } from '../../contract/api.js';
import { DomainError } from '../../domain/domain-error.js';
import { statement, type Connection } from '../../data/sql.js';
import { calledVintages, isScheduleLocked, scheduledYears } from '../../reports/figures/roster-loans.js';
import { reader, writeBatch, type AppContext } from '../context.js';

const AREAS = ['rosters', 'settings', 'reports', 'loans'] as const;

/** 年度安排: the formation years each year calls, with what they hold now. Amounts in 分; 收回 with interest. */
export function schedule(conn: Connection): OutputOf<'rosters.schedule'>['years'] {
  return scheduledYears(conn).map((planYear) => {
    const formedYears = calledVintages(conn, planYear);
    const marks = formedYears.map(() => '?').join(',');
    const sums = statement(conn, `SELECT count(*) AS loans, coalesce(sum(n.principal_fen), 0) AS principalFen, coalesce((SELECT sum(e.principal_fen + e.on_fen + e.off_fen) FROM entry e JOIN loan x ON x.loan_id = e.loan_id WHERE e.form IN ('cash','in_kind') AND x.status = 'live' AND x.formed_year IN (${marks})), 0) AS recoveredFen FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE l.status = 'live' AND l.formed_year IN (${marks})`).get(...formedYears, ...formedYears) as { loans: number; principalFen: number; recoveredFen: number };
    return { planYear, formedYears, locked: isScheduleLocked(conn, planYear), ...sums };
  });
}

/** Sets the formation years a year calls (D4-12). Throws SCHEDULE_LOCKED, SCHEDULE_INVALID, NOTHING_CHANGED. */
export function planYear(context: AppContext, { year, formedYears }: ParsedOf<'rosters.plan'>): OutputOf<'rosters.plan'> {
  const conn = reader(context);
  if (isScheduleLocked(conn, year)) throw new DomainError('SCHEDULE_LOCKED', { year });
  const later = formedYears.find((y) => y > year);
  if (later !== undefined) throw new DomainError('SCHEDULE_INVALID', { reason: `${year} 年不能清收 ${later} 年才形成的贷款` });
  const before = calledVintages(conn, year);
  const added = [...new Set(formedYears)].filter((y) => !before.includes(y)).sort((a, b) => a - b);
  const removed = before.filter((y) => !formedYears.includes(y));
  if (added.length + removed.length === 0) throw new DomainError('NOTHING_CHANGED');
  const { batch } = writeBatch(context, { kind: 'roster', title: `年度安排 ${year} 年清收：${[...new Set(formedYears)].sort((a, b) => a - b).map((y) => `${y} 年`).join('、') || '不安排'}` }, AREAS, (uow) => {
    for (const formed of removed) uow.update('vintage_plan', statement(uow.conn, 'SELECT vintage_plan_id FROM vintage_plan WHERE plan_year = ? AND formed_year = ? AND voided_by IS NULL').pluck().get(year, formed) as number, { voided_by: uow.batchId });
    for (const formed of added) uow.insert('vintage_plan', { plan_year: year, formed_year: formed, locked: 0 });
  });
  return { batch, added, removed };
}

/** Locks a year of the schedule, or unlocks it with a reason. Throws SCHEDULE_INVALID, SCHEDULE_IN_USE, REASON_NEEDED, NOTHING_CHANGED. */
export function lockYear(context: AppContext, { year, locked, reason }: ParsedOf<'rosters.lockYear'>): { batch: number } {
  const conn = reader(context);
  if (calledVintages(conn, year).length === 0) throw new DomainError('SCHEDULE_INVALID', { reason: `${year} 年还没有安排` });
  if (isScheduleLocked(conn, year) === locked) throw new DomainError('NOTHING_CHANGED');
  if (!locked && reason === '') throw new DomainError('REASON_NEEDED');
  const { batch } = writeBatch(context, { kind: 'roster', title: locked ? `锁定年度安排 ${year} 年` : `解除锁定年度安排 ${year} 年：${reason}` }, AREAS, (uow) => {
    for (const id of statement(uow.conn, 'SELECT vintage_plan_id FROM vintage_plan WHERE plan_year = ? AND voided_by IS NULL').pluck().all(year) as number[]) uow.update('vintage_plan', id, { locked: locked ? 1 : 0 });
  });
  return { batch };
}
