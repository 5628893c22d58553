import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LEDGER_COLUMNS } from '../../electron/domain/importing/ledger-form.js';
import { columnName } from '../../electron/domain/importing/raw-sheet.js';
import { readWorkbook } from '../../electron/workbook/reading/read-workbook.js';
import { typedInto, type Cell } from './edit-workbook.js';
import { RESOURCES } from './made-once.js';
import { withColumns } from './revised-form.js';

export const FORM_SHEET = '不良贷款台账';
/** The province's form as it ships, empty. */
export const ISSUED = new Uint8Array(readFileSync(path.join(RESOURCES, 'forms/provincial-ledger.xlsx')));
/** Column of a field in the shipped form, zero-based. */
export const issuedAt = (key: string): number => LEDGER_COLUMNS.findIndex((c) => c.key === key);

/** The province's form of the next year: 借据号 before the borrower's number, 余额 before 年初, two new columns, other words, 万元. */
export const NEXT_ORDER = ((): (number | { like: number })[] => {
  const order: (number | { like: number })[] = LEDGER_COLUMNS.map((_, i) => i);
  const swap = (a: string, b: string): void => void ([order[issuedAt(a)], order[issuedAt(b)]] = [order[issuedAt(b)] as number, order[issuedAt(a)] as number]);
  swap('borrower', 'idNo');
  swap('loanNo', 'originalFen');
  swap('beginFen', 'principalFen');
  swap('riskClass', 'nplOn');
  order.splice(issuedAt('phone'), 0, { like: issuedAt('town') });
  order.splice(issuedAt('offInterestFen') + 2, 0, { like: issuedAt('offInterestFen') });
  return order;
})();
/** Column of a field in next year's form, zero-based. */
export const placeOf = (key: string): number => NEXT_ORDER.indexOf(issuedAt(key));
const headAt = (key: string, row = 4): string => `${columnName(placeOf(key))}${row}`;
/** Heads that no profile knows, by field: they have to be pointed at. */
export const NEW_WORDS = { borrower: '客户全称', loanNo: '合同借据编码', principalFen: '期末贷款本金', stock: '增量存量标志' } as const;

/** The workbook as the province would send it out, with cells typed over. */
export async function nextYearsForm(more: Readonly<Record<string, Cell>> = {}): Promise<Uint8Array> {
  const moved = withColumns(ISSUED, FORM_SHEET, NEXT_ORDER);
  const sheet = (await readWorkbook(moved, 'x')).sheets.find((s) => s.name === FORM_SHEET);
  const said: Record<string, Cell> = { [`${columnName(placeOf('phone') - 1)}4`]: '经办网点备注', [`${columnName(placeOf('offInterestFen') + 1)}4`]: '其中:罚息' };
  for (const [key, words] of Object.entries(NEW_WORDS)) said[headAt(key)] = words;
  for (const row of sheet?.rows ?? []) {
    row.cells.forEach((c, i) => {
      if (c?.t === 's' && c.v.includes('金额单位：元')) said[`${columnName(i)}${row.row}`] = '金额单位：万元';
      if (c?.t === 's' && c.v === '金额(元)') said[`${columnName(i)}${row.row}`] = '金额(万元)';
    });
  }
  return typedInto(moved, FORM_SHEET, { ...said, ...more });
}
