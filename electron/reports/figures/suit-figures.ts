import { numbered, statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';
import type { GroupedLine } from '../grouped-rows.js';

/** A suit filed up to the report's day with what came in since it was filed, in 分. `group` is the number of its batch. */
export interface SuitFigure extends GroupedLine {
  readonly suitId: number; readonly partyId: number; readonly name: string; readonly filedOn: string;
  /** null while it is open on that day. */
  readonly closedOn: string | null; readonly closedHow: string | null;
  readonly claimPrincipalFen: number; readonly claimInterestFen: number;
  readonly gotPrincipalFen: number; readonly gotInterestFen: number;
}

/** The suit a receipt e counts for: the latest one over its loan that was filed by then, so that none counts twice. */
export const SUIT_OF_ENTRY = `(SELECT s.suit_id FROM suit_loan x JOIN suit s ON s.suit_id = x.suit_id WHERE x.loan_id = e.loan_id AND x.voided_by IS NULL AND s.voided_by IS NULL AND s.filed_on <= e.business_on ORDER BY s.filed_on DESC, s.suit_id DESC LIMIT 1)`;
/** Every receipt that may count for a suit. */
export const SUED_ENTRIES = `e.loan_id IN (SELECT loan_id FROM suit_loan WHERE voided_by IS NULL) AND e.form IN ('cash','in_kind')`;

export const suitFigures = (c: ReportContext): SuitFigure[] => statement(c.conn, `
  WITH got AS (SELECT ${SUIT_OF_ENTRY} AS id, sum(e.principal_fen) AS principal, sum(e.on_fen + e.off_fen) AS interest FROM entry e WHERE ${SUED_ENTRIES} AND e.booked_on <= ?1 GROUP BY 1)
  SELECT CAST(s.batch_no AS TEXT) AS "group", u.code AS unitCode, u.name AS unitName, s.suit_id AS suitId, s.party_id AS partyId, p.name, s.filed_on AS filedOn, CASE WHEN s.closed_on <= ?1 THEN s.closed_on END AS closedOn, CASE WHEN s.closed_on <= ?1 THEN s.closed_how END AS closedHow,
    s.claim_principal_fen AS claimPrincipalFen, s.claim_interest_fen AS claimInterestFen, coalesce(g.principal, 0) AS gotPrincipalFen, coalesce(g.interest, 0) AS gotInterestFen
  FROM suit s JOIN unit u ON u.unit_id = s.unit_id JOIN party p ON p.party_id = s.party_id LEFT JOIN got g ON g.id = s.suit_id
  WHERE s.voided_by IS NULL AND s.filed_on <= ?1 ORDER BY s.batch_no, u.sort_no, u.unit_id, s.suit_id`).all(numbered(c.asOf)) as SuitFigure[];

/** The suits of each debtor. */
export const partiesOf = (suits: readonly SuitFigure[]): (readonly SuitFigure[])[] => [...Map.groupBy(suits, (s) => s.partyId).values()];
export const isClosed = (own: readonly SuitFigure[]): boolean => own.every((s) => s.closedOn !== null);
export const hasPaid = (own: readonly SuitFigure[]): boolean => own.reduce((a, s) => a + s.gotPrincipalFen + s.gotInterestFen, 0) > 0;
