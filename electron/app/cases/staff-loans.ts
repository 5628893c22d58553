import type { OutputOf, ParsedOf } from '../../contract/api.js';
import type { StaffLoan } from '../../contract/cases.js';
import { nameOf, PROBLEMS } from '../../domain/codes.js';
import { DomainError } from '../../domain/domain-error.js';
import { INNER_PROBLEMS, STAFF_PROBLEMS } from '../../domain/responsibility/case-codes.js';
import { numbered, statement } from '../../data/sql.js';
import { postText, presentPosts } from '../../reports/figures/present-posts.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { receiptLoan } from '../recovery/receipt-loan.js';

const OWED = `loan_now n JOIN loan l ON l.loan_id = n.loan_id AND l.status = 'live'`;
/** Every book of the debt of a loan l: it stays the same debt when it is written off or swapped. */
const DEBT = '(SELECT b.loan_id FROM loan b WHERE b.loan_no = l.loan_no AND b.borrower_id = l.borrower_id)';
type Row = Omit<StaffLoan, 'grantedBy' | 'waiting' | 'overdue'> & { readonly code: string };

/**
 * 先内后外 (D5-06): the loans of one kind that are still owed, who granted each of them (谁发放谁负责), by when he has to
 * recover it, and who stands on 待岗清收 for it – by this loan's own case, or by an incentive run as long as it was not
 * lifted. The largest first.
 */
export function staffLoans(context: AppContext, input: ParsedOf<'cases.staffLoans'>): OutputOf<'cases.staffLoans'> {
  const conn = reader(context);
  const today = context.clock.today();
  const kinds: readonly string[] = input.problem === 'staff' ? STAFF_PROBLEMS : [input.problem];
  const rows = statement(conn, `SELECT l.loan_id AS loanId, l.loan_no AS loanNo, p.name AS borrower, u.name AS unit, l.problem AS code, l.granted_on AS grantedOn, n.principal_fen AS owedFen, d.deadline_on AS deadlineOn, coalesce(d.doc_no, '') AS deadlineDoc, c.case_file_id AS caseId, coalesce(c.case_no, '') AS caseNo
    FROM ${OWED} JOIN party p ON p.party_id = l.borrower_id JOIN unit u ON u.unit_id = n.unit_id LEFT JOIN recovery_deadline d ON d.recovery_deadline_id = (SELECT max(x.recovery_deadline_id) FROM recovery_deadline x WHERE x.loan_id IN ${DEBT} AND x.voided_by IS NULL) LEFT JOIN case_file c ON c.case_file_id = (SELECT max(x.case_file_id) FROM case_file x WHERE x.loan_id IN ${DEBT} AND x.voided_by IS NULL)
    WHERE n.principal_fen > 0 AND l.problem IN (SELECT value FROM json_each(?)) ORDER BY n.principal_fen DESC, l.loan_id`).all(JSON.stringify(kinds)) as Row[];
  const granted = grantedBy(context, rows.map((r) => r.loanId));
  const waiting = waitingFor(context, rows.map((r) => r.loanId));
  const loans = rows.map(({ code, ...r }): StaffLoan => ({ ...r, problem: nameOf(PROBLEMS, code), grantedBy: granted.get(r.loanId) ?? [], overdue: r.deadlineOn !== null && r.deadlineOn < today, waiting: waiting.get(r.loanId) ?? [] }));
  const wanted = input.search;
  return { loans: wanted === '' ? loans : loans.filter((l) => [l.loanNo, l.borrower, l.unit, ...l.grantedBy.map((g) => g.name)].some((t) => t.includes(wanted))), counts: countsByKind(context) };
}

function countsByKind(context: AppContext): OutputOf<'cases.staffLoans'>['counts'] {
  const rows = statement(reader(context), `SELECT l.problem, count(*) AS count, sum(n.principal_fen) AS owedFen FROM ${OWED} WHERE n.principal_fen > 0 GROUP BY l.problem`).all() as { problem: string; count: number; owedFen: number }[];
  return INNER_PROBLEMS.map((problem) => ({ problem, name: nameOf(PROBLEMS, problem), count: 0, owedFen: 0, ...rows.find((r) => r.problem === problem) }));
}

