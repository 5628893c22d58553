import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkProfile } from '../../../electron/domain/importing/check-profile.js';
import { findTables } from '../../../electron/domain/importing/find-tables.js';
import { LEDGER_COLUMNS } from '../../../electron/domain/importing/ledger-form.js';
import { plainForm } from '../../../electron/domain/importing/plain-forms.js';
import { readTable } from '../../../electron/domain/importing/read-table.js';
import type { SheetReading } from '../../../electron/domain/importing/profile.js';
import type { ReportValue, ValueKind } from '../../../electron/domain/reporting/report-table.js';
import { fillForm } from '../../../electron/workbook/forms/fill-form.js';
import { writePlainTable } from '../../../electron/workbook/forms/plain-table.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { formFile, formMap, FORMS } from './form-parts.js';

async function read(file: Uint8Array, profileId: string): Promise<SheetReading> {
  const profile = checkProfile(JSON.parse(readFileSync(path.join(FORMS, `../profiles/${profileId}.json`), 'utf8')));
  const book = await readWorkbook(file, 'form.xlsx');
  const sheet = book.sheets.find((s) => !s.hidden);
  const match = sheet && findTables(sheet, [profile])[0];
  if (!sheet || !match) throw new Error('the form was not recognised');
  return readTable(sheet, match, profile);
}

const LOAN: Record<string, ReportValue> = {
  seq: 1, ledgerNo: 'SY-2010-00001', book: '表内', unit: '石桥信用社', borrower: '=1+1', idKind: '身份证', idNo: '439900196807257032', actualUser: null, client: '农户', publicKind: '否', town: '石桥镇', phone: '0000-5555534',
  loanNo: '008699465055881592', grantedOn: '2009-03-23', dueOn: '2010-03-23', originalFen: 7_490_001, ratePpm: '7.965', guarantee: '保证', security: '𠮷样', rollovers: 1, riskClass: '可疑', oldClass: '呆滞',
  nplOn: '2010-09-16', formedYear: 2010, cause: '其它客观', problem: '普通', stock: '存量', beginFen: 5_519_001, newFen: 0, cashFen: 519_001, inKindFen: 0, rolledFen: 0, otherReducedFen: 0, principalFen: 5_000_000,
  onInterestFen: 165_570, offInterestFen: 0, interestPaidFen: 55_190, responsible: '蒋样贵[0101](调查)60%；吴练田[0102](包收)40%', callYear: 2011, collector: '周演初', lastDemand: '2011-01-10 签收',
  limitationOn: '2013-01-10', guaranteeUntilOn: null, progress: '上门催收',
};

describe('P-2 what the product hands out it takes in again', () => {
  it('the ledger form: all 44 columns, no issue, the form\'s own sums', async () => {
    const cells = { county: '样例县农村信用合作联社', reportingUnit: '石桥信用社', asOf: '2011年8月31日', preparedBy: '周样初' };
    const file = fillForm(formFile('provincial-ledger'), formMap('provincial-ledger'), { cells, rows: [LOAN, { ...LOAN, seq: 2, loanNo: '1', nplOn: '2011-01-02', formedYear: 2011 }] });
    const reading = await read(file, 'provincial-ledger');
    expect(reading.unit).toBe('元');
    expect(reading.columns.map((c) => c.key).sort()).toEqual(LEDGER_COLUMNS.map((c) => c.key).sort());
    expect(reading.unknownHeads).toEqual([]);
    expect(reading.rows.map((r) => r.row)).toEqual([6, 7]);
    expect(reading.issues).toEqual([]);
    const first = reading.rows[0];
    expect(first?.issues.filter((i) => i.severity === 'reject')).toEqual([]);
    for (const key of ['borrower', 'loanNo', 'idNo', 'grantedOn', 'nplOn', 'originalFen', 'beginFen', 'cashFen', 'principalFen', 'interestPaidFen', 'formedYear', 'security', 'progress', 'guaranteeUntilOn']) expect(first?.values[key], key).toBe(LOAN[key]);
    expect(first?.values['ratePpm']).toBe(79_650);
    expect(first?.values['riskClass']).toBe('doubtful');
    expect(reading.ownTotals).toMatchObject({ originalFen: 14_980_002, principalFen: 10_000_000, beginFen: 11_038_002 });
  });

  it('the form as issued has no rows', async () => expect((await read(formFile('provincial-ledger'), 'provincial-ledger')).rows).toEqual([]));

  it('a register written as a plain table', async () => {
    const kinds: Record<string, ValueKind> = { day: 'day', money: 'money', int: 'count' };
    const columns = plainForm('recoveries').columns.map((c) => ({ key: c.key, titles: c.titles, kind: kinds[c.type] ?? 'text' }));
    const receipt = { on: '2011-08-31', unit: '石桥信用社', loanNo: '0012', borrower: '@x', form: '现金', measure: '责任', principalFen: 12_345, onInterestFen: null, offInterestFen: 5, voucherNo: '001', persons: '0101:60;0102:40' };
    const reading = await read(writePlainTable('清收登记簿', columns, [receipt], { subline: '填报单位：石桥信用社' }), 'recovery-register');
    expect(reading.unit).toBe('元');
    expect(reading.rows).toHaveLength(1);
    expect(reading.rows[0]?.issues).toEqual([]);
    expect(reading.rows[0]?.values).toMatchObject({ on: '2011-08-31', loanNo: '0012', borrower: '@x', form: 'cash', measure: 'responsibility', principalFen: 12_345, onInterestFen: null, offInterestFen: 5, voucherNo: '001' });
  });
});
