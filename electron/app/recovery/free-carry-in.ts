import { nextOpenDay } from '../../data/booking-day.js';
import { postEntry, reverseEntry } from '../../data/entries.js';
import { statement } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import type { EntryTable } from '../../data/schema.js';

/**
 * A single receipt of a day that an imported ledger already covers takes its part out of the 期初带入 of its form, as
 * long as there is one (decisions.md 4); what goes beyond is new money. Returns what was set free, in 分.
 */
export function freeCarryIn(uow: UnitOfWork, receipt: { loanId: number; form: string; on: string; principalFen: number; interestFen: number }): { principalFen: number; interestFen: number } {
  const open = statement(uow.conn, `SELECT * FROM entry e WHERE loan_id = ? AND form = ? AND carried = 1 AND reversal_of IS NULL AND business_on >= ? AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id) ORDER BY booked_on, entry_id`).all(receipt.loanId, receipt.form, receipt.on) as EntryTable[];
  let principal = receipt.principalFen;
  let interest = receipt.interestFen;
  for (const e of open) {
    const p = Math.min(principal, e.principal_fen);
    const i = Math.min(interest, e.off_fen);
    if (p === 0 && i === 0) continue;
    const day = nextOpenDay(uow.conn, e.booked_on);
    reverseEntry(uow, e.entry_id, day, '期初带入已逐笔对应');
    if (e.principal_fen - p > 0 || e.off_fen - i > 0) {
      postEntry(uow, { loanId: e.loan_id, unitId: e.unit_id, book: e.book, bookedOn: day, businessOn: e.business_on, form: e.form, measure: null, principalFen: e.principal_fen - p, onFen: 0, offFen: e.off_fen - i, feeFen: 0, voucherNo: null, assetId: null, carried: true, reversalOf: null, note: '期初带入', shares: [] });
    }
    principal -= p;
    interest -= i;
  }
  return { principalFen: receipt.principalFen - principal, interestFen: receipt.interestFen - interest };
}
