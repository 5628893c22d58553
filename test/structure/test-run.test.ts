import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Totals { passed: number; failed: number; skipped: { name: string; reason: string }[] }
interface TotalsModule { playwrightTotals(report: unknown): Totals; atLeastAsBadAs(code: number, totals: Totals | null): Totals }

const { playwrightTotals, atLeastAsBadAs } = (await import(/* @vite-ignore */ pathToFileURL(path.resolve('scripts/testing/totals.mjs')).href)) as TotalsModule;

describe('npm test', () => {
  it('counts what Playwright reports, nested suites and flaky tests included', () => {
    const report = {
      errors: [],
      suites: [
        {
          title: 'way.spec.ts',
          specs: [{ title: 'opens', tests: [{ status: 'expected', annotations: [] }] }],
          suites: [
            {
              title: 'import',
              specs: [
                { title: 'fails', tests: [{ status: 'unexpected', annotations: [] }] },
                { title: 'wavers', tests: [{ status: 'flaky', annotations: [] }] },
                { title: 'prints', tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: '没有打印机' }] }] },
              ],
            },
          ],
        },
      ],
    };
    expect(playwrightTotals(report)).toEqual({ passed: 1, failed: 2, skipped: [{ name: 'way.spec.ts > import > prints', reason: '没有打印机' }] });
  });

  it('never takes a bad end, silence or no test for success', () => {
    expect(atLeastAsBadAs(0, { passed: 3, failed: 0, skipped: [] }).failed).toBe(0);
    expect(atLeastAsBadAs(1, { passed: 3, failed: 0, skipped: [] }).failed).toBe(1);
    expect(atLeastAsBadAs(0, { passed: 0, failed: 0, skipped: [] }).failed).toBe(1);
    expect(atLeastAsBadAs(0, null).failed).toBe(1);
    expect(atLeastAsBadAs(1, { passed: 3, failed: 2, skipped: [] }).failed).toBe(2);
  });

  it('runs every test file there is', () => {
    const list = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'list', '--filesOnly', '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const run = new Set((JSON.parse(list.stdout) as { file: string }[]).map((f) => path.relative('.', f.file).replaceAll('\\', '/')));
    const written = readdirSync('test', { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => path.join(e.parentPath, e.name).replaceAll('\\', '/'));
    expect(written.filter((f) => /\.test\.tsx?$/.test(f) && !run.has(f))).toEqual([]);
    expect(written.filter((f) => /\.spec\.tsx?$/.test(f) && !f.startsWith('test/e2e/'))).toEqual([]);
  });

  it('keeps the time zone it was asked for', () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(process.env['TEST_TZ'] ?? 'Asia/Shanghai');
  });
});
