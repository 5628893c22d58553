import type { Day } from '../../domain/date.js';
import { statement, type Connection } from '../../data/sql.js';

export interface UnitPerson { readonly unitId: number; readonly staffId: number; readonly staffNo: string; readonly name: string; readonly targetFen: number | null }

/** Persons by the unit of their main post on a day, each with the target of the plan in 分. */
export function peopleOfUnits(conn: Connection, plan: { readonly id: number }, on: Day): Map<number, UnitPerson[]> {
  const rows = statement(conn, `SELECT p.unit_id AS unitId, s.staff_id AS staffId, s.staff_no AS staffNo, s.name, t.target_fen AS targetFen FROM staff_post p JOIN staff s ON s.staff_id = p.staff_id AND s.voided_by IS NULL LEFT JOIN target t ON t.year_plan_id = ? AND t.staff_id = s.staff_id AND t.voided_by IS NULL WHERE p.kind = 'main' AND p.voided_by IS NULL AND p.from_on <= ? AND p.to_on > ? ORDER BY s.staff_no`).all(plan.id, on, on) as UnitPerson[];
  return Map.groupBy(rows, (r) => r.unitId);
}
