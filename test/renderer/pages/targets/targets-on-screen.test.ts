import type { Page } from '@playwright/test';
import { beforeEach, describe, expect, it } from 'vitest';
import { browserHere } from '../../../print/browser-here.js';
import type { FixtureHost } from '../../fixture-host.js';
import { previewPage } from '../../preview/preview-page.js';

declare const window: Window & { readonly fixture: FixtureHost };

// 任务与奖惩 by the keys and clicks of an office, under the shipped policy, on generated data and the engine's own results.
describe.skipIf(browserHere === null)('targets, plans and what follows in a browser', () => {
  const preview = previewPage();
  let page: Page;
  let faults: string[];
  beforeEach(() => {
    ({ page, faults } = preview);
  });
  const { asked, button } = preview;
  /** From scratch: nothing that was typed before is left. */
  const open = async (where: string, waitFor: string): Promise<void> => {
    await page.goto('about:blank');
    await preview.open(where, waitFor);
  };
  const modal = () => page.locator('.ant-modal');
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  /** The plan that ships, adopted as a draft. */
  const draft = async (): Promise<void> => {
    await open('#/targets/plans?id=shipped-plan&version=1', '.clause');
    await button('采用').click();
    await page.getByText('草稿 第 2 版').waitFor();
  };

  const PAGES = [['#/targets', 'td[role=gridcell]'], ['#/targets/units', 'td[role=gridcell]'], ['#/targets/plans', '.plain-table td'], ['#/targets/plans?id=fixture-plan&version=2', '.clause'], ['#/targets/incentive', '.run-controls'], ['#/targets/sanctions', 'td[role=gridcell]']] as const;
  const SIZES = [[1366, 768], [1093, 614], [911, 512], [1920, 1080]] as const;
  const healthy = async (sizes: readonly (readonly [number, number])[] = SIZES): Promise<void> => {
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      const wide = (): Promise<string[]> => page.evaluate(() => ['html', '.page', '.page-head', '.plan', '.plan-clauses', '.plan-try', '.register-side', '.run-filters', '.person-side'].flatMap((s) => [...document.querySelectorAll(s)].filter((e) => e.scrollWidth > e.clientWidth).map((e) => `${s} ${e.scrollWidth} in ${e.clientWidth}`)));
      // the navigation folds once the page has seen its new width
      await expect.poll(wide, { message: `at ${width}×${height}` }).toEqual([]);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    const nameless = (await page.locator('body').ariaSnapshot()).split('\n').filter((line) => /- (button|textbox|combobox|link|checkbox|radio|grid|table|img|spinbutton)\s*(\[[^\]]*\])?:?\s*$/.test(line));
    expect(nameless).toEqual([]);
    expect(faults).toEqual([]);
  };

  it.each(PAGES)('%s fits the window at every scaling, names its controls, and breaks no policy', async (where, waitFor) => {
    await open(where, waitFor);
    await healthy();
  });

  it('a plan that came as a file becomes a draft and is opened', async () => {
    await open('#/targets/plans', '.plain-table td');
    await page.getByLabel('奖惩方案文件').setInputFiles({ name: '邻县办法.json', mimeType: 'application/json', buffer: Buffer.from('{"id":"next-county"}') });
    await expect.poll(() => asked('incentive.savePlan')).toMatchObject([{ planFile: { name: '邻县办法.json' } }]);
    await page.getByText('草稿 第 2 版').waitFor();
    expect(faults).toEqual([]);
  });

  it('机构任务 stands without sideways scrolling at 1366×768', async () => {
    await open('#/targets/units', 'td[role=gridcell]');
    expect(await page.locator('.grid').evaluate((e) => e.scrollWidth - e.clientWidth)).toBe(0);
  });

  describe('the plan editor (D5-07, X-4)', () => {
    it('what ships can only be read; adopted it is a draft whose sentences are edited in place', async () => {
      await open('#/targets/plans?id=shipped-plan&version=1', '.clause');
      expect(await page.locator('.plan-clauses input, .plan-clauses select, .plan-clauses button').count()).toBe(0);
      await draft();
      await field('第 7 条 比例').fill('2.5');
      await page.keyboard.press('Enter');
      await page.getByText('随程序版为：现金收回本金：各账本 贷款以 现金 收回 本金 的，按比例 计奖：收回额的 1.5%。').waitFor();
      expect(await field('第 7 条 比例').inputValue()).toBe('2.5%');
      await button('保存草稿').click();
      await page.getByText('草稿已保存：第 2 版').waitFor();
      expect(((await asked('incentive.savePlan')).at(-1) as { body: { rates: unknown[] } }).body.rates[0]).toMatchObject({ id: 'cash-principal', pay: { kind: 'percent', ppm: 25_000 } });
      await healthy();
    });

    it('a text that is no figure is marked, Esc brings the figure back, leaving the field changes nothing', async () => {
      await draft();
      const rate = field('第 7 条 比例');
      await rate.fill('百分之二');
      expect(await rate.getAttribute('aria-invalid')).toBe('true');
      await page.keyboard.press('Escape');
      expect(await rate.inputValue()).toBe('1.5%');
      await rate.fill('很多');
      await page.keyboard.press('Tab');
      expect(await rate.inputValue()).toBe('1.5%');
      expect(await page.getByText('有没保存的修改').count()).toBe(0);
      expect(faults).toEqual([]);
    });

    it('codes by keyboard; a condition added and taken out; a clause added, moved, deleted, all taken back step by step', async () => {
      await draft();
      const components = button(/^第 7 条 收回的是：/);
      await components.focus();
      await page.keyboard.press('Enter');
      const boxes = page.getByRole('group', { name: '收回的是' }).getByRole('checkbox');
      await boxes.first().waitFor();
      await page.keyboard.press('Tab');
      await expect.poll(() => boxes.nth(0).evaluate((e) => e === document.activeElement)).toBe(true);
      await page.keyboard.press('Tab');
      await expect.poll(() => boxes.nth(1).evaluate((e) => e === document.activeElement)).toBe(true);
      await page.keyboard.press('Space');
      await expect.poll(() => components.innerText()).toContain('本金、表内利息');
      await page.keyboard.press('Escape');
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('第 7 条 收回的是：本金、表内利息');
      await button('第 7 条 加条件').click();
      await page.getByRole('menuitem', { name: '形成年度' }).click();
      expect(await field('第 7 条 形成年度止').inputValue()).toBe('2010');
      await button('第 7 条 去掉条件：形成年度').click();
      await page.getByRole('button', { name: '计奖加一条', exact: true }).click();
      await page.getByRole('listitem', { name: '第 9 条' }).getByRole('textbox', { name: '第 9 条 条款名称' }).waitFor();
      await page.getByRole('listitem', { name: '第 9 条' }).hover();
      await button('第 9 条上移').click();
      expect(await field('第 8 条 条款名称').inputValue()).toBe('现金收回');
      await button('删除第 8 条').click();
      for (let i = 0; i < 6; i++) await button('撤回一步').click();
      await expect.poll(() => button('撤回一步').isDisabled()).toBe(true);
      expect(await page.getByText('有没保存的修改').count()).toBe(0);
      await healthy();
    });

    it('a contradiction stands at its clause and beside; it can neither be tried out nor submitted', async () => {
      await draft();
      await field('第 8 条 比例').fill('6%');
      await page.keyboard.press('Enter');
      await page.getByRole('status', { name: '问题' }).getByText('第 8 条：比例 6% 超过本办法的上限 5%').waitFor();
      expect(await page.getByRole('listitem', { name: '第 8 条' }).innerText()).toContain('比例 6% 超过本办法的上限 5%');
      expect([await button('试算').isDisabled(), await button('提交批准…').isDisabled()]).toEqual([true, true]);
      await field('第 8 条 比例').fill('4%');
      await page.keyboard.press('Enter');
      await page.getByText('没有问题，可以提交批准。').waitFor();
      await healthy();
    });

    it('unsaved edits survive another page and a reload; 放弃修改 forgets them', async () => {
      await draft();
      await field('第 7 条 比例').fill('2%');
      await page.keyboard.press('Enter');
      await page.evaluate(() => void (window.location.hash = '#/targets/sanctions'));
      await page.getByRole('heading', { name: '限制事项' }).waitFor();
      await page.goBack();
      await page.getByText('有没保存的修改').waitFor();
      expect(await field('第 7 条 比例').inputValue()).toBe('2%');
      await button('放弃修改').click();
      expect(await field('第 7 条 比例').inputValue()).toBe('1.5%');
      expect(await page.evaluate(() => Object.entries(sessionStorage).filter(([k]) => k.startsWith('draft.plan-')).every(([, v]) => v === '{"unsaved":null}'))).toBe(true);
      expect(faults).toEqual([]);
    });

    it('tried out: before and after, what it costs more, who changes most, which clauses; old results say so', async () => {
      await draft();
      await field('第 7 条 比例').fill('2%');
      await page.keyboard.press('Enter');
      await button('试算').click();
      const card = page.getByRole('region', { name: '试算' });
      await card.getByText(/^多付/).waitFor();
      expect(await asked('incentive.compare')).toMatchObject([{ a: { id: 'shipped-plan', version: 1 }, b: { body: { id: 'shipped-plan' } }, from: '2011-04-01', to: '2011-06-30' }]);
      const difference = await card.getByRole('table', { name: '变化最大的人' }).locator('tbody td:last-child').allInnerTexts();
      expect(difference.length).toBeGreaterThan(0);
      expect(difference.every((d) => d.startsWith('+'))).toBe(true);
      expect(await card.locator('.plan-differs li').allInnerTexts()).toEqual([expect.stringContaining('按1.5%计奖'), expect.stringContaining('按2%计奖')]);
      await healthy();
      await field('第 7 条 比例').fill('3%');
      await page.keyboard.press('Enter');
      await card.getByText('条款又改过，请再按“试算”。').waitFor();
      expect(faults).toEqual([]);
    });

    it('draft → approved → locked, and the next version from there', async () => {
      await draft();
      await button('提交批准…').click();
      expect(await modal().getByRole('button', { name: '批准', exact: true }).isDisabled()).toBe(true);
      await field('由谁批准').fill('理事会');
      await field('批准文号').fill('样联发〔2011〕12 号');
      await page.keyboard.press('Enter');
      await page.getByText('理事会 2011-08-31 批准，样联发〔2011〕12 号').waitFor();
      expect(await asked('incentive.approvePlan')).toEqual([{ id: 'shipped-plan', version: 2, by: '理事会', docNo: '样联发〔2011〕12 号', on: '2011-08-31' }]);
      await button('锁定…').click();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('先不锁定');
      await modal().getByRole('button', { name: '锁定第 2 版' }).click();
      await page.getByText('第 2 版 已锁定', { exact: true }).waitFor();
      await button('另拟下一版').click();
      await page.getByText('草稿 第 3 版').waitFor();
      await healthy();
    });
  });

  it('a task is allocated to persons only when nothing is left over (D4-14)', async () => {
    await open('#/targets/units', 'td[role=gridcell]');
    await page.getByRole('gridcell', { name: '青石', exact: true }).click();
    await button('改清收任务').click();
    await field('清收任务').fill('1000000');
    await page.keyboard.press('Enter');
    await page.getByText('青石 2011 年清收任务已定为 1,000,000.00 元').waitFor();
    await button('分配到人…').click();
    await modal().getByText(/^还差 |^多分了 /).waitFor();
    expect(await modal().getByRole('button', { name: '保存分配' }).isDisabled()).toBe(true);
    await modal().getByRole('button', { name: /^余下的都给/ }).first().click();
    expect(await modal().locator('.allocate-sum .good').innerText()).toBe('差额 0.00');
    await page.keyboard.press('Escape');
    await modal().waitFor({ state: 'hidden' });
    await button('分配到人…').click();
    await modal().getByRole('button', { name: '平均分' }).click();
    await modal().getByRole('button', { name: '保存分配' }).click();
    await page.getByText(/^青石 .+ 元已分配到 \d+ 人$/).waitFor();
    const [sent] = (await asked('targets.allocate')) as { parts: { targetFen: number }[] }[];
    // 70 and 10 万 of the unit's task lie on two persons by their tier
    expect((sent?.parts ?? []).reduce((a, p) => a + p.targetFen, 0)).toBe(100_000_000 - 80_000_000);
    await healthy([[1366, 768]]);
  });

  it('one person: target with its source, posts and wages; a locked year asks for reason and authority (D1-17)', async () => {
    await open('#/targets', 'td[role=gridcell]');
    await button('任务与任职').click();
    const side = page.getByRole('region', { name: '任务与任职' });
    await side.getByText('现职').waitFor();
    await healthy();
    await side.getByRole('button', { name: '登记任职变动…' }).click();
    await modal().getByText('代理', { exact: true }).click();
    await field('止日').waitFor();
    await modal().getByText('离职', { exact: true }).click();
    expect(await field('止日').count()).toBe(0);
    await field('变动依据').fill('辞职');
    await modal().getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText(/2011 年任务按天折算为 400,000\.00 元/).waitFor();
    expect((await asked('staff.post'))[0]).toMatchObject({ kind: 'leave', on: '2011-08-31', reason: '辞职' });
    await side.getByRole('button', { name: '登记月工资…' }).click();
    await field('月工资').fill('2800');
    await page.keyboard.press('Enter');
    await page.getByText(/的月工资 2,800\.00 元，自 2011-08-01/).waitFor();
    await button('锁定任务…').click();
    await field('锁定理由').fill('留给年中新招人员');
    await modal().getByRole('button', { name: '说明理由后锁定' }).click();
    await page.getByText('任务已锁定').first().waitFor();
    await side.getByRole('button', { name: '调整任务…' }).click();
    await field('任务').fill('123456.78');
    await modal().getByText('任务已锁定，请填写理由').waitFor();
    await field('理由').fill('三月起抽调');
    await modal().getByText('任务已锁定，请填写依据').waitFor();
    await field('依据').fill('第 3 次主任办公会');
    await page.keyboard.press('Enter');
    await side.getByText('调整：三月起抽调').waitFor();
    expect((await asked('targets.set')).at(-1)).toMatchObject({ targetFen: 12_345_678, reason: '三月起抽调', authority: '第 3 次主任办公会' });
    expect(faults).toEqual([]);
  });

  it('月工资 of many come from a pasted list; a line that does not fit is named and nothing is booked', async () => {
    await open('#/targets', 'td[role=gridcell]');
    await button('任务与任职').click();
    await button('贴全员工资表…').click();
    await modal().getByText('请贴上工资表').waitFor();
    await field('工资表').fill('工号\t月工资\n0204\t2,750\n没有的人\t1800');
    await modal().getByText('第 3 行：没有“没有的人”这个人').waitFor();
    expect(await modal().getByRole('button', { name: '登记 1 人' }).isDisabled()).toBe(true);
    await field('工资表').fill('0204\t2750\n0211\t2750\n0205\t2600');
    await modal().getByText('改 2 人，合计 5,500.00 元；不变 1 人').waitFor();
    await field('当地最低工资').fill('900');
    await modal().getByRole('button', { name: '登记 2 人' }).click();
    await page.getByText('已登记 2 人的月工资，自 2011-08-01').waitFor();
    expect(await asked('staff.setWages')).toEqual([{ from: '2011-08-01', wages: [{ staffNo: '0204', wageFen: 275_000 }, { staffNo: '0211', wageFen: 275_000 }], minimumWageFen: 90_000 }]);
    expect(faults).toEqual([]);
  });

  it('编制年度任务 says who got a target and who is without a post', async () => {
    await open('#/targets', 'td[role=gridcell]');
    await button('编制任务…').click();
    await modal().getByText('按 12 月 31 日所任岗位').click();
    await modal().getByRole('button', { name: '编制', exact: true }).click();
    await modal().getByText('0299 聂新苗').waitFor();
    expect(await asked('targets.draft')).toEqual([{ year: 2011, proration: 'post_at_year_end', docNo: '样联发〔2011〕2 号' }]);
    expect(faults).toEqual([]);
  });

  it('a run: what is in the way before, kept, statement and lists, objection answered, locked (X-4, D4-15)', async () => {
    await open('#/targets/incentive', '.run-controls');
    await button('二季度').click();
    const before = page.getByRole('region', { name: '计算之前' });
    await before.getByRole('button', { name: '逐项列出' }).click();
    await before.getByText('0506-03 贺满仓 12,000.00 元').waitFor();
    await button('正式计算…').click();
    await modal().getByRole('button', { name: '正式计算并存档' }).click();
    await page.getByText('已存档，未锁定').waitFor();
    await healthy();
    await button('导出名单').click();
    await page.getByRole('menuitem', { name: '扣款名单' }).click();
    await expect.poll(() => page.evaluate(() => window.fixture.saved)).toEqual(['奖惩计算-deductions.xlsx']);
    await button('全部计算单').click();
    await expect.poll(() => page.evaluate(() => window.fixture.saved.length)).toBe(2);
    await button(/^有限制/).click();
    await page.locator('tr[aria-rowindex="3"] .opens').click();
    await page.getByText('离下一档：').waitFor();
    await button('打印计算单').click();
    await expect.poll(() => asked('incentive.statement')).toEqual([{ runId: 12 }, { runId: 12, staffNos: [expect.any(String)] }]);
    const signs = page.getByRole('region', { name: '签认' });
    await signs.getByRole('button', { name: '登记发出…' }).click();
    await modal().getByRole('button', { name: '登记', exact: true }).click();
    await signs.getByRole('button', { name: '登记异议…' }).click();
    expect(await modal().getByRole('button', { name: '登记', exact: true }).isDisabled()).toBe(true);
    await field('异议内容').fill('这笔应记六成');
    await modal().getByRole('button', { name: '登记', exact: true }).click();
    await signs.getByRole('button', { name: '答复…' }).click();
    await field('答复内容').fill('凭证上只有一人，维持');
    await modal().getByRole('button', { name: '登记', exact: true }).click();
    await signs.getByText('凭证上只有一人，维持').waitFor();
    expect(await asked('incentive.act')).toMatchObject([{ act: 'issued' }, { act: 'objection', says: '这笔应记六成' }, { act: 'decision', answers: 2 }]);
    await healthy();
    await page.getByRole('link', { name: '奖惩计算' }).first().click();
    await button('锁定发放…').click();
    await modal().getByRole('button', { name: /^锁定，发放 / }).click();
    await page.getByText('已锁定 2011-08-31，不再重算').waitFor();
    expect(await button('锁定发放…').count()).toBe(0);
    await button('计算记录').click();
    expect(await page.getByRole('list', { name: '计算记录' }).getByRole('listitem').allInnerTexts()).toEqual([expect.stringContaining('已锁定 2011-08-31')]);
    expect(faults).toEqual([]);
  });

  it('a sanction is lifted with its ground; the lifted ones are shown on demand (D4-15)', async () => {
    await open('#/targets/sanctions', 'td[role=gridcell]');
    await button('解除…').click();
    expect(await modal().getByRole('button', { name: '解除', exact: true }).isDisabled()).toBe(true);
    await field('解除依据').fill('欠额已补足');
    await page.keyboard.press('Enter');
    await page.getByText('没有有效的限制。').waitFor();
    await button('连同已解除').click();
    await expect.poll(() => page.getByRole('gridcell', { name: '已解除' }).count()).toBe(2);
    expect(await asked('incentive.lift')).toEqual([{ sanctionId: 1, on: '2011-08-31', reason: '欠额已补足' }]);
    expect(faults).toEqual([]);
  });
});
