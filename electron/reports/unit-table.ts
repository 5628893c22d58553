import type { ReportRow, ReportValue } from '../domain/reporting/report-table.js';
import type { UnitRow } from './figures/unit-figures.js';
import { groupOf, UNIT_GROUPS } from './unit-groups.js';

type Values = Record<string, ReportValue>;
/** Which units a figure is summed over. */
export type Whose = (unitId: number) => boolean;

export interface UnitTableRows { readonly rows: ReportRow[]; readonly total: Values }

/**
 * Units in the office's order, 信用社 and 机关 each closed by its subtotal where both stand on the sheet, and 合计.
 * `cells` answers for any set of units from exact figures, so that a ratio is never taken from rounded parts; 合计 is
 * asked over everything the ledger holds, a unit that is not on the list included (C3 names it). `own` is what only a
 * single unit has, such as a place in a ranking.
 */
export function unitTable(units: readonly UnitRow[], cells: (whose: Whose) => Values, own: Readonly<Record<string, ReadonlyMap<number, ReportValue>>> = {}): UnitTableRows {
  const none = Object.fromEntries(Object.keys(own).map((k) => [k, null]));
  const ownOf = (id: number): Values => Object.fromEntries(Object.entries(own).map(([k, map]) => [k, map.get(id) ?? null]));
  const groups = UNIT_GROUPS.map((g) => ({ ...g, units: units.filter((u) => groupOf(u).key === g.key) })).filter((g) => g.units.length > 0);
  const rows: ReportRow[] = [];
  let seq = 0;
  for (const g of groups) {
    for (const u of g.units) rows.push({ key: u.code, level: 'row', values: { seq: ++seq, unitName: u.name, ...cells((id) => id === u.unitId), ...ownOf(u.unitId) } });
    const ids = new Set(g.units.map((u) => u.unitId));
    if (groups.length > 1 && ids.size > 1) rows.push({ key: g.key, level: 'subtotal', values: { seq: null, unitName: g.name, ...cells((id) => ids.has(id)), ...none } });
  }
  return { rows, total: { seq: null, unitName: '合计', ...cells(() => true), ...none } };
}

/** Sum over a set of units; 0 where none of them has a figure. */
export const sumOf = <T>(map: ReadonlyMap<number, T>, whose: Whose, of: (value: T) => number): number => {
  let sum = 0;
  for (const [id, value] of map) if (whose(id)) sum += of(value);
  return sum;
};

/** Sum over a set of units; null where none of them has a figure. */
export const knownSum = <T>(map: ReadonlyMap<number, T>, whose: Whose, of: (value: T) => number): number | null =>
  [...map.keys()].some(whose) ? sumOf(map, whose, of) : null;
