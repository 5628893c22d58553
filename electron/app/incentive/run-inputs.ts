import type { Book, Form, Measure, Problem, PublicKind, RiskClass } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import { loanKey, type IncentivePerson, type IncentiveReceipt, type ReceiptShare } from '../../domain/incentive/inputs.js';
import { STANDARD_CREDITS, creditedFen } from '../../domain/target/credit.js';
import type { CreditRule } from '../../domain/target/credit.js';
import { numbered, statement, type Connection } from '../../data/sql.js';

interface EntryLine { id: number; bookedOn: Day; period: string; unit: string; loanNo: string; book: Book; form: Form; measure: Measure | null; riskClass: RiskClass; formedYear: number; problem: Problem; publicKind: PublicKind; principalFen: number; onInterestFen: number; offInterestFen: number; reversalOf: number | null }

/** Receipts of the run's days with their persons. 期初带入 is nobody's work and stays out; so do new NPL entries. */
export function receiptsFor(conn: Connection, from: Day, to: Day): IncentiveReceipt[] {
  const shares = new Map<number, ReceiptShare[]>();
  for (const s of statement(conn, `SELECT x.entry_id AS entryId, s.staff_no AS staffNo, x.share_ppm AS sharePpm, x.principal_fen AS principalFen, x.interest_fen AS interestFen FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id JOIN staff s ON s.staff_id = x.staff_id WHERE e.booked_on BETWEEN ? AND ? ORDER BY x.entry_share_id`).all(from, to) as (ReceiptShare & { entryId: number })[]) {
    const { entryId, ...share } = s;
    const list = shares.get(entryId);
    if (list) list.push(share);
    else shares.set(entryId, [share]);
  }
  const rows = statement(conn, `SELECT e.entry_id AS id, e.booked_on AS bookedOn, e.period, u.name AS unit, l.loan_no AS loanNo, e.book, e.form, e.measure, l.risk_class AS riskClass, l.formed_year AS formedYear, l.problem, p.public_kind AS publicKind, e.principal_fen AS principalFen, e.on_fen AS onInterestFen, e.off_fen AS offInterestFen, e.reversal_of AS reversalOf
    FROM entry e JOIN loan l ON l.loan_id = e.loan_id JOIN unit u ON u.unit_id = e.unit_id JOIN party p ON p.party_id = l.borrower_id WHERE e.booked_on BETWEEN ? AND ? AND e.carried = 0 AND e.form IN ('cash','in_kind') ORDER BY e.entry_id`).all(from, to) as EntryLine[];
  return rows.map((r) => ({ ...r, shares: shares.get(r.id) ?? [] }));
}

/**
 * Everyone with a target of the year, with what was credited before the run began. A person's own loans are those he
 * granted (调查) or approved as staff's own borrowing; 包收 loans are exactly what he is asked to collect.
 */
export function personsFor(conn: Connection, from: Day, asOf: Day, credits: readonly CreditRule[] = STANDARD_CREDITS): IncentivePerson[] {
  const year = Number(from.slice(0, 4));
  const prior = new Map<string, number>();
  for (const s of statement(conn, `SELECT s.staff_no AS staffNo, x.form, x.book, x.principal_fen AS principalFen, x.interest_fen AS interestFen FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id JOIN staff s ON s.staff_id = x.staff_id WHERE e.booked_on >= ? AND e.booked_on < ?`).all(`${year}-01-01`, from) as { staffNo: string; form: Form; book: Book; principalFen: number; interestFen: number }[]) prior.set(s.staffNo, (prior.get(s.staffNo) ?? 0) + creditedFen(s, credits));
  const own = new Map<string, string[]>();
  for (const r of statement(conn, `SELECT s.staff_no AS staffNo, u.name AS unit, l.book, l.loan_no AS loanNo FROM loan_responsible r JOIN staff s ON s.staff_id = r.staff_id JOIN loan l ON l.loan_id = r.loan_id JOIN unit u ON u.unit_id = l.unit_id WHERE r.voided_by IS NULL AND r.to_on = '9999-12-31' AND l.status = 'live' AND r.role IN ('investigate','approve') AND l.problem IN ('staff_own','staff_guaranteed','staff_introduced')`).all() as { staffNo: string; unit: string; book: string; loanNo: string }[]) own.set(r.staffNo, [...(own.get(r.staffNo) ?? []), loanKey(r)]);
  const rows = statement(conn, `SELECT s.staff_no AS staffNo, s.name, coalesce(p.tier, '') AS tier, coalesce(u.name, '') AS unit, t.target_fen AS targetFen FROM staff s LEFT JOIN staff_post p ON p.staff_id = s.staff_id AND p.kind = 'main' AND p.voided_by IS NULL AND p.from_on <= ?2 AND p.to_on > ?2 LEFT JOIN unit u ON u.unit_id = p.unit_id LEFT JOIN year_plan y ON y.year = ?1 AND y.voided_by IS NULL LEFT JOIN target t ON t.year_plan_id = y.year_plan_id AND t.staff_id = s.staff_id AND t.voided_by IS NULL WHERE s.voided_by IS NULL ORDER BY s.staff_no`).all(numbered(year, asOf)) as { staffNo: string; name: string; tier: string; unit: string; targetFen: number | null }[];
  return rows.map((r) => ({ ...r, creditedPriorFen: prior.get(r.staffNo) ?? 0, responsibleFor: own.get(r.staffNo) ?? [] }));
}
