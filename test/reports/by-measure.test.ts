import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestCore } from '../helpers/test-core.js';
import { pct } from './county-by-sql.js';
import { LEDGERS, type LedgerName } from './lived-in-ledger.js';

const MEASURES = ['tender 竞标', 'entrust 委托', 'rollover 转据', 'package 打包', 'in_kind 抵贷', 'concentrated 集中', 'administrative 行政', 'compulsory 强制', 'hand_up 上划', 'responsibility 责任', 'reward 奖励'].map((m) => m.split(' '));
type Sums = Record<string, number>;

/** Receipts by measure; one counts while its amounts and those that took it back until the month do not cancel out. */
function sums(core: TestCore, period: string, whose: string): Sums {
  const span = (name: string, when: string): string => `sum(CASE WHEN ${when} AND form = 'cash' THEN fen ELSE 0 END) AS cash${name}Fen, sum(CASE WHEN ${when} AND form = 'in_kind' THEN fen ELSE 0 END) AS inKind${name}Fen, sum(CASE WHEN ${when} THEN fen ELSE 0 END) AS recovered${name}Fen, coalesce(sum(${when} AND fen > 0 AND fen + taken <> 0), 0) AS ${name.toLowerCase()}Count`;
  const [row] = core.sql<Sums>(`SELECT ${span('Month', `period = '${period}'`)}, ${span('Ytd', '1')} FROM (SELECT e.measure, e.form, e.period, e.principal_fen + e.on_fen + e.off_fen AS fen, (SELECT coalesce(sum(r.principal_fen + r.on_fen + r.off_fen), 0) FROM entry r WHERE r.reversal_of = e.entry_id AND r.period <= '${period}') AS taken FROM entry e WHERE e.form IN ('cash','in_kind') AND e.period BETWEEN '${period.slice(0, 4)}-01' AND '${period}' AND ${whose})`);
  return Object.fromEntries(Object.entries(row ?? {}).map(([k, v]) => [k, v ?? 0]));
}

describe.each(Object.keys(LEDGERS) as LedgerName[])('D4-01 按措施清收统计表 against plain SQL, %s', (name) => {
  let core: TestCore;
  beforeAll(async () => {
    core = await LEDGERS[name]();
  });
  afterAll(() => core.close());

  it.each(['2011-01', '2011-07', '2011-08'])('%s: every cell of every measure and of the total', async (period) => {
    const table = await core.call('reports.table', { id: 'by-measure', period });
    const total = sums(core, period, '1');
    const row = (key: string, measure: string, seq: number, own: Sums) => [key, { seq, measure, ...own, sharePct: pct(own['recoveredYtdFen'] ?? 0, total['recoveredYtdFen'] ?? 0) }] as const;
    const unnamed = sums(core, period, 'e.measure IS NULL');
    const wanted = [...MEASURES.map(([code = '', term = ''], i) => row(code, term, i + 1, sums(core, period, `e.measure = '${code}'`))), ...(core.one(`SELECT count(*) FROM entry WHERE measure IS NULL AND form IN ('cash','in_kind') AND period <= '${period}'`) > 0 ? [row('none', '未注明', 12, unnamed)] : [])];
    expect(table.rows.map((r) => [r.key, r.values])).toEqual(wanted);
    expect(table.total).toEqual({ seq: null, measure: '合计', ...total, sharePct: total['recoveredYtdFen'] === 0 ? null : '100.00' });
    expect(table.checks.map((k) => [k.id, k.ok])).toEqual([['C3', true], ['C8', true]]);
  });

  it('its total is the 清收 of the monthly report', async () => {
    for (const period of ['2011-01', '2011-08']) {
      const [own, monthly] = [await core.call('reports.table', { id: 'by-measure', period }), await core.call('reports.table', { id: 'monthly-recovery', period })];
      for (const key of ['cashMonthFen', 'inKindMonthFen', 'recoveredMonthFen', 'cashYtdFen', 'inKindYtdFen', 'recoveredYtdFen']) expect(own.total?.[key], key).toBe(monthly.total?.[key]);
    }
  });
});

describe('golden figures and receipts that do not stand', () => {
  it('D4-02 6009 = 5681 + 328 over all eleven measures', async () => {
    const core = await LEDGERS.sample();
    try {
      const table = await core.call('reports.table', { id: 'by-measure', period: '2011-08' });
      expect(table.total).toMatchObject({ recoveredYtdFen: 6_009_000_000, cashYtdFen: 5_681_000_000, inKindYtdFen: 328_000_000 });
      expect(table.rows).toHaveLength(11);
      expect(table.rows.find((r) => r.key === 'in_kind')?.values).toMatchObject({ cashYtdFen: 0, inKindYtdFen: 328_000_000, ytdCount: 3 });
    } finally {
      await core.close();
    }
  });

  it('a receipt taken back in a later month counted in its own month and no longer after', async () => {
    const core = await LEDGERS['lived in']();
    try {
      const counts = async (period: string): Promise<unknown> => (await core.call('reports.table', { id: 'by-measure', period })).rows.find((r) => r.key === 'concentrated')?.values['ytdCount'];
      const [now] = core.sql<{ n: number }>(`SELECT count(*) AS n FROM entry WHERE measure = 'concentrated' AND form = 'cash' AND principal_fen + on_fen + off_fen > 0`);
      expect(await counts('2011-08')).toBe((now?.n ?? 0) - 1);
      expect(await counts('2011-07')).toBe(core.one(`SELECT count(*) FROM entry WHERE measure = 'concentrated' AND form = 'cash' AND principal_fen + on_fen + off_fen > 0 AND period <= '2011-07'`));
    } finally {
      await core.close();
    }
  });
});
