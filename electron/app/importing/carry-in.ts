import { reverseEntry, postEntry } from '../../data/entries.js';
import { statement } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { carryDay } from './insert-loan.js';
import type { LoanRef } from './ledger-index.js';
import { idOf } from './planned.js';

/**
 * 期初带入: what a ledger reports as received in the year and no receipt stands behind yet (decisions.md 4). Receipts
 * found later take their part out of it: the old carry-in is reversed, the receipts are booked, the rest is carried in
 * anew – totals never move. One entry per form; the year's interest goes with the cash, or with the 抵债 where there was
 * no cash at all.
 */
export function writeCarryIn(uow: UnitOfWork, ref: LoanRef, takenBack: boolean): void {
  if (!ref.carryTouched) return;
  const day = carryDay(uow, ref.importedThrough);
  const { carry } = ref;
  const interestWith = carry.cash === 0 && carry.inKind > 0 ? 'in_kind' : 'cash';
  if (takenBack) takeBack(uow, idOf(ref), day);
  const post = (form: string, principalFen: number, interestFen: number): void => {
    if (principalFen === 0 && interestFen === 0) return;
    postEntry(uow, { loanId: idOf(ref), unitId: idOf(ref.unit), book: ref.book, bookedOn: day, businessOn: ref.importedThrough < day ? ref.importedThrough : day, form, measure: null, principalFen, onFen: 0, offFen: interestFen, feeFen: 0, voucherNo: null, assetId: null, carried: true, reversalOf: null, note: '期初带入', shares: [] });
  };
  post('cash', carry.cash, interestWith === 'cash' ? carry.interest : 0);
  post('in_kind', carry.inKind, interestWith === 'in_kind' ? carry.interest : 0);
  post('rollover', carry.rolled, 0);
  post('other', carry.other, 0);
}

/** Reverses the carry-ins of a loan that still stand. */
export function takeBack(uow: UnitOfWork, loanId: number, day: string): void {
  const open = statement(uow.conn, `SELECT entry_id FROM entry e WHERE loan_id = ? AND carried = 1 AND reversal_of IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id)`).pluck().all(loanId) as number[];
  for (const id of open) reverseEntry(uow, id, day, '期初带入已逐笔对应');
}
