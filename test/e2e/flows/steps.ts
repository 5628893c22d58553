import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { expect } from '../loopback.js';

// The steps of an office that more than one way through takes.

/** First start, without a password: the product says so. */
export async function firstStart(page: Page, county = '样例县'): Promise<void> {
  await page.getByRole('textbox', { name: '县名' }).fill(county);
  await page.getByText('暂不设密码').click();
  await page.getByRole('button', { name: '建立不加密的台账' }).click();
  await expect(page.getByText('未加密')).toBeVisible();
}

export async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((h) => { location.hash = h; }, hash);
}

/** Chooses files by the page's own input and reads them; `period` where the month is not the one that stands there. */
export async function read(page: Page, files: string | readonly string[], period?: string): Promise<void> {
  await open(page, '#/imports');
  await page.locator('input[type=file]').first().setInputFiles(files);
  await readChosen(page, period);
}

export async function readChosen(page: Page, period?: string): Promise<void> {
  const month = page.getByRole('textbox', { name: '账务月份' });
  if (period !== undefined) {
    await month.fill(period);
    await month.press('Enter');
  }
  await page.getByRole('button', { name: /读取 \d+ 个文件/ }).click();
}

/** Takes in what the plan says; the button names the rows. */
export async function commit(page: Page, rows: string): Promise<void> {
  await page.getByRole('button', { name: `入账 ${rows} 行` }).click({ timeout: 90_000 });
  await expect(page.getByText(`已入账 ${rows} 行`)).toBeVisible({ timeout: 120_000 });
}

/** What a click hands over as a file. */
export async function download(page: Page, click: () => Promise<void>): Promise<{ name: string; path: string; bytes: Uint8Array }> {
  const arrives = page.waitForEvent('download', { timeout: 120_000 });
  await click();
  const file = await arrives;
  const path = await file.path();
  return { name: file.suggestedFilename(), path, bytes: new Uint8Array(readFileSync(path)) };
}

/** One value of the real ledger file. */
export function inLedger(ledger: string, sql: string): unknown {
  const db = new Database(ledger, { readonly: true });
  try {
    return db.prepare(sql).pluck().get();
  } finally {
    db.close();
  }
}

/** A figure of the plan: the card says a number and its word. */
export async function planSays(page: Page, word: string, figure: string): Promise<void> {
  await expect(page.locator('.imports-figure').filter({ hasText: new RegExp(`^${figure} ${word}`) })).toBeVisible({ timeout: 120_000 });
}
