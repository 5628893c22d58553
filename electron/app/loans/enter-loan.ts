import type { ParsedOf } from '../../contract/api.js';
import { CAUSES, CLIENTS, findCode, GUARANTEES, ID_KINDS, nameOf, PROBLEMS, PUBLIC_KINDS, ROLES, BOOKS, type Code } from '../../domain/codes.js';
import { OPEN_END, addDays, yearOf, type Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { statement, type Connection } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { insertParty } from '../importing/plan-party.js';
import { staffMember } from '../staff/staff-member.js';
import { openUnit } from '../units/unit-of.js';

type NewLoan = Extract<ParsedOf<'loans.form'>['loan'], { no: string }>;
type NewBorrower = Extract<NewLoan['borrower'], { name: string }>;

/** A loan entered by hand, on the day it became NPL; its principal follows as a dated entry. Returns its id. */
export function enterLoan(uow: UnitOfWork, loan: NewLoan, formed: { on: Day; bookedOn: Day; riskClass: string }): number {
  const unit = openUnit(uow.conn, loan.unitId);
  if (loan.dueOn < loan.grantedOn) throw new DomainError('LOAN_DAYS_WRONG', { detail: `到期日 ${loan.dueOn} 早于发放日 ${loan.grantedOn}` });
  if (formed.on < loan.grantedOn) throw new DomainError('LOAN_DAYS_WRONG', { detail: `形成不良日期 ${formed.on} 早于发放日 ${loan.grantedOn}` });
  if (statement(uow.conn, `SELECT 1 FROM loan WHERE unit_id = ? AND book = 'on' AND loan_no = ? AND status = 'live'`).get(loan.unitId, loan.no)) throw new DomainError('LOAN_KEY_TAKEN', { unit: unit.name, book: nameOf(BOOKS, 'on'), no: loan.no });
  const code = statement(uow.conn, 'SELECT code FROM unit WHERE unit_id = ?').pluck().get(loan.unitId) as string;
  const id = uow.insert('loan', {
    ledger_no: `${code}-${loan.no}`, loan_no: loan.no, unit_id: loan.unitId, book: 'on', borrower_id: borrowerOf(uow, loan), actual_id: null, granted_on: loan.grantedOn, due_on: loan.dueOn, original_fen: loan.originalFen, rate_ppm: loan.ratePpm,
    guarantee: coded(GUARANTEES, '担保方式', loan.guarantee), security: loan.security || null, rollovers: 0, risk_class: formed.riskClass, old_class: null, npl_on: formed.on, cause: loan.cause === '' ? null : coded(CAUSES, '形成原因', loan.cause), problem: coded(PROBLEMS, '问题类型', loan.problem),
    // arrears as of the evening before, so that a receipt of the very day lowers them
    begin_year: yearOf(formed.bookedOn), begin_fen: 0, interest_on: addDays(formed.bookedOn, -1), on_fen: loan.onInterestFen, off_fen: loan.offInterestFen, status: 'live', extra: '{}',
  });
  for (const p of loan.responsible) {
    const { staffId } = staffMember(uow.conn, p.staffNo);
    const role = coded(ROLES, '责任角色', p.role);
    uow.insert('loan_responsible', { loan_id: id, staff_id: staffId, outsider: null, role, from_on: loan.grantedOn, to_on: OPEN_END, share_ppm: p.sharePpm, counts: role === 'collect' ? 0 : 1 });
  }
  return id;
}

function borrowerOf(uow: UnitOfWork, loan: NewLoan): number {
  if ('ofLoanId' in loan.borrower) {
    const id = statement(uow.conn, `SELECT borrower_id FROM loan WHERE loan_id = ? AND status = 'live'`).pluck().get(loan.borrower.ofLoanId) as number | undefined;
    if (id === undefined) throw new DomainError('BORROWER_UNKNOWN');
    return id;
  }
  const b = loan.borrower;
  const known = knownBorrower(uow.conn, b, loan.unitId);
  if (known !== null) return known;
  return insertParty(uow, { kind: coded(CLIENTS, '客户类别', b.client), name: b.name, id_kind: b.idNo === '' ? null : coded(ID_KINDS, '证件类型', b.idKind), id_no: b.idNo || null, phone: b.phone || null, town: b.town || null, public_kind: coded(PUBLIC_KINDS, '涉政标识', b.publicKind) });
}

/**
 * Somebody the ledger already has: the same number and name. One number under two names, or one name with two numbers in
 * one unit, is asked back: only a person can say whether these are two people.
 */
function knownBorrower(conn: Connection, b: NewBorrower, unitId: number): number | null {
  const same = statement(conn, 'SELECT party_id AS id, name FROM party WHERE id_no = ? AND voided_by IS NULL').all(b.idNo) as { id: number; name: string }[];
  const hit = same.find((p) => p.name === b.name);
  if (b.idNo !== '' && hit) return hit.id;
  const [other] = same;
  if (b.idNo !== '' && other) throw new DomainError('BORROWER_ID_TAKEN', { tail: b.idNo.slice(-4), name: other.name });
  const namesake = statement(conn, `SELECT p.id_no AS idNo, u.name AS unit FROM party p JOIN loan l ON l.borrower_id = p.party_id AND l.status = 'live' JOIN unit u ON u.unit_id = l.unit_id WHERE p.name = ? AND l.unit_id = ? AND p.voided_by IS NULL LIMIT 1`).get(b.name, unitId) as { idNo: string | null; unit: string } | undefined;
  if (namesake && !b.namesake) throw new DomainError('BORROWER_TWO_IDS', { name: b.name, unit: namesake.unit, tail: namesake.idNo === null ? '未登记' : namesake.idNo.slice(-4) });
  return null;
}

function coded(codes: readonly Code[], field: string, value: string): string {
  const found = findCode(codes, value);
  if (!found) throw new DomainError('CODE_UNKNOWN', { field, value, allowed: codes.map((c) => c.name).join('、') });
  return found.code;
}
