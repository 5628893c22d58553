import { nextOpenDay } from '../../data/booking-day.js';
import { postEntry, reverseEntry } from '../../data/entries.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import type { CarryLot } from './carry-lots.js';
import type { LoanRef } from './ledger-index.js';
import { idOf } from './planned.js';

/**
 * Writes the lots of a loan that moved: a lot that receipts were found for is reversed on its own day and its rest
 * carried in anew on that day, so that neither totals nor the months before move; a new lot is booked at its month's end.
 */
export function writeCarryIn(uow: UnitOfWork, ref: LoanRef, lots: readonly CarryLot[]): void {
  for (const lot of lots) {
    if (!lot.touched) continue;
    const day = nextOpenDay(uow.conn, lot.bookedOn);
    if (lot.entryId !== null) reverseEntry(uow, lot.entryId, day, '期初带入已逐笔对应');
    if (lot.principalFen === 0 && lot.interestFen === 0) continue;
    postEntry(uow, {
      loanId: idOf(ref), unitId: idOf(ref.unit), book: ref.book, bookedOn: day, businessOn: lot.through < day ? lot.through : day, form: lot.form, measure: null, principalFen: lot.principalFen, onFen: 0, offFen: lot.interestFen, feeFen: 0,
      voucherNo: null, assetId: null, carried: true, reversalOf: null, note: '期初带入', shares: [],
    });
  }
}
