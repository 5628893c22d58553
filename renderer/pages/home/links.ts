import type { Period } from '../../../electron/domain/date.js';
import { routeHash } from '../../frame/routes.js';

/** Where the figures of this page open their rows: the cell of the report that has the same figure. */
export const links = (period: Period) => {
  const report = (id: string, cell: { row?: string; column?: string } = {}, month = period): string => routeHash('reports', '', { id, period: month, ...cell });
  const cell = (id: string, column: string, row = 'total'): string => report(id, { row, column });
  return {
    /** A figure of the county, or of one unit by its code. */
    monthly: (column: string, row?: string) => cell('monthly-recovery', column, row),
    /** 不良余额 against 年初 (Year) or the end of last month (Month). */
    change: (since: 'Year' | 'Month', row?: string) => cell('five-class', `npl${since}Fen`, row),
    newInMonth: cell('net-and-new', 'newMonthFen'),
    public: (column: string) => cell('public-sector', column),
    /** 本年清收 by one measure, "none" for what names none. */
    measure: (code: string) => cell('by-measure', 'recoveredYtdFen', code),
    received: (month: Period) => report('monthly-recovery', { row: 'total', column: 'recoveredMonthFen' }, month),
    ratios: report('five-class'),
    monthlyReport: report('monthly-recovery'),
    byMeasure: report('by-measure'),
    unit: (unitId: number) => routeHash('loans', '', { unitId, book: 'on', liveOnly: 1 }),
    targets: routeHash('targets'),
    close: routeHash('recoveries', 'close', { period }),
  };
};
export type HomeLinks = ReturnType<typeof links>;
