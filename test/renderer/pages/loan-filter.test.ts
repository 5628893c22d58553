import { describe, expect, it } from 'vitest';
import { filterFromParams, filterWords, paramsFromFilter, parseRange, sameFilter, type ListFilter } from '../../../renderer/pages/loans/filter.js';

describe('filter of the loan list', () => {
  it('goes into the address and comes back', () => {
    const filter: ListFilter = { unitId: 3, book: 'on', riskClass: 'loss', formedYear: 2010, callYear: 2011, publicOnly: true, withoutResponsible: true, liveOnly: true, minFen: 100, maxFen: 5_000_000 };
    const params = Object.fromEntries(Object.entries(paramsFromFilter(filter)).map(([k, v]) => [k, String(v)]));
    expect(filterFromParams(params)).toEqual(filter);
  });
  it('takes no nonsense from an address', () => {
    expect(filterFromParams({ unitId: 'x', formedYear: '', liveOnly: 'yes', search: '罗望山' })).toEqual({});
  });
  it('reads ranges as typed, in the unit on screen, exactly', () => {
    expect(parseRange('>1000', '元')).toEqual({ minFen: 100_001 });
    expect(parseRange('≤5', '万元')).toEqual({ maxFen: 5_000_000 });
    expect(parseRange('1,000.50－2000', '元')).toBeNull();
    expect(parseRange('1,000.50 - 2000', '元')).toEqual({ minFen: 100_050, maxFen: 200_000 });
    expect(parseRange('１０００～２０００', '元')).toBeNull();
    expect(parseRange('1000至2000', '元')).toEqual({ minFen: 100_000, maxFen: 200_000 });
    expect(parseRange('500', '元')).toEqual({ minFen: 50_000 });
    expect(parseRange('', '元')).toEqual({});
    for (const bad of ['abc', '2000-1000', '>', '1.005']) expect(parseRange(bad, '元')).toBeNull();
  });
  it('names each restriction and what remains without it', () => {
    const words = filterWords({ unitId: 2, minFen: 100_000, maxFen: 200_000, callYear: 2011 }, () => '城关', '元');
    expect(words.map((w) => w.text)).toEqual(['机构 = 城关', '2011 年责任清收', '当前余额 ≥ 1,000.00 且 ≤ 2,000.00 元']);
    expect(words[2]?.without).toEqual({ unitId: 2, callYear: 2011 });
    expect(sameFilter({ liveOnly: false, unitId: 1 }, { unitId: 1 })).toBe(true);
  });
});
