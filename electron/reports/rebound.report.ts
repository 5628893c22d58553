import { chineseDay, periodOf, type Day } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';
import { parseAmount } from '../domain/money.js';
import { ratioPct } from '../domain/rate.js';
import { shortFen } from '../domain/target/completion.js';
import { rankByAmount } from '../domain/target/ranking.js';
import type { ReportColumn } from '../domain/reporting/report-table.js';
import { rowBars } from './charts/row-bars.js';
import { continuity, rollForward, unitsMakeTheCounty } from './checks/balance-checks.js';
import { END_TAIL, roundingTail } from './checks/money-checks.js';
import { tasksAddUp } from './checks/task-checks.js';
import { money, percent, rise, SEQ, UNIT } from './columns.js';
import { defineReport, optionOf, type Drill, type ReportContext } from './define-report.js';
import { classChanges, classLoans } from './drill/class-drill.js';
import { entryRows } from './drill/entry-rows.js';
import { bookedBetween } from './figures/booked-between.js';
import { monthBefore, yearBegin } from './figures/compare-days.js';
import { requireYear } from './figures/opened-year.js';
import { recoveredByUnit } from './figures/recovered-by-unit.js';
import { nplByUnit, tasksByUnit, unitRows, type Balance } from './figures/unit-figures.js';
import { ROUNDED_ONCE } from './notes.js';
import { knownSum, sumOf, unitTable, type UnitTableRows } from './unit-table.js';

const flag = (key: string, titles: readonly string[]): ReportColumn => ({ key, titles, kind: 'text', mm: 14, wrap: false });
const columnsOf = (c: ReportContext): ReportColumn[] => [
  { ...SEQ, mm: 8 }, { ...UNIT, mm: 24 },
  money('beginFen', ['年初余额'], 'loans', 20), money('baseFen', ['基期余额'], 'loans', 20), money('endFen', ['当前余额'], 'loans', 20),
  rise(money('yearFen', ['比年初', '增减额'], 'loans', 18)), rise(percent('yearPct', ['比年初', '增减(%)'], 15)), flag('rebounds', ['比年初', '反弹']),
  rise(money('sinceFen', [`比${chineseDay(baseOf(c)).slice(5)}`, '增减额'], 'loans', 18)), flag('stillRises', [`比${chineseDay(baseOf(c)).slice(5)}`, '续升']), flag('watched', ['每日关注']),
  money('taskFen', ['年度清收任务', '任务'], undefined, 18), money('doneFen', ['年度清收任务', '本年完成'], 'entries', 18), money('shortFen', ['年度清收任务', '欠账'], undefined, 18), { key: 'shortRank', titles: ['年度清收任务', '欠账名次'], kind: 'rank', mm: 11 },
];

/** 反弹监测表 (D1-01…D1-06, D1-15), of the month’s last day or of any day in it (按日监测). */
export const rebound = defineReport({
  id: 'rebound',
  title: '反弹监测表',
  about: '按日监测：任一天比年初、比基期增减，反弹、续升和每日关注，欠账名次',
  params: ['period', 'base'],
  options: [{ key: 'on', label: '监测日', kind: 'day', initial: '' }, { key: 'watch', label: '每日关注线（万元）', kind: 'wan', initial: '1000' }, { key: 'top', label: '欠账名次取前', kind: 'count', initial: '20' }],
  unit: '万元',
  paper: { size: 'A3', landscape: true },
  columns: columnsOf,
  notes: (c) => [
    `余额为表内不良贷款日终数：年初${chineseDay(yearBegin(c.period))}，基期${chineseDay(baseOf(c))}，当前${chineseDay(c.asOf)}。`,
    `反弹：当前余额大于年初；续升：当前余额大于基期；每日关注：比年初增加超过${optionOf(c, 'watch')}万元，由理事长按日督导。`,
    `欠账＝年度清收任务－本年清收（现金＋以物抵债，含本金和利息），已完成的为零；名次只在信用社间排，取欠账最多的前${optionOf(c, 'top')}名。任务按年初下达数，不作调低。`,
    ROUNDED_ONCE,
  ],
  signatures: ['制表', '复核', '负责人'],
  asOf: watchedDay,
  rows: buildRows,
  checks: (c) => [rollForward(c), continuity(c), unitsMakeTheCounty(c), roundingTail(c, [END_TAIL]), tasksAddUp(c)],
  drill: drillRebound,
  charts: (c) => [
    rowBars(buildRows(c).rows, { title: '各社不良余额比年初增减', label: 'unitName', value: 'yearFen', values: 'money', note: '表内不良贷款本金，正数为反弹。' }),
    // the county's own offices are not ranked with the 信用社
    rowBars(buildRows(c).rows.filter((r) => r.values['shortRank'] !== null), { title: '各社清收任务欠账', label: 'unitName', value: 'shortFen', values: 'money', note: '年度清收任务－本年清收，已完成的为零。' }),
  ],
});

