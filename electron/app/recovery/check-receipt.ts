import type { ParsedOf } from '../../contract/api.js';
import { BOOKS, CLASSES, findCode, FORMS, MEASURES, nameOf, type Code, type FormCode } from '../../domain/codes.js';
import { DomainError } from '../../domain/domain-error.js';
import { statement, type Connection } from '../../data/sql.js';
import { notAfterToday } from '../business-day.js';
import { reader, type AppContext } from '../context.js';
import type { ReceiptLoan } from './receipt-loan.js';

export type ReceiptInput = ParsedOf<'recoveries.book'>;

export interface CheckedReceipt {
  readonly form: FormCode;
  readonly measure: string | null;
  /** Class after 转据 or 上调. */
  readonly toClass: string;
  /** All four parts, in 分. */
  readonly totalFen: number;
}

const allowed = (codes: readonly Code[]): string => codes.map((c) => c.name).join('、');

/** What can be said of a receipt before anything is written. Throws what is wrong, one sentence each. */
export function checkReceipt(context: AppContext, input: ReceiptInput, loan: ReceiptLoan): CheckedReceipt {
  const form = findCode(FORMS, input.form);
  if (!form || form.effect === 'grow') throw new DomainError('CODE_UNKNOWN', { field: '收回形式', value: input.form, allowed: allowed(FORMS.filter((f) => f.effect !== 'grow')) });
  const measure = input.measure === null || input.measure === '' ? null : findCode(MEASURES, input.measure);
  if (input.measure && !measure) throw new DomainError('CODE_UNKNOWN', { field: '清收措施', value: input.measure, allowed: allowed(MEASURES) });
  const totalFen = input.principalFen + input.onInterestFen + input.offInterestFen + input.feeFen;
  if (totalFen === 0) throw new DomainError('RECEIPT_EMPTY');
  notAfterToday(context, input.on);
  if (input.on < loan.grantedOn) throw new DomainError('RECEIPT_BEFORE_GRANT');
  requireBook(form, loan);
  if (form.effect === 'recover') requireOwnSource(reader(context), input, form, loan);
  if (form.code === 'in_kind' && input.asset === null) throw new DomainError('RECEIPT_ASSET_NEEDED');
  return { form, measure: measure?.code ?? null, toClass: raisedClass(input.toClass), totalFen };
}

/** Books that a form of reduction takes a loan out of: only 表内 is written off, swapped or raised; a swapped loan may be renewed. */
const BOOKS_OF_FORM: Readonly<Record<string, readonly string[]>> = { write_off: ['on'], fund_swap: ['on'], upgrade: ['on'], rollover: ['on', 'note_swap', 'fund_swap'] };

function requireBook(form: FormCode, loan: ReceiptLoan): void {
  const books = BOOKS_OF_FORM[form.code];
  if (books && !books.includes(loan.book)) throw new DomainError('RECEIPT_FORM_NOT_HERE', { book: nameOf(BOOKS, loan.book), form: form.name });
}

/** Money out of an own new loan is never a recovery (data-model.md §3 no. 10); beside such a loan somebody has to say where it came from. */
function requireOwnSource(conn: Connection, input: ReceiptInput, form: FormCode, loan: ReceiptLoan): void {
  if (input.ownCredit === true) throw new DomainError('RECEIPT_OWN_CREDIT', { form: form.name });
  const aid = statement(conn, 'SELECT new_loan_no FROM loan_aid WHERE loan_id = ? AND voided_by IS NULL AND granted_on <= ? ORDER BY granted_on DESC').pluck().get(loan.loanId, input.on) as string | undefined;
  if (aid !== undefined && input.ownCredit === null) throw new DomainError('RECEIPT_SOURCE_NEEDED', { no: aid });
}

function raisedClass(text: string): string {
  const found = findCode(CLASSES, text);
  if (!found) throw new DomainError('CODE_UNKNOWN', { field: '五级分类', value: text, allowed: allowed(CLASSES) });
  if (found.npl) throw new DomainError('CLASS_NOT_RAISED', { name: found.name });
  return found.code;
}
