import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '@playwright/test';
import { gridWorkbook, typedInto } from '../../../helpers/edit-workbook.js';
import { browserHere } from '../../../print/browser-here.js';
import { nameless, realProduct, tooWide, type RealProduct } from '../../real-product.js';

describe.skipIf(browserHere === null)('核对表格 in a browser, on the sample county (P-5, issue 4 §4)', () => {
  let product: RealProduct;
  let folder: string;
  const at = (name: string): string => path.join(folder, name);
  beforeAll(async () => {
    product = await realProduct('closed');
    folder = mkdtempSync(path.join(os.tmpdir(), 'compare-'));
    const { files: [file] } = await product.ask('reports.export', { id: 'monthly-recovery', period: '2011-08', formats: ['xlsx'] });
    const bytes = readFileSync(product.pathOf(file));
    writeFileSync(at('原样.xlsx'), bytes);
    writeFileSync(at('报回.xlsx'), typedInto(bytes, '清收处置月报表', { E9: 36.24, D15: 12_345.67, B12: '另名社' }));
    writeFileSync(at('无月份.xlsx'), typedInto(bytes, '清收处置月报表', { K2: null }));
    writeFileSync(at('汇总.xlsx'), gridWorkbook([{ name: '汇总', rows: [['机构', '不良余额', null, '不良率(%)', null], [null, '年初', '期末', '年初', '期末'], ['东岭社', 100, 90, 10, 10.4], ['西塘社', 80, 78, 8, 7.5], ['合计', 180, 168, 9, 9.1], ['全县实现双降。']], merges: ['A1:A2', 'B1:C1', 'D1:E1'] }]));
    writeFileSync(at('说明.csv'), '不是表格\n');
  });
  afterAll(async () => {
    await product?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function compared(...names: string[]): Promise<Page> {
    const page = await product.open('#/reports', '.reports-list');
    await page.getByRole('link', { name: '核对表格…' }).click();
    await page.locator('.file-drop').waitFor();
    await page.locator('.file-drop input[type=file]').first().setInputFiles(names.map(at));
    await page.locator('.compare-summary').first().waitFor();
    return page;
  }
  const cells = (page: Page): Promise<(string | null)[][]> => page.locator('.compare-cells tbody tr').evaluateAll((rows) => rows.map((r) => [...r.querySelectorAll('td')].map((c) => c.textContent)));

  it('says what the sheet is, lists the cells with place and both figures, and leads to the rows behind one and back', async () => {
    const page = await compared('报回.xlsx');
    expect(await page.locator('.compare-summary').innerText()).toMatch(/不良贷款清收处置月报表，2011 年 8 月[^]*不符 2/);
    expect(await cells(page)).toEqual([
      ['E9', '石桥信用社', '本月清收处置／清收／现金收回', '36.24', '35.24', '1.00', '不符'],
      ['D15', '双溪信用社', '年初／余额', '12,345.67', '2,306.47', '10,039.20', '不符'],
    ]);
    expect(await page.locator('.compare-sides').innerText()).toContain('“另名社”：台账这张表里没有；各数与“青山信用社”相同');
    expect(await page.locator('.compare-findings tbody').innerText()).toContain('“现金收回”＋“以物抵债”相加是 36.24');
    await page.locator('.compare-cells tbody tr').first().focus();
    await page.keyboard.press('Enter');
    await page.getByText('逐行相加与报表一致').waitFor();
    expect(await page.locator('.drill-title').innerText()).toContain('35.24 万元');
    expect(page.url()).toMatch(/#\/reports\?id=monthly-recovery&period=2011-08&row=\w+&column=cashMonthFen$/);
    await page.goBack();
    expect(await cells(page)).toHaveLength(2);
    expect(product.faults).toEqual([]);
  });

  it('is copied as a plain table with plain figures', async () => {
    const page = await compared('报回.xlsx');
    await page.evaluate(() => {
      const own = DataTransfer.prototype.setData;
      DataTransfer.prototype.setData = function set(type: string, text: string) { if (type === 'text/plain') document.body.setAttribute('data-copied', text); own.call(this, type, text); };
    });
    await page.locator('.compare-cells').getByRole('button', { name: '复制' }).click();
    await page.getByText('已复制 2 行，带表头').waitFor();
    expect(await page.locator('body').getAttribute('data-copied')).toMatch(/^位置\t行\t栏\t表上\t台账\t差（表减台账）\t结论\r\nE9\t石桥信用社\t[^\t]+\t36.24\t35.24\t1.00\t不符\r\nD15\t[^\t]+\t[^\t]+\t12345.67\t/);
  });

  it('several files: one line each, the one that needs a look is open, a file that is no table says so', async () => {
    const page = await compared('原样.xlsx', '汇总.xlsx', '说明.csv');
    expect(await page.locator('.notice-bad[role=alert]').innerText()).toContain('说明.csv');
    expect(await page.locator('.compare-tables tbody tr').allInnerTexts()).toEqual([expect.stringMatching(/原样\.xlsx[^]*不良贷款清收处置月报表[^]*699\s*0\s*0\s*0$/), expect.stringMatching(/汇总\.xlsx[^]*不是本台账的报表[^]*1$/)]);
    expect(await page.locator('.compare-findings tbody').innerText()).toContain('不良率较年初上升 0.1 个百分点（9% → 9.1%），不能称“双降”');
    await page.getByText('原样.xlsx').click();
    await page.getByText('每一格都与台账一致。').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.page-tools').isVisible()).toBe(false);
    expect(await page.locator('.compare-summary').isVisible()).toBe(true);
  });

  it('asks for a month that is not on the sheet, and compares once it is chosen', async () => {
    const page = await compared('无月份.xlsx');
    expect(await page.locator('.compare-summary').innerText()).toContain('没有写报告期');
    await page.getByRole('button', { name: '按 2011 年 8 月核对' }).click();
    await page.getByText('每一格都与台账一致。').waitFor();
    expect(await page.getByRole('textbox', { name: '月份' }).inputValue()).toBe('2011-08');
    await page.getByRole('button', { name: '换文件' }).click();
    await page.locator('.file-drop').waitFor();
  });

  it('once the report is chosen: against an issue of it, or against the ledger with its own base date', async () => {
    const { issue } = await product.ask('reports.issue', { id: 'monthly-recovery', period: '2011-08' });
    const page = await compared('报回.xlsx');
    expect(await page.getByRole('combobox', { name: '与什么核对' }).count()).toBe(0);
    await page.getByRole('combobox', { name: '是哪张报表' }).click();
    await page.getByTitle('不良贷款清收处置月报表', { exact: true }).last().click();
    await page.getByRole('combobox', { name: '与什么核对' }).click();
    await page.getByText(`与 2011-08 第 1 次出具（${issue.on}）`).last().click();
    await page.getByText('第 1 次出具').first().waitFor();
    expect(await page.locator('.compare-summary').innerText()).toContain('不是台账现在的数');
    expect(await cells(page)).toHaveLength(2);
    await page.locator('.compare-cells tbody tr').first().click();
    await page.waitForURL(new RegExp(`issue=${issue.id}`));
    await page.goBack();
    await page.getByRole('combobox', { name: '是哪张报表' }).click();
    await page.getByTitle('反弹监测表', { exact: true }).last().click();
    await page.getByRole('group', { name: '报表参数' }).waitFor();
    expect(await page.getByRole('group', { name: '报表参数' }).innerText()).toContain('比较日');
    expect(product.faults).toEqual([]);
    await page.getByRole('button', { name: '换文件' }).click();
  });

  it('fits the window at every scaling and names its controls', async () => {
    const page = await compared('报回.xlsx', '汇总.xlsx');
    expect(await tooWide(page)).toEqual([]);
    expect(await nameless(page)).toEqual([]);
    await page.getByRole('button', { name: '换文件' }).click();
    await page.locator('.file-drop').waitFor();
    expect(await tooWide(page)).toEqual([]);
    expect(await nameless(page)).toEqual([]);
    expect(product.faults).toEqual([]);
  });
});
