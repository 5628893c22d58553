// Whether the page stays responsive while a workbook of 100,000 rows is read and booked: the built product behind the loopback
// host, a real Chromium, the gaps between its animation frames, and how long a cancel takes. Nothing is asserted.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../find-browser.mjs';
import { startLoopback } from '../start/loopback.mjs';
import { ROOT, sampleFile } from './measure.mjs';

const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000);
const PATIENCE_MS = 900_000;
const READ_BUTTON = /读取 \d+ 个文件/;

export const title = `导入 ${ROWS} 行时页面的帧间隔（毫秒）`;

export async function run({ say }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-page-'));
  const file = sampleFile(folder, ROWS);
  const host = await startLoopback(ROOT, ['--db', path.join(folder, '台账.db'), '--data', folder, '--today', '2011-08-31']);
  const executablePath = findBrowser();
  const browser = await chromium.launch({ ...(executablePath === null ? {} : { executablePath }), args: ['--headless', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--no-first-run', '--disable-background-networking'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(host.url);
    await page.getByRole('textbox', { name: '县名' }).fill('样例县');
    await page.getByText('暂不设密码').click();
    await page.getByRole('button', { name: '建立不加密的台账' }).click();
    await page.getByText('未加密').waitFor();
    const idle = await framesDuring(page, () => page.waitForTimeout(3000));

    await choose(page, file);
    const cancels = [];
    for (const wait of [300, 1500, 4000]) {
      cancels.push(await cancelAfter(page, wait));
      say(`读取 ${wait} 毫秒后取消：${cancels.at(-1).toFixed(0)} 毫秒`);
    }
    const read = await framesDuring(page, async () => {
      await page.getByRole('button', { name: READ_BUTTON }).click();
      await page.getByText('正在读取文件').waitFor();
      await page.getByRole('button', { name: /入账 [\d,]+ 行/ }).waitFor();
    });
    const book = await framesDuring(page, async () => {
      await page.getByRole('button', { name: /入账 [\d,]+ 行/ }).click();
      await page.getByText(/已入账 [\d,]+ 行/).first().waitFor();
    });
    const row = (what, f, goal) => ({ 项目: what, 中位: f.p50.toFixed(1), 'p95': f.p95.toFixed(1), 目标: goal, 最大: f.max.toFixed(0), 帧数: f.frames, 进度变化: f.said, 秒: f.seconds.toFixed(1) });
    return [
      row('空闲', idle, ''), row('后台读取、校验、比对', read, 'p95 ≤ 50'), row('后台入账', book, 'p95 ≤ 50'),
      ...cancels.map((ms, i) => ({ 项目: `取消读取（第 ${i + 1} 次，到回到选文件）`, 中位: ms.toFixed(0), p95: '', 目标: '', 最大: '', 帧数: '', 进度变化: '', 秒: '' })),
    ];
  } finally {
    await browser.close();
    host.stop();
    await host.ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function choose(page, file) {
  await page.evaluate(() => { location.hash = '#/imports'; });
  await page.locator('input[type=file]').first().setInputFiles(file);
  const month = page.getByRole('textbox', { name: '账务月份' });
  await month.fill('2011-08');
  await month.press('Enter');
  await page.getByRole('button', { name: READ_BUTTON }).waitFor();
}

/** Gaps between animation frames while something goes on, and how often the page said how far it is. */
async function framesDuring(page, work) {
  await page.evaluate(() => {
    const seen = { gaps: [], said: new Set() };
    let last = performance.now();
    window.benchFrames = seen;
    const frame = () => {
      const now = performance.now();
      seen.gaps.push(now - last);
      last = now;
      seen.said.add(document.querySelector('.long-work')?.firstElementChild?.textContent?.replace(/已用.*/, '') ?? '');
      if (window.benchFrames === seen) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  const { gaps, said } = await page.evaluate(() => {
    const { gaps, said } = window.benchFrames;
    window.benchFrames = null;
    said.delete('');
    return { gaps, said: said.size };
  });
  gaps.sort((a, b) => a - b);
  const at = (share) => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: gaps.at(-1) ?? 0, frames: gaps.length, said, seconds };
}

/** Starts reading, cancels after `wait` ms; returns the ms from the click to the page where files are chosen. */
async function cancelAfter(page, wait) {
  await page.getByRole('button', { name: READ_BUTTON }).click();
  const cancel = page.getByRole('button', { name: '取消读取' });
  await cancel.waitFor();
  await page.waitForTimeout(wait);
  const started = performance.now();
  await cancel.click();
  await page.getByRole('button', { name: READ_BUTTON }).waitFor();
  return performance.now() - started;
}
