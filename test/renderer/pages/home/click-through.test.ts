import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatWan, formatYuan } from '../../../../electron/domain/money.js';
import { browserHere } from '../../../print/browser-here.js';
import { realProduct, type RealProduct } from '../../real-product.js';

/** Where the page has its figures. */
const FIGURES = ['.home-sentence', '.home-cards', '.home-measures', '.home-ranking', '.home-chart'];

interface Behind { readonly count: number; readonly fen: number }

describe.skipIf(browserHere === null)('X-4 every number is clicked through to the rows that make it, on the sample county', () => {
  let product: RealProduct;
  beforeAll(async () => {
    product = await realProduct('closed');
  });
  afterAll(() => product?.close());

  /** All rows of the cell that stands in the address, fetched page by page and added up here. */
  async function rowsBehind(page: Page): Promise<Behind> {
    const { id = '', period = '', row = '', column = '' } = Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.split('?')[1]));
    let [count, fen] = [0, 0];
    for (;;) {
      const part = await product.ask('reports.drill', { id, period, row, column, offset: count, limit: 500 });
      const money = part.columns.filter((c) => c.kind === 'money').map((c) => c.key);
      fen += part.rows.flatMap((r) => money.map((k) => Number(r.values[k] ?? 0))).reduce((a, b) => a + b, 0);
      count += part.rows.length;
      if (part.rows.length === 0 || count >= part.count) return { count, fen };
    }
  }

  /** The panel on screen speaks of the same rows, and says that they make the cell. */
  async function expectPanel(page: Page, behind: Behind, what: string): Promise<void> {
    await page.locator('.drill').getByText('逐行相加与报表一致').waitFor();
    const said = await page.locator('.drill-title').innerText();
    expect(said, what).toMatch(new RegExp(`＝ ${behind.count.toLocaleString('en')} [笔户件]`));
    if (behind.fen !== 0) expect(said, what).toContain(`合计 ${formatYuan(behind.fen).replace('-', '−')} 元`);
  }

  it('首页: every amount and number of the sentence, the cards, the months, the measures and the ranking', async () => {
    const page = await product.open('#/home', '.home-ranking td');
    await page.getByRole('button', { name: /^全部 \d+ 个信用社$/ }).click();
    await page.locator('.home-chart a').first().waitFor();
    const links = await page.locator(FIGURES.map((place) => `${place} a`).join(', ')).evaluateAll((all) => all.map((a) => ({ href: a.getAttribute('href') ?? '', text: (a.querySelector('.home-chart-value') ?? a).textContent ?? '' })));
    const figures = links.filter((l) => l.href.includes('column='));
    // what leads elsewhere is a ratio, a task, a unit's name or a whole table
    expect(links.filter((l) => !l.href.includes('column=')).map((l) => l.href).filter((h) => !/^#\/(targets|loans\?unitId=\d+&book=on&liveOnly=1|reports\?id=(five-class|by-measure)&period=2011-08)$/.test(h))).toEqual([]);
    expect(figures.length).toBeGreaterThan(90);
    for (const { href, text } of figures) {
      const what = `${text} ${href}`;
      if (!page.url().endsWith('#/home')) {
        await page.evaluate(() => { window.location.hash = '#/home'; });
        await page.locator('.home-chart a').first().waitFor();
        const all = page.getByRole('button', { name: /^全部 \d+ 个信用社$/ });
        if (await all.count() > 0) await all.click();
      }
      await page.locator(`a[href="${href}"]`).first().click();
      await page.locator('.drill').waitFor();
      const behind = await rowsBehind(page);
      const counts = [...text.matchAll(/([\d,]+) (?:笔|单位|村|人)/g)].map((m) => Number(m[1]?.replaceAll(',', '')));
      if (counts.length > 0) expect(behind.count, what).toBe(counts.reduce((a, b) => a + b, 0));
      else expect(formatWan(Math.abs(behind.fen)), what).toBe(/[\d,]+\.\d\d/.exec(text)?.[0]);
      await expectPanel(page, behind, what);
    }
    expect(product.faults).toEqual([]);
  }, 240_000);

  it('五级分类月报表: every cell that opens, of every unit, subtotal and the total', async () => {
    const asked = { id: 'five-class', period: '2011-08' };
    const table = await product.ask('reports.table', asked);
    const valueOf = (row: string, column: string) => (row === 'total' ? table.total : table.rows.find((r) => r.key === row)?.values)?.[column];
    const page = await product.open('#/reports?id=five-class&period=2011-08', '.reports-grid td.reports-opens');
    for (const name of await page.locator('.reports-fold[aria-expanded=false]').allTextContents()) await page.locator('.reports-fold', { hasText: name.replace(' ▸', '') }).click();
    const zeros = page.locator('.reports-hint').getByRole('button', { name: '显示' });
    if (await zeros.count() > 0) await zeros.click();
    const ids = await page.locator('.reports-grid td.reports-opens').evaluateAll((cells) => cells.map((c) => c.id));
    const there = table.columns.filter((c) => c.drill !== undefined).flatMap((c) => [...table.rows.map((r) => r.values[c.key]), table.total?.[c.key]]).filter((v) => v !== null && v !== undefined);
    expect(ids).toHaveLength(there.length);
    const clicked = new Set<string>();
    for (const id of ids) {
      const text = await page.locator(`#${id}`).innerText();
      await page.locator(`#${id}`).click();
      await page.locator('.drill').waitFor();
      const { row = '', column = '' } = Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.split('?')[1]));
      clicked.add(`${row}/${column}`);
      const what = `${row} ${column} ${text}`;
      const behind = await rowsBehind(page);
      expect(behind.fen, what).toBe(valueOf(row, column));
      expect(formatWan(Math.abs(behind.fen)), what).toBe(/[\d,]+\.\d\d/.exec(text)?.[0]);
      await expectPanel(page, behind, what);
      await page.keyboard.press('Escape');
      await page.locator('.drill').waitFor({ state: 'detached' });
    }
    expect(clicked.size).toBe(ids.length);
    expect(product.faults).toEqual([]);
  }, 300_000);
});
