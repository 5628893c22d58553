import { readFileSync } from 'node:fs';
import { formatWan } from '../../../electron/domain/money.js';
import { expect, test } from '../loopback.js';
import { download, inLedger, open } from './steps.js';

const TODAY = '2011-09-05';
test.use({ today: TODAY });

/**
 * 责任清收 as a centre does it: the year's vintages are settled and locked, the roster is looked at and handed out, sheets
 * are delivered and signed, somebody refuses; money comes in and the progress follows it; what is settled is taken off by
 * a revision, and the first issue still prints as it was (P-6, D3-01, D4-12, D4-13, D5-03).
 */
test('P-6 D4-12 D4-13 schedule, roster, issue, receipt, progress', async ({ page, product }) => {
  test.setTimeout(300_000);
  const ledger = (sql: string): unknown => inLedger(product.ledger, sql);
  await page.getByRole('button', { name: '打开样例县', exact: true }).click();
  await expect(page.getByText('演练').first()).toBeVisible({ timeout: 120_000 });

  await test.step('every loan has somebody who answers for it', async () => {
    await open(page, '#/rosters/complete');
    await expect(page.getByRole('region', { name: '落实率' })).toContainText('100.00%');
    await expect(page.getByRole('region', { name: '缺责任人' })).toContainText('0 笔');
  });

  await test.step('the schedule of 2012 is edited, 2011 is locked and refuses changes', async () => {
    await open(page, '#/rosters?year=2012');
    await page.getByRole('button', { name: '改年度安排…' }).click();
    await page.getByRole('textbox', { name: '形成年度' }).fill('2007、2008、2009、2011');
    await page.keyboard.press('Enter');
    await expect(page.getByText('2012 年清收 2007、2008、2009、2011 年形成的贷款')).toBeVisible();
    expect(ledger('SELECT group_concat(formed_year) FROM (SELECT formed_year FROM vintage_plan WHERE plan_year = 2012 AND voided_by IS NULL ORDER BY 1)')).toBe('2007,2008,2009,2011');
    await open(page, '#/rosters?year=2011');
    await page.getByRole('button', { name: '锁定 2011 年…' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '锁定 2011 年', exact: true }).click();
    await expect(page.locator('.rosters-matrix tbody tr').first()).toContainText('已锁定');
    await page.getByRole('button', { name: '改年度安排…' }).click();
    await expect(page.locator('.ant-modal').getByRole('status')).toHaveText('2011 年已锁定，不能改');
    await page.getByRole('button', { name: '不保存' }).click();
    await expect(page.locator('.ant-modal')).toBeHidden();
  });

  await test.step('the roster is handed out under a document number', async () => {
    await expect(page.getByRole('region', { name: '编入名册' })).toContainText('763 笔');
    await page.getByRole('button', { name: '发出名册…' }).click();
    await page.getByRole('textbox', { name: '文号' }).fill('样信联资〔2011〕17号');
    await page.locator('.ant-modal').getByRole('button', { name: '发出', exact: true }).click();
    await expect(page.getByRole('heading', { name: '2011年度责任清收名册' })).toBeVisible();
    await expect(page.getByRole('region', { name: '编入名册' })).toContainText('763 笔');
    expect(ledger('SELECT doc_no || issued_on || deadline_on FROM roster')).toBe(`样信联资〔2011〕17号${TODAY}2011-12-31`);
    const paper = await download(page, async () => {
      await page.getByRole('button', { name: '其他格式' }).click();
      await page.getByRole('menuitem', { name: '网页（可打印）' }).click();
    });
    const html = readFileSync(paper.path, 'utf8');
    expect(html).toContain('名册编号：2011-责-001');
    expect(html).toContain('期限至2011年12月31日');
  });

  const [name, sheetId] = [String(ledger('SELECT name FROM roster_sheet WHERE no = 1')), Number(ledger('SELECT roster_sheet_id FROM roster_sheet WHERE no = 1'))];

  await test.step('all sheets are delivered at once, one is signed, one is refused', async () => {
    await page.getByRole('button', { name: '登记列出的…' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText(/^已登记 \d+ 份送达$/)).toBeVisible();
    await page.getByRole('gridcell', { name, exact: true }).first().dblclick();
    const side = page.getByRole('region', { name: `${name}的名册` });
    await side.getByRole('button', { name: '登记签收…' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText(`${name}：已登记签收`)).toBeVisible();
    await expect(side.getByRole('list', { name: '送达签收' })).toContainText(`${TODAY} 签收`);
    await expect(page.getByRole('region', { name: '已签收' })).toContainText('1 / ');
    const second = String(ledger('SELECT name FROM roster_sheet WHERE no = 2'));
    await page.getByRole('gridcell', { name: second, exact: true }).first().dblclick();
    await page.getByRole('region', { name: `${second}的名册` }).getByRole('button', { name: '登记拒签…' }).click();
    await page.getByRole('textbox', { name: '拒签的情况' }).fill('称其中一笔已移交');
    await page.locator('.ant-modal').getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText(`${second}：已登记拒签`)).toBeVisible();
    expect(ledger(`SELECT count(*) FROM roster_act WHERE act = 'delivered'`)).toBe(ledger('SELECT count(*) FROM roster_sheet'));
  });

  const loan = (what: string): string => String(ledger(`SELECT ${what} FROM roster_item i JOIN loan l ON l.loan_id = i.loan_id JOIN loan_now n ON n.loan_id = i.loan_id WHERE i.roster_sheet_id = ${sheetId} AND i.principal_fen > 0 ORDER BY i.roster_item_id LIMIT 1`));
  const owed = Number(loan('i.principal_fen'));

  await test.step('what comes in shows as progress of the person, loan by loan', async () => {
    await open(page, '#/recoveries');
    await page.getByRole('combobox', { name: '借款人', exact: true }).fill(loan('l.loan_no'));
    await expect(page.getByRole('listbox', { name: '借款人' })).toBeVisible();
    await page.getByRole('option').first().click();
    await page.getByLabel('收回总额').fill((owed / 100).toFixed(2));
    await page.getByLabel('本金', { exact: true }).fill((owed / 100).toFixed(2));
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/第 1 叠 · 1 张/)).toBeVisible();
    expect(Number(loan('n.principal_fen'))).toBe(0);
    await open(page, `#/rosters/issued?roster=1&sheet=${sheetId}`);
    await expect(page.getByRole('region', { name: '已收回' })).toContainText('结清');
    const line = page.getByRole('region', { name: `${name}的名册` }).getByRole('table').locator('tr.tone-done').first();
    await expect(line).toContainText(formatWan(owed));
  });

  await test.step('what is settled is taken off by a revision; the first issue prints as it was', async () => {
    await page.getByRole('radio', { name: '增减' }).click();
    await expect(page.getByRole('gridcell', { name: '已结清' })).toHaveCount(1);
    await page.getByRole('button', { name: '调整…' }).click();
    await page.getByRole('textbox', { name: '理由' }).fill('九月结清');
    await page.locator('.ant-modal').getByRole('button', { name: '调整', exact: true }).click();
    await expect(page.getByText('已调整：增 0 笔、减 1 笔')).toBeVisible();
    await open(page, '#/rosters/issued?roster=1&view=paper');
    const sheet = page.frameLocator('.paper-frame').locator('.sheet');
    await expect(sheet.first()).toContainText('第1次调整');
    await page.getByRole('combobox', { name: '哪一次' }).click();
    await page.getByTitle(`发出 ${TODAY}`, { exact: true }).click();
    await expect(sheet.first()).not.toContainText('第1次调整');
    await expect(sheet.filter({ hasText: loan('l.loan_no') })).toHaveCount(1);
  });

  await test.step('a second one of the same kind is refused; the home list says what is due', async () => {
    await open(page, '#/rosters?year=2011');
    await page.getByRole('button', { name: '发出名册…' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '发出', exact: true }).click();
    await expect(page.getByText('2011 年的这种名册已经发出，没有再发')).toBeVisible();
    await page.getByRole('button', { name: '不保存' }).click();
    await open(page, '#/rosters/issued');
    await expect(page.getByRole('list', { name: '要办的' })).toContainText('2011年9月30日预警');
  });
});
