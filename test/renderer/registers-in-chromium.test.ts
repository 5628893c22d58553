import type { Page } from '@playwright/test';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { browserHere } from '../print/browser-here.js';
import type { FixtureHost } from './fixture-host.js';
import { previewPage } from './preview/preview-page.js';

declare const window: Window & { readonly fixture: FixtureHost };

// 登记簿, 新增不良, 以物抵债 and a change of class by the keys and clicks of an office, under the shipped policy.
describe.skipIf(browserHere === null)('registers and changes of a loan in a browser', () => {
  const preview = previewPage();
  let page: Page;
  let faults: string[];
  beforeEach(() => {
    ({ page, faults } = preview);
  });
  const { open, asked, button } = preview;
  /** Chooses from an antd select as a keyboard does: type, Enter. */
  const choose = async (label: string, text: string): Promise<void> => {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };

  const PAGES = [['#/registers', 'td[role=gridcell]'], ['#/registers/gov', 'td[role=gridcell]'], ['#/registers/suits', 'td[role=gridcell]'], ['#/registers/totals', '.totals td'], ['#/loans/form', '.loan-new-cards'], ['#/settings?part=units', 'td[role=gridcell]']] as const;
  const SIZES = [[1366, 768], [1093, 614], [911, 512], [1920, 1080]] as const;

  it.each(PAGES)('%s fits the window at every scaling, names its controls, and breaks no policy', async (where, waitFor) => {
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await open(where, waitFor);
      const tooWide = await page.evaluate(() => ['html', '.page', '.page-head', '.register-filters', '.register-columns', '.loan-new-cards'].flatMap((s) => [...document.querySelectorAll(s)].filter((e) => e.scrollWidth > e.clientWidth).map((e) => `${s} ${e.scrollWidth} in ${e.clientWidth}`)));
      expect(tooWide, `at ${width}×${height}`).toEqual([]);
    }
    const nameless = (await page.locator('body').ariaSnapshot()).split('\n').filter((line) => /- (button|textbox|combobox|link|checkbox|radio|grid|table|img|spinbutton)\s*(\[[^\]]*\])?:?\s*$/.test(line));
    expect(nameless).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('以物抵债 by keyboard: the asset is entered on the slip, the split is shown before it is booked', async () => {
    await open('#/recoveries', 'form.slip');
    await page.getByRole('combobox', { name: '借款人', exact: true }).fill('lmc');
    await page.getByRole('option').first().click();
    await page.getByRole('textbox', { name: '收回总额' }).waitFor();
    await page.getByRole('combobox', { name: '形式', exact: true }).click();
    await page.keyboard.type('ywdz');
    await page.keyboard.press('Enter');
    await page.getByText('请选择抵债资产，或填写新资产的名称').waitFor();
    await page.getByRole('textbox', { name: '资产名称' }).fill('临街门面一间');
    await page.getByRole('combobox', { name: '资产类别' }).click();
    await page.keyboard.type('bdc');
    await page.keyboard.press('Enter');
    const [loan] = await page.evaluate(() => window.fixture.loans.filter((l) => !l.settled && l.loanId % 211 === 0));
    if (!loan) throw new Error('fixture without a loan');
    const debt = loan.currentPrincipalFen + loan.onInterestFen + loan.offInterestFen;
    await page.getByRole('textbox', { name: '收回总额' }).fill(String((debt + 77_700) / 100));
    await page.getByText('余 777.00 元为待退款').waitFor();
    expect(await page.getByRole('textbox', { name: '本金', exact: true }).inputValue()).toBe((loan.currentPrincipalFen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }));
    if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: path.join(process.env['SHOTS'], 'slip-in-kind.png') });
    const tooWide = await page.evaluate(() => [...document.querySelectorAll('.slip-row, .page, html')].filter((e) => e.scrollWidth > e.clientWidth).length);
    expect(tooWide).toBe(0);
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^已入账 /).waitFor();
    expect((await asked('recoveries.book'))[0]).toMatchObject({ form: 'in_kind', principalFen: loan.currentPrincipalFen, onInterestFen: loan.onInterestFen, offInterestFen: loan.offInterestFen, asset: { name: '临街门面一间', kind: 'real_estate', agreedFen: debt + 77_700 } });
    // it stands in the register at once, with what is free of it
    await page.evaluate(() => void (window.location.hash = '#/registers'));
    await page.getByRole('gridcell', { name: '临街门面一间' }).click();
    await page.getByLabel('这件资产').getByText('777.00').waitFor();
    expect(faults).toEqual([]);
  });

  it('money out of an own new loan turns the slip into 转据', async () => {
    await open('#/recoveries', 'form.slip');
    await page.getByRole('combobox', { name: '借款人', exact: true }).fill('lmc');
    await page.getByRole('option').first().click();
    await page.getByRole('textbox', { name: '收回总额' }).fill('100');
    await page.getByRole('radio', { name: '本社新贷款' }).click();
    expect(await page.getByRole('combobox', { name: '形式', exact: true }).inputValue()).toBe('转据/重组上调');
    await page.getByText('不算清收；余下的分类不变。').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^已入账 /).waitFor();
    expect((await asked('recoveries.book'))[0]).toMatchObject({ form: 'rollover', ownCredit: true, toClass: 'watch' });
    expect(faults).toEqual([]);
  });

  it('a class is changed on the loan’s page: what leaves the NPL balance is said before it is done', async () => {
    await open('#/loans?loanId=5', '.loan-facts');
    await button('调整分类…').click();
    const dialog = page.getByRole('dialog');
    await choose('调整为', '关注2');
    await dialog.getByRole('textbox', { name: '依据' }).fill('8 月认定表第 12 号');
    expect(await dialog.getByText(/^出不良：/).count()).toBe(await page.evaluate(() => (window.fixture.loans.find((l) => l.loanId === 5)?.book === '表内' ? 1 : 0)));
    await dialog.getByRole('button', { name: '调整分类' }).click();
    await page.getByText(/自 2011-08-31 起由.+调整为关注2/).waitFor();
    expect((await asked('loans.reclassify'))[0]).toEqual({ loanId: 5, on: '2011-08-31', to: 'watch2', reason: '8 月认定表第 12 号' });
    await page.getByText('关注2').first().waitFor();
    expect(faults).toEqual([]);
  });

  it('a disposal, a closed suit, a settled debt: each from its row, by dialog', async () => {
    await open('#/registers', 'td[role=gridcell]');
    await page.getByRole('gridcell', { name: '临街门面房一间' }).click();
    await button('登记处置…').click();
    await page.getByRole('textbox', { name: '收入' }).fill('500000');
    await page.keyboard.press('Enter');
    await page.getByText('已登记处置 临街门面房一间').waitFor();
    expect((await asked('assets.dispose'))[0]).toEqual({ assetId: 1, act: 'sell', on: '2011-08-31', bookFen: 53_000_000, cashFen: 50_000_000 });
    await open('#/registers/suits', 'td[role=gridcell]');
    await button('未结案').click();
    await page.locator('td[role=gridcell]').nth(1).click();
    await button('结案…').click();
    await page.getByRole('dialog').getByRole('button', { name: '调解' }).click();
    expect(await page.getByRole('textbox', { name: '结案方式' }).inputValue()).toBe('调解');
    await page.getByRole('button', { name: '登记结案' }).click();
    await page.getByText(/^已结案 /).waitFor();
    await open('#/registers/gov', 'td[role=gridcell]');
    await page.locator('td[role=gridcell]').first().click();
    await button('登记结清…').click();
    await page.getByRole('textbox', { name: '怎样结清' }).fill('财政代偿');
    await page.keyboard.press('Enter');
    await page.getByText(/^已登记结清 /).waitFor();
    expect((await asked('gov.settle'))[0]).toMatchObject({ on: '2011-08-31', how: '财政代偿' });
    expect(faults).toEqual([]);
  });

  it('totals of all loans: a column pasted from a spreadsheet, closed months left alone', async () => {
    await open('#/registers/totals', '.totals td');
    const cell = (unit: string, month: string) => page.getByRole('textbox', { name: `${unit} 2011-${month} 各项贷款（万元）` });
    const [first, second] = await page.evaluate(() => [...document.querySelectorAll('.totals tbody td:first-child')].slice(0, 2).map((e) => e.textContent ?? ''));
    expect(await cell(first ?? '', '07').isDisabled()).toBe(true);
    await cell(first ?? '', '08').focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '3,000.50\t1\r\n4000\t2\r\n');
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await page.getByText('已贴上 4 格').waitFor();
    await cell(second ?? '', '09').fill('x');
    await page.getByText(`${second} 2011-09 的“x”不能识别`).waitFor();
    await cell(second ?? '', '09').fill('2');
    await button('保存 4 处').click();
    await page.getByText('已保存 4 处').waitFor();
    expect((await asked('unitTotals.set'))[0]).toEqual({ cells: [{ unitId: 1, period: '2011-08', allFen: 3_000_500_000 }, { unitId: 1, period: '2011-09', allFen: 1_000_000 }, { unitId: 2, period: '2011-08', allFen: 4_000_000_000 }, { unitId: 2, period: '2011-09', allFen: 2_000_000 }] });
    await cell(first ?? '', '08').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(`${second} 2011-08 各项贷款（万元）`);
    expect(faults).toEqual([]);
  });

  it('a new loan by hand says what is missing, and a unit is renamed', async () => {
    await open('#/loans/form', '.loan-new-cards');
    await page.getByText('请选择机构').first().waitFor();
    await choose('机构', '城关');
    await page.getByRole('textbox', { name: '借据号' }).fill('SX-1');
    await page.getByRole('textbox', { name: '借款人名称' }).fill('安新禾');
    for (const [label, text] of [['发放日', '2010-03-01'], ['到期日', '2011-03-01']] as const) {
      await page.getByRole('textbox', { name: label }).fill(text);
      await page.keyboard.press('Tab');
    }
    await page.getByRole('textbox', { name: '借据金额' }).fill('50000');
    await page.getByRole('textbox', { name: '形成不良本金' }).fill('30000');
    await button('登记新增不良').click();
    await page.getByText('已登记新增不良 SX-1').waitFor();
    expect((await asked('loans.form'))[0]).toMatchObject({ on: '2011-08-31', principalFen: 3_000_000, riskClass: 'substandard', loan: { unitId: 2, no: 'SX-1', originalFen: 5_000_000, borrower: { name: '安新禾', client: 'farmer' } } });
    await open('#/settings?part=units', 'td[role=gridcell]');
    await page.getByRole('gridcell', { name: '青石', exact: true }).click();
    await button('更名…').click();
    await page.getByRole('textbox', { name: '新名称' }).fill('青石桥信用社');
    await page.getByRole('textbox', { name: '依据' }).fill('批复');
    await page.keyboard.press('Enter');
    await page.getByText('青石已更名为青石桥信用社').waitFor();
    expect(faults).toEqual([]);
  });
});
