import { sumFen } from '../../domain/money.js';
import { ratioPct } from '../../domain/rate.js';
import type { Connection } from '../../data/sql.js';
import { publicDebts } from '../../reports/figures/public-debts.js';

export interface PublicFigures {
  readonly publicTotalFen: number;
  readonly publicRecoveredFen: number;
  readonly publicPct: string | null;
  readonly publicSettled: { units: number; villages: number; officials: number };
}

/** 涉政 as the report of the same name counts it: the frozen base, everything recovered, and who has settled. */
export function publicFigures(conn: Connection, asOf: string): PublicFigures {
  const debts = publicDebts(conn, asOf);
  const [base, recovered] = [sumFen(debts.map((d) => d.baseFen)), sumFen(debts.map((d) => d.recoveredFen))];
  const settled = (kind: string): number => debts.filter((d) => d.group === kind && d.settled === 1).length;
  return { publicTotalFen: base, publicRecoveredFen: recovered, publicPct: ratioPct(recovered, base), publicSettled: { units: settled('unit'), villages: settled('village'), officials: settled('official') } };
}
