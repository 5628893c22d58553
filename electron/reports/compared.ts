import type { ReportColumn, ReportValue } from '../domain/reporting/report-table.js';
import { money } from './columns.js';

/** 余额 and 今年增减额 { 比上月, 比年初 } of one balance: the block that the county's quality forms repeat. */
export const comparedColumns = (key: string, title: string, drill?: string): ReportColumn[] => [
  money(`${key}Fen`, [title, '余额'], drill, 19),
  money(`${key}MonthFen`, [title, '今年增减额', '比上月'], drill, 16),
  money(`${key}YearFen`, [title, '今年增减额', '比年初'], drill, 17),
];

/** Growth of which a rise is bad, or neither good nor bad; the balance itself has no sign. */
export const marked = (columns: readonly ReportColumn[], how: 'riseIsBad' | 'signed'): ReportColumn[] => columns.map((c, i) => (i === 0 ? c : { ...c, [how]: true }));

/** The values of such a block, from the balance at the report's day, at the end of the month before and at 年初; null where one of them is not known. */
export function compared(key: string, now: number | null, month: number | null, year: number | null): Record<string, ReportValue> {
  const since = (before: number | null): number | null => (now === null || before === null ? null : now - before);
  return { [`${key}Fen`]: now, [`${key}MonthFen`]: since(month), [`${key}YearFen`]: since(year) };
}
