import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import * as XLSX from 'xlsx';
import { expect, test } from '../loopback.js';
import { download, inLedger, open } from './steps.js';

/** 清收小计 of the year in the 合计 row of the official form (resources/forms/monthly-recovery.map.json). */
const RECOVERED = 'N31';
const MONTHLY = '#/reports?id=monthly-recovery&period=2011-08';
const CLOSE = '#/recoveries/close?period=2011-08';

test.use({ today: '2011-09-02' });

/**
 * A month as it goes wrong in an office: a receipt booked twice over, the month closed, the report handed in, a voucher
 * that comes late, the month opened again with a reason, closed again, the report corrected – and the first one printed
 * again exactly as it was handed in.
 */
test('D4-02 X-3 X-5 book, reverse, close, issue, late receipt, reopen with reason, close and issue again, print the first again', async ({ page, product }) => {
  test.setTimeout(300_000);
  await page.getByRole('button', { name: '打开样例县', exact: true }).click();
  await expect(page.getByText('演练').first()).toBeVisible({ timeout: 120_000 });
  const loan = String(inLedger(product.ledger, `SELECT l.loan_no FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE n.principal_fen > 20000000 AND n.book = 'on' AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.loan_id = l.loan_id AND e.carried = 1) ORDER BY l.loan_id LIMIT 1`));

  await test.step('a receipt of 10,000.00 元 is booked, reversed in red, and booked again right', async () => {
    await book(page, loan, '2011-08-30', '10000');
    await page.getByRole('button', { name: /^冲正 / }).first().click();
    await page.getByRole('textbox', { name: '冲正理由' }).fill('录错金额');
    await page.locator('.ant-modal').getByRole('button', { name: '冲正 10,000.00 元' }).click();
    await expect(page.getByText(/^已冲正 /)).toBeVisible();
    await book(page, loan, '2011-08-30', '20000');
    expect(inLedger(product.ledger, `SELECT sum(principal_fen) FROM entry WHERE period = '2011-08' AND loan_id = (SELECT loan_id FROM loan WHERE loan_no = '${loan}')`)).toBe(2_000_000);
  });

  await test.step('the month is closed; the report is issued and its workbook holds 6,011.00', async () => {
    await closeMonth(page);
    await open(page, MONTHLY);
    await issueReport(page);
    await expect(page.getByText('第 1 次出具', { exact: true })).toBeVisible();
    await expect(page.locator('.reports-issued')).toContainText('依据 2011-08 第 1 次结账。台账现在的数与它一致。');
  });
  const first = await exported(page);
  expect(recoveredIn(first)).toBe(6011);

  await test.step('a voucher of August comes late: said with both dates before it is booked, booked on 1 September', async () => {
    await fill(page, loan, '2011-08-29', '30000');
    await expect(page.getByText('补记：')).toBeVisible();
    await expect(page.getByText('2011 年 8 月已结账，收回日期仍是 2011-08-29，入账日期记为 2011-09-01（2011 年 9 月）。')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/补记在 2011-09（收回日期 2011-08-29，入账日期 2011-09-01）/)).toBeVisible();
    await open(page, `${MONTHLY}&issue=1`);
    await expect(page.locator('.reports-issued')).toContainText('台账现在的数与它一致。');
  });

  await test.step('the month is opened again, only with a reason, and the mark stays on the page', async () => {
    await open(page, CLOSE);
    await page.getByRole('button', { name: '重新开账…' }).click();
    const dialog = page.locator('.ant-modal');
    await expect(dialog.getByText('这个月已出具 1 张报表（不良贷款清收处置月报表），重新开账不改变它们')).toBeVisible();
    await expect(dialog.getByRole('button', { name: '重新开账' })).toBeDisabled();
    await page.getByRole('textbox', { name: '重新开账的理由' }).fill('柳林社漏登一张凭证');
    await dialog.getByRole('button', { name: '重新开账' }).click();
    await expect(page.getByRole('list', { name: '结账记录' }).getByRole('listitem').first()).toContainText('理由：柳林社漏登一张凭证');
    await book(page, loan, '2011-08-28', '40000');
    await closeMonth(page);
    await expect(page.getByRole('list', { name: '结账记录' }).getByRole('listitem')).toHaveText([/^第 2 次结账2011-09-02/, /^重新开账2011-09-02.*理由：柳林社漏登一张凭证$/, /^第 1 次结账2011-09-02/]);
  });

  await test.step('the issued report is what it was, its cells that differ are marked, its workbook the same to the byte', async () => {
    await open(page, `${MONTHLY}&issue=1`);
    await expect(page.locator('.reports-issued')).toContainText(/台账现在有 \d+ 格与它不同/);
    await expect(page.locator('.reports-grid tfoot .reports-cell-differs').first()).toBeVisible();
    const again = await exported(page);
    expect(sha256(again)).toBe(sha256(first));
    expect(sha256(first)).toBe(inLedger(product.ledger, 'SELECT workbook_hash FROM report_issue WHERE issue_no = 1'));
    await page.getByText('纸面预览').click();
    await expect(page.locator('iframe').first()).toHaveAttribute('srcdoc', /6,011\.00.*第 1 次出具/s);
  });

  await test.step('issued again it is a correction beside the first', async () => {
    await open(page, MONTHLY);
    await issueReport(page, '这一次注明更正第 1 次');
    await expect(page.locator('.reports-issued')).toContainText('依据 2011-08 第 2 次结账，更正第 1 次。');
    expect(recoveredIn(await exported(page))).toBe(6015);
    await expect(page.getByRole('region', { name: '出具记录' }).getByRole('listitem')).toHaveText([/第 2 次.*更正第 1 次/, /第 1 次.*已由第 2 次更正/]);
  });

  await test.step('核验 finds everything in order', async () => {
    await open(page, '#/settings');
    await page.getByRole('button', { name: '核验台账' }).click();
    await expect(page.getByText(/^\s*没有问题：/)).toBeVisible({ timeout: 120_000 });
  });
});

