import type { RosterAccount } from '../../contract/rosters.js';
import type { Day } from '../../domain/date.js';
import { ratioPct } from '../../domain/rate.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { balanceDay } from './balance-day.js';

/**
 * What became of one line of a roster: principal in 分, principal = cash + inKind + other + moved + left. Receipts are
 * those booked after the line's as-of day, or entered since for a day before it, in whatever book the loan is owed, as in
 * 责任清收情况统计表. A line that went to another sheet has its receipts up to then, and `moved` is what it took along.
 */
export interface ItemAccount {
  readonly itemId: number; readonly sheetId: number; readonly loanId: number; readonly revision: number; readonly removedWhy: string | null;
  readonly principalFen: number; readonly cashFen: number; readonly inKindFen: number; readonly interestFen: number; readonly movedFen: number; readonly leftFen: number;
}

const RECEIVED = (what: string, forms: string): string => `coalesce((SELECT sum(${what}) FROM loan b CROSS JOIN entry e ON e.loan_id = b.loan_id AND e.form IN (${forms}) AND (e.booked_on > t.fromOn OR e.batch_id > t.fromBatch) AND e.booked_on <= t.endOn AND e.batch_id <= t.endBatch WHERE b.loan_no = t.loanNo AND b.borrower_id = t.borrowerId AND b.status = 'live'), 0)`;

/** Every line ever put on the roster up to `on`; of one sheet when it is named. */
export function itemAccounts(conn: Connection, rosterId: number, on: Day, sheetId?: number): ItemAccount[] {
  return statement(conn, `
    WITH t AS MATERIALIZED (SELECT i.roster_item_id AS itemId, i.roster_sheet_id AS sheetId, i.loan_id AS loanId, l.loan_no AS loanNo, l.borrower_id AS borrowerId, v.revision, v.as_of AS fromOn, v.batch_id AS fromBatch, i.principal_fen AS principalFen, x.why AS removedWhy,
        CASE WHEN x.why IS NULL OR x.why = 'settled' THEN 0 ELSE 1 END AS gone, coalesce(x.principal_fen, 0) AS goneFen, CASE WHEN x.why IS NULL OR x.why = 'settled' THEN ?2 ELSE x.asOf END AS endOn, CASE WHEN x.why IS NULL OR x.why = 'settled' THEN 9e15 ELSE x.batchId END AS endBatch
      FROM roster_item i JOIN roster_revision v ON v.roster_revision_id = i.roster_revision_id AND v.voided_by IS NULL JOIN loan l ON l.loan_id = i.loan_id
        LEFT JOIN (SELECT r.removes, r.why, r.principal_fen, w.as_of AS asOf, w.batch_id AS batchId FROM roster_item r JOIN roster_revision w ON w.roster_revision_id = r.roster_revision_id WHERE r.act = 'remove' AND r.voided_by IS NULL AND w.on_date <= ?2) x ON x.removes = i.roster_item_id
      WHERE v.roster_id = ?1 AND v.as_of <= ?2 AND i.act = 'add' AND i.voided_by IS NULL AND (?4 IS NULL OR i.roster_sheet_id = ?4))
    SELECT t.itemId, t.sheetId, t.loanId, t.revision, t.removedWhy, t.principalFen, ${RECEIVED('e.principal_fen', `'cash'`)} AS cashFen, ${RECEIVED('e.principal_fen', `'in_kind'`)} AS inKindFen, ${RECEIVED('e.on_fen + e.off_fen', `'cash','in_kind'`)} AS interestFen,
      CASE WHEN t.gone = 1 THEN t.goneFen ELSE 0 END AS movedFen,
      CASE WHEN t.gone = 1 THEN 0 ELSE coalesce((SELECT sum(s.principal_fen) FROM loan b CROSS JOIN loan_state s ON s.loan_id = b.loan_id AND s.from_on <= ?3 AND s.to_on > ?3 WHERE b.loan_no = t.loanNo AND b.borrower_id = t.borrowerId AND b.status = 'live'), 0) END AS leftFen
    FROM t ORDER BY t.sheetId, t.itemId`).all(numbered(rosterId, on, balanceDay(conn, on), sheetId ?? null)) as ItemAccount[];
}

export const goneAway = (i: ItemAccount): boolean => i.removedWhy !== null && i.removedWhy !== 'settled';
export const otherFen = (i: ItemAccount): number => i.principalFen - i.cashFen - i.inKindFen - i.movedFen - i.leftFen;

/** The lines of a sheet, or of a whole roster, in one account. */
export function accountOf(items: readonly ItemAccount[]): RosterAccount {
  const sum = (of: (i: ItemAccount) => number): number => items.reduce((a, i) => a + of(i), 0);
  const [principalFen, cashFen, inKindFen, movedFen] = [sum((i) => i.principalFen), sum((i) => i.cashFen), sum((i) => i.inKindFen), sum((i) => i.movedFen)];
  const here = items.filter((i) => !goneAway(i));
  return {
    loans: here.length, settled: here.filter((i) => i.leftFen === 0).length, moved: items.length - here.length, principalFen, cashFen, inKindFen, recoveredFen: cashFen + inKindFen, interestFen: sum((i) => i.interestFen),
    otherFen: sum(otherFen), movedFen, leftFen: sum((i) => i.leftFen), pct: ratioPct(cashFen + inKindFen, principalFen - movedFen),
  };
}
