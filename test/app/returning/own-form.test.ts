import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cellText, type RawSheet } from '../../../electron/domain/importing/raw-sheet.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { typedInto } from '../../helpers/edit-workbook.js';
import { ledgerForm, loanRow, plainBook, STAFF } from '../../helpers/office-workbooks.js';
import { TestCore } from '../../helpers/test-core.js';

const PERIOD = '2011-08';
let core: TestCore;
beforeEach(async () => {
  core = await TestCore.open();
  await core.call('ledger.create', { county: '样例县' });
  await core.import(PERIOD, core.put('员工.xlsx', plainBook('staff', STAFF)));
});
afterEach(() => core.close());

const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(file));
async function sheetOf(file: Uint8Array, name?: string): Promise<RawSheet> {
  const book = await readWorkbook(file, '退回.xlsx');
  const found = name === undefined ? book.sheets[0] : book.sheets.find((s) => s.name === name);
  if (!found) throw new Error(`no sheet ${name ?? ''}`);
  return found;
}
async function returned(planId: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const { files } = await core.call('import.problems', { planId });
  return files.map((f) => ({ name: f.name, bytes: bytesOf(core.pathOf(f)) }));
}
const textRow = (sheet: RawSheet, row: number): string[] => (sheet.rows.find((r) => r.row === row)?.cells ?? []).map(cellText);

