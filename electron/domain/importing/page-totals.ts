import type { SheetReading } from './profile.js';

/**
 * A sheet that was printed page by page repeats its head, and the 合计 of the last page sums up all of them. Given the
 * readings of one sheet from the top down: where only the last has a total, and that is the sum over all pages, it is no
 * difference – and no total of the last page's own rows either.
 */
export function totalsOverPages(readings: readonly SheetReading[]): readonly SheetReading[] {
  const last = readings.at(-1);
  if (!last?.ownTotals || readings.length < 2 || readings.slice(0, -1).some((r) => r.ownTotals !== null || !sameForm(r, last))) return readings;
  const stated = Object.entries(last.ownTotals);
  const ofAll = (key: string): number => readings.reduce((sum, r) => sum + r.rows.reduce((s, row) => s + Number(row.values[key] ?? 0), 0), 0);
  if (!last.issues.some((i) => i.code === 'TOTAL_DIFFERS') || !stated.every(([key, value]) => ofAll(key) === value)) return readings;
  return [...readings.slice(0, -1), { ...last, ownTotals: null, issues: last.issues.filter((i) => i.code !== 'TOTAL_DIFFERS') }];
}

const places = (r: SheetReading): string => JSON.stringify([r.profile, r.unit, r.columns.map((c) => [c.key, c.column])]);
const sameForm = (a: SheetReading, b: SheetReading): boolean => places(a) === places(b);
