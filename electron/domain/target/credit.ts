import type { Book, Form } from '../codes.js';
import { applyPpm, fen, type Fen } from '../money.js';

/** 认定额 separates principal from interest and no further: no known plan credits 表内 and 表外 interest differently. */
export type CreditComponent = 'principal' | 'interest';

/**
 * One line of the recognition table: how much of a receipt counts toward the target (domain.md §3.2 Credit).
 * A dimension left out means "any". The first line that fits decides; nothing fits = counts nothing.
 */
export interface CreditRule {
  readonly id: string;
  readonly title: string;
  readonly forms?: readonly Form[];
  readonly books?: readonly Book[];
  readonly components?: readonly CreditComponent[];
  /** Parts per million of the amount: 1 000 000 counts in full, 500 000 half. */
  readonly factorPpm: number;
}

/** One person's part of one receipt. Amounts in 分; negative on a reversal. */
export interface CreditPart {
  readonly form: Form;
  readonly book: Book;
  readonly principalFen: number;
  readonly interestFen: number;
}

/**
 * 清收额 as the county reports it: cash and 抵债, principal and interest, every book (decisions.md 7 and 8).
 * Used where no plan says otherwise.
 */
export const STANDARD_CREDITS: readonly CreditRule[] = [
  { id: 'credit-cash', title: '现金收回全额认定', forms: ['cash'], factorPpm: 1_000_000 },
  { id: 'credit-in-kind', title: '以物抵债全额认定', forms: ['in_kind'], factorPpm: 1_000_000 },
];

/** The recognition line for one component of a part, or null when nothing counts. */
export function creditRuleFor(part: Pick<CreditPart, 'form' | 'book'>, component: CreditComponent, credits: readonly CreditRule[]): CreditRule | null {
  for (const rule of credits) {
    if (rule.forms && !rule.forms.includes(part.form)) continue;
    if (rule.books && !rule.books.includes(part.book)) continue;
    if (rule.components && !rule.components.includes(component)) continue;
    return rule;
  }
  return null;
}

/** What a recognition line counts of an amount in 分, rounded half-up; no line, nothing. */
export function countedFen(amountFen: number, rule: CreditRule | null): number {
  if (rule === null || amountFen === 0) return 0;
  return rule.factorPpm === 1_000_000 ? amountFen : applyPpm(fen(amountFen), rule.factorPpm);
}

/**
 * 认定额 of one person's part in 分, each component rounded half-up once. Sums must be made of parts: a factor applied
 * to a sum may differ from the sum of the factors applied by some 分.
 */
export function creditedFen(part: CreditPart, credits: readonly CreditRule[]): Fen {
  return fen(countedFen(part.principalFen, creditRuleFor(part, 'principal', credits)) + countedFen(part.interestFen, creditRuleFor(part, 'interest', credits)));
}
