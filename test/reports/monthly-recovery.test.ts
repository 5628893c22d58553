import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';
import { countyBySql } from './county-by-sql.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

describe('D4-02 D4-03 不良贷款清收处置月报表 against plain SQL', () => {
  it.each(['2011-01', '2011-07', PERIOD])('%s: every cell of every unit and of the total', async (period) => {
    const table = await core.call('reports.table', { id: 'monthly-recovery', period });
    const own = countyBySql(core.ledger, period);
    expect(table.rows.map((r) => [r.key, r.values])).toEqual(own.rows.map((r) => [r.key, r.values]));
    expect(table.total).toEqual(own.total);
  });

  it('the published figures stand in the total', async () => {
    const { total } = await core.call('reports.table', { id: 'monthly-recovery', period: PERIOD });
    expect(total).toMatchObject({ recoveredYtdFen: 6_009_000_000, cashYtdFen: 5_681_000_000, inKindYtdFen: 328_000_000, nplRatioEndPct: '17.60', nplRatioBeginPct: '22.30', nplRatioChangePct: '-4.70', beginFen: 31_220_000_000, endFen: 26_400_000_000 });
  });

  it('a year the ledger does not hold is refused, never answered with zeros', async () => {
    for (const period of ['2010-12', '2013-01']) expect(await core.refusal('reports.table', { id: 'monthly-recovery', period })).toMatchObject({ code: 'YEAR_NOT_OPENED' });
  });
});
