import { refundDue, type FundStand } from '../../domain/responsibility/risk-fund.js';
import { OPEN_END, type Day } from '../../domain/date.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { RECOVERED_FEN } from './debt.js';

/** 风险金 of one person in one case. Amounts in 分; `dueFen` is what is to be given back, negative when too much was. */
export interface FindingFund extends FundStand {
  readonly findingId: number;
  readonly caseId: number;
  readonly staffId: number;
  readonly dueFen: number;
}

/** A reversal counts as the kind it reverses. */
export const REAL_KIND = 'coalesce(o.kind, m.kind)';
export const MOVES = 'fund_move m LEFT JOIN fund_move o ON o.fund_move_id = m.reversal_of';

/**
 * Every finding something was charged on, as it stands at the end of a day: what receipts and movements up to then
 * make of it. Of one case, of one person, or all.
 */
export function fundStands(conn: Connection, asOf: Day = OPEN_END, of: { readonly caseId?: number; readonly staffId?: number } = {}): FindingFund[] {
  const rows = statement(conn, `WITH moved AS MATERIALIZED (SELECT m.case_finding_id AS findingId, m.staff_id AS staffId, -sum(CASE WHEN ${REAL_KIND} = 'charge' THEN m.amount_fen ELSE 0 END) AS paidFen, sum(CASE WHEN ${REAL_KIND} = 'refund' THEN m.amount_fen ELSE 0 END) AS refundedFen FROM ${MOVES} WHERE m.case_finding_id IS NOT NULL AND m.voided_by IS NULL AND m.on_date <= ?1 AND (?3 IS NULL OR m.staff_id = ?3) GROUP BY m.case_finding_id, m.staff_id)
    SELECT v.findingId, v.staffId, c.case_file_id AS caseId, v.paidFen, v.refundedFen, c.base_fen AS baseFen, ${RECOVERED_FEN('c.loan_id', 's.on_date', '?1')} AS recoveredFen
    FROM moved v JOIN case_finding f ON f.case_finding_id = v.findingId JOIN case_step d ON d.case_step_id = f.case_step_id JOIN case_file c ON c.case_file_id = d.case_file_id JOIN case_step s ON s.case_file_id = c.case_file_id AND s.step = 'open' AND s.voided_by IS NULL
    WHERE (?2 IS NULL OR c.case_file_id = ?2) ORDER BY c.case_file_id, v.findingId`).all(numbered(asOf, of.caseId ?? null, of.staffId ?? null)) as Omit<FindingFund, 'dueFen'>[];
  return rows.map((r) => ({ ...r, dueFen: refundDue(r) }));
}
