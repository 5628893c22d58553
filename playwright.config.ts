import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.mjs';
import { takeScratchFolder } from './scripts/testing/scratch-folder.mjs';

takeScratchFolder();

const executablePath = findBrowser();
// Chromium has no sandbox of its own for root; what it shows here is our own page from this machine.
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
  testDir: 'test/e2e',
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env['CI'] !== undefined,
  outputDir: 'node_modules/.tmp/e2e',
  reporter: [['list'], ['json', { outputFile: process.env['PLAYWRIGHT_TOTALS'] ?? 'node_modules/.tmp/test/playwright.json' }]],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    screenshot: 'only-on-failure',
    // the recorder puts scripts into the paper preview, which runs none: its refusals would count as page errors
    trace: 'off',
    launchOptions: {
      // without one of its own, Playwright falls back to what it downloaded itself
      ...(executablePath === null ? {} : { executablePath }),
      args: ['--headless', ...asRoot, '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
