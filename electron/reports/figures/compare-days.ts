import { addMonths, lastDay, periodOf, yearOf, type Day, type Period } from '../../domain/date.js';

/** The end of the year's first day: 年初 of every comparison. */
export const yearBegin = (period: Period): Day => `${yearOf(period)}-01-01`;

/** The end of the month before. In January that is 年初: the year before may not be in this ledger. */
export const monthBefore = (period: Period): Day => (period.endsWith('-01') ? yearBegin(period) : lastDay(addMonths(period, -1)));

/** The month whose 各项贷款余额 belongs to a day of comparison: that of 年初 is the December before. */
export const totalsPeriod = (day: Day): Period => (day.endsWith('-01-01') ? `${yearOf(day) - 1}-12` : periodOf(day));