/** The approver granted it; where none is known, who investigated. */
function grantedBy(context: AppContext, loanIds: readonly number[]): Map<number, StaffLoan['grantedBy']> {
  const conn = reader(context);
  const posts = presentPosts(conn);
  const rows = statement(conn, `SELECT DISTINCT r.loan_id AS loanId, r.staff_id AS staffId, coalesce(s.staff_no, '') AS staffNo, coalesce(s.name, r.outsider) AS name, r.role FROM loan_responsible r LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.loan_id IN (SELECT value FROM json_each(?)) AND r.voided_by IS NULL AND r.to_on = '9999-12-31' AND r.role IN ('approve','investigate') ORDER BY r.loan_responsible_id`).all(JSON.stringify(loanIds)) as { loanId: number; staffId: number | null; staffNo: string; name: string; role: string }[];
  return new Map([...Map.groupBy(rows, (r) => r.loanId)].map(([loanId, own]) => {
    const approvers = own.filter((r) => r.role === 'approve');
    return [loanId, (approvers.length > 0 ? approvers : own).map((r) => ({ staffNo: r.staffNo, name: r.name, present: r.staffId === null ? '名单外' : postText(posts.get(r.staffId)) }))];
  }));
}

/** Who stands on 待岗清收 for a loan that is still owed. */
function waitingFor(context: AppContext, loanIds: readonly number[]): Map<number, string[]> {
  const rows = statement(reader(context), `SELECT DISTINCT l.loan_id AS loanId, coalesce(s.name, x.outsider) AS name FROM loan l JOIN case_measure m JOIN case_step t ON t.case_step_id = m.case_step_id JOIN case_file c ON c.case_file_id = t.case_file_id JOIN case_finding f ON f.case_finding_id = m.case_finding_id JOIN case_person x ON x.case_person_id = f.case_person_id LEFT JOIN staff s ON s.staff_id = x.staff_id WHERE m.measure = 'waiting_post' AND m.voided_by IS NULL AND c.loan_id IN ${DEBT} AND l.loan_id IN (SELECT value FROM json_each(?1))
    UNION SELECT r.loan_id, s.name FROM sanction k JOIN staff s ON s.staff_id = k.staff_id JOIN loan_responsible r ON r.staff_id = k.staff_id AND r.voided_by IS NULL AND r.to_on = '9999-12-31' AND r.role IN ('approve','investigate') WHERE k.code = 'off_post_collecting' AND k.voided_by IS NULL AND k.lifted_on IS NULL AND r.loan_id IN (SELECT value FROM json_each(?1))`).all(numbered(JSON.stringify(loanIds))) as { loanId: number; name: string }[];
  return new Map([...Map.groupBy(rows, (r) => r.loanId)].map(([loanId, own]) => [loanId, own.map((r) => r.name)]));
}

/** 收回期限 of a staff-related loan; a later decision replaces the day, the old one stays in 历史. Throws LOAN_UNKNOWN, DAY_IN_FUTURE, DEADLINE_INVALID. */
export function setDeadline(context: AppContext, input: ParsedOf<'cases.setDeadline'>): { batch: number } {
  const conn = reader(context);
  const loan = receiptLoan(conn, input.loanId);
  notAfterToday(context, input.on);
  const refuse = (reason: string): never => { throw new DomainError('DEADLINE_INVALID', { reason }); };
  const problem = statement(conn, 'SELECT problem FROM loan WHERE loan_id = ?').pluck().get(loan.loanId) as string;
  if (!INNER_PROBLEMS.some((p) => p === problem)) refuse(`这笔贷款的问题类型是“${nameOf(PROBLEMS, problem)}”，不是职工相关、假冒名或原代办站贷款`);
  if (loan.principalFen === 0) refuse('这笔贷款已没有余额');
  if (input.deadlineOn < input.on) refuse(`期限 ${input.deadlineOn} 早于决定日期 ${input.on}`);
  const known = statement(conn, 'SELECT recovery_deadline_id AS id, deadline_on AS "on" FROM recovery_deadline WHERE voided_by IS NULL AND loan_id IN (SELECT b.loan_id FROM loan l JOIN loan b ON b.loan_no = l.loan_no AND b.borrower_id = l.borrower_id WHERE l.loan_id = ?) ORDER BY recovery_deadline_id DESC').get(loan.loanId) as { id: number; on: string } | undefined;
  if (known?.on === input.deadlineOn) throw new DomainError('NOTHING_CHANGED');
  const { batch } = writeBatch(context, { kind: 'case', title: `收回期限 ${input.deadlineOn} ${loan.borrower} 借据 ${loan.no}` }, ['rosters'], (uow) => {
    if (known) uow.update('recovery_deadline', known.id, { voided_by: uow.batchId });
    uow.insert('recovery_deadline', { loan_id: loan.loanId, deadline_on: input.deadlineOn, set_on: input.on, doc_no: input.docNo });
  });
  return { batch };
}
