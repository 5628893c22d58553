import { chromium, type Browser, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { createCore } from '../../electron/app/core.js';
import type { InputOf, MethodName, OutputOf } from '../../electron/contract/api.js';
import type { FileRef } from '../../electron/contract/files.js';
import { coreOptions } from '../../electron/hosts/core-options.js';
import { startLoopbackHost } from '../../electron/hosts/loopback-host.js';
import { linkInProcess } from '../../electron/workers/core-link.js';
import { RESOURCES, ROOT } from '../helpers/made-once.js';
import { copySampleLedger, type SampleStage } from '../helpers/sample-ledger.js';
import { browserHere, launchArgs } from '../print/browser-here.js';

/** The pages as they ship over the real core and the sample county, in a real browser. */
export interface RealProduct {
  /** A new page on the product at an address of its own; faults of the one before are dropped. */
  open(hash: string, waitFor: string): Promise<Page>;
  /** Asks the core past the pages. */
  ask<N extends MethodName>(method: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** The place of a file that was handed out. */
  pathOf(file: FileRef | undefined): string;
  /** Console errors, page errors and requests to elsewhere since the page was opened. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** `stage` null: a ledger that was only created. */
export async function realProduct(stage: SampleStage | null): Promise<RealProduct> {
  const folder = mkdtempSync(path.join(tmpdir(), 'real-pages-'));
  const ledgerPath = path.join(folder, '台账.db');
  if (stage !== null) await copySampleLedger(stage, ledgerPath);
  const faults: string[] = [];
  const log = { info: () => undefined, error: (message: string, details?: Readonly<Record<string, unknown>>) => void faults.push(`${message} ${String(details?.['error'] ?? '')}`) };
  const core = await createCore(coreOptions({ ledgerPath, resourcesPath: RESOURCES, temporaryPath: path.join(folder, 'handed-out'), today: '2011-08-31', password: null, user: '周样初', version: '0.1.0' }, log));
  if (stage === null) await core.runToEnd('ledger.create', { county: '样例县' }, { signal: new AbortController().signal, progress: () => undefined, checkpoint: () => undefined });
  const link = linkInProcess(core, log);
  const rendererPath = path.join(folder, 'renderer');
  await buildPages(rendererPath);
  const host = await startLoopbackHost(link, { rendererPath, log });
  const browser: Browser = await chromium.launch({ executablePath: browserHere ?? '', args: launchArgs });
  let page: Page | undefined;
  return {
    faults,
    open: async (hash, waitFor) => {
      await page?.close();
      page = await browser.newPage({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
      faults.length = 0;
      page.on('console', (m) => m.type() === 'error' && faults.push(m.text()));
      page.on('pageerror', (e) => faults.push(String(e)));
      page.on('request', (r) => /^(http:\/\/127\.0\.0\.1|blob:|data:|about:)/.test(r.url()) || faults.push(`request: ${r.url()}`));
      await page.goto(host.url);
      await page.locator('.page').waitFor();
      await page.evaluate((to) => { window.location.hash = to; }, hash);
      await page.locator(waitFor).first().waitFor();
      return page;
    },
    ask: async (method, input) => {
      const reply = await core.runToEnd(method, input, { signal: new AbortController().signal, progress: () => undefined, checkpoint: () => undefined });
      if (!reply.ok) throw new Error(`${method}: ${reply.error.code}`);
      return reply.value as OutputOf<typeof method>;
    },
    pathOf: (file) => core.files.pathOf(file ?? { ref: '', name: '', bytes: 0 }),
    close: async () => {
      await page?.close();
      await browser.close();
      await host.close();
      await link.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function buildPages(outDir: string): Promise<void> {
  const env = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ root: path.join(ROOT, 'renderer'), base: './', configFile: false, logLevel: 'error', mode: 'production', plugins: [react()], build: { outDir, emptyOutDir: true, target: 'chrome140', minify: false, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 8000 } });
  } finally {
    if (env === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = env;
  }
}

/** Parts of a page that are wider than their place, at 100 %, 125 % and 150 % of Windows scaling and on a large screen. */
export async function tooWide(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [width, height] of [[1366, 768], [1093, 614], [911, 512], [1920, 1080]] as const) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(150);
    const here = await page.evaluate(() => ['html', '.page', '.page-head', '.paper-bar', '.reports-body', '.rosters-print'].flatMap((s) => [...document.querySelectorAll(s)].filter((e) => e.scrollWidth > e.clientWidth).map((e) => `${s} ${e.scrollWidth} in ${e.clientWidth}`)));
    found.push(...here.map((h) => `at ${width}×${height}: ${h}`));
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  return found;
}

/** Controls that a screen reader could only call "button". */
export async function nameless(page: Page): Promise<string[]> {
  return (await page.locator('body').ariaSnapshot()).split('\n').filter((line) => /- (button|textbox|combobox|link|checkbox|radio|grid|table|img|listbox)\s*(\[[^\]]*\])?:?\s*$/.test(line));
}
