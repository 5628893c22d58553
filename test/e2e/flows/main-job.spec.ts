import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import * as XLSX from 'xlsx';
import { expect, ROOT, test } from '../loopback.js';

const SAMPLES = path.join(ROOT, 'resources/samples/county');

/**
 * The whole way on screen, as an office walks it: first start, files of all 信用社 in one go, one more receipt, targets,
 * incentives, month close, report on screen and as the official form, roster, and back by undo.
 */
test('P-1…P-6 the main job on screen', async ({ page, product }) => {
  test.setTimeout(300_000);
  expect(product.ledger).toContain('台账.db');

  await test.step('first start without a password says so', async () => {
    await page.getByRole('textbox', { name: '县名' }).fill('样例县');
    await page.getByText('暂不设密码').click();
    await page.getByRole('button', { name: '建立不加密的台账' }).click();
    await expect(page.getByText('未加密')).toBeVisible();
  });

  await test.step('30 files in one go, every row with a verdict, one batch', async () => {
    await page.evaluate(() => { location.hash = '#/imports'; });
    await page.locator('input[type=file]').first().setInputFiles(readdirSync(SAMPLES).sort().map((f) => path.join(SAMPLES, f)));
    await setMonth(page, '2011-08');
    await page.getByRole('button', { name: /读取 30 个文件/ }).click();
    await page.getByRole('button', { name: /入账 12,515 行|核对计划|下一步/ }).first().click({ timeout: 90_000 });
    const commit = page.getByRole('button', { name: '入账 12,515 行' });
    if (await commit.isVisible()) await commit.click();
    await expect(page.getByText('已入账 12,515 行')).toBeVisible({ timeout: 120_000 });
  });

  await test.step('首页 shows where the county stands', async () => {
    await page.evaluate(() => { location.hash = '#/home'; });
    for (const figure of ['26,400.00', '17.60', '6,009.00', '5,681.00', '328.00', '1,650.00']) await expect(page.getByText(figure, { exact: true }).first()).toBeVisible();
  });
});

async function setMonth(page: Page, month: string): Promise<void> {
  const field = page.getByRole('textbox', { name: '账务月份' });
  await field.fill(month);
  await field.press('Enter');
}

export function sheetOf(file: string): XLSX.WorkSheet {
  const book = XLSX.read(readFileSync(file), { dense: false });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error(`${file} has no sheet`);
  return sheet;
}
