import { chromium, type Browser, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../electron/hosts/content-security.js';
import { browserHere, launchArgs } from '../print/browser-here.js';
import type { FixtureHost } from './fixture-host.js';
import { servePreview } from './preview/serve-preview.js';

declare const window: Window & { readonly fixture: FixtureHost };

const file = (name: string): { name: string; mimeType: string; buffer: Buffer } => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(name) });

// The pages of daily work – 导入, 清收, 任务与奖惩 – by the keys and clicks of an office, on generated data, under the shipped policy.
describe.skipIf(browserHere === null)('work in a browser', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'work-'));
  let served: { url: string; close: () => void };
  let browser: Browser;
  let page: Page;
  let faults: string[];

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
  });
  const open = async (where: string, waitFor: string): Promise<void> => {
    await page.goto(served.url + where);
    await page.locator(waitFor).first().waitFor();
  };
  const asked = (method: string): Promise<unknown[]> => page.evaluate((m) => window.fixture.calls.filter((c) => c.method === m).map((c) => c.input), method);
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  const PAGES = [['#/imports', '.file-drop'], ['#/recoveries', 'form.slip'], ['#/recoveries/list', 'td[role=gridcell]'], ['#/recoveries/close', '.close-check'], ['#/targets', 'td[role=gridcell]'], ['#/targets?year=2010', '.empty'], ['#/targets/incentive', '.run-controls']] as const;
  const SIZES = [[1366, 768], [1093, 614], [911, 512], [1920, 1080]] as const;

  it.each(PAGES)('%s fits the window at every scaling and names its controls', async (where, waitFor) => {
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await open(where, waitFor);
      const tooWide = await page.evaluate(() => ['html', '.page', '.page-head', '.slip-row', '.imports-foot', '.people-filters'].flatMap((s) => [...document.querySelectorAll(s)].filter((e) => e.scrollWidth > e.clientWidth).map((e) => `${s} ${e.scrollWidth} in ${e.clientWidth}`)));
      expect(tooWide, `at ${width}×${height}`).toEqual([]);
    }
    const nameless = (await page.locator('body').ariaSnapshot()).split('\n').filter((line) => /- (button|textbox|combobox|link|checkbox|radio|grid|table|img|spinbutton)\s*(\[[^\]]*\])?:?\s*$/.test(line));
    expect(nameless).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('an import from files to result: a sheet mapped by hand, a conflict decided, rows sent back', async () => {
    await open('#/imports', '.file-drop');
    await page.setInputFiles('input[type=file] >> nth=0', ['城关8月台账（改）.xls', '柳溪201108.xlsx', '古楼自制表.xls', '通讯录.docx'].map(file));
    await button('读取 4 个文件').click();
    await page.getByText('正在读取文件').waitFor();
    await page.getByText('古楼自制表.xls（没有读入）').waitFor();
    await page.getByRole('combobox', { name: '五级分类来自哪一列' }).selectOption({ label: 'L 五级形态' });
    await page.getByText('这张表可以按您的对应读入').waitFor();
    await button('按新的对应读 1 张表').click();
    await button('核对计划').click();
    expect(await asked('import.plan')).toHaveLength(2);
    expect((await asked('import.plan'))[1]).toHaveProperty('mappings.0.columns', { riskClass: 11 });

    await page.getByRole('row', { name: /柳溪201108/ }).click();
    const conflict = page.getByRole('row', { name: /冲突.*形成不良日期/ }).first();
    await conflict.getByText('冲突').click();
    await page.getByRole('radio', { name: '以文件为准' }).click();
    const commit = button(/^入账 [\d,]+ 行$/);
    const rows = Number((await commit.innerText()).replace(/\D/g, ''));
    await button('导出退回表（7 个）').click();
    await expect.poll(() => page.evaluate(() => window.fixture.saved.length)).toBe(7);
    await commit.click();
    await page.getByRole('heading', { name: /^已入账 / }).waitFor();
    expect((await asked('import.commit'))[0]).toMatchObject({ planId: 'p1', takeFile: [{ file: '柳溪201108.xlsx', sheet: '8月' }] });
    expect(rows).toBeGreaterThan(1000);
    await page.getByText('退回信用社').waitFor();
    await page.getByText('台账有、文件没有').waitFor();
    expect(faults).toEqual([]);
  });

  it('leaving while the files are read and coming back finds the import as it is', async () => {
    await open('#/imports', '.file-drop');
    await page.setInputFiles('input[type=file] >> nth=0', [file('a.xlsx')]);
    await button('读取 1 个文件').click();
    await page.evaluate(() => void (window.location.hash = '#/history'));
    await page.locator('.history-changes td').first().waitFor();
    await page.evaluate(() => void (window.location.hash = '#/imports'));
    await page.getByText('原表').waitFor();
    await button('取消导入').click();
    await page.locator('.file-drop').waitFor();
    expect(await asked('import.discard')).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('a block copied in a spreadsheet is pasted and read (X-10)', async () => {
    await open('#/imports', '.file-drop');
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '所属机构\t借款人名称\r\n城关\t罗望山\r\n');
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    });
    await page.getByText('2 行，含表头').waitFor();
    await button('读取粘贴的内容').click();
    await button(/^入账 /).waitFor();
    expect((await asked('import.paste'))[0]).toMatchObject({ text: '所属机构\t借款人名称\r\n城关\t罗望山\r\n', period: '2011-08' });
    expect(faults).toEqual([]);
  });

  it('a voucher by keyboard alone: initials, a digit, an amount, Ctrl+Enter; the next number stands ready', async () => {
    await open('#/recoveries', 'form.slip');
    await page.getByRole('textbox', { name: '凭证号' }).focus();
    await page.keyboard.type('0831-09');
    await page.keyboard.press('Enter');
    await page.keyboard.type('lmc');
    await page.getByRole('option').nth(1).waitFor();
    const borrower = (await page.getByRole('option').nth(1).locator('strong').innerText()).trim();
    await page.keyboard.press('2');
    await page.getByRole('textbox', { name: '收回总额' }).waitFor();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Enter');
    await page.keyboard.type('500.5');
    await page.getByText('人民币伍佰元零伍角整').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(`已入账 ${borrower} 500.50 元`).waitFor();
    expect((await asked('recoveries.book'))[0]).toMatchObject({ voucherNo: '0831-09', on: '2011-08-31', form: 'cash', measure: 'responsibility', principalFen: 50_050, onInterestFen: 0, offInterestFen: 0, persons: [{ sharePpm: 1_000_000 }] });
    expect(await page.getByRole('textbox', { name: '凭证号' }).inputValue()).toBe('0831-10');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('借款人');
    await page.getByRole('table', { name: '本叠已录' }).getByRole('row', { name: new RegExp(borrower) }).waitFor();
    expect(faults).toEqual([]);
  });

  it('what was typed survives a reload, without a name in the browser; a closed month becomes 补记', async () => {
    await open('#/recoveries', 'form.slip');
    await page.getByRole('combobox', { name: '借款人', exact: true }).fill('lmc');
    await page.getByRole('option').first().click();
    await page.getByRole('textbox', { name: '收回总额' }).fill('800');
    await page.getByRole('textbox', { name: '收回日期' }).fill('715');
    await page.keyboard.press('Enter');
    await page.getByText('2011 年 7 月已结账，这笔记入 2011 年 8 月').waitFor();
    const borrower = await page.locator('.slip-name a').innerText();
    await page.reload();
    await page.getByText('人民币捌佰元整').waitFor();
    expect(await page.getByRole('textbox', { name: '收回日期' }).inputValue()).toBe('2011-07-15');
    expect(await page.locator('.slip-name a').innerText()).toBe(borrower);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(borrower);
    expect(faults).toEqual([]);
  });

  it('an amount beyond the debt is said before it is booked, and assets need their register first', async () => {
    await open('#/recoveries', 'form.slip');
    await page.getByRole('combobox', { name: '借款人', exact: true }).fill('lmc');
    await page.getByRole('option').first().click();
    await page.getByRole('textbox', { name: '收回总额' }).fill('99999999');
    await page.getByText('元没有去处').waitFor();
    expect(await button('入账并开下一张').isDisabled()).toBe(true);
    await page.getByRole('combobox', { name: '形式' }).focus();
    await page.keyboard.type('yw');
    await page.keyboard.press('Enter');
    await page.getByText('以物抵债要先登记抵债资产').waitFor();
    expect(await asked('recoveries.book')).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('a receipt is reversed in red with a reason; the safe button has the focus', async () => {
    await open('#/recoveries/list?form=cash', 'td[role=gridcell]');
    await page.locator('tr[aria-rowindex="3"] td').first().click();
    await button('红字冲正…').click();
    await page.locator('.ant-modal').getByRole('button', { name: '不冲正' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('不冲正');
    await page.getByRole('textbox', { name: '冲正理由' }).fill('录错借款人');
    await page.locator('.ant-modal').getByRole('button', { name: /^冲正 / }).click();
    await page.getByText(/^已冲正 /).waitFor();
    expect((await asked('recoveries.reverse'))[0]).toMatchObject({ reason: '录错借款人' });
    expect(faults).toEqual([]);
  });

  it('a month is closed over a failed check only with a reason', async () => {
    await open('#/recoveries/close', '.close-check');
    await button('说明理由后结账…').click();
    const close = page.locator('.ant-modal').getByRole('button', { name: '说明理由，2011 年 8 月结账' });
    expect(await close.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: '结账理由' }).fill('两社余额月底补报');
    await close.click();
    await page.locator('.ant-modal').waitFor({ state: 'hidden' });
    expect(await asked('periods.close')).toEqual([{ period: '2011-08', overrule: '两社余额月底补报' }]);
    expect(faults).toEqual([]);
  });

  it('an incentive is tried out, opened to its lines, kept, and only then exported (P-4 X-4)', async () => {
    await open('#/targets/incentive', '.run-controls');
    await page.getByText('还没有计算过').waitFor();
    await button('二季度').click();
    await button('试算').click();
    await page.locator('td[role=gridcell]').first().waitFor();
    expect(await asked('incentive.run')).toEqual([{ plan: 'fixture-plan', from: '2011-04-01', to: '2011-06-30', store: false }]);
    await button(/^有奖励/).click();
    await page.locator('tr[aria-rowindex="1"] .opens').click();
    await page.getByText('逐行相加与结果一致').waitFor();
    expect(await page.getByRole('table', { name: '计奖的收回' }).locator('tbody tr').count()).toBeGreaterThan(0);
    await button('下一人').click();
    await page.getByText('逐行相加与结果一致').waitFor();
    await page.getByRole('link', { name: '奖惩计算' }).first().click();
    await button('正式计算…').click();
    await page.locator('.ant-modal').getByRole('button', { name: '正式计算并存档' }).click();
    await button('导出奖惩表').click();
    await expect.poll(() => page.evaluate(() => window.fixture.saved)).toEqual(['奖惩计算.xlsx']);
    expect(faults).toEqual([]);
  });

  it('targets are locked only when asked twice, and a click on a tier narrows the list', async () => {
    await open('#/targets', 'td[role=gridcell]');
    const all = await page.locator('.status-slot').innerText();
    await button(/^部室主任/).click();
    await expect.poll(() => page.locator('.status-slot').innerText()).not.toBe(all);
    await button('锁定任务…').click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('先不锁定');
    await page.keyboard.press('Escape');
    await page.locator('.ant-modal').waitFor({ state: 'hidden' });
    expect(await asked('targets.lock')).toEqual([]);
    await button('锁定任务…').click();
    await page.locator('.ant-modal').getByRole('button', { name: /^锁定 \d+ 人的任务$/ }).click();
    await page.getByText('任务已锁定').first().waitFor();
    expect(await asked('targets.lock')).toEqual([{ year: 2011 }]);
    expect(faults).toEqual([]);
  });
});
