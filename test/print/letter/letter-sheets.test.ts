import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '../../../electron/domain/domain-error.js';
import { templateFindings } from '../../../electron/domain/letters/template.js';
import { letterDocument, type SetLetter } from '../../../electron/print/index.js';
import { htmlToPdf } from '../../../electron/print/output/chromium-pdf.js';
import { browserHere, canPrint, launchArgs, tool } from '../browser-here.js';
import { textOf } from '../read-sheets.js';
import { letterOf, ORDINARY, SHIPPED, shipped, type Asked } from './sample-letters.js';

const guarantors = (n: number): Asked => ({ fields: { ...ORDINARY.fields, 保证人名单: Array.from({ length: n }, (_, i) => `保证人第${i + 1}号`).join('、') }, conditions: { 送保证人: false } });
const loans = (n: number, more: Readonly<Record<string, string | number>> = {}): Asked => ({
  fields: { 姓名: '安新禾', 笔数: String(n) },
  lists: { 贷款: Array.from({ length: n }, (_, i) => ({ 序号: String(i + 1), 借据号: `4399-2011-${String(i + 1).padStart(5, '0')}`, 借款人: `某借款人${i + 1}`, 贷款机构: '石桥信用社', 责任角色: '包收', 责任比例: '100%', 五级分类: '可疑', 到期日: '2010-01-01', 形成日: '2010-03-01', 年初本金: 100_000 + i, 已收回: i, 本金: 100_000, 利息: 5, ...more })) },
});
const LONG = '样例县石桥镇东风村民委员会第三村民小组农业机械服务专业合作社联合社（筹）'.repeat(6);
const HOSTILE = '<script>document.title="FIRED"</script>&amp;"𠮷㛃\u202e{{本金}}**粗**';

const CASES: readonly (readonly [string, () => SetLetter])[] = [
  ...SHIPPED.map((t) => [`${t.title} as it ships`, () => letterOf(t, t.kind === 'dunning' ? ORDINARY : {})] as const),
  ['80 guarantors', () => letterOf(shipped('dunning'), guarantors(80))],
  ['800 guarantors', () => letterOf(shipped('dunning'), guarantors(800))],
  ['a person with 200 loans', () => letterOf(shipped('responsibility'), loans(200))],
  ['a person with 3,000 loans', () => letterOf(shipped('statement'), loans(3000))],
  ['amounts of a whole county', () => letterOf(shipped('statement'), loans(40, { 本金: 98_765_432_109_876, 年初本金: 98_765_432_109_876, 已收回: -98_765_432_109_876 }))],
  ['an overlong name and address', () => letterOf(shipped('instalment'), { fields: { 借款人: LONG, 地址: LONG, 机构: LONG, 编号: LONG } })],
  ['a loan number of 200 letters', () => letterOf(shipped('responsibility'), loans(3, { 借据号: 'X'.repeat(200), 借款人: LONG }))],
  ['markup and rare characters in a name', () => letterOf(shipped('dunning'), { fields: { ...ORDINARY.fields, 借款人: HOSTILE, 机构: HOSTILE, 编号: HOSTILE } })],
  ['nothing is known of the borrower', () => letterOf(shipped('instalment'), { fields: { 证件号码: '', 地址: '', 合同编号: null } })],
  ...Array.from({ length: 24 }, (_, n) => [`closing part after ${n + 10} loans`, () => letterOf(shipped('responsibility'), loans(n + 10))] as const),
];

/** Runs in the page: what is cut off, or hangs into the foot line; rows that are not as high as they were counted. */
function findFaults(): string[] {
  const found: string[] = [];
  for (const sheet of document.querySelectorAll('.sheet')) {
    const box = sheet.getBoundingClientRect();
    const foot = sheet.querySelector('.foot')?.getBoundingClientRect();
    const content = [...sheet.children].filter((c) => !c.classList.contains('foot'));
    const bottom = Math.max(...content.map((c) => c.getBoundingClientRect().bottom));
    if (!foot || bottom > foot.top + 1) found.push(`content ends at ${bottom - box.top}`);
    for (const e of sheet.querySelectorAll('td,th,p,h1,h2,.pair span,.foot span')) {
      if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0) found.push(`${e.scrollWidth} wide in ${e.clientWidth}: ${e.textContent?.slice(0, 40)}`);
      if (e.scrollHeight > e.clientHeight + 1 && e.clientHeight > 0) found.push(`${e.scrollHeight} high in ${e.clientHeight}: ${e.textContent?.slice(0, 40)}`);
    }
    for (const row of sheet.querySelectorAll('tr')) if (Math.abs(row.getBoundingClientRect().height - Number(row.getAttribute('height'))) > 0.6) found.push(`row ${row.getBoundingClientRect().height} instead of ${row.getAttribute('height')}`);
  }
  return found.slice(0, 10);
}

const plain = (letter: SetLetter): string => textOf(letter.sheets.join('\n').replaceAll('<br>', '').replaceAll(/<\/(?:td|th|p|h1|h2|span|div)>/g, '\n'));

