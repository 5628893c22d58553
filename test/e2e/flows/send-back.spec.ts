import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as XLSX from 'xlsx';
import { columnName } from '../../../electron/domain/importing/raw-sheet.js';
import { typedInto, type Cell } from '../../helpers/edit-workbook.js';
import { FORM_SHEET, issuedAt } from '../../helpers/next-years-form.js';
import { expect, ROOT, test } from '../loopback.js';
import { commit, download, firstStart, inLedger, planSays, read } from './steps.js';

const SENT = '大坪信用社台账201108.xlsx';
const cellOf = (key: string, row: number): string => `${columnName(issuedAt(key))}${row}`;
/** What a 信用社 got wrong: a day that does not exist, a balance that does not follow from its parts, a number that lost its end. */
const WRONG: Readonly<Record<string, Cell>> = { [cellOf('dueOn', 8)]: '2010-02-30', [cellOf('principalFen', 11)]: 1.23, [cellOf('loanNo', 15)]: 8.699465055881591e17 };

const asText = (bytes: Uint8Array, sheet: string, address: string): string => XLSX.read(bytes, { cellDates: false }).Sheets[sheet]?.[address]?.w ?? '';

test('P-2 X-3 wrong rows go back on the sender’s own form; corrected there and imported again they fit', async ({ page, product }) => {
  test.setTimeout(300_000);
  const right = new Uint8Array(readFileSync(path.join(ROOT, 'resources/samples/county', SENT)));
  const file = path.join(product.folder, SENT);
  writeFileSync(file, typedInto(right, FORM_SHEET, WRONG));
  await firstStart(page);

  const back = await test.step('three rows are rejected with their reasons; the workbook to send back is made', async () => {
    await read(page, file, '2011-08');
    await planSays(page, '拒绝', '3');
    for (const [row, why] of [[8, /没有这一天/], [11, /余额/], [15, /丢失/]] as const) await expect(page.getByRole('row', { name: new RegExp(`^拒绝 ${row} `) })).toContainText(why);
    return download(page, () => page.getByRole('button', { name: '导出退回表（1 个）' }).click());
  });

  await test.step('the other rows go in', async () => {
    const rows = Number(inFile(right)) - 3;
    await commit(page, String(rows));
    await expect(page.getByText('退回 3')).toBeVisible();
    expect(inLedger(product.ledger, 'SELECT count(*) FROM loan')).toBe(rows);
  });

  const corrected = await test.step('the 信用社 corrects the three cells in the workbook it got', () => {
    expect(back.name).toBe(`退回-${SENT}`);
    const sheet = XLSX.read(back.bytes).Sheets[FORM_SHEET] ?? {};
    const rowOf = (ledgerNo: string): number => {
      const found = Object.keys(sheet).find((a) => a.replace(/\d+/, '') === columnName(issuedAt('ledgerNo')) && sheet[a]?.v === ledgerNo);
      if (!found) throw new Error(`no row ${ledgerNo}`);
      return Number(found.replace(/\D+/, ''));
    };
    const fixes = Object.fromEntries(([['dueOn', 8], ['principalFen', 11], ['loanNo', 15]] as const).map(([key, row]) => {
      const was = XLSX.read(right).Sheets[FORM_SHEET]?.[cellOf(key, row)];
      const value: Cell = key === 'dueOn' ? asText(right, FORM_SHEET, cellOf(key, row)) : (was?.v as Cell);
      return [cellOf(key, rowOf(asText(right, FORM_SHEET, cellOf('ledgerNo', row)))), value];
    }));
    const name = path.join(product.folder, back.name);
    writeFileSync(name, typedInto(back.bytes, FORM_SHEET, fixes));
    return name;
  });

  await test.step('imported again they fit, and the ledger is what the right file would have made it', async () => {
    await page.getByRole('button', { name: '再导入一批' }).click();
    await read(page, corrected);
    await planSays(page, '拒绝', '0');
    await planSays(page, '新增', '3');
    await planSays(page, '台账有、文件无', '0'); // a 退回表 says nothing about the other loans
    await commit(page, '3');
    expect(inLedger(product.ledger, 'SELECT count(*) FROM loan')).toBe(Number(inFile(right)));
    await page.getByRole('button', { name: '再导入一批' }).click();
    const whole = path.join(product.folder, `完整-${SENT}`);
    writeFileSync(whole, right);
    await read(page, whole);
    await planSays(page, '未变', String(inFile(right)));
    // nothing to book, but it came: D4-06
    await page.getByRole('button', { name: '登记收到' }).click();
    await expect(page.getByText('已登记收到，与台账一致')).toBeVisible();
    expect(inLedger(product.ledger, `SELECT sum(i.rows) FROM import_unit i JOIN import_file f ON f.import_file_id = i.import_file_id WHERE f.name = '完整-${SENT}'`)).toBe(Number(inFile(right)));
  });
});

/** Loans of a ledger file, by its own running numbers. */
function inFile(bytes: Uint8Array): number {
  const sheet = XLSX.read(bytes).Sheets[FORM_SHEET] ?? {};
  return Object.keys(sheet).filter((a) => a.replace(/\d+/, '') === columnName(issuedAt('ledgerNo')) && /^T\d/.test(String(sheet[a]?.v))).length;
}
