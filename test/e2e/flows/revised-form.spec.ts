import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as XLSX from 'xlsx';
import { columnName } from '../../../electron/domain/importing/raw-sheet.js';
import { FORM_SHEET, NEW_WORDS, nextYearsForm, placeOf } from '../../helpers/next-years-form.js';
import { expect, ROOT, test } from '../loopback.js';
import { commit, download, firstStart, inLedger, open, planSays, read } from './steps.js';

const SAMPLES = path.join(ROOT, 'resources/samples/county');
/** The four columns that nobody knows, as the page calls the fields. */
const POINTED: readonly (readonly [string, keyof typeof NEW_WORDS])[] = [['借款人名称', 'borrower'], ['贷款账号/借据号', 'loanNo'], ['存量/新增', 'stock'], ['当前本金余额', 'principalFen']];

test('X-1 X-8 a revised form of the province: mapped on screen, kept as profile and as form of the export, filled, and read back unchanged', async ({ page, product }) => {
  test.setTimeout(400_000);
  await firstStart(page);
  await test.step('the ledger of two 信用社 comes in by the form that ships', async () => {
    await read(page, ['大坪信用社台账201108.xlsx', '天井信用社台账201108.xlsx'].map((f) => path.join(SAMPLES, f)), '2011-08');
    const rows = await page.locator('.imports-figure').nth(1).locator('strong').innerText();
    await commit(page, rows);
    await page.getByRole('button', { name: '再导入一批' }).click();
  });

  await test.step('the new form is not known: what is missing is said by name', async () => {
    const file = path.join(product.folder, '省台账2012.xlsx');
    writeFileSync(file, await nextYearsForm());
    await read(page, file);
    await expect(page.getByText(`缺必填字段：${POINTED.map(([field]) => field).join('、')}。`)).toBeVisible();
    await expect(page.getByRole('radio', { name: '万元' }).first()).toHaveAttribute('aria-checked', 'true');
    await expect(page.getByText('表上写明')).toBeVisible();
    await expect(page.getByRole('button', { name: '作为导出表式保存…' })).toHaveCount(0);
  });

  await test.step('four columns are pointed at and the mapping is kept as a profile', async () => {
    for (const [field, key] of POINTED) await page.getByLabel(`${field}来自哪一列`).selectOption({ label: `${columnName(placeOf(key))} ${NEW_WORDS[key]}` });
    await expect(page.getByText('这张表可以按您的对应读入')).toBeVisible();
    await page.getByRole('button', { name: '存为方案…' }).click();
    await page.getByLabel('方案名称').fill('省台账 2012 年修订');
    await page.getByRole('button', { name: '存为方案并重新读取' }).click();
  });

  await test.step('it becomes the form of the export; what is kept is said first', async () => {
    await page.getByRole('button', { name: '作为导出表式保存…' }).click();
    const dialog = page.getByRole('dialog');
    for (const said of ['省台账 2012 年修订，金额以万元为单位', '第 6 行', '第 7 行', '44 栏', '2 栏：经办网点备注、其中:罚息']) await expect(dialog).toContainText(said);
    expect(inLedger(product.ledger, 'SELECT count(*) FROM export_form')).toBe(0);
    await dialog.getByRole('button', { name: '保存为导出表式（第 1 版）' }).click();
    await expect(page.getByText('已保存导出表式，第 1 版')).toBeVisible();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: '取消导入' }).click();
  });

  const filled = await test.step('the ledger is exported in it', async () => {
    await open(page, '#/loans');
    await page.getByRole('button', { name: '按别的表式导出' }).click();
    return download(page, () => page.getByRole('menuitem', { name: '按“省台账 2012 年修订”导出（第 1 版，万元）' }).click());
  });

  await test.step('every loan stands in it, in 万元, the new columns empty', () => {
    const sheet = XLSX.read(filled.bytes).Sheets[FORM_SHEET] ?? {};
    const at = (key: string, row: number): string => `${columnName(placeOf(key))}${row}`;
    const loans = Number(inLedger(product.ledger, "SELECT count(*) FROM loan WHERE status = 'live'"));
    expect(sheet[`A${6 + loans}`]?.v).toMatch(/合\s*计/);
    expect(sheet[at('loanNo', 6)]).toMatchObject({ t: 's' });
    const first = Number(inLedger(product.ledger, `SELECT principal_fen FROM loan_now n JOIN loan l USING (loan_id) WHERE l.loan_no = '${String(sheet[at('loanNo', 6)]?.v)}'`));
    expect(sheet[at('principalFen', 6)]?.v).toBe(first / 1_000_000);
    expect(sheet[`${columnName(placeOf('phone') - 1)}6`]?.v).toBeUndefined();
  });

  await test.step('imported again it is the ledger: all unchanged', async () => {
    const file = path.join(product.folder, '导出.xlsx');
    writeFileSync(file, filled.bytes);
    await read(page, file);
    await page.getByRole('button', { name: '核对计划' }).click();
    const loans = Number(inLedger(product.ledger, "SELECT count(*) FROM loan WHERE status = 'live'"));
    await planSays(page, '未变', loans.toLocaleString('en'));
    for (const word of ['新增', '变化', '冲突', '拒绝', '台账有、文件无']) await planSays(page, word, '0');
    await expect(page.getByRole('button', { name: '登记收到' })).toBeEnabled();
  });

  await test.step('form and profile stand in 设置 with their versions; a profile goes out as a file and comes in as the next version, the old one stays readable', async () => {
    await open(page, '#/settings?part=forms');
    await expect(page.getByRole('table', { name: '导出表式' }).getByRole('row', { name: /省台账 2012 年修订 第 1 版 .*万元.*本单位/ })).toBeVisible();
    const profile = await download(page, () => page.getByRole('button', { name: '存出 省台账 2012 年修订 第 1 版' }).click());
    expect(JSON.parse(Buffer.from(profile.bytes).toString('utf8'))).toMatchObject({ title: '省台账 2012 年修订', kind: 'ledger', version: 1, unit: '万元' });
    const file = path.join(product.folder, profile.name);
    writeFileSync(file, profile.bytes);
    await page.getByLabel('导入方案文件').setInputFiles(file);
    await expect(page.getByText('已装入方案，第 2 版')).toBeVisible();
    await expect(page.getByText('第 2 版，在用')).toBeVisible();
    await page.getByRole('button', { name: '看 省台账 2012 年修订 第 1 版' }).click();
    await expect(page.getByRole('table', { name: '方案的字段' })).toContainText('合同借据编码');
  });
});
