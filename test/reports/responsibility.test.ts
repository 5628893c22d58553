import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestCore } from '../helpers/test-core.js';
import { pct } from './county-by-sql.js';
import { LEDGERS, type LedgerName } from './lived-in-ledger.js';

type Sums = Record<string, number>;

/** Loans of the called years one by one from loans, entries and moves; the books of one 借据 are one loan. No derived table. */
const debts = (period: string): string => {
  const day = `${period}-31`;
  const year = period.slice(0, 4);
  const sum = (what: string, forms: string, when = `e.period BETWEEN '${year}-01' AND '${period}'`): string => `(SELECT coalesce(sum(${what}), 0) FROM entry e WHERE e.loan_id = l.loan_id AND e.form IN (${forms}) AND ${when})`;
  const month = `e.period = '${period}'`;
  return `WITH books AS (SELECT l.loan_id, l.loan_no, l.borrower_id, l.formed_year, l.book, CASE l.begin_year WHEN ${year} THEN l.begin_fen ELSE 0 END AS begin,
      coalesce((SELECT to_unit_id FROM loan_move m WHERE m.loan_id = l.loan_id AND m.on_date <= '${day}' ORDER BY on_date DESC LIMIT 1), (SELECT from_unit_id FROM loan_move m WHERE m.loan_id = l.loan_id ORDER BY on_date LIMIT 1), l.unit_id) AS unit_id,
      ${sum('principal_fen', `'cash','in_kind'`, month)} AS monthPrincipal, ${sum('on_fen + off_fen', `'cash','in_kind'`, month)} AS monthInterest, ${sum('principal_fen', `'cash'`)} AS cash, ${sum('principal_fen', `'in_kind'`)} AS inKind, ${sum('on_fen + off_fen', `'cash','in_kind'`)} AS interest,
      ${sum('principal_fen', `'rollover','upgrade'`)} AS rolled, ${sum('principal_fen', `'write_off','fund_swap','other'`)} AS other, ${sum('principal_fen', `'new_npl'`)} AS grown, (SELECT count(*) FROM entry e WHERE e.loan_id = l.loan_id AND e.period BETWEEN '${year}-01' AND '${period}') AS entries,
      (SELECT count(*) FROM loan_responsible r WHERE r.loan_id = l.loan_id AND r.voided_by IS NULL AND r.role IN ('investigate','review','approve','contract','manage') AND r.from_on <= '${day}' AND r.to_on > '${day}') AS persons
    FROM loan l WHERE l.status = 'live' AND l.formed_year IN (SELECT formed_year FROM vintage_plan WHERE plan_year = ${year} AND voided_by IS NULL)),
  debts AS (SELECT formed_year, borrower_id, max(unit_id) AS unit_id, sum(begin + grown) - min(sum(CASE book WHEN 'on' THEN other ELSE 0 END), sum(CASE book WHEN 'on' THEN 0 ELSE grown END)) AS due, sum(begin + grown - cash - inKind - rolled - other) AS left_, sum(persons) AS persons,
      sum(monthPrincipal) AS monthPrincipal, sum(monthInterest) AS monthInterest, sum(cash) AS cash, sum(inKind) AS inKind, sum(interest) AS interest, sum(rolled) AS rolled FROM books WHERE begin > 0 OR entries > 0 GROUP BY borrower_id, loan_no)
  SELECT sum(due > 0) AS dueCount, count(DISTINCT CASE WHEN due > 0 THEN borrower_id END) AS dueBorrowers, sum(due) AS dueFen, sum(monthPrincipal) AS monthPrincipalFen, sum(monthInterest) AS monthInterestFen, sum(cash) AS cashFen, sum(inKind) AS inKindFen, sum(cash + inKind) AS recoveredFen, sum(interest) AS interestFen,
    sum(rolled) AS rolledFen, sum(due - cash - inKind - rolled - left_) AS otherFen, sum(left_ > 0) AS leftCount, sum(left_) AS leftFen, sum(due > 0 AND persons = 0) AS nobodyCount`;
};
const rated = (s: Sums): Record<string, number | string | null> => ({ ...s, ratePct: pct(s['recoveredFen'] ?? 0, s['dueFen'] ?? 0) });

describe.each(Object.keys(LEDGERS) as LedgerName[])('D4-12 责任清收情况统计表 against plain SQL, %s', (name) => {
  let core: TestCore;
  beforeAll(async () => {
    core = await LEDGERS[name]();
  });
  afterAll(() => core.close());

  it.each(['2011-01', '2011-07', '2011-08'])('%s: every cell of every unit, formation year and of the total', async (period) => {
    const table = await core.call('reports.table', { id: 'responsibility', period });
    const units = core.sql<Sums & { year: number; code: string; name: string }>(`${debts(period)}, formed_year AS year, code, name FROM debts JOIN unit USING (unit_id) GROUP BY formed_year, unit_id ORDER BY formed_year, sort_no`);
    const years = core.sql<Sums & { year: number }>(`${debts(period)}, formed_year AS year FROM debts GROUP BY formed_year ORDER BY 1`);
    let seq = 0;
    const wanted = years.flatMap(({ year, ...sums }) => [
      ...units.filter((u) => u.year === year).map(({ year: formed, code, name: unitName, ...own }) => [`${formed}:${code}`, { seq: ++seq, group: `${year}年`, unitName, ...rated(own) }]),
      ...(years.length > 1 ? [[String(year), { seq: null, group: '', unitName: `${year}年小计`, ...rated(sums) }]] : []),
    ]);
    expect(table.rows.map((r) => [r.key, r.values])).toEqual(wanted);
    const [total] = core.sql<Sums>(`${debts(period)} FROM debts`);
    expect(table.total).toEqual({ seq: null, group: '', unitName: '合计', ...rated(total ?? {}) });
    expect(table.checks.map((k) => [k.id, k.ok])).toEqual([['C9', true], ['C1', true]]);
  });
});

describe('D4-12 the years the schedule calls', () => {
  it('2011 calls 2010: 3,100万 to collect, as the roster lists them; nobody missing', async () => {
    const core = await LEDGERS.sample();
    try {
      const table = await core.call('reports.table', { id: 'responsibility', period: '2011-08' });
      const roster = await core.call('rosters.show', { kind: 'responsibility', year: 2011 });
      expect(table.total).toMatchObject({ dueFen: 3_100_000_000, dueCount: roster.total.loans, leftFen: roster.total.principalFen, nobodyCount: 0 });
      expect(table.notes[0]).toContain('2011年安排清收2010年形成');
    } finally {
      await core.close();
    }
  });

  it('three years are closed by their subtotals; who lost his persons is counted; what was written off is still to be collected', async () => {
    const core = await LEDGERS['lived in']();
    try {
      const table = await core.call('reports.table', { id: 'responsibility', period: '2011-08' });
      expect(table.rows.filter((r) => r.level === 'subtotal').map((r) => r.values['unitName'])).toEqual(['2008年小计', '2009年小计', '2010年小计']);
      expect(table.total).toMatchObject({ dueFen: 8_000_000_000, nobodyCount: 3, otherFen: 50_000 });
      expect(core.one(`SELECT sum(principal_fen) FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE l.formed_year = 2010 AND e.form = 'write_off'`)).toBe(600_000);
    } finally {
      await core.close();
    }
  });
});
