import { pointsBetween, ratioPct } from '../domain/rate.js';
import { rankByCompletion } from '../domain/target/ranking.js';
import type { ReportColumn, ReportRow, ReportValue } from '../domain/reporting/report-table.js';
import { allChecks } from './checks/all-checks.js';
import { monthlyCharts } from './charts/monthly-charts.js';
import { defineReport, type ReportContext } from './define-report.js';
import { drillMonthly } from './drill-monthly.js';
import { requireYear } from './figures/opened-year.js';
import { allLoansByUnit, balanceOf, flowOf, flowsByUnit, nplByUnit, sumFlows, tasksByUnit, unitRows, type Balance, type Flow } from './figures/unit-figures.js';

const MONTH = '本月清收处置';
const YEAR = '本年累计清收处置';
const money = (key: string, titles: readonly string[], drill?: string, mm = 17): ReportColumn => ({ key, titles, kind: 'money', mm, ...(drill ? { drill } : {}) });

const flowColumns = (group: string, span: 'Month' | 'Ytd'): ReportColumn[] => [
  money(`cash${span}Fen`, [group, '清收', '现金收回'], 'entries'), money(`inKind${span}Fen`, [group, '清收', '以物抵债'], 'entries'), money(`recovered${span}Fen`, [group, '清收', '小计'], 'entries'),
  money(`rolled${span}Fen`, [group, '转据上调'], 'entries'), money(`writeOff${span}Fen`, [group, '核销'], 'entries', 13), money(`other${span}Fen`, [group, '其他'], 'entries', 13), money(`total${span}Fen`, [group, '处置合计'], 'entries', 18),
];

const COLUMNS: readonly ReportColumn[] = [
  { key: 'seq', titles: ['序号'], kind: 'rank', mm: 8 },
  { key: 'unitName', titles: ['机构'], kind: 'text', mm: 24 },
  { key: 'beginCount', titles: ['年初', '笔数'], kind: 'count', mm: 13, drill: 'loans' },
  money('beginFen', ['年初', '余额'], 'loans', 20),
  ...flowColumns(MONTH, 'Month'),
  ...flowColumns(YEAR, 'Ytd'),
  money('newYtdFen', ['本年新增不良'], 'entries'),
  { key: 'endCount', titles: ['期末', '笔数'], kind: 'count', mm: 13, drill: 'loans' },
  money('endFen', ['期末', '余额'], 'loans', 20),
  { ...money('changeFen', ['较年初', '增减额'], undefined, 18), riseIsBad: true },
  { key: 'changePct', titles: ['较年初', '增减(%)'], kind: 'percent', mm: 14, riseIsBad: true },
  { key: 'nplRatioBeginPct', titles: ['不良率(%)', '年初'], kind: 'percent', mm: 13 },
  { key: 'nplRatioEndPct', titles: ['不良率(%)', '期末'], kind: 'percent', mm: 13 },
  { key: 'nplRatioChangePct', titles: ['不良率(%)', '±百分点'], kind: 'points', mm: 14, riseIsBad: true },
  money('taskFen', ['年度清收任务', '任务'], undefined, 18),
  { key: 'completionPct', titles: ['年度清收任务', '完成率(%)'], kind: 'percent', mm: 15 },
  { key: 'rank', titles: ['年度清收任务', '排名'], kind: 'rank', mm: 9 },
];

/** 不良贷款清收处置月报表 – the report the county hands in (D4-02, D4-03; domain.md §2.2 no. 1). */
export const monthlyRecovery = defineReport({
  id: 'monthly-recovery',
  title: '不良贷款清收处置月报表',
  about: '各社余额、本月和本年清收处置、不良率、任务完成，报上级的正式表',
  params: ['period'],
  unit: '万元',
  paper: { size: 'A3', landscape: true, columnNumbers: true },
  form: 'monthly-recovery',
  columns: COLUMNS,
  notes: [
    '清收＝现金收回＋以物抵债，含本金和利息；转据上调、核销、其他只列本金，不计入清收。余额的增减按本金勾稽。',
    '不良率＝表内不良余额÷各项贷款余额；完成率＝本年累计清收小计÷年度任务，排名按完成率，机关不参与排名。',
    '各格由原始金额一次四舍五入，合计由原始合计取数，尾差不作调整。',
  ],
  signatures: ['制表', '复核', '负责人'],
  rows: buildRows,
  checks: allChecks,
  drill: drillMonthly,
  charts: monthlyCharts,
});

