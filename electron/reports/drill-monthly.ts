import { chinesePeriod } from '../domain/date.js';
import type { Drill, ReportContext } from './define-report.js';
import { entryRows } from './drill/entry-rows.js';
import { loanRows, NPL } from './drill/loan-rows.js';

interface Flow { readonly label: string; readonly forms: readonly string[]; readonly interest: boolean }
const FLOWS: Record<string, Flow> = {
  cash: { label: '现金收回', forms: ['cash'], interest: true }, inKind: { label: '以物抵债', forms: ['in_kind'], interest: true }, recovered: { label: '清收', forms: ['cash', 'in_kind'], interest: true },
  rolled: { label: '转据上调', forms: ['rollover', 'upgrade'], interest: false }, writeOff: { label: '核销', forms: ['write_off'], interest: false }, other: { label: '其他', forms: ['fund_swap', 'other'], interest: false },
};

/** The receipts or loans behind one cell of the monthly report; `row` is a unit code or "total". */
export function drillMonthly(c: ReportContext, row: string, column: string): Drill | null {
  const year = c.period.slice(0, 4);
  if (column.startsWith('begin')) return loansAt(c, row, `${year}-01-01`, '年初');
  if (column.startsWith('end')) return loansAt(c, row, c.asOf, '期末');
  if (column === 'newYtdFen') return entriesOf(c, row, `${year}-01`, { label: '本年新增不良', forms: ['new_npl'], interest: false }, '本年累计');
  const m = /^(cash|inKind|recovered|rolled|writeOff|other|total)(Month|Ytd)Fen$/.exec(column);
  if (!m) return null;
  const [from, span] = m[2] === 'Month' ? [c.period, '本月'] : [`${year}-01`, '本年累计'];
  const flow = FLOWS[m[1] ?? ''];
  return flow ? entriesOf(c, row, from, flow, span) : totalOf(c, row, from, span);
}

/** 处置合计: 清收 of every book with its interest, other forms inside the balance sheet without. */
const totalOf = (c: ReportContext, row: string, from: string, span: string): Drill => entryRows(c, {
  title: `${span}处置合计`, explains: `${chinesePeriod(c.period)}${span}：清收含利息和表外收回，其他形式只计表内本金；按入账月份统计，红字冲正为负数。`,
  unit: row, forms: [...new Set(Object.values(FLOWS).flatMap((f) => f.forms))], counts: 'disposed', where: `e.period BETWEEN ? AND ? AND (e.form IN ('cash','in_kind') OR e.book = 'on')`, args: [from, c.period],
});

function entriesOf(c: ReportContext, row: string, from: string, flow: Flow, span: string): Drill {
  return entryRows(c, {
    title: `${span}${flow.label}`,
    explains: `${chinesePeriod(c.period)}${span}${flow.label}，${flow.interest ? '本金和利息合计，含表外收回' : '表内本金'}；按入账月份统计，红字冲正为负数。`,
    unit: row, forms: flow.forms, counts: flow.interest ? 'both' : 'principal',
    where: `e.period BETWEEN ? AND ?${flow.interest ? '' : ` AND e.book = 'on'`}`, args: [from, c.period],
  });
}

const loansAt = (c: ReportContext, row: string, day: string, label: string): Drill =>
  loanRows(c, { title: `${label}不良余额`, explains: `${day} 日终表内不良贷款本金，逐笔。`, unit: row, day, where: NPL, args: [] });
