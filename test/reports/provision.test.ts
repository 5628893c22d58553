import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';
import { countyByLoan, known, sheetOf, sheetOn, sum, totalsOf, type County, type Sheet, type Unit } from './county-by-loan.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

/** Rates in hundredths of a percent. */
interface Rates { readonly begin: number; readonly assets: number; readonly substandard: number; readonly doubtful: number; readonly loss: number }
const USUAL: Rates = { begin: 100, assets: 300, substandard: 2500, doubtful: 5000, loss: 10_000 };
const part = (fen: number, rate: number): number => Number((BigInt(fen) * BigInt(rate) * 2n + 10_000n) / 20_000n);

function expected(county: County, period: string, rates: Rates = USUAL): Sheet {
  const begin = county.all(totalsOf('begin', period.slice(0, 4)));
  const now = county.all(period);
  const ofClass = (k: string, units: readonly Unit[]): number => sum(county.loans.filter((l) => l.riskClass === k && units.some((u) => u.code === l.unit)), (l) => l.at(period));
  return sheetOf(county.units.filter((u) => !u.office), (units) => {
    const due = (k: 'substandard' | 'doubtful' | 'loss'): number => sum(units, (u) => part(ofClass(k, [u]), rates[k]));
    const all = (map: ReadonlyMap<string, number>, rate: number): number => sum(units, (u) => part(map.get(u.code) ?? 0, rate));
    return {
      beginFen: known(begin, units), beginDueFen: all(begin, rates.begin), assetsFen: known(now, units), assetsDueFen: all(now, rates.assets), watchFen: null, watchDueFen: null,
      substandardFen: ofClass('substandard', units), substandardDueFen: due('substandard'), doubtfulFen: ofClass('doubtful', units), doubtfulDueFen: due('doubtful'), lossFen: ofClass('loss', units), lossDueFen: due('loss'),
      classesDueFen: due('substandard') + due('doubtful') + due('loss'),
    };
  });
}

describe('D5-05 贷款损失准备测算表 against plain SQL', () => {
  it.each(['2011-01', PERIOD])('%s: every base and every amount to the 分', async (period) => {
    const table = await core.call('reports.table', { id: 'provision', period });
    expect(sheetOn(table)).toEqual(expected(countyByLoan(core.ledger), period));
    expect(table.checks.filter((k) => !k.ok)).toEqual([]);
  });

  it('1 % of 140000 is 1400, 3 % of 150000 is 4500', async () => {
    const { total } = await core.call('reports.table', { id: 'provision', period: PERIOD });
    expect(total).toMatchObject({ beginFen: 140_000_000_000, assetsFen: 150_000_000_000 });
    // units set aside whole 分: the county's sum is not further from the round figure than half a 分 a unit
    expect(Math.abs(Number(total?.['beginDueFen']) - 1_400_000_000)).toBeLessThanOrEqual(12);
    expect(Math.abs(Number(total?.['assetsDueFen']) - 4_500_000_000)).toBeLessThanOrEqual(12);
  });

  it('other rates: every amount, and head and notes say them', async () => {
    const table = await core.call('reports.table', { id: 'provision', period: PERIOD, options: { begin: '1.25', assets: '2.5', doubtful: '33.33' } });
    expect(sheetOn(table)).toEqual(expected(countyByLoan(core.ledger), PERIOD, { ...USUAL, begin: 125, assets: 250, doubtful: 3333 }));
    expect(table.columns.find((c) => c.key === 'doubtfulDueFen')?.titles).toEqual(['按五级分类', '可疑类 33.33%', '应提准备']);
    expect(table.notes.join('')).toContain('可疑类 33.33%');
    expect((await core.refusal('reports.table', { id: 'provision', period: PERIOD, options: { loss: '全部' } })).code).toBe('OPTION_INVALID');
  });
});
