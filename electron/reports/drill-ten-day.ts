import { chineseDay } from '../domain/date.js';
import type { Drill, ReportContext } from './define-report.js';
import { changeRows } from './drill/change-rows.js';
import { crossedRows } from './drill/crossed-rows.js';
import { entryRows, type EntryQuestion } from './drill/entry-rows.js';
import { loanRows, NPL } from './drill/loan-rows.js';
import { bookedBetween } from './figures/booked-between.js';
import { monthBefore, yearBegin } from './figures/compare-days.js';
import { movedNpl } from './figures/npl-moves.js';
import { askedSpan } from './figures/ten-day-span.js';

type Flow = Pick<EntryQuestion, 'title' | 'forms'>;
const FLOWS: Readonly<Record<string, Flow>> = {
  grownFen: { title: '新增不良', forms: ['new_npl'] }, cashFen: { title: '现金收回本金', forms: ['cash'] }, inKindFen: { title: '以物抵债本金', forms: ['in_kind'] },
  otherFen: { title: '其他减少', forms: ['rollover', 'upgrade', 'write_off', 'fund_swap', 'other'] },
};

/** The loans or movements behind a cell; `row` is a row of a table of units. */
export function drillTenDay(c: ReportContext, row: string, column: string): Drill | null {
  const span = askedSpan(c);
  const during = `${chineseDay(span.from)}至${chineseDay(span.to)}`;
  const flow = FLOWS[column];
  if (flow) {
    const moved = movedNpl(c, span.from, span.to);
    return entryRows(c, { ...flow, unit: row, counts: 'principal', explains: `${during}入账的${flow.title}，表内不良贷款本金；红字冲正为负数。`, where: moved.sql, args: moved.args });
  }
  switch (column) {
    case 'beforeFen': return balance(c, row, span.before, '上一旬末余额');
    case 'endFen': return balance(c, row, span.to, '本旬末余额');
    case 'monthFen': return change(c, row, monthBefore(c.period), '比上月末增减');
    case 'yearFen': return change(c, row, yearBegin(c.period), '比年初增减');
    case 'recoveredFen': {
      const { sql: where, args } = bookedBetween(span.from, span.to);
      return entryRows(c, { title: '本旬清收本息', unit: row, forms: ['cash', 'in_kind'], counts: 'both', explains: `${during}入账的现金和以物抵债，本金和利息合计，含表外收回；红字冲正为负数。`, where, args });
    }
    case 'adjustedFen': return crossedRows(c, { title: '调整净额', row, from: span.from, to: span.to, crossings: ['came', 'left', 'moved'], counts: 'in' });
    default: return null;
  }
}

const balance = (c: ReportContext, row: string, day: string, title: string): Drill => loanRows(c, { title, unit: row, day, where: NPL, args: [], explains: `${chineseDay(day)}日终表内不良贷款本金，逐笔。` });

const change = (c: ReportContext, row: string, from: string, title: string): Drill => changeRows(c, { title, unit: row, from, to: c.asOf, where: () => ({ sql: NPL, args: [] }), explains: `${chineseDay(from)}到${chineseDay(c.asOf)}表内不良贷款本金的增减，逐笔；未变的不列。` });
