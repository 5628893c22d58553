import { chineseDay, type Day } from '../../domain/date.js';
import type { ReportColumn } from '../../domain/reporting/report-table.js';
import type { Drill, ReportContext } from '../define-report.js';
import { crossed } from '../figures/npl-moves.js';
import { unitRows } from '../figures/unit-figures.js';
import { unitsOfRow } from '../unit-groups.js';
import { listed, oneByOne } from './listed.js';
import { namesOf } from './names-of.js';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'on', titles: ['日期'], kind: 'day', mm: 22 }, { key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 30 }, { key: 'loanNo', titles: ['借据号'], kind: 'text', mm: 34 }, { key: 'how', titles: ['调整'], kind: 'text', mm: 24 }, { key: 'amountFen', titles: ['金额'], kind: 'money', mm: 26, signed: true },
];

/** 分类调入, 分类调出, 机构划转: how a balance came or went without money. */
export type Crossing = 'came' | 'left' | 'moved';
export interface CrossedQuestion {
  readonly title: string;
  /** Row of a table of units. */
  readonly row: string;
  readonly from: Day;
  readonly to: Day;
  readonly crossings: readonly Crossing[];
  /** What comes in counts positive, or what goes out. */
  readonly counts: 'in' | 'out';
}

/** The balances that crossed into or out of a row's units; what moves inside them moves nothing. */
export function crossedRows(c: ReportContext, q: CrossedQuestion): Drill {
  const units = unitRows(c);
  const names = new Map(units.map((u) => [u.unitId, u.name]));
  const of = unitsOfRow(units, q.row);
  const inside = (id: number): boolean => of === null || of.has(id);
  const lines = [...crossed(c, q.from, q.to)].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.loanId - b.loanId)).filter((x) => q.crossings.includes(x.was === 0 ? 'came' : x.now === 0 ? 'left' : 'moved')).flatMap((x) => {
    const gain = (x.now === 1 && inside(x.toUnit) ? x.fen : 0) - (x.was === 1 && inside(x.fromUnit) ? x.fen : 0);
    return gain === 0 ? [] : [{ ...x, amountFen: q.counts === 'in' ? gain : -gain }];
  });
  const row = oneByOne((x: (typeof lines)[number]) => {
    const { borrower, loanNo } = namesOf(c, x.loanId);
    const [from, to] = [names.get(x.fromUnit) ?? '', names.get(x.toUnit) ?? ''];
    const how = x.was === 0 ? '分类调入' : x.now === 0 ? '分类调出' : x.entryId === null ? `${from}划转到${to}` : `划转到${to}后在${from}入账`;
    return { key: [x.loanId, x.on, x.entryId ?? ''].join(':'), values: { on: x.on, unit: inside(x.toUnit) ? to : from, borrower, loanNo, how, amountFen: x.amountFen } };
  });
  return listed({ title: q.title, explains: `${chineseDay(q.from)}至${chineseDay(q.to)}${q.title}，变动当日日终的表内不良本金，逐笔。`, columns: COLUMNS, lines, fenOf: (x) => x.amountFen, rowsOf: row });
}
