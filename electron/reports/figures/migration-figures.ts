import { periodOf, yearOf, type Day } from '../../domain/date.js';
import { numbered, statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';
import { monthBefore, yearBegin } from './compare-days.js';
import { once } from './once.js';

/** 本年 compares with 年初, 本月 with the end of the month before; entries are those of the months in between. */
export const SPANS = [{ key: 'year', name: '本年' }, { key: 'month', name: '本月' }] as const;
export type Span = (typeof SPANS)[number]['key'];

/** How principal goes other than into a class of the matrix. */
export const EXITS: Readonly<Record<'recovered' | 'raised' | 'other', { readonly name: string; readonly forms: readonly string[] }>> = {
  recovered: { name: '清收收回', forms: ['cash', 'in_kind'] }, raised: { name: '上调', forms: ['rollover', 'upgrade'] }, other: { name: '核销及其他减少', forms: ['write_off', 'fund_swap', 'other'] },
};

export const spanDays = (c: ReportContext, span: Span): { from: Day; to: Day; first: string; last: string } => ({
  from: span === 'year' ? yearBegin(c.period) : monthBefore(c.period), to: c.asOf, first: span === 'year' ? periodOf(yearBegin(c.period)) : c.period, last: c.period,
});
export const spanArgs = (c: ReportContext, span: Span): Record<string, string | number | null> => {
  const d = spanDays(c, span);
  return numbered(d.from, yearOf(d.from), d.to, yearOf(d.to), d.first, d.last);
};

const taken = (exit: keyof typeof EXITS): string => `CASE WHEN e.form IN (${EXITS[exit].forms.map((f) => `'${f}'`).join(',')}) THEN e.principal_fen ELSE 0 END`;

/**
 * Every 表内 loan that stood on one of the two days or grew in between, once: main class (sub-levels in their parent) and
 * principal on both days, and what was added and taken off. A class that is missing is a loan that was not there.
 */
export const ONE_BY_ONE = `SELECT x.loan_id AS loanId, max(x.was) AS was, max(x.now) AS now, sum(x.begin) AS beginFen, sum(x.final) AS endFen, sum(x.grown) AS grownFen, sum(x.recovered) AS recoveredFen, sum(x.raised) AS raisedFen, sum(x.other) AS otherFen FROM (
  SELECT s.loan_id, coalesce(k.parent, k.class) AS was, NULL AS now, s.principal_fen AS begin, 0 AS final, 0 AS grown, 0 AS recovered, 0 AS raised, 0 AS other FROM loan_state s JOIN class_code k ON k.class = s.class WHERE s.year = ?2 AND s.from_on <= ?1 AND s.to_on > ?1 AND s.book = 'on'
  UNION ALL SELECT s.loan_id, NULL, coalesce(k.parent, k.class), 0, s.principal_fen, 0, 0, 0, 0 FROM loan_state s JOIN class_code k ON k.class = s.class WHERE s.year = ?4 AND s.from_on <= ?3 AND s.to_on > ?3 AND s.book = 'on'
  UNION ALL SELECT e.loan_id, NULL, NULL, 0, 0, CASE e.form WHEN 'new_npl' THEN e.principal_fen ELSE 0 END, ${taken('recovered')}, ${taken('raised')}, ${taken('other')} FROM entry e WHERE e.period BETWEEN ?5 AND ?6 AND e.book = 'on') x
  GROUP BY x.loan_id HAVING max(x.was) IS NOT NULL OR max(x.now) IS NOT NULL OR sum(x.grown) <> 0`;

/** Main class of entry e's loan at the end of a day (two placeholders); NULL when it was not there. */
export const CLASS_THEN = `(SELECT coalesce(k.parent, k.class) FROM loan_state s JOIN class_code k ON k.class = s.class WHERE s.loan_id = e.loan_id AND s.from_on <= ? AND s.to_on > ? AND s.book = 'on')`;

/** The loans that went from one class to another, together; null is not in the ledger on that day. */
export interface Flowed { readonly was: string | null; readonly now: string | null; readonly loans: number; readonly beginFen: number; readonly endFen: number; readonly grownFen: number; readonly recoveredFen: number; readonly raisedFen: number; readonly otherFen: number }

export const migrationOf = (c: ReportContext, span: Span): readonly Flowed[] => once(c, `migration ${span}`, () =>
  statement(c.conn, `SELECT was, now, count(*) AS loans, sum(beginFen) AS beginFen, sum(endFen) AS endFen, sum(grownFen) AS grownFen, sum(recoveredFen) AS recoveredFen, sum(raisedFen) AS raisedFen, sum(otherFen) AS otherFen FROM (${ONE_BY_ONE}) GROUP BY was, now`).all(spanArgs(c, span)) as Flowed[]);
