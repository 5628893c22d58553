import { yearOf, type Day } from '../../domain/date.js';
import { numbered, statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';
import { bookedBetween } from './booked-between.js';
import { once } from './once.js';

/** What moved the 表内不良 principal of a unit in a span of days, in 分: before + grown + came + moved − reduced − left = after. */
export interface NplMoves {
  /** Principal of reductions by 收回形式; reversals count negative. */
  readonly byForm: Map<string, number>;
  reduced: number;
  /** 新增不良 booked. */
  grown: number;
  /** Balances that became NPL, or ceased to be, by reclassification alone. */
  came: number;
  left: number;
  /** Net balance of loans handed over from other units. */
  moved: number;
}
const none = (): NplMoves => ({ byForm: new Map(), reduced: 0, grown: 0, came: 0, left: 0, moved: 0 });
export const movesOf = (map: ReadonlyMap<number, NplMoves>, unitId: number): NplMoves => map.get(unitId) ?? none();

const NPL = '(SELECT class FROM class_code WHERE is_npl = 1)';

/**
 * Entries of loans that were not NPL when it happened: a loan raised to 关注 that goes on being repaid takes nothing off
 * the NPL balance. The class is that of the evening before, for a loan that comes in that of its first day. Only loans
 * that stood outside the NPL classes at some time are looked at one by one. From ?1 to ?2, years ?3 to ?4.
 */
const NOT_NPL_THEN = `SELECT e.entry_id AS id, e.unit_id AS unitId, e.form, e.principal_fen AS fen FROM (SELECT DISTINCT loan_id FROM loan_state WHERE year BETWEEN ?3 AND ?4 AND book = 'on' AND class NOT IN ${NPL}) odd CROSS JOIN entry e ON e.loan_id = odd.loan_id JOIN loan l ON l.loan_id = odd.loan_id
  WHERE e.booked_on BETWEEN ?1 AND ?2 AND e.book = 'on' AND coalesce((SELECT s.class FROM loan_state s WHERE s.loan_id = e.loan_id AND s.from_on < e.booked_on AND s.to_on >= e.booked_on), (SELECT s.class FROM loan_state s WHERE s.loan_id = e.loan_id AND s.from_on <= e.booked_on AND s.to_on > e.booked_on), l.risk_class) NOT IN ${NPL}`;

/** Balances that crossed the line between NPL and not, or went to another unit, on the days of such events. */
const HAPPENED = `SELECT d.loan_id AS loanId, d.on_date AS "on", NULL AS entryId, o.unit_id AS fromUnit, n.unit_id AS toUnit, ok.is_npl AS was, nk.is_npl AS now, n.principal_fen AS fen
  FROM (SELECT loan_id, on_date FROM class_event WHERE voided_by IS NULL AND on_date BETWEEN ?1 AND ?2 UNION SELECT loan_id, on_date FROM loan_move WHERE voided_by IS NULL AND on_date BETWEEN ?1 AND ?2) d
  CROSS JOIN loan_state n ON n.loan_id = d.loan_id AND n.from_on <= d.on_date AND n.to_on > d.on_date AND n.book = 'on' CROSS JOIN loan_state o ON o.loan_id = d.loan_id AND o.from_on < d.on_date AND o.to_on >= d.on_date
  JOIN class_code ok ON ok.class = o.class JOIN class_code nk ON nk.class = n.class WHERE ok.is_npl <> nk.is_npl OR (nk.is_npl = 1 AND o.unit_id <> n.unit_id)`;

/**
 * Entries of loans that had gone to another unit by then: a reversal keeps the unit of what it reverses, the balance
 * moves where the loan stands. Signed as the balance goes.
 */
const STRAYED = `SELECT loanId, "on", id AS entryId, bookedAt AS fromUnit, stoodAt AS toUnit, 1 AS was, 1 AS now, fen FROM (SELECT e.entry_id AS id, e.loan_id AS loanId, e.booked_on AS "on", e.unit_id AS bookedAt, coalesce((SELECT v.from_unit_id FROM loan_move v WHERE v.loan_id = e.loan_id AND v.voided_by IS NULL AND v.on_date >= e.booked_on ORDER BY v.on_date, v.loan_move_id LIMIT 1), l.unit_id) AS stoodAt, CASE e.form WHEN 'new_npl' THEN e.principal_fen ELSE -e.principal_fen END AS fen
  FROM (SELECT DISTINCT loan_id FROM loan_move WHERE voided_by IS NULL) m CROSS JOIN entry e ON e.loan_id = m.loan_id AND e.booked_on BETWEEN ?1 AND ?2 AND e.book = 'on' JOIN loan l ON l.loan_id = m.loan_id) WHERE bookedAt <> stoodAt AND id NOT IN (SELECT id FROM (${NOT_NPL_THEN}))`;

/** Both, each with its loan, day and units, from ?1 to ?2, years ?3 to ?4. */
const CROSSED = `SELECT * FROM (${HAPPENED}) UNION ALL SELECT * FROM (${STRAYED})`;
const days = (from: Day, to: Day): Record<string, string | number | null> => numbered(from, to, yearOf(from), yearOf(to));

/** How a balance came or went without an entry of its unit. */
export interface Crossed { readonly loanId: number; readonly on: Day; /** The entry that was booked at another unit than the loan stood in; null for an event. */ readonly entryId: number | null; readonly fromUnit: number; readonly toUnit: number; readonly was: 0 | 1; readonly now: 0 | 1; readonly fen: number }
export const crossed = (c: ReportContext, from: Day, to: Day): readonly Crossed[] => statement(c.conn, CROSSED).all(days(from, to)) as Crossed[];

interface Booked { readonly unitId: number; readonly form: string; readonly fen: number }

/** By unit, from the first day after the balance compared with to the last day that counts. */
export const nplMoves = (c: ReportContext, from: Day, to: Day): ReadonlyMap<number, NplMoves> => once(c, `moves ${from} ${to}`, () => {
  const out = new Map<number, NplMoves>();
  const at = (unitId: number): NplMoves => {
    const m = out.get(unitId) ?? none();
    out.set(unitId, m);
    return m;
  };
  const count = (sign: 1 | -1) => (r: Booked): void => {
    const m = at(r.unitId);
    if (r.form === 'new_npl') m.grown += sign * r.fen;
    else {
      m.byForm.set(r.form, (m.byForm.get(r.form) ?? 0) + sign * r.fen);
      m.reduced += sign * r.fen;
    }
  };
  const booked = bookedBetween(from, to);
  (statement(c.conn, `SELECT e.unit_id AS unitId, e.form, sum(e.principal_fen) AS fen FROM entry e WHERE ${booked.sql} AND e.book = 'on' GROUP BY e.unit_id, e.form`).all(...booked.args) as Booked[]).forEach(count(1));
  (statement(c.conn, `SELECT unitId, form, sum(fen) AS fen FROM (${NOT_NPL_THEN}) GROUP BY unitId, form`).all(days(from, to)) as Booked[]).forEach(count(-1));
  for (const r of crossed(c, from, to)) {
    if (r.was === 0) at(r.toUnit).came += r.fen;
    else if (r.now === 0) at(r.fromUnit).left += r.fen;
    else {
      at(r.fromUnit).moved -= r.fen;
      at(r.toUnit).moved += r.fen;
    }
  }
  return out;
});

/** Keys of the entries in a span of days that moved no NPL balance, for drill-downs. */
const notNplThen = (c: ReportContext, from: Day, to: Day): readonly number[] => statement(c.conn, `SELECT id FROM (${NOT_NPL_THEN})`).pluck().all(days(from, to)) as number[];

/** The rest of them as a condition on entry e. */
export function movedNpl(c: ReportContext, from: Day, to: Day): { readonly sql: string; readonly args: readonly string[] } {
  const booked = bookedBetween(from, to);
  return { sql: `e.book = 'on' AND ${booked.sql} AND e.entry_id NOT IN (SELECT value FROM json_each(?))`, args: [...booked.args, JSON.stringify(notNplThen(c, from, to))] };
}
