import type { OutputOf, ParsedOf } from '../../contract/api.js';
import { DomainError } from '../../domain/domain-error.js';
import { formatYuan } from '../../domain/money.js';
import { nextOpenDay } from '../../data/booking-day.js';
import { reverseEntry } from '../../data/entries.js';
import { projectLoans } from '../../data/loan-projection.js';
import type { EntryTable } from '../../data/schema.js';
import { statement } from '../../data/sql.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { RECEIPT_AREAS } from './book-receipt.js';
import { carryBack } from './leave-book.js';
import { lowerAgain } from './raise-class.js';
import { raiseArrears } from './settle-arrears.js';
import { giveAssetBack } from './take-asset.js';

/** 红字冲正: the receipt and all that followed from its form go back; a loan it had settled is open again. */
export function reverseReceipt(context: AppContext, { entryId, reason }: ParsedOf<'recoveries.reverse'>): OutputOf<'recoveries.reverse'> {
  const conn = reader(context);
  const entry = statement(conn, `SELECT e.*, p.name AS borrower FROM entry e JOIN loan l ON l.loan_id = e.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE e.entry_id = ? AND e.carried = 0 AND e.form <> 'new_npl'`).get(entryId) as (EntryTable & { borrower: string }) | undefined;
  if (!entry) throw new DomainError('RECEIPT_UNKNOWN', { id: entryId });
  if (entry.reversal_of !== null) throw new DomainError('ALREADY_REVERSED', { id: entry.reversal_of });
  const amount = formatYuan(entry.principal_fen + entry.on_fen + entry.off_fen);
  const { batch, value } = writeBatch(context, { kind: 'reversal', title: `红字冲正 ${entry.borrower} ${amount} 元：${reason}` }, RECEIPT_AREAS, (uow) => {
    const on = nextOpenDay(conn, entry.booked_on);
    const id = reverseEntry(uow, entryId, on, reason);
    raiseArrears(uow, entry, on);
    if (entry.form === 'in_kind') giveAssetBack(uow, entry);
    const others = carryBack(uow, entry, reason);
    lowerAgain(uow, entry, on, reason);
    projectLoans(uow.conn, [entry.loan_id, ...others]);
    return id;
  });
  return { recovery: value, batch };
}