describe('templates that ship', () => {
  it('there are six, nothing is wrong with any of them', () => {
    expect(SHIPPED.map((t) => t.kind).sort()).toEqual(['admonition', 'dunning', 'instalment', 'responsibility', 'statement', 'warning']);
    for (const t of SHIPPED) expect(templateFindings(t), t.id).toEqual([]);
  });

  it('the notice says what is owed in figures and words, with the return slip of the same sheet', () => {
    const letter = letterOf(shipped('dunning'), ORDINARY);
    expect(letter.sheets).toHaveLength(1);
    const text = plain(letter);
    for (const part of ['48,500.00\n人民币肆万捌仟伍佰元整', '12,736.45\n人民币壹万贰仟柒佰叁拾陆元肆角伍分', '61,236.45\n人民币陆万壹仟贰佰叁拾陆元肆角伍分', '✂　沿此线裁开　催〔2011〕第0086号', '催收通知书回执', '第 1 页 共 1 页', '第一联　交借款人']) expect(text).toContain(part);
  });
});

describe('cutting into sheets', () => {
  it('every loan of a long list stands there once, the head on every sheet of it, the sum at the end', () => {
    const letter = letterOf(shipped('responsibility'), loans(200));
    expect(letter.sheets.length).toBeGreaterThan(5);
    const rows = [...letter.sheets.join('').matchAll(/4399-2011-(\d{5})/g)].map((m) => Number(m[1]));
    expect(rows).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    for (const sheet of letter.sheets) if (sheet.includes('4399-')) expect(sheet).toContain('<thead>');
    letter.sheets.forEach((sheet, i) => expect(sheet).toContain(`第 ${i + 1} 页 共 ${letter.sheets.length} 页`));
    expect(letter.sheets.slice(1).every((s) => s.includes('责任清收通知书（续）'))).toBe(true);
  });

  it('the return slip is never torn apart and never stands alone', () => {
    for (let n = 1; n < 45; n++) {
      const { sheets } = letterOf(shipped('responsibility'), loans(n));
      const slip = sheets.filter((s) => s.includes('沿此线裁开'));
      expect(slip, String(n)).toHaveLength(1);
      expect(slip[0]).toContain('见证人');
      expect(/(?:本金（元）|class="right"|class="body)/.test((slip[0] ?? '').split('沿此线裁开')[0] ?? ''), String(n)).toBe(true);
    }
  });

  it('a figure that cannot stand on one line in 9 pt is a refusal, never a cut-off figure', () => {
    const wide = { ...shipped('statement'), body: '【标题】{{姓名}}{{年度}}\n【表 1 1 1 1 1 1 1 1】\n甲｜乙｜丙｜丁｜戊｜己｜庚｜辛\n{{任务}}｜{{任务}}｜{{任务}}｜{{任务}}｜{{任务}}｜{{任务}}｜{{任务}}｜{{任务}}\n【表完】' };
    expect(() => letterOf(wide, { fields: { 任务: 98_765_432_109_876 } })).toThrow(DomainError);
    expect(letterOf(wide, { fields: { 任务: 123_456 } }).sheets.join('')).toContain('1,234.56');
  });
});

describe.skipIf(!canPrint)('P-6 letters in Chromium', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: browserHere ?? '', args: launchArgs });
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  for (const [name, make] of CASES) {
    it(`${name}: nothing is cut off`, async () => {
      const letter = make();
      await page.setContent(letterDocument('文书', letter.style, letter.sheets.length, () => letter.sheets).html());
      expect(await page.locator('.sheet').count()).toBe(letter.sheets.length);
      expect(await page.evaluate(findFaults)).toEqual([]);
      expect(await page.title()).toBe('文书');
    });
  }

  it('the PDF has the sheets, the amounts, and the rare and the marked-up name as they are', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'qingshou-letter-'));
    try {
      const letters = [letterOf(shipped('dunning'), ORDINARY), letterOf(shipped('dunning'), { ...ORDINARY, fields: { ...ORDINARY.fields, 借款人: '𠮷㛃<b>&"' } }), letterOf(shipped('responsibility'), loans(120))];
      const sheets = letters.flatMap((l) => l.sheets);
      const [html, pdf] = [path.join(folder, 'a.html'), path.join(folder, 'a.pdf')];
      writeFileSync(html, letterDocument('文书', letters[0]?.style ?? '', sheets.length, () => sheets).html());
      await htmlToPdf(browserHere ?? '', html, pdf);
      expect(tool('pdfinfo', pdf)).toMatch(new RegExp(`Pages:\\s+${sheets.length}\\n[\\s\\S]*A4`));
      const paper = tool('pdftotext', '-layout', pdf, '-');
      const amounts = (text: string): string[] => (text.match(/\d[\d,]*\.\d{2}(?!\d)/g) ?? []).sort();
      expect(amounts(paper)).toEqual(amounts(sheets.map((s) => textOf(s.replaceAll(/<\/(?:td|th)>/g, '\n'))).join('\n')));
      for (const part of ['𠮷㛃<b>&"', '人民币陆万壹仟贰佰叁拾陆元肆角伍分', '催〔2011〕第0086号', '4399-2011-00120']) expect(paper.replaceAll(' ', '')).toContain(part);
      expect(readFileSync(html, 'utf8')).not.toContain('style=');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});
