import type { Day } from '../../domain/date.js';
import { ROSTER_KINDS, type RosterKind } from '../../domain/roster/kinds.js';
import type { StandingLine, WantedLine } from '../../domain/roster/changes.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { rosterLoans, type RosterLoan } from '../../reports/figures/roster-loans.js';
import { sheetKey } from '../../reports/roster.js';

export interface WantedLoan extends WantedLine { readonly loan: RosterLoan }
export interface StandingLoan extends StandingLine { readonly sheetId: number; readonly loanId: number; readonly no: string; readonly borrower: string; readonly unit: string; readonly person: string }

export const isOfPeople = (kind: RosterKind): boolean => ROSTER_KINDS.some((k) => k.code === kind && k.ofPeople);
const debtOf = (borrowerId: number, loanNo: string): string => `${borrowerId}/${loanNo}`;

/** The called loans on a day. What is owed on in another book after 核销 or 置换 is one loan, with the sums of its books. */
export function wantedLoans(conn: Connection, kind: RosterKind, year: number, asOf: Day): WantedLoan[] {
  const debts = Map.groupBy(rosterLoans(conn, kind, year, asOf), (l) => debtOf(l.borrowerId, l.loanNo));
  return [...debts].map(([debt, books]) => {
    const loan = together(books);
    return { debt, loan, personKey: sheetKey(kind, loan), role: loan.role, sharePpm: loan.sharePpm, principalFen: loan.principalFen };
  });
}

function together(books: readonly RosterLoan[]): RosterLoan {
  const [first] = books;
  if (!first) throw new Error('a debt without a book');
  const owed = books.find((b) => b.principalFen > 0) ?? first;
  const sum = (of: (b: RosterLoan) => number): number => books.reduce((a, b) => a + of(b), 0);
  return { ...owed, beginFen: sum((b) => b.beginFen), recoveredFen: sum((b) => b.recoveredFen), principalFen: sum((b) => b.principalFen), interestFen: sum((b) => b.interestFen) };
}

/** Lines i of a roster ?1 up to a revision ?2 that no removal up to it has taken off. */
export const STANDING_ITEMS = `roster_item i JOIN roster_revision v ON v.roster_revision_id = i.roster_revision_id AND v.roster_id = ?1 AND v.revision <= ?2 AND v.voided_by IS NULL AND i.act = 'add' AND i.voided_by IS NULL AND NOT EXISTS (SELECT 1 FROM roster_item x JOIN roster_revision xv ON xv.roster_revision_id = x.roster_revision_id WHERE x.removes = i.roster_item_id AND x.voided_by IS NULL AND xv.revision <= ?2)`;
export const LAST_REVISION = 1_000_000;

/** The roster as it stands after its revisions. A debt that was settled and taken off stands no more. */
export function standingLoans(conn: Connection, rosterId: number): StandingLoan[] {
  const rows = statement(conn, `SELECT i.roster_item_id AS itemId, i.roster_sheet_id AS sheetId, i.loan_id AS loanId, s.person_key AS personKey, s.name AS person, i.role, i.share_ppm AS sharePpm, i.principal_fen AS principalFen, CAST(substr(json_extract(i.line, '$.nplOn'), 1, 4) AS INTEGER) AS formedYear, l.formed_year AS formedNow, l.borrower_id AS borrowerId, l.loan_no AS no, p.name AS borrower, u.name AS unit, NOT EXISTS (SELECT 1 FROM loan b WHERE b.loan_no = l.loan_no AND b.borrower_id = l.borrower_id AND b.status = 'live') AS cancelled
    FROM ${STANDING_ITEMS} JOIN roster_sheet s ON s.roster_sheet_id = i.roster_sheet_id JOIN loan l ON l.loan_id = i.loan_id JOIN party p ON p.party_id = l.borrower_id JOIN unit u ON u.unit_id = l.unit_id ORDER BY s.no, i.roster_item_id`).all(numbered(rosterId, LAST_REVISION)) as (Omit<StandingLoan, 'debt' | 'cancelled'> & { borrowerId: number; cancelled: 0 | 1 })[];
  return rows.map(({ borrowerId, cancelled, ...r }) => ({ ...r, debt: debtOf(borrowerId, r.no), cancelled: cancelled === 1 }));
}
