import { firstDay, lastDay, type Period } from '../../domain/date.js';
import { statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';
import { movedNpl } from './npl-moves.js';
import type { Balance } from './unit-figures.js';

/** Loans newly formed in these months, one row each with its unit and the principal booked; one taken back altogether is none. */
export function formedOneByOne(c: ReportContext, first: Period, last: Period): { readonly sql: string; readonly args: readonly (string | number)[] } {
  const moved = movedNpl(c, firstDay(first), lastDay(last));
  return { sql: `SELECT e.unit_id AS unitId, e.loan_id AS loanId, sum(e.principal_fen) AS fen FROM entry e WHERE e.form = 'new_npl' AND ${moved.sql} GROUP BY e.unit_id, e.loan_id HAVING sum(e.principal_fen) <> 0`, args: moved.args };
}

/** 控新: how many loans were newly formed in a unit, and how much, in 分. */
export function formedLoans(c: ReportContext, first: Period, last: Period): Map<number, Balance> {
  const { sql, args } = formedOneByOne(c, first, last);
  const rows = statement(c.conn, `SELECT unitId, count(*) AS count, sum(fen) AS fen FROM (${sql}) GROUP BY unitId`).all(...args) as (Balance & { unitId: number })[];
  return new Map(rows.map((r) => [r.unitId, { count: r.count, fen: r.fen }]));
}
