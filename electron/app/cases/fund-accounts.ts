import type { OutputOf } from '../../contract/api.js';
import type { FundAccount, FundMove, FundStandRow } from '../../contract/risk-fund.js';
import { applyPpm, fen } from '../../domain/money.js';
import { statement, type Connection } from '../../data/sql.js';
import { postText, presentPosts } from '../../reports/figures/present-posts.js';
import { reader, type AppContext } from '../context.js';
import { staffMember } from '../staff/staff-member.js';
import { fundStands, MOVES, REAL_KIND, type FindingFund } from './fund-stand.js';

/** Everybody with a movement, with the post of today; who left keeps his account (D3-01). */
export function fundAccounts(context: AppContext, search: string): OutputOf<'fund.list'> {
  const conn = reader(context);
  const accounts = accountRows(conn).filter((a) => search === '' || a.name.includes(search) || a.staffNo.includes(search) || a.present.includes(search));
  return { accounts, totalFen: accounts.reduce((n, a) => n + a.balanceFen, 0) };
}

const SUM = (kind: string): string => `sum(CASE WHEN ${REAL_KIND} = '${kind}' THEN m.amount_fen ELSE 0 END)`;

function accountRows(conn: Connection): FundAccount[] {
  const posts = presentPosts(conn);
  const stands = Map.groupBy(fundStands(conn), (s) => s.staffId);
  const rows = statement(conn, `SELECT m.staff_id AS staffId, s.staff_no AS staffNo, s.name, sum(m.amount_fen) AS balanceFen, ${SUM('deposit')} AS depositedFen, -${SUM('charge')} AS chargedFen, ${SUM('refund')} AS refundedFen FROM ${MOVES} JOIN staff s ON s.staff_id = m.staff_id WHERE m.voided_by IS NULL GROUP BY m.staff_id ORDER BY s.staff_no`).all() as (Omit<FundAccount, 'present' | 'dueFen' | 'cases'> & { staffId: number })[];
  return rows.map(({ staffId, ...r }) => {
    const own = stands.get(staffId) ?? [];
    return { ...r, present: postText(posts.get(staffId)), dueFen: own.reduce((n, s) => n + s.dueFen, 0), cases: new Set(own.map((s) => s.caseId)).size };
  });
}

/** One person's account: movements with the balance after each, and how each case stands. Throws STAFF_UNKNOWN. */
export function fundAccount(context: AppContext, staffNo: string): OutputOf<'fund.account'> {
  const conn = reader(context);
  const person = staffMember(conn, staffNo);
  const none: FundAccount = { staffNo, name: person.name, present: postText(presentPosts(conn).get(person.staffId)), balanceFen: 0, depositedFen: 0, chargedFen: 0, refundedFen: 0, dueFen: 0, cases: 0 };
  const account = accountRows(conn).find((a) => a.staffNo === staffNo) ?? none;
  return { ...account, moves: movesOf(conn, person.staffId), stands: named(conn, fundStands(conn, undefined, { staffId: person.staffId })) };
}

function movesOf(conn: Connection, staffId: number): FundMove[] {
  const rows = statement(conn, `SELECT m.fund_move_id AS moveId, m.on_date AS "on", m.kind, m.amount_fen AS amountFen, m.due_fen AS dueFen, m.ratio_ppm AS ratioPpm, m.reason, m.minutes_no AS minutesNo, m.voucher_no AS voucherNo, c.case_file_id AS caseId, coalesce(c.case_no, '') AS caseNo, m.reversal_of AS reverses, EXISTS (SELECT 1 FROM fund_move r WHERE r.reversal_of = m.fund_move_id AND r.voided_by IS NULL) AS reversed,
    sum(m.amount_fen) OVER (ORDER BY m.on_date, m.fund_move_id) AS balanceFen
    FROM fund_move m LEFT JOIN case_finding f ON f.case_finding_id = m.case_finding_id LEFT JOIN case_step d ON d.case_step_id = f.case_step_id LEFT JOIN case_file c ON c.case_file_id = d.case_file_id WHERE m.staff_id = ? AND m.voided_by IS NULL ORDER BY m.on_date, m.fund_move_id`).all(staffId) as (Omit<FundMove, 'reversed'> & { reversed: 0 | 1 })[];
  return rows.map((r) => ({ ...r, reversed: r.reversed === 1 }));
}

/** 退缴 that is due, of one case or all: to be given back, or to be taken back where a receipt was reversed. */
export function fundDue(context: AppContext, caseId: number | undefined): OutputOf<'fund.due'> {
  const conn = reader(context);
  return { due: named(conn, fundStands(conn, undefined, caseId === undefined ? {} : { caseId }).filter((s) => s.dueFen !== 0)) };
}

function named(conn: Connection, stands: readonly FindingFund[]): FundStandRow[] {
  const about = statement(conn, `SELECT c.case_no AS caseNo, p.name AS borrower, s.staff_no AS staffNo, s.name, f.share_ppm AS sharePpm FROM case_finding f JOIN case_person x ON x.case_person_id = f.case_person_id JOIN staff s ON s.staff_id = x.staff_id JOIN case_step d ON d.case_step_id = f.case_step_id JOIN case_file c ON c.case_file_id = d.case_file_id JOIN loan l ON l.loan_id = c.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE f.case_finding_id = ?`);
  return stands.map(({ staffId: _id, ...s }) => {
    const row = about.get(s.findingId) as Pick<FundStandRow, 'caseNo' | 'borrower' | 'staffNo' | 'name' | 'sharePpm'>;
    return { ...s, ...row, responsibleFen: applyPpm(fen(s.baseFen), row.sharePpm) };
  });
}
