import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORTS } from '../../electron/reports/index.js';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';
import { livedInLedger } from './lived-in-ledger.js';
import { expectCellsOpen, openCell, type Drill } from './open-cells.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

const monthly = { id: 'monthly-recovery', period: PERIOD };
const page = (column: string, limit: number, offset: number, row = 'total'): Promise<Drill> => core.call('reports.drill', { ...monthly, row, column, limit, offset });

describe('X-4 every number opens the rows behind it', () => {
  it.each(REPORTS.flatMap((r) => [[r.id, PERIOD], [r.id, '2011-01']] as const))('%s %s: every drillable cell of every row and of the total is the sum or the number of its rows', (id, period) => expectCellsOpen(core, { id, period }));

  it('pages follow each other without a gap', async () => {
    const all = await openCell(core, monthly, 'total', 'cashYtdFen');
    expect(all.count).toBeGreaterThan(1000);
    const pieces = [...(await page('cashYtdFen', 7, 0)).rows, ...(await page('cashYtdFen', 7, 7)).rows];
    expect(pieces.map((r) => r.key)).toEqual(all.rows.slice(0, 14).map((r) => r.key));
  });

  it.each(['cashYtdFen', 'endFen', 'totalYtdFen'])('%s: number and sum are those of all rows on every page, beyond the last one too', async (column) => {
    const all = await openCell(core, monthly, 'total', column);
    for (const offset of [0, all.count - 1, all.count, all.count + 500]) {
      const d = await page(column, 2, offset);
      expect([d.count, d.totalFen, d.rows.map((r) => r.key)]).toEqual([all.count, all.totalFen, all.rows.slice(offset, offset + 2).map((r) => r.key)]);
    }
  });

  it('columns without rows behind them, unknown rows and reports say so', async () => {
    expect(await core.refusal('reports.drill', { id: 'monthly-recovery', period: PERIOD, row: 'total', column: 'rank' })).toMatchObject({ code: 'NOT_BUILT' });
    expect(await core.refusal('reports.drill', { id: 'no-such', period: PERIOD, row: 'total', column: 'cashYtdFen' })).toMatchObject({ code: 'REPORT_UNKNOWN' });
    expect(await core.refusal('reports.drill', { id: 'rebound', period: PERIOD, row: 'total', column: 'taskFen' })).toMatchObject({ code: 'NOT_BUILT' });
    expect((await page('cashYtdFen', 500, 0, '99')).count).toBe(0);
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

describe('X-4 in a ledger that was lived in: reversals, loans handed over, raised or written off, assets and suits of every kind', () => {
  let own: TestCore;
  beforeAll(async () => {
    own = await livedInLedger();
  });
  afterAll(() => own.close());

  // the reports of balances open theirs in lived-in.test.ts
  it.each(['monthly-recovery', 'personal-targets', 'responsibility', 'by-measure', 'repossessed-assets', 'public-sector', 'litigation', 'ten-day', 'written-off'])('%s', (id) => expectCellsOpen(own, { id, period: PERIOD }));
  it.each([['ten-day', { ten: 'middle' }], ['written-off', { book: 'note_swap' }], ['public-sector', { from: '2011-07-01' }]] as const)('%s as asked', (id, options) => expectCellsOpen(own, { id, period: PERIOD, options }));
});
