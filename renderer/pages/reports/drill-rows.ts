import type { OutputOf } from '../../../electron/contract/api.js';
import { cellText } from '../../components/table/cell.js';
import type { Column } from '../../components/table/column.js';
import { go } from '../../frame/use-route.js';
import { textWidth } from './cell-text.js';
import type { ReportColumn, ReportRow } from './report-table.js';

export type DrillAnswer = OutputOf<'reports.drill'>;

/** Grids are set in 13 px, a little more than the report. */
const GRID_TYPE = 1.05;
const LONGEST_NAME = 96;
const widthOf = (c: ReportColumn, rows: readonly ReportRow[]): number => {
  const texts = rows.map((r) => cellText(c.kind, r.values[c.key] ?? null, '元'));
  return Math.ceil(Math.max(...[c.titles.at(-1) ?? '', ...texts].map(textWidth)) * GRID_TYPE) + 13;
};

/**
 * The rows of a cell as table columns, as wide as their texts; the borrower opens the loan where the row is one. Within
 * one unit its name says nothing.
 */
export function drillColumns({ columns, rows }: Pick<DrillAnswer, 'columns' | 'rows'>, areLoans: boolean, ofAllUnits: boolean): Column<ReportRow>[] {
  return columns.filter((c) => ofAllUnits || c.key !== 'unit').map((c) => ({
    key: c.key, titles: c.titles, kind: c.key === 'loanNo' || c.key === 'voucherNo' ? 'id' : c.kind, width: Math.min(widthOf(c, rows), c.key === 'borrower' ? LONGEST_NAME : Infinity), value: (r: ReportRow) => r.values[c.key] ?? null, ...(c.key === 'borrower' ? { grow: true } : {}),
    ...(areLoans && c.key === 'borrower' ? { onOpen: (r: ReportRow) => go('loans', '', { loanId: r.key }) } : {}),
  }));
}

/** Sums by column where they are certain: one column of amounts is the total itself, several only when every row is here. */
export function columnSums({ columns, rows, count, totalFen }: Pick<DrillAnswer, 'columns' | 'rows' | 'count' | 'totalFen'>): Record<string, number> {
  const money = columns.filter((c) => c.kind === 'money').map((c) => c.key);
  const [first] = money;
  if (money.length === 1 && first !== undefined) return { [first]: totalFen };
  return rows.length < count ? {} : Object.fromEntries(money.map((k) => [k, rows.reduce((a, r) => a + Number(r.values[k] ?? 0), 0)]));
}

/** What a row of a drill-down is: a loan or a movement, an asset or a suit, or somebody who owes. */
const COUNTERS: Readonly<Record<string, string>> = { assets: '件', suits: '件', borrowers: '户', parties: '户', debts: '户' };
export const counterOf = ({ drill = '' }: Pick<ReportColumn, 'drill'>): string => COUNTERS[drill] ?? '笔';

/** Text columns the rows can be gathered by, with the word of the choice. */
const GATHER: Readonly<Record<string, string>> = { unit: '按机构', form: '按形式', measure: '按措施', class: '按五级' };
export const gatherings = (columns: readonly ReportColumn[], ofAllUnits: boolean): { readonly value: string; readonly label: string }[] => columns.filter((c) => GATHER[c.key] !== undefined && (ofAllUnits || c.key !== 'unit')).map((c) => ({ value: c.key, label: GATHER[c.key] ?? '' }));

export interface Gathered {
  readonly name: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, number>>;
}

/** Rows of equal text in one column, counted and summed over the money columns; the largest first sum first. */
export function gather(rows: readonly ReportRow[], by: string, columns: readonly ReportColumn[]): Gathered[] {
  const money = columns.filter((c) => c.kind === 'money').map((c) => c.key);
  const found = new Map<string, { count: number; sums: Record<string, number> }>();
  for (const r of rows) {
    const name = String(r.values[by] ?? '') || '（未填）';
    const known = found.get(name) ?? { count: 0, sums: Object.fromEntries(money.map((k) => [k, 0])) };
    known.count++;
    for (const k of money) known.sums[k] = (known.sums[k] ?? 0) + Number(r.values[k] ?? 0);
    found.set(name, known);
  }
  const first = money[0] ?? '';
  return [...found].map(([name, g]) => ({ name, ...g })).sort((a, b) => (b.sums[first] ?? 0) - (a.sums[first] ?? 0));
}
