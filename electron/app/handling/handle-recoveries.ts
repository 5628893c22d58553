import type { HandlersOf } from '../handlers.js';
import { reader } from '../context.js';
import { findCode, FORMS, MEASURES, nameOf } from '../../domain/codes.js';
import type { RecoveryRow } from '../../contract/recoveries.js';
import { statement } from '../../data/sql.js';
import { bookReceipt } from '../recovery/book-receipt.js';
import { reverseReceipt } from '../recovery/reverse-receipt.js';
import { personsOf } from '../recovery/share-persons.js';

type Names = 'recoveries.book' | 'recoveries.reverse' | 'recoveries.list';

export const recoveryHandlers = {
  'recoveries.book': bookReceipt,

  'recoveries.reverse': reverseReceipt,

  'recoveries.list': (context, input) => {
    const where: string[] = [`e.form <> 'new_npl'`];
    const args: (string | number)[] = [];
    const need = (clause: string, ...values: (string | number)[]): void => {
      where.push(clause);
      args.push(...values);
    };
    if (input.from !== undefined) need('e.booked_on >= ?', input.from);
    if (input.to !== undefined) need('e.booked_on <= ?', input.to);
    if (input.unitId !== undefined) need('e.unit_id = ?', input.unitId);
    if (input.loanId !== undefined) need('e.loan_id = ?', input.loanId);
    if (input.form !== undefined) need('e.form = ?', findCode(FORMS, input.form)?.code ?? input.form);
    if (input.measure !== undefined) need('e.measure = ?', findCode(MEASURES, input.measure)?.code ?? input.measure);
    if (input.staffNo !== undefined) need('EXISTS (SELECT 1 FROM entry_share x JOIN staff s ON s.staff_id = x.staff_id WHERE x.entry_id = e.entry_id AND s.staff_no = ?)', input.staffNo);
    const clause = where.join(' AND ');
    const conn = reader(context);
    const sums = statement(conn, `SELECT count(*) AS count, coalesce(sum(principal_fen), 0) AS principalFen, coalesce(sum(on_fen), 0) AS onInterestFen, coalesce(sum(off_fen), 0) AS offInterestFen FROM entry e WHERE ${clause}`).get(...args) as { count: number; principalFen: number; onInterestFen: number; offInterestFen: number };
    const rows = statement(conn, `SELECT e.entry_id AS entryId, coalesce(e.voucher_no, '') AS voucherNo, e.business_on AS "on", e.booked_on AS bookedOn, u.name AS unit, p.name AS borrower, e.loan_id AS loanId, l.loan_no AS loanNo, e.form, e.measure, e.principal_fen AS principalFen, e.on_fen AS onInterestFen, e.off_fen AS offInterestFen, e.fee_fen AS feeFen, e.reversal_of AS reversalOf, e.carried, e.batch_id AS batch, EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id) AS reversed FROM entry e JOIN unit u ON u.unit_id = e.unit_id JOIN loan l ON l.loan_id = e.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE ${clause} ORDER BY e.booked_on DESC, e.entry_id DESC LIMIT ? OFFSET ?`).all(...args, input.limit, input.offset) as (Omit<RecoveryRow, 'persons' | 'carried' | 'reversed' | 'measure'> & { measure: string | null; carried: number; reversed: number })[];
    return { ...sums, rows: rows.map((r) => ({ ...r, form: nameOf(FORMS, r.form), measure: r.measure === null ? '' : nameOf(MEASURES, r.measure), carried: r.carried === 1, reversed: r.reversed === 1, persons: personsOf(conn, r.entryId) })) };
  },
} satisfies HandlersOf<Names>;
