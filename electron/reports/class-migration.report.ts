import { CLASSES, nameOf } from '../domain/codes.js';
import { chineseDay } from '../domain/date.js';
import type { ReportColumn, ReportRow, ReportValue } from '../domain/reporting/report-table.js';
import { classMovesRecorded, matrixAddsUp } from './checks/migration-checks.js';
import { classesAsClosed, classesMakeNpl } from './checks/class-checks.js';
import { counted, money } from './columns.js';
import { defineReport, type ReportContext } from './define-report.js';
import { drillMigration } from './drill-migration.js';
import { MAIN_CLASSES } from './figures/class-figures.js';
import { monthBefore, yearBegin } from './figures/compare-days.js';
import { migrationOf, SPANS, type Flowed } from './figures/migration-figures.js';
import { requireYear } from './figures/opened-year.js';
import { ROUNDED_ONCE } from './notes.js';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'span', titles: ['比较期'], kind: 'text', mm: 20 }, { key: 'was', titles: ['期初分类'], kind: 'text', mm: 18 },
  counted('beginLoans', ['期初', '笔数'], 'loans', 12), money('beginFen', ['期初', '余额'], 'loans', 18), counted('newLoans', ['期内新增', '笔数'], 'loans', 11), money('grownFen', ['期内新增', '金额'], 'loans', 16),
  ...MAIN_CLASSES.flatMap(({ code, name }): ReportColumn[] => [counted(`${code}Loans`, ['期末分类', `${name}类`, '笔数'], 'loans', 12), money(`${code}Fen`, ['期末分类', `${name}类`, '余额'], 'loans', 18)]),
  money('recoveredFen', ['期内减少（本金）', '清收收回'], 'entries', 17), money('raisedFen', ['期内减少（本金）', '上调'], 'entries', 16), money('otherFen', ['期内减少（本金）', '核销及其他'], 'entries', 16), counted('goneLoans', ['退出笔数'], 'loans', 12),
];

/** 五级分类迁徙表: from class × to class, of the year and of the month (domain.md §2.1, §2.2 no. 2; D1-08). */
export const classMigration = defineReport({
  id: 'class-migration',
  title: '五级分类迁徙表',
  about: '年初和上月末各类贷款到期末成了哪一类，新增、收回、上调、退出各多少',
  params: ['period'],
  unit: '万元',
  paper: { size: 'A3', landscape: true },
  columns: COLUMNS,
  notes: (c) => [
    `本年比较${chineseDay(yearBegin(c.period))}与${chineseDay(c.asOf)}，本月比较${chineseDay(monthBefore(c.period))}与${chineseDay(c.asOf)}；只含表内贷款，细分级（关注1至4）并入本类。期末各栏为同一笔贷款期末的分类和余额。`,
    '每行：期初余额＋期内新增金额－期内减少＝期末各类余额之和；期初笔数＋期内新增笔数－退出笔数＝期末各类笔数之和。退出为期末已无余额的贷款。',
    '台账只登记不良贷款和已入账的关注类贷款，台账没有的类别写“—”；台账外的正常、关注贷款形成不良，列在期内新增一行。',
    ROUNDED_ONCE,
  ],
  signatures: ['制表', '复核', '负责人'],
  rows: buildRows,
  checks: (c) => [matrixAddsUp(c), classMovesRecorded(c), classesMakeNpl(c), classesAsClosed(c)],
  drill: drillMigration,
});

function buildRows(c: ReportContext): { rows: ReportRow[]; total: null } {
  requireYear(c);
  const rows = SPANS.flatMap(({ key, name }) => {
    const m = migrationOf(c, key);
    return [
      ...MAIN_CLASSES.map((k): ReportRow => ({ key: `${key}:${k.code}`, level: 'row', values: { span: name, was: `${nameOf(CLASSES, k.code)}类`, ...cells(m, (was) => was === k.code), newLoans: null } })),
      { key: `${key}:new`, level: 'row', values: { span: name, was: '期内新增', ...cells(m, (was) => was === null), beginLoans: null, beginFen: null } } as ReportRow,
      { key: `${key}:all`, level: 'subtotal', values: { span: `${name}合计`, was: '', ...cells(m, () => true) } } as ReportRow,
    ];
  });
  return { rows, total: null };
}

/** The cells of the loans that began in some class; a class the ledger does not hold at either end has none. */
function cells(m: readonly Flowed[], began: (was: string | null) => boolean): Record<string, ReportValue> {
  const flowed = m.filter((f) => began(f.was));
  const sum = (of: (f: Flowed) => number, which: (f: Flowed) => boolean = () => true): number => flowed.filter(which).reduce((a, f) => a + of(f), 0);
  const ends = MAIN_CLASSES.flatMap(({ code }): [string, ReportValue][] => {
    const held = m.some((f) => f.now === code);
    return [[`${code}Loans`, held ? sum((f) => f.loans, (f) => f.now === code) : null], [`${code}Fen`, held ? sum((f) => f.endFen, (f) => f.now === code) : null]];
  });
  const values: Record<string, ReportValue> = {
    beginLoans: sum((f) => f.loans, (f) => f.was !== null), beginFen: sum((f) => f.beginFen), newLoans: sum((f) => f.loans, (f) => f.was === null), grownFen: sum((f) => f.grownFen), ...Object.fromEntries(ends),
    recoveredFen: sum((f) => f.recoveredFen), raisedFen: sum((f) => f.raisedFen), otherFen: sum((f) => f.otherFen), goneLoans: sum((f) => f.loans, (f) => f.now === null),
  };
  return flowed.length > 0 ? values : Object.fromEntries(Object.keys(values).map((k) => [k, null]));
}
