import type { ReportContext } from '../define-report.js';

const kept = new WeakMap<ReportContext, Map<string, unknown>>();

/**
 * A figure that cells and checks of one table ask for again and again is read from the ledger once and kept as long as
 * the context it was asked in: a context is made for one answer, and nobody changes what stands in it.
 */
export function once<T>(c: ReportContext, key: string, read: () => T): T {
  let known = kept.get(c);
  if (!known) kept.set(c, (known = new Map()));
  if (!known.has(key)) known.set(key, read());
  return known.get(key) as T;
}
