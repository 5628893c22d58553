import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatWan } from '../../electron/domain/money.js';
import { reportContext } from '../../electron/reports/define-report.js';
import { REPORTS } from '../../electron/reports/index.js';
import { textOf } from '../print/read-sheets.js';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

const words = (html: string): string[] => [...html.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((m) => textOf(m[1] ?? ''));

describe('charts say what the table says (X-7)', () => {
  it('the ranking has every unit’s 完成率, the best first; the months add up to the year', async () => {
    const table = await core.call('reports.table', { id: 'monthly-recovery', period: PERIOD });
    const { html, pages } = await core.call('reports.page', { id: 'monthly-recovery', period: PERIOD, view: 'charts' });
    expect(pages).toBe(4);
    const [ranking = ''] = html.split('<section class="sheet">').slice(1);
    const ranked = table.rows.filter((r) => r.values['rank'] !== null).sort((a, b) => Number(a.values['rank']) - Number(b.values['rank']));
    const shown = words(ranking).filter((w) => w.endsWith('%'));
    expect(shown).toEqual(ranked.map((r) => `${r.values['completionPct']}%`));
    const conn = new Database(core.ledger, { readonly: true });
    try {
      const charts = REPORTS.find((r) => r.id === 'monthly-recovery')?.charts?.(reportContext(conn, '样例县', PERIOD)) ?? [];
      const months = charts.find((c) => c.kind === 'stacks');
      const sum = months?.series.flatMap((s) => s.values).reduce<number>((a, v) => a + Number(v), 0) ?? 0;
      expect(sum).toBe(table.total?.['recoveredYtdFen']);
      expect(formatWan(sum)).toBe('6,009.00');
    } finally {
      conn.close();
    }
    expect(words(html)).toEqual(expect.arrayContaining(['22.30%', '17.60%', formatWan(Number(table.total?.['endFen']))]));
  });

  it('of every report that has charts: a sheet for each, on screen and as a page; a workbook of them is refused in words', async () => {
    for (const { id, charts } of (await core.call('reports.list', {})).reports.filter((r) => r.charts)) {
      expect(charts).toBe(true);
      const page = await core.call('reports.page', { id, period: PERIOD, view: 'charts' });
      const { files: [file] } = await core.call('reports.export', { id, period: PERIOD, view: 'charts', formats: ['html'] });
      expect(file && readFileSync(core.pathOf(file), 'utf8')).toBe(page.html);
      expect(page.html.match(/<svg /g)).toHaveLength(page.pages);
      expect((await core.refusal('reports.export', { id, period: PERIOD, view: 'charts', formats: ['xlsx'] })).code).toBe('NOT_BUILT');
    }
    expect((await core.refusal('reports.page', { id: 'personal-targets', period: PERIOD, view: 'charts' })).code).toBe('NOT_BUILT');
  });
});
