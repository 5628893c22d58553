import type { OutputOf } from '../../contract/api.js';
import { CLASSES, nameOf } from '../../domain/codes.js';
import { periodOf } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { formatYuan, plainYuan } from '../../domain/money.js';
import { nextOpenDay } from '../../data/booking-day.js';
import { postEntry } from '../../data/entries.js';
import { unitOn } from '../../data/loan-place.js';
import { projectLoans } from '../../data/loan-projection.js';
import { statement } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { checkReceipt, type CheckedReceipt, type ReceiptInput } from './check-receipt.js';
import { freeCarryIn } from './free-carry-in.js';
import { carryOn, nextBook } from './leave-book.js';
import { raiseClass } from './raise-class.js';
import { receiptLoan, type ReceiptLoan } from './receipt-loan.js';
import { lowerArrears } from './settle-arrears.js';
import { sharesOf } from './share-persons.js';
import { takeAsset } from './take-asset.js';

export const RECEIPT_AREAS = ['recoveries', 'loans', 'registers', 'targets', 'reports', 'rosters', 'periods'] as const;

/**
 * Books one receipt with everything that follows from its form, as one batch: the asset behind 以物抵债, the other book
 * after 核销 and 资金置换, the class after 转据 and 上调.
 */
export function bookReceipt(context: AppContext, input: ReceiptInput): OutputOf<'recoveries.book'> {
  const conn = reader(context);
  const loan = receiptLoan(conn, input.loanId);
  const receipt = checkReceipt(context, input, loan);
  const bookedOn = nextOpenDay(conn, input.on);
  const { batch, value } = writeBatch(context, { kind: 'recovery', title: `收回 ${loan.borrower} ${loan.no} ${formatYuan(receipt.totalFen)} 元` }, RECEIPT_AREAS, (uow) => writeReceipt(uow, loan, receipt, input, bookedOn));
  const after = statement(conn, 'SELECT principal_fen AS fen, class FROM loan_now WHERE loan_id = ?').get(loan.loanId) as { fen: number; class: string };
  return { ...value, batch, bookedOn, period: periodOf(bookedOn), late: periodOf(bookedOn) !== periodOf(input.on), balanceFen: after.fen, riskClass: nameOf(CLASSES, after.class) };
}

interface Written { readonly recovery: number; readonly assetId: number | null; readonly carriedOnId: number | null }

function writeReceipt(uow: UnitOfWork, loan: ReceiptLoan, { form, measure, toClass }: CheckedReceipt, input: ReceiptInput, bookedOn: string): Written {
  const freed = freeCarryIn(uow, { loanId: loan.loanId, form: form.code, on: input.on, principalFen: input.principalFen, interestFen: input.onInterestFen + input.offInterestFen });
  const left = loan.principalFen + freed.principalFen - input.principalFen;
  if (left < 0) throw new DomainError('RECEIPT_OVER_BALANCE', { amount: plainYuan(input.principalFen), balance: plainYuan(loan.principalFen) });
  const whole = left === 0 && input.principalFen > 0;
  const book = nextBook(form.code);
  // with the last of the principal its arrears leave 表内 too
  const part = { principalFen: input.principalFen, onFen: book !== null && whole ? loan.onFen : input.onInterestFen, offFen: book !== null && whole ? loan.offFen : input.offInterestFen };
  const owed = loan.onFen + loan.offFen + freed.interestFen;
  if (form.code === 'in_kind' && part.onFen + part.offFen > owed) throw new DomainError('IN_KIND_OVER_DEBT', { amount: plainYuan(part.onFen + part.offFen), owed: plainYuan(owed) });
  const assetId = form.code === 'in_kind' && input.asset !== null ? takeAsset(uow, input.asset, loan, input.on, part) : null;
  const unitId = unitOn(uow.conn, loan.loanId, bookedOn);
  const recovery = postEntry(uow, {
    loanId: loan.loanId, unitId, book: loan.book, bookedOn, businessOn: input.on, form: form.code, measure, ...part, feeFen: input.feeFen,
    voucherNo: input.voucherNo || null, assetId, carried: false, reversalOf: null, note: input.note || null, shares: sharesOf(uow.conn, input.persons, unitId, bookedOn),
  });
  lowerArrears(uow, loan.loanId, bookedOn, part, freed.interestFen);
  const carriedOnId = book !== null && input.principalFen > 0 ? carryOn(uow, loan.loanId, book, { principalFen: input.principalFen, interestFen: part.onFen + part.offFen, bookedOn, businessOn: input.on, voucherNo: input.voucherNo || null }) : null;
  if (whole && loan.book === 'on' && (form.code === 'rollover' || form.code === 'upgrade')) raiseClass(uow, loan, form.code, toClass, bookedOn);
  projectLoans(uow.conn, carriedOnId === null ? [loan.loanId] : [loan.loanId, carriedOnId]);
  return { recovery, assetId, carriedOnId };
}
