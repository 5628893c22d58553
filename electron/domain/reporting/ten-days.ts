import { addDays, firstDay, lastDay, type Day, type Period } from '../date.js';

/** 旬: the first ten days of a month, the next ten, the rest. */
export type TenDays = 'first' | 'middle' | 'last';
export const TEN_DAYS: readonly { readonly value: TenDays; readonly label: string }[] = [{ value: 'first', label: '上旬' }, { value: 'middle', label: '中旬' }, { value: 'last', label: '下旬' }];

export interface TenDaySpan {
  readonly from: Day;
  readonly to: Day;
  /** The day whose closing balance the span begins with: 年初 for the first span of a year, which nothing in the ledger need precede. */
  readonly before: Day;
}

export function tenDaySpan(period: Period, which: TenDays): TenDaySpan {
  const from = which === 'first' ? firstDay(period) : `${period}-${which === 'middle' ? '11' : '21'}`;
  const to = which === 'first' ? `${period}-10` : which === 'middle' ? `${period}-20` : lastDay(period);
  return { from, to, before: from.endsWith('-01-01') ? from : addDays(from, -1) };
}

/** The 旬 a day lies in. */
export const tenDaysOf = (day: Day): TenDays => (day.slice(8) <= '10' ? 'first' : day.slice(8) <= '20' ? 'middle' : 'last');
