import { describe, expect, it } from 'vitest';
import { typedDay } from '../../../renderer/components/day-input.js';
import { isTableFile } from '../../../renderer/components/table-files.js';

describe('a day as it is typed', () => {
  it('in full or without the year, with full-width digits', () => {
    for (const text of ['2011-08-31', '20110831', '2011年8月31日', '831', '0831', '8-31', '８/31', '08.31']) expect(typedDay(text, 2011)).toBe('2011-08-31');
    expect(typedDay('1105', 2012)).toBe('2012-11-05');
  });
  it('a day that does not exist is none, and nothing is guessed', () => {
    for (const text of ['230', '0230', '13-1', '31', '', '11-08-31', 'x']) expect(typedDay(text, 2011)).toBeNull();
  });
});

describe('tables of a folder', () => {
  it('known types, any case; lock files of open workbooks are left', () => {
    expect(['台账.XLSX', 'a.et', 'b.csv', '~$台账.xlsx', '.隐藏.xls', '通讯录.docx', 'xlsx'].map((n) => isTableFile(n))).toEqual([true, true, true, false, false, false, true]);
  });
});
