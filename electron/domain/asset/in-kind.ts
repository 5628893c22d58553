import { addMonths, daysInMonth, periodOf, type Day } from '../date.js';
import type { AssetKind } from '../codes.js';

/** What a loan owes, in 分. */
export interface Debt {
  readonly principalFen: number;
  readonly onFen: number;
  readonly offFen: number;
}

/**
 * What an asset taken at an agreed value pays (decisions.md 7): principal first, value above it is interest, 表外 before
 * 表内; what is left belongs to the borrower until it is settled. All in 分; the four parts add up to the value.
 */
export function splitInKind(valueFen: number, debt: Debt): Debt & { readonly refundFen: number } {
  const principalFen = Math.min(valueFen, debt.principalFen);
  const offFen = Math.min(valueFen - principalFen, debt.offFen);
  const onFen = Math.min(valueFen - principalFen - offFen, debt.onFen);
  return { principalFen, onFen, offFen, refundFen: valueFen - principalFen - offFen - onFen };
}

/** Years within which an asset has to be disposed of (商业银行法 42; 财金[2005]53号): movables one, all others two. */
const YEARS: Readonly<Record<AssetKind, number>> = { real_estate: 2, equity: 2, right: 2, movable: 1 };

/** The day by which an asset received on a day has to be gone; 29 February becomes the 28th. */
export function disposeBy(kind: AssetKind, receivedOn: Day): Day {
  const month = addMonths(periodOf(receivedOn), 12 * YEARS[kind]);
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  return `${month}-${String(Math.min(Number(receivedOn.slice(8)), last)).padStart(2, '0')}`;
}
