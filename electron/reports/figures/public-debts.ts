import type { Day } from '../../domain/date.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { optionOf, type ReportContext } from '../define-report.js';
import type { GroupedLine } from '../grouped-rows.js';

/**
 * A debtor of the frozen 涉政 list with what came in, in 分. `group` is the kind: official, unit or village. Recovered in
 * all = before this ledger (prior) + receipts since (decisions.md 9).
 */
export interface PublicDebt extends GroupedLine {
  readonly debtId: number; readonly name: string; readonly body: string;
  /** A loan that goes on in another book after 核销 is one. */
  readonly loans: number;
  readonly basePrincipalFen: number; readonly baseInterestFen: number; readonly baseFen: number; readonly priorFen: number;
  readonly monthPrincipalFen: number; readonly monthInterestFen: number; readonly drivePrincipalFen: number; readonly driveInterestFen: number;
  readonly recoveredFen: number;
  /** 1 once what came in covers the list, or the debt was settled otherwise than by money. */
  readonly settled: number;
}

/** `since`: first day of this drive, receipts before it count only in the whole; '' is before every day. Month: that of `asOf`. */
export function publicDebts(conn: Connection, asOf: Day, since: Day | '' = ''): PublicDebt[] {
  return statement(conn, `
    WITH got AS (SELECT x.gov_debt_id AS id, sum(e.principal_fen + e.on_fen + e.off_fen) AS allFen,
        sum(CASE WHEN e.period = ?2 THEN e.principal_fen ELSE 0 END) AS monthPrincipal, sum(CASE WHEN e.period = ?2 THEN e.on_fen + e.off_fen ELSE 0 END) AS monthInterest,
        sum(CASE WHEN e.booked_on >= ?3 THEN e.principal_fen ELSE 0 END) AS drivePrincipal, sum(CASE WHEN e.booked_on >= ?3 THEN e.on_fen + e.off_fen ELSE 0 END) AS driveInterest
      FROM gov_debt_loan x CROSS JOIN entry e ON e.loan_id = x.loan_id AND e.booked_on <= ?1 AND e.form IN ('cash','in_kind') WHERE x.voided_by IS NULL GROUP BY x.gov_debt_id),
      listed AS (SELECT x.gov_debt_id AS id, count(DISTINCT l.loan_no) AS loans FROM gov_debt_loan x JOIN loan l ON l.loan_id = x.loan_id WHERE x.voided_by IS NULL GROUP BY x.gov_debt_id)
    SELECT g.kind AS "group", u.code AS unitCode, u.name AS unitName, g.gov_debt_id AS debtId, g.name, coalesce(g.body, '') AS body, coalesce(n.loans, 0) AS loans,
      g.base_principal_fen AS basePrincipalFen, g.base_interest_fen AS baseInterestFen, g.base_principal_fen + g.base_interest_fen AS baseFen, g.prior_principal_fen + g.prior_interest_fen AS priorFen,
      coalesce(r.monthPrincipal, 0) AS monthPrincipalFen, coalesce(r.monthInterest, 0) AS monthInterestFen, coalesce(r.drivePrincipal, 0) AS drivePrincipalFen, coalesce(r.driveInterest, 0) AS driveInterestFen,
      g.prior_principal_fen + g.prior_interest_fen + coalesce(r.allFen, 0) AS recoveredFen,
      g.prior_principal_fen + g.prior_interest_fen + coalesce(r.allFen, 0) >= g.base_principal_fen + g.base_interest_fen OR EXISTS (SELECT 1 FROM gov_settlement t WHERE t.gov_debt_id = g.gov_debt_id AND t.voided_by IS NULL AND t.on_date <= ?1) AS settled
    FROM gov_debt g JOIN unit u ON u.unit_id = g.unit_id LEFT JOIN got r ON r.id = g.gov_debt_id LEFT JOIN listed n ON n.id = g.gov_debt_id WHERE g.voided_by IS NULL
    ORDER BY CASE g.kind WHEN 'official' THEN 1 WHEN 'unit' THEN 2 ELSE 3 END, u.sort_no, u.unit_id, g.gov_debt_id`).all(numbered(asOf, asOf.slice(0, 7), since)) as PublicDebt[];
}

/** First day of this drive; without one the drive is everything this ledger has booked. */
export const driveFrom = (c: ReportContext): Day => optionOf(c, 'from');

export const debtsOf = (c: ReportContext): PublicDebt[] => publicDebts(c.conn, c.asOf, driveFrom(c));
