import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../electron/contract/api.js';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported', { today: '2011-09-15' });
});
afterAll(() => core.close());

type Table = OutputOf<'reports.table'>;
const watched = (on: string, more: { base?: string; options?: Record<string, string> } = {}): Promise<Table> => core.call('reports.table', { id: 'rebound', period: on.slice(0, 7), ...(more.base === undefined ? {} : { base: more.base }), options: { on, ...more.options } });

/** 表内 balances of a day by unit code and in all, from loans and entries alone (no loan of the sample changes its class). */
function balances(day: string): Map<string, number> {
  const rows = core.sql<{ code: string; fen: number }>(`SELECT u.code, sum(x.fen) AS fen FROM (
    SELECT unit_id, begin_fen AS fen FROM loan WHERE book = 'on' AND status = 'live' AND risk_class IN ('substandard','doubtful','loss')
    UNION ALL SELECT l.unit_id, CASE e.form WHEN 'new_npl' THEN e.principal_fen ELSE -e.principal_fen END FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE l.book = 'on' AND l.risk_class IN ('substandard','doubtful','loss') AND e.booked_on <= ?) x JOIN unit u ON u.unit_id = x.unit_id GROUP BY u.code`, day);
  return new Map([...rows.map((r): [string, number] => [r.code, r.fen]), ['total', rows.reduce((a, r) => a + r.fen, 0)]]);
}

describe('D1-01 D1-03 D1-04 按日监测: any day against 年初 and against any other', () => {
  it.each([['2011-07-13', '2011-03-31'], ['2011-08-10', '2011-07-31'], ['2011-08-31', '2011-01-01'], ['2011-09-15', '2011-08-10']])('%s against %s', async (on, base) => {
    const table = await watched(on, { base });
    expect([table.asOf, table.period]).toEqual([on, on.slice(0, 7)]);
    const [begin, then, now] = [balances('2011-01-01'), balances(base), balances(on)];
    for (const [key, values] of [...table.rows.filter((r) => r.level === 'row').map((r) => [r.key, r.values] as const), ['total', table.total ?? {}] as const]) {
      const [b, t, n] = [begin.get(key) ?? 0, then.get(key) ?? 0, now.get(key) ?? 0];
      expect([values['beginFen'], values['baseFen'], values['endFen'], values['yearFen'], values['sinceFen'], values['rebounds'], values['stillRises']], key).toEqual([b, t, n, n - b, n - t, n > b ? '反弹' : '', n > t ? '续升' : '']);
    }
    expect(table.total?.['doneFen']).toBe(core.one(`SELECT sum(principal_fen + on_fen + off_fen) FROM entry WHERE form IN ('cash','in_kind') AND booked_on BETWEEN '2011-01-01' AND ?`, on));
    expect(table.checks.filter((c) => !c.ok)).toEqual([]);
    expect(table.notes[0]).toContain(`当前${Number(on.slice(0, 4))}年${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`);
  });

  it('more than the line above 年初 is watched; every figure opens to its rows', async () => {
    const table = await watched('2011-08-20', { options: { watch: '30' } });
    const above = table.rows.filter((r) => r.level === 'row' && Number(r.values['yearFen']) > 30_000_000);
    expect(above.length).toBeGreaterThan(0);
    expect(table.rows.filter((r) => r.level === 'row' && r.values['watched'] === '关注').map((r) => r.key)).toEqual(above.map((r) => r.key));
    expect((await watched('2011-08-20')).rows.every((r) => r.values['watched'] === '')).toBe(true);
    for (const column of table.columns.filter((c) => c.drill !== undefined && c.kind === 'money')) {
      const drill = await core.call('reports.drill', { id: 'rebound', period: PERIOD, options: { on: '2011-08-20' }, row: 'total', column: column.key, limit: 1 });
      expect(drill.totalFen, column.key).toBe(table.total?.[column.key]);
    }
  });

  it('a day of another month, a day that is none, a base after the day: a sentence', async () => {
    for (const options of [{ on: '2011-07-31' }, { on: '2011-08-32' }]) expect((await core.refusal('reports.table', { id: 'rebound', period: PERIOD, options })).message).toMatch(/^参数“监测日”的值“2011-0.-3.”不合适$/);
    expect((await core.refusal('reports.table', { id: 'rebound', period: PERIOD, base: '2011-08-21', options: { on: '2011-08-20' } })).message).toContain('比较日');
    expect((await core.refusal('reports.table', { id: 'rebound', period: PERIOD, base: '2010-08-31' })).code).toBe('YEAR_NOT_OPENED');
  });

  it('a report of a day in the middle of the month is issued and printed again as it was', async () => {
    const { issue } = await core.call('reports.issue', { id: 'rebound', period: PERIOD, options: { on: '2011-08-10' } });
    expect(issue).toMatchObject({ asOf: '2011-08-10', options: { on: '2011-08-10', watch: '1000', top: '20' } });
    const other = await core.call('reports.issue', { id: 'rebound', period: PERIOD, options: { on: '2011-08-20' } });
    expect(other.issue).toMatchObject({ no: 2, corrects: null });
    expect((await core.call('reports.issued', { issue: issue.id })).changes).toEqual([]);
  });
});
