import { chineseDay, type Day } from '../../domain/date.js';
import { CLASSES, nameOf } from '../../domain/codes.js';
import type { Drill, ReportContext } from '../define-report.js';
import { OF_CLASS, type MainClass } from '../figures/class-figures.js';
import { changeRows } from './change-rows.js';
import { loanRows, NPL } from './loan-rows.js';

/** The loans behind a balance of one class, or of all NPL classes, at the end of a day. */
export function classLoans(c: ReportContext, row: string, of: MainClass | 'npl', day: Day): Drill {
  const { name, where, args } = partOf(of);
  return loanRows(c, { title: `${chineseDay(day)}${name}余额`, explains: `${day} 日终表内${name}贷款本金，逐笔。`, unit: row, day, where, args });
}

/** The loans whose balance in a class is another on the report's day than on an earlier one. */
export function classChanges(c: ReportContext, row: string, of: MainClass | 'npl', from: Day): Drill {
  const { name, where, args } = partOf(of);
  return changeRows(c, { title: `${name}余额比${chineseDay(from)}增减`, explains: `${from} 到 ${c.asOf} 表内${name}贷款本金的增减，逐笔；未变的不列。`, unit: row, from, to: c.asOf, where: () => ({ sql: where, args }) });
}

const partOf = (of: MainClass | 'npl'): { name: string; where: string; args: readonly string[] } =>
  of === 'npl' ? { name: '不良', where: NPL, args: [] } : { name: nameOf(CLASSES, of), where: OF_CLASS, args: [of] };
