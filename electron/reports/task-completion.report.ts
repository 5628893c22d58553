import { chineseDay, chinesePeriod } from '../domain/date.js';
import { pointsBetween, ratioPct } from '../domain/rate.js';
import { completionPct } from '../domain/target/completion.js';
import { rankByCompletion } from '../domain/target/ranking.js';
import type { ReportColumn } from '../domain/reporting/report-table.js';
import { ratioBases, unitsMakeTheCounty } from './checks/balance-checks.js';
import { lateReceipts, personsMakeReceipts, roundingTail, writtenOffOutside } from './checks/money-checks.js';
import { tasksAddUp } from './checks/task-checks.js';
import { money, percent, SEQ, UNIT } from './columns.js';
import { compared, comparedColumns, marked } from './compared.js';
import { defineReport, type Drill, type ReportContext } from './define-report.js';
import { classChanges, classLoans } from './drill/class-drill.js';
import { entryRows } from './drill/entry-rows.js';
import { qualityAt } from './figures/class-figures.js';
import { monthBefore, yearBegin } from './figures/compare-days.js';
import { requireYear } from './figures/opened-year.js';
import { flowsByUnit, tasksByUnit, unitRows, type Flow } from './figures/unit-figures.js';
import { ROUNDED_ONCE } from './notes.js';
import { knownSum, sumOf, unitTable, type UnitTableRows } from './unit-table.js';

const COLUMNS: readonly ReportColumn[] = [
  { ...SEQ, mm: 8 }, { ...UNIT, mm: 24 },
  ...marked(comparedColumns('all', '各项贷款合计'), 'signed'), ...marked(comparedColumns('rest', '正常关注类'), 'signed'), ...marked(comparedColumns('npl', '不良类', 'loans'), 'riseIsBad'),
  percent('ratioBeginPct', ['不良占比(%)', '年初'], 14), percent('ratioEndPct', ['不良占比(%)', '本月'], 14), { key: 'ratioChangePct', titles: ['不良占比(%)', '比年初±百分点'], kind: 'points', mm: 16, riseIsBad: true },
  money('taskFen', ['年度清收任务', '任务'], undefined, 18), money('doneFen', ['年度清收任务', '本年完成'], 'entries', 18), percent('donePct', ['年度清收任务', '完成率(%)'], 15), { key: 'rank', titles: ['排名'], kind: 'rank', mm: 9 },
];

/** 不良贷款任务完成情况统计表 (domain.md §2.1 first row; D1-17, D4-02, D4-03). */
export const taskCompletion = defineReport({
  id: 'task-completion',
  title: '不良贷款任务完成情况统计表',
  about: '各社贷款质量比上月、比年初，不良占比，任务完成和排名',
  params: ['period'],
  unit: '万元',
  paper: { size: 'A3', landscape: true },
  columns: COLUMNS,
  notes: (c) => [
    `余额为${chineseDay(c.asOf)}日终数；比上月为比${chineseDay(monthBefore(c.period))}，比年初为比${chineseDay(yearBegin(c.period))}。正常关注类＝各项贷款合计－不良类；没有录入各项贷款余额的机构写“—”。`,
    '不良占比＝表内不良余额÷各项贷款余额，比年初±由原始金额计算，不由两个百分数相减。',
    '本年完成＝本年累计现金收回＋以物抵债，含本金和利息，含表外收回；完成率＝本年完成÷年度任务；排名按完成率，机关不参与。任务按年初下达数，不作调低。',
    ROUNDED_ONCE,
  ],
  signatures: ['制表', '复核', '负责人'],
  rows: buildRows,
  checks: (c) => [unitsMakeTheCounty(c), ratioBases(c), writtenOffOutside(c), personsMakeReceipts(c), roundingTail(c), lateReceipts(c), tasksAddUp(c)],
  drill: drillTasks,
});

const recovered = (f: Flow): number => f.cash + f.inKind;

function buildRows(c: ReportContext): UnitTableRows {
  const year = requireYear(c);
  const [now, month, begin] = [qualityAt(c, c.asOf), qualityAt(c, monthBefore(c.period)), qualityAt(c, yearBegin(c.period))];
  const flows = flowsByUnit(c, `${year}-01`, c.period);
  const tasks = tasksByUnit(c, year);
  const shown = unitRows(c).filter((u) => tasks.has(u.unitId) || flows.has(u.unitId) || [now, begin].some((q) => q((id) => id === u.unitId).nplFen > 0 || q((id) => id === u.unitId).allFen !== null));
  const competing = shown.filter((u) => u.kind !== 'office');
  const places = rankByCompletion(competing.map((u) => ({ targetFen: tasks.get(u.unitId) ?? null, creditedFen: sumOf(flows, (id) => id === u.unitId, recovered) })));
  return unitTable(shown, (whose) => {
    const [n, m, b] = [now(whose), month(whose), begin(whose)];
    const [task, done] = [knownSum(tasks, whose, (t) => t), sumOf(flows, whose, recovered)];
    return {
      ...compared('all', n.allFen, m.allFen, b.allFen), ...compared('rest', n.restFen, m.restFen, b.restFen), ...compared('npl', n.nplFen, m.nplFen, b.nplFen),
      ratioBeginPct: ratioPct(b.nplFen, b.allFen ?? 0), ratioEndPct: ratioPct(n.nplFen, n.allFen ?? 0), ratioChangePct: pointsBetween(n.nplFen, n.allFen ?? 0, b.nplFen, b.allFen ?? 0),
      taskFen: task, doneFen: done, donePct: completionPct(done, task),
    };
  }, { rank: new Map(competing.map((u, i) => [u.unitId, places[i] ?? null])) });
}

function drillTasks(c: ReportContext, row: string, column: string): Drill | null {
  switch (column) {
    case 'nplFen': return classLoans(c, row, 'npl', c.asOf);
    case 'nplMonthFen': return classChanges(c, row, 'npl', monthBefore(c.period));
    case 'nplYearFen': return classChanges(c, row, 'npl', yearBegin(c.period));
    case 'doneFen': return entryRows(c, { title: '本年完成', explains: `${chinesePeriod(c.period)}止本年现金收回和以物抵债，本金和利息合计，含表外收回；按入账月份统计，红字冲正为负数。`, unit: row, forms: ['cash', 'in_kind'], counts: 'both', where: 'e.period BETWEEN ? AND ?', args: [`${c.period.slice(0, 4)}-01`, c.period] });
    default: return null;
  }
}
