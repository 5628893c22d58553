import { chineseDay } from '../domain/date.js';
import { pointsBetween, ratioPct } from '../domain/rate.js';
import type { ReportColumn } from '../domain/reporting/report-table.js';
import { continuity, ratioBases, unitsMakeTheCounty } from './checks/balance-checks.js';
import { classesAsClosed, classesMakeNpl } from './checks/class-checks.js';
import { END_TAIL, roundingTail } from './checks/money-checks.js';
import { money, percent, SEQ, UNIT } from './columns.js';
import { compared, comparedColumns, marked } from './compared.js';
import { defineReport, type Drill, type ReportContext } from './define-report.js';
import { classChanges, classLoans } from './drill/class-drill.js';
import { NPL_CLASSES, qualityAt, type MainClass, type Quality } from './figures/class-figures.js';
import { monthBefore, yearBegin } from './figures/compare-days.js';
import { requireYear } from './figures/opened-year.js';
import { unitRows } from './figures/unit-figures.js';
import { ROUNDED_ONCE } from './notes.js';
import { unitTable, type UnitTableRows } from './unit-table.js';

const ofLedger = (key: string, title: string): ReportColumn[] => marked(comparedColumns(key, title, 'loans'), 'riseIsBad');
const COLUMNS: readonly ReportColumn[] = [
  { ...SEQ, mm: 8 }, { ...UNIT, mm: 24 },
  money('allFen', ['各项贷款余额'], undefined, 20), ...marked(comparedColumns('rest', '正常类及关注类'), 'signed'), ...ofLedger('watch', '其中：台账所列关注类'),
  ...ofLedger('npl', '不良贷款小计'), percent('nplRatioPct', ['不良贷款小计', '不良率(%)'], 13), { key: 'nplRatioChangePct', titles: ['不良贷款小计', '比年初±百分点'], kind: 'points', mm: 15, riseIsBad: true },
  ...ofLedger('substandard', '次级类'), ...ofLedger('doubtful', '可疑类'), ...ofLedger('loss', '损失类'),
];

/** 五级分类月报表, 信贷资产结构质量统计表 of other counties (domain.md §2.1; D1-01, D1-08, D1-09). */
export const fiveClass = defineReport({
  id: 'five-class',
  title: '五级分类月报表',
  about: '各社正常关注、次级、可疑、损失余额，比上月、比年初增减和不良率',
  params: ['period'],
  unit: '万元',
  paper: { size: 'A3', landscape: true, columnNumbers: true },
  columns: COLUMNS,
  notes: (c) => [
    `余额为${chineseDay(c.asOf)}日终数，比上月为比${chineseDay(monthBefore(c.period))}，比年初为比${chineseDay(yearBegin(c.period))}；只含表内贷款。`,
    '台账只登记不良贷款和已入账的关注类贷款，正常类及关注类＝各项贷款余额－不良贷款余额；关注类栏只是台账所列的部分，台账没有的写“—”，不等于零。',
    '各项贷款余额按月录入，没有录入的机构写“—”；不良率＝表内不良余额÷各项贷款余额，分类含其下的细分级（关注1至4）。',
    ROUNDED_ONCE,
  ],
  signatures: ['制表', '复核', '负责人'],
  rows: buildRows,
  checks: (c) => [continuity(c), unitsMakeTheCounty(c), ratioBases(c), classesMakeNpl(c), classesAsClosed(c), roundingTail(c, [END_TAIL])],
  drill: drillClasses,
});

function buildRows(c: ReportContext): UnitTableRows {
  requireYear(c);
  const [now, month, year] = [qualityAt(c, c.asOf), qualityAt(c, monthBefore(c.period)), qualityAt(c, yearBegin(c.period))];
  const shown = unitRows(c).filter((u) => [now, month, year].some((q) => holdsAnything(q((id) => id === u.unitId))));
  return unitTable(shown, (whose) => {
    const [n, m, y] = [now(whose), month(whose), year(whose)];
    const ofClass = (k: MainClass): [number, number, number] => [n.classFen[k], m.classFen[k], y.classFen[k]];
    const watch = ofClass('watch');
    return {
      allFen: n.allFen, ...compared('rest', n.restFen, m.restFen, y.restFen),
      ...(watch.every((f) => f === 0) ? compared('watch', null, null, null) : compared('watch', ...watch)),
      ...compared('npl', n.nplFen, m.nplFen, y.nplFen), nplRatioPct: ratioPct(n.nplFen, n.allFen ?? 0), nplRatioChangePct: pointsBetween(n.nplFen, n.allFen ?? 0, y.nplFen, y.allFen ?? 0),
      ...Object.assign({}, ...NPL_CLASSES.map((k) => compared(k, ...ofClass(k)))),
    };
  });
}

const holdsAnything = (q: Quality): boolean => q.allFen !== null || Object.values(q.classFen).some((f) => f !== 0);

function drillClasses(c: ReportContext, row: string, column: string): Drill | null {
  const m = /^(watch|npl|substandard|doubtful|loss)(Month|Year)?Fen$/.exec(column);
  if (!m) return null;
  const of = m[1] as MainClass | 'npl';
  if (m[2] === undefined) return classLoans(c, row, of, c.asOf);
  return classChanges(c, row, of, m[2] === 'Month' ? monthBefore(c.period) : yearBegin(c.period));
}
