import type { UnitRow } from './figures/unit-figures.js';

/** 机构 as the office groups them on a sheet: 信用社 with their 分社, then 机关. Row keys of subtotals begin with `sub:`. */
export const UNIT_GROUPS = [
  { key: 'sub:unions', name: '信用社小计', kinds: ['credit_union', 'branch'] },
  { key: 'sub:offices', name: '机关小计', kinds: ['office'] },
] as const;

export const groupOf = (u: UnitRow): (typeof UNIT_GROUPS)[number] => (u.kind === 'office' ? UNIT_GROUPS[1] : UNIT_GROUPS[0]);

/** Condition to be added, on a column of unit keys, for a row of a table of units: one by its code, a group by its `sub:` key, none for "total". */
export function unitsIn(column: string, row: string): { readonly sql: string; readonly args: readonly string[] } {
  if (row === 'total') return { sql: '', args: [] };
  const kinds = UNIT_GROUPS.find((g) => g.key === row)?.kinds;
  return { sql: ` AND ${column} IN (SELECT unit_id FROM unit WHERE ${kinds ? `kind IN (${kinds.map(() => '?').join(',')})` : 'code = ?'})`, args: kinds ?? [row] };
}

/** The units of such a row; null for "total", which takes in units that are not on the list too. */
export function unitsOfRow(units: readonly UnitRow[], row: string): ReadonlySet<number> | null {
  return row === 'total' ? null : new Set(units.filter((u) => u.code === row || groupOf(u).key === row).map((u) => u.unitId));
}
