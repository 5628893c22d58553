// What a person may type into the ledger form: lists, real dates, rates up to 36 %, no negative money.
import { LEDGER_COLUMNS } from '../../electron/domain/importing/ledger-form.js';
import { toExcelSerial } from '../../electron/domain/date.js';
import { addressOf } from '../../electron/workbook/forms/xml/cell-address.js';

const FIRST_DAY = String(toExcelSerial('1950-01-01'));
const LAST_DAY = String(toExcelSerial('2199-12-31'));
/** Columns filled by the form itself or free of rules. */
const FREE = ['seq', 'formedYear', 'principalFen'];

export function ledgerRules(row, listFormula) {
  const rules = [];
  LEDGER_COLUMNS.forEach((c, i) => {
    if (FREE.includes(c.key)) return;
    const area = addressOf(i, row);
    const list = c.key === 'stock' ? 'STOCK' : c.codes;
    if (list !== undefined) rules.push({ area, type: 'list', formulas: [listFormula(list)], error: `“${c.title}”请从下拉列表中选择。` });
    else if (c.type === 'day') rules.push({ area, type: 'date', formulas: [FIRST_DAY, LAST_DAY], error: `“${c.title}”请填日期，例如 2011-08-31。` });
    else if (c.type === 'percent') rules.push({ area, type: 'decimal', formulas: ['0', '36'], error: `“${c.title}”请填 0 到 36 之间的数，例如 9.72，不带百分号。` });
    else if (c.type === 'money') rules.push({ area, type: 'decimal', formulas: ['0'], error: `“${c.title}”请填不小于零的金额，单位为元。` });
    else if (c.key === 'callYear') rules.push({ area, type: 'whole', formulas: ['1990', '2199'], error: `“${c.title}”请填四位年份，例如 2011。` });
    else if (c.type === 'int') rules.push({ area, type: 'whole', formulas: ['0'], error: `“${c.title}”请填整数。` });
    else if (c.type === 'people') rules.push({ area, type: 'none', formulas: [], error: '', prompt: '姓名[工号](角色)比例，几个人用；隔开，比例合计 100%。例：甲某[0101](调查)60%；乙某[0102](包收)40%' });
  });
  return rules;
}
