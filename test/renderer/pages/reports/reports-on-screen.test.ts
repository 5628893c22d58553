import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { formatWan, formatYuan } from '../../../../electron/domain/money.js';
import { browserHere } from '../../../print/browser-here.js';
import { nameless, realProduct, tooWide, type RealProduct } from '../../real-product.js';

const MONTHLY = '#/reports?id=monthly-recovery&period=2011-08';
const GRID = '.reports-grid td[role=gridcell]';

describe.skipIf(browserHere === null)('报表 in a browser, on the sample county (D4-02 D4-03 X-4 X-5)', () => {
  let product: RealProduct;
  beforeAll(async () => {
    product = await realProduct('closed');
  });
  afterAll(() => product?.close());

  const monthly = () => product.ask('reports.table', { id: 'monthly-recovery', period: '2011-08' });

  it('shows every unit and the total as the core computed them, folded, and says which columns are all zero', async () => {
    const page = await product.open(MONTHLY, GRID);
    const table = await monthly();
    const shown = await page.locator('.reports-grid tbody tr').evaluateAll((rows) => rows.map((r) => [...r.querySelectorAll('td')].slice(0, 2).map((c) => c.textContent)));
    expect(shown).toEqual(table.rows.map((r) => [r.values['unitName'], formatWan(Number(r.values['beginFen']))]));
    expect((await page.locator('.reports-grid tfoot td').allTextContents()).slice(0, 2)).toEqual(['合计', formatWan(Number(table.total?.['beginFen']))]);
    expect(await page.locator('.reports-hint').innerText()).toContain('核销、其他各栏全为 0.00，已收起');
    expect(await page.locator('.reports-grid thead').innerText()).not.toContain('笔数');
    await page.getByRole('button', { name: '年初', exact: true }).click();
    expect(await page.locator('.reports-grid thead').innerText()).toContain('笔数');
    await page.getByRole('button', { name: '显示', exact: true }).click();
    expect(await page.locator('.reports-grid thead').innerText()).toContain('核销');
    expect(product.faults).toEqual([]);
  });

  it('stands beside its checks: how many passed, each with what it compared', async () => {
    const page = await product.open(MONTHLY, '.reports-checks li');
    const { checks } = await monthly();
    expect(await page.locator('.reports-checks .card-head').innerText()).toContain(`${checks.filter((c) => c.ok).length} 通过`);
    expect(await page.locator('.reports-check-detail').allTextContents()).toEqual(checks.map((c) => c.detail));
  });

  it('shows a check that failed in full, with a way to where it is set right', async () => {
    const page = await product.open('#/reports?id=monthly-recovery&period=2011-09', '.reports-check-failed');
    const failed = (await product.ask('reports.table', { id: 'monthly-recovery', period: '2011-09' })).checks.filter((c) => !c.ok);
    expect(failed.map((c) => c.id)).toEqual(['C4']);
    expect(await page.locator('.reports-checks .card-head').innerText()).toContain('1 未过');
    expect(await page.locator('.reports-check-failed').innerText()).toContain(failed[0]?.detail);
    expect(await page.locator('.reports-check-failed a').getAttribute('href')).toBe('#/recoveries/close?period=2011-09');
  });

  it('opens the rows behind a figure by keyboard, confirms their sum, and Esc gives the table its focus back', async () => {
    const page = await product.open(MONTHLY, GRID);
    await page.getByRole('grid').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await page.getByText('逐行相加与报表一致').waitFor();
    const row = (await monthly()).rows[2];
    const fen = Number(row?.values['totalMonthFen']);
    const drill = await product.ask('reports.drill', { id: 'monthly-recovery', period: '2011-08', row: row?.key ?? '', column: 'totalMonthFen' });
    expect(await page.locator('.drill-title').innerText()).toContain(`${formatWan(fen)} 万元`);
    expect(await page.locator('.drill-title').innerText()).toContain(`＝ ${drill.count} 笔，合计 ${formatYuan(fen)} 元`);
    expect(await page.locator('.reports-cell-open').innerText()).toBe(formatWan(fen));
    expect(await page.locator('.drill-foot').innerText()).toBe(`口径：${drill.explains}`);
    await page.keyboard.press('Escape');
    await page.locator('.drill').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
    expect(product.faults).toEqual([]);
  });

  it('a 机构 of a report that was typed is emptied again by keyboard; the rows of 户数 and 件数 are counted in their own word', async () => {
    const page = await product.open('#/reports?id=structure&period=2011-08', GRID);
    const field = page.getByRole('textbox', { name: '机构' });
    await field.fill('20');
    await field.press('Enter');
    await page.waitForURL(/set\.unit=20/);
    await field.fill('');
    await field.press('Enter');
    await page.waitForURL((url) => !url.href.includes('set.unit'));
    expect(await page.getByRole('button', { name: '恢复原值' }).count()).toBe(0);
    for (const [id, column, counter] of [['structure', 'endBorrowers', '户'], ['repossessed-assets', 'endCount', '件'], ['litigation', 'filed', '户']] as const) {
      const opened = await product.open(`#/reports?id=${id}&period=2011-08&row=total&column=${column}`, '.drill td[role=gridcell]');
      const { count } = await product.ask('reports.drill', { id, period: '2011-08', row: 'total', column });
      expect(await opened.locator('.drill-title').innerText(), id).toContain(`＝ ${count.toLocaleString('en')} ${counter}`);
    }
    expect(product.faults).toEqual([]);
  });

  it('opens the total too, pages its rows, gathers all of them, and leads from a loan into the ledger', async () => {
    const page = await product.open(`${MONTHLY}&row=total&column=endFen`, '.drill td[role=gridcell]');
    const table = await monthly();
    const count = Number(table.total?.['endCount']);
    await page.getByText('逐行相加与报表一致').waitFor();
    await page.locator('.drill').getByRole('grid').focus();
    await page.keyboard.press('Control+End');
    await page.locator(`.drill tr[aria-rowindex="${count}"] td`).first().waitFor();
    await page.getByRole('radio', { name: '按五级' }).click();
    await page.locator('.reports-gathered tfoot').waitFor();
    expect(await page.locator('.reports-gathered tfoot').innerText()).toContain(formatYuan(Number(table.total?.['endFen'])));
    await page.getByRole('radio', { name: '逐笔' }).click();
    await page.locator('.drill tbody .opens').first().click();
    await page.locator('.loan-facts').waitFor();
    expect(product.faults).toEqual([]);
  });

  it('copies a range with its heads, in the unit on screen', async () => {
    const page = await product.open(MONTHLY, GRID);
    await page.evaluate(() => document.addEventListener('copy', (e) => document.body.setAttribute('data-copied', e.clipboardData?.getData('text/plain') ?? '')));
    await page.getByRole('grid').focus();
    for (const key of ['Shift+ArrowRight', 'Shift+ArrowDown', 'Control+c']) await page.keyboard.press(key);
    expect(await page.locator('body').getAttribute('data-copied')).toMatch(/^机构\t年初 › 余额\(万元\)\r\n城关信用社\t[\d.]+\r\n\S+\t[\d.]+$/);
  });

  it('is shown as its sheets with the navigation folded, and saved as a workbook', async () => {
    const page = await product.open(`${MONTHLY}&view=paper`, '.paper-frame');
    const sheet = page.frameLocator('.paper-frame').locator('.sheet');
    await sheet.first().waitFor();
    expect(await sheet.count()).toBe(1);
    expect(await sheet.first().innerText()).toContain('不良贷款清收处置月报表');
    expect(await page.locator('.paper-bar').innerText()).toContain('A3 横向 · 共 1 页');
    expect((await page.locator('.nav').boundingBox())?.width).toBeLessThan(60);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()]);
    expect(download.suggestedFilename()).toBe('不良贷款清收处置月报表-2011-08.xlsx');
    expect(readFileSync(await download.path()).subarray(0, 2).toString()).toBe('PK');
    expect(product.faults).toEqual([]);
  });

  it('says that a year holds nothing, with a way to the import and back', async () => {
    const page = await product.open('#/reports?id=monthly-recovery&period=2013-05', '.empty');
    expect(await page.locator('.empty').innerText()).toContain('台账还没有 2013 年的数据');
    await page.getByRole('button', { name: '看 2011-08' }).click();
    await page.locator(GRID).first().waitFor();
  });

  it('lists the catalogue; reports of later versions cannot be opened', async () => {
    const page = await product.open('#/reports', '.reports-list');
    const { reports } = await product.ask('reports.list', {});
    expect(await page.locator('a.reports-card strong').allTextContents()).toEqual(reports.map((r) => r.title));
    await page.locator('a.reports-card').filter({ hasText: '个人清收任务完成表' }).click();
    await page.locator(GRID).first().waitFor();
    expect(await page.getByRole('grid').getAttribute('aria-label')).toContain('个人清收任务完成表');
    // a target has no rows behind it: a click only chooses the cell
    await page.locator(GRID).nth(4).click();
    expect(await page.locator('.drill').count()).toBe(0);
  });

  it.each([[MONTHLY, GRID], [`${MONTHLY}&row=total&column=cashYtdFen`, '.drill td[role=gridcell]'], [`${MONTHLY}&view=paper`, '.paper-frame'], ['#/reports', '.reports-list'], ['#/reports?id=personal-targets&period=2011-08', GRID]])('%s fits the window at every scaling and names its controls', async (where, waitFor) => {
    const page = await product.open(where, waitFor);
    expect(await tooWide(page)).toEqual([]);
    expect(await nameless(page)).toEqual([]);
    expect(product.faults).toEqual([]);
  });
});
