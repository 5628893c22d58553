/** Whom a loan was granted to, and who really used the money. */
export interface Debtor { readonly borrowerId: number; readonly actualId: number | null }

/**
 * One borrower behind many nominees is seen as one: the loans of an actual user, in whosever name, follow each other at
 * the place of the first of them. Everything else keeps its order.
 */
export function nomineesTogether<T extends Debtor>(loans: readonly T[]): T[] {
  const users = new Set(loans.map((l) => l.actualId));
  return [...Map.groupBy(loans, (l) => l.actualId ?? (users.has(l.borrowerId) ? l.borrowerId : l)).values()].flat();
}
