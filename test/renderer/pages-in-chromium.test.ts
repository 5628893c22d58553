import type { Page } from '@playwright/test';
import { beforeEach, describe, expect, it } from 'vitest';
import { browserHere } from '../print/browser-here.js';
import type { FixtureHost } from './fixture-host.js';
import { previewPage } from './preview/preview-page.js';

declare const window: Window & { readonly fixture: FixtureHost };

// The pages as they ship, under the policy they ship with, on generated data, in a real browser.
describe.skipIf(browserHere === null)('pages in a browser', () => {
  const preview = previewPage();
  let page: Page;
  let faults: string[];
  beforeEach(() => {
    ({ page, faults } = preview);
  });
  const { open } = preview;
  const cell = (row: number, column: number) => page.locator(`tr[aria-rowindex="${row}"] td`).nth(column);

  const PAGES = [['#/home', '.home-ranking td'], ['#/loans', 'td[role=gridcell]'], ['#/loans?loanId=5', '.loan-facts'], ['#/history', '.history-changes td'], ['#/settings', '.settings-cards'], ['#/settings?part=staff', 'td[role=gridcell]'], ['#/settings?part=forms', '.settings-version'], ['?stage=none#/', '.start-form'], ['?stage=locked#/', '.locked'], ['?stage=failed#/', '.refusal-page']] as const;
  /** 1366×768 at 100 %, 125 % and 150 % of Windows scaling, and a large screen. */
  const SIZES = [[1366, 768], [1093, 614], [911, 512], [1920, 1080]] as const;

  it.each(PAGES)('%s fits the window at every scaling, names its controls, and breaks no policy', async (where, waitFor) => {
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await open(where, waitFor);
      const tooWide = await page.evaluate(() => ['html', '.top-bar', '.bottom-bar', '.page', '.page-head', '.loan-head', '.start-main'].flatMap((s) => [...document.querySelectorAll(s)].filter((e) => e.scrollWidth > e.clientWidth).map((e) => `${s} ${e.scrollWidth} in ${e.clientWidth}`)));
      expect(tooWide, `at ${width}×${height}`).toEqual([]);
    }
    const nameless = (await page.locator('body').ariaSnapshot()).split('\n').filter((line) => /- (button|textbox|combobox|link|checkbox|radio|grid|table|img)\s*(\[[^\]]*\])?:?\s*$/.test(line));
    expect(nameless).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('the grid is a spreadsheet: range by keyboard, its sum below, copied with heads', async () => {
    await open('#/loans', 'td[role=gridcell]');
    await page.evaluate(() => document.addEventListener('copy', (e) => document.body.setAttribute('data-copied', e.clipboardData?.getData('text/plain') ?? '')));
    await cell(1, 2).click();
    for (const key of ['Shift+ArrowRight', 'Shift+ArrowDown', 'Control+c']) await page.keyboard.press(key);
    expect(await page.locator('body').getAttribute('data-copied')).toMatch(/^基本信息 › 借款人\t贷款信息 › 借据号\r\n\S+\t\d{13}\r\n\S+\t\d{13}$/);
    await cell(1, 7).click();
    await page.keyboard.press('Shift+ArrowDown');
    const [first, second] = await page.evaluate(() => window.fixture.loans.slice(0, 2).map((l) => l.beginPrincipalFen));
    const sum = String((first ?? 0) + (second ?? 0)).replace(/(\d\d)$/, '.$1').replace(/\B(?=(\d{3})+\.)/g, ',');
    expect(await page.locator('.status-slot').innerText()).toContain(`选中 2 格 合计 ${sum} 元`);
    await page.keyboard.press('Control+End');
    await cell(3412, 1).waitFor();
    expect(faults).toEqual([]);
  });

  it('one loan opens beside the list with Enter, is walked with arrows, and Esc gives the list back its focus', async () => {
    await open('#/loans', 'td[role=gridcell]');
    await cell(2, 2).click();
    await page.keyboard.press('Enter');
    const name = async (): Promise<string> => page.locator('.loan-name').innerText();
    const nameOf = (row: number): Promise<string> => page.evaluate((i) => window.fixture.loans[i]?.borrower ?? '', row);
    await expect.poll(name).toBe(await nameOf(1));
    await page.keyboard.press('ArrowDown');
    await expect.poll(name).toBe(await nameOf(2));
    await page.getByRole('button', { name: '下一笔' }).click();
    await expect.poll(name).toBe(await nameOf(3));
    expect(await page.locator('.status-slot').innerText()).toBe('3,412 笔中第 4 笔');
    await page.keyboard.press('Escape');
    await page.locator('.loan').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
    expect(faults).toEqual([]);
  });

  it('Ctrl+K finds a borrower and opens the loan; nothing of it is left in storage or address', async () => {
    await open('#/home', '.home-cards');
    const borrower = await page.evaluate(() => window.fixture.loans[40]?.borrower ?? '');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(borrower);
    await page.locator('.search-hit').first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.loan-name').innerText()).toBe(borrower);
    await page.getByRole('button', { name: '关闭 Esc' }).click();
    await page.getByRole('textbox', { name: /按借款人/ }).fill(borrower);
    await page.getByText('笔符合').waitFor();
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, decodeURIComponent(window.location.href)]));
    expect(kept).not.toContain(borrower);
    expect(faults).toEqual([]);
  });

  it('X-8 the ledger is exported in the form that is chosen; loans it leaves out are said, with the reason', async () => {
    await open('#/loans', 'td[role=gridcell]');
    const asked = (): Promise<unknown[]> => page.evaluate(() => window.fixture.calls.filter((c) => c.method === 'ledger.export').map((c) => c.input));
    await page.getByRole('button', { name: '按省表导出' }).click();
    await page.getByText('已保存 台账.xlsx').waitFor();
    expect(await asked()).toEqual([{ profile: 'provincial-ledger', period: '2011-08' }]);
    await page.getByRole('button', { name: '按别的表式导出' }).click();
    await page.getByRole('menuitem', { name: '按“省台账 2012 年修订”导出（第 2 版，万元）' }).click();
    await page.getByText('已导出 3,412 笔，27 笔没有列入').waitFor();
    await page.getByText('这张表式只收台账类型为“表内”的贷款。').waitFor();
    expect((await asked())[1]).toMatchObject({ profile: 'provincial-ledger-own-1' });
    expect(faults).toEqual([]);
  });

  it('X-1 forms and profiles in force stand in 设置 with their versions; an old version can be read and given out', async () => {
    await open('#/settings?part=forms', '.settings-version');
    await page.getByRole('row', { name: /省台账 2012 年修订 第 2 版 台账 万元 42 栏 台账类型 表内 本单位/ }).waitFor();
    await page.getByRole('button', { name: '看 省台账 2012 年修订 第 1 版' }).click();
    await page.getByRole('table', { name: '方案的字段' }).getByText('当前本金余额').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '存出 省台账 2012 年修订 第 1 版' }).click();
    await expect.poll(() => page.evaluate(() => window.fixture.saved)).toEqual(['导入方案-provincial-ledger-own-1-1.json']);
    expect(faults).toEqual([]);
  });

  it('an undo says what it would do; the safe button has the focus and Esc undoes nothing', async () => {
    await open('#/history', '.history-changes td');
    await page.getByRole('button', { name: '撤销这一批…' }).click();
    await page.getByRole('button', { name: '撤销 1,251 项，保留 3 项' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('不撤销');
    await page.keyboard.press('Escape');
    await page.locator('.ant-modal').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => window.fixture.calls.some((c) => c.method === 'history.undo'))).toBe(false);
    expect(faults).toEqual([]);
  });

  it('a wrong password is said and can be corrected at once; long work can be stopped', async () => {
    await open('?stage=locked#/', '.locked');
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('密码不对，台账没有打开。').waitFor();
    await page.keyboard.type('good-word');
    await page.keyboard.press('Enter');
    await page.locator('.home-cards').waitFor();

    await open('?stage=none#/', '.start-form');
    await page.getByRole('button', { name: '打开样例县', exact: true }).click();
    await page.getByRole('button', { name: '停止' }).click();
    await page.getByText('已按您的要求停止，没有写入。').waitFor();
    expect(faults).toEqual([]);
  });

  it('on paper there are no bars, and the county stands above the figures', async () => {
    await open('#/home', '.home-ranking td');
    await page.emulateMedia({ media: 'print' });
    for (const bar of ['.top-bar', '.nav', '.bottom-bar', '.training-frame']) expect(await page.locator(bar).isVisible()).toBe(false);
    expect(await page.locator('.print-head').innerText()).toContain('业务日期 2011-08-31');
  });
});
