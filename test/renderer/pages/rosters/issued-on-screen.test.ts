import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatWan } from '../../../../electron/domain/money.js';
import { browserHere } from '../../../print/browser-here.js';
import { nameless, realProduct, tooWide, type RealProduct } from '../../real-product.js';

describe.skipIf(browserHere === null)('已发名册 and 责任落实 in a browser, on the sample county (D3-01 D4-12 D4-13 D5-03)', () => {
  let product: RealProduct;
  let rosterId = 0;
  const where = (more = ''): string => `#/rosters/issued?roster=${rosterId}${more}`;
  beforeAll(async () => {
    product = await realProduct('imported');
    ({ rosterId } = await product.ask('rosters.issue', { year: 2011, kind: 'responsibility', docNo: '样信联资〔2011〕17号', on: '2011-07-04', asOf: '2011-01-01' }));
    const { persons } = await product.ask('rosters.one', { rosterId });
    await product.ask('rosters.act', { rosterId, sheetIds: persons.map((p) => p.sheetId), act: 'delivered', on: '2011-07-05', how: '当面', to: '各人本人' });
    await product.ask('rosters.act', { rosterId, sheetIds: persons.slice(0, 20).map((p) => p.sheetId), act: 'signed', on: '2011-07-06' });
  });
  afterAll(() => product?.close());

  it('lists what was handed out and what is due, and opens a roster', async () => {
    const page = await product.open('#/rosters/issued', '.rosters-persons td[role=gridcell]');
    expect(await page.getByRole('list', { name: '要办的' }).innerText()).toContain('送达满 10 日没有签收');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: '已签收' }).waitFor();
    expect(await page.getByRole('region', { name: '已签收' }).innerText()).toMatch(/20 \/ \d+ 份/);
    expect(product.faults).toEqual([]);
  });

  it('shows progress that ties to the report, who is late, and one person’s acts and loans', async () => {
    const page = await product.open(where(), '.rosters-persons td[role=gridcell]');
    const { total } = await product.ask('reports.table', { id: 'responsibility', period: '2011-08' });
    expect(await page.getByRole('region', { name: '已收回' }).innerText()).toContain(formatWan(Number(total?.['recoveredFen'])));
    const foot = await page.locator('.rosters-persons tfoot').innerText();
    for (const key of ['dueFen', 'recoveredFen', 'leftFen']) expect(foot).toContain(formatWan(Number(total?.[key])));
    await page.getByRole('button', { name: /^未签收 \d+$/ }).click();
    await page.getByText('逾期未签').first().waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    const side = page.locator('.rosters-side');
    await side.getByRole('button', { name: '登记签收…' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('已登记签收').waitFor();
    expect(product.faults).toEqual([]);
  });

  it('additions and removals against the ledger are taken over by a revision', async () => {
    const page = await product.open(where('&view=changes'), '.rosters-persons td[role=gridcell]');
    await page.getByRole('button', { name: '调整…' }).click();
    await page.getByRole('textbox', { name: '理由' }).fill('上半年结清');
    await page.keyboard.press('Enter');
    await page.getByText(/^已调整：增 0 笔、减 \d+ 笔$/).waitFor();
    await page.getByText('第 1 次调整').first().waitFor();
    expect(product.faults).toEqual([]);
  });

  it('opens the loans behind a figure of the completeness and sets who answers for one', async () => {
    const page = await product.open('#/rosters/complete', '.rosters-persons td[role=gridcell]');
    const { total } = await product.ask('rosters.completeness', {});
    await page.getByRole('region', { name: '假冒名' }).getByRole('button').click();
    const panel = page.locator('.drill');
    await panel.getByText(`${total.falseName} 笔`).waitFor();
    await panel.getByRole('button', { name: /^登记.+的责任人$/ }).first().click();
    await page.getByRole('combobox', { name: '加一个责任人' }).fill('乔样外');
    await page.getByTitle('乔样外（名单外人员）').click();
    await page.getByRole('button', { name: '登记责任人', exact: true }).click();
    await page.getByText('已登记 1 笔的责任人').waitFor();
    await panel.getByText('乔样外').first().waitFor();
    await page.getByRole('radio', { name: '实际用款人' }).click();
    const { users: [user] } = await product.ask('rosters.actualUsers', {});
    await page.getByRole('region', { name: `${user?.name ?? '?'}名下` }).getByText(`合计 ${user?.loans ?? 0} 笔`).waitFor();
    expect(product.faults).toEqual([]);
  });

  it('changes the schedule, locks a year, and hands a roster out', async () => {
    const page = await product.open('#/rosters?year=2013', '.rosters-persons td[role=gridcell]');
    await page.getByRole('button', { name: '改年度安排…' }).click();
    await page.getByRole('textbox', { name: '形成年度' }).fill('2006、2007');
    await page.keyboard.press('Enter');
    await page.getByText('2013 年清收 2006、2007 年形成的贷款').waitFor();
    await page.getByRole('button', { name: '锁定 2013 年…' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '锁定 2013 年', exact: true }).click();
    await page.getByText('已锁定').first().waitFor();
    await page.getByRole('button', { name: '改年度安排…' }).click();
    await page.getByText('2013 年已锁定，不能改').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '发出名册…' }).click();
    await page.getByRole('textbox', { name: '文号' }).fill('样信联资〔2013〕1号');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '2013年度责任清收名册' }).waitFor();
    expect(await page.locator('.page-head').first().innerText()).toContain('样信联资〔2013〕1号');
    expect(product.faults).toEqual([]);
  });

  it.each([['', ''], ['&view=changes', ''], ['&view=paper', ''], ['&sheet=1', '']])('one roster%s fits the window at every scaling and names its controls', async (more) => {
    const page = await product.open(where(more), more === '&view=paper' ? '.paper-frame' : '.rosters-persons');
    await page.waitForTimeout(300);
    if (process.env['SHOTS']) await page.screenshot({ path: `/tmp/shot-one${more.replace(/\W/g, '')}.png` });
    expect(await tooWide(page)).toEqual([]);
    expect(await nameless(page)).toEqual([]);
    expect(product.faults).toEqual([]);
  });

  it.each(['#/rosters?year=2011', '#/rosters/issued', '#/rosters/complete', '#/rosters/complete?view=users'])('%s fits the window at every scaling and names its controls', async (address) => {
    const page = await product.open(address, '.rosters-persons td[role=gridcell]');
    if (process.env['SHOTS']) await page.screenshot({ path: `/tmp/shot${address.replace(/\W/g, '')}.png` });
    if (address === '#/rosters/complete') {
      await page.getByRole('region', { name: '原代办站' }).getByRole('button').click();
      await page.locator('.drill tbody tr').first().waitFor();
      if (process.env['SHOTS']) await page.screenshot({ path: `/tmp/shotdrill.png` });
    }
    expect(await tooWide(page)).toEqual([]);
    expect(await nameless(page)).toEqual([]);
    expect(product.faults).toEqual([]);
  });
});
