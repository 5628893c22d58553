import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatWan } from '../../../../electron/domain/money.js';
import { browserHere } from '../../../print/browser-here.js';
import { nameless, realProduct, tooWide, type RealProduct } from '../../real-product.js';

const MONTHLY = '#/reports?id=monthly-recovery&period=2011-08';
const GRID = '.reports-grid td[role=gridcell]';

describe.skipIf(browserHere === null)('出具 in a browser, on the sample county', () => {
  let product: RealProduct;
  beforeAll(async () => {
    product = await realProduct('imported');
  });
  afterAll(() => product?.close());

  const modal = (page: Page) => page.locator('.ant-modal');
  const download = async (page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> => {
    const [file] = await Promise.all([page.waitForEvent('download'), press()]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const healthy = async (page: Page): Promise<void> => expect([await tooWide(page), await nameless(page), product.faults]).toEqual([[], [], []]);

  it('出具… says what it means, the safe button has the focus; then the report stands as issued, with its mark', async () => {
    const page = await product.open(MONTHLY, GRID);
    expect(await page.locator('.reports-issues').count()).toBe(0);
    await page.getByRole('button', { name: '出具…' }).click();
    await modal(page).getByText('2011 年 8 月还没有结账').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('先不出具');
    await modal(page).getByRole('button', { name: '出具', exact: true }).click();
    await page.locator('.reports-issued').waitFor();
    expect(await page.locator('.reports-issued').innerText()).toContain('已出具　2011-08-31 周样初，截至 2011-08-31，出具时 2011-08 未结账。台账现在的数与它一致。');
    expect(await page.locator('.reports-issues li').allInnerTexts()).toEqual([expect.stringMatching(/^第 1 次\s*2011-08-31 周样初$/) as string]);
    expect(await page.locator('.reports-opens, .reports-cell-differs').count()).toBe(0);
    await healthy(page);
  });

  it('after a receipt the cells that differ are marked and told; the issue is printed and exported as it left', async () => {
    const page = await product.open(`${MONTHLY}&issue=1`, GRID);
    const first = await download(page, () => page.getByRole('button', { name: '导出 Excel' }).click());
    const { issues: [issue] } = await product.ask('reports.issues', {});
    expect(createHash('sha256').update(first.bytes).digest('hex')).toBe(issue?.workbookHash);
    expect(first.name).toBe('不良贷款清收处置月报表-2011-08-第1次出具.xlsx');
    const before = await product.ask('reports.table', { id: 'monthly-recovery', period: '2011-08' });
    const { rows: [loan] } = await product.ask('loans.page', { filter: { liveOnly: true }, sort: { key: 'currentPrincipalFen', descending: true }, limit: 1 });
    await product.ask('recoveries.book', { loanId: loan?.loanId ?? 0, on: '2011-08-30', principalFen: 1_000_000, form: 'cash' });
    await page.locator('.reports-cell-differs').first().waitFor();
    const { changes, says } = await product.ask('reports.issued', { issue: 1 });
    expect(await page.locator('.reports-issued').innerText()).toContain(`${says}。`);
    const total = page.locator('.reports-grid tfoot .reports-cell-differs');
    expect(await total.count()).toBe(changes.filter((c) => c.row === 'total' && before.columns.some((x) => x.key === c.column)).length);
    expect(await total.first().getAttribute('title')).toBe(`台账现在为 ${formatWan(Number(before.total?.['cashMonthFen']) + 1_000_000)}`);
    expect(await total.first().innerText()).toContain(formatWan(Number(before.total?.['cashMonthFen'])));
    const again = await download(page, () => page.getByRole('button', { name: '导出 Excel' }).click());
    expect(again.bytes.equals(first.bytes)).toBe(true);
    await healthy(page);
    await page.getByRole('button', { name: '打印…' }).click();
    const sheet = page.locator('iframe');
    await sheet.waitFor();
    expect(await sheet.getAttribute('srcdoc')).toBe((await product.ask('reports.issuedPage', { issue: 1 })).html);
    expect(await sheet.getAttribute('srcdoc')).toContain('第 1 次出具　2011-08-31　周样初');
    await healthy(page);
  });

  it('the next issue says that it corrects the first; both stand in the list, open beside the checks', async () => {
    const page = await product.open(MONTHLY, GRID);
    await page.getByRole('button', { name: '出具…' }).click();
    await modal(page).getByText('这一次注明更正第 1 次').waitFor();
    await modal(page).getByRole('button', { name: '出具', exact: true }).click();
    await page.getByText('第 2 次出具', { exact: true }).waitFor();
    await page.getByRole('link', { name: '看现在的数' }).click();
    await page.locator('.reports-issues li').nth(1).waitFor();
    expect((await page.locator('.reports-issues li').allInnerTexts()).map((t) => t.replace(/\s+/g, ' '))).toEqual(['第 2 次 2011-08-31 周样初 更正第 1 次', '第 1 次 2011-08-31 周样初 已由第 2 次更正']);
    await page.getByRole('link', { name: '第 1 次', exact: true }).click();
    await page.locator('.reports-issued').waitFor();
    expect(await page.locator('.reports-issued').innerText()).toContain('已由第 2 次更正');
    await healthy(page);
  });

  it('X-5 a failed check asks for its reason, which then stands with the check, on the page and on paper', async () => {
    const page = await product.open('#/reports?id=monthly-recovery&period=2011-09', GRID);
    await page.getByRole('button', { name: '出具…' }).click();
    const issue = modal(page).getByRole('button', { name: '说明理由，出具' });
    expect(await issue.isDisabled()).toBe(true);
    await modal(page).getByRole('textbox', { name: 'C4 不良率有分母的理由' }).fill('余额月底补报');
    await issue.click();
    await page.locator('.reports-overruled').waitFor();
    expect(await page.locator('.reports-overruled').innerText()).toBe('已放行：周样初：余额月底补报');
    await page.getByText('纸面预览').click();
    await page.locator('iframe').waitFor();
    expect(await page.locator('iframe').getAttribute('srcdoc')).toContain('（已放行：周样初：余额月底补报）');
    await healthy(page);
  });

  it('options and the base date stand above the table, in the address, and reach table, paper, rows and workbook', async () => {
    const page = await product.open('#/reports?id=written-off&period=2011-08', GRID);
    const controls = page.getByRole('group', { name: '报表参数' });
    await controls.getByRole('combobox', { name: '账本' }).click();
    await page.getByTitle('已核销', { exact: true }).click();
    await page.waitForURL(/set\.book=written_off/);
    const asked = { id: 'written-off', period: '2011-08', options: { book: 'written_off' } };
    const table = await product.ask('reports.table', asked);
    expect(table.notes).not.toEqual((await product.ask('reports.table', { id: 'written-off', period: '2011-08' })).notes);
    expect(await page.locator('.reports-notes li').allTextContents()).toEqual(table.notes);
    const file = await download(page, () => page.getByRole('button', { name: '导出 Excel' }).click());
    const { files: [made] } = await product.ask('reports.export', { ...asked, formats: ['xlsx'] });
    expect(file.bytes.equals(readFileSync(product.pathOf(made)))).toBe(true);
    await page.getByText('纸面预览').click();
    await page.locator('iframe').waitFor();
    expect(await page.locator('iframe').getAttribute('srcdoc')).toBe((await product.ask('reports.page', asked)).html);
    await healthy(page);
    await page.getByText('屏幕', { exact: true }).click();
    await page.getByRole('button', { name: '恢复原值' }).click();
    await page.waitForURL((url) => !url.hash.includes('set.'));

    await page.evaluate(() => { window.location.hash = '#/reports?id=rebound&period=2011-08'; });
    await controls.getByRole('textbox', { name: '比较日' }).fill('2011-06-30');
    await page.keyboard.press('Enter');
    await page.waitForURL(/base=2011-06-30/);
    const since = await product.ask('reports.table', { id: 'rebound', period: '2011-08', base: '2011-06-30' });
    await page.getByText('比6月30日').first().waitFor();
    expect(await page.locator('.reports-grid thead').innerText()).toContain(since.columns.find((c) => c.key === 'sinceFen')?.titles[0] ?? '');
    await page.locator('.reports-grid tfoot .reports-opens').filter({ hasText: formatWan(Number(since.total?.['baseFen'])) }).click();
    await page.getByText('逐行相加与报表一致').waitFor();
    const behind = await product.ask('reports.drill', { id: 'rebound', period: '2011-08', base: '2011-06-30', row: 'total', column: 'baseFen', limit: 1 });
    expect(await page.locator('.drill').innerText()).toContain(behind.explains);
    await healthy(page);
    await page.evaluate(() => { window.location.hash = '#/reports?id=rebound&period=2011-08&set.watch=x'; });
    await page.getByText('参数“每日关注线（万元）”的值“x”不合适').waitFor();
  });
});