describe('P-2 X-3 退回表 on the province\'s form', () => {
  it('has the sender\'s head, the bad rows as they were and one sentence an issue', async () => {
    const source = ledgerForm([loanRow(1), loanRow(2, { dueOn: '2009-03-19', principalFen: 749_999 }), loanRow(3), loanRow(4, { borrower: null, idNo: null }), loanRow(5, { borrower: '=SUM(A1:A9)', riskClass: '一般' })]);
    const plan = await core.plan(PERIOD, [core.put('石桥社.xlsx', source)]);
    expect(plan.totals).toMatchObject({ insert: 2, reject: 3 });
    const [file, ...more] = await returned(plan.planId);
    expect(more).toEqual([]);
    expect(file?.name).toBe('退回-石桥社.xlsx');

    const was = await sheetOf(source, '不良贷款台账');
    const is = await sheetOf(file?.bytes ?? new Uint8Array());
    expect(is.name).toBe('不良贷款台账');
    for (const row of [1, 2, 3, 4, 5]) expect(textRow(is, row).slice(0, 44), `row ${row}`).toEqual(expect.arrayContaining(textRow(was, row).slice(0, 44).filter(Boolean)));
    for (const row of [3, 4]) expect(textRow(is, row).slice(0, 44)).toEqual(textRow(was, row).slice(0, 44));
    expect(textRow(is, 3)[44]).toBe('退回原因');
    const headMerges = (s: RawSheet): string[] => s.merges.filter((m) => m.bottom <= 5 && m.left <= 44).map((m) => `${m.top},${m.left},${m.bottom},${m.right}`).sort();
    expect(headMerges(is)).toEqual(headMerges(was));

    // rows 7, 9, 10 of the file stand below the head, every cell of the kind it was
    const bodies = [7, 9, 10].map((r) => was.rows.find((x) => x.row === r)?.cells.slice(0, 44));
    const back = is.rows.filter((r) => r.row > 5).map((r) => r.cells.slice(0, 44));
    expect(back.map((cells) => cells.map((c) => c ?? null))).toEqual(bodies.map((cells) => cells?.map((c) => c ?? null)));
    const reasons = is.rows.filter((r) => r.row > 5).map((r) => cellText(r.cells[44]));
    expect(reasons[0]?.split('\n')).toEqual([expect.stringContaining('早于首次发放日'), expect.stringContaining('相差 -0.01 元')]);
    expect(reasons[1]).toMatch(/“借款人名称”是空的.*\n提示：证件号码是空的/s);
    expect(reasons[2]).toContain('“一般”不在可选范围内');
  });

  it('corrected and sent in again the rows are accepted, and the ledger is as if they had been right at once', async () => {
    const rows = [loanRow(1), loanRow(2), loanRow(3), loanRow(4)];
    const wrong = [rows[0] ?? {}, { ...rows[1], dueOn: '2009-03-19' }, { ...rows[2], principalFen: 1 }, { ...rows[3], borrower: null }];
    const plan = await core.plan(PERIOD, [core.put('石桥社.xlsx', ledgerForm(wrong))]);
    const [file] = await returned(plan.planId);
    expect((await core.commit(plan)).committed).toBe(1);

    const corrected = typedInto(file?.bytes ?? new Uint8Array(), '不良贷款台账', { O6: '2010-03-20', AH7: 7500, E8: String(rows[3]?.['borrower']) });
    const again = await core.plan(PERIOD, [core.put('退回-石桥社.xlsx', corrected)]);
    expect(again.refused).toEqual([]);
    expect(again.files[0]).toMatchObject({ profile: 'provincial-ledger', rows: 3, insert: 3, reject: 0, unknownHeads: [] });
    await core.commit(again);
    expect((await core.call('loans.page', {})).count).toBe(4);
    expect(await core.plan(PERIOD, [core.put('全对.xlsx', ledgerForm(rows))])).toMatchObject({ totals: { unchanged: 4, update: 0, insert: 0, conflict: 0, reject: 0 } });
  });

  it('not corrected it comes back under the same name with one column of reasons, not two', async () => {
    const plan = await core.plan(PERIOD, [core.put('石桥社.xlsx', ledgerForm([loanRow(1, { dueOn: '2009-03-19' }), loanRow(2, { riskClass: '一般' })]))]);
    const [file] = await returned(plan.planId);
    const half = typedInto(file?.bytes ?? new Uint8Array(), '不良贷款台账', { O6: '2010-03-20' });
    const again = await core.plan(PERIOD, [core.put(file?.name ?? '', half)]);
    expect(again.totals).toMatchObject({ insert: 1, reject: 1 });
    const [second] = await returned(again.planId);
    expect(second?.name).toBe('退回-石桥社.xlsx');
    const sheet = await sheetOf(second?.bytes ?? new Uint8Array());
    expect(textRow(sheet, 3).filter((t) => t === '退回原因')).toHaveLength(1);
    expect(textRow(sheet, 6)[44]).toContain('“一般”不在可选范围内');
    expect(sheet.rows.filter((r) => r.row > 5)).toHaveLength(1);
  });

  it('conflicts go back as questions: their cells are not marked', async () => {
    await core.import('2011-07', core.put('台账07.xlsx', ledgerForm([loanRow(1), loanRow(2)])));
    const plan = await core.plan(PERIOD, [core.put('石桥社.xlsx', ledgerForm([loanRow(1, { cashFen: 200_000 }), loanRow(2)]))]);
    expect(plan.totals).toMatchObject({ conflict: 1, unchanged: 1 });
    const [file] = await returned(plan.planId);
    const sheet = await sheetOf(file?.bytes ?? new Uint8Array());
    expect(textRow(sheet, 6)[12]).toBe(loanRow(1)['loanNo']);
    expect(textRow(sheet, 6)[44]).toContain('台账已记 2500.00 元');
    const notes = await sheetOf(file?.bytes ?? new Uint8Array(), '退回说明');
    expect(notes.rows.map((r) => cellText(r.cells[0])).join()).toContain('退回 0 行，待核对 1 行');
  });

  it('nothing to send back is said', async () => {
    const plan = await core.plan(PERIOD, [core.put('石桥社.xlsx', ledgerForm([loanRow(1)]))]);
    expect(await core.refusal('import.problems', { planId: plan.planId })).toMatchObject({ code: 'NOTHING_TO_RETURN' });
  });
});
