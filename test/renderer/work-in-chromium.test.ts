import type { Page } from '@playwright/test';
import { beforeEach, describe, expect, it } from 'vitest';
import { browserHere } from '../print/browser-here.js';
import type { FixtureHost } from './fixture-host.js';
import { previewPage } from './preview/preview-page.js';

declare const window: Window & { readonly fixture: FixtureHost };

const file = (name: string): { name: string; mimeType: string; buffer: Buffer } => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(name) });

// The pages of daily work – 导入, 清收, 任务与奖惩 – by the keys and clicks of an office, on generated data, under the shipped policy.
describe.skipIf(browserHere === null)('work in a browser', () => {
  const preview = previewPage();
  let page: Page;
  let faults: string[];
  beforeEach(() => {
    ({ page, faults } = preview);
  });
  const { open, asked, button } = preview;

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

  const readTwo = async (): Promise<void> => {
    await open('#/imports', '.file-drop');
    await page.setInputFiles('input[type=file] >> nth=0', ['柳溪201108.xlsx', '青石8月.xlsx'].map(file));
    await button('读取 2 个文件').click();
    await page.getByText('原表').waitFor();
  };

  it('X-1 the mapping page: sheet as it looks, fields with reason and value, what is missing by name, at every scaling', async () => {
    await readTwo();
    await page.getByText('缺必填字段：五级分类。').waitFor();
    const borrower = page.getByRole('table', { name: '台账字段' }).getByRole('row', { name: /^借款人名称/ });
    expect((await borrower.innerText()).split(/\s+/)).toEqual(expect.arrayContaining(['表头完全一致', '罗望山']));
    await page.getByText('中间还有 268 行').waitFor();
    await page.getByText('不读入：第 302 行合计，用于核对、第 303 行表尾').waitFor();
    await page.getByRole('combobox', { name: '日期写法' }).click();
    await page.getByTitle('50 至 99 为 19 开头，00 至 49 为 20 开头').click();
    await expect.poll(() => asked('import.look')).toContainEqual(expect.objectContaining({ dates: 'yymd' }));
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      const tooWide = await page.evaluate(() => ['html', '.page', '.page-head', '.imports-foot', '.imports-head-controls'].flatMap((s) => [...document.querySelectorAll(s)].filter((e) => e.scrollWidth > e.clientWidth).map((e) => `${s} ${e.scrollWidth} in ${e.clientWidth}`)));
      expect(tooWide, `at ${width}×${height}`).toEqual([]);
    }
    expect(faults).toEqual([]);
  });

  it('X-8 a workbook is kept as a form of the export: refused in words on the spot, or said in full and kept', async () => {
    await readTwo();
    const choose = async (name: string): Promise<void> => {
      await page.getByRole('combobox', { name: '看哪个文件' }).click();
      await page.getByTitle(name, { exact: true }).click();
      await button('作为导出表式保存…').click();
    };
    await choose('柳溪201108.xlsx');
    await page.getByRole('alert').getByText('“柳溪201108.xlsx”不能作为导出表式：第 8 行的数据与前面的数据行不相连').waitFor();
    expect(await button('保存为导出表式').isDisabled()).toBe(true);
    await button('不保存').click();
    await choose('青石8月.xlsx');
    for (const said of ['第 5 行，导出的每一行照它的格式和公式', '第 302 行', '44 栏', '1 栏：走访情况']) await page.getByRole('dialog').getByText(said).waitFor();
    expect(await asked('forms.save')).toEqual([]);
    await button('保存为导出表式（第 2 版）').click();
    await page.getByText('已保存导出表式，第 2 版').waitFor();
    expect(await asked('forms.save')).toEqual([{ planId: 'p1', file: '青石8月.xlsx', sheet: '8月', profile: 'provincial-ledger' }]);
    await expect.poll(async () => (await asked('import.plan')).length).toBe(2);
    expect(faults).toEqual([]);
  });

  it('issue 3 §3 totals typed from paper, down the column by Enter, stand beside those of the files until the end', async () => {
    await readTwo();
    await button('核对计划').click();
    await page.getByRole('row', { name: /柳溪201108/ }).click();
    await page.getByRole('radio', { name: '核对合计' }).click();
    await page.getByLabel('纸面 笔数').fill('198');
    await page.keyboard.press('Enter');
    await page.keyboard.type('一万');
    expect(await page.getByLabel('纸面 当前本金余额').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('纸面 当前本金余额').fill('1.00');
    await page.getByText('与纸面合计核对 2 项，1 项不符。').waitFor();
    await page.getByText('与纸面不符', { exact: true }).waitFor();
    await button('看对应字段').click();
    await button('核对计划').click();
    await page.getByText('与纸面合计核对 2 项，1 项不符。').waitFor();
    await button(/^入账 [\d,]+ 行$/).click();
    await page.getByRole('heading', { name: /^已入账 / }).waitFor();
    await page.getByText('与纸面合计核对 2 项，1 项不符').waitFor();
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
    await page.getByText('2011 年 7 月已结账，收回日期仍是 2011-07-15，入账日期记为 2011-08-01（2011 年 8 月）。').waitFor();
    const borrower = await page.locator('.slip-name a').innerText();
    await page.reload();
    await page.getByText('人民币捌佰元整').waitFor();
    expect(await page.getByRole('textbox', { name: '收回日期' }).inputValue()).toBe('2011-07-15');
    expect(await page.locator('.slip-name a').innerText()).toBe(borrower);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(borrower);
    expect(faults).toEqual([]);
  });

  it('an amount beyond the debt is said before it is booked, and 以物抵债 asks for its asset', async () => {
    await open('#/recoveries', 'form.slip');
    await page.getByRole('combobox', { name: '借款人', exact: true }).fill('lmc');
    await page.getByRole('option').first().click();
    await page.getByRole('textbox', { name: '收回总额' }).fill('99999999');
    await page.getByText('元没有去处').waitFor();
    expect(await button('入账并开下一张').isDisabled()).toBe(true);
    await page.getByRole('combobox', { name: '形式' }).focus();
    await page.keyboard.type('yw');
    await page.keyboard.press('Enter');
    await page.getByText('请选择抵债资产，或填写新资产的名称').waitFor();
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
    expect(await asked('incentive.run')).toEqual([{ plan: 'fixture-plan', version: 2, from: '2011-04-01', to: '2011-06-30', store: false }]);
    await button(/^有奖励/).click();
    await page.locator('tr[aria-rowindex="1"] .opens').click();
    await page.getByText('逐行相加与结果一致').waitFor();
    expect(await page.getByRole('table', { name: '计奖的收回' }).locator('tbody tr').count()).toBeGreaterThan(0);
    await button('下一人').click();
    await page.getByText('逐行相加与结果一致').waitFor();
    await page.getByRole('link', { name: '奖惩计算' }).first().click();
    await button('正式计算…').click();
    await page.locator('.ant-modal').getByRole('button', { name: '正式计算并存档' }).click();
    await button('导出名单').click();
    await page.getByRole('menuitem', { name: '发放表（工资用）' }).click();
    await expect.poll(() => page.evaluate(() => window.fixture.saved)).toEqual(['奖惩计算-payroll.xlsx']);
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
    // one unit's people do not add up to its task: it is named, and a reason asked for (D1-17)
    await page.locator('.ant-modal').getByText('营业部：机构任务').waitFor();
    expect(await page.locator('.ant-modal').getByRole('button', { name: '说明理由后锁定' }).isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: '锁定理由' }).fill('留给年中新招人员');
    await page.locator('.ant-modal').getByRole('button', { name: '说明理由后锁定' }).click();
    await page.getByText('任务已锁定').first().waitFor();
    expect(await asked('targets.lock')).toEqual([{ year: 2011, reason: '留给年中新招人员' }]);
    expect(faults).toEqual([]);
  });
});
