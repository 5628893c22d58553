import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import * as codes from '../../../electron/domain/codes.js';
import { toExcelSerial } from '../../../electron/domain/date.js';
import { LEDGER_COLUMNS } from '../../../electron/domain/importing/ledger-form.js';
import { columnName } from '../../../electron/domain/importing/raw-sheet.js';
import type { ReportTable, ReportValue } from '../../../electron/domain/reporting/report-table.js';
import { fillForm } from '../../../electron/workbook/forms/fill-form.js';
import { fillReportForm } from '../../../electron/workbook/forms/report-form.js';
import { cellOf, formFile, formMap, FORMS, officeInstalled, partsOf, partText, recalculated } from './form-parts.js';

const SHEET = 'xl/worksheets/sheet1.xml';
type Row = Record<string, ReportValue>;

/** One loan of the ledger form; figures differ from row to row so that a shifted row would show. */
function loan(i: number, more: Row = {}): Row {
  const begin = 5_519_001 + i * 1_234_567;
  const cash = i % 3 === 0 ? 0 : 551_903 + i;
  return {
    seq: i + 1, ledgerNo: `SY-2010-${String(i + 1).padStart(5, '0')}`, book: '表内', unit: '石桥信用社', borrower: `户${i + 1}`, idKind: '身份证', idNo: '439900196807257032', actualUser: null,
    client: '农户', publicKind: '否', town: '石桥镇', phone: '0000-5555534', loanNo: `86994650558815${String(i).padStart(3, '0')}`, grantedOn: '2009-03-23', dueOn: '2010-03-23', originalFen: 7_490_000,
    ratePpm: '7.965', guarantee: '保证', security: '沈例明', rollovers: 1, riskClass: '可疑', oldClass: '呆滞', nplOn: '2010-09-16', cause: '其它客观', problem: '普通', stock: '存量',
    beginFen: begin, newFen: 0, cashFen: cash, inKindFen: 0, rolledFen: 0, otherReducedFen: 0, onInterestFen: 165_570, offInterestFen: 607_090, interestPaidFen: 55_190,
    responsible: '蒋样贵[0101](调查)60%；吴练田[0102](包收)40%', callYear: 2011, collector: '周演初', lastDemand: '2011-01-10 签收', limitationOn: '2013-01-10', guaranteeUntilOn: null, progress: '上门催收', ...more,
  };
}
const HEADINGS = { county: '样例县农村信用合作联社', reportingUnit: '石桥信用社', asOf: '2011年8月31日', preparedBy: '周样初', checkedBy: null, approvedBy: null, reportedOn: '2011年9月2日' };
const ledger = (n: number, first: Row = {}): Uint8Array =>
  fillForm(formFile('provincial-ledger'), formMap('provincial-ledger'), { cells: HEADINGS, rows: Array.from({ length: n }, (_, i) => loan(i, i === 0 ? first : {})) });
const sheetOf = (file: Uint8Array): XLSX.WorkSheet => XLSX.read(file, { cellFormula: true, cellNF: true, sheets: 0 }).Sheets[XLSX.read(file, { bookSheets: true }).SheetNames[0] ?? ''] as XLSX.WorkSheet;
const value = (sheet: XLSX.WorkSheet, address: string): unknown => (sheet[address] as XLSX.CellObject | undefined)?.v;
const sum = (n: number, key: string): number => Array.from({ length: n }, (_, i) => Number(loan(i)[key])).reduce((a, b) => a + b, 0);

