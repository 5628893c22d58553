import { expect } from 'vitest';
import type { OutputOf } from '../../electron/contract/api.js';
import type { TestCore } from '../helpers/test-core.js';

export type Drill = OutputOf<'reports.drill'>;
export interface AskedReport { readonly id: string; readonly period: string; readonly options?: Record<string, string> }

/** All pages of a drill-down. */
export async function openCell(core: TestCore, report: AskedReport, row: string, column: string): Promise<Drill> {
  const page = (offset: number): Promise<Drill> => core.call('reports.drill', { ...report, row, column, limit: 500, offset });
  const first = await page(0);
  const rows = [...first.rows];
  while (rows.length < first.count) rows.push(...(await page(rows.length)).rows);
  return { ...first, rows };
}

const sumOf = (d: Drill): number => d.rows.reduce((a, r) => a + d.columns.filter((c) => c.kind === 'money').reduce((b, c) => b + Number(r.values[c.key] ?? 0), 0), 0);

/** A county's units; of a longer list so many rows spread over it are opened, and every subtotal. */
const MOST_ROWS = 26;

/** Every drillable cell of every row and of the total is the sum or the number of its rows. */
export async function expectCellsOpen(core: TestCore, report: AskedReport): Promise<void> {
  const table = await core.call('reports.table', report);
  const columns = table.columns.filter((c) => c.drill !== undefined);
  expect(columns.length).toBeGreaterThan(0);
  const rows = table.rows.filter((r, i) => table.rows.length <= MOST_ROWS || r.level === 'subtotal' || i % Math.ceil(table.rows.length / MOST_ROWS) === 0);
  for (const [key, values] of [...rows.map((r) => [r.key, r.values] as const), ...(table.total === null ? [] : [['total', table.total] as const])]) {
    for (const c of columns) {
      // a cell that does not apply has nothing behind it
      if (values[c.key] === null || values[c.key] === undefined) continue;
      const d = await openCell(core, report, key, c.key);
      const what = `${key} ${c.key}`;
      expect(d.rows, what).toHaveLength(d.count);
      if (c.kind === 'count') expect(d.count, what).toBe(values[c.key]);
      else {
        expect(d.totalFen, what).toBe(values[c.key]);
        expect(sumOf(d), what).toBe(values[c.key]);
      }
      expect(new Set(d.rows.map((r) => r.key)).size, what).toBe(d.count);
      expect(d.explains, what).toMatch(/。$/);
    }
  }
}
