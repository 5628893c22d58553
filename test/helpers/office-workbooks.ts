import * as XLSX from 'xlsx';
import { CODE_LISTS } from '../../electron/domain/importing/code-lists.js';
import { nameOf } from '../../electron/domain/codes.js';
import { LEDGER_COLUMNS } from '../../electron/domain/importing/ledger-form.js';
import { plainForm, type PlainForm } from '../../electron/domain/importing/plain-forms.js';
import type { ReportValue } from '../../electron/domain/reporting/report-table.js';
import { checkFormMap, fillForm, writePlainTable } from '../../electron/workbook/forms/index.js';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RESOURCES } from './made-once.js';

/** One row as the office writes it: Chinese terms, money in 分, days as text; a key left out is an empty cell. */
export type OfficeRow = Readonly<Record<string, ReportValue>>;

/**
 * A loan of the ledger form that no rule objects to: 10,000.00 元 at the start of the year, 2,500.00 paid, 7,500.00 left.
 * `no` makes number, borrower and ID differ from loan to loan.
 */
export function loanRow(no: number, more: OfficeRow = {}): OfficeRow {
  const serial = String(no).padStart(4, '0');
  const row: Record<string, ReportValue> = {
    actualUser: null, guaranteeUntilOn: null, formedYear: null, seq: no, ledgerNo: `T-${serial}`, book: '表内', unit: '石桥信用社', borrower: `借款户${serial.replaceAll(/\d/g, (d) => '甲乙丙丁戊己庚辛壬癸'[Number(d)] ?? '')}`, idKind: '身份证', idNo: cardNumber(no), client: '农户', publicKind: '否', town: '石桥镇一村', phone: '13800000000',
    loanNo: `0320090${serial}`, grantedOn: '2009-03-20', dueOn: '2010-03-20', originalFen: 1_200_000, ratePpm: '7.965', guarantee: '保证', security: '保证人甲', rollovers: 0, riskClass: '次级', oldClass: '逾期', nplOn: '2010-06-30',
    cause: '其它客观', problem: '普通', stock: '存量', beginFen: 1_000_000, newFen: 0, cashFen: 250_000, inKindFen: 0, rolledFen: 0, otherReducedFen: 0, onInterestFen: 5_000, offInterestFen: 12_345, interestPaidFen: 3_000,
    responsible: '周样初[0301](调查)60%；吴练田[0302](包收)40%', callYear: 2011, collector: '周样初[0301]', lastDemand: '2011-01-10 签收', limitationOn: '2013-01-10', progress: '上门催收', ...more,
  };
  const money = (key: string): number => Number(row[key] ?? 0);
  if (!('principalFen' in more)) row['principalFen'] = money('beginFen') + money('newFen') - money('cashFen') - money('inKindFen') - money('rolledFen') - money('otherReducedFen');
  return row;
}

/** A right 18-digit number of an area code that does not exist. */
export function cardNumber(no: number): string {
  const first = `4399001970${String(1 + (no % 12)).padStart(2, '0')}${String(1 + (no % 28)).padStart(2, '0')}${String(no % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return first + '10X98765432'[[...first].reduce((sum, d, i) => sum + Number(d) * (weights[i] ?? 0), 0) % 11];
}

const LEDGER_MAP = checkFormMap(JSON.parse(readFileSync(path.join(RESOURCES, 'forms/provincial-ledger.map.json'), 'utf8')));

/** The provincial form filled with these rows. */
export const ledgerForm = (rows: readonly OfficeRow[]): Uint8Array =>
  fillForm(new Uint8Array(readFileSync(path.join(RESOURCES, 'forms/provincial-ledger.xlsx'))), LEDGER_MAP, { cells: { county: '样例县联社', reportingUnit: String(rows[0]?.['unit'] ?? ''), asOf: '2011年8月31日' }, rows });

const KINDS = { text: 'text', id: 'text', people: 'text', code: 'text', day: 'day', money: 'money', percent: 'percent', int: 'count' } as const;

/** One of the seven plain tables. Codes may be given in English: they are written as the office does. */
export function plainBook(kind: PlainForm['kind'], rows: readonly OfficeRow[], title = plainForm(kind).title): Uint8Array {
  const { columns } = plainForm(kind);
  const shown = rows.map((r) => Object.fromEntries(columns.map((c) => [c.key, c.codes === undefined || r[c.key] == null ? (r[c.key] ?? null) : nameOf(CODE_LISTS.get(c.codes) ?? [], String(r[c.key]))])));
  return writePlainTable(title, columns.map((c) => ({ key: c.key, titles: c.titles, kind: c.key === 'year' ? 'rank' : KINDS[c.type] })), shown);
}

export interface GridOptions {
  /** Other words for a column's title, by key. */
  readonly rename?: Readonly<Record<string, string>>;
  /** Keys in the order of the sheet; what is left out is not on it. */
  readonly keys?: readonly string[];
  /** Lines above the head. */
  readonly above?: readonly (readonly unknown[])[];
  readonly below?: readonly (readonly unknown[])[];
  /** Cells put as they are, by address. */
  readonly cells?: Readonly<Record<string, unknown>>;
  /** Divides money: 100 for 元 (default), 1,000,000 for 万元. */
  readonly moneyIn?: number;
}

/** The ledger as somebody else's plain sheet: one head row, columns as wished, days as text, money as numbers. */
export function ledgerGrid(rows: readonly OfficeRow[], options: GridOptions = {}): Uint8Array {
  const columns = (options.keys ?? LEDGER_COLUMNS.map((c) => c.key)).map((key) => LEDGER_COLUMNS.find((c) => c.key === key) ?? { key, title: key, type: 'text' as const });
  const head = columns.map((c) => options.rename?.[c.key] ?? c.title);
  const body = rows.map((r) => columns.map((c) => {
    const v = r[c.key] ?? null;
    return v === null ? null : c.type === 'money' ? Number(v) / (options.moneyIn ?? 100) : c.type === 'percent' || c.type === 'int' ? Number(v) : v;
  }));
  return gridBook([...(options.above ?? []), head, ...body, ...(options.below ?? [])], options.cells);
}

/** Any sheet: values as they are, strings as text cells. */
export function gridBook(lines: readonly (readonly unknown[])[], cells: Readonly<Record<string, unknown>> = {}, name = 'Sheet1'): Uint8Array {
  const sheet = XLSX.utils.aoa_to_sheet(lines.map((l) => [...l]));
  for (const [address, v] of Object.entries(cells)) sheet[address] = typeof v === 'number' ? { t: 'n', v } : { t: 's', v: String(v) };
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

/** Staff of 石桥信用社 and the county's office, as the other tables name them. */
export const STAFF: readonly OfficeRow[] = [
  { staffNo: '0301', name: '周样初', unit: '石桥信用社', unitCode: '03', unitKind: '信用社', tier: '信用社员工', title: '主任' },
  { staffNo: '0302', name: '吴练田', unit: '石桥信用社', unitCode: '03', unitKind: '信用社', tier: '信用社员工', title: '信贷员' },
  { staffNo: '0001', name: '何例川', unit: '县联社机关', unitCode: '00', unitKind: '机关部室', tier: '党委成员', title: '理事长' },
];
