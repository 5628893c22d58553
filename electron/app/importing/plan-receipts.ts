import { findCode, FORMS, MEASURES, nameOf } from '../../domain/codes.js';
import { periodOf, type Day } from '../../domain/date.js';
import { finding, issueAt, type Finding } from '../../domain/importing/issue-codes.js';
import type { DraftRow } from '../../domain/importing/profile.js';
import { plainYuan } from '../../domain/money.js';
import { lastClosedPeriod, nextOpenDay } from '../../data/booking-day.js';
import { postEntry } from '../../data/entries.js';
import { unitOn } from '../../data/loan-place.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { fenOf, textOf } from './draft-values.js';
import { openFor, partsFor, takeParts } from './carry-lots.js';
import { leastFrom, movesOf, planMoves, type Move } from './loan-moves.js';
import { findLoan, loansNumbered, receiptSignature, type AssetRef, type LedgerIndex, type LoanRef } from './ledger-index.js';
import { collectorsIn, type CollectorPlan } from './plan-collectors.js';
import { idOf, rejected, type PlannedRow, type SourceTable } from './planned.js';

interface Receipt {
  readonly loan: LoanRef;
  readonly on: Day;
  readonly form: string;
  readonly measure: string | null;
  readonly principalFen: number;
  readonly onFen: number;
  readonly offFen: number;
  readonly feeFen: number;
  readonly voucherNo: string | null;
  readonly asset: AssetRef | null;
  readonly note: string | null;
  readonly collectors: readonly CollectorPlan[];
}

/** 清收登记簿: one row, one receipt. A row that already stands in the ledger (same loan, day, form, voucher, amounts) is unchanged. */
export function planReceipts(index: LedgerIndex, tables: readonly SourceTable[], today: Day): PlannedRow[] {
  const closed = lastClosedPeriod(index.conn);
  return tables.flatMap((table) => table.reading.rows.map((draft) => planReceiptRow(index, table, draft, today, closed)));
}

function planReceiptRow(index: LedgerIndex, table: SourceTable, draft: DraftRow, today: Day, closed: string | null): PlannedRow {
  const issues = [...draft.issues];
  const row: PlannedRow = { table, draft, subject: `${textOf(draft, 'loanNo') ?? ''} ${textOf(draft, 'borrower') ?? ''}`, issues, writes: [], verdict: 'reject', changes: [] };
  const refuse = (column: string, found: Finding): void => void issues.push(issueAt(draft.row, column, String(draft.values[column] ?? ''), found));
  if (rejected(issues)) return row;
  const named = receiptOf(index, draft, refuse);
  if (named === null) return row;
  const others = otherBooks(index, named.loan);
  const signature = [named.loan, ...others].map((loan) => receiptSignature(loan.key, named.on, named.form, named.voucherNo, named.principalFen, named.onFen, named.offFen)).find((s) => (index.receipts.get(s) ?? 0) > 0);
  if (signature !== undefined) {
    index.receipts.set(signature, (index.receipts.get(signature) ?? 0) - 1);
    return { ...row, verdict: 'unchanged' };
  }
  const receipt = { ...named, loan: owedLoan(named, others) };
  if (receipt.on > today) refuse('on', finding('RECEIPT_FUTURE', { day: receipt.on, today }));
  if (receipt.form === 'in_kind') checkAsset(receipt, refuse);
  if (rejected(issues) || !reconcile(index, receipt, refuse)) return row;
  if (closed !== null && periodOf(receipt.on) <= closed) refuse('on', finding('RECEIPT_LATE', { period: periodOf(receipt.on), booked: nextOpenDay(index.conn, receipt.on) }));
  return { ...row, verdict: 'insert', writes: [{ phase: 'receipt', run: (uow) => bookReceipt(uow, receipt) }] };
}

/** The same number at the same unit in the other books: written off or swapped meanwhile. */
const otherBooks = (index: LedgerIndex, loan: LoanRef): LoanRef[] => loansNumbered(index, loan.loanNo).filter((l) => l !== loan && l.unit === loan.unit);

/** A register names a loan by its number: after a write-off what comes in belongs to the book in which it is owed on. */
function owedLoan(r: Receipt, others: readonly LoanRef[]): LoanRef {
  if (r.principalFen <= r.loan.principalFen) return r.loan;
  const owed = others.filter((l) => l.principalFen >= r.principalFen && l.importedThrough < r.on);
  return owed.length === 1 && owed[0] ? owed[0] : r.loan;
}

