import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { test as base } from '@playwright/test';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** The built product on a data folder of its own. */
export interface Product {
  readonly url: string;
  readonly folder: string;
  readonly ledger: string;
}

interface Fixtures {
  readonly product: Product;
  /** 业务日期 of the product. */
  readonly today: string;
}

/**
 * Opens a page on a fresh product behind the loopback host. A console error, a page error or a request that leaves the
 * machine fails the test, whatever else it asserts.
 */
export const test = base.extend<Fixtures>({
  today: ['2011-08-31', { option: true }],
  product: async ({ page, today }, give) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'qingshou-e2e-'));
    const ledger = path.join(folder, '台账.db');
    const child = spawn(process.execPath, [path.join(ROOT, 'dist/main/loopback.mjs'), '--db', ledger, '--data', folder, '--today', today], { stdio: ['ignore', 'pipe', 'inherit'], cwd: ROOT });
    const url = await addressOf(child);
    const faults: string[] = [];
    page.on('console', (m) => { if (m.type() === 'error') faults.push(`console: ${m.text()}`); });
    page.on('pageerror', (e) => faults.push(`page: ${e.message}`));
    page.on('request', (r) => { if (!/^(http:\/\/127\.0\.0\.1|blob:|data:|about:)/.test(r.url())) faults.push(`request: ${r.url()}`); });
    await page.goto(url);
    await give({ url, folder, ledger });
    await page.close(); // its event stream ends with it, not with the host
    child.kill('SIGTERM');
    await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
    if (faults.length > 0) throw new Error(`the page reported:\n${faults.join('\n')}`);
  },
});

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output of the host');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return (JSON.parse(line) as { url: string }).url;
}

export { expect } from '@playwright/test';
