import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportTable } from '../../electron/domain/reporting/report-table.js';
import { renderReport, renderRoster, withStyleNonce, type PrintDocument } from '../../electron/print/index.js';
import { emWidth } from '../../electron/print/text/text-metrics.js';
import { browserHere, canPrint, launchArgs } from './browser-here.js';
import { hostileReport, hostileRoster } from './hostile-documents.js';
import { monthlyReport, roster, shortReport } from './sample-documents.js';

const many = (n: number): ReportTable => monthlyReport(Array.from({ length: n }, (_, i) => (i % 9 === 0 ? `样例县第${i + 1}农村信用合作社（原示范分社）` : `第${i + 1}信用社`)));

const DOCUMENTS: readonly (readonly [string, () => PrintDocument])[] = [
  ['monthly report, 27 columns, A3', () => renderReport(monthlyReport())],
  ['short report, A4', () => renderReport(shortReport())],
  ['report of 173 units', () => renderReport(many(173))],
  ['report of 300 units, narrow cells', () => renderReport(many(300))],
  ['report in 元, moved to A3', () => renderReport({ ...shortReport(), unit: '元' })],
  ['report with a long 说明', () => renderReport({ ...shortReport(), notes: Array.from({ length: 90 }, (_, i) => `第${i + 1}条 ${'说明文字，'.repeat(20)}`) })],
  ['roster of 1, 14 and 47 loans', () => renderRoster(roster([1, 14, 47]))],
  ['rosters of every length', () => renderRoster(roster(Array.from({ length: 45 }, (_, i) => i)))],
  ['roster in portrait, moved to landscape', () => renderRoster({ ...roster([20]), paper: { size: 'A4', landscape: false } })],
  ['hostile report', () => renderReport(hostileReport())],
  ['hostile roster', () => renderRoster(hostileRoster())],
];

/** Runs in the page: everything that is cut off, hangs over, or stands where the foot line is. Tolerance: one CSS pixel. */
function findOverflow(): string[] {
  const found: string[] = [];
  const report = (what: string, element: Element): void => {
    if (found.length < 20) found.push(`${what}: <${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent?.slice(0, 60)}`);
  };
  const range = document.createRange();
  for (const sheet of document.querySelectorAll('.sheet')) {
    const box = sheet.getBoundingClientRect();
    const foot = sheet.querySelector('.foot')?.getBoundingClientRect();
    const content = [...sheet.children].filter((c) => !c.classList.contains('foot'));
    const bottom = Math.max(...content.map((c) => c.getBoundingClientRect().bottom));
    if (!foot || bottom > foot.top + 1) report(`content ends at ${bottom - box.top}, foot begins at ${foot ? foot.top - box.top : '?'}`, sheet);
    if (sheet.scrollWidth > sheet.clientWidth + 1 || sheet.scrollHeight > sheet.clientHeight + 1) report('sheet overflows', sheet);
    for (const element of sheet.querySelectorAll('td,th,p,span,b,h1,.line,.line3,.boxes,.receipt')) {
      if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) report(`${element.scrollWidth} wide in ${element.clientWidth}`, element);
      const own = element.getBoundingClientRect();
      range.selectNodeContents(element);
      const text = range.getBoundingClientRect();
      if (text.width > 0 && (text.left < own.left - 1 || text.right > own.right + 1 || text.right > box.right || text.left < box.left)) report(`text ${text.width} in ${own.width}`, element);
      if (text.height > own.height + 1 && !/^(?:SPAN|B)$/.test(element.tagName)) report(`text ${text.height} high in ${own.height}`, element);
    }
  }
  return found;
}

/** Runs in the page: rows that are not as high as the style says, which is what the sheets were cut by. */
function findWrongRows(): string[] {
  const px = (mm: string): number => (Number.parseFloat(mm) * 96) / 25.4;
  const rules = new Map([...(document.querySelector('style')?.textContent ?? '').matchAll(/^\.((?:r|head)\d+|numbers)\{height:([\d.]+)mm\}/gm)].map((m) => [m[1] ?? '', px(m[2] ?? '')]));
  return [...document.querySelectorAll('tr')]
    .map((row) => ({ row, has: row.getBoundingClientRect().height, should: rules.get(row.className.split(' ')[0] ?? '') }))
    .filter(({ has, should }) => should === undefined || Math.abs(has - should) > 0.6)
    .map(({ row, has, should }) => `${row.className}: ${has} instead of ${should}`)
    .slice(0, 10);
}

describe.skipIf(!canPrint)('P-6 X-7 sheets in Chromium', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: browserHere ?? '', args: launchArgs });
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
  });

  for (const [name, make] of DOCUMENTS) {
    it(`${name}: nothing is cut off, every row has the height it was counted with`, async () => {
      const document = make();
      await page.setContent(document.html());
      expect(await page.locator('.sheet').count()).toBe(document.pages);
      expect(await page.evaluate(findOverflow)).toEqual([]);
      expect(await page.evaluate(findWrongRows)).toEqual([]);
      expect(await page.title()).not.toContain('FIRED');
    });
  }

  it('is never wider than the metrics say, in regular and bold', async () => {
    const words = ['样例县农村信用社', '1,234,567.89', '−5,172.00', '+66.58', '439900********1523', '2011-08-31', '91430000MA4L2B3C4D', '（缺）', '—', '%‰№①', 'The quick brown fox', 'WMm@%', 'éüß', 'Ж', '𠮷㛃', '“引号”', '……', '¥￥', '×÷±≥'];
    await page.setContent(renderReport(shortReport()).html());
    for (const bold of [false, true]) {
      const measured = await page.evaluate(
        ([texts, weight]) => {
          const cell = document.querySelector('tbody td');
          return texts.map((text) => {
            const span = document.createElement('span');
            span.style.cssText = `font-size:100px;white-space:pre;font-weight:${weight}`;
            span.textContent = text;
            cell?.append(span);
            const { width } = span.getBoundingClientRect();
            span.remove();
            return width / 100;
          });
        },
        [words, bold ? 700 : 400] as const,
      );
      words.forEach((word, i) => expect(emWidth(word, bold), word).toBeGreaterThanOrEqual(measured[i] ?? Infinity));
    }
  });

  it('shows the same sheet in a preview frame without scripts, under a policy that lets in only its nonce', async () => {
    const document = renderRoster(hostileRoster());
    const policy = "default-src 'none'; style-src 'nonce-n1'; frame-src 'self'";
    const srcdoc = withStyleNonce(document.html(), 'n1').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    await page.setContent(`<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><iframe sandbox="allow-same-origin" width="1300" height="900" srcdoc="${srcdoc}"></iframe>`);
    const frame = page.frameLocator('iframe');
    expect(await frame.locator('.sheet').count()).toBe(document.pages);
    const box = await frame.locator('.sheet').first().boundingBox();
    const [width, height] = document.size === 'A3' ? [420, 297] : [297, 210];
    expect(box?.width).toBeCloseTo((width * 96) / 25.4, 0);
    expect(box?.height).toBeCloseTo((height * 96) / 25.4, 0);
    expect(await page.frames()[1]?.evaluate(findOverflow)).toEqual([]);
  });
});
