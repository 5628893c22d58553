import { OPEN_END, yearOf, type Day } from '../../domain/date.js';
import { nextOpenDay } from '../../data/booking-day.js';
import { postEntry } from '../../data/entries.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import type { LoanRef, PartyRef } from './ledger-index.js';
import type { LoanFacts, LoanMoney } from './loan-facts.js';
import type { ResponsiblePlan } from './plan-people.js';
import { insertNamedParty } from './plan-party.js';
import { idOf } from './planned.js';

export interface NewLoan {
  readonly facts: LoanFacts;
  readonly money: LoanMoney;
  readonly people: readonly ResponsiblePlan[];
  readonly asOf: Day;
  readonly grownOn: Day;
  readonly extra: string;
  readonly ledgerNo: string | null;
  readonly actualUser: PartyRef | null;
}

/** Writes a loan with its guarantors and responsible persons, and its new NPL of the year as a dated entry. */
export function insertLoan(uow: UnitOfWork, ref: LoanRef, loan: NewLoan): void {
  const { facts, money, asOf } = loan;
  ref.id = uow.insert('loan', {
    ledger_no: loan.ledgerNo ?? `${ref.unit.code}-${ref.loanNo}`, loan_no: ref.loanNo, unit_id: idOf(ref.unit), book: ref.book, borrower_id: idOf(ref.party), actual_id: loan.actualUser ? idOf(loan.actualUser) : null,
    ...facts, begin_year: yearOf(asOf), begin_fen: money.beginFen, interest_on: asOf, on_fen: money.onFen, off_fen: money.offFen, status: 'live', extra: loan.extra,
  });
  for (const p of loan.people) insertResponsible(uow, ref.id, p, facts.granted_on);
  insertGuarantors(uow, ref.id, facts);
  if (money.newFen > 0) postGrowth(uow, ref, money.newFen, loan.grownOn);
}

export function insertGuarantors(uow: UnitOfWork, loanId: number, facts: Pick<LoanFacts, 'guarantee' | 'security'>): void {
  for (const name of guarantorsIn(facts)) uow.insert('loan_party', { loan_id: loanId, party_id: insertNamedParty(uow, name), role: 'guarantor', until_on: null });
}

export function insertResponsible(uow: UnitOfWork, loanId: number, p: ResponsiblePlan, from: Day): void {
  uow.insert('loan_responsible', { loan_id: loanId, staff_id: p.staff ? idOf(p.staff) : null, outsider: p.outsider, role: p.role, from_on: from, to_on: OPEN_END, share_ppm: p.sharePpm, counts: p.role === 'collect' ? 0 : 1 });
}

/** 新增不良: dated by its formation; nothing is booked on 1 January. */
export function postGrowth(uow: UnitOfWork, ref: LoanRef, amountFen: number, on: Day): void {
  const bookedOn = nextOpenDay(uow.conn, on);
  postEntry(uow, { loanId: idOf(ref), unitId: idOf(ref.unit), book: ref.book, bookedOn, businessOn: on, form: 'new_npl', measure: null, principalFen: amountFen, onFen: 0, offFen: 0, feeFen: 0, voucherNo: null, assetId: null, carried: false, reversalOf: null, note: null, shares: [] });
}

/** Names in 担保人 where the loan stands on persons; a pledge or mortgage is a thing, not a party. */
function guarantorsIn(facts: Pick<LoanFacts, 'guarantee' | 'security'>): string[] {
  if (facts.guarantee !== 'surety' && facts.guarantee !== 'joint_surety') return [];
  return (facts.security ?? '').split(/[、，,；;\s]+/).map((n) => n.replace(/[（(].*$/, '').trim()).filter((n) => n.length >= 2).slice(0, 100);
}
