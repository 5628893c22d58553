import type { OutputOf, ParsedOf } from '../../contract/api.js';
import { CAUSES, findCode, nameOf, type Cause } from '../../domain/codes.js';
import { yearOf, type Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { formatYuan } from '../../domain/money.js';
import { CASE_KINDS } from '../../domain/responsibility/case-codes.js';
import { proposalFrom, type LoanPerson } from '../../domain/responsibility/case-persons.js';
import { statement, type Connection } from '../../data/sql.js';
import { postText, presentPosts } from '../../reports/figures/present-posts.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { loanIdOf } from '../handling/handle-loans.js';
import { receiptLoan } from '../recovery/receipt-loan.js';
import { unitOf } from '../units/unit-of.js';
import { owedOn } from './debt.js';

/** What a new case begins with. Throws LOAN_UNKNOWN, LOAN_AMBIGUOUS. */
export function draftCase(context: AppContext, input: ParsedOf<'cases.draft'>): OutputOf<'cases.draft'> {
  const conn = reader(context);
  const loan = receiptLoan(conn, input.loanId ?? loanIdOf(conn, input.no ?? '', input.unit));
  const more = statement(conn, `SELECT u.name AS unit, coalesce(l.cause, '') AS cause, l.due_on AS dueOn FROM loan l JOIN unit u ON u.unit_id = l.unit_id WHERE l.loan_id = ?`).get(loan.loanId) as { unit: string; cause: string; dueOn: Day };
  return { loanId: loan.loanId, loanNo: loan.no, borrower: loan.borrower, unitId: loan.unitId, unit: more.unit, baseFen: owedOn(conn, loan.loanId, input.on), cause: nameOf(CAUSES, more.cause), dueOn: more.dueOn, persons: proposalOf(conn, loan.loanId) };
}

/** 初分 as the ledger proposes it: who answers for the loan now, with the post of today. */
function proposalOf(conn: Connection, loanId: number): OutputOf<'cases.draft'>['persons'] {
  const posts = presentPosts(conn);
  const known = statement(conn, `SELECT r.staff_id AS staffId, s.staff_no AS staffNo, coalesce(s.name, r.outsider) AS name, r.role, r.share_ppm AS sharePpm, r.counts FROM loan_responsible r LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.loan_id = ? AND r.voided_by IS NULL AND r.to_on = '9999-12-31' AND r.role <> 'collect' ORDER BY r.loan_responsible_id`).all(loanId) as (Omit<LoanPerson, 'counts'> & { staffId: number | null; counts: 0 | 1 })[];
  return proposalFrom(known.map((k) => ({ ...k, counts: k.counts === 1 }))).map((p, i) => {
    const of = known[i];
    return { ...p, name: of?.name ?? '', present: of?.staffId == null ? '名单外' : postText(posts.get(of.staffId)) };
  });
}

/**
 * 建档. The balance is the ledger's of that day; only where the ledger does not reach so far back is it taken as written.
 * A loan has one case at a time. Throws LOAN_UNKNOWN, DAY_IN_FUTURE, EVENT_BEFORE_GRANT, CASE_INVALID, CASE_STANDS, CODE_UNKNOWN.
 */
export function openCase(context: AppContext, input: ParsedOf<'cases.open'>): OutputOf<'cases.open'> {
  const conn = reader(context);
  const loan = receiptLoan(conn, input.loanId);
  const on = notAfterToday(context, input.on);
  const unit = unitOf(conn, input.unitId).name;
  const cause = findCode<(typeof CAUSES)[number]>(CAUSES, input.cause);
  if (!cause) throw new DomainError('CODE_UNKNOWN', { field: '成因', value: input.cause, allowed: CAUSES.map((c) => c.name).join('、') });
  if (on < loan.grantedOn) throw new DomainError('EVENT_BEFORE_GRANT', { granted: loan.grantedOn });
  const owed = owedOn(conn, loan.loanId, on);
  if (owed === 0) throw new DomainError('CASE_INVALID', { reason: `${on} 这笔贷款已没有余额` });
  if (owed !== null && owed !== input.baseFen) throw new DomainError('CASE_INVALID', { reason: `建档余额写的是 ${formatYuan(input.baseFen)} 元，台账 ${on} 的余额是 ${formatYuan(owed)} 元` });
  const standing = standingCase(conn, loan.loanId);
  if (standing !== undefined) throw new DomainError('CASE_STANDS', { no: standing });
  const no = nextNo(conn, yearOf(on));
  const { batch, value } = writeBatch(context, { kind: 'case', title: `建档 ${no} ${nameOf(CASE_KINDS, input.kind)} ${loan.borrower} 借据 ${loan.no}（${unit}）` }, ['rosters'], (uow) => {
    const caseId = uow.insert('case_file', { case_no: no, kind: input.kind, loan_id: loan.loanId, unit_id: input.unitId, base_fen: input.baseFen, limitation_on: input.limitationOn, cause: cause.code satisfies Cause });
    uow.insert('case_step', { case_file_id: caseId, step: 'open', on_date: on, opinion: input.opinion, doc_no: input.docNo, by_name: input.by, group_opinion: null, group_doc_no: null, follows: null });
    return caseId;
  });
  return { batch, caseId: value, no };
}

/** The number of the case of this debt that is not completed, in whatever book it was opened. */
const standingCase = (conn: Connection, loanId: number): string | undefined =>
  statement(conn, `SELECT c.case_no FROM loan o JOIN loan b ON b.loan_no = o.loan_no AND b.borrower_id = o.borrower_id JOIN case_file c ON c.loan_id = b.loan_id AND c.voided_by IS NULL WHERE o.loan_id = ? AND NOT EXISTS (SELECT 1 FROM case_step s WHERE s.case_file_id = c.case_file_id AND s.step = 'complete' AND s.voided_by IS NULL)`).pluck().get(loanId) as string | undefined;

/** `2011-001`: numbers of cases that were taken back are not used again. */
function nextNo(conn: Connection, year: number): string {
  const last = statement(conn, `SELECT max(CAST(substr(case_no, 6) AS INTEGER)) FROM case_file WHERE case_no LIKE ? || '-%'`).pluck().get(String(year)) as number | null;
  return `${year}-${String((last ?? 0) + 1).padStart(3, '0')}`;
}
