import type { Book, Form, Measure, Problem, PublicKind, RiskClass } from '../../domain/codes.js';
import { dayNumber, yearOf, type Day } from '../../domain/date.js';
import { loanKey, type IncentivePerson, type IncentiveReceipt, type ReceiptShare } from '../../domain/incentive/inputs.js';
import type { CollectorKind, RulePlan } from '../../domain/incentive/rule-plan.js';
import { divideHalfUp } from '../../domain/money.js';
import { STANDARD_CREDITS, creditedFen } from '../../domain/target/credit.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { wagesOn } from '../targets/wages.js';
import type { PriorRuns } from './prior-runs.js';

interface EntryLine { id: number; bookedOn: Day; period: string; unit: string; loanNo: string; book: Book; form: Form; measure: Measure | null; riskClass: RiskClass; formedYear: number; problem: Problem; publicKind: PublicKind; principalFen: number; onInterestFen: number; offInterestFen: number; reversalOf: number | null }

/**
 * Receipts of the run's days with their persons. 期初带入 is nobody's work and stays out; so do new NPL entries. With
 * earlier locked runs at hand a reversal of a receipt outside the days says what was paid for it: it takes back that.
 */
export function receiptsFor(conn: Connection, from: Day, to: Day, prior?: PriorRuns): IncentiveReceipt[] {
  const shares = new Map<number, ReceiptShare[]>();
  for (const s of statement(conn, `SELECT x.entry_id AS entryId, s.staff_no AS staffNo, x.share_ppm AS sharePpm, x.principal_fen AS principalFen, x.interest_fen AS interestFen FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id JOIN staff s ON s.staff_id = x.staff_id WHERE e.booked_on BETWEEN ? AND ? ORDER BY x.entry_share_id`).all(from, to) as (ReceiptShare & { entryId: number })[]) {
    const { entryId, ...share } = s;
    const list = shares.get(entryId);
    if (list) list.push(share);
    else shares.set(entryId, [share]);
  }
  const rows = statement(conn, `SELECT e.entry_id AS id, e.booked_on AS bookedOn, e.period, u.name AS unit, l.loan_no AS loanNo, e.book, e.form, e.measure, l.risk_class AS riskClass, l.formed_year AS formedYear, l.problem, p.public_kind AS publicKind, e.principal_fen AS principalFen, e.on_fen AS onInterestFen, e.off_fen AS offInterestFen, e.reversal_of AS reversalOf
    FROM entry e JOIN loan l ON l.loan_id = e.loan_id JOIN unit u ON u.unit_id = e.unit_id JOIN party p ON p.party_id = l.borrower_id WHERE e.booked_on BETWEEN ? AND ? AND e.carried = 0 AND e.form IN ('cash','in_kind') ORDER BY e.entry_id`).all(from, to) as EntryLine[];
  const here = new Set(rows.map((r) => r.id));
  return rows.map((r) => {
    const own = shares.get(r.id) ?? [];
    if (!prior || r.reversalOf === null || here.has(r.reversalOf)) return { ...r, shares: own };
    const original = r.reversalOf;
    return { ...r, shares: own.map((s) => ({ ...s, ...(prior.paid(original, s.staffNo) ?? { paidFen: 0, heldFen: 0 }) })) };
  });
}

interface PersonLine { staffId: number; staffNo: string; name: string; tier: string; unit: string; post: string; targetFen: number | null }

/**
 * Everyone on the staff list with the target of the plan's span, what was credited before the run began, what earlier
 * locked runs left, and what the person answers for.
 */
export function personsFor(conn: Connection, plan: RulePlan, days: { readonly from: Day; readonly to: Day; readonly asOf: Day }, prior: PriorRuns): IncentivePerson[] {
  const { from, asOf } = days;
  const year = yearOf(from);
  const credited = creditedBefore(conn, plan, from);
  const own = ownLoans(conn, asOf);
  const cases = newNplCases(conn, from, days.to);
  const wages = wagesOn(conn, asOf);
  const rows = statement(conn, `SELECT s.staff_id AS staffId, s.staff_no AS staffNo, s.name, coalesce(p.tier, '') AS tier, coalesce(p.title, '') AS post, coalesce(u.name, '') AS unit, t.target_fen AS targetFen FROM staff s LEFT JOIN staff_post p ON p.staff_id = s.staff_id AND p.kind = 'main' AND p.voided_by IS NULL AND p.from_on <= ?2 AND p.to_on > ?2 LEFT JOIN unit u ON u.unit_id = p.unit_id LEFT JOIN year_plan y ON y.year = ?1 AND y.voided_by IS NULL LEFT JOIN target t ON t.year_plan_id = y.year_plan_id AND t.staff_id = s.staff_id AND t.voided_by IS NULL WHERE s.voided_by IS NULL ORDER BY s.staff_no`).all(numbered(year, asOf)) as PersonLine[];
  return rows.map(({ staffId, ...r }) => {
    const loans = own.get(staffId);
    const wage = wages.get(staffId);
    return {
      ...r,
      targetFen: plan.basis.targetSpan === 'run' ? partOfYear(r.targetFen, days) : r.targetFen,
      collector: collectorOf(r.post),
      creditedPriorFen: credited.get(r.staffNo) ?? 0,
      heldPriorFen: prior.held(r.staffNo), carriedPriorFen: prior.carried(r.staffNo), chargedPriorFen: prior.charged(r.staffNo), missesPrior: prior.misses(r.staffNo),
      responsibleFor: loans?.keys ?? [], ownNplFen: loans?.fen ?? 0, ownNplLoans: loans?.count ?? 0,
      newNplCases: cases.get(staffId) ?? 0,
      ...(wage !== undefined && { monthlyWageFen: wage }),
    };
  });
}

