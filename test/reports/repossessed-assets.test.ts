import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestCore } from '../helpers/test-core.js';
import { LEDGERS, type LedgerName } from './lived-in-ledger.js';

type Sums = Record<string, number>;
const LAST: Record<string, string> = { '2011-01': '2011-01-31', '2011-03': '2011-03-31', '2011-08': '2011-08-31' };

/** The register at a day, asset by asset: what it was worth at two ends and what happened between, from its own events and receipts. */
function sums(core: TestCore, day: string, whose: string): Sums {
  const start = `${day.slice(0, 4)}-01-01`;
  const events = (what: string, when: string): string => `(SELECT coalesce(sum(${what}), 0) FROM asset_event v WHERE v.asset_id = a.asset_id AND v.voided_by IS NULL AND v.on_date <= '${day}' AND ${when})`;
  const receipts = (what: string, when: string): string => `(SELECT coalesce(sum(${what}), 0) FROM entry e WHERE e.asset_id = a.asset_id AND ${when})`;
  const years = (n: number): string => `date('${day}', '-${n} years')`;
  const [row] = core.sql<Sums>(`WITH one AS (SELECT a.unit_id, a.received_on AS received, a.dispose_by_on AS due, a.received_on < '${start}' AS old, a.book_fen - ${receipts('principal_fen + on_fen', `e.booked_on > '${day}'`)} AS worth, a.agreed_fen - a.refund_fen AS paid, ${receipts('principal_fen + on_fen', `e.booked_on BETWEEN '${start}' AND '${day}'`)} AS charged,
      ${events('book_fen', `on_date < '${start}'`)} AS before, ${events('book_fen', `on_date >= '${start}' AND kind = 'sell'`)} AS sold, ${events('book_fen', `on_date >= '${start}' AND kind = 'lease'`)} AS leased, ${events('book_fen', `on_date >= '${start}' AND kind = 'other'`)} AS other, ${events('book_fen', `on_date >= '${start}' AND kind = 'loss'`)} AS lost, ${events('cash_fen', `on_date >= '${start}'`)} AS cash, ${events('kind <> \'lease\'', '1')} AS disposals, ${events('kind <> \'lease\'', `on_date < '${start}'`)} AS disposalsBefore
    FROM asset a WHERE a.voided_by IS NULL AND a.received_on <= '${day}'),
  told AS (SELECT *, worth - before - sold - leased - other - lost AS rest, CASE WHEN old THEN charged ELSE worth END AS came FROM one),
  held AS (SELECT *, NOT (disposals > 0 AND rest <= 0) AS here, old AND NOT (disposalsBefore > 0 AND worth - charged - before <= 0) AS was FROM told)
  SELECT sum(was) AS beginCount, sum(CASE WHEN old THEN worth - charged - before ELSE 0 END) AS beginFen, sum(NOT old) AS receivedCount, sum(came) AS receivedFen, sum(CASE WHEN old THEN 0 ELSE paid END) AS paidFen, sum(was + (NOT old) - here) AS goneCount, sum(sold) AS soldFen, sum(leased) AS leasedFen, sum(other) AS otherFen, sum(lost) AS lostFen, sum(sold + leased + other + lost) AS disposedFen,
    sum(here) AS endCount, sum(CASE WHEN here THEN rest ELSE 0 END) AS endFen, sum(cash) AS cashFen, sum(CASE WHEN here AND received >= ${years(1)} THEN rest ELSE 0 END) AS age1Fen, sum(CASE WHEN here AND received < ${years(1)} AND received >= ${years(2)} THEN rest ELSE 0 END) AS age2Fen, sum(CASE WHEN here AND received < ${years(2)} AND received >= ${years(3)} THEN rest ELSE 0 END) AS age3Fen, sum(CASE WHEN here AND received < ${years(3)} THEN rest ELSE 0 END) AS age4Fen,
    sum(here AND due < '${day}') AS lateCount, sum(CASE WHEN here AND due < '${day}' THEN rest ELSE 0 END) AS lateFen FROM held WHERE ${whose}`);
  return Object.fromEntries(Object.entries(row ?? {}).map(([k, v]) => [k, v ?? 0]));
}

