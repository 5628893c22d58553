import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkProfile } from '../../../electron/domain/importing/check-profile.js';
import { findTables } from '../../../electron/domain/importing/find-tables.js';
import { LEDGER_COLUMNS } from '../../../electron/domain/importing/ledger-form.js';
import type { ImportProfile, SheetReading } from '../../../electron/domain/importing/profile.js';
import { readTable } from '../../../electron/domain/importing/read-table.js';
import type { ReadOverrides } from '../../../electron/domain/importing/read-overrides.js';
import type { Merge, RawCell, RawRow, RawSheet } from '../../../electron/domain/importing/raw-sheet.js';

/** What a test writes into a cell: text, a number, a ready cell, nothing. */
export type Cell = string | number | null | Exclude<RawCell, null>;

const folder = path.resolve(import.meta.dirname, '../../../resources/profiles');

/** All profiles as shipped, by id. */
export const PROFILES: readonly ImportProfile[] = readdirSync(folder)
  .filter((f) => f.endsWith('.json'))
  .map((f) => checkProfile(JSON.parse(readFileSync(path.join(folder, f), 'utf8'))));

export function profile(id: string): ImportProfile {
  const found = PROFILES.find((p) => p.id === id);
  if (!found) throw new Error(`no profile ${id}`);
  return found;
}

export const rawCell = (c: Cell): RawCell => (c === null || c === '' ? null : typeof c === 'string' ? { t: 's', v: c } : typeof c === 'number' ? { t: 'n', v: c } : c);

/** Rows from row 1 on; `merges` as A1:C2. Rows without a filled cell are left out, as readers do. */
export function sheetOf(rows: readonly (readonly Cell[])[], merges: readonly string[] = [], options: Partial<Pick<RawSheet, 'name' | 'date1904' | 'outside'>> = {}): RawSheet {
  const raw = rows.map((cells, i): RawRow => ({ row: i + 1, cells: cells.map(rawCell) })).filter((r) => r.cells.some((c) => c !== null));
  return { name: options.name ?? '表', hidden: false, date1904: options.date1904 ?? false, rows: raw, merges: merges.map(merge), ...(options.outside === undefined ? {} : { outside: options.outside }) };
}

export function merge(range: string): Merge {
  const m = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range);
  if (!m) throw new Error(`not a range: ${range}`);
  return { left: columnNo(m[1] ?? ''), top: Number(m[2]), right: columnNo(m[3] ?? ''), bottom: Number(m[4]) };
}

const columnNo = (letters: string): number => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);

/** A loan without any finding, keyed by field; amounts in 元 as a sheet holds them. */
export const GOOD_LOAN: Readonly<Record<string, Cell>> = {
  seq: 1, ledgerNo: 'SY-2010-00001', book: '表内', unit: '石桥信用社', borrower: '罗望山', idKind: '身份证', idNo: '43990019680725703X', actualUser: null, client: '农户', publicKind: '否', town: '石桥镇', phone: '0000-5555534',
  loanNo: '8699465055881592', grantedOn: '2009-03-23', dueOn: '2010-03-23', originalFen: 749000, ratePpm: 10.57, guarantee: '保证', security: '沈例明', rollovers: 1,
  riskClass: '次级', oldClass: '逾期', nplOn: '2010-03-24', formedYear: 2010, cause: '企业经营管理', problem: '普通', stock: '存量',
  beginFen: 700000, newFen: 0, cashFen: 50000.5, inKindFen: 10000, rolledFen: 0, otherReducedFen: 0, principalFen: 639999.5, onInterestFen: 1200, offInterestFen: 34567.89, interestPaidFen: 800,
  responsible: '李守义[0101](调查)60%；陈福根[0102](包收)40%', callYear: 2011, collector: '李守义', lastDemand: '2011-01-10 签收', limitationOn: '2013-01-10', guaranteeUntilOn: null, progress: '上门催收',
};

/** The provincial form with the given loans: title, unit line, two-level head with merges, column numbers, data, 合计 row and footer if asked for. */
export function ledgerSheet(loans: readonly Readonly<Record<string, Cell>>[], options: { unitLine?: string | null; order?: readonly string[]; tail?: readonly (readonly Cell[])[] } = {}): RawSheet {
  const columns = (options.order ?? LEDGER_COLUMNS.map((c) => c.key)).map((key) => LEDGER_COLUMNS.find((c) => c.key === key)).filter((c) => c !== undefined);
  const merges: string[] = [];
  const groups = columns.map((c, i) => (i > 0 && columns[i - 1]?.group === c.group ? null : c.group));
  let start = 0;
  for (let i = 1; i <= columns.length; i++) {
    if (i < columns.length && groups[i] === null) continue;
    if (i - start > 1) merges.push(`${letters(start)}3:${letters(i - 1)}3`);
    start = i;
  }
  return sheetOf(
    [
      ['省农村信用社不良贷款台账'],
      ['填报单位：样例县农村信用合作联社', null, null, '截止日期：2011年8月31日', null, ...(options.unitLine === null ? [] : [options.unitLine ?? '金额单位：元'])],
      groups,
      columns.map((c) => c.title),
      columns.map((c) => c.no),
      ...loans.map((loan) => columns.map((c) => loan[c.key] ?? null)),
      ...(options.tail ?? []),
    ],
    [`A1:${letters(columns.length - 1)}1`, ...merges],
  );
}

export function letters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26);
}

/** The only table of a sheet, read. */
export function readOnly(sheet: RawSheet, overrides: ReadOverrides = {}, profiles: readonly ImportProfile[] = PROFILES): SheetReading {
  const matches = findTables(sheet, profiles);
  const [match] = matches;
  if (!match || matches.length !== 1) throw new Error(`expected one table, found ${matches.length}`);
  const used = profiles.find((p) => p.id === match.profile && p.version === match.version);
  if (!used) throw new Error(`no profile ${match.profile}`);
  return readTable(sheet, match, used, overrides);
}

/** Codes of a row's issues with their columns: `dueOn DUE_BEFORE_GRANT`. */
export const issueCodes = (reading: SheetReading, row = 0): string[] => (reading.rows[row]?.issues ?? []).map((i) => `${i.column} ${i.code}`);
