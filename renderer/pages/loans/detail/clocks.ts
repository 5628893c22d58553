import type { LoanDetail } from '../../../../electron/contract/loans.js';
import { dayNumber, isDay, type Day } from '../../../../electron/domain/date.js';

export interface LoanClock {
  readonly name: string;
  readonly due: Day;
  /** Days from the business day; negative when it is over. */
  readonly left: number;
  readonly basis: string;
}

/** Columns of the provincial form that are days on which something runs out; shown as clocks, not as facts. */
export const CLOCK_FIELDS = ['limitationOn', 'guaranteeUntilOn', 'lastDemand'] as const;

/** What runs out for this loan, as the ledger's own columns say it. A settled loan has no clock. */
export function clocksOf({ loan }: Pick<LoanDetail, 'loan'>, today: Day): LoanClock[] {
  if (loan.settled) return [];
  const text = (key: string): string => String(loan.extra[key] ?? '');
  const clock = (name: string, key: string, basis: string): LoanClock[] => {
    const due = text(key);
    return isDay(due) ? [{ name, due, left: dayNumber(due) - dayNumber(today), basis }] : [];
  };
  return [
    ...clock('诉讼（执行）时效', 'limitationOn', text('lastDemand') === '' ? '台账所载' : `最近催收 ${text('lastDemand')}`),
    ...clock('保证期间', 'guaranteeUntilOn', loan.security === '' ? '台账所载' : loan.security),
  ];
}
