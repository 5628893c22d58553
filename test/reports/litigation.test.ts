import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestCore } from '../helpers/test-core.js';
import { pct } from './county-by-sql.js';
import { LEDGERS, type LedgerName } from './lived-in-ledger.js';

type Sums = Record<string, number>;
const LAST: Record<string, string> = { '2011-01': '2011-01-31', '2011-05': '2011-05-31', '2011-08': '2011-08-31' };

/** Suits with what came in while they were the latest over their loan: until the next one was filed. */
function sums(core: TestCore, day: string, whose: string): Record<string, number | string | null> {
  const got = (what: string): string => `(SELECT coalesce(sum(${what}), 0) FROM suit_loan x JOIN entry e USING (loan_id) WHERE x.suit_id = s.suit_id AND x.voided_by IS NULL AND e.form IN ('cash','in_kind') AND e.business_on >= s.filed_on AND e.booked_on <= '${day}'
      AND e.business_on < coalesce((SELECT min(n.filed_on) FROM suit n JOIN suit_loan y ON y.suit_id = n.suit_id WHERE y.loan_id = x.loan_id AND n.voided_by IS NULL AND y.voided_by IS NULL AND n.filed_on > s.filed_on), '9999'))`;
  const [row] = core.sql<Sums>(`WITH one AS (SELECT s.party_id, s.claim_principal_fen AS cp, s.claim_interest_fen AS ci, s.closed_on IS NULL OR s.closed_on > '${day}' AS pending, ${got('principal_fen')} AS gp, ${got('on_fen + off_fen')} AS gi FROM suit s WHERE s.voided_by IS NULL AND s.filed_on <= '${day}' AND ${whose}),
    parties AS (SELECT party_id, max(pending) AS pending, sum(gp + gi) AS got FROM one GROUP BY party_id)
    SELECT (SELECT count(*) FROM parties) AS filed, sum(cp) AS claimPrincipalFen, sum(ci) AS claimInterestFen, sum(cp + ci) AS claimFen, (SELECT count(*) FROM parties WHERE NOT pending) AS closed, (SELECT count(*) FROM parties WHERE got > 0) AS paid, sum(gp) AS gotPrincipalFen, sum(gi) AS gotInterestFen, sum(gp + gi) AS gotFen, (SELECT count(*) FROM parties WHERE pending) AS open FROM one`);
  const of = (k: string): number => row?.[k] ?? 0;
  return { ...Object.fromEntries(Object.keys(row ?? {}).map((k) => [k, of(k)])), closedPct: pct(of('closed'), of('filed')), rateByPartiesPct: pct(of('paid'), of('filed')), rateByPrincipalPct: pct(of('gotPrincipalFen'), of('claimPrincipalFen')), ratePct: pct(of('gotFen'), of('claimFen')) };
}

describe.each(Object.keys(LEDGERS) as LedgerName[])('D4-18 D3-09 诉讼清收统计表 against plain SQL, %s', (name) => {
  let core: TestCore;
  beforeAll(async () => {
    core = await LEDGERS[name]();
  });
  afterAll(() => core.close());

  it.each(Object.keys(LAST))('%s: every cell of every batch, unit and of the total', async (period) => {
    const day = LAST[period] ?? '';
    const table = await core.call('reports.table', { id: 'litigation', period });
    const groups = core.sql<{ batch: number; id: number; code: string; name: string }>(`SELECT DISTINCT s.batch_no AS batch, u.unit_id AS id, u.code, u.name, u.sort_no FROM suit s JOIN unit u USING (unit_id) WHERE s.voided_by IS NULL AND s.filed_on <= '${day}' ORDER BY s.batch_no, u.sort_no`);
    expect(table.rows.map((r) => [r.key, r.values])).toEqual(groups.map((g, i) => [`${g.batch}:${g.code}`, { seq: i + 1, group: `第${g.batch}批`, unitName: g.name, ...sums(core, day, `s.batch_no = ${g.batch} AND s.unit_id = ${g.id}`) }]));
    expect(table.total).toEqual({ seq: null, group: '', unitName: '合计', ...sums(core, day, '1') });
  });
});

describe('the published batches', () => {
  it('D4-18 the rate names its base: 90.32 % of debtors, 95.80 % of principal, 88.90 % of principal and interest', async () => {
    const core = await LEDGERS.sample();
    try {
      const table = await core.call('reports.table', { id: 'litigation', period: '2011-08' });
      const [first, second] = table.rows.map((r) => r.values);
      expect(first).toMatchObject({ group: '第1批', filed: 31, claimPrincipalFen: 309_600_000, claimInterestFen: 148_000_000, closed: 31, closedPct: '100.00', paid: 28, gotPrincipalFen: 296_600_000, gotInterestFen: 110_200_000, rateByPartiesPct: '90.32', rateByPrincipalPct: '95.80', ratePct: '88.90', open: 0 });
      expect(second).toMatchObject({ group: '第2批', filed: 71, claimPrincipalFen: 239_000_000, claimInterestFen: 196_000_000, paid: 4, gotPrincipalFen: 20_000_000, gotInterestFen: 6_000_000, open: 67 });
      expect(table.columns.filter((c) => c.titles[0] === '清收率(%)').map((c) => c.titles[1])).toEqual(['按户数', '按本金', '按本息']);
      // decisions.md 11: what the source leaves open is said
      expect(table.notes.join()).toContain('“本息20万元、利息6万元”一类口径不明的，按本金20万元、利息6万元登记');
    } finally {
      await core.close();
    }
  });

  it('sued once more, money counts for the latest suit only; two suits of one debtor are one 户, closed when both are', async () => {
    const core = await LEDGERS['lived in']();
    try {
      const table = await core.call('reports.table', { id: 'litigation', period: '2011-08' });
      const [first, second, third] = table.rows.map((r) => r.values);
      expect(first).toMatchObject({ filed: 31, paid: 28, gotPrincipalFen: 296_600_000 });
      expect(second).toMatchObject({ filed: 71, closed: 3, claimPrincipalFen: 240_000_000 });
      expect(third).toMatchObject({ filed: 1, closed: 0, paid: 1, gotPrincipalFen: 300_000, gotInterestFen: 123_456 });
      // the debtor of batches 1 and 3 is one in the total
      expect(table.total).toMatchObject({ filed: 102, paid: 33 });
    } finally {
      await core.close();
    }
  });
});
