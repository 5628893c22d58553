import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, ROOT, test } from '../loopback.js';
import { commit, firstStart, inLedger, open, read } from './steps.js';

const SAMPLES = path.join(ROOT, 'resources/samples/county');

/** What a receipt does beyond the balance, on screen over the real ledger: an asset, another book, a class, and back again. */
test('issue 4 §1 以物抵债, 核销, 五级分类 and the registers on screen', async ({ page, product }) => {
  test.setTimeout(300_000);
  const ledger = (sql: string): unknown => inLedger(product.ledger, sql);
  const owed = (nth: number): { no: string; fen: number } => {
    const row = (what: string): unknown => ledger(`SELECT ${what} FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id WHERE l.book = 'on' AND n.npl = 1 AND n.principal_fen > 1000000 AND l.interest_on = '2011-08-31' ORDER BY l.loan_id LIMIT 1 OFFSET ${nth}`);
    return { no: String(row('l.loan_no')), fen: Number(row('n.principal_fen')) };
  };

  await test.step('a ledger of one 信用社 and its people', async () => {
    await firstStart(page);
    await read(page, ['员工名单.xlsx', '城关信用社台账201108.xlsx'].map((f) => path.join(SAMPLES, f)), '2011-08');
    await commit(page, '946');
  });

  await test.step('以物抵债: the asset is entered with the receipt, one batch', async () => {
    const loan = owed(0);
    await slip(page, loan.no, '以物抵债');
    await page.getByLabel('资产名称').fill('临街门面一间');
    await page.getByRole('combobox', { name: '资产类别' }).click();
    await page.keyboard.type('bdc');
    await page.keyboard.press('Enter');
    await page.getByLabel('收回总额').fill('5000');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/^已入账 .* 5,000\.00 元/)).toBeVisible();
    expect(ledger(`SELECT a.name || ' ' || a.kind || ' ' || x.principal_fen || ' ' || e.principal_fen FROM asset a JOIN asset_loan x ON x.asset_id = a.asset_id JOIN entry e ON e.asset_id = a.asset_id`)).toBe('临街门面一间 real_estate 500000 500000');
    expect(ledger('SELECT count(DISTINCT batch_id) FROM change WHERE tbl IN (\'asset\',\'asset_loan\') OR (tbl = \'entry\' AND row_id = (SELECT entry_id FROM entry WHERE form = \'in_kind\' AND carried = 0))')).toBe(1);
  });

  await test.step('it stands in the register and is sold; that is no recovery', async () => {
    await open(page, '#/registers');
    await expect(page.getByRole('gridcell', { name: '临街门面一间' })).toBeVisible();
    await page.getByRole('button', { name: '登记处置…' }).click();
    await page.getByRole('textbox', { name: '收入' }).fill('4800');
    await page.keyboard.press('Enter');
    await expect(page.getByText('已登记处置 临街门面一间')).toBeVisible();
    expect(ledger('SELECT book_fen || \' \' || cash_fen FROM asset_event')).toBe('500000 480000');
  });

  await test.step('核销 of a whole loan: it goes on in the other book', async () => {
    const loan = owed(1);
    await slip(page, loan.no, '核销');
    await page.getByLabel('收回总额').fill((loan.fen / 100).toFixed(2));
    await expect(page.getByText(/转到已核销账另立一笔，欠息随之转为表外/)).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/已转到表外另立一笔/)).toBeVisible();
    expect(ledger(`SELECT n.principal_fen FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id WHERE l.loan_no = '${loan.no}' AND l.book = 'written_off'`)).toBe(loan.fen);
  });

  await test.step('五级分类: 出不良 on the loan’s own page, taken back in 历史', async () => {
    const loan = owed(2);
    const id = Number(ledger(`SELECT loan_id FROM loan WHERE loan_no = '${loan.no}'`));
    const npl = (): number => Number(ledger(`SELECT coalesce(sum(principal_fen), 0) FROM loan_now WHERE book = 'on' AND npl = 1`));
    const before = npl();
    await open(page, `#/loans?loanId=${id}`);
    await page.getByRole('button', { name: '调整分类…' }).click();
    await page.getByRole('combobox', { name: '调整为', exact: true }).click();
    await page.keyboard.type('关注2');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '依据' }).fill('8 月认定表');
    await expect(page.getByText(/^出不良：/)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/调整为关注2，.* 元出不良/)).toBeVisible();
    await expect(page.getByRole('table', { name: '分类经过' })).toContainText('8 月认定表');
    expect(npl()).toBe(before - loan.fen);
    await open(page, '#/history');
    await page.getByRole('button', { name: '撤销这一批…' }).click();
    await page.getByRole('button', { name: /^撤销 \d+ 项$/ }).click();
    await expect(page.getByText(/已撤销，/).first()).toBeVisible();
    expect(npl()).toBe(before);
  });

  await test.step('各项贷款 typed into its table', async () => {
    await open(page, '#/registers/totals');
    await page.getByRole('textbox', { name: '城关信用社 2011-08 各项贷款（万元）' }).fill('12,345.67');
    await page.getByRole('button', { name: '保存 1 处' }).click();
    await expect(page.getByText('已保存 1 处')).toBeVisible();
    expect(ledger(`SELECT all_fen FROM unit_total WHERE period = '2011-08' AND voided_by IS NULL`)).toBe(12_345_670_000);
  });
});

/** A slip for a loan found by its number, in a form. */
async function slip(page: Page, no: string, form: string): Promise<void> {
  await open(page, '#/recoveries');
  await page.getByRole('combobox', { name: '借款人', exact: true }).fill(no);
  await expect(page.getByRole('listbox', { name: '借款人' })).toBeVisible();
  await page.getByRole('option').first().click();
  await page.getByRole('combobox', { name: '形式', exact: true }).click();
  await page.keyboard.type(form);
  await page.keyboard.press('Enter');
}
