import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { atLeastAsBadAs, failedAsAWhole, playwrightTotals } from './totals.mjs';

const SCRATCH = 'node_modules/.tmp/test';

/** Runs a program with the same Node, without standard input. @returns {Promise<number>} its exit code */
export function runNode(args, env) {
  return new Promise((ended, failed) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    child.on('error', failed);
    child.on('exit', (code) => ended(code ?? 1));
  });
}

/** A check that passes or fails as a whole counts as one. @returns {Promise<import('./totals.mjs').Totals>} */
export async function runCheck(args, env) {
  const code = await runNode(args, env);
  return code === 0 ? { passed: 1, failed: [], skipped: [] } : failedAsAWhole(`退出码 ${code}`);
}

/** @returns {Promise<import('./totals.mjs').Totals>} */
export async function runVitest(name, args, env) {
  const file = path.resolve(SCRATCH, `vitest-${name}.json`);
  rmSync(file, { force: true });
  const code = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...args, '--reporter=default', '--reporter=./scripts/testing/vitest-totals.mjs'], { ...env, VITEST_TOTALS: file });
  return atLeastAsBadAs(code, existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
}

/** @returns {Promise<import('./totals.mjs').Totals>} */
export async function runPlaywright(env) {
  const file = path.resolve(SCRATCH, 'playwright.json');
  rmSync(file, { force: true });
  const code = await runNode(['node_modules/@playwright/test/cli.js', 'test'], { ...env, PLAYWRIGHT_TOTALS: file });
  return atLeastAsBadAs(code, existsSync(file) ? playwrightTotals(JSON.parse(readFileSync(file, 'utf8'))) : null);
}
