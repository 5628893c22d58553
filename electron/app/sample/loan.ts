import type { Book, Client, Form, Guarantee, Measure, PublicKind } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import type { Span } from './figures.js';

/** The sample while it is being made: amounts first, then days, people and texts are filled in. All amounts in 分. */

/** One debtor of one unit, with all loans there. */
export interface Debtor {
  readonly unit: string;
  client: Client;
  publicKind: PublicKind;
  readonly loans: Loan[];
  name: string;
  idKind: 'id_card' | 'org_code';
  idNo: string;
  phone: string;
  town: string;
  /** 工作单位 of an official, 村组 of a village debt. */
  body: string;
  /** 实际用款人 behind a borrower in name only. */
  actualUser: string;
}

export type Origin = 'ordinary' | 'new' | 'gov' | 'suit' | 'case' | 'asset' | 'offBook';

export interface Loan {
  debtor: Debtor;
  readonly origin: Origin;
  readonly book: Book;
  /** Year of formation; 2005 stands for 2005 and before. */
  readonly vintage: number;
  /** For loans formed in 2011: in which part of the year. */
  readonly newIn: Span | null;
  beginFen: number;
  newFen: number;
  cashFen: number;
  inKindFen: number;
  rolledFen: number;
  upgradedFen: number;
  grantedOn: Day;
  dueOn: Day;
  nplOn: Day;
  loanNo: string;
  guarantee: Guarantee;
  /** Staff number of the 清收责任人. */
  collector: string;
  /** Interest still owed where a claim or a list fixes it; null = reckoned from principal, rate and time. */
  owedFen: number | null;
  /** Booked by a 原代办站. */
  agency: boolean;
  progress: string;
}

export interface Share {
  readonly staffNo: string;
  readonly pct: number;
}

export interface Receipt {
  readonly loan: Loan;
  readonly span: Span;
  readonly form: Form;
  measure: Measure | null;
  principalFen: number;
  interestFen: number;
  /** 表内 part of the interest. */
  onInterestFen: number;
  /** Days it may fall on, both ends included; narrower than the span where something else fixes it. */
  from: Day;
  to: Day;
  on: Day;
  shares: readonly Share[];
  readonly assetNo: string;
  readonly note: string;
}

export const SPAN_DAYS: Readonly<Record<Span, readonly [Day, Day]>> = { janJul: ['2011-01-04', '2011-07-31'], aug: ['2011-08-01', '2011-08-31'] };

export function newDebtor(unit: string, client: Client, publicKind: PublicKind = 'no'): Debtor {
  return { unit, client, publicKind, loans: [], name: '', idKind: 'id_card', idNo: '', phone: '', town: '', body: '', actualUser: '' };
}

interface Amounts {
  readonly vintage: number;
  readonly beginFen?: number;
  readonly newFen?: number;
  readonly newIn?: Span;
  readonly cashFen?: number;
  readonly inKindFen?: number;
  readonly rolledFen?: number;
  readonly upgradedFen?: number;
  readonly book?: Book;
}

/** Adds a loan to its debtor. */
export function newLoan(debtor: Debtor, origin: Origin, a: Amounts): Loan {
  const loan: Loan = {
    debtor, origin, book: a.book ?? 'on', vintage: a.vintage, newIn: a.newIn ?? null,
    beginFen: a.beginFen ?? 0, newFen: a.newFen ?? 0, cashFen: a.cashFen ?? 0, inKindFen: a.inKindFen ?? 0, rolledFen: a.rolledFen ?? 0, upgradedFen: a.upgradedFen ?? 0,
    grantedOn: '', dueOn: '', nplOn: '', loanNo: '', guarantee: 'credit', collector: '', owedFen: null, agency: false, progress: '',
  };
  if (principalOf(loan) < 0) throw new RangeError('a loan cannot fall below zero');
  debtor.loans.push(loan);
  return loan;
}

/** 当前本金余额 by the row arithmetic of the form (28+29−30−31−32−33). */
export const principalOf = (l: Loan): number => l.beginFen + l.newFen - l.cashFen - l.inKindFen - l.rolledFen - l.upgradedFen;

type ReceiptFacts = Pick<Receipt, 'loan' | 'span' | 'form'> & Partial<Omit<Receipt, 'loan' | 'span' | 'form'>>;

export function newReceipt(r: ReceiptFacts): Receipt {
  const [from, to] = SPAN_DAYS[r.span];
  return { measure: null, principalFen: 0, interestFen: 0, onInterestFen: 0, from, to, on: '', shares: [], assetNo: '', note: '', ...r };
}

/** Whether a receipt is 清收 (cash or 抵债) and not merely another reduction. */
export const isRecovery = (r: Receipt): boolean => r.form === 'cash' || r.form === 'in_kind';
export const amountOf = (r: Receipt): number => r.principalFen + r.interestFen;

/** Cuts a receipt in two, the first of `amount` 分 of principal and interest together: one payment, entered in two lines. */
export function cutReceipt(r: Receipt, amount: number): [Receipt, Receipt] {
  const whole = amountOf(r);
  if (amount <= 0 || amount >= whole) throw new RangeError(`cannot cut ${amount} off ${whole}`);
  const principal = Math.min(r.principalFen, amount);
  const interest = amount - principal;
  const on = Math.min(r.onInterestFen, interest);
  return [
    { ...r, principalFen: principal, interestFen: interest, onInterestFen: on },
    { ...r, principalFen: r.principalFen - principal, interestFen: r.interestFen - interest, onInterestFen: r.onInterestFen - on },
  ];
}
