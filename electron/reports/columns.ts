import type { ReportColumn } from '../domain/reporting/report-table.js';

/** The columns that stand on every table of units. */
export const SEQ: ReportColumn = { key: 'seq', titles: ['序号'], kind: 'rank', mm: 10 };
export const UNIT: ReportColumn = { key: 'unitName', titles: ['机构'], kind: 'text', mm: 28 };

/** A column of money in 分; with `drill` its cells open their rows. */
export const money = (key: string, titles: readonly string[], drill?: string, mm = 19): ReportColumn => ({ key, titles, kind: 'money', mm, ...(drill === undefined ? {} : { drill }) });
/** A column of 笔数, 户数 or 人数. */
export const counted = (key: string, titles: readonly string[], drill?: string, mm = 13): ReportColumn => ({ key, titles, kind: 'count', mm, ...(drill === undefined ? {} : { drill }) });
export const percent = (key: string, titles: readonly string[], mm = 15): ReportColumn => ({ key, titles, kind: 'percent', mm });
/** A difference of balances of which a rise is bad. */
export const rise = (column: ReportColumn): ReportColumn => ({ ...column, riseIsBad: true });
