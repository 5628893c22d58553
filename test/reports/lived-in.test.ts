import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../electron/contract/api.js';
import { REPORTS } from '../../electron/reports/index.js';
import { PERIOD } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';
import { livedInLedger } from './lived-in-ledger.js';

let core: TestCore;
beforeAll(async () => {
  core = await livedInLedger();
}, 120_000);
afterAll(() => core.close());

const BALANCES = ['five-class', 'class-migration', 'task-completion', 'net-and-new', 'rebound', 'structure', 'provision'];
const table = (id: string): Promise<OutputOf<'reports.table'>> => core.call('reports.table', { id, period: PERIOD });

describe('reports of balances on a ledger that was lived in: reversals, 核销, a cure that goes on paying, loans handed over', () => {
  it('every check of every report holds but C10, which names the suit that claims less than was paid', async () => {
    for (const { id } of REPORTS) {
      const failed = (await table(id)).checks.filter((k) => !k.ok);
      expect(failed.map((k) => k.id).filter((k) => k !== 'C10'), id).toEqual([]);
    }
  }, 120_000);

  it('压降与控新: every row runs from 年初 to 期末, with what was reclassified and handed over', async () => {
    const t = await table('net-and-new');
    for (const v of [...t.rows.map((r) => r.values), t.total ?? {}]) {
      const n = (k: string): number => Number(v[k]);
      expect(n('beginFen') - n('recoveredFen') - n('raisedFen') - n('otherFen') - n('leftFen') + n('newYearFen') + n('cameFen') + n('movedFen'), String(v['unitName'])).toBe(n('endFen'));
    }
    const of = (code: string, k: string): number => Number(t.rows.find((r) => r.key === code)?.values[k]);
    expect(of('07', 'leftFen')).toBeGreaterThan(0);
    expect(of('11', 'movedFen')).toBeGreaterThan(0);
    expect(of('08', 'movedFen') + of('11', 'movedFen')).toBe(0);
    expect(t.total?.['movedFen']).toBe(0);
  });

  it.each(BALANCES)('X-4 %s: the cells of the units it happened in, and of the total, are the sum or the number of their rows', async (id) => {
    const t = await table(id);
    const rows = [...t.rows.filter((r) => id === 'class-migration' || ['05', '06', '07', '08', '11', 'all:band', 'year:2010', 'guarantee:credit'].includes(r.key)).map((r) => [r.key, r.values] as const), ...(t.total === null ? [] : [['total', t.total] as const])];
    for (const [key, values] of rows) {
      for (const c of t.columns.filter((x) => x.drill !== undefined && (values[x.key] ?? null) !== null)) {
        const d = await core.call('reports.drill', { id, period: PERIOD, row: key, column: c.key, limit: 1 });
        expect(c.kind === 'count' ? d.count : d.totalFen, `${key} ${c.key}`).toBe(values[c.key]);
      }
    }
  }, 60_000);
});
