import { DomainError } from '../domain/domain-error.js';
import { periodOf, yearOf, type Day } from '../domain/date.js';
import { fen, splitFen } from '../domain/money.js';
import { ensurePeriod } from './booking-day.js';
import { openYears } from './loan-projection.js';
import { statement } from './sql.js';
import type { EntryTable } from './schema.js';
import type { UnitOfWork } from './unit-of-work.js';

export interface Share {
  readonly staffId: number;
  readonly unitId: number;
  readonly sharePpm: number;
}
export interface NewEntry {
  readonly loanId: number;
  readonly unitId: number;
  readonly book: string;
  readonly bookedOn: Day;
  readonly businessOn: Day;
  readonly form: string;
  readonly measure: string | null;
  /** 分; for a reversal all four are the negatives of the original. */
  readonly principalFen: number;
  readonly onFen: number;
  readonly offFen: number;
  readonly feeFen: number;
  readonly voucherNo: string | null;
  readonly assetId: number | null;
  /** 期初带入: a year-to-date figure of an imported ledger that no receipt stands behind yet. */
  readonly carried: boolean;
  readonly reversalOf: number | null;
  /** The reversed entry in whose place this one is booked anew. */
  readonly standsFor?: number;
  readonly note: string | null;
  readonly shares: readonly Share[];
}

/**
 * Posts one movement of money. Shares go in before their entry; its arrival checks that they are 100 % and exact to the
 * 分 (trigger). Principal and interest are each split over the persons by their percentages without losing a 分.
 */
export function postEntry(uow: UnitOfWork, e: NewEntry): number {
  const period = periodOf(e.bookedOn);
  ensurePeriod(uow.conn, period);
  openYears(uow.conn, yearOf(e.bookedOn));
  const id = uow.reserveId('entry');
  if (e.shares.length > 0) {
    const weights = e.shares.map((s) => s.sharePpm);
    const principal = splitFen(fen(e.principalFen), weights);
    const interest = splitFen(fen(e.onFen + e.offFen), weights);
    for (const [i, s] of e.shares.entries()) {
      uow.insert('entry_share', { entry_id: id, staff_id: s.staffId, unit_id: s.unitId, period, form: e.form, book: e.book, share_ppm: s.sharePpm, principal_fen: principal[i] ?? 0, interest_fen: interest[i] ?? 0 });
    }
  }
  uow.insertAs('entry', id, {
    batch_id: uow.batchId, loan_id: e.loanId, unit_id: e.unitId, book: e.book, period, booked_on: e.bookedOn, business_on: e.businessOn, form: e.form, measure: e.measure,
    principal_fen: e.principalFen, on_fen: e.onFen, off_fen: e.offFen, fee_fen: e.feeFen, voucher_no: e.voucherNo, asset_id: e.assetId, carried: e.carried ? 1 : 0, reversal_of: e.reversalOf, stands_for: e.standsFor ?? null, note: e.note,
  });
  return id;
}

/** 红字冲正: the same lines and persons with the sign turned, once. A reversal is itself final and cannot be reversed. */
export function reverseEntry(uow: UnitOfWork, entryId: number, bookedOn: Day, note: string): number {
  const o = entryOf(uow, entryId);
  if (o.reversal_of !== null) throw new DomainError('ALREADY_REVERSED', { id: o.reversal_of });
  if (statement(uow.conn, 'SELECT 1 FROM entry WHERE reversal_of = ?').get(entryId)) throw new DomainError('ALREADY_REVERSED', { id: entryId });
  return postEntry(uow, { ...linesOf(uow, o, -1), bookedOn, reversalOf: entryId, note });
}

/** Takes a reversal back: the entry it reversed is booked once more, linked to it by `stands_for`. */
export function bookAgain(uow: UnitOfWork, reversedId: number, bookedOn: Day, note: string): number {
  return postEntry(uow, { ...linesOf(uow, entryOf(uow, reversedId), 1), bookedOn, reversalOf: null, standsFor: reversedId, note });
}

function entryOf(uow: UnitOfWork, entryId: number): EntryTable {
  const entry = statement(uow.conn, 'SELECT * FROM entry WHERE entry_id = ?').get(entryId) as EntryTable | undefined;
  if (!entry) throw new DomainError('RECEIPT_UNKNOWN', { id: entryId });
  return entry;
}

function linesOf(uow: UnitOfWork, e: EntryTable, sign: 1 | -1): Omit<NewEntry, 'bookedOn' | 'reversalOf' | 'standsFor' | 'note'> {
  const turned = (n: number): number => (n === 0 ? 0 : sign * n);
  return {
    loanId: e.loan_id, unitId: e.unit_id, book: e.book, businessOn: e.business_on, form: e.form, measure: e.measure,
    principalFen: turned(e.principal_fen), onFen: turned(e.on_fen), offFen: turned(e.off_fen), feeFen: turned(e.fee_fen),
    voucherNo: e.voucher_no, assetId: e.asset_id, carried: e.carried === 1,
    shares: statement(uow.conn, 'SELECT staff_id AS staffId, unit_id AS unitId, share_ppm AS sharePpm FROM entry_share WHERE entry_id = ? ORDER BY entry_share_id').all(e.entry_id) as Share[],
  };
}
