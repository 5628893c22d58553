import { formatWan } from '../../domain/money.js';
import type { ReportCheck } from '../../domain/reporting/report-table.js';
import { statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';
import { tasksByUnit, unitRows } from '../figures/unit-figures.js';
import { listed } from './listed.js';

/** C16 任务逐级相加: what the units were set is what their people were allocated, and the units make the county (D4-14). A person who changed units keeps his target: only the sum has to hold. */
export function tasksAddUp(c: ReportContext): ReportCheck {
  const year = Number(c.period.slice(0, 4));
  const own = statement(c.conn, 'SELECT t.unit_id AS unitId, t.target_fen AS fen FROM target t JOIN year_plan y ON y.year_plan_id = t.year_plan_id AND y.voided_by IS NULL WHERE y.year = ? AND t.unit_id IS NOT NULL AND t.voided_by IS NULL').all(year) as { unitId: number; fen: number }[];
  const people = new Map((statement(c.conn, `SELECT p.unit_id AS unitId, sum(t.target_fen) AS fen FROM target t JOIN year_plan y ON y.year_plan_id = t.year_plan_id AND y.voided_by IS NULL JOIN staff_post p ON p.staff_id = t.staff_id AND p.kind = 'main' AND p.voided_by IS NULL AND p.from_on <= ? AND p.to_on > ? WHERE y.year = ? AND t.voided_by IS NULL GROUP BY p.unit_id`).all(c.asOf, c.asOf, year) as { unitId: number; fen: number }[]).map((r) => [r.unitId, r.fen]));
  const names = new Map(unitRows(c).map((u) => [u.unitId, u.name]));
  const both = own.filter((t) => people.has(t.unitId));
  const apart = both.filter((t) => people.get(t.unitId) !== t.fen).map((t) => `${names.get(t.unitId) ?? t.unitId}（任务 ${formatWan(t.fen)}，分到人 ${formatWan(people.get(t.unitId) ?? 0)}）`);
  const [set, allocated] = [both.reduce((a, t) => a + t.fen, 0), both.reduce((a, t) => a + (people.get(t.unitId) ?? 0), 0)];
  const tasks = tasksByUnit(c, year);
  const outside = [...tasks].filter(([id]) => !names.has(id)).map(([id, fen]) => `机构 ${id} ${formatWan(fen)}`);
  const total = [...tasks.values()].reduce((a, b) => a + b, 0);
  const says = [
    set === allocated ? '' : `机构任务 ${formatWan(set)}，分到人 ${formatWan(allocated)} 万元：${listed(apart)}`,
    outside.length > 0 ? `不在机构表中的任务：${listed(outside)} 万元` : '',
  ].filter(Boolean);
  const moved = apart.length > 0 ? `（人员调动后与机构任务不同的：${listed(apart)}）` : '';
  return { id: 'C16', name: '任务逐级相加', ok: says.length === 0, detail: says.join('；') || (total === 0 ? `${year}年没有下达任务` : `各机构任务合计 ${formatWan(total)} 万元${both.length > 0 ? `，分到人的任务与之相等${moved}` : ''}`) };
}
