import { chromium, type Browser, type Locator, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../../electron/hosts/content-security.js';
import { browserHere, launchArgs } from '../../print/browser-here.js';
import type { FixtureHost } from '../fixture-host.js';
import { servePreview } from './serve-preview.js';

declare const window: Window & { readonly fixture: FixtureHost };

/** The pages on generated data in a real browser, under the policy they ship with; a new page for every test. */
export interface PreviewPage {
  readonly page: Page;
  /** What the page complained of: console errors, page errors, requests that leave it. */
  readonly faults: string[];
  open(where: string, waitFor: string): Promise<void>;
  /** Inputs with which the page called a method, in order. */
  asked(method: string): Promise<unknown[]>;
  button(name: string | RegExp): Locator;
}

/** For the body of a `describe`: serves the pages, starts the browser, and ends both. */
export function previewPage(): PreviewPage {
  const folder = mkdtempSync(path.join(tmpdir(), 'preview-'));
  let served: { url: string; close: () => void };
  let browser: Browser;
  let page: Page;
  let faults: string[] = [];
  beforeAll(async () => {
    served = await servePreview(folder, CONTENT_SECURITY_POLICY);
    browser = await chromium.launch({ executablePath: browserHere ?? '', args: launchArgs });
  });
  afterAll(async () => {
    await browser?.close();
    served?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await page?.close();
    faults = [];
    page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    page.on('console', (m) => m.type() === 'error' && faults.push(m.text()));
    page.on('pageerror', (e) => faults.push(String(e)));
    page.on('request', (r) => r.url().startsWith(served.url) || /^(data|blob|about):/.test(r.url()) || faults.push(`network: ${r.url()}`));
  });
  return {
    get page() { return page; },
    get faults() { return faults; },
    async open(where, waitFor) {
      await page.goto(served.url + where);
      await page.locator(waitFor).first().waitFor();
      // SHOTS=folder: every page as a picture, to be looked at
      if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: path.join(process.env['SHOTS'], `${where.replace(/\W+/g, '-')}-${page.viewportSize()?.width}.png`) });
    },
    asked: (method) => page.evaluate((m) => window.fixture.calls.filter((c) => c.method === m).map((c) => c.input), method),
    button: (name) => page.getByRole('button', { name }),
  };
}
