import { STANDARD_CREDITS, creditedFen, type CreditPart } from '../../domain/target/credit.js';
import { completionPct } from '../../domain/target/completion.js';
import { rankByCompletion } from '../../domain/target/ranking.js';
import { numbered, statement, type Connection } from '../../data/sql.js';

/** One person against the year's target, in 分. */
export interface PersonFigure {
  readonly staffId: number; readonly staffNo: string; readonly name: string; readonly unit: string; readonly tier: string; readonly title: string;
  readonly targetFen: number | null; readonly monthFen: number; readonly cashFen: number; readonly inKindFen: number; readonly creditedFen: number; readonly completionPct: string | null; readonly rank: number | null;
}
interface StaffLine { staffId: number; staffNo: string; name: string; unit: string | null; tier: string | null; title: string | null; targetFen: number | null }
interface ShareLine { staffId: number; form: CreditPart['form']; book: CreditPart['book']; principalFen: number; interestFen: number; monthFen: number }

/**
 * 个人清收任务完成: everyone with a target or a receipt that stands of the year up to `period`; 认定额 by the county's standard
 * (cash and 抵债, principal and interest, every book). Rank over all persons with a target.
 */
export function personFigures(conn: Connection, period: string, asOf: string): PersonFigure[] {
  const year = Number(period.slice(0, 4));
  const shares = new Map<number, ShareLine[]>();
  for (const s of statement(conn, `SELECT x.staff_id AS staffId, x.form, x.book, sum(x.principal_fen) AS principalFen, sum(x.interest_fen) AS interestFen, sum(CASE WHEN x.period = ?2 AND x.form IN ('cash','in_kind') THEN x.principal_fen + x.interest_fen ELSE 0 END) AS monthFen FROM staff s CROSS JOIN entry_share x ON x.staff_id = s.staff_id AND x.period BETWEEN ?1 AND ?2 GROUP BY x.staff_id, x.form, x.book HAVING sum(x.principal_fen) <> 0 OR sum(x.interest_fen) <> 0 OR monthFen <> 0`).all(numbered(`${year}-01`, period)) as ShareLine[]) {
    const list = shares.get(s.staffId);
    if (list) list.push(s);
    else shares.set(s.staffId, [s]);
  }
  const staff = statement(conn, `SELECT s.staff_id AS staffId, s.staff_no AS staffNo, s.name, u.name AS unit, p.tier, p.title, t.target_fen AS targetFen FROM staff s
    LEFT JOIN staff_post p ON p.staff_id = s.staff_id AND p.kind = 'main' AND p.voided_by IS NULL AND p.from_on <= ?2 AND p.to_on > ?2 LEFT JOIN unit u ON u.unit_id = p.unit_id
    LEFT JOIN year_plan y ON y.year = ?1 AND y.voided_by IS NULL LEFT JOIN target t ON t.year_plan_id = y.year_plan_id AND t.staff_id = s.staff_id AND t.voided_by IS NULL
    WHERE s.voided_by IS NULL ORDER BY s.staff_no`).all(numbered(year, asOf)) as StaffLine[];
  const lines = staff.filter((s) => s.targetFen !== null || shares.has(s.staffId)).map((s) => {
    const own = shares.get(s.staffId) ?? [];
    const of = (form: string): number => own.filter((x) => x.form === form).reduce((a, x) => a + x.principalFen + x.interestFen, 0);
    return { ...s, unit: s.unit ?? '', tier: s.tier ?? '', title: s.title ?? '', monthFen: own.reduce((a, x) => a + x.monthFen, 0), cashFen: of('cash'), inKindFen: of('in_kind'), creditedFen: own.reduce((a, x) => a + creditedFen(x, STANDARD_CREDITS), 0) };
  });
  const places = rankByCompletion(lines);
  return lines.map((l, i) => ({ ...l, completionPct: completionPct(l.creditedFen, l.targetFen), rank: places[i] ?? null }));
}
