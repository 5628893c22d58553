import { numbered, statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';
import { once } from './once.js';

/** 机构 in the order of the county's forms. */
export interface UnitRow { readonly unitId: number; readonly code: string; readonly name: string; readonly kind: string }

export const unitRows = (c: ReportContext): UnitRow[] =>
  statement(c.conn, `SELECT unit_id AS unitId, code, name, kind FROM unit WHERE voided_by IS NULL AND kind <> 'county' ORDER BY sort_no, unit_id`).all() as UnitRow[];

export interface Balance { readonly count: number; readonly fen: number }
const NONE: Balance = { count: 0, fen: 0 };

/** 表内不良 at the end of a day, by unit: number of loans and principal. One range of one year's slice (data-model.md §6). */
export const nplByUnit = (c: ReportContext, day: string): ReadonlyMap<number, Balance> => once(c, `npl ${day}`, () => {
  const rows = statement(c.conn, `SELECT unit_id AS unitId, count(*) AS count, sum(principal_fen) AS fen FROM loan_state WHERE year = ? AND from_on <= ? AND to_on > ? AND book = 'on' AND class IN (SELECT class FROM class_code WHERE is_npl = 1) GROUP BY unit_id`).all(Number(day.slice(0, 4)), day, day) as (Balance & { unitId: number })[];
  return new Map(rows.map((r) => [r.unitId, { count: r.count, fen: r.fen }]));
});

/** Movements of a span of periods by unit and form. 清收 is principal and interest together, other reductions principal alone (decisions.md 7). */
export interface Flow { cash: number; inKind: number; rolled: number; writeOff: number; other: number; grown: number }
const noFlow = (): Flow => ({ cash: 0, inKind: 0, rolled: 0, writeOff: 0, other: 0, grown: 0 });

export const flowsByUnit = (c: ReportContext, from: string, to: string): ReadonlyMap<number, Flow> => once(c, `flows ${from} ${to}`, () => {
  const out = new Map<number, Flow>();
  const rows = statement(c.conn, `SELECT unit_id AS unitId, form, book, sum(principal_fen) AS p, sum(on_fen + off_fen) AS i FROM entry WHERE period BETWEEN ? AND ? GROUP BY unit_id, form, book`).all(from, to) as { unitId: number; form: string; book: string; p: number; i: number }[];
  for (const r of rows) {
    const flow = out.get(r.unitId) ?? noFlow();
    out.set(r.unitId, flow);
    if (r.form === 'cash') flow.cash += r.p + r.i;
    else if (r.form === 'in_kind') flow.inKind += r.p + r.i;
    else if (r.book !== 'on') continue;
    else if (r.form === 'new_npl') flow.grown += r.p;
    else if (r.form === 'rollover' || r.form === 'upgrade') flow.rolled += r.p;
    else if (r.form === 'write_off') flow.writeOff += r.p;
    else flow.other += r.p;
  }
  return out;
});

/** 各项贷款余额 by unit: the latest month at or before the period that has a figure; `exact` says whether it is that month's own. */
export function allLoansByUnit(c: ReportContext, period: string): Map<number, { readonly fen: number; readonly exact: boolean }> {
  const rows = statement(c.conn, `SELECT unit_id AS unitId, all_fen AS fen, max(period) AS period FROM unit_total WHERE voided_by IS NULL AND period <= ? GROUP BY unit_id`).all(period) as { unitId: number; fen: number; period: string }[];
  return new Map(rows.map((r) => [r.unitId, { fen: r.fen, exact: r.period === period }]));
}

/** 年度清收任务 by unit: its own task where one is set, otherwise the sum of its persons' targets. */
export function tasksByUnit(c: ReportContext, year: number): Map<number, number> {
  const own = statement(c.conn, 'SELECT t.unit_id AS unitId, t.target_fen AS fen FROM target t JOIN year_plan y ON y.year_plan_id = t.year_plan_id WHERE y.year = ? AND t.unit_id IS NOT NULL AND t.voided_by IS NULL AND y.voided_by IS NULL').all(year) as { unitId: number; fen: number }[];
  const byPersons = statement(c.conn, `SELECT p.unit_id AS unitId, sum(t.target_fen) AS fen FROM target t JOIN year_plan y ON y.year_plan_id = t.year_plan_id JOIN staff_post p ON p.staff_id = t.staff_id AND p.kind = 'main' AND p.voided_by IS NULL AND p.from_on <= ?2 AND p.to_on > ?2 WHERE y.year = ?1 AND t.staff_id IS NOT NULL AND t.voided_by IS NULL AND y.voided_by IS NULL GROUP BY p.unit_id`).all(numbered(year, c.asOf)) as { unitId: number; fen: number }[];
  return new Map([...byPersons, ...own].map((r) => [r.unitId, r.fen]));
}

export const balanceOf = (map: ReadonlyMap<number, Balance>, unitId: number): Balance => map.get(unitId) ?? NONE;
export const flowOf = (map: ReadonlyMap<number, Flow>, unitId: number): Flow => map.get(unitId) ?? noFlow();

export function sumFlows(flows: Iterable<Flow>): Flow {
  const sum = noFlow();
  for (const f of flows) for (const k of Object.keys(sum) as (keyof Flow)[]) sum[k] += f[k];
  return sum;
}
