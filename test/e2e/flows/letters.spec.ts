import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { expect, test } from '../loopback.js';
import { download, inLedger, open } from './steps.js';

test.use({ today: '2011-09-02', viewport: { width: 1366, height: 768 } });

/** Two loans with one guarantor each, by number. */
const LOANS = `SELECT group_concat(no) FROM (SELECT l.loan_no AS no FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE n.principal_fen > 0 AND (SELECT count(*) FROM loan_party x WHERE x.loan_id = l.loan_id AND x.role = 'guarantor') = 1 AND (SELECT count(*) FROM loan o WHERE o.loan_no = l.loan_no) = 1 ORDER BY l.loan_id LIMIT 2)`;

const sheet = (page: Page) => page.frameLocator('.paper-frame').locator('.sheet').first();

/**
 * A letter from its text to its return slip: the text is changed with a field from the list and looked at on a loan, a
 * mistake stands at its line, it is put in use, merged for two loans, issued with numbers, and the slip that came back
 * is recorded (P-6, D4-09, D5-03).
 */
test('P-6 a letter edited, previewed, merged for several, issued, its return slip recorded', async ({ page, product }) => {
  test.setTimeout(300_000);
  const ledger = (sql: string): unknown => inLedger(product.ledger, sql);
  await page.getByRole('button', { name: '打开样例县', exact: true }).click();
  await expect(page.getByText('演练').first()).toBeVisible({ timeout: 120_000 });
  const numbers = String(ledger(LOANS)).split(',');

  await test.step('the text that ships is opened; its preview is a real loan', async () => {
    await page.getByRole('link', { name: '名册与文书' }).or(page.getByRole('button', { name: '名册与文书' })).first().click();
    await open(page, '#/rosters/letters');
    await page.getByRole('table', { name: '文书范本' }).getByText('催收通知书').first().click();
    await expect(sheet(page)).toContainText('催收通知书', { timeout: 30_000 });
    await expect(sheet(page)).toContainText('人民币');
  });

  await test.step('a mistake stands at its line and keeps the text from being used', async () => {
    const body = page.getByRole('textbox', { name: '正文' });
    const kept = await body.inputValue();
    await body.fill(kept.replace('我社将依法追索', '我社将依法起诉，逾期{{逾期天树}}天'));
    await expect(page.getByRole('status', { name: '问题' })).toContainText('没有字段“逾期天树”，是不是“逾期天数”');
    await body.fill(kept.replace('我社将依法追索。', '已逾期'));
    await body.evaluate((box: HTMLTextAreaElement) => { const at = box.value.indexOf('已逾期') + 3; box.focus(); box.setSelectionRange(at, at); });
    await page.getByRole('button', { name: '插入文字 逾期天数' }).click();
    await expect(body).toHaveValue(/已逾期\{\{逾期天数\}\}/);
    await expect(page.getByText('没有问题', { exact: true })).toBeVisible();
    await expect(sheet(page)).toContainText(/已逾期\d+/);
  });

  await test.step('kept as the next version, put in use under a name', async () => {
    await page.getByRole('button', { name: '存为新版草稿' }).click();
    await expect(page.getByText('草稿 第 2 版')).toBeVisible();
    await page.getByRole('button', { name: '启用…' }).click();
    await page.getByRole('textbox', { name: '由谁批准' }).fill('主任办公会');
    await page.keyboard.press('Enter');
    await expect(page.getByText('主任办公会 2011-09-02 启用')).toBeVisible();
    expect(ledger(`SELECT state || version FROM letter_template WHERE code = 'dunning'`)).toBe('in_use2');
  });

  await test.step('merged for two loans: each with a copy for the guarantor, as drafts', async () => {
    await page.getByRole('link', { name: '用它出文书' }).click();
    const picker = page.getByRole('combobox', { name: '贷款', exact: true });
    for (const no of numbers) {
      await picker.click();
      await picker.fill(no);
      await page.locator('.ant-select-dropdown:visible').getByText(no).first().click();
    }
    await page.getByRole('textbox', { name: '联系人' }).fill('沈拟林');
    await expect(page.getByRole('status').filter({ hasText: '2 份' })).toBeVisible();
    await expect(sheet(page)).toContainText('未出具·仅供核对');
    await expect(page.getByText('1 / 2', { exact: true })).toBeVisible();
    const drafts = await download(page, () => page.getByRole('button', { name: '试打' }).click());
    expect(drafts.bytes.length).toBeGreaterThan(1000);
    expect(ledger('SELECT letters FROM letter_print')).toBe(4);
  });

  await test.step('issued: numbered, kept, printed', async () => {
    await page.getByRole('button', { name: '出具…' }).click();
    const printed = await download(page, () => page.locator('.ant-modal').getByRole('button', { name: '出具 2 份' }).click());
    const text = execFileSync('pdftotext', [printed.path, '-'], { encoding: 'utf8' });
    expect(text.split('催〔2011〕第0002号').length).toBeGreaterThan(2);
    expect(text).not.toContain('未出具');
    await expect(page.getByText('已出具 催〔2011〕第0001号 至 催〔2011〕第0002号')).toBeVisible();
    expect(ledger('SELECT group_concat(number || copy) FROM letter_issue')).toBe('催〔2011〕第0001号1,催〔2011〕第0001号2,催〔2011〕第0002号1,催〔2011〕第0002号2');
  });

  await test.step('the return slip that came back is recorded: who signed, and what he is to the borrower', async () => {
    const list = page.getByRole('grid', { name: '已出具的文书' });
    await list.getByRole('gridcell', { name: '催〔2011〕第0001号' }).last().click();
    await expect(sheet(page)).toContainText('催〔2011〕第0001号');
    await page.getByRole('button', { name: '登记送达签收…' }).click();
    await page.getByRole('textbox', { name: '签收人' }).fill('钱样嫂');
    await page.getByRole('combobox', { name: '签收人身份' }).click();
    await page.locator('.ant-select-dropdown:visible').getByText('同住成年家属').last().click();
    await page.locator('.ant-modal').getByRole('button', { name: '登记签收' }).click();
    await expect(page.getByRole('list', { name: '送达签收' })).toContainText('钱样嫂，同住成年家属');
    await expect(list.getByText('已签收')).toHaveCount(1);
    expect(ledger(`SELECT act || name || relation FROM letter_act WHERE act = 'signed'`)).toBe('signed钱样嫂同住成年家属');
  });

  await test.step('every print stands in the log', async () => {
    await page.getByRole('radio', { name: '打印登记' }).click();
    await expect(page.getByRole('table', { name: '打印登记' }).locator('tbody tr')).toHaveCount(2);
  });
});

