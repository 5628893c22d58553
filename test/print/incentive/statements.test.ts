import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DomainError } from '../../../electron/domain/domain-error.js';
import { parseAmount } from '../../../electron/domain/money.js';
import { renderStatements, type Statement } from '../../../electron/print/index.js';
import { browserHere, canPrint, launchArgs } from '../browser-here.js';
import { HOSTILE } from '../hostile-documents.js';
import { textOf } from '../read-sheets.js';
import { statementOf, statements } from './sample-statements.js';

const page = (list: readonly Statement[], mark = ''): string => renderStatements(statements(list, mark)).html();
const sheetsOf = (html: string): string[] => [...html.matchAll(/<section class="sheet".*?<\/section>/gs)].map((m) => m[0]);
const keysOf = (html: string): string[] => [...html.matchAll(/data-key="([^"]*)"/g)].map((m) => m[1] ?? '');
const sumsOf = (sheet: string, cls: string): number[] => [...(new RegExp(`<tr class="r1 ${cls}">(.*?)</tr>`).exec(sheet)?.[1] ?? '').matchAll(/<td class="r[^"]*">([^<]+)<\/td>/g)].map((m) => parseAmount((m[1] ?? '').replace('\u2212', '-')) ?? 0);
const stepRows = (sheet: string): number => (/<table class="steps">.*?<tbody>(.*?)<\/tbody>/s.exec(sheet)?.[1] ?? '').split('<tr').length - 1;

const hostile = (): Statement => {
  const sample = statementOf(1, 30);
  return {
    ...sample, name: HOSTILE[1] ?? '', number: 'W'.repeat(90), head: sample.head.map((row) => row.map((p) => ({ ...p, value: HOSTILE[6] ?? '' }))),
    receipts: sample.receipts.map((r, i) => ({ ...r, rows: r.rows.map((row) => ({ ...row, key: `${row.key}"><i>`, values: { ...row.values, borrower: HOSTILE[i % HOSTILE.length] ?? '', voucher: (HOSTILE[(i + 3) % HOSTILE.length] ?? '').slice(0, 20), rate: '每万元150.00元' } })), notes: [HOSTILE[i % HOSTILE.length] ?? ''] })),
    clauses: [...HOSTILE], steps: sample.steps.map((s) => ({ ...s, name: HOSTILE[7] ?? '', how: HOSTILE[6] ?? '' })), outcome: HOSTILE.map((text) => ({ label: text, text })),
  };
};

describe('P-6 X-4 statements on paper', () => {
  it('every receipt stands once, in order, whatever their number; page sums add up; signatures stand under at least three steps', () => {
    for (let receipts = 0; receipts <= 70; receipts++) {
      const statement = statementOf(7, receipts, { clauses: receipts % 9, steps: receipts % 6, sanctions: receipts % 4 });
      const html = page([statement]);
      const sheets = sheetsOf(html);
      expect(keysOf(html)).toEqual(statement.receipts.flatMap((r) => r.rows.map((row) => row.key)));
      const tables = sheets.filter((s) => s.includes('合　　计') || s.includes('>累计<'));
      const total = [statement.total['amount'], statement.total['part'], statement.total['credited'], statement.total['reward']];
      expect(sumsOf(tables.at(-1) ?? '', 'total'), String(receipts)).toEqual(total);
      if (tables.length > 1) expect(tables.map((s) => sumsOf(s, 'page')).reduce((a, b) => a.map((v, i) => v + (b[i] ?? 0)))).toEqual(total);
      else expect(html).not.toContain('本页小计');
      const last = sheets.at(-1) ?? '';
      expect(last).toContain('本人确认：');
      expect(html.split('本人确认：')).toHaveLength(2);
      expect(stepRows(last)).toBeGreaterThanOrEqual(3);
      expect(sheets.map((s) => /第 (\d+) 页 共 (\d+) 页/.exec(s)?.slice(1))).toEqual(sheets.map((_, i) => [String(i + 1), String(sheets.length)]));
    }
  });

  it('breaks clauses and steps that fill more than a sheet, and prints all of them', () => {
    const long = statementOf(3, 12, { clauses: 160, steps: 60, sanctions: 9 });
    const html = page([long]);
    const text = textOf(html.replaceAll('<br>', ''));
    for (let i = 1; i <= 160; i++) expect(text).toContain(`第${i}条 奖励`);
    expect(sheetsOf(html).reduce((sum, s) => sum + stepRows(s), 0)).toBe(long.steps.length + 1);
    expect(stepRows(sheetsOf(html).at(-1) ?? '')).toBeGreaterThanOrEqual(3);
  });

  it('names the draft in the title and at every foot', () => {
    const html = page([statementOf(1, 60)], '未锁定·仅供核对');
    expect(html).toContain('个人清收任务与奖励计算单<small>（未锁定·仅供核对）</small>');
    for (const sheet of sheetsOf(html)) expect(sheet).toContain('<span>未锁定·仅供核对</span></footer>');
  });

  it('is refused where rows or steps are not what the run holds', () => {
    const sample = statementOf(1, 5);
    for (const wrong of [{ ...sample, total: { ...sample.total, credited: Number(sample.total['credited']) + 1 } }, { ...sample, payable: { ...sample.payable, amountFen: sample.payable.amountFen - 1 } }]) expect(() => page([wrong])).toThrow(expect.objectContaining({ code: 'PRINT_SUMS_DIFFER' }) as DomainError);
  });

  it('asks for one person after the other and keeps none; says which sheets belong to whom', () => {
    const list = Array.from({ length: 40 }, (_, i) => statementOf(i, i));
    let asked = 0;
    const printed = renderStatements({ ...statements(list), at: (i) => (asked++, statements(list).at(i)) });
    expect(asked).toBe(80);
    expect(printed.groups).toHaveLength(40);
    expect(printed.groups?.reduce((a, b) => a + b, 0)).toBe(printed.pages);
    const sheets = printed.sheets()[Symbol.iterator]();
    for (let left = printed.groups?.slice(0, 10).reduce((a, b) => a + b, 0) ?? 0; left > 0; left--) sheets.next();
    expect(String(sheets.next().value)).toContain('data-person="P10"');
    expect(asked).toBe(91);
  });
});

/** Runs in the page: what is cut off or hangs over, and rows that are not as high as the sheets were cut by. Tolerance: one pixel. */
function findFaults(): string[] {
  const found: string[] = [];
  const px = (mm: string): number => (Number.parseFloat(mm) * 96) / 25.4;
  const rules = new Map([...(document.querySelector('style')?.textContent ?? '').matchAll(/^\.((?:r|n|head)\d+)\{height:([\d.]+)mm\}/gm)].map((m) => [m[1] ?? '', px(m[2] ?? '')]));
  const say = (what: string, e: Element): void => void (found.length < 12 && found.push(`${what}: <${e.tagName} ${e.className}> ${e.textContent?.slice(0, 50)}`));
  const range = document.createRange();
  for (const sheet of document.querySelectorAll('.sheet')) {
    const box = sheet.getBoundingClientRect();
    const foot = sheet.querySelector('.foot')?.getBoundingClientRect();
    const bottom = Math.max(...[...sheet.children].filter((c) => !c.classList.contains('foot')).map((c) => c.getBoundingClientRect().bottom));
    if (!foot || bottom > foot.top + 1) say(`ends at ${bottom - box.top}, foot at ${foot ? foot.top - box.top : '?'}`, sheet);
    for (const e of sheet.querySelectorAll('td,th,p,span,b,h1,h2')) {
      const own = e.getBoundingClientRect();
      range.selectNodeContents(e);
      const text = range.getBoundingClientRect();
      if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0) say(`${e.scrollWidth} wide in ${e.clientWidth}`, e);
      if (text.width > 0 && (text.left < own.left - 1 || text.right > own.right + 1 || text.right > box.right)) say(`text ${text.width} in ${own.width}`, e);
      if (text.height > own.height + 1 && !/^(?:SPAN|B)$/.test(e.tagName)) say(`text ${text.height} high in ${own.height}`, e);
    }
    for (const row of sheet.querySelectorAll('table:not(.who) tr')) {
      const should = rules.get(row.className.split(' ')[0] ?? '');
      if (should === undefined || Math.abs(row.getBoundingClientRect().height - should) > 0.6) say(`row ${row.getBoundingClientRect().height} instead of ${should}`, row);
    }
  }
  return found;
}