/** The part of a year's target, in 分, that falls on the days of the run. */
function partOfYear(targetFen: number | null, { from, to }: { readonly from: Day; readonly to: Day }): number | null {
  if (targetFen === null) return null;
  const of = dayNumber(`${yearOf(from) + 1}-01-01`) - dayNumber(`${yearOf(from)}-01-01`);
  return Number(divideHalfUp(BigInt(targetFen) * BigInt(dayNumber(to) - dayNumber(from) + 1), BigInt(of)));
}

/** Who is entrusted from outside stands on the staff list under a title that says so. */
const COLLECTOR_TITLES: readonly (readonly [RegExp, CollectorKind])[] = [[/律师|法律服务/, 'law_firm'], [/村组|村委|村干部/, 'village'], [/竞标|中标/, 'bidder']];
const collectorOf = (title: string): CollectorKind => COLLECTOR_TITLES.find(([pattern]) => pattern.test(title))?.[1] ?? 'employee';

/** 认定额 of the target's span before the run: from 1 January, or from the plan's first day where the target runs over the whole plan. */
function creditedBefore(conn: Connection, plan: RulePlan, from: Day): Map<string, number> {
  const sums = new Map<string, number>();
  if (plan.basis.targetSpan === 'run') return sums;
  const start = plan.basis.targetSpan === 'plan' ? plan.from : `${yearOf(from)}-01-01`;
  const credits = plan.credits.length > 0 ? plan.credits : STANDARD_CREDITS;
  for (const s of statement(conn, `SELECT s.staff_no AS staffNo, x.form, x.book, x.principal_fen AS principalFen, x.interest_fen AS interestFen FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id JOIN staff s ON s.staff_id = x.staff_id WHERE e.booked_on >= ? AND e.booked_on < ?`).all(start, from) as { staffNo: string; form: Form; book: Book; principalFen: number; interestFen: number }[]) sums.set(s.staffNo, (sums.get(s.staffNo) ?? 0) + creditedFen(s, credits));
  return sums;
}

/**
 * A person's own loans (D5-06 先内后外) are those of staff's own borrowing, guaranteeing or introducing that he granted
 * (调查) or approved; 包收 loans are exactly what he is asked to collect. Principal as it stood on the day.
 */
function ownLoans(conn: Connection, asOf: Day): Map<number, { keys: string[]; fen: number; count: number }> {
  const rows = statement(conn, `SELECT DISTINCT r.staff_id AS staffId, u.name AS unit, l.book, l.loan_no AS loanNo, coalesce(s.principal_fen, 0) AS fen, coalesce(c.is_npl, 0) AS npl FROM loan_responsible r JOIN loan l ON l.loan_id = r.loan_id JOIN unit u ON u.unit_id = l.unit_id LEFT JOIN loan_state s ON s.loan_id = l.loan_id AND s.year = ?1 AND s.from_on <= ?2 AND s.to_on > ?2 LEFT JOIN class_code c ON c.class = s.class WHERE r.voided_by IS NULL AND r.staff_id IS NOT NULL AND r.to_on = '9999-12-31' AND l.status = 'live' AND r.role IN ('investigate','approve') AND l.problem IN ('staff_own','staff_guaranteed','staff_introduced')`).all(numbered(yearOf(asOf), asOf)) as { staffId: number; unit: string; book: string; loanNo: string; fen: number; npl: 0 | 1 }[];
  const own = new Map<number, { keys: string[]; fen: number; count: number }>();
  for (const r of rows) {
    const sum = own.get(r.staffId) ?? { keys: [], fen: 0, count: 0 };
    own.set(r.staffId, sum);
    sum.keys.push(loanKey(r));
    if (r.npl === 0 || r.fen === 0) continue;
    sum.fen += r.fen;
    sum.count++;
  }
  return own;
}

/** New NPL loans of the days by who manages them (管理责任人, else 包收人). Entries of the year's start are nobody's new ones. */
function newNplCases(conn: Connection, from: Day, to: Day): Map<number, number> {
  const rows = statement(conn, `SELECT r.staff_id AS staffId, count(DISTINCT e.loan_id) AS cases FROM entry e JOIN loan_responsible r ON r.loan_id = e.loan_id AND r.voided_by IS NULL AND r.staff_id IS NOT NULL AND r.to_on = '9999-12-31' WHERE e.form = 'new_npl' AND e.carried = 0 AND e.reversal_of IS NULL AND e.booked_on BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM entry v WHERE v.reversal_of = e.entry_id) AND (r.role = 'manage' OR (r.role = 'contract' AND NOT EXISTS (SELECT 1 FROM loan_responsible m WHERE m.loan_id = e.loan_id AND m.role = 'manage' AND m.voided_by IS NULL AND m.to_on = '9999-12-31'))) GROUP BY r.staff_id`).all(from, to) as { staffId: number; cases: number }[];
  return new Map(rows.map((r) => [r.staffId, r.cases]));
}