function receiptOf(index: LedgerIndex, draft: DraftRow, refuse: (column: string, found: Finding) => void): Receipt | null {
  const unitName = textOf(draft, 'unit') ?? '';
  const loanNo = textOf(draft, 'loanNo') ?? '';
  if (!index.units.has(unitName)) {
    refuse('unit', finding('UNIT_NOT_FOUND', { unit: unitName }));
    return null;
  }
  const loan = findLoan(index, unitName, loanNo);
  if (loan === null || loan === 'ambiguous') {
    refuse('loanNo', loan === null ? finding('LOAN_NOT_IN_LEDGER', { unit: unitName, no: loanNo }) : finding('LOAN_IN_SEVERAL_BOOKS', { unit: unitName, no: loanNo }));
    return null;
  }
  const form = findCode(FORMS, textOf(draft, 'form') ?? '')?.code ?? 'cash';
  const measureText = textOf(draft, 'measure');
  const amounts = { principalFen: fenOf(draft, 'principalFen'), onFen: fenOf(draft, 'onInterestFen'), offFen: fenOf(draft, 'offInterestFen'), feeFen: fenOf(draft, 'feeFen') };
  if (Object.values(amounts).every((a) => a === 0)) refuse('principalFen', finding('RECEIPT_ZERO', {}));
  const effect = FORMS.find((f) => f.code === form)?.effect;
  if (effect === 'grow') refuse('form', finding('CODE_UNKNOWN', { title: '收回形式', value: nameOf(FORMS, form), allowed: FORMS.filter((f) => f.effect !== 'grow').map((f) => f.name).join('、') }));
  const collectors = collectorsIn(index, draft, refuse);
  if (effect === 'recover' && textOf(draft, 'persons') === null) refuse('persons', finding('RECEIPT_NO_PERSON', {}));
  return {
    loan, on: textOf(draft, 'on') ?? '', form, measure: measureText === null ? null : (findCode(MEASURES, measureText)?.code ?? null), ...amounts,
    voucherNo: textOf(draft, 'voucherNo'), asset: index.assets.get(textOf(draft, 'assetNo') ?? '') ?? null, note: textOf(draft, 'note'), collectors,
  };
}

/** A receipt in kind is the loan's line of its asset, to the 分; what the asset is sold for is never a second recovery. */
function checkAsset(r: Receipt, refuse: (column: string, found: Finding) => void): void {
  if (r.asset === null) refuse('assetNo', finding('ASSET_NOT_FOUND', { no: '' }));
  else if (!r.asset.loans.some((l) => l.loan === r.loan && l.principalFen === r.principalFen && l.onFen === r.onFen && l.offFen === r.offFen)) refuse('principalFen', finding('ASSET_AMOUNT_DIFFERS', {}));
}

/**
 * Up to the day of the ledger's import a receipt stands behind the ledger's year-to-date figure and never adds to it
 * (decisions.md 4); after that day it reduces the balance.
 */
function reconcile(index: LedgerIndex, r: Receipt, refuse: (column: string, found: Finding) => void): boolean {
  const { loan } = r;
  const interest = r.onFen + r.offFen;
  if (r.on > loan.importedThrough) {
    if (r.principalFen > loan.principalFen) {
      refuse('principalFen', finding('RECEIPT_ABOVE_BALANCE', { stated: plainYuan(r.principalFen), left: plainYuan(loan.principalFen) }));
      return false;
    }
    if (!fits(index, r, [], refuse)) return false;
    loan.principalFen -= r.principalFen;
    return true;
  }
  const open = openFor(loan.carry, r.form, r.on);
  if (r.principalFen > open.principalFen) {
    refuse('principalFen', finding('RECEIPT_EXCEEDS_LEDGER', { what: `${nameOf(FORMS, r.form)}本金`, stated: plainYuan(r.principalFen), left: plainYuan(open.principalFen) }));
    return false;
  }
  if (interest > open.interestFen) {
    refuse('onInterestFen', finding('RECEIPT_EXCEEDS_LEDGER', { what: '利息', stated: plainYuan(interest), left: plainYuan(open.interestFen) }));
    return false;
  }
  const parts = partsFor(loan.carry, { form: r.form, on: r.on, principalFen: r.principalFen, interestFen: interest });
  // what the lot gives up comes back on the lot's day: the receipt may only lie where there was something to receive
  if (!fits(index, r, parts.map(({ lot, principalFen }) => ({ on: nextOpenDay(index.conn, lot.bookedOn), deltaFen: principalFen })), refuse)) return false;
  takeParts(parts);
  return true;
}

/** Whether there was a balance to receive on that day and on every day after it; plans the moves where there was. */
function fits(index: LedgerIndex, r: Receipt, givenBack: readonly Move[], refuse: (column: string, found: Finding) => void): boolean {
  const on = nextOpenDay(index.conn, r.on);
  const moves: readonly Move[] = [{ on, deltaFen: -r.principalFen }, ...givenBack];
  if (r.principalFen > 0 && leastFrom([...movesOf(index.conn, r.loan), ...moves], on) < 0) {
    refuse('on', finding('RECEIPT_BEFORE_LOAN', {}));
    return false;
  }
  planMoves(r.loan, moves);
  return true;
}

function bookReceipt(uow: UnitOfWork, r: Receipt): void {
  const bookedOn = nextOpenDay(uow.conn, r.on);
  postEntry(uow, {
    loanId: idOf(r.loan), unitId: unitOn(uow.conn, idOf(r.loan), bookedOn), book: r.loan.book, bookedOn, businessOn: r.on, form: r.form, measure: r.measure,
    principalFen: r.principalFen, onFen: r.onFen, offFen: r.offFen, feeFen: r.feeFen, voucherNo: r.voucherNo, assetId: r.asset === null ? null : idOf(r.asset), carried: false, reversalOf: null, note: r.note,
    shares: r.collectors.map((c) => ({ staffId: idOf(c.staff), unitId: idOf(c.staff.unit ?? r.loan.unit), sharePpm: c.sharePpm })),
  });
}
