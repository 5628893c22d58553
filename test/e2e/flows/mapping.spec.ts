import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as XLSX from 'xlsx';
import { expect, test } from '../loopback.js';
import { commit, firstStart, read } from './steps.js';

/** A list with heads that no shipped form knows. */
function oddStaffList(folder: string, name: string, rows: readonly (readonly string[])[]): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['甲编', '乙称', '丙处', '丁等'], ...rows.map((r) => [...r])]), '花名');
  const file = path.join(folder, name);
  writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return file;
}

test('X-1 an unknown form is mapped on screen, saved, and used again without a question', async ({ page, product }) => {
  await firstStart(page);

  await read(page, oddStaffList(product.folder, '花名册.xlsx', [['7001', '样小一', '样例信用社', '信用社员工'], ['7002', '样小二', '样例信用社', '信用社员工']]));
  await page.getByRole('combobox', { name: '表式' }).click();
  await page.getByTitle('员工名单').click();
  for (const [field, head] of [['工号', 'A 甲编'], ['姓名', 'B 乙称'], ['机构', 'C 丙处'], ['职级', 'D 丁等']] as const) await page.getByLabel(`${field}来自哪一列`).selectOption({ label: head });
  await expect(page.getByText('这张表可以按您的对应读入')).toBeVisible();
  await page.getByRole('button', { name: '存为方案…' }).click();
  await page.getByLabel('方案名称').fill('花名册');
  await page.getByRole('button', { name: '存为方案并重新读取' }).click();
  await commit(page, '2');

  await page.getByRole('button', { name: '再导入一批' }).click();
  await read(page, oddStaffList(product.folder, '花名册九月.xlsx', [['7003', '样小三', '样例信用社', '信用社员工']]));
  await commit(page, '1');
});
