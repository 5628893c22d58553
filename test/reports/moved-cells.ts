import type { OutputOf } from '../../electron/contract/api.js';

type Table = Pick<OutputOf<'reports.table'>, 'rows' | 'total'>;

/** Every cell by row and column, `total` for 合计. */
function cellsOf(table: Table): Map<string, string | number | null> {
  const lines = [...table.rows.map((r) => [r.key, r.values] as const), ...(table.total === null ? [] : [['total', table.total] as const])];
  return new Map(lines.flatMap(([key, values]) => Object.entries(values).map(([column, v]) => [`${key} ${column}`, v])));
}

/** The cells that differ: numbers by their difference, where nothing stood by what stands there now. */
export function movedCells(before: Table, after: Table): Record<string, number | string | null> {
  const [was, is] = [cellsOf(before), cellsOf(after)];
  return Object.fromEntries([...new Set([...was.keys(), ...is.keys()])].filter((k) => was.get(k) !== is.get(k)).map((k) => {
    const [a, b] = [was.get(k) ?? null, is.get(k) ?? null];
    return [k, typeof b === 'number' && (typeof a === 'number' || a === null) ? b - (a ?? 0) : b];
  }));
}
