import { addMonths, lastDay, type Period } from '../../domain/date.js';
import { ratioPct } from '../../domain/rate.js';
import type { ReportChart } from '../../domain/reporting/report-chart.js';
import type { ReportContext } from '../define-report.js';
import { allLoansByUnit, flowOf, flowsByUnit, nplByUnit, sumFlows, tasksByUnit, unitRows } from '../figures/unit-figures.js';

/** Where the county stands: who leads in the year's task, what each month brought, how the balance and the ratio went. */
export function monthlyCharts(c: ReportContext): ReportChart[] {
  return [completion(c), recovered(c), balance(c), ratio(c)];
}

function completion(c: ReportContext): ReportChart {
  const year = c.period.slice(0, 4);
  const tasks = tasksByUnit(c, Number(year));
  const ytd = flowsByUnit(c, `${year}-01`, c.period);
  const done = (id: number): number => flowOf(ytd, id).cash + flowOf(ytd, id).inKind;
  const competing = unitRows(c).filter((u) => u.kind !== 'office' && (tasks.get(u.unitId) ?? 0) > 0)
    .sort((a, b) => Number(BigInt(done(b.unitId)) * BigInt(tasks.get(a.unitId) ?? 1) - BigInt(done(a.unitId)) * BigInt(tasks.get(b.unitId) ?? 1)));
  return {
    title: '各社年度清收任务完成率', kind: 'bars', values: 'percent', categories: competing.map((u) => u.name),
    series: [{ name: '完成率', values: competing.map((u) => ratioPct(done(u.unitId), tasks.get(u.unitId) ?? 0)) }],
    note: '完成率＝本年累计清收（现金＋以物抵债，含利息）÷年度任务；机关不参与排名。',
  };
}

function recovered(c: ReportContext): ReportChart {
  const months = monthsOf(c.period);
  const flows = months.map((p) => sumFlows(flowsByUnit(c, p, p).values()));
  return {
    title: '各月清收', kind: 'stacks', values: 'money', categories: months.map(short),
    series: [{ name: '现金收回', values: flows.map((f) => f.cash) }, { name: '以物抵债', values: flows.map((f) => f.inKind) }],
    note: '按入账月份，本金和利息合计；红字冲正已抵减。',
  };
}

function balance(c: ReportContext): ReportChart {
  const days = daysOf(c.period);
  return {
    title: '表内不良余额走势', kind: 'lines', values: 'money', categories: days.map((d) => d.name),
    series: [{ name: '不良余额', values: days.map((d) => total(nplByUnit(c, d.day))) }],
    note: '各月末日终表内不良贷款本金，年初为上年末余额。',
  };
}

function ratio(c: ReportContext): ReportChart {
  const days = daysOf(c.period);
  return {
    title: '不良率走势', kind: 'lines', values: 'percent', categories: days.map((d) => d.name),
    series: [{ name: '不良率', values: days.map((d) => ratioPct(total(nplByUnit(c, d.day)), total(allLoansByUnit(c, d.totals)))) }],
    note: '表内不良余额÷各项贷款余额；没有录入各项贷款的月份用最近一月的。',
  };
}

const monthsOf = (period: Period): Period[] => Array.from({ length: Number(period.slice(5)) }, (_, i) => `${period.slice(0, 4)}-${String(i + 1).padStart(2, '0')}`);
const daysOf = (period: Period): { name: string; day: string; totals: Period }[] => [
  { name: '年初', day: `${period.slice(0, 4)}-01-01`, totals: addMonths(`${period.slice(0, 4)}-01`, -1) },
  ...monthsOf(period).map((p) => ({ name: short(p), day: lastDay(p), totals: p })),
];
const short = (period: Period): string => `${Number(period.slice(5))}月`;
const total = (map: ReadonlyMap<number, { readonly fen: number }>): number => [...map.values()].reduce((a, b) => a + b.fen, 0);
