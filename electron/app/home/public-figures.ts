import { ratioPct } from '../../domain/rate.js';
import { numbered, statement, type Connection } from '../../data/sql.js';

export interface PublicFigures {
  readonly publicTotalFen: number;
  readonly publicRecoveredFen: number;
  readonly publicPct: string | null;
  readonly publicSettled: { units: number; villages: number; officials: number };
}

/**
 * 涉政: the frozen base of the list, what came in before this ledger plus the receipts since (decisions.md 9), and who
 * has paid everything on the list.
 */
export function publicFigures(conn: Connection, asOf: string): PublicFigures {
  const debts = statement(conn, `SELECT g.kind, g.base_principal_fen + g.base_interest_fen AS base, g.prior_principal_fen + g.prior_interest_fen + coalesce((SELECT sum(e.principal_fen + e.on_fen + e.off_fen) FROM gov_debt_loan x JOIN entry e ON e.loan_id = x.loan_id AND e.form IN ('cash','in_kind') AND e.booked_on <= ?1 WHERE x.gov_debt_id = g.gov_debt_id AND x.voided_by IS NULL), 0) AS recovered FROM gov_debt g WHERE g.voided_by IS NULL`).all(numbered(asOf)) as { kind: string; base: number; recovered: number }[];
  const base = debts.reduce((a, d) => a + d.base, 0);
  const recovered = debts.reduce((a, d) => a + d.recovered, 0);
  const settled = (kind: string): number => debts.filter((d) => d.kind === kind && d.recovered >= d.base).length;
  return { publicTotalFen: base, publicRecoveredFen: recovered, publicPct: ratioPct(recovered, base), publicSettled: { units: settled('unit'), villages: settled('village'), officials: settled('official') } };
}
