import type { TargetRow } from '../../../../electron/contract/targets.js';

export type Pace = 'all' | 'ahead' | 'behind' | 'done' | 'none';

export interface PeopleFilter {
  /** '' for all; the Chinese names as the core answers them. */
  readonly tier: string;
  readonly unit: string;
  readonly pace: Pace;
  readonly search: string;
}

export const EVERYBODY: PeopleFilter = { tier: '', unit: '', pace: 'all', search: '' };

/** Percentages are decimal text with two places: compared as whole hundredths, never as floats. */
export const hundredths = (pct: string): number => Math.round(Number(pct) * 100);

/** Where somebody stands against the time that is gone: done, ahead, behind; none without a target. */
export function paceOf(row: Pick<TargetRow, 'targetFen' | 'creditedFen' | 'completionPct'>, timeProgressPct: string): Exclude<Pace, 'all'> {
  if (row.targetFen <= 0 || row.completionPct === null) return 'none';
  if (row.creditedFen >= row.targetFen) return 'done';
  return hundredths(row.completionPct) >= hundredths(timeProgressPct) ? 'ahead' : 'behind';
}

export function filterPeople(rows: readonly TargetRow[], filter: PeopleFilter, timeProgressPct: string): TargetRow[] {
  const wanted = filter.search.trim();
  return rows.filter((r) => (filter.tier === '' || r.tier === filter.tier) && (filter.unit === '' || r.unit === filter.unit) && (wanted === '' || r.name.includes(wanted) || r.staffNo.includes(wanted)) && fits(filter.pace, paceOf(r, timeProgressPct)));
}

/** Whoever is done is also ahead of time. */
const fits = (wanted: Pace, is: Exclude<Pace, 'all'>): boolean => wanted === 'all' || wanted === is || (wanted === 'ahead' && is === 'done');

export const countPace = (rows: readonly TargetRow[], pace: Pace, timeProgressPct: string): number => rows.filter((r) => fits(pace, paceOf(r, timeProgressPct))).length;

export interface Outlook {
  readonly tone: 'good' | 'warn' | 'bad' | 'third';
  /** What is missing at the end of the year at this pace, in 分; 0 when the target will be met. */
  readonly missingFen: number;
  readonly kind: 'done' | 'will' | 'short' | 'none';
}

/** 照此到年末: what the pace so far leads to. Missing more than a quarter of the target is red, before it bites. */
export function outlookOf(row: Pick<TargetRow, 'targetFen' | 'creditedFen' | 'projectedFen'>): Outlook {
  if (row.targetFen <= 0) return { tone: 'third', missingFen: 0, kind: 'none' };
  if (row.creditedFen >= row.targetFen) return { tone: 'good', missingFen: 0, kind: 'done' };
  const missingFen = Math.max(0, row.targetFen - row.projectedFen);
  if (missingFen === 0) return { tone: 'good', missingFen, kind: 'will' };
  return { tone: missingFen * 4 > row.targetFen ? 'bad' : 'warn', missingFen, kind: 'short' };
}

export type SortKey = 'rank' | 'name' | 'unit' | 'targetFen' | 'cashFen' | 'inKindFen' | 'creditedFen' | 'completion' | 'shortFen';

/** Rows in the order of a column; whoever has no rank or no completion stands last, whichever way. */
export function sortPeople(rows: readonly TargetRow[], key: SortKey, descending: boolean): TargetRow[] {
  const value = (r: TargetRow): number | string | null => (key === 'completion' ? (r.completionPct === null ? null : hundredths(r.completionPct)) : r[key]);
  const way = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return x === y ? (a.staffNo < b.staffNo ? -1 : 1) : x < y ? -way : way;
  });
}

/** Where a person's receipts of the year stand: parameters of 收回明细. */
export const receiptsOf = (row: Pick<TargetRow, 'staffNo'>, shown: { readonly year: number; readonly asOf: string }): Record<string, string> => ({ from: `${shown.year}-01-01`, to: shown.asOf, staffNo: row.staffNo });
