import { chinesePeriod } from '../domain/date.js';
import { MEASURES, nameOf } from '../domain/codes.js';
import type { Drill, ReportContext } from './define-report.js';
import { entryRows } from './drill/entry-rows.js';
import { standingUntil } from './figures/measure-figures.js';

const FORMS: Readonly<Record<string, readonly string[]>> = { cash: ['cash'], inKind: ['in_kind'], recovered: ['cash', 'in_kind'], count: ['cash', 'in_kind'] };
const LABELS: Readonly<Record<string, string>> = { cash: '现金', inKind: '以物抵债', recovered: '清收', count: '收回笔数' };

/** The receipts behind a cell; `row` is a measure's code, "none" for receipts without one, or "total". */
export function drillByMeasure(c: ReportContext, row: string, column: string): Drill | null {
  const m = /^(?:(cash|inKind|recovered)(Month|Ytd)Fen|(month|ytd)Count)$/.exec(column);
  if (!m) return null;
  const part = m[1] ?? 'count';
  const month = m[2] === 'Month' || m[3] === 'month';
  const label = `${month ? '本月' : '本年累计'}${LABELS[part] ?? ''}`;
  return entryRows(c, {
    title: row === 'total' ? label : `${row === 'none' ? '未注明措施' : nameOf(MEASURES, row)}：${label}`,
    explains: `${chinesePeriod(c.period)}${label}，本金和利息合计，含表外收回；按入账月份统计，${part === 'count' ? '已红字冲正的不计' : '红字冲正为负数'}。`,
    unit: 'total', forms: FORMS[part] ?? [], counts: 'both',
    where: `e.period BETWEEN ? AND ?${part === 'count' ? ` AND ${standingUntil('?')}` : ''}${row === 'total' ? '' : ` AND coalesce(e.measure, '') = ?`}`,
    args: [month ? c.period : `${c.period.slice(0, 4)}-01`, c.period, ...(part === 'count' ? [c.period] : []), ...(row === 'total' ? [] : [row === 'none' ? '' : row])],
  });
}
