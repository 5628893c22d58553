import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';
import { LEDGERS, type LedgerName } from './lived-in-ledger.js';

type Sums = Record<string, number>;
/** 旬 asked for, its days, the day before it, the end of the month before. */
const SPANS = [
  ['2011-08', 'last', '2011-08-21', '2011-08-31', '2011-08-20', '2011-07-31'], ['2011-08', 'middle', '2011-08-11', '2011-08-20', '2011-08-10', '2011-07-31'], ['2011-08', 'first', '2011-08-01', '2011-08-10', '2011-07-31', '2011-07-31'],
  ['2011-01', 'first', '2011-01-02', '2011-01-10', '2011-01-01', '2011-01-01'], ['2011-01', 'last', '2011-01-21', '2011-01-31', '2011-01-20', '2011-01-01'],
] as const;
const NPL = `('substandard','doubtful','loss')`;

/** What a loan owed, stood in and was called at the end of a day, from its opening, entries and events; never from a derived balance. */
const at = (day: string): string => `SELECT l.loan_id, (CASE l.begin_year WHEN 2011 THEN l.begin_fen ELSE 0 END) + (SELECT coalesce(sum(CASE e.form WHEN 'new_npl' THEN principal_fen ELSE -principal_fen END), 0) FROM entry e WHERE e.loan_id = l.loan_id AND e.booked_on <= '${day}') AS fen,
    coalesce((SELECT to_unit_id FROM loan_move m WHERE m.loan_id = l.loan_id AND m.on_date <= '${day}' ORDER BY on_date DESC LIMIT 1), (SELECT from_unit_id FROM loan_move m WHERE m.loan_id = l.loan_id ORDER BY on_date LIMIT 1), l.unit_id) AS unit_id,
    coalesce((SELECT to_class FROM class_event v WHERE v.loan_id = l.loan_id AND v.voided_by IS NULL AND v.on_date <= '${day}' ORDER BY on_date DESC LIMIT 1), (SELECT from_class FROM class_event v WHERE v.loan_id = l.loan_id AND v.voided_by IS NULL ORDER BY on_date LIMIT 1), l.risk_class) IN ${NPL} AS npl FROM loan l WHERE l.status = 'live' AND l.book = 'on'`;
const balances = (core: TestCore, day: string): Map<number, number> => new Map(core.sql<{ unit: number; fen: number }>(`SELECT unit_id AS unit, sum(fen) AS fen FROM (${at(day)}) WHERE npl GROUP BY 1`).map((r) => [r.unit, r.fen]));

describe.each(Object.keys(LEDGERS) as LedgerName[])('D1-05 不良贷款清收旬报表 against plain SQL, %s', (name) => {
  let core: TestCore;
  beforeAll(async () => {
    core = await LEDGERS[name]();
  });
  afterAll(() => core.close());

  it.each(SPANS)('%s %s: every cell of every unit and of the total', async (period, ten, from, to, before, monthEnd) => {
    const table = await core.call('reports.table', { id: 'ten-day', period, options: { ten } });
    expect(table.asOf).toBe(to);
    const [begin, end, month, year] = [before, to, monthEnd, '2011-01-01'].map((day) => balances(core, day));
    // an entry moves the NPL balance when its loan was NPL the evening before it
    const moved = new Map(core.sql<Sums & { unit: number }>(`SELECT e.unit_id AS unit, sum(CASE WHEN npl AND form = 'new_npl' THEN principal_fen ELSE 0 END) AS grown, sum(CASE WHEN npl AND form = 'cash' THEN principal_fen ELSE 0 END) AS cash, sum(CASE WHEN npl AND form = 'in_kind' THEN principal_fen ELSE 0 END) AS kind, sum(CASE WHEN npl AND form NOT IN ('new_npl','cash','in_kind') THEN principal_fen ELSE 0 END) AS other
      FROM (SELECT e.*, coalesce((SELECT to_class FROM class_event v WHERE v.loan_id = e.loan_id AND v.voided_by IS NULL AND v.on_date < e.booked_on ORDER BY on_date DESC LIMIT 1), (SELECT from_class FROM class_event v WHERE v.loan_id = e.loan_id AND v.voided_by IS NULL ORDER BY on_date LIMIT 1), l.risk_class) IN ${NPL} AS npl FROM entry e JOIN loan l USING (loan_id) WHERE e.book = 'on' AND e.booked_on BETWEEN '${from}' AND '${to}') e GROUP BY 1`).map((r) => [r.unit, r]));
    const recovered = new Map(core.sql<{ unit: number; fen: number }>(`SELECT unit_id AS unit, sum(principal_fen + on_fen + off_fen) AS fen FROM entry WHERE form IN ('cash','in_kind') AND booked_on BETWEEN '${from}' AND '${to}' GROUP BY 1`).map((r) => [r.unit, r.fen]));
    const units = core.sql<{ id: number; code: string; name: string }>(`SELECT unit_id AS id, code, name FROM unit WHERE kind = 'credit_union' ORDER BY sort_no`);
    const cells = (ids: readonly number[]) => {
      const sum = (map: Map<number, number> | undefined): number => ids.reduce((a, id) => a + (map?.get(id) ?? 0), 0);
      const flow = (key: string): number => ids.reduce((a, id) => a + (moved.get(id)?.[key] ?? 0), 0);
      const [grownFen, cashFen, inKindFen, otherFen] = [flow('grown'), flow('cash'), flow('kind'), flow('other')];
      return { beforeFen: sum(begin), grownFen, cashFen, inKindFen, otherFen, adjustedFen: sum(end) - sum(begin) - grownFen + cashFen + inKindFen + otherFen, endFen: sum(end), monthFen: sum(end) - sum(month), yearFen: sum(end) - sum(year), recoveredFen: sum(recovered), rebound: sum(end) > sum(year) ? '反弹' : '' };
    };
    expect(table.rows.map((r) => [r.key, r.values])).toEqual(units.map((u, i) => [u.code, { seq: i + 1, unitName: u.name, ...cells([u.id]) }]));
    expect(table.total).toEqual({ seq: null, unitName: '合计', ...cells(units.map((u) => u.id)) });
    expect(table.checks).toMatchObject([{ id: 'C2', ok: true }]);
  });
});

