import type { Page } from '@playwright/test';
import * as XLSX from 'xlsx';
import { expect, test } from '../loopback.js';
import { download, inLedger, open } from './steps.js';

test.use({ today: '2011-09-02' });

const PLAN = 'county-2011';

/**
 * Rules as an office lives with them: the plan that ships is adopted, one rate is changed in its sentence, tried out
 * beside the old one, decided and locked; a run is made, locked, handed out, objected to and answered; then a receipt it
 * paid is reversed, and the next run takes the pay back (P-4, D4-15, D5-03, D5-07, X-4).
 */
test('D5-07 P-4 X-4 plan edited, tried out, approved, locked; run locked, signed and objected to; a reversal takes the pay back', async ({ page, product }) => {
  test.setTimeout(400_000);
  const ledger = (sql: string): unknown => inLedger(product.ledger, sql);
  await page.getByRole('button', { name: '打开样例县', exact: true }).click();
  await expect(page.getByText('演练').first()).toBeVisible({ timeout: 120_000 });

  await test.step('the plan that ships is adopted as the office’s draft', async () => {
    await open(page, '#/targets/plans');
    await expect(page.getByText('还没有。打开下面一份随程序提供的方案')).toBeVisible();
    await page.getByRole('table', { name: '随程序提供的方案' }).getByText('2011年不良贷款清收奖惩办法').click();
    await page.getByRole('button', { name: '采用' }).click();
    await expect(page.getByText(/^草稿 第 \d+ 版$/)).toBeVisible();
    expect(ledger(`SELECT state FROM rule_plan WHERE code = '${PLAN}'`)).toBe('draft');
  });

  await test.step('a rate above the plan’s own limit stands at its clause and keeps it from being submitted', async () => {
    await rate(page, '9%');
    await expect(page.getByRole('status', { name: '问题' })).toContainText('比例 9% 超过本办法的上限 5%');
    await expect(page.locator('.clause-finding')).toContainText('比例 9% 超过本办法的上限 5%');
    await expect(page.getByRole('button', { name: '提交批准…' })).toBeDisabled();
  });

  await test.step('2 % instead: unsaved edits survive another page; the examples are worked again', async () => {
    await rate(page, '2%');
    await expect(page.getByText(/^随程序版为：现金收回本金.*收回额的 1\.5%。$/)).toBeVisible();
    await open(page, '#/history');
    await expect(page.getByRole('heading', { name: '历史' })).toBeVisible();
    await page.goBack();
    await expect(page.getByText('有没保存的修改')).toBeVisible();
    await expect(rateField(page)).toHaveValue('2%');
    await expect(page.getByRole('status', { name: '问题' })).toContainText('算得');
    await page.getByRole('button', { name: '算例按现在的条款重算' }).click();
    await expect(page.getByText('没有问题，可以提交批准。')).toBeVisible();
  });

  await test.step('tried out over the receipts: what it costs more, and whom it concerns', async () => {
    await page.getByRole('combobox', { name: '用哪一段的收回' }).click();
    await page.getByTitle('2011 年全年', { exact: true }).click();
    await page.getByRole('button', { name: '试算' }).click();
    const card = page.getByRole('region', { name: '试算' });
    await expect(card.getByText(/^多付 .+ 元，涉及 \d+ 人。$/)).toBeVisible({ timeout: 60_000 });
    await expect(card.getByRole('table', { name: '变化最大的人' }).locator('tbody tr').first()).toContainText('+');
    await expect(card.getByText('按2%计奖')).toBeVisible();
    expect(ledger('SELECT count(*) FROM incentive_run')).toBe(0);
  });

  await test.step('kept, approved under a document, locked', async () => {
    await page.getByRole('button', { name: '保存草稿' }).click();
    await expect(page.getByText(/^草稿已保存/)).toBeVisible();
    await page.getByRole('button', { name: '提交批准…' }).click();
    await page.getByRole('textbox', { name: '由谁批准' }).fill('理事会');
    await page.getByRole('textbox', { name: '批准文号' }).fill('样联发〔2011〕12 号');
    await page.keyboard.press('Enter');
    await expect(page.getByText('理事会 2011-09-02 批准，样联发〔2011〕12 号')).toBeVisible();
    await page.getByRole('button', { name: '锁定…' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: /^锁定第 \d+ 版$/ }).click();
    await expect(page.getByText(/^第 \d+ 版 已锁定$/)).toBeVisible();
    expect(ledger(`SELECT state || ' ' || json_extract(body, '$.rates[2].pay.ppm') FROM rule_plan WHERE code = '${PLAN}'`)).toBe('locked 20000');
  });

  await test.step('the months are closed; a run of two months is kept and locked', async () => {
    await open(page, '#/recoveries/close?period=2011-08');
    await page.getByRole('button', { name: '2011 年 8 月结账…' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '2011 年 8 月结账', exact: true }).click();
    await expect(page.getByRole('button', { name: '重新开账…' })).toBeEnabled();
    await runOver(page, '2011-01-01', '2011-08-31');
    await page.getByRole('button', { name: '锁定发放…' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: /^锁定，发放 / }).click();
    await expect(page.getByText('已锁定 2011-09-02，不再重算')).toBeVisible();
    await page.getByRole('button', { name: '计算记录' }).click();
    await expect(page.getByRole('list', { name: '计算记录' }).getByRole('listitem')).toHaveText([/已锁定 2011-09-02/]);
    await page.getByRole('button', { name: '关闭计算记录' }).click();
  });

  const receipt = Number(ledger(PAID_RECEIPT));
  const of = (what: string): string => String(ledger(`SELECT ${what} FROM entry e JOIN loan l ON l.loan_id = e.loan_id JOIN entry_share x ON x.entry_id = e.entry_id JOIN staff s ON s.staff_id = x.staff_id WHERE e.entry_id = ${receipt}`));
  const [staffNo, name] = [of('s.staff_no'), of('s.name')];

  await test.step('lists for the payroll', async () => {
    await page.getByRole('button', { name: '导出名单' }).click();
    const file = await download(page, () => page.getByRole('menuitem', { name: '发放表（工资用）' }).click());
    const book = XLSX.read(file.bytes);
    const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
    expect(JSON.stringify(rows)).toContain(name);
  });

  await test.step('one person’s statement is made; an objection is recorded and answered', async () => {
    await open(page, `#/targets/incentive?run=1&person=${staffNo}`);
    await expect(page.getByText('逐行相加与结果一致')).toBeVisible();
    const statement = await download(page, () => page.getByRole('button', { name: '打印计算单' }).click());
    expect(statement.bytes.length).toBeGreaterThan(1000);
    await page.getByRole('button', { name: '登记发出…' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText(`${name}：已登记发出`)).toBeVisible();
    await page.getByRole('button', { name: '登记异议…' }).click();
    await page.getByRole('textbox', { name: '异议内容' }).fill('这笔应由两人分');
    await page.locator('.ant-modal').getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('button', { name: '答复…' }).click();
    await page.getByRole('textbox', { name: '答复内容' }).fill('凭证上只有一人，维持');
    await page.locator('.ant-modal').getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByRole('region', { name: '签认' })).toContainText('凭证上只有一人，维持');
    expect(ledger('SELECT group_concat(act) FROM run_act')).toBe('issued,objection,decision');
  });

  await test.step('the receipt is reversed; the next run shows the reversing line on the person’s page', async () => {
    await open(page, `#/recoveries/list?loanId=${of('e.loan_id')}`);
    await page.getByRole('gridcell', { name: of('e.voucher_no') }).click();
    await page.getByRole('button', { name: '红字冲正…' }).click();
    await page.getByRole('textbox', { name: '冲正理由' }).fill('退票');
    await page.locator('.ant-modal').getByRole('button', { name: /^冲正 / }).click();
    await expect(page.getByText(/^已冲正 /)).toBeVisible();
    await runOver(page, '2011-09-01', '2011-09-02');
    await open(page, `#/targets/incentive?run=2&person=${staffNo}`);
    await expect(page.getByText('逐行相加与结果一致')).toBeVisible();
    const reversing = page.getByRole('table', { name: '计奖的收回' }).locator('tr.tone-bad');
    await expect(reversing.first()).toContainText('冲正');
    await expect(page.getByRole('region', { name: '计算公式' }).locator('.formula-result')).toHaveText(/^−/);
    const taken = Number(ledger(`SELECT sum(json_extract(l.value, '$.amountFen')) FROM incentive_run r, json_each(r.result, '$.persons') p, json_each(p.value, '$.lines') l WHERE r.incentive_run_id = 2 AND json_extract(p.value, '$.staffNo') = '${staffNo}'`));
    expect(taken).toBeLessThan(0);
    // what was locked is what it was
    await open(page, `#/targets/incentive?run=1&person=${staffNo}`);
    await expect(page.getByText('已锁定 2011-09-02，不再重算')).toBeVisible();
    await expect(page.getByText('逐行相加与结果一致')).toBeVisible();
  });
});

