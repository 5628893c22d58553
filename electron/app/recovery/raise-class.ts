import type { Day } from '../../domain/date.js';
import { firstOf } from '../../data/entry-chain.js';
import type { EntryTable } from '../../data/schema.js';
import { statement } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { changeClass } from '../loans/change-class.js';

/** 转据、上调 of the whole balance: the loan leaves the NPL classes on that day. What remains of a part keeps its class. */
export function raiseClass(uow: UnitOfWork, loan: { loanId: number; riskClass: string }, form: string, toClass: string, on: Day): boolean {
  if (toClass === loan.riskClass) return false;
  changeClass(uow, loan.loanId, toClass, on, form === 'upgrade' ? '非重组上调' : '转据/重组上调');
  return true;
}

/**
 * The reversal of such a receipt brings the class back: on the day it was raised where that is still open, otherwise on
 * the day of the reversal. A class that was changed again since stays as it was decided.
 */
export function lowerAgain(uow: UnitOfWork, entry: EntryTable, on: Day, reason: string): void {
  const event = statement(uow.conn, `SELECT v.class_event_id AS id, v.on_date AS "on", v.from_class AS was, v.to_class AS raised FROM change c JOIN batch b ON b.batch_id = c.batch_id AND b.kind = 'recovery' JOIN class_event v ON v.class_event_id = c.row_id AND v.loan_id = ? AND v.voided_by IS NULL WHERE c.tbl = 'class_event' AND c.op = 'I' AND c.batch_id = (SELECT batch_id FROM entry WHERE entry_id = ?)`).get(entry.loan_id, firstOf(uow.conn, entry.entry_id)) as { id: number; on: Day; was: string; raised: string } | undefined;
  if (!event) return;
  const last = statement(uow.conn, 'SELECT class_event_id FROM class_event WHERE loan_id = ? AND voided_by IS NULL ORDER BY on_date DESC, class_event_id DESC LIMIT 1').pluck().get(entry.loan_id) as number;
  if (last !== event.id) return;
  if (event.on < on) return changeClass(uow, entry.loan_id, event.was, on, `红字冲正：${reason}`);
  uow.update('class_event', event.id, { voided_by: uow.batchId });
  uow.update('loan', entry.loan_id, { risk_class: event.was });
}