describe('which 旬', () => {
  it('the three of a month follow each other and make the month; 下旬 when nothing is said', async () => {
    const core = await LEDGERS.sample();
    try {
      const total = async (ten?: string): Promise<Record<string, unknown>> => (await core.call('reports.table', { id: 'ten-day', period: '2011-08', ...(ten === undefined ? {} : { options: { ten } }) })).total ?? {};
      const [first, middle, last] = [await total('first'), await total('middle'), await total('last')];
      expect([middle['beforeFen'], last['beforeFen']]).toEqual([first['endFen'], middle['endFen']]);
      const month = (await core.call('reports.table', { id: 'monthly-recovery', period: '2011-08' })).total ?? {};
      expect(Number(first['recoveredFen']) + Number(middle['recoveredFen']) + Number(last['recoveredFen'])).toBe(month['recoveredMonthFen']);
      expect(last['endFen']).toBe(26_400_000_000);
      expect(await total()).toEqual(last);
      expect(await total('中旬')).toEqual(middle);
    } finally {
      await core.close();
    }
  });

  it('自动 is that of the last entry, 下旬 of a month without any', async () => {
    const core = await sampleLedger('imported', { today: '2011-09-15' });
    try {
      const auto = async (period: string): Promise<string> => (await core.call('reports.table', { id: 'ten-day', period, options: { ten: 'auto' } })).asOf;
      expect([await auto('2011-08'), await auto('2011-09')]).toEqual(['2011-08-31', '2011-09-30']);
      const [loan] = core.sql<{ id: number }>(`SELECT loan_id AS id FROM loan_now WHERE book = 'on' AND principal_fen > 1000 LIMIT 1`);
      for (const [on, to] of [['2011-09-05', '2011-09-10'], ['2011-09-11', '2011-09-20']] as const) {
        await core.call('recoveries.book', { loanId: loan?.id ?? 0, on, principalFen: 100, form: 'cash' });
        expect(await auto('2011-09')).toBe(to);
      }
    } finally {
      await core.close();
    }
  });

  it('above 年初 is a rebound; an unknown 旬 is refused', async () => {
    const core = await LEDGERS['lived in']();
    try {
      expect((await core.call('reports.table', { id: 'ten-day', period: '2011-08' })).rows.filter((r) => r.values['rebound'] === '反弹').map((r) => r.values['unitName'])).toContain('水口信用社');
      expect(await core.refusal('reports.table', { id: 'ten-day', period: '2011-08', options: { ten: 'fourth' } })).toMatchObject({ code: 'OPTION_INVALID' });
    } finally {
      await core.close();
    }
  });
});
