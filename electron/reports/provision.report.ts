import { CLASSES, nameOf } from '../domain/codes.js';
import { chineseDay, yearOf } from '../domain/date.js';
import { applyPpm, fen } from '../domain/money.js';
import { pctToPpm } from '../domain/rate.js';
import type { ReportColumn, ReportValue } from '../domain/reporting/report-table.js';
import type { ReportOption } from '../domain/reporting/report-option.js';
import { ratioBases, unitsMakeTheCounty } from './checks/balance-checks.js';
import { classesMakeNpl } from './checks/class-checks.js';
import { money, SEQ, UNIT } from './columns.js';
import { defineReport, optionOf, type Drill, type ReportContext } from './define-report.js';
import { classLoans } from './drill/class-drill.js';
import { qualityAt } from './figures/class-figures.js';
import { yearBegin } from './figures/compare-days.js';
import { requireYear } from './figures/opened-year.js';
import { unitRows, type UnitRow } from './figures/unit-figures.js';
import { ROUNDED_ONCE } from './notes.js';
import { sumOf, unitTable, type UnitTableRows, type Whose } from './unit-table.js';

const BY_CLASS = ['watch', 'substandard', 'doubtful', 'loss'] as const;
const OPTIONS: readonly ReportOption[] = [
  { key: 'begin', label: '按年初贷款余额计提(%)', kind: 'percent', initial: '1.00' }, { key: 'assets', label: '按信贷资产余额计提(%)', kind: 'percent', initial: '3.00' },
  { key: 'watch', label: '关注类计提(%)', kind: 'percent', initial: '2' }, { key: 'substandard', label: '次级类计提(%)', kind: 'percent', initial: '25' }, { key: 'doubtful', label: '可疑类计提(%)', kind: 'percent', initial: '50' }, { key: 'loss', label: '损失类计提(%)', kind: 'percent', initial: '100' },
];

/** 贷款损失准备测算表: 1 % of 年初 as it is, about 3 % of credit assets as proposed, and by class (D5-05). */
export const provision = defineReport({
  id: 'provision',
  title: '贷款损失准备测算表',
  about: '按年初余额、信贷资产余额和五级分类三种办法测算应提准备，比例可改',
  params: ['period'],
  options: OPTIONS,
  unit: '万元',
  paper: { size: 'A3', landscape: true, columnNumbers: true },
  columns: columnsOf,
  notes: (c) => [
    `年初贷款余额为${yearOf(c.period) - 1}年12月末各项贷款余额，信贷资产余额为${chineseDay(c.asOf)}各项贷款余额，按月录入，没有录入的机构写“—”；分类余额为${chineseDay(c.asOf)}日终表内余额。`,
    `测算比例：${OPTIONS.map((o) => `${o.label.replace('计提(%)', '')} ${optionOf(c, o.key)}%`).join('，')}。`,
    '应提准备按机构逐项计算到分，四舍五入；小计和合计为各机构之和。台账没有关注类贷款的写“—”，正常类不在分类测算之内。本表是测算，不是会计计提数。',
    ROUNDED_ONCE,
  ],
  signatures: ['制表', '复核', '负责人'],
  rows: buildRows,
  checks: (c) => [unitsMakeTheCounty(c), ratioBases(c), classesMakeNpl(c)],
  drill: (c, row, column): Drill | null => {
    const of = BY_CLASS.find((k) => column === `${k}Fen`);
    return of === undefined ? null : classLoans(c, row, of, c.asOf);
  },
});

function columnsOf(c: ReportContext): ReportColumn[] {
  const rate = (key: string): string => `${optionOf(c, key)}%`;
  return [
    { ...SEQ, mm: 8 }, { ...UNIT, mm: 24 },
    money('beginFen', [`按年初贷款余额 ${rate('begin')}`, '余额'], undefined, 21), money('beginDueFen', [`按年初贷款余额 ${rate('begin')}`, '应提准备'], undefined, 18),
    money('assetsFen', [`按信贷资产余额 ${rate('assets')}`, '余额'], undefined, 21), money('assetsDueFen', [`按信贷资产余额 ${rate('assets')}`, '应提准备'], undefined, 18),
    ...BY_CLASS.flatMap((k): ReportColumn[] => [money(`${k}Fen`, ['按五级分类', `${nameOf(CLASSES, k)}类 ${rate(k)}`, '余额'], 'loans', 19), money(`${k}DueFen`, ['按五级分类', `${nameOf(CLASSES, k)}类 ${rate(k)}`, '应提准备'], undefined, 18)]),
    money('classesDueFen', ['按五级分类', '合计'], undefined, 19),
  ];
}

type Amounts = Record<'begin' | 'assets' | (typeof BY_CLASS)[number], number | null>;

function buildRows(c: ReportContext): UnitTableRows {
  requireYear(c);
  const [begin, now] = [qualityAt(c, yearBegin(c.period)), qualityAt(c, c.asOf)];
  const basesOf = (whose: Whose): Amounts => {
    const n = now(whose);
    const { watch, substandard, doubtful, loss } = n.classFen;
    return { begin: begin(whose).allFen, assets: n.allFen, watch: watch === 0 ? null : watch, substandard, doubtful, loss };
  };
  const units = unitRows(c);
  const shown = units.filter((u) => Object.values(basesOf((id) => id === u.unitId)).some((f) => f !== null && f !== 0));
  // what a unit has to set aside is an amount of its own, to the 分; the county's is their sum
  const due = new Map(shown.map((u: UnitRow) => [u.unitId, dueOf(c, basesOf((id) => id === u.unitId))]));
  return unitTable(shown, (whose) => {
    const bases = basesOf(whose);
    const values: Record<string, ReportValue> = {};
    for (const key of Object.keys(bases) as (keyof Amounts)[]) {
      values[`${key}Fen`] = bases[key];
      values[`${key}DueFen`] = bases[key] === null ? null : sumOf(due, whose, (d) => d[key] ?? 0);
    }
    return { ...values, classesDueFen: sumOf(due, whose, (d) => BY_CLASS.reduce((a, k) => a + (d[k] ?? 0), 0)) };
  });
}

function dueOf(c: ReportContext, bases: Amounts): Amounts {
  const due = (key: keyof Amounts): number | null => (bases[key] === null ? null : applyPpm(fen(bases[key]), pctToPpm(optionOf(c, key)) ?? 0));
  return { begin: due('begin'), assets: due('assets'), watch: due('watch'), substandard: due('substandard'), doubtful: due('doubtful'), loss: due('loss') };
}
