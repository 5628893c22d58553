import { chineseDay } from '../domain/date.js';
import { pointsBetween, ratioPct } from '../domain/rate.js';
import type { ReportColumn, ReportRow, ReportValue } from '../domain/reporting/report-table.js';
import { rowBars } from './charts/row-bars.js';
import { classAndBorrowers, unitsMakeTheCounty } from './checks/balance-checks.js';
import { sectionsMakeTheWhole } from './checks/structure-checks.js';
import { counted, money, percent, rise } from './columns.js';
import { defineReport, type ReportContext } from './define-report.js';
import { drillStructure } from './drill-structure.js';
import { yearBegin } from './figures/compare-days.js';
import { askedUnit, UNIT_OPTION } from './figures/one-unit.js';
import { requireYear } from './figures/opened-year.js';
import { NOTHING, partsAt, sectionsOf, type Part } from './figures/structure-figures.js';
import { ROUNDED_ONCE } from './notes.js';

const at = (key: 'end' | 'begin', title: string): ReportColumn[] => [
  counted(`${key}Borrowers`, [title, '户数'], 'borrowers', 13), counted(`${key}Loans`, [title, '笔数'], 'loans', 13), money(`${key}Fen`, [title, '余额'], 'loans', 20), percent(`${key}SharePct`, [title, '占比(%)'], 14),
];
const COLUMNS: readonly ReportColumn[] = [
  { key: 'section', titles: ['分类'], kind: 'text', mm: 28 }, { key: 'item', titles: ['项目'], kind: 'text', mm: 40 }, ...at('end', '期末'), ...at('begin', '年初'),
  rise(money('changeFen', ['比年初', '余额±'], 'loans', 18)), { key: 'shareChangePct', titles: ['比年初', '占比±百分点'], kind: 'points', mm: 18, signed: true },
];

/** 不良贷款结构情况表 1 and 2 in one (domain.md §2.1; D1-08). */
export const structure = defineReport({
  id: 'structure',
  title: '不良贷款结构情况表',
  about: '按单户金额、形成原因、形成年度、担保方式、客户类别看户数、笔数、余额和占比',
  params: ['period'],
  options: [UNIT_OPTION],
  unit: '万元',
  paper: { size: 'A4', landscape: true },
  columns: COLUMNS,
  notes: (c) => [
    `表内不良贷款${chineseDay(c.asOf)}日终数，与年初比；${askedUnit(c)?.name ?? '全县'}口径。原因、形成年度、担保方式、客户类别按台账现在登记的内容。`,
    '单户余额按借款人在本表范围内的表内不良本金合计分段，下限含、上限不含，1000万元整归入500万元至1000万元；期末、年初各按当日余额分段。',
    '同一借款人的几笔贷款分属不同项目时各计一户，所以原因、年度、担保方式各项户数相加可以大于合计；笔数、余额各段相加等于合计。',
    ROUNDED_ONCE,
  ],
  signatures: ['制表', '复核', '负责人'],
  rows: buildRows,
  checks: (c) => [unitsMakeTheCounty(c), classAndBorrowers(c), sectionsMakeTheWhole(c)],
  drill: drillStructure,
  charts: (c) => sectionsOf(c).map((s) => {
    const keys = new Set(s.items.map((i) => `${i.axis}:${i.code}`));
    return rowBars(buildRows(c).rows.filter((r) => keys.has(r.key)), { title: `不良贷款结构：${s.name.slice(2)}`, label: 'item', value: 'endFen', values: 'money', inOrder: true, note: '表内不良贷款期末本金余额。' });
  }),
});

function buildRows(c: ReportContext): { rows: ReportRow[]; total: Record<string, ReportValue> } {
  requireYear(c);
  const unit = askedUnit(c)?.code ?? 'total';
  const [end, begin] = [partsAt(c, c.asOf, unit), partsAt(c, yearBegin(c.period), unit)];
  const whole = [end.get('all:') ?? NOTHING, begin.get('all:') ?? NOTHING] as const;
  const cells = (key: string): Record<string, ReportValue> => {
    const [e, b] = [end.get(key) ?? NOTHING, begin.get(key) ?? NOTHING];
    return { ...share('end', e, whole[0]), ...share('begin', b, whole[1]), changeFen: e.fen - b.fen, shareChangePct: pointsBetween(e.fen, whole[0].fen, b.fen, whole[1].fen) };
  };
  const rows = sectionsOf(c).flatMap((s): ReportRow[] => [
    { key: `all:${s.key}`, level: 'subtotal', values: { section: s.name, item: '小计', ...cells('all:') } },
    // 未填原因 stands on the form only while there are such loans
    ...s.items.map((i) => ({ ...i, key: `${i.axis}:${i.code}` })).filter((i) => i.code !== '' || end.has(i.key) || begin.has(i.key)).map((i): ReportRow => ({ key: i.key, level: i.group ? 'subtotal' : 'row', values: { section: '', item: i.name, ...cells(i.key) } })),
  ]);
  return { rows, total: { section: '合计', item: '', ...cells('all:') } };
}

const share = (key: string, part: Part, whole: Part): Record<string, ReportValue> => ({ [`${key}Borrowers`]: part.borrowers, [`${key}Loans`]: part.loans, [`${key}Fen`]: part.fen, [`${key}SharePct`]: ratioPct(part.fen, whole.fen) });