/** A receipt the first run paid to one collector alone. */
const PAID_RECEIPT = `SELECT json_extract(l.value, '$.receipt') FROM incentive_run r CROSS JOIN json_each(r.result, '$.persons') p CROSS JOIN json_each(p.value, '$.lines') l CROSS JOIN entry e ON e.entry_id = json_extract(l.value, '$.receipt') WHERE json_extract(p.value, '$.rewardFen') > 0 AND json_extract(l.value, '$.step') = 'rate' AND json_extract(l.value, '$.amountFen') > 0 AND e.form = 'cash' AND e.voucher_no <> '' AND (SELECT count(*) FROM entry_share x WHERE x.entry_id = e.entry_id) = 1 ORDER BY 1 LIMIT 1`;

/** The rate of 现金收回本金, whatever number its clause has. */
const rateField = (page: Page) => page.getByRole('listitem').filter({ has: page.locator('input[value="现金收回本金"]') }).getByRole('textbox', { name: /比例$/ });

async function rate(page: Page, text: string): Promise<void> {
  await rateField(page).fill(text);
  await page.keyboard.press('Enter');
}

/** 正式计算 over days. */
async function runOver(page: Page, from: string, to: string): Promise<void> {
  await open(page, '#/targets/incentive');
  await expect(page.getByRole('combobox', { name: '奖惩办法' })).toBeVisible();
  for (const [label, day] of [['从', from], ['到', to]] as const) {
    await page.getByRole('textbox', { name: label, exact: true }).fill(day);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: '正式计算…' }).click();
  await page.locator('.ant-modal').getByRole('button', { name: '正式计算并存档' }).click();
  await expect(page.getByText('已存档，未锁定')).toBeVisible({ timeout: 60_000 });
}