test('D5-09 a publication: without a basis refused, asked, approved by another, printed masked, withdrawn', async ({ page, product }) => {
  test.setTimeout(300_000);
  await page.getByRole('button', { name: '打开样例县', exact: true }).click();
  await expect(page.getByText('演练').first()).toBeVisible({ timeout: 120_000 });
  const numbers = String(inLedger(product.ledger, LOANS)).split(',');
  const pick = async (nos: readonly string[]): Promise<void> => {
    const picker = page.locator('.ant-modal').getByRole('combobox', { name: '贷款', exact: true });
    for (const no of nos) {
      await picker.click();
      await picker.fill(no);
      await page.locator('.ant-select-dropdown:visible').getByText(no).first().click();
    }
  };
  await open(page, '#/rosters/letters?view=publications');
  await page.getByRole('button', { name: '登记法律依据…' }).click();
  await pick(numbers.slice(0, 1));
  await page.getByRole('combobox', { name: '依据' }).click();
  await page.locator('.ant-select-dropdown:visible').getByText('生效判决').click();
  await page.getByRole('textbox', { name: '文号' }).fill('（2011）样民初字第12号');
  await page.getByRole('textbox', { name: '文书日期' }).fill('2011-05-01');
  await page.getByRole('textbox', { name: '文书日期' }).press('Tab');
  await page.locator('.ant-modal').getByRole('button', { name: '登记', exact: true }).click();
  await expect(page.getByText('依据已登记')).toBeVisible();

  await page.getByRole('button', { name: '申请公示…' }).click();
  await pick(numbers);
  await page.getByRole('textbox', { name: '申请人' }).fill('周样初');
  await page.getByRole('textbox', { name: '申请理由' }).fill('多次催收无效');
  await page.locator('.ant-modal').getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByText('已申请 1 户')).toBeVisible();
  await expect(page.getByText('没有判决、失信或书面同意的登记')).toBeVisible();
  await expect(page.getByRole('button', { name: '打印名单' })).toHaveCount(0);

  await page.getByRole('button', { name: '审批…' }).click();
  await page.getByRole('textbox', { name: '审批人' }).fill('周样初');
  await expect(page.getByText('申请人不能审批自己的申请')).toBeVisible();
  await page.getByRole('textbox', { name: '审批人' }).fill('主任');
  await page.getByRole('textbox', { name: '文号或会议' }).fill('办公会第7次');
  await page.locator('.ant-modal').getByRole('button', { name: '批准', exact: true }).last().click();
  await expect(page.getByRole('region', { name: '这份公示' })).toContainText('主任 批准 办公会第7次');
  const list = await download(page, () => page.getByRole('button', { name: '打印名单' }).click());
  expect(list.bytes.length).toBeGreaterThan(1000);

  await page.getByRole('table', { name: '名单上的户' }).locator('tbody tr').first().click();
  await page.getByRole('textbox', { name: '撤下理由' }).fill('已还清');
  await page.locator('.ant-modal').getByRole('button', { name: '撤下', exact: true }).click();
  await expect(page.getByRole('table', { name: '名单上的户' })).toContainText('2011-09-02');
});
