import type { Day } from '../../domain/date.js';
import { statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';

/** 清收 of a span of days by unit in 分: cash and 抵债, principal and interest, every book (decisions.md 7 and 8). */
export function recoveredByUnit(c: ReportContext, from: Day, to: Day): Map<number, number> {
  const rows = statement(c.conn, `SELECT unit_id AS unitId, sum(principal_fen + on_fen + off_fen) AS fen FROM entry WHERE booked_on BETWEEN ? AND ? AND form IN ('cash','in_kind') GROUP BY unit_id`).all(from, to) as { unitId: number; fen: number }[];
  return new Map(rows.map((r) => [r.unitId, r.fen]));
}
