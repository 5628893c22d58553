import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestCore } from '../helpers/test-core.js';
import { pct } from './county-by-sql.js';
import { LEDGERS, type LedgerName } from './lived-in-ledger.js';

type Sums = Record<string, number>;
const KINDS = ['official 公职人员', 'unit 单位', 'village 村级'].map((k) => k.split(' '));

/** The list line by line; its receipts looked up loan by loan. */
function sums(core: TestCore, period: string, from: string, whose: string): Record<string, number | string | null> {
  const got = (what: string, when: string): string => `(SELECT coalesce(sum(${what}), 0) FROM gov_debt_loan x CROSS JOIN entry e USING (loan_id) WHERE x.gov_debt_id = g.gov_debt_id AND x.voided_by IS NULL AND e.form IN ('cash','in_kind') AND e.period <= '${period}' AND ${when})`;
  const [row] = core.sql<Sums>(`WITH one AS (SELECT g.*, ${got('principal_fen', `period = '${period}'`)} AS monthP, ${got('on_fen + off_fen', `period = '${period}'`)} AS monthI, ${got('principal_fen', `booked_on >= '${from}'`)} AS driveP, ${got('on_fen + off_fen', `booked_on >= '${from}'`)} AS driveI, prior_principal_fen + prior_interest_fen + ${got('principal_fen + on_fen + off_fen', '1')} AS allFen,
      (SELECT count(DISTINCT loan_no) FROM gov_debt_loan x JOIN loan USING (loan_id) WHERE x.gov_debt_id = g.gov_debt_id AND x.voided_by IS NULL) AS loans, (SELECT count(*) FROM gov_settlement t WHERE t.gov_debt_id = g.gov_debt_id AND t.voided_by IS NULL AND substr(t.on_date, 1, 7) <= '${period}') AS otherwise FROM gov_debt g WHERE g.voided_by IS NULL AND ${whose})
    SELECT count(*) AS debtors, sum(loans) AS loans, sum(base_principal_fen) AS basePrincipalFen, sum(base_interest_fen) AS baseInterestFen, sum(base_principal_fen + base_interest_fen) AS baseFen, sum(monthP) AS monthPrincipalFen, sum(monthI) AS monthInterestFen, sum(driveP) AS drivePrincipalFen, sum(driveI) AS driveInterestFen, sum(driveP + driveI) AS driveFen,
      sum(allFen) AS recoveredFen, sum(allFen >= base_principal_fen + base_interest_fen OR otherwise > 0) AS settled FROM one`);
  return { ...row, ratePct: pct(row?.['recoveredFen'] ?? 0, row?.['baseFen'] ?? 0) };
}

describe.each(Object.keys(LEDGERS) as LedgerName[])('D4-07 涉政贷款清收统计表 against plain SQL, %s', (name) => {
  let core: TestCore;
  beforeAll(async () => {
    core = await LEDGERS[name]();
  });
  afterAll(() => core.close());

  it.each([['2011-01', ''], ['2011-08', ''], ['2011-08', '2011-07-01']])('%s, drive from "%s": every cell of every unit, kind and of the total', async (period, from) => {
    const table = await core.call('reports.table', { id: 'public-sector', period, ...(from === '' ? {} : { options: { from } }) });
    const units = core.sql<{ kind: string; id: number; code: string; name: string }>(`SELECT DISTINCT g.kind, u.unit_id AS id, u.code, u.name, u.sort_no FROM gov_debt g JOIN unit u USING (unit_id) WHERE g.voided_by IS NULL ORDER BY u.sort_no`);
    let seq = 0;
    const wanted = KINDS.flatMap(([kind = '', term = '']) => [
      ...units.filter((u) => u.kind === kind).map((u) => [`${kind}:${u.code}`, { seq: ++seq, group: term, unitName: u.name, ...sums(core, period, from, `kind = '${kind}' AND unit_id = ${u.id}`) }]),
      [kind, { seq: null, group: '', unitName: `${term}小计`, ...sums(core, period, from, `kind = '${kind}'`) }],
    ]);
    expect(table.rows.map((r) => [r.key, r.values])).toEqual(wanted);
    expect(table.total).toEqual({ seq: null, group: '', unitName: '合计', ...sums(core, period, from, '1') });
    expect(table.notes[0]).toContain(from === '' ? '本台账登记的全部收回' : '2011年7月1日起登记的收回');
  });

  it('the 首页 says the same', async () => {
    for (const period of ['2011-01', '2011-08']) {
      const home = await core.call('home.summary', { period });
      const { rows, total } = await core.call('reports.table', { id: 'public-sector', period });
      const settled = (kind: string): unknown => rows.find((r) => r.key === kind)?.values['settled'];
      expect({ total: home.publicTotalFen, recovered: home.publicRecoveredFen, pct: home.publicPct, ...home.publicSettled }).toEqual({ total: total?.['baseFen'], recovered: total?.['recoveredFen'], pct: total?.['ratePct'], units: settled('unit'), villages: settled('village'), officials: settled('official') });
    }
  });
});

describe('the published figures', () => {
  it('D4-07 cumulative 1650万 of 3938万 is 41.90 %, this drive 889万; settled 2 units, 7 villages, 316 officials', async () => {
    const core = await LEDGERS.sample();
    try {
      const { rows, total } = await core.call('reports.table', { id: 'public-sector', period: '2011-08' });
      expect(total).toMatchObject({ baseFen: 3_938_000_000, recoveredFen: 1_650_000_000, ratePct: '41.90', driveFen: 889_000_000, drivePrincipalFen: 700_000_000, driveInterestFen: 189_000_000, settled: 325 });
      expect(rows.filter((r) => r.level === 'subtotal').map((r) => [r.key, r.values['settled']])).toEqual([['official', 316], ['unit', 2], ['village', 7]]);
    } finally {
      await core.close();
    }
  });

  it('settled otherwise than by money counts from its day', async () => {
    const core = await LEDGERS['lived in']();
    try {
      const villages = async (period: string): Promise<unknown> => (await core.call('reports.table', { id: 'public-sector', period })).rows.find((r) => r.key === 'village')?.values['settled'];
      expect([await villages('2011-08'), core.one(`SELECT count(*) FROM gov_settlement`)]).toEqual([8, 1]);
    } finally {
      await core.close();
    }
  });
});
