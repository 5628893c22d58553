import type { Book, Form } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import type { IncentiveReceipt, ReceiptShare } from '../../domain/incentive/inputs.js';
import { COMPONENTS, partsOf, shareProblem } from '../../domain/incentive/receipt-parts.js';
import { statement, type Connection } from '../../data/sql.js';

/** What the ledger says about a receipt of a run: entries and their shares are never changed or deleted. */
export interface ReceiptFacts {
  readonly id: number;
  readonly bookedOn: Day;
  readonly book: Book;
  readonly form: Form;
  readonly voucherNo: string | null;
  readonly loanNo: string;
  readonly borrower: string;
  /** 分, in the order of COMPONENTS: 本金, 表内利息, 表外利息. */
  readonly wholeFen: readonly number[];
  readonly sharePpm: number;
  /** The person's part of each; null where the receipt cannot be attributed as booked. */
  readonly partFen: readonly number[] | null;
  readonly reverses: { readonly id: number; readonly on: Day; readonly voucherNo: string | null } | null;
}

interface Entry { id: number; bookedOn: Day; book: Book; form: Form; voucherNo: string | null; loanNo: string; unit: string; borrower: string; principalFen: number; onInterestFen: number; offInterestFen: number; reversalOf: number | null; backOn: Day | null; backNo: string | null }

/** Receipts by number, as one of their collectors sees them. */
export function receiptFacts(conn: Connection, staffNo: string, receipts: readonly number[]): Map<number, ReceiptFacts> {
  const ids = JSON.stringify(receipts);
  const shares = Map.groupBy(statement(conn, `SELECT x.entry_id AS entryId, s.staff_no AS staffNo, x.share_ppm AS sharePpm, x.principal_fen AS principalFen, x.interest_fen AS interestFen FROM entry_share x JOIN staff s ON s.staff_id = x.staff_id WHERE x.entry_id IN (SELECT value FROM json_each(?)) ORDER BY x.entry_share_id`).all(ids) as (ReceiptShare & { entryId: number })[], (s) => s.entryId);
  const entries = statement(conn, `SELECT e.entry_id AS id, e.booked_on AS bookedOn, e.book, e.form, e.voucher_no AS voucherNo, l.loan_no AS loanNo, u.name AS unit, p.name AS borrower, e.principal_fen AS principalFen, e.on_fen AS onInterestFen, e.off_fen AS offInterestFen, e.reversal_of AS reversalOf, o.booked_on AS backOn, o.voucher_no AS backNo
    FROM entry e JOIN loan l ON l.loan_id = e.loan_id JOIN unit u ON u.unit_id = e.unit_id JOIN party p ON p.party_id = l.borrower_id LEFT JOIN entry o ON o.entry_id = e.reversal_of WHERE e.entry_id IN (SELECT value FROM json_each(?))`).all(ids) as Entry[];
  return new Map(entries.map((e) => [e.id, factsOf(e, shares.get(e.id) ?? [], staffNo)]));
}

function factsOf({ backOn, backNo, reversalOf, ...e }: Entry, shares: readonly ReceiptShare[], staffNo: string): ReceiptFacts {
  const receipt: IncentiveReceipt = { ...e, period: e.bookedOn.slice(0, 7), measure: null, riskClass: null, formedYear: null, problem: null, publicKind: null, shares, reversalOf };
  const cutting = shareProblem(receipt) === null ? partsOf(receipt) : null;
  const at = cutting?.shares.findIndex((s) => s.staffNo === staffNo) ?? -1;
  return {
    ...e,
    wholeFen: [e.principalFen, e.onInterestFen, e.offInterestFen],
    sharePpm: shares.find((s) => s.staffNo === staffNo)?.sharePpm ?? 0,
    partFen: cutting === null ? null : COMPONENTS.map((c) => cutting.parts[c][at] ?? 0),
    reverses: reversalOf === null || backOn === null ? null : { id: reversalOf, on: backOn, voucherNo: backNo },
  };
}