describe.skipIf(!canPrint)('P-6 X-4 statements in Chromium', () => {
  let browser: Browser;
  let tab: Page;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: browserHere ?? '', args: launchArgs });
    tab = await browser.newPage();
  });
  afterAll(() => browser?.close());

  it.each<[string, () => readonly Statement[], string]>([
    ['statements of every length', () => Array.from({ length: 40 }, (_, i) => statementOf(i, i, { clauses: i % 12, steps: i % 7, sanctions: i % 5 })), 'A4 upright'],
    ['clauses and steps over several sheets', () => [statementOf(1, 100, { clauses: 150, steps: 50, sanctions: 9 })], 'A4 upright'],
    ['amounts of 亿', () => [big(statementOf(1, 30), 10_000)], 'turned'],
    ['hostile names', () => [hostile()], 'any'],
  ])('%s: nothing is cut off, every row has the height it was counted with', async (_name, make, sheet) => {
    const list = make();
    const document = renderStatements(statements(list, '未锁定·仅供核对'));
    if (sheet !== 'any') expect([document.size, document.landscape]).toEqual(['A4', sheet === 'turned']);
    await tab.setContent(document.html());
    expect(await tab.locator('.sheet').count()).toBe(document.pages);
    expect(await tab.evaluate(findFaults)).toEqual([]);
    expect(await tab.title()).not.toContain('FIRED');
  });
});

/** The same statement with every amount so many times as large. */
function big(statement: Statement, times: number): Statement {
  const MONEY = ['amount', 'part', 'credited', 'reward'];
  const more = (values: Statement['total']): Statement['total'] => Object.fromEntries(Object.entries(values).map(([k, v]) => [k, MONEY.includes(k) ? Number(v) * times : v]));
  return {
    ...statement, total: more(statement.total), receipts: statement.receipts.map((r) => ({ ...r, rows: r.rows.map((row) => ({ ...row, values: more(row.values) })) })),
    steps: statement.steps.map((s) => ({ ...s, changeFen: s.changeFen === null ? null : s.changeFen * times, stands: typeof s.stands === 'number' ? s.stands * times : s.stands })), payable: { ...statement.payable, amountFen: statement.payable.amountFen * times },
  };
}
