import type { Book, Form, Measure, Problem, PublicKind, RiskClass } from '../codes.js';
import type { Day, Period } from '../date.js';
import type { CollectorKind, Relation } from './rule-plan.js';

/** One collector's part of a receipt (role `collect`). The parts add up to the receipt to the 分. */
export interface ReceiptShare {
  readonly staffNo: string;
  readonly sharePpm: number;
  readonly principalFen: number;
  readonly interestFen: number;
  /**
   * Only on a reversal whose original an earlier locked run paid: what that run finally gave for this share (0 when the
   * original was in no locked run), and the part of it that was held back. Exactly that is taken back, whatever the plan
   * says today. Left out = worked out from the plan, in full.
   */
  readonly paidFen?: number;
  readonly heldFen?: number;
}

/** A booked recovery. Amounts in 分; on a reversal (`reversalOf`) they are negative. */
export interface IncentiveReceipt {
  readonly id: number;
  /** The day on which it counts; a late receipt (补记) counts in the month it was booked in, not when it happened. */
  readonly bookedOn: Day;
  readonly period: Period;
  readonly unit: string;
  readonly loanNo: string;
  readonly book: Book;
  readonly form: Form;
  readonly measure: Measure | null;
  readonly riskClass: RiskClass | null;
  readonly formedYear: number | null;
  readonly problem: Problem | null;
  readonly publicKind: PublicKind | null;
  /** Given when it is known for all collectors; a loan in a person's `responsibleFor` is `own` in any case. */
  readonly relation?: Relation;
  readonly principalFen: number;
  readonly onInterestFen: number;
  readonly offInterestFen: number;
  readonly shares: readonly ReceiptShare[];
  readonly reversalOf?: number | null;
}

/** Someone who is measured: an employee, or a village, law firm or pool under its own number. */
export interface IncentivePerson {
  readonly staffNo: string;
  readonly name: string;
  readonly tier: string;
  readonly unit: string;
  /** For the plan's target span, in 分, already prorated for those who came or left; null = none. */
  readonly targetFen: number | null;
  /** 认定额 of the same span before the first day of the run. */
  readonly creditedPriorFen?: number;
  /** Held back by earlier runs of the span and not yet paid out. */
  readonly heldPriorFen?: number;
  /** Deductions earlier runs could not take because of the wage limit. */
  readonly carriedPriorFen?: number;
  /** Loans this person answers for, as `loanKey`. */
  readonly responsibleFor?: readonly string[];
  /** Default `employee`. */
  readonly collector?: CollectorKind;
  /** A month's wage in 分, for the limit on deductions. */
  readonly monthlyWageFen?: number;
  /** Title of the main post (客户经理), for clauses that hold for some posts only. */
  readonly post?: string;
  /** New NPL loans in the days of the run for which the person answers. */
  readonly newNplCases?: number;
  /** Unpaid principal, 分, and number of the loans the person answers for that are 不良 at the end of the run. */
  readonly ownNplFen?: number;
  readonly ownNplLoans?: number;
  /** NPL ratio of the new loans the person answers for, ppm (domain.md §3.1 I6). */
  readonly nplRatioPpm?: number;
  /** What earlier runs of the span charged, by id of the refundable clause, 分. */
  readonly chargedPriorFen?: Readonly<Record<string, number>>;
  /** Settlement runs in a row, up to the one before, in which the person stayed below the task. */
  readonly missesPrior?: number;
}

export interface RunContext {
  /** First and last day of the run; receipts booked outside are left aside. */
  readonly from: Day;
  readonly to: Day;
  /** The business day on which the run is made; a span is over only when this day has reached its end. */
  readonly asOf: Day;
  /** Average completion of the comparison group (全省平均), when the plan measures against one. */
  readonly averageCompletionPpm?: number;
  /** The local minimum wage of a month in 分. */
  readonly minimumWageFen?: number;
}

/** Names a loan across books and units (decisions.md 2: the key is 机构, book, 借据号). */
export const loanKey = (loan: { readonly unit: string; readonly book: string; readonly loanNo: string }): string => `${loan.unit}|${loan.book}|${loan.loanNo}`;
