import type { AppState } from '../../../electron/contract/ledger.js';
import { periodOf, type Period } from '../../../electron/domain/date.js';

/** The month a report is asked for when none is named: the one worked on, but never one that has not begun. */
export function reportMonth({ period, today }: Pick<AppState, 'period' | 'today'>): Period {
  const now = periodOf(today);
  return period !== null && period < now ? period : now;
}
