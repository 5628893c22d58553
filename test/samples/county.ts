import { buildSampleCounty } from '../../electron/app/sample/build-county.js';
import { COUNTY_FIGURES } from '../../electron/app/sample/figures.js';
import type { LedgerRow, RecoveryRow, SampleCounty } from '../../electron/app/sample/rows.js';

/** The county once for a test file; making it takes about half a second. */
export const county: SampleCounty = buildSampleCounty(COUNTY_FIGURES);

export const ledgerRows: readonly LedgerRow[] = county.ledgers.flatMap((l) => l.rows);
export const onBook: readonly LedgerRow[] = ledgerRows.filter((r) => r.book === '表内');

export const isCash = (r: RecoveryRow): boolean => r.form === '现金';
export const isInKind = (r: RecoveryRow): boolean => r.form === '以物抵债';
export const interestOf = (r: RecoveryRow): number => r.onInterestFen + r.offInterestFen;
/** 清收: cash and 抵债; other forms only reduce. */
export const collected: readonly RecoveryRow[] = county.recoveries.filter((r) => isCash(r) || isInKind(r));

export const loanKey = (r: { readonly unit: string; readonly loanNo: string }): string => `${r.unit} ${r.loanNo}`;
export const receiptsByLoan: ReadonlyMap<string, readonly RecoveryRow[]> = Map.groupBy(county.recoveries, loanKey);
export const rowByLoan: ReadonlyMap<string, LedgerRow> = new Map(ledgerRows.map((r) => [loanKey(r), r]));

export function sum<T>(items: Iterable<T>, of: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += of(item);
  return total;
}

/** `0101:60;0102:40` */
export function sharesOf(persons: string): { staffNo: string; pct: number }[] {
  return persons === '' ? [] : persons.split(';').map((p) => ({ staffNo: p.split(':')[0] ?? '', pct: Number(p.split(':')[1]) }));
}