function buildRows(c: ReportContext): { rows: ReportRow[]; total: Record<string, ReportValue> } {
  const year = requireYear(c);
  const units = unitRows(c);
  const begin = nplByUnit(c, `${year}-01-01`);
  const end = nplByUnit(c, c.asOf);
  const month = flowsByUnit(c, c.period, c.period);
  const ytd = flowsByUnit(c, `${year}-01`, c.period);
  const allBegin = allLoansByUnit(c, `${year - 1}-12`);
  const allEnd = allLoansByUnit(c, c.period);
  const tasks = tasksByUnit(c, year);
  const shown = units.filter((u) => begin.has(u.unitId) || end.has(u.unitId) || [month, ytd].some((f) => moves(flowOf(f, u.unitId))) || tasks.has(u.unitId));
  const competing = shown.filter((u) => u.kind === 'credit_union' || u.kind === 'branch');
  const places = rankByCompletion(competing.map((u) => ({ creditedFen: recovered(flowOf(ytd, u.unitId)), targetFen: tasks.get(u.unitId) ?? null })));
  const rows = shown.map((u, i): ReportRow => {
    const competes = competing.includes(u);
    const values = valuesOf({ begin: balanceOf(begin, u.unitId), end: balanceOf(end, u.unitId), month: flowOf(month, u.unitId), ytd: flowOf(ytd, u.unitId), allBegin: allBegin.get(u.unitId)?.fen ?? 0, allEnd: allEnd.get(u.unitId)?.fen ?? 0, task: tasks.get(u.unitId) ?? null, completes: competes });
    return { key: u.code, level: 'row', values: { seq: i + 1, unitName: u.name, ...values, rank: competes ? (places[competing.indexOf(u)] ?? null) : null } };
  });
  const sum = (map: ReadonlyMap<number, Balance>): Balance => [...map.values()].reduce((a, b) => ({ count: a.count + b.count, fen: a.fen + b.fen }), { count: 0, fen: 0 });
  const add = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
  const taskTotal = add(tasks.values());
  const total = valuesOf({ begin: sum(begin), end: sum(end), month: sumFlows(month.values()), ytd: sumFlows(ytd.values()), allBegin: add([...allBegin.values()].map((a) => a.fen)), allEnd: add([...allEnd.values()].map((a) => a.fen)), task: tasks.size > 0 ? taskTotal : null, completes: true });
  return { rows, total: { seq: null, unitName: '合计', ...total, rank: null } };
}

const recovered = (f: Flow): number => f.cash + f.inKind;
/** What was booked and taken back is no movement. */
const moves = (f: Flow): boolean => Object.values(f).some((fen) => fen !== 0);

function valuesOf(v: { begin: Balance; end: Balance; month: Flow; ytd: Flow; allBegin: number; allEnd: number; task: number | null; completes: boolean }): Record<string, ReportValue> {
  const flow = (f: Flow, span: 'Month' | 'Ytd'): Record<string, ReportValue> => ({
    [`cash${span}Fen`]: f.cash, [`inKind${span}Fen`]: f.inKind, [`recovered${span}Fen`]: recovered(f), [`rolled${span}Fen`]: f.rolled, [`writeOff${span}Fen`]: f.writeOff, [`other${span}Fen`]: f.other, [`total${span}Fen`]: recovered(f) + f.rolled + f.writeOff + f.other,
  });
  return {
    beginCount: v.begin.count, beginFen: v.begin.fen, ...flow(v.month, 'Month'), ...flow(v.ytd, 'Ytd'), newYtdFen: v.ytd.grown,
    endCount: v.end.count, endFen: v.end.fen, changeFen: v.end.fen - v.begin.fen, changePct: ratioPct(v.end.fen - v.begin.fen, v.begin.fen),
    nplRatioBeginPct: ratioPct(v.begin.fen, v.allBegin), nplRatioEndPct: ratioPct(v.end.fen, v.allEnd), nplRatioChangePct: pointsBetween(v.end.fen, v.allEnd, v.begin.fen, v.allBegin),
    taskFen: v.task, completionPct: v.task === null || !v.completes ? null : ratioPct(recovered(v.ytd), v.task),
  };
}
