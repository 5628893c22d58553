import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const SCRATCH = 'node_modules/.tmp/test';

/** @typedef {{passed: number, failed: number, skipped: {name: string, reason: string}[]}} Totals */

/** Runs a program with the same Node, without standard input. @returns {Promise<number>} its exit code */
export function runNode(args, env) {
  return new Promise((ended, failed) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    child.on('error', failed);
    child.on('exit', (code) => ended(code ?? 1));
  });
}

/** A check that passes or fails as a whole counts as one. @returns {Promise<Totals>} */
export async function runCheck(args, env) {
  const failed = (await runNode(args, env)) !== 0;
  return { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: [] };
}

/** @returns {Promise<Totals>} */
export async function runVitest(name, args, env) {
  const file = path.resolve(SCRATCH, `vitest-${name}.json`);
  rmSync(file, { force: true });
  const code = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...args, '--reporter=default', '--reporter=./scripts/testing/vitest-totals.mjs'], { ...env, VITEST_TOTALS: file });
  return atLeastAsBadAs(code, existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
}

/** @returns {Promise<Totals>} */
export async function runPlaywright(env) {
  const file = path.resolve(SCRATCH, 'playwright.json');
  rmSync(file, { force: true });
  const code = await runNode(['node_modules/@playwright/test/cli.js', 'test'], { ...env, PLAYWRIGHT_TOTALS: file });
  return atLeastAsBadAs(code, existsSync(file) ? playwrightTotals(JSON.parse(readFileSync(file, 'utf8'))) : null);
}

function playwrightTotals(report) {
  const totals = { passed: 0, failed: report.errors.length, skipped: [] };
  const visit = (suite, titles) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'expected') totals.passed += 1;
        else if (test.status !== 'skipped') totals.failed += 1;
        else totals.skipped.push({ name: [...titles, spec.title].join(' > '), reason: test.annotations.find((a) => a.type === 'skip' || a.type === 'fixme')?.description ?? '原因见用例名称' });
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, [...titles, inner.title]);
  };
  for (const suite of report.suites) visit(suite, []);
  return totals;
}

/** A runner that ended badly, or without a word, has failed at least once, whatever it counted. */
function atLeastAsBadAs(code, totals) {
  if (totals === null) return { passed: 0, failed: 1, skipped: [] };
  const ranNothing = totals.passed + totals.failed + totals.skipped.length === 0;
  return (code !== 0 || ranNothing) && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}
