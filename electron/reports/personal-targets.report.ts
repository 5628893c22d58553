import { nameOf, TIERS } from '../domain/codes.js';
import { completionPct } from '../domain/target/completion.js';
import type { ReportRow, ReportValue } from '../domain/reporting/report-table.js';
import { personsMakeReceipts } from './checks/money-checks.js';
import { defineReport, type ReportContext } from './define-report.js';
import { drillPersonal } from './drill-personal.js';
import { personFigures, type PersonFigure } from './figures/person-figures.js';

/** 个人清收任务完成表 (D4-14, P-3): per tier, ranked by completion, subtotal for each tier. */
export const personalTargets = defineReport({
  id: 'personal-targets',
  title: '个人清收任务完成表',
  about: '每个人的任务、清收、认定额、完成率和名次，分职级小计',
  params: ['period'],
  unit: '万元',
  paper: { size: 'A4', landscape: true },
  columns: [
    { key: 'seq', titles: ['序号'], kind: 'rank', mm: 10 }, { key: 'staffNo', titles: ['工号'], kind: 'text', mm: 16, wrap: false }, { key: 'name', titles: ['姓名'], kind: 'text', mm: 22 }, { key: 'unit', titles: ['机构'], kind: 'text', mm: 30 }, { key: 'tier', titles: ['职级'], kind: 'text', mm: 24 },
    { key: 'targetFen', titles: ['年度任务'], kind: 'money', mm: 22 }, { key: 'monthFen', titles: ['本月清收'], kind: 'money', mm: 22, drill: 'shares' }, { key: 'cashFen', titles: ['本年累计', '现金'], kind: 'money', mm: 22, drill: 'shares' }, { key: 'inKindFen', titles: ['本年累计', '以物抵债'], kind: 'money', mm: 22, drill: 'shares' },
    { key: 'creditedFen', titles: ['本年累计', '认定额'], kind: 'money', mm: 22, drill: 'shares' }, { key: 'completionPct', titles: ['完成率(%)'], kind: 'percent', mm: 18 }, { key: 'rank', titles: ['排名'], kind: 'rank', mm: 12 },
  ],
  notes: ['认定额＝现金＋以物抵债，含本金和利息，按归属比例计到人；完成率＝认定额÷年度任务；排名为全员按完成率排列。'],
  signatures: ['制表', '复核', '负责人'],
  rows: buildRows,
  checks: (c) => [personsMakeReceipts(c)],
  drill: drillPersonal,
});

function buildRows(c: ReportContext): { rows: ReportRow[]; total: Record<string, ReportValue> } {
  const persons = personFigures(c.conn, c.period, c.asOf);
  const rows: ReportRow[] = [];
  let seq = 0;
  for (const tier of TIERS) {
    const group = persons.filter((p) => p.tier === tier.code).sort((a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9) || (a.staffNo < b.staffNo ? -1 : 1));
    for (const p of group) rows.push({ key: p.staffNo, level: 'row', values: { seq: ++seq, staffNo: p.staffNo, name: p.name, unit: p.unit, tier: tier.name, ...amounts([p]), completionPct: p.completionPct, rank: p.rank } });
    if (group.length > 0) rows.push({ key: `tier:${tier.code}`, level: 'subtotal', values: { seq: null, staffNo: '', name: `${tier.name}小计`, unit: `${group.length} 人`, tier: '', ...sums(group), rank: null } });
  }
  const rest = persons.filter((p) => !TIERS.some((t) => t.code === p.tier));
  for (const p of rest) rows.push({ key: p.staffNo, level: 'row', values: { seq: ++seq, staffNo: p.staffNo, name: p.name, unit: p.unit, tier: nameOf(TIERS, p.tier), ...amounts([p]), completionPct: p.completionPct, rank: p.rank } });
  return { rows, total: { seq: null, staffNo: '', name: '合计', unit: `${persons.length} 人`, tier: '', ...sums(persons), rank: null } };
}

function amounts(list: readonly PersonFigure[]): Record<string, ReportValue> {
  const sum = (key: 'monthFen' | 'cashFen' | 'inKindFen' | 'creditedFen'): number => list.reduce((a, p) => a + p[key], 0);
  const target = list.every((p) => p.targetFen === null) ? null : list.reduce((a, p) => a + (p.targetFen ?? 0), 0);
  return { targetFen: target, monthFen: sum('monthFen'), cashFen: sum('cashFen'), inKindFen: sum('inKindFen'), creditedFen: sum('creditedFen') };
}

function sums(list: readonly PersonFigure[]): Record<string, ReportValue> {
  const a = amounts(list);
  return { ...a, completionPct: completionPct(Number(a['creditedFen']), a['targetFen'] === null ? null : Number(a['targetFen'])) };
}
