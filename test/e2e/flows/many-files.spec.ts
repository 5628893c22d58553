import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, ROOT, test } from '../loopback.js';
import { commit, firstStart, inLedger, open, planSays, readChosen } from './steps.js';

const SAMPLES = path.join(ROOT, 'resources/samples/county');
const LEDGERS = readdirSync(SAMPLES).filter((f) => /信用社台账/.test(f));

test('P-2 X-3 a folder with the ledgers of 23 信用社 in one go: a verdict of every file, paper totals, one batch, and the same again says so', async ({ page, product }) => {
  test.setTimeout(600_000);
  const folder = path.join(product.folder, '8月');
  mkdirSync(folder);
  for (const f of LEDGERS) cpSync(path.join(SAMPLES, f), path.join(folder, f));
  // what lies in such folders besides: the lock of an open workbook, and a letter
  writeFileSync(path.join(folder, '~$大坪信用社台账201108.xlsx'), 'lock');
  writeFileSync(path.join(folder, '通知.docx'), 'letter');
  await firstStart(page);

  const chooseFolder = async (): Promise<void> => {
    await open(page, '#/imports');
    await page.getByLabel('把各信用社报来的表拖到这里，整个文件夹').setInputFiles(folder);
    await expect(page.getByRole('button', { name: '读取 23 个文件' })).toBeVisible();
    await readChosen(page, '2011-08');
  };

  await test.step('every file has its verdict, every total is the file’s own', async () => {
    await chooseFolder();
    await planSays(page, '个文件', '23');
    const table = page.getByRole('table', { name: '每个文件的结论' });
    await expect(table.locator('tbody tr')).toHaveCount(23);
    for (const name of LEDGERS) {
      const cells = await table.getByRole('row', { name }).locator('td').allInnerTexts();
      const [rows, inserted, ...others] = cells.slice(2, 9).map((t) => Number(t.replaceAll(',', '')));
      expect([name, inserted, others]).toEqual([name, rows, [0, 0, 0, 0, 0]]);
      expect([name, cells[9], cells[11]]).toEqual([name, cells[10], '0.00']);
    }
  });

  await test.step('issue 3 §3 the totals on paper stand beside those of the files, to the 分', async () => {
    await page.getByRole('radio', { name: /^核对合计/ }).click();
    const balance = page.getByRole('row', { name: /^当前本金余额/ });
    const own = (await balance.locator('td').nth(1).innerText()).trim();
    const rows = await page.locator('.imports-figure').nth(1).locator('strong').innerText();
    await page.getByLabel('纸面 笔数').fill(rows);
    await page.keyboard.press('Enter');
    await page.keyboard.type(own);
    await expect(page.getByText('与纸面合计核对 2 项，全部相符。')).toBeVisible();
    await page.getByLabel('纸面 当前本金余额').fill(own.replace(/\d$/, (d) => String((Number(d) + 1) % 10)));
    await expect(balance.getByText('−0.01')).toHaveCount(2);
    await expect(page.getByText('与纸面合计核对 2 项，1 项不符。')).toBeVisible();
    await page.getByLabel('纸面 当前本金余额').fill(own);
  });

  await test.step('one batch, and nothing is lost between the files and the ledger', async () => {
    const rows = await page.locator('.imports-figure').nth(1).locator('strong').innerText();
    await commit(page, rows);
    await expect(page.getByText('与纸面合计核对 2 项，全部相符')).toBeVisible();
    expect(inLedger(product.ledger, "SELECT count(*) FROM loan WHERE status = 'live'")).toBe(Number(rows.replaceAll(',', '')));
    expect(inLedger(product.ledger, 'SELECT count(DISTINCT batch_id) FROM import_file')).toBe(1);
    expect(inLedger(product.ledger, 'SELECT count(*) FROM import_file')).toBe(23);
  });

  await test.step('the same folder again: imported before, nothing to write', async () => {
    await page.getByRole('button', { name: '再导入一批' }).click();
    await chooseFolder();
    await planSays(page, '新增', '0');
    await planSays(page, '变化', '0');
    await expect(page.getByText('23 个文件以前导入过')).toBeVisible();
    await page.getByRole('button', { name: '列出' }).first().click();
    await expect(page.getByText(/大坪信用社台账201108\.xlsx：\d{4}-\d\d-\d\d \d\d:\d\d 由.+导入，批次 \d+/)).toBeVisible();
    await expect(page.getByRole('button', { name: '没有可入账的行' })).toBeDisabled();
  });

  await test.step('D4-06 台账报送: all 23 units handed in their August; nobody has September yet', async () => {
    await page.evaluate(() => { window.location.hash = '#/registers/handed-in?month=2011-08'; });
    await expect(page.getByText('已报 23 个，未报 0 个')).toBeVisible();
    const owed = Number(inLedger(product.ledger, 'SELECT count(*) FROM loan_now WHERE principal_fen > 0'));
    await expect(page.getByRole('grid', { name: '台账报送' })).toContainText(owed.toLocaleString('en-US'));
    await page.getByRole('button', { name: '报送月份，后一个月' }).click();
    await expect(page.getByText('2011-09 台账：23 个机构，已报 0 个，未报 23 个')).toBeVisible();
    await page.getByRole('button', { name: '已报 0' }).click();
    await expect(page.getByText('没有这样的机构')).toBeVisible();
  });
});
