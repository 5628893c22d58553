import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEDGER_COLUMNS } from '../../../electron/domain/importing/ledger-form.js';
import { plainYuan } from '../../../electron/domain/money.js';
import { ledgerForm, loanRow, plainBook, STAFF, type OfficeRow } from '../../helpers/office-workbooks.js';
import { TestCore } from '../../helpers/test-core.js';

const PERIOD = '2011-08';
let core: TestCore;
beforeEach(async () => {
  core = await TestCore.open();
  await core.call('ledger.create', { county: '样例县' });
  await core.import(PERIOD, core.put('员工.xlsx', plainBook('staff', STAFF)));
});
afterEach(() => core.close());

/** What the clipboard holds after these rows were copied from the province's form: two head rows, merged groups, shown text. */
function copied(rows: readonly OfficeRow[]): string {
  const groups = LEDGER_COLUMNS.map((c, i) => (LEDGER_COLUMNS[i - 1]?.group === c.group ? '' : c.group));
  const quoted = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const shown = (row: OfficeRow, key: string, type: string): string => {
    const v = row[key] ?? null;
    return v === null ? '' : type === 'money' ? plainYuan(Number(v)).replace(/\B(?=(\d{3})+\.)/g, ',') : quoted(String(v));
  };
  const lines = [groups, LEDGER_COLUMNS.map((c) => c.title), ...rows.map((r) => LEDGER_COLUMNS.map((c) => shown(r, c.key, c.type)))];
  return lines.map((l) => l.join('\t')).join('\r\n') + '\r\n';
}

describe('X-3 pasted rows go the way of a file', () => {
  it('the same verdicts, reasons and money; committed as one batch and undone', async () => {
    const rows = [loanRow(1), loanRow(2, { dueOn: '2009-03-19' }), loanRow(3, { borrower: '某"户"\n二行', progress: '一\t二' })];
    const file = await core.plan(PERIOD, [core.put('台账.xlsx', ledgerForm(rows))]);
    const pasted = await core.call('import.paste', { text: copied(rows), period: PERIOD });
    expect(pasted.totals).toEqual(file.totals);
    expect(pasted.files[0]?.controlTotals).toEqual(file.files[0]?.controlTotals);
    expect(pasted.files[0]).toMatchObject({ name: '粘贴的内容', profile: 'provincial-ledger', importedBefore: null });
    expect(pasted.files[0]?.issues.map((i) => i.code)).toEqual(file.files[0]?.issues.map((i) => i.code));
    const done = await core.commit(pasted);
    expect(done).toMatchObject({ insert: 2, reject: 1 });
    expect((await core.call('loans.get', { no: String(rows[2]?.['loanNo']) })).loan.borrower).toBe('某"户" 二行');
    // the file brings the same: nothing is left to do
    expect((await core.plan(PERIOD, [core.put('台账.xlsx', ledgerForm(rows))])).totals).toMatchObject({ unchanged: 2, insert: 0, update: 0, reject: 1 });
    expect((await core.call('import.paste', { text: copied(rows), period: PERIOD })).files[0]?.importedBefore).toMatchObject({ batch: done.batch });
    await core.call('history.undo', { batch: done.batch });
    expect((await core.call('loans.page', {})).count).toBe(0);
  });

  it('refused rows are sent back from a paste too', async () => {
    const plan = await core.call('import.paste', { text: copied([loanRow(1, { riskClass: '一般' })]), period: PERIOD });
    expect((await core.call('import.problems', { planId: plan.planId })).files.map((f) => f.name)).toEqual(['退回-粘贴的内容.xlsx']);
  });

  it('a register, by its kind; words that are no table are refused and can be mapped', async () => {
    await core.import(PERIOD, core.put('台账.xlsx', ledgerForm([loanRow(1)])));
    const text = '收回日期\t机构\t借据号\t收回形式\t本金(元)\t清收人及比例\n2011.9.2\t石桥信用社\t03200900001\t现金\t100.00\t0301\n';
    const plan = await core.call('import.paste', { text, period: '2011-09', kind: 'recoveries' });
    expect(plan.refused.map((r) => r.message)).toEqual([]);
    expect(plan.files[0]).toMatchObject({ kind: 'recoveries', rows: 1 });
    expect((await core.call('import.paste', { text, period: '2011-09', kind: 'staff' })).refused).toMatchObject([{ code: 'SHEET_NOT_RECOGNISED', sheets: ['粘贴的内容'] }]);
    const nothing = await core.call('import.paste', { text: '今天天气好', period: PERIOD });
    expect(nothing.refused).toMatchObject([{ name: '粘贴的内容', code: 'SHEET_NOT_RECOGNISED' }]);
    expect((await core.call('import.look', { planId: nothing.planId, file: '粘贴的内容' })).sheet).toBe('粘贴的内容');
  });
});
