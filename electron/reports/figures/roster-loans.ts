import type { Day } from '../../domain/date.js';
import { NOBODY, type RosterKind } from '../../domain/roster/kinds.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { presentPosts } from './present-posts.js';

/** One loan of a called vintage with the person it stands under. Amounts in 分. */
export interface RosterLoan {
  readonly loanId: number; readonly borrowerId: number; readonly actualId: number | null; readonly actualUser: string; readonly staffId: number | null; readonly loanNo: string; readonly unitCode: string; readonly unit: string; readonly borrower: string; readonly idNo: string;
  readonly dueOn: string; readonly nplOn: string; readonly formedYear: number; readonly riskClass: string; readonly guarantee: string;
  readonly beginFen: number; readonly recoveredFen: number; readonly principalFen: number; readonly interestFen: number;
  readonly staffNo: string; readonly name: string; readonly role: string; readonly sharePpm: number | null; readonly others: string; readonly present: string; readonly presentUnit: string;
}

/** Formation years called in a year (D4-12): 2011 → 2010, 2012 → 2008, 2009, 2011 … as scheduled. */
export const calledVintages = (conn: Connection, year: number): number[] => statement(conn, 'SELECT formed_year FROM vintage_plan WHERE plan_year = ? AND voided_by IS NULL ORDER BY formed_year').pluck().all(year) as number[];

export const scheduledYears = (conn: Connection): number[] => statement(conn, 'SELECT DISTINCT plan_year FROM vintage_plan WHERE voided_by IS NULL ORDER BY plan_year').pluck().all() as number[];

/** Nobody may change the year's vintages any more. */
export const isScheduleLocked = (conn: Connection, year: number): boolean => statement(conn, 'SELECT 1 FROM vintage_plan WHERE plan_year = ? AND locked = 1 AND voided_by IS NULL').get(year) !== undefined;

interface LoanLine { loanId: number; borrowerId: number; actualId: number | null; actualUser: string | null; loanNo: string; unitCode: string; unit: string; borrower: string; idNo: string | null; dueOn: string; nplOn: string; formedYear: number; riskClass: string; guarantee: string; beginFen: number; recoveredFen: number; principalFen: number; interestFen: number }
interface PersonLine { loanId: number; staffId: number | null; staffNo: string | null; name: string; role: string; sharePpm: number | null }

/** Roles on each kind of roster, the heaviest first: who stands first answers when shares are equal or unset. */
const ROLES: Record<RosterKind, readonly string[]> = {
  responsibility: ['contract', 'investigate', 'manage', 'review'],
  approver: ['approve'],
  vintage: ['contract', 'investigate', 'manage', 'review', 'approve'],
  unit: ['contract', 'investigate', 'manage', 'review', 'approve'],
  collector: ['collect'],
};

/**
 * Every loan of the vintages called in `year`, once, under the person who answers for it: the largest share, then the
 * role order above. Others who share the responsibility are named beside it. Loans settled meanwhile stay on the list.
 * With `asOf`: the loans formed by that day, principal and receipts of that day; persons and 欠息 are those known now.
 */
export function rosterLoans(conn: Connection, kind: RosterKind, year: number, asOf?: Day): RosterLoan[] {
  const vintages = calledVintages(conn, year);
  if (vintages.length === 0) return [];
  const marks = vintages.map(() => '?').join(',');
  const end = `${year}-12-31`;
  const loans = statement(conn, `SELECT l.loan_id AS loanId, l.borrower_id AS borrowerId, l.actual_id AS actualId, a.name AS actualUser, l.loan_no AS loanNo, u.code AS unitCode, u.name AS unit, p.name AS borrower, p.id_no AS idNo, l.due_on AS dueOn, l.npl_on AS nplOn, l.formed_year AS formedYear, l.risk_class AS riskClass, l.guarantee,
    coalesce((SELECT s.principal_fen FROM loan_state s WHERE s.loan_id = l.loan_id AND s.from_on = ?1), 0) AS beginFen,
    coalesce((SELECT sum(e.principal_fen) FROM entry e WHERE e.loan_id = l.loan_id AND e.form IN ('cash','in_kind') AND e.booked_on BETWEEN ?1 AND ?2), 0) AS recoveredFen,
    CASE WHEN ?3 IS NULL THEN n.principal_fen ELSE coalesce((SELECT s.principal_fen FROM loan_state s WHERE s.loan_id = l.loan_id AND s.from_on <= ?3 AND s.to_on > ?3), 0) END AS principalFen, n.on_fen + n.off_fen AS interestFen
    FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN unit u ON u.unit_id = l.unit_id JOIN party p ON p.party_id = l.borrower_id LEFT JOIN party a ON a.party_id = l.actual_id AND a.party_id <> l.borrower_id WHERE l.status = 'live' AND (?3 IS NULL OR l.npl_on <= ?3) AND l.formed_year IN (${marks}) ORDER BY u.sort_no, l.npl_on, l.loan_no`).all(...vintages, numbered(`${year}-01-01`, asOf !== undefined && asOf < end ? asOf : end, asOf ?? null)) as LoanLine[];
  const people = Map.groupBy(statement(conn, `SELECT r.loan_id AS loanId, r.staff_id AS staffId, s.staff_no AS staffNo, coalesce(s.name, r.outsider) AS name, r.role, r.share_ppm AS sharePpm FROM loan_responsible r JOIN loan l ON l.loan_id = r.loan_id LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.voided_by IS NULL AND r.to_on = '9999-12-31' AND (r.role = 'collect') = ? AND l.formed_year IN (${marks}) ORDER BY r.loan_responsible_id`).all(kind === 'collector' ? 1 : 0, ...vintages) as PersonLine[], (r) => r.loanId);
  const posts = presentPosts(conn);
  const order = ROLES[kind];
  return loans.map((l) => {
    const all = people.get(l.loanId) ?? [];
    const fitting = all.filter((p) => order.includes(p.role)).sort((a, b) => (b.sharePpm ?? 0) - (a.sharePpm ?? 0) || order.indexOf(a.role) - order.indexOf(b.role));
    const main = fitting[0];
    const post = main?.staffId == null ? undefined : posts.get(main.staffId);
    return { ...l, idNo: l.idNo ?? '', actualUser: l.actualUser ?? '', staffId: main?.staffId ?? null, staffNo: main?.staffNo ?? '', name: main?.name ?? NOBODY, role: main?.role ?? '', sharePpm: main?.sharePpm ?? null, others: all.filter((p) => p !== main).map((p) => p.name).join('、'), present: post?.title ?? '', presentUnit: post?.unit ?? '' };
  });
}
