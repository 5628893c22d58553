import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestCore } from '../helpers/test-core.js';
import { LEDGERS, type LedgerName } from './lived-in-ledger.js';

type Sums = Record<string, number>;
const LAST: Record<string, string> = { '2011-01': '2011-01-31', '2011-03': '2011-03-31', '2011-08': '2011-08-31' };
const BOOKS: Record<string, string> = { all: `('written_off','note_swap','fund_swap')`, written_off: `('written_off')`, note_swap: `('note_swap')` };

/** Who owed how much at the end of a day, from opening, entries and moves. */
const at = (day: string, books: string): string => `SELECT l.loan_id, l.borrower_id, (CASE l.begin_year WHEN 2011 THEN l.begin_fen ELSE 0 END) + (SELECT coalesce(sum(CASE e.form WHEN 'new_npl' THEN principal_fen ELSE -principal_fen END), 0) FROM entry e WHERE e.loan_id = l.loan_id AND e.booked_on <= '${day}') AS fen,
    coalesce((SELECT to_unit_id FROM loan_move m WHERE m.loan_id = l.loan_id AND m.on_date <= '${day}' ORDER BY on_date DESC LIMIT 1), (SELECT from_unit_id FROM loan_move m WHERE m.loan_id = l.loan_id ORDER BY on_date LIMIT 1), l.unit_id) AS unit_id FROM loan l WHERE l.status = 'live' AND l.book IN ${books}`;

function sums(core: TestCore, period: string, book: string, whose: string): Record<string, number | string> {
  const books = BOOKS[book] ?? '';
  const stock = (day: string): { n: number; fen: number } => core.sql<{ n: number; fen: number }>(`SELECT count(DISTINCT borrower_id) AS n, coalesce(sum(fen), 0) AS fen FROM (${at(day, books)}) WHERE fen > 0 AND ${whose}`)[0] ?? { n: 0, fen: 0 };
  const [begin, end] = [stock('2011-01-01'), stock(LAST[period] ?? '')];
  const sum = (what: string, when: string): string => `coalesce(sum(CASE WHEN ${when} THEN ${what} END), 0)`;
  const recover = `form IN ('cash','in_kind')`;
  const [flow] = core.sql<Sums>(`SELECT ${sum('principal_fen', `form = 'new_npl'`)} AS grownFen, ${sum('principal_fen', `${recover} AND period = '${period}'`)} AS monthPrincipalFen, ${sum('on_fen + off_fen', `${recover} AND period = '${period}'`)} AS monthInterestFen, ${sum('principal_fen', recover)} AS principalFen, ${sum('on_fen + off_fen', recover)} AS interestFen, ${sum('principal_fen + on_fen + off_fen', recover)} AS recoveredFen, ${sum('principal_fen', `form NOT IN ('cash','in_kind','new_npl')`)} AS otherFen
    FROM entry WHERE book IN ${books} AND period BETWEEN '2011-01' AND '${period}' AND ${whose}`);
  return { beginBorrowers: begin.n, beginFen: begin.fen, ...flow, endBorrowers: end.n, endFen: end.fen, mark: '√' };
}

describe.each(Object.keys(LEDGERS) as LedgerName[])('表外（已核销）贷款收回表 against plain SQL (decisions.md 8), %s', (name) => {
  let core: TestCore;
  beforeAll(async () => {
    core = await LEDGERS[name]();
  });
  afterAll(() => core.close());

  it.each(Object.keys(LAST).flatMap((period) => Object.keys(BOOKS).map((book) => [period, book] as const)))('%s %s: every cell of every unit and of the total', async (period, book) => {
    const table = await core.call('reports.table', { id: 'written-off', period, options: { book } });
    const units = core.sql<{ id: number; code: string; name: string }>(`SELECT unit_id AS id, code, name FROM unit WHERE kind = 'credit_union' ORDER BY sort_no`).map((u) => ({ ...u, sums: sums(core, period, book, `unit_id = ${u.id}`) }));
    const shown = units.filter((u) => Object.entries(u.sums).some(([k, v]) => k !== 'mark' && v !== 0));
    expect(table.rows.map((r) => [r.key, r.values])).toEqual(shown.map((u, i) => [u.code, { seq: i + 1, unitName: u.name, ...u.sums }]));
    expect(table.total).toEqual({ seq: null, unitName: '合计', ...sums(core, period, book, '1') });
    expect(table.checks.map((k) => [k.id, k.ok])).toEqual([['C7', true], ['C1', true]]);
  });
});

describe('C7 outside the balance sheet', () => {
  it('receipts count as 清收 and take nothing off the NPL; what is written off in the year comes in here', async () => {
    const core = await LEDGERS['lived in']();
    try {
      const { rows, total } = await core.call('reports.table', { id: 'written-off', period: '2011-08' });
      expect(total).toMatchObject({ grownFen: 600_000, principalFen: 930_020, interestFen: 20_012, otherFen: 1_001 });
      // taken back on its day: nothing
      expect(rows.find((r) => r.key === '19')?.values).toMatchObject({ monthPrincipalFen: 410_003, principalFen: 410_003 });
      expect(core.one(`SELECT sum(principal_fen + on_fen + off_fen) FROM entry WHERE book <> 'on' AND form = 'cash'`)).toBe(total?.['recoveredFen']);
      const names = (await core.call('reports.table', { id: 'written-off', period: '2011-08', options: { book: 'fund_swap' } })).rows;
      expect(names).toEqual([]);
    } finally {
      await core.close();
    }
  });
});
