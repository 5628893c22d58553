import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';
import { compared, countyByLoan, known, monthBefore, pct, points, sheetOf, sheetOn, sum, totalsOf, type County, type Sheet } from './county-by-loan.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

const MONTHS = ['2011-01', '2011-07', PERIOD];

function expected(county: County, period: string): Sheet {
  const months = [period, monthBefore(period), 'begin'] as const;
  const all = months.map((m) => county.all(totalsOf(m, period.slice(0, 4))));
  // 机关 has neither NPL nor 各项贷款: it does not stand on this sheet
  return sheetOf(county.units.filter((u) => !u.office), (units) => {
    const codes = new Set(units.map((u) => u.code));
    const own = county.loans.filter((l) => codes.has(l.unit));
    const npl = months.map((m) => sum(own, (l) => l.at(m)));
    const total = all.map((map) => known(map, units));
    const rest = total.map((t, i) => (t === null ? null : t - (npl[i] ?? 0)));
    const ofClass = (k: string): [number, number, number] => months.map((m) => sum(own.filter((l) => l.riskClass === k), (l) => l.at(m))) as [number, number, number];
    return {
      allFen: total[0] ?? null, ...compared('rest', rest[0] ?? null, rest[1] ?? null, rest[2] ?? null), ...compared('watch', null, null, null), ...compared('npl', npl[0] ?? 0, npl[1] ?? 0, npl[2] ?? 0),
      nplRatioPct: pct(npl[0] ?? 0, total[0] ?? null), nplRatioChangePct: points(npl[0] ?? 0, total[0] ?? null, npl[2] ?? 0, total[2] ?? null),
      ...compared('substandard', ...ofClass('substandard')), ...compared('doubtful', ...ofClass('doubtful')), ...compared('loss', ...ofClass('loss')),
    };
  });
}

describe('D1-01 D1-08 D1-09 五级分类月报表 against plain SQL', () => {
  it.each(MONTHS)('%s: every cell of every unit and of the total', async (period) => {
    const table = await core.call('reports.table', { id: 'five-class', period });
    expect(sheetOn(table)).toEqual(expected(countyByLoan(core.ledger), period));
    expect(table.checks.filter((k) => !k.ok)).toEqual([]);
  });

  it('the published figures stand in the total: 17.60 %, 4.70 points less than at 年初', async () => {
    const { total } = await core.call('reports.table', { id: 'five-class', period: PERIOD });
    expect(total).toMatchObject({ allFen: 150_000_000_000, nplFen: 26_400_000_000, nplYearFen: -4_820_000_000, nplRatioPct: '17.60', nplRatioChangePct: '-4.70' });
  });

  it('a year the ledger does not hold is refused', async () => {
    expect((await core.refusal('reports.table', { id: 'five-class', period: '2010-12' })).code).toBe('YEAR_NOT_OPENED');
  });
});
