import { BOOKS, nameOf, type Book } from '../../domain/codes.js';
import { addDays, yearOf, type Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { nextOpenDay } from '../../data/booking-day.js';
import { postEntry, reverseEntry } from '../../data/entries.js';
import { firstOf, standingOf } from '../../data/entry-chain.js';
import type { EntryTable, LoanTable } from '../../data/schema.js';
import { statement, type Connection } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';

/** The book a loan goes on in when it leaves 表内 by this form. */
const NEXT_BOOK: Readonly<Record<string, Book>> = { write_off: 'written_off', fund_swap: 'fund_swap' };
export const nextBook = (form: string): Book | null => NEXT_BOOK[form] ?? null;

/**
 * 核销, 资金置换: what left 表内 is owed on, in a loan of its own in the other book (a book is part of a loan's key,
 * decisions.md 2; the ledgers of the other books bring the very same row). It keeps number, vintage, persons and lists,
 * its interest is 表外, and later receipts on it stand outside C1 (C7). Returns that loan. Amounts in 分.
 */
export function carryOn(uow: UnitOfWork, loanId: number, book: Book, moved: { principalFen: number; interestFen: number; bookedOn: Day; businessOn: Day; voucherNo: string | null }): number {
  const loan = statement(uow.conn, 'SELECT * FROM loan WHERE loan_id = ?').get(loanId) as LoanTable;
  const twin = twinOf(uow.conn, loan, book);
  const twinId = twin?.loan_id ?? copyLoan(uow, loan, book, moved.bookedOn);
  uow.update('loan', twinId, { off_fen: (twin?.off_fen ?? 0) + moved.interestFen });
  postEntry(uow, { loanId: twinId, unitId: twin?.unit_id ?? loan.unit_id, book, bookedOn: moved.bookedOn, businessOn: moved.businessOn, form: 'new_npl', measure: null, principalFen: moved.principalFen, onFen: 0, offFen: 0, feeFen: 0, voucherNo: moved.voucherNo, assetId: null, carried: false, reversalOf: null, note: `${nameOf(BOOKS, loan.book)}转入`, shares: [] });
  return twinId;
}

/** The reversal of such a receipt takes the principal out of the other book again, as long as it is still there. */
export function carryBack(uow: UnitOfWork, entry: EntryTable, note: string): number[] {
  const book = nextBook(entry.form);
  const batch = statement(uow.conn, 'SELECT batch_id FROM entry WHERE entry_id = ?').pluck().get(firstOf(uow.conn, entry.entry_id)) as number;
  const opening = statement(uow.conn, `SELECT e.entry_id FROM entry e JOIN loan l ON l.loan_id = e.loan_id JOIN loan o ON o.loan_id = ? WHERE e.batch_id = ? AND e.form = 'new_npl' AND e.book = ? AND l.loan_no = o.loan_no AND e.reversal_of IS NULL`).pluck().get(entry.loan_id, batch, book) as number | undefined;
  if (opening === undefined) return [];
  const standing = standingOf(uow.conn, opening);
  if (!standing.stands) return [];
  const twin = statement(uow.conn, 'SELECT l.loan_id AS loanId, l.loan_no AS no, l.off_fen AS offFen, n.principal_fen AS principalFen FROM entry e JOIN loan l ON l.loan_id = e.loan_id JOIN loan_now n ON n.loan_id = l.loan_id WHERE e.entry_id = ?').get(standing.entryId) as { loanId: number; no: string; offFen: number; principalFen: number };
  if (twin.principalFen < entry.principal_fen) throw new DomainError('REVERSAL_BOOK_USED', { book: nameOf(BOOKS, book ?? ''), no: twin.no });
  reverseEntry(uow, standing.entryId, nextOpenDay(uow.conn, standing.bookedOn), note);
  uow.update('loan', twin.loanId, { off_fen: Math.max(0, twin.offFen - entry.on_fen - entry.off_fen) });
  return [twin.loanId];
}

const twinOf = (conn: Connection, loan: LoanTable, book: Book): LoanTable | undefined =>
  statement(conn, `SELECT * FROM loan WHERE unit_id = ? AND book = ? AND loan_no = ? AND status = 'live'`).get(loan.unit_id, book, loan.loan_no) as LoanTable | undefined;

/** The same loan in another book: nothing owed yet, the same persons, guarantors, suits and place on the 涉政 list. */
function copyLoan(uow: UnitOfWork, loan: LoanTable, book: Book, on: Day): number {
  const { loan_id: _id, formed_year: _formed, ...facts } = loan;
  // interest is counted from the evening before, so that a receipt of the very day lowers it
  const id = uow.insert('loan', { ...facts, book, ledger_no: `${loan.ledger_no}-${book === 'written_off' ? 'HX' : 'ZH'}`, begin_year: yearOf(on), begin_fen: 0, interest_on: addDays(on, -1), on_fen: 0, off_fen: 0 });
  const rows = <T>(sql: string): T[] => statement(uow.conn, sql).all(loan.loan_id) as T[];
  for (const r of rows<{ staff_id: number | null; outsider: string | null; role: string; from_on: string; to_on: string; share_ppm: number | null; counts: 0 | 1 }>(`SELECT staff_id, outsider, role, from_on, to_on, share_ppm, counts FROM loan_responsible WHERE loan_id = ? AND voided_by IS NULL AND to_on = '9999-12-31'`)) uow.insert('loan_responsible', { loan_id: id, ...r });
  for (const r of rows<{ party_id: number; role: string; until_on: string | null }>('SELECT party_id, role, until_on FROM loan_party WHERE loan_id = ? AND voided_by IS NULL')) uow.insert('loan_party', { loan_id: id, ...r });
  for (const r of rows<{ suit_id: number }>('SELECT suit_id FROM suit_loan WHERE loan_id = ? AND voided_by IS NULL')) uow.insert('suit_loan', { ...r, loan_id: id });
  for (const r of rows<{ gov_debt_id: number }>('SELECT gov_debt_id FROM gov_debt_loan WHERE loan_id = ? AND voided_by IS NULL')) uow.insert('gov_debt_loan', { ...r, loan_id: id });
  return id;
}
