import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../electron/contract/api.js';
import { REPORTS } from '../../electron/reports/index.js';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

type Drill = OutputOf<'reports.drill'>;
const drill = (period: string, row: string, column: string, limit = 500, offset = 0, id = 'monthly-recovery'): Promise<Drill> => core.call('reports.drill', { id, period, row, column, limit, offset });

/** All pages of a drill-down. */
async function whole(period: string, row: string, column: string, id?: string): Promise<Drill> {
  const first = await drill(period, row, column, 500, 0, id);
  const rows = [...first.rows];
  while (rows.length < first.count) rows.push(...(await drill(period, row, column, 500, rows.length, id)).rows);
  return { ...first, rows };
}
const sumOf = (d: Drill): number => d.rows.reduce((a, r) => a + d.columns.filter((c) => c.kind === 'money').reduce((b, c) => b + Number(r.values[c.key] ?? 0), 0), 0);

describe('X-4 every number opens the rows behind it', () => {
  it.each(REPORTS.flatMap((r) => [[r.id, PERIOD], [r.id, '2011-01']] as const))('%s %s: every drillable cell of every row and of the total is the sum or the number of its rows', async (id, period) => {
    const table = await core.call('reports.table', { id, period });
    const columns = table.columns.filter((c) => c.drill !== undefined);
    expect(columns.length).toBeGreaterThan(0);
    // of a list of hundreds of persons every twentieth, and every subtotal
    const rows = table.rows.filter((r, i) => table.rows.length <= 80 || r.level === 'subtotal' || i % 20 === 0);
    for (const [key, values] of [...rows.map((r) => [r.key, r.values] as const), ...(table.total === null ? [] : [['total', table.total] as const])]) {
      for (const c of columns) {
        // a cell that does not apply has nothing behind it
        if (values[c.key] === null || values[c.key] === undefined) continue;
        const d = await whole(period, key, c.key, id);
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
  });

  it('pages follow each other without a gap', async () => {
    const all = await whole(PERIOD, 'total', 'cashYtdFen');
    expect(all.count).toBeGreaterThan(1000);
    const pieces = [...(await drill(PERIOD, 'total', 'cashYtdFen', 7, 0)).rows, ...(await drill(PERIOD, 'total', 'cashYtdFen', 7, 7)).rows];
    expect(pieces.map((r) => r.key)).toEqual(all.rows.slice(0, 14).map((r) => r.key));
  });

  it('columns without rows behind them, unknown rows and reports say so', async () => {
    expect(await core.refusal('reports.drill', { id: 'monthly-recovery', period: PERIOD, row: 'total', column: 'rank' })).toMatchObject({ code: 'NOT_BUILT' });
    expect(await core.refusal('reports.drill', { id: 'no-such', period: PERIOD, row: 'total', column: 'cashYtdFen' })).toMatchObject({ code: 'REPORT_UNKNOWN' });
    expect(await core.refusal('reports.drill', { id: 'rebound', period: PERIOD, row: 'total', column: 'x' })).toMatchObject({ code: 'NOT_BUILT' });
    expect((await drill(PERIOD, '99', 'cashYtdFen')).count).toBe(0);
  });

  it('a reversal stands among the rows as a negative amount', async () => {
    const own = await sampleLedger('imported');
    try {
      const [loan] = own.sql<{ id: number }>(`SELECT n.loan_id AS id FROM loan_now n JOIN unit u ON u.unit_id = n.unit_id WHERE u.code = '01' AND n.book = 'on' AND n.principal_fen > 1000000 LIMIT 1`);
      const booked = await own.call('recoveries.book', { loanId: loan?.id ?? 0, on: '2011-08-30', principalFen: 123_400, form: 'cash' });
      await own.call('recoveries.reverse', { entryId: booked.recovery, reason: '记错' });
      const d = await own.call('reports.drill', { id: 'monthly-recovery', period: PERIOD, row: '01', column: 'cashMonthFen', limit: 500 });
      expect(d.rows.map((r) => r.values['principalFen']).filter((v) => Math.abs(Number(v)) === 123_400)).toEqual([123_400, -123_400]);
    } finally {
      await own.close();
    }
  });
});