/** 监测日: the day given, or the last of the month. Throws OPTION_INVALID for a day outside the month. */
function watchedDay(c: ReportContext): Day {
  const on = optionOf(c, 'on');
  if (on !== '' && periodOf(on) !== c.period) throw new DomainError('OPTION_INVALID', { label: '监测日', value: on, wanted: `${c.period} 之内的日期` });
  return on === '' ? c.asOf : on;
}

/** The day given, or the end of the month before. Throws OPTION_INVALID for a day after the report's own. */
function baseOf(c: ReportContext): Day {
  if (c.base !== null && c.base > c.asOf) throw new DomainError('OPTION_INVALID', { label: '比较日', value: c.base, wanted: `不晚于 ${c.asOf} 的日期` });
  return c.base ?? monthBefore(c.period);
}

function buildRows(c: ReportContext): UnitTableRows {
  const year = requireYear(c);
  const base = baseOf(c);
  requireYear(c, base);
  const [begin, then, end] = [nplByUnit(c, yearBegin(c.period)), nplByUnit(c, base), nplByUnit(c, c.asOf)];
  const [done, tasks] = [recoveredByUnit(c, yearBegin(c.period), c.asOf), tasksByUnit(c, year)];
  const short = new Map([...tasks].map(([id, task]) => [id, shortFen(done.get(id) ?? 0, task)]));
  const line = parseAmount(optionOf(c, 'watch'), '万元') ?? 0;
  const shown = unitRows(c).filter((u) => [begin, then, end, tasks].some((m) => m.has(u.unitId)));
  const competing = shown.filter((u) => u.kind !== 'office');
  const places = rankByAmount(competing.map((u) => short.get(u.unitId) ?? null)).map((p) => (p !== null && p <= Number(optionOf(c, 'top')) ? p : null));
  const fen = (b: Balance): number => b.fen;
  return unitTable(shown, (whose) => {
    const [b, t, e] = [sumOf(begin, whose, fen), sumOf(then, whose, fen), sumOf(end, whose, fen)];
    return {
      beginFen: b, baseFen: t, endFen: e, yearFen: e - b, yearPct: ratioPct(e - b, b), rebounds: e > b ? '反弹' : '', sinceFen: e - t, stillRises: e > t ? '续升' : '', watched: e - b > line ? '关注' : '',
      taskFen: knownSum(tasks, whose, (n) => n), doneFen: sumOf(done, whose, (n) => n), shortFen: knownSum(short, whose, (n) => n),
    };
  }, { shortRank: new Map(competing.map((u, i) => [u.unitId, places[i] ?? null])) });
}

function drillRebound(c: ReportContext, row: string, column: string): Drill | null {
  switch (column) {
    case 'beginFen': return classLoans(c, row, 'npl', yearBegin(c.period));
    case 'baseFen': return classLoans(c, row, 'npl', baseOf(c));
    case 'endFen': return classLoans(c, row, 'npl', c.asOf);
    case 'yearFen': return classChanges(c, row, 'npl', yearBegin(c.period));
    case 'sinceFen': return classChanges(c, row, 'npl', baseOf(c));
    case 'doneFen': {
      const { sql: where, args } = bookedBetween(yearBegin(c.period), c.asOf);
      return entryRows(c, { title: '本年完成', explains: `到 ${c.asOf} 本年现金收回和以物抵债，本金和利息合计，含表外收回；按入账日期统计，红字冲正为负数。`, unit: row, forms: ['cash', 'in_kind'], counts: 'both', where, args });
    }
    default: return null;
  }
}
