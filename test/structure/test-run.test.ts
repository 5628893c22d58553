import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Named { name: string; reason: string }
interface Totals { passed: number; failed: Named[]; skipped: Named[] }
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
                { title: 'fails', tests: [{ status: 'unexpected', annotations: [], results: [{ error: { message: '\u001b[31mnot equal\u001b[39m\nat line 3' } }] }] },
                { title: 'wavers', tests: [{ status: 'flaky', annotations: [], results: [{ error: { message: 'late' } }, {}] }] },
                { title: 'prints', tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: '没有打印机' }] }] },
              ],
            },
          ],
        },
      ],
    };
    expect(playwrightTotals(report)).toEqual({
      passed: 1,
      failed: [{ name: 'way.spec.ts > import > fails', reason: 'not equal' }, { name: 'way.spec.ts > import > wavers', reason: 'late' }],
      skipped: [{ name: 'way.spec.ts > import > prints', reason: '没有打印机' }],
    });
  });

  it('never takes a bad end, silence or no test for success', () => {
    const failedOf = (code: number, totals: Totals | null): string[] => atLeastAsBadAs(code, totals).failed.map((f) => f.reason);
    const none = { failed: [], skipped: [] };
    expect(failedOf(0, { passed: 3, ...none })).toEqual([]);
    expect(failedOf(1, { passed: 3, ...none })).toEqual(['退出码 1']);
    expect(failedOf(0, { passed: 0, ...none })).toEqual(['没有运行任何用例']);
    expect(failedOf(0, null)).toEqual(['没有写下结果就结束了']);
    expect(failedOf(1, { passed: 3, ...none, failed: [{ name: 'a', reason: 'b' }] })).toEqual(['b']);
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