async function fill(page: Page, loan: string, on: string, yuan: string): Promise<void> {
  await open(page, '#/recoveries');
  await page.getByRole('combobox', { name: '借款人', exact: true }).fill(loan);
  await page.getByRole('listbox', { name: '借款人' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '收回日期' }).fill(on);
  await page.keyboard.press('Enter');
  await page.getByLabel('收回总额').fill(yuan);
  await page.getByLabel('本金', { exact: true }).fill(yuan);
}

async function book(page: Page, loan: string, on: string, yuan: string): Promise<void> {
  await fill(page, loan, on, yuan);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(new RegExp(`已入账 .* ${Number(yuan).toLocaleString('en')}\\.00 元`)).first()).toBeVisible();
}

async function closeMonth(page: Page): Promise<void> {
  await open(page, CLOSE);
  await page.getByRole('button', { name: '2011 年 8 月结账…' }).click();
  await page.locator('.ant-modal').getByRole('button', { name: '2011 年 8 月结账', exact: true }).click();
  await expect(page.getByRole('button', { name: '重新开账…' })).toBeEnabled();
}

async function issueReport(page: Page, says = '台账以后改动它也不变'): Promise<void> {
  await page.getByRole('button', { name: '出具…' }).click();
  await expect(page.locator('.ant-modal').getByText(says)).toBeVisible();
  await page.locator('.ant-modal').getByRole('button', { name: '出具', exact: true }).click();
  await expect(page.locator('.reports-issued')).toBeVisible();
}

const exported = async (page: Page): Promise<Uint8Array> => (await download(page, () => page.getByRole('button', { name: '导出 Excel' }).click())).bytes;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function recoveredIn(bytes: Uint8Array): unknown {
  const book = XLSX.read(bytes);
  return (book.Sheets[book.SheetNames[0] ?? ''] ?? {})[RECOVERED]?.v;
}
