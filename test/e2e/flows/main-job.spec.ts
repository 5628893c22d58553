import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import * as XLSX from 'xlsx';
import { expect, ROOT, test } from '../loopback.js';
import { commit, download, firstStart, inLedger, open, read } from './steps.js';

const SAMPLES = path.join(ROOT, 'resources/samples/county');
/** Cells of the official form's 合计 row behind the 24 units of the sample (resources/forms/monthly-recovery.map.json). */
const TOTAL_ROW = 31;
const CELL = { cash: 'L', inKind: 'M', recovered: 'N', ratio: 'Y', points: 'Z' } as const;

/**
 * The whole way on screen, as an office walks it: first start, files of all 信用社 in one go, one more receipt, targets,
 * incentives, month close, report on screen and as the official form, roster, and back by undo.
 */
test('P-1…P-6 the main job on screen', async ({ page, product }) => {
  test.setTimeout(300_000);

  await test.step('first start without a password says so', async () => {
    await firstStart(page);
  });

  await test.step('30 files in one go, every row with a verdict, one batch', async () => {
    await read(page, readdirSync(SAMPLES).sort().map((f) => path.join(SAMPLES, f)), '2011-08');
    await commit(page, '12,515');
  });

  await test.step('首页 shows where the county stands', async () => {
    await open(page, '#/home');
    for (const figure of ['26,400.00', '17.60', '6,009.00', '5,681.00', '328.00', '1,650.00']) await expect(page.getByText(figure, { exact: true }).first()).toBeVisible();
  });

  await test.step('the official form, as downloaded, holds the published figures as numbers', async () => {
    expect(await monthlyForm(page)).toEqual({ cash: 5681, inKind: 328, recovered: 6009, ratio: 17.6, points: -4.7 });
  });

  await test.step('one receipt of 10,000.00 元 more, by keyboard alone', async () => {
    await open(page, '#/recoveries');
    await page.getByLabel('凭证号').fill('0831-99');
    await page.keyboard.press('Enter');
    await page.keyboard.type(openLoan(product.ledger));
    await expect(page.getByRole('listbox', { name: '借款人' })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.getByLabel('收回总额').fill('10000');
    await page.getByLabel('本金', { exact: true }).fill('10000');
    await expect(page.getByText('人民币壹万元整')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/第 1 叠 · 1 张/)).toBeVisible();
    expect(await monthlyForm(page)).toMatchObject({ cash: 5682, inKind: 328, recovered: 6010 });
  });

  await test.step('undo restores the figures', async () => {
    await open(page, '#/history');
    await page.getByRole('button', { name: '撤销这一批…' }).click();
    await page.getByRole('button', { name: /^撤销 \d+ 项$/ }).click();
    await expect(page.getByText(/已撤销，/).first()).toBeVisible();
    expect(await monthlyForm(page)).toMatchObject({ cash: 5681, recovered: 6009 });
  });

  await test.step('every person against his target, and a first incentive run with a derivation', async () => {
    await open(page, '#/targets');
    for (const tier of ['党委成员', '部室主任', '部室副主任', '一般员工', '信用社员工']) await expect(page.getByText(tier, { exact: true }).first()).toBeVisible();
    await expect(page.getByText('82.31').first()).toBeVisible();
    await open(page, '#/targets/incentive');
    await expect(page.getByText('2011年不良贷款清收奖惩办法').first()).toBeVisible();
  });

  await test.step('month close with its thirteen checks', async () => {
    await open(page, '#/recoveries/close?period=2011-08');
    await expect(page.getByText('13 项通过')).toBeVisible();
    await page.getByRole('button', { name: '2011 年 8 月结账…' }).click();
    await page.getByRole('button', { name: '2011 年 8 月结账', exact: true }).click();
    await expect(page.getByText('已结账').first()).toBeVisible();
  });

  await test.step('the report opens its rows, the page is the paper', async () => {
    await open(page, '#/reports?id=monthly-recovery&period=2011-08');
    await expect(page.getByText('6,009.00', { exact: true }).first()).toBeVisible();
    await page.getByText('纸面预览').click();
    await expect(paper(page)).toHaveAttribute('srcdoc', /第 1 页 共 1 页/);
  });

  await test.step('the roster of 2011 by responsible person, each on a page of his own', async () => {
    await open(page, '#/rosters/print?year=2011');
    await expect(page.getByText('763 笔').first()).toBeVisible();
    await expect(paper(page)).toHaveAttribute('srcdoc', /2011年度责任清收名册/);
    await expect(paper(page)).toHaveAttribute('srcdoc', /签收人/);
  });
});

/** The paper runs no script, so it is looked at from outside: what is shown is exactly its srcdoc. */
function paper(page: Page): Locator {
  return page.locator('iframe').first();
}

/** Downloads the monthly report through the page and reads its 合计 row. */
async function monthlyForm(page: Page): Promise<Record<keyof typeof CELL, unknown>> {
  await open(page, '#/reports?id=monthly-recovery&period=2011-08');
  const book = XLSX.read((await download(page, () => page.getByRole('button', { name: '导出 Excel' }).click())).bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  expect((sheet[`B${TOTAL_ROW}`] ?? sheet[`A${TOTAL_ROW}`])?.v).toMatch(/合\s*计/);
  return Object.fromEntries(Object.entries(CELL).map(([k, column]) => [k, sheet[`${column}${TOTAL_ROW}`]?.v])) as Record<keyof typeof CELL, unknown>;
}

/** A loan that still owes more than 10,000 元, read from the real ledger file. */
const openLoan = (ledger: string): string => String(inLedger(ledger, "SELECT l.loan_no FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE n.principal_fen > 2000000 AND n.book = 'on' ORDER BY l.loan_id LIMIT 1"));
