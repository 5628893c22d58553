import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';
import { countyByLoan, known, monthBefore, pct, sheetOf, sheetOn, sum, type County, type Sheet, type Unit } from './county-by-loan.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

function expected(county: County, period: string, base = monthBefore(period), watchFen = 1_000_000_000, top = 20): Sheet {
  const doneBy = Map.groupBy(county.moves.filter((m) => (m.form === 'cash' || m.form === 'in_kind') && m.month <= period), (m) => m.unit);
  const done = (u: Unit): number => sum(doneBy.get(u.code) ?? [], (m) => m.principal + m.interest);
  const short = (u: Unit): number => Math.max(0, (county.tasks.get(u.code) ?? 0) - done(u));
  const rank = (u: Unit): number | null => {
    const place = 1 + county.units.filter((x) => !x.office && short(x) > short(u)).length;
    return u.office || short(u) === 0 || place > top ? null : place;
  };
  return sheetOf(county.units, (units) => {
    const codes = new Set(units.map((u) => u.code));
    const [b = 0, t = 0, e = 0] = ['begin', base, period].map((x) => sum(county.loans.filter((l) => codes.has(l.unit)), (l) => l.at(x)));
    return {
      beginFen: b, baseFen: t, endFen: e, yearFen: e - b, yearPct: pct(e - b, b), rebounds: e > b ? '反弹' : '', sinceFen: e - t, stillRises: e > t ? '续升' : '', watched: e - b > watchFen ? '关注' : '',
      taskFen: known(county.tasks, units), doneFen: sum(units, done), shortFen: sum(units, short),
    };
  }, (u) => ({ shortRank: rank(u) }));
}

describe('D1-01…D1-06 D1-15 反弹监测表 against plain SQL', () => {
  it.each(['2011-01', '2011-07', PERIOD])('%s: every cell, base date the end of the month before', async (period) => {
    const table = await core.call('reports.table', { id: 'rebound', period });
    expect(sheetOn(table)).toEqual(expected(countyByLoan(core.ledger), period));
    expect(table.checks.filter((k) => !k.ok)).toEqual([]);
  });

  it('another base date, line and top-N: every cell, and head and notes say so', async () => {
    const table = await core.call('reports.table', { id: 'rebound', period: PERIOD, base: '2011-05-31', options: { watch: '30', top: '5' } });
    expect(sheetOn(table)).toEqual(expected(countyByLoan(core.ledger), PERIOD, '2011-05', 30_000_000, 5));
    expect(table.columns.find((c) => c.key === 'sinceFen')?.titles).toEqual(['比5月31日', '增减额']);
    expect(table.notes.join('')).toMatch(/基期2011年5月31日.*超过30万元.*前5名/s);
    // 水口 is the unit that rises over 年初, by more than 30万
    expect(table.rows.filter((r) => r.values['watched'] === '关注').map((r) => r.key)).toEqual(['20']);
    // five places, and whoever shares the last one
    expect(table.rows.map((r) => r.values['shortRank']).filter((n) => n !== null).every((n) => Number(n) <= 5)).toBe(true);
  });

  it('the rows behind a base balance are those of the base date', async () => {
    const d = await core.call('reports.drill', { id: 'rebound', period: PERIOD, base: '2011-05-31', row: 'total', column: 'baseFen' });
    expect(d).toMatchObject({ title: '2011年5月31日不良余额', totalFen: sum(countyByLoan(core.ledger).loans, (l) => l.at('2011-05')) });
  });

  it('a base date after the report’s day, or in a year the ledger does not hold, is refused', async () => {
    expect((await core.refusal('reports.table', { id: 'rebound', period: PERIOD, base: '2011-09-01' })).code).toBe('OPTION_INVALID');
    expect((await core.refusal('reports.table', { id: 'rebound', period: PERIOD, base: '2010-06-30' })).code).toBe('YEAR_NOT_OPENED');
    expect((await core.refusal('reports.table', { id: 'rebound', period: PERIOD, options: { watch: 'viel' } })).code).toBe('OPTION_INVALID');
  });
});