describe('the committed forms', () => {
  it('are what the generator makes', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'forms-'));
    try {
      execFileSync(process.execPath, [path.resolve(FORMS, '../../scripts/forms/make-forms.mjs'), '--out', folder], { stdio: 'pipe', env: { ...process.env, TZ: 'America/New_York' } });
      const made = readdirSync(folder).sort();
      expect(made).toEqual(['monthly-recovery.map.json', 'monthly-recovery.xlsx', 'provincial-ledger.map.json', 'provincial-ledger.xlsx']);
      for (const name of made) expect(readFileSync(path.join(FORMS, name)).equals(readFileSync(path.join(folder, name))), name).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('P-2 provincial ledger form', () => {
  it.each([1, 3, 500])('%i loans: every value is back where it was put', (n) => {
    const sheet = sheetOf(ledger(n));
    for (const i of new Set([0, Math.floor(n / 2), n - 1])) {
      LEDGER_COLUMNS.forEach((c, at) => {
        const given = loan(i)[c.key];
        const cell = sheet[`${columnName(at)}${6 + i}`] as XLSX.CellObject | undefined;
        if (given === undefined) return;
        if (given === null) return expect(cell?.v, c.key).toBeUndefined();
        const expected = c.type === 'money' ? Number(given) / 100 : c.type === 'day' ? toExcelSerial(String(given)) : c.type === 'percent' ? Number(given) : given;
        expect(cell?.v, c.key).toBe(expected);
        expect(cell?.t, c.key).toBe(typeof expected === 'number' ? 'n' : 's');
      });
    }
    expect(value(sheet, `A${6 + n}`)).toBe('合　　计');
    expect(value(sheet, `A${7 + n}`)).toBe('填表人：周样初');
  });

  it.each([1, 3, 500])('%i loans: balance, year and sums are formulas with their results', (n) => {
    const sheet = sheetOf(ledger(n));
    const last = 5 + n;
    const at = loan(n - 1);
    expect((sheet[`AH${last}`] as XLSX.CellObject).f).toBe(`AB${last}+AC${last}-AD${last}-AE${last}-AF${last}-AG${last}`);
    expect(value(sheet, `AH${last}`)).toBe((Number(at['beginFen']) - Number(at['cashFen'])) / 100);
    expect(value(sheet, `X${last}`)).toBe(2010);
    const sums: Record<string, number> = { P: sum(n, 'originalFen'), AB: sum(n, 'beginFen'), AD: sum(n, 'cashFen'), AH: sum(n, 'beginFen') - sum(n, 'cashFen'), AK: sum(n, 'interestPaidFen') };
    for (const [column, fen] of Object.entries(sums)) {
      expect((sheet[`${column}${6 + n}`] as XLSX.CellObject).f).toBe(`SUM(${column}6:${column}${last})`);
      expect(value(sheet, `${column}${6 + n}`), column).toBe(fen / 100);
    }
  });

  it('a loan without 形成不良日期 has no year, and a balance of the ledger wins over the formula', () => {
    const file = ledger(1, { nplOn: null, principalFen: 4_000_000 });
    expect(cellOf(partText(file, SHEET), 'X6')).toContain('<v></v>');
    expect(cellOf(partText(file, SHEET), 'AH6')).toBe('<v>40000.00</v>');
    expect(value(sheetOf(file), 'AH7')).toBe(40_000);
  });

  it('keeps head, print titles, breaks, freeze, styles and rules', () => {
    const [blank, filled] = [formFile('provincial-ledger'), ledger(500)];
    const xml = partText(filled, SHEET);
    expect(partsOf(filled)['xl/styles.xml']).toEqual(partsOf(blank)['xl/styles.xml']);
    expect(partsOf(filled)['xl/worksheets/sheet2.xml']).toEqual(partsOf(blank)['xl/worksheets/sheet2.xml']);
    const book = partText(filled, 'xl/workbook.xml');
    expect(book).toContain("'不良贷款台账'!$A:$E,'不良贷款台账'!$1:$5<");
    expect(book).toContain("'不良贷款台账'!$A$1:$AR$507<");
    expect(book).toContain('name="代码表" sheetId="2" state="hidden"');
    expect(xml).toContain('<pane xSplit="5" ySplit="5" topLeftCell="F6"');
    expect(xml).toContain('<pageSetup paperSize="8" scale="93" orientation="landscape"/>');
    expect(xml).toContain('<colBreaks count="2" manualBreakCount="2"><brk id="20" max="1048575" man="1"/><brk id="37" max="1048575" man="1"/></colBreaks>');
    expect(xml).not.toContain('fitToPage');
    for (const merge of ['A3:L3', 'M3:T3', 'U3:AA3', 'AB3:AK3', 'AL3:AN3', 'AO3:AQ3', 'A506:E506', 'A507:E507']) expect(xml).toContain(`<mergeCell ref="${merge}"/>`);
    const blankHead = partText(blank, SHEET);
    for (const row of [3, 4, 5]) expect(new RegExp(`<row r="${row}".*?</row>`).exec(xml)?.[0]).toBe(new RegExp(`<row r="${row}".*?</row>`).exec(blankHead)?.[0]);
  });

  it('the head carries the 44 columns of the list, group over title', () => {
    const sheet = sheetOf(formFile('provincial-ledger'));
    const merges = sheet['!merges'] ?? [];
    LEDGER_COLUMNS.forEach((c, i) => {
      const group = merges.find((m) => m.s.r === 2 && m.s.c <= i && i <= m.e.c)?.s.c ?? i;
      expect(value(sheet, `${columnName(group)}3`)).toBe(c.group);
      expect(String(value(sheet, `${columnName(i)}4`)).replaceAll('\n', '')).toBe(c.title);
      expect(value(sheet, `${columnName(i)}5`)).toBe(c.no);
    });
  });

  it('every coded column offers exactly the terms of its list, in every row', () => {
    const file = ledger(3);
    const xml = partText(file, SHEET);
    const lists = XLSX.read(file).Sheets['代码表'] as XLSX.WorkSheet;
    for (const c of LEDGER_COLUMNS.filter((column) => column.codes !== undefined)) {
      const letters = columnName(c.no - 1);
      const rule = new RegExp(`<dataValidation type="list"[^>]*sqref="${letters}6:${letters}8"><formula1>'代码表'!\\$(\\w+)\\$2:\\$\\w+\\$(\\d+)</formula1>`).exec(xml);
      const [column = '', last = ''] = rule?.slice(1) ?? [];
      const terms = Array.from({ length: Number(last) - 1 }, (_, i) => value(lists, `${column}${i + 2}`));
      expect(terms, c.key).toEqual((codes as unknown as Record<string, readonly codes.Code[]>)[c.codes ?? '']?.map((item) => item.name));
    }
    expect(xml).toMatch(/<dataValidation type="date"[^>]*sqref="N6:N8">/);
    expect(xml).toMatch(/<dataValidation type="decimal" operator="greaterThanOrEqual"[^>]*sqref="P6:P8"><formula1>0</);
  });

  it.skipIf(!officeInstalled)('LibreOffice calculates the same sums and years anew (skipped without LibreOffice)', () => {
    const rows = recalculated(ledger(500));
    const total = rows.find((row) => row[0] === '合　　计') ?? [];
    expect(Number(total[15])).toBe(sum(500, 'originalFen') / 100);
    expect(Number(total[33])).toBe((sum(500, 'beginFen') - sum(500, 'cashFen')) / 100);
    const at = rows.findIndex((row) => row[0] === '500');
    expect(rows[at]?.[23]).toBe('2010');
    expect(rows[at]?.[6]).toBe('439900196807257032');
  });
});

const UNITS = 24;
const figures = (i: number): Row => ({
  unitName: `第${i + 1}信用社`, beginCount: 440 + i, beginFen: 1_773_780_000 + i * 1_000_049, cashMonthFen: 36_470_000, inKindMonthFen: 0, recoveredMonthFen: 36_470_000, rolledMonthFen: 0, writeOffMonthFen: 0, otherMonthFen: 0,
  totalMonthFen: 36_470_000, cashYtdFen: 205_710_000, inKindYtdFen: 0, recoveredYtdFen: 205_710_000, rolledYtdFen: 0, writeOffYtdFen: 0, otherYtdFen: 0, totalYtdFen: 205_710_000, newYtdFen: 38_270_000, endCount: 396,
  endFen: 1_606_340_000, changeFen: -167_440_000, changePct: '-9.44', nplRatioBeginPct: '13.73', nplRatioEndPct: '11.90', nplRatioChangePct: '-1.83', taskFen: 320_000_000, completionPct: '64.28', rank: i === UNITS - 1 ? null : i + 1,
});
const monthly = (n: number, notes: readonly string[] = []): Uint8Array => {
  const table: ReportTable = {
    id: 'monthly-recovery', title: '不良贷款清收处置月报表', county: '样例县农村信用合作联社', issuer: '资产管理中心', formNo: '样清01表', period: '2011-08', asOf: '2011-08-31', unit: '万元', columns: [],
    rows: Array.from({ length: n }, (_, i) => ({ key: String(i), level: 'row', values: figures(i) })),
    total: { ...figures(0), unitName: '合计', beginFen: 33_450_000_000, cashYtdFen: 5_681_000_0000, inKindYtdFen: 328_000_0000, recoveredYtdFen: 6_009_000_0000, nplRatioEndPct: '17.60', nplRatioChangePct: '-4.70', rank: null },
    checks: [], notes, signatures: [{ label: '制表', name: '周样初' }, { label: '报出日期', name: '2011年9月2日' }, { label: '监交', name: '无处可写' }], paper: { size: 'A3', landscape: true, columnNumbers: true },
  };
  return fillReportForm(formFile('monthly-recovery'), formMap('monthly-recovery'), table);
};

describe('P-5 D4-02 D4-03 monthly recovery form', () => {
  it('6009.00 / 5681.00 / 328.00 / 17.60 / −4.70 stand as numbers in the total row', () => {
    const sheet = sheetOf(monthly(UNITS));
    const total = 7 + UNITS;
    expect(['L', 'M', 'N', 'Y', 'Z'].map((c) => value(sheet, `${c}${total}`))).toEqual([56_810, 3_280, 60_090, 17.6, -4.7]);
    expect(['L', 'M', 'N', 'Y', 'Z'].map((c) => (sheet[`${c}${total}`] as XLSX.CellObject).t)).toEqual(['n', 'n', 'n', 'n', 'n']);
    expect(value(sheet, `AC${total}`)).toBe('—');
    expect(value(sheet, `AC${total - 1}`)).toBe('—');
    expect(value(sheet, `A${total}`)).toBe('合　　计');
    expect(value(sheet, `B${total}`)).toBeUndefined();
  });

  it.each([1, 3, 500])('%i units: rows, numbering, rounding half-up from 分, what is below moved', (n) => {
    const sheet = sheetOf(monthly(n));
    expect(value(sheet, `A${6 + n}`)).toBe(n);
    expect(value(sheet, `B${6 + n}`)).toBe(`第${n}信用社`);
    expect(value(sheet, `D${6 + n}`)).toBe(Math.round((1_773_780_000 + (n - 1) * 1_000_049) / 10_000) / 100);
    expect(value(sheet, `A${8 + n}`)).toBe('制表：周样初');
    expect(value(sheet, `W${8 + n}`)).toBe('报出日期：2011年9月2日');
    const xml = partText(monthly(n), SHEET);
    expect(xml).toContain(`<mergeCell ref="A${7 + n}:B${7 + n}"/>`);
    expect(partText(monthly(n), 'xl/workbook.xml')).toContain(`!$A$1:$AC$${9 + n}<`);
  });

  it('27 numbered columns under a three-level head, one page wide, frozen at C7', () => {
    const file = monthly(3);
    const xml = partText(file, SHEET);
    const sheet = sheetOf(file);
    expect([...'AB'].map((c) => value(sheet, `${c}6`))).toEqual(['甲', '乙']);
    expect(Array.from({ length: 27 }, (_, i) => value(sheet, `${columnName(i + 2)}6`))).toEqual(Array.from({ length: 27 }, (_, i) => i + 1));
    for (const merge of ['A1:AC1', 'A3:A5', 'C3:D3', 'E3:K3', 'E4:G4', 'H4:H5', 'L3:R3', 'S3:S5', 'X3:Z3', 'AA3:AC3']) expect(xml).toContain(`<mergeCell ref="${merge}"/>`);
    expect(xml).toContain('<pane xSplit="2" ySplit="6" topLeftCell="C7"');
    expect(xml).toContain('<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(partText(file, 'xl/workbook.xml')).toContain("'清收处置月报表'!$1:$6<");
    expect(partsOf(file)['xl/styles.xml']).toEqual(partsOf(formFile('monthly-recovery'))['xl/styles.xml']);
    expect(value(sheet, 'A1')).toBe('样例县农村信用合作联社不良贷款清收处置月报表');
    expect(value(sheet, 'K2')).toBe('2011年8月31日');
  });

  it('notes of the report take the place of the printed ones and the row grows', () => {
    expect(value(sheetOf(monthly(3)), 'A12')).toMatch(/^说明：1\.栏5＝栏3＋栏4/);
    const file = monthly(3, ['一', '二', '三', '四']);
    expect(value(sheetOf(file), 'A12')).toBe('说明：一\n　　　二\n　　　三\n　　　四');
    expect(partText(file, SHEET)).toContain('<row r="12" ht="62"');
  });

  it('has no formulas: figures in 万元 are rounded once, and a recalculation must not round them again (C11)', () => {
    expect(partText(monthly(3), SHEET)).not.toContain('<f>');
    expect(partText(monthly(3), 'xl/workbook.xml')).not.toContain('fullCalcOnLoad');
  });
});
