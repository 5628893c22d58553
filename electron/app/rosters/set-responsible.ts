import type { ParsedOf } from '../../contract/api.js';
import type { ResponsibleRow } from '../../contract/rosters.js';
import { findCode, nameOf, ROLES, type Role } from '../../domain/codes.js';
import { OPEN_END, type Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { ppmToPct } from '../../domain/rate.js';
import { checkShares, type ResponsibleShare } from '../../domain/roster/shares.js';
import { projectLoans } from '../../data/loan-projection.js';
import type { LoanResponsibleTable } from '../../data/schema.js';
import { statement, type Connection } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { postText, presentPosts } from '../../reports/figures/present-posts.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { receiptLoan } from '../recovery/receipt-loan.js';
import { staffMember } from '../staff/staff-member.js';

type Person = Pick<LoanResponsibleTable, 'staff_id' | 'outsider' | 'role' | 'share_ppm' | 'counts'>;

/**
 * From a day on these persons answer for the loans, in every book a loan is owed in (D3-01). Those who answered before
 * end on that day and stay readable; who goes on unchanged is not touched. A collector is replaced only by another.
 * Throws RESPONSIBLE_INVALID, RESPONSIBLE_NOT_100, STAFF_UNKNOWN, EVENT_OUT_OF_ORDER, EVENT_BEFORE_GRANT, NOTHING_CHANGED.
 */
export function setResponsible(context: AppContext, input: ParsedOf<'loans.responsible'>): { batch: number; loans: number } {
  const conn = reader(context);
  const on = notAfterToday(context, input.on);
  const shares = input.persons.map((p): ResponsibleShare => ({ ...p, role: roleOf(p.role) }));
  checkShares(shares);
  const persons = shares.map((p): Person & { name: string } => {
    const staff = p.staffNo === undefined ? null : staffMember(conn, p.staffNo);
    return { staff_id: staff?.staffId ?? null, outsider: p.outsider ?? null, name: staff?.name ?? p.outsider ?? '', role: p.role, share_ppm: p.sharePpm, counts: p.counts && p.role !== 'collect' ? 1 : 0 };
  });
  const loans = input.loanIds.map((id) => receiptLoan(conn, id));
  const early = loans.find((l) => on < l.grantedOn);
  if (early) throw new DomainError('EVENT_BEFORE_GRANT', { granted: early.grantedOn });
  const [first] = loans;
  const what = loans.length === 1 && first ? `${first.borrower} ${first.no}` : `${loans.length} 笔`;
  const who = persons.map((p) => `${p.name} ${nameOf(ROLES, p.role)}${p.share_ppm === null ? '' : ` ${ppmToPct(p.share_ppm)}%`}`).join('、');
  const { batch, value } = writeBatch(context, { kind: 'loan', title: `责任人 ${what}，自 ${on}：${who}${input.reason === '' ? '' : `（${input.reason}）`}` }, ['loans', 'rosters', 'reports'], (uow) => {
    const changed = answerFrom(uow, input.loanIds, persons, on);
    if (changed.length === 0) throw new DomainError('NOTHING_CHANGED');
    return changed.length;
  });
  return { batch, loans: value };
}

/**
 * Writes who answers from a day on into every book of these loans and returns the books that changed. Throws
 * EVENT_OUT_OF_ORDER where somebody was set on a later day.
 */
export function answerFrom(uow: UnitOfWork, loanIds: readonly number[], persons: readonly Person[], on: Day): number[] {
  const changed = booksOf(uow.conn, loanIds).filter((loanId) => {
    const standing = statement(uow.conn, `SELECT * FROM loan_responsible WHERE loan_id = ? AND voided_by IS NULL AND to_on = '${OPEN_END}'`).all(loanId) as LoanResponsibleTable[];
    const replaced = standing.filter((r) => (r.role !== 'collect' || persons.some((p) => p.role === 'collect')) && !persons.some((p) => same(p, r)));
    const added = persons.filter((p) => !standing.some((r) => same(p, r)));
    for (const old of replaced) {
      if (old.from_on > on) throw new DomainError('EVENT_OUT_OF_ORDER', { day: on, what: '责任登记', last: old.from_on });
      uow.update('loan_responsible', old.loan_responsible_id, old.from_on < on ? { to_on: on } : { voided_by: uow.batchId });
    }
    for (const { staff_id, outsider, role, share_ppm, counts } of added) uow.insert('loan_responsible', { loan_id: loanId, staff_id, outsider, role, share_ppm, counts, from_on: on, to_on: OPEN_END });
    return replaced.length + added.length > 0;
  });
  projectLoans(uow.conn, changed);
  return changed;
}

function roleOf(text: string): Role {
  const found = findCode<(typeof ROLES)[number]>(ROLES, text);
  if (!found) throw new DomainError('CODE_UNKNOWN', { field: '责任', value: text, allowed: ROLES.map((r) => r.name).join('、') });
  return found.code;
}

const same = (a: Person, b: Person): boolean => a.staff_id === b.staff_id && a.outsider === b.outsider && a.role === b.role && a.share_ppm === b.share_ppm && a.counts === b.counts;

/** The loans with the same debts in other books (written off, swapped). */
const booksOf = (conn: Connection, loanIds: readonly number[]): number[] =>
  statement(conn, `SELECT DISTINCT b.loan_id FROM json_each(?) x JOIN loan l ON l.loan_id = x.value JOIN loan b ON b.loan_no = l.loan_no AND b.borrower_id = l.borrower_id AND b.status = 'live' ORDER BY b.loan_id`).pluck().all(JSON.stringify(loanIds)) as number[];

/** Everybody who answers or answered for a loan, with the post of today: retired, moved and outside people stay. */
export function responsiblesOf(context: AppContext, loanId: number): ResponsibleRow[] {
  const conn = reader(context);
  const posts = presentPosts(conn);
  const rows = statement(conn, `SELECT r.staff_id AS staffId, coalesce(s.staff_no, '') AS staffNo, coalesce(s.name, r.outsider) AS name, r.role, r.share_ppm AS sharePpm, r.counts, r.from_on AS "from", nullif(r.to_on, '${OPEN_END}') AS "to" FROM loan_responsible r LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.loan_id = ? AND r.voided_by IS NULL ORDER BY r.to_on DESC, r.from_on DESC, r.loan_responsible_id`).all(loanId) as (Omit<ResponsibleRow, 'counts' | 'present'> & { staffId: number | null; counts: 0 | 1 })[];
  return rows.map(({ staffId, counts, ...r }) => ({ ...r, role: nameOf(ROLES, r.role), counts: counts === 1, present: staffId === null ? '名单外' : postText(posts.get(staffId)) }));
}
