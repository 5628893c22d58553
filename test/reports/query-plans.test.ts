import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../electron/data/sql.js';
import { buildReport, drillReport, reportContext } from '../../electron/reports/define-report.js';
import { REPORTS } from '../../electron/reports/index.js';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';

/** The tables that grow with the years: read by their keys, never from end to end. */
const LARGE = ['loan_state', 'entry', 'entry_share'];

let core: TestCore;
let conn: Database.Database;
beforeAll(async () => {
  core = await sampleLedger('closed');
  conn = new Database(core.ledger, { readonly: true });
});
afterAll(async () => {
  conn.close();
  await core.close();
});

/** The connection, every statement that was prepared on it and how many rows each list had. */
function listening(): { conn: Connection; heard: Set<string>; lists: number[] } {
  const heard = new Set<string>();
  const lists: number[] = [];
  const ears = new Proxy(conn, {
    get(target, key) {
      if (key !== 'prepare') return Reflect.get(target, key, target) as unknown;
      return (sql: string) => {
        heard.add(sql);
        const prepared = target.prepare(sql);
        return Object.assign(Object.create(prepared) as Database.Statement, {
          raw: () => prepared.raw(), pluck: () => prepared.pluck(), get: (...args: unknown[]) => prepared.get(...args),
          all: (...args: unknown[]) => {
            const rows = prepared.all(...args);
            lists.push(rows.length);
            return rows;
          },
        });
      };
    },
  });
  return { conn: ears, heard, lists };
}

/** Full scans of large tables in a statement, by the names it gives them. */
function scansOf(sql: string): string[] {
  const names = new Map(LARGE.flatMap((table) => [...sql.matchAll(new RegExp(`\\b${table}\\b(?:\\s+(?:AS\\s+)?([a-z]\\w*))?`, 'gi'))].map((m) => [/^(?:WHERE|ON|JOIN|GROUP|ORDER|USING|SET|INDEXED|LEFT|SELECT|UNION|LIMIT)$/i.test(m[1] ?? '') ? table : (m[1] ?? table), table] as const)));
  const plan = conn.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array.from({ length: parametersOf(sql) }, () => null), ...(numbersOf(sql))) as { detail: string }[];
  return plan.map((p) => p.detail).filter((d) => {
    const m = /^SCAN (\w+)/.exec(d);
    return m !== null && names.has(m[1] ?? '');
  });
}

const parametersOf = (sql: string): number => (sql.match(/\?(?!\d)/g) ?? []).length;
function numbersOf(sql: string): Record<string, null>[] {
  const numbers = new Set([...sql.matchAll(/\?(\d+)/g)].map((m) => m[1] ?? ''));
  return numbers.size === 0 ? [] : [Object.fromEntries([...numbers].map((n) => [n, null]))];
}

describe('hot queries (issue of speed: reports read by key)', () => {
  it.each(REPORTS.map((r) => r.id))('%s: no statement of its rows and drill-downs reads balances, receipts or shares from end to end', (id) => {
    const report = REPORTS.find((r) => r.id === id);
    if (!report) throw new Error(id);
    const { conn: ears, heard } = listening();
    const context = reportContext(ears, '样例县', PERIOD);
    const table = buildReport(report, context);
    for (const c of table.columns) if (c.drill !== undefined) drillReport(report, context, table.rows[0]?.key ?? 'total', c.key)?.page(0, 100);
    expect(heard.size).toBeGreaterThan(0);
    expect([...heard].flatMap((sql) => scansOf(sql).map((scan) => `${scan} in ${sql}`))).toEqual([]);
  });

  it.each([['monthly-recovery', 'cashYtdFen'], ['monthly-recovery', 'totalYtdFen'], ['monthly-recovery', 'endFen'], ['personal-targets', 'creditedFen'], ['structure', 'endFen']])('%s %s: a page of a long list takes its own rows from the ledger, not the whole list', (id, column) => {
    const report = REPORTS.find((r) => r.id === id);
    if (!report) throw new Error(id);
    const { conn: ears, lists } = listening();
    const drill = drillReport(report, reportContext(ears, '样例县', PERIOD), 'total', column);
    expect(drill?.count).toBeGreaterThan(1000);
    expect(drill?.page(500, 10)).toHaveLength(10);
    expect(Math.max(...lists)).toBeLessThan(100);
  });

  it('would see one', () => {
    expect(scansOf('SELECT sum(principal_fen) FROM loan_state s')).toEqual(['SCAN s']);
    expect(scansOf('SELECT 1 FROM entry e WHERE e.note = ?')).toEqual(['SCAN e']);
    expect(scansOf(`SELECT 1 FROM entry WHERE period = ?1 AND unit_id = ?2`)).toEqual([]);
  });
});