describe.each(Object.keys(LEDGERS) as LedgerName[])('D4-20 抵债资产统计表 against plain SQL, %s', (name) => {
  let core: TestCore;
  beforeAll(async () => {
    core = await LEDGERS[name]();
  });
  afterAll(() => core.close());

  it.each(Object.keys(LAST))('%s: every cell of every unit and of the total', async (period) => {
    const day = LAST[period] ?? '';
    const table = await core.call('reports.table', { id: 'repossessed-assets', period });
    const units = core.sql<{ id: number; code: string; name: string }>(`SELECT DISTINCT u.unit_id AS id, u.code, u.name FROM asset a JOIN unit u USING (unit_id) WHERE a.voided_by IS NULL AND a.received_on <= '${day}' ORDER BY u.sort_no`);
    expect(table.rows.map((r) => [r.key, r.values])).toEqual(units.map((u, i) => [u.code, { seq: i + 1, unitName: u.name, ...sums(core, day, `unit_id = ${u.id}`) }]));
    expect(table.total).toEqual({ seq: null, unitName: '合计', ...sums(core, day, '1') });
    for (const v of [...table.rows.map((r) => r.values), table.total ?? {}]) {
      const of = (key: string): number => Number(v[key]);
      // C6 年初＋接收－处置＝期末, in value and in pieces; the ages make the whole
      expect(of('beginFen') + of('receivedFen') - of('disposedFen')).toBe(of('endFen'));
      expect(of('beginCount') + of('receivedCount') - of('goneCount')).toBe(of('endCount'));
      expect(of('age1Fen') + of('age2Fen') + of('age3Fen') + of('age4Fen')).toBe(of('endFen'));
    }
    expect(table.checks.map((k) => [k.id, k.ok])).toEqual([['C5', true], ['C6', true]]);
  });
});

describe('the register on paper', () => {
  it('D4-20 D4-02 tea for 220万 against 172.60万 principal; 328万 received, 34.26万 from a sale stands beside 清收', async () => {
    const core = await LEDGERS.sample();
    try {
      const table = await core.call('reports.table', { id: 'repossessed-assets', period: '2011-08' });
      expect(table.rows.find((r) => r.key === '04')?.values).toMatchObject({ receivedCount: 1, receivedFen: 172_600_000, paidFen: 220_000_000, endFen: 172_600_000, age1Fen: 172_600_000 });
      expect(table.total).toMatchObject({ beginCount: 0, receivedCount: 3, paidFen: 328_000_000, soldFen: 32_000_000, cashFen: 34_260_000, goneCount: 1, endCount: 2, lateCount: 0 });
      expect((await core.call('reports.table', { id: 'repossessed-assets', period: '2011-01' })).rows).toEqual([]);
    } finally {
      await core.close();
    }
  });

  it('sold in parts it stays one; rent leaves it; exactly a year is within the year; past its day it is overdue', async () => {
    const core = await LEDGERS['lived in']();
    try {
      const table = await core.call('reports.table', { id: 'repossessed-assets', period: '2011-08' });
      expect(table.rows.find((r) => r.key === '01')?.values).toMatchObject({ beginCount: 1, beginFen: 7_000_000, lostFen: 1_000_000, cashFen: 580_000, endCount: 2, age4Fen: 6_000_000, lateCount: 1, lateFen: 6_000_000 });
      expect(table.rows.find((r) => r.key === '12')?.values).toMatchObject({ beginCount: 2, beginFen: 1_300_000, otherFen: 400_000, goneCount: 1, endCount: 1, age1Fen: 900_000, age2Fen: 0 });
    } finally {
      await core.close();
    }
  });
});
