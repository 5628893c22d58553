import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';
import { compared, countyByLoan, known, monthBefore, pct, points, sheetOf, sheetOn, sum, totalsOf, type County, type Sheet, type Unit } from './county-by-loan.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

function expected(county: County, period: string): Sheet {
  const year = period.slice(0, 4);
  const months = [period, monthBefore(period), 'begin'] as const;
  const all = months.map((m) => county.all(totalsOf(m, year)));
  const doneBy = Map.groupBy(county.moves.filter((m) => (m.form === 'cash' || m.form === 'in_kind') && m.month >= `${year}-01` && m.month <= period), (m) => m.unit);
  const done = (u: Unit): number => sum(doneBy.get(u.code) ?? [], (m) => m.principal + m.interest);
  const task = (u: Unit): number => county.tasks.get(u.code) ?? 0;
  const field = county.units.filter((u) => !u.office && task(u) > 0);
  return sheetOf(county.units, (units) => {
    const codes = new Set(units.map((u) => u.code));
    const [n = 0, m = 0, b = 0] = months.map((x) => sum(county.loans.filter((l) => codes.has(l.unit)), (l) => l.at(x)));
    const [an = null, am = null, ab = null] = all.map((map) => known(map, units));
    const rest = (t: number | null, npl: number): number | null => (t === null ? null : t - npl);
    const [got, of] = [sum(units, done), known(county.tasks, units)];
    return {
      ...compared('all', an, am, ab), ...compared('rest', rest(an, n), rest(am, m), rest(ab, b)), ...compared('npl', n, m, b),
      ratioBeginPct: pct(b, ab), ratioEndPct: pct(n, an), ratioChangePct: points(n, an, b, ab), taskFen: of, doneFen: got, donePct: pct(got, of),
    };
  }, (u) => ({ rank: u.office ? null : 1 + field.filter((x) => BigInt(done(x)) * BigInt(task(u)) > BigInt(done(u)) * BigInt(task(x))).length }));
}

describe('D1-17 D4-02 不良贷款任务完成情况统计表 against plain SQL', () => {
  it.each(['2011-01', '2011-07', PERIOD])('%s: every cell of every unit, of 信用社小计 and of the total', async (period) => {
    const table = await core.call('reports.table', { id: 'task-completion', period });
    expect(sheetOn(table)).toEqual(expected(countyByLoan(core.ledger), period));
    expect(table.checks.filter((k) => !k.ok)).toEqual([]);
  });

  it('the published figures stand in the total: 22.30 to 17.60, 6009 against 8000', async () => {
    const { total } = await core.call('reports.table', { id: 'task-completion', period: PERIOD });
    expect(total).toMatchObject({ ratioBeginPct: '22.30', ratioEndPct: '17.60', ratioChangePct: '-4.70', doneFen: 6_009_000_000, taskFen: 8_000_000_000, rank: null });
  });
});
