import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEDGER_COLUMNS } from '../../../electron/domain/importing/ledger-form.js';
import { cellText, columnName, type RawSheet } from '../../../electron/domain/importing/raw-sheet.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { typedInto } from '../../helpers/edit-workbook.js';
import { gridBook, ledgerForm, loanRow, plainBook, STAFF, type OfficeRow } from '../../helpers/office-workbooks.js';
import { FORM_SHEET, ISSUED, issuedAt, NEXT_ORDER, nextYearsForm, placeOf } from '../../helpers/next-years-form.js';
import { withColumns } from '../../helpers/revised-form.js';
import { TestCore } from '../../helpers/test-core.js';
import { officeInstalled, recalculated } from '../../workbook/forms/form-parts.js';

const PERIOD = '2011-08';

let core: TestCore;
beforeEach(async () => {
  core = await TestCore.open();
  await core.call('ledger.create', { county: '样例县' });
});
afterEach(() => core.close());

const LOANS: readonly OfficeRow[] = [loanRow(1, { originalFen: 1_234_567, beginFen: 1_000_001, offInterestFen: 12_345 }), loanRow(2, { book: '已核销', borrower: '=1+1', idNo: null, guaranteeUntilOn: '2012-05-06' }), loanRow(3, { unit: '城关信用社', borrower: '𠮷样', newFen: 77, cashFen: 0, interestPaidFen: 1 })];
async function filledLedger(): Promise<void> {
  await core.import(PERIOD, core.put('员工.xlsx', plainBook('staff', STAFF)), core.put('台账.xlsx', ledgerForm(LOANS)));
}

/** What a person does on the mapping page: the four renamed heads are pointed at, the mapping is saved. */
async function mapped(file: string, id = 'revised-2012'): Promise<void> {
  const plan = await core.plan(PERIOD, [file]);
  expect(plan.refused).toMatchObject([{ code: 'SHEET_NOT_RECOGNISED' }]);
  const name = path.basename(file);
  const columns = { borrower: placeOf('borrower'), loanNo: placeOf('loanNo'), principalFen: placeOf('principalFen'), stock: placeOf('stock') };
  const look = await core.call('import.look', { planId: plan.planId, file: name, sheet: FORM_SHEET, profile: 'provincial-ledger', headTop: 3, headBottom: 4, columns });
  expect(look).toMatchObject({ ready: true, unit: '万元', missing: [] });
  await core.call('import.saveMapping', { planId: plan.planId, file: name, sheet: FORM_SHEET, profile: 'provincial-ledger', headTop: 3, headBottom: 4, columns, unit: '万元', id, title: '省台账 2012 年修订' });
}
async function exported(profile: string, more: { unit?: string } = {}): Promise<{ file: string; rows: number; leftOut: number; totals: Record<string, number> }> {
  const { files, rows, leftOut, controlTotals } = await core.call('ledger.export', { profile, period: PERIOD, ...more });
  return { file: core.pathOf(files[0] as never), rows, leftOut, totals: controlTotals };
}
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(file));
const partOf = (file: Uint8Array, name: string): string => strFromU8(unzipSync(file)[name] ?? new Uint8Array());
async function sheetOf(file: Uint8Array): Promise<RawSheet> {
  const found = (await readWorkbook(file, 'x')).sheets.find((s) => s.name === FORM_SHEET);
  if (!found) throw new Error('no sheet');
  return found;
}

describe('X-1 X-8 a revised form of the province, for import and for export', () => {
  it('is mapped once, kept, filled – every value in its column, in 万元 to the 分 – and what it gives is the ledger', async () => {
    await filledLedger();
    const form = await nextYearsForm();
    const file = core.put('省台账2012.xlsx', form);
    await mapped(file);
    const plan = await core.plan(PERIOD, [file]);
    expect(plan.files[0]).toMatchObject({ profile: 'revised-2012', rows: 0 });
    const ask = { planId: plan.planId, file: '省台账2012.xlsx', sheet: FORM_SHEET, profile: 'revised-2012' };
    const before = await core.call('forms.look', ask);
    expect(core.one('SELECT count(*) FROM export_form')).toBe(0);
    const saved = await core.call('forms.save', { ...ask, unit: '万元' });
    expect(saved).toMatchObject({ id: 'revised-2012', version: 1, columns: 44, sampleRow: 6, totalRow: 7, left: ['基本信息 / 经办网点备注', '金额(万元) / 其中:罚息'] });
    const { batch: _, ...kept } = saved;
    expect(before).toEqual({ ...kept, sheet: FORM_SHEET, title: '省台账 2012 年修订', unit: '万元', only: [] });

    const { file: out, rows, leftOut, totals } = await exported('revised-2012');
    expect([rows, leftOut]).toEqual([3, 0]);
    const bytes = bytesOf(out);
    const sheet = await sheetOf(bytes);
    const cell = (key: string, row: number): unknown => sheet.rows.find((r) => r.row === row)?.cells[placeOf(key)];
    expect(cell('loanNo', 6)).toEqual({ t: 's', v: '03200900001' });
    expect(cell('borrower', 7)).toEqual({ t: 's', v: '=1+1' });
    expect(cell('borrower', 8)).toEqual({ t: 's', v: '𠮷样' });
    expect(cell('originalFen', 6)).toEqual({ t: 'n', v: 1.234567 });
    expect(cell('principalFen', 6)).toEqual({ t: 'n', v: 0.750001 });
    expect(cell('newFen', 8)).toEqual({ t: 'n', v: 0.000077 });
    expect(cell('offInterestFen', 6)).toEqual({ t: 'n', v: 0.012345 });
    expect(cell('grantedOn', 6)).toMatchObject({ t: 'n', d: true });
    expect(cell('idNo', 7) ?? null).toBeNull();
    for (const i of [placeOf('phone') - 1, placeOf('offInterestFen') + 1]) for (const row of [6, 7, 8]) expect(sheet.rows.find((r) => r.row === row)?.cells[i] ?? null).toBeNull();
    expect(cellText(sheet.rows.find((r) => r.row === 9)?.cells[placeOf('principalFen')])).toBe(String((totals['principalFen'] ?? 0) / 1_000_000));

    // imported by the same profile it changes nothing
    const back = await core.plan(PERIOD, [core.put('导出.xlsx', bytes)]);
    expect(back.files[0]).toMatchObject({ profile: 'revised-2012', rows: 3, unchanged: 3 });
    expect(back.files[0]?.ownTotals).toMatchObject({ principalFen: totals['principalFen'], originalFen: totals['originalFen'] });
    expect(back.files[0]?.issues.filter((i) => i.code === 'TOTAL_DIFFERS')).toEqual([]);
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true });
  });

  it('keeps styles, merges, rules, print settings and the other parts', async () => {
    await filledLedger();
    const form = await nextYearsForm();
    await mapped(core.put('省台账2012.xlsx', form));
    const plan = await core.plan(PERIOD, [core.put('省台账2012.xlsx', form)]);
    await core.call('forms.save', { planId: plan.planId, file: '省台账2012.xlsx', profile: 'revised-2012' });
    const out = bytesOf((await exported('revised-2012')).file);
    const [was, is] = [unzipSync(form), unzipSync(out)];
    expect(Object.keys(is).sort()).toEqual(Object.keys(was).sort());
    for (const name of Object.keys(was)) if (!['xl/workbook.xml', 'xl/worksheets/sheet1.xml'].includes(name)) expect(is[name], name).toEqual(was[name]);
    const [before, after] = [partOf(form, 'xl/worksheets/sheet1.xml'), partOf(out, 'xl/worksheets/sheet1.xml')];
    for (const element of ['cols', 'pane', 'pageMargins', 'pageSetup', 'headerFooter', 'colBreaks', 'printOptions']) {
      const found = (xml: string): string | undefined => new RegExp(`<${element}\\b[^>]*?(?:/>|>.*?</${element}>)`, 's').exec(xml)?.[0];
      expect(found(after), element).toBe(found(before));
    }
    const styles = (xml: string, row: number): string[] => [...(new RegExp(`<row r="${row}"[^>]*>(.*?)</row>`, 's').exec(xml)?.[1] ?? '').matchAll(/<c r="[A-Z]+\d+"([^>]*?)\/?>/g)].map((m) => /\ss="(\d+)"/.exec(m[1] ?? '')?.[1] ?? '');
    for (const row of [6, 7, 8]) expect(styles(after, row), `row ${row}`).toEqual(styles(before, 6));
    expect(styles(after, 9)).toEqual(styles(before, 7));
    const merges = (xml: string): string[] => [...xml.matchAll(/<mergeCell ref="([^"]+)"/g)].map((m) => m[1] ?? '');
    expect(merges(after).filter((m) => /[A-Z]+[1-5]:/.test(m))).toEqual(merges(before).filter((m) => /[A-Z]+[1-5]:/.test(m)));
    expect(merges(after)).toHaveLength(merges(before).length);
    expect((after.match(/<dataValidation /g) ?? []).length).toBe((before.match(/<dataValidation /g) ?? []).length);
    expect(after).toContain(`sqref="${columnName(placeOf('riskClass'))}6:${columnName(placeOf('riskClass'))}8"`);
    expect(partOf(out, 'xl/workbook.xml')).toMatch(/_xlnm.Print_Area[^>]*>[^<]*\$A\$1:\$AT\$10</);
  });

  it.runIf(officeInstalled)('LibreOffice calculates its formulas to the same figures', async () => {
    await filledLedger();
    const form = await nextYearsForm();
    await mapped(core.put('省台账2012.xlsx', form));
    const plan = await core.plan(PERIOD, [core.put('省台账2012.xlsx', form)]);
    await core.call('forms.save', { planId: plan.planId, file: '省台账2012.xlsx', profile: 'revised-2012' });
    const { file, totals } = await exported('revised-2012');
    const rows = recalculated(bytesOf(file)).filter((r) => r.length === NEXT_ORDER.length);
    const first = rows.find((r) => r[placeOf('loanNo')]?.includes('03200900001'));
    expect(Number(first?.[placeOf('principalFen')])).toBeCloseTo(0.750001, 9);
    const sum = rows.find((r) => r[0]?.replaceAll(/[\s　]/g, '') === '合计');
    for (const key of ['principalFen', 'beginFen', 'originalFen', 'cashFen']) expect(Number(sum?.[placeOf(key)]), key).toBeCloseTo((totals[key] ?? 0) / 1_000_000, 9);
  });

  it('a form that came filled in is emptied: none of its rows, sums or names is ever given out', async () => {
    await filledLedger();
    const full = ledgerForm([loanRow(7, { borrower: '旧名字甲' }), loanRow(8, { borrower: '旧名字乙', progress: '旧备注' }), loanRow(9)]);
    const plan = await core.plan(PERIOD, [core.put('上月的.xlsx', full)]);
    expect(await core.call('forms.save', { planId: plan.planId, file: '上月的.xlsx', profile: 'provincial-ledger' })).toMatchObject({ sampleRow: 6, totalRow: 9 });
    const [stored] = core.sql<{ template: Buffer }>('SELECT template FROM export_form');
    const { file, rows } = await exported('provincial-ledger');
    expect(rows).toBe(3);
    for (const bytes of [new Uint8Array(stored?.template ?? []), bytesOf(file)]) for (const part of Object.values(unzipSync(bytes))) expect(strFromU8(part)).not.toMatch(/旧名字|旧备注|0320090000[789]/);
    const sheet = await sheetOf(bytesOf(file));
    expect(sheet.rows.filter((r) => r.row > 5).map((r) => cellText(r.cells[issuedAt('loanNo')]))).toEqual(['03200900001', '03200900002', '03200900003', '', '']);
    expect((await core.plan(PERIOD, [core.put('导出.xlsx', bytesOf(file))])).totals).toMatchObject({ unchanged: 3, rows: 3 });
  });

  it('every version stays; undo takes the last one back, and the shipped form serves again', async () => {
    await filledLedger();
    const plan = await core.plan(PERIOD, [core.put('表.xlsx', ledgerForm([loanRow(7)]))]);
    const ask = { planId: plan.planId, file: '表.xlsx', profile: 'provincial-ledger' };
    expect((await core.call('forms.list', {})).forms).toEqual([{ id: 'provincial-ledger', version: 1, title: '不良贷款台账', sheet: FORM_SHEET, unit: '元', own: false, columns: 44, only: [] }]);
    const first = await core.call('forms.save', ask);
    const second = await core.call('forms.save', ask);
    expect([first.version, second.version]).toEqual([1, 2]);
    expect((await core.call('forms.list', {})).forms).toMatchObject([{ id: 'provincial-ledger', version: 2, own: true }]);
    await core.call('history.undo', { batch: second.batch });
    await core.call('history.undo', { batch: first.batch });
    expect((await core.call('forms.list', {})).forms).toMatchObject([{ own: false }]);
    expect((await core.call('forms.save', { ...ask, planId: (await core.plan(PERIOD, [core.put('表.xlsx', ledgerForm([loanRow(7)]))])).planId })).version).toBe(3);
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });

  it('a form of one book takes the loans of that book', async () => {
    await filledLedger();
    const without = LEDGER_COLUMNS.map((_, i) => i).filter((i) => i !== issuedAt('book'));
    const file = core.put('表内.xlsx', typedInto(withColumns(ISSUED, FORM_SHEET, without), FORM_SHEET, {}));
    const asked = await core.plan(PERIOD, [file]);
    await core.call('import.saveMapping', { planId: asked.planId, file: '表内.xlsx', sheet: FORM_SHEET, profile: 'provincial-ledger', headTop: 3, headBottom: 4, constants: { book: '表内' }, id: 'on-book', title: '表内台账' });
    const plan = await core.plan(PERIOD, [file], { profile: 'on-book' });
    await core.call('forms.save', { planId: plan.planId, file: '表内.xlsx', profile: 'on-book' });
    expect((await core.call('forms.list', {})).forms.find((f) => f.id === 'on-book')?.only).toEqual([{ title: '台账类型', value: '表内' }]);
    const { file: out, rows, leftOut } = await exported('on-book');
    expect([rows, leftOut]).toEqual([2, 1]);
    expect((await core.plan(PERIOD, [core.put('导出.xlsx', bytesOf(out))], { profile: 'on-book' })).totals).toMatchObject({ unchanged: 2, rows: 2 });
  });
});

describe('X-1 what cannot be a form is refused in words', () => {
  const refused = async (name: string, bytes: Uint8Array, more: { profile?: string; unit?: '元' | '万元'; sheet?: string } = {}): Promise<string> => {
    const plan = await core.plan(PERIOD, [core.put(name, bytes)]);
    const refusal = await core.refusal('forms.look', { planId: plan.planId, file: name, profile: 'provincial-ledger', ...more });
    expect(await core.refusal('forms.save', { planId: plan.planId, file: name, profile: 'provincial-ledger', ...more })).toEqual(refusal);
    expect(refusal.code).toBe('FORM_UNSUITABLE');
    return refusal.message;
  };

  it('another unit than written, no table, several tables, subtotals between the rows, no room, a total that sums something else', async () => {
    expect(await refused('表.xlsx', ISSUED, { unit: '万元' })).toContain('写明的是元');
    expect(await refused('员工.xlsx', plainBook('staff', STAFF))).toContain('缺少必填列');
    expect(await refused('通讯录.xlsx', gridBook([['品名', '件数'], ['某某', 1]]))).toContain('认不出表头');
    expect(await refused('员工.xlsx', plainBook('staff', STAFF), { profile: 'staff-list' })).toContain('不是台账');
    expect(await refused('改名.xlsx', await nextYearsForm())).toMatch(/缺少必填列.*借款人名称/);
    const filled = ledgerForm([loanRow(1), loanRow(2), loanRow(3)]);
    const gap = Object.fromEntries(LEDGER_COLUMNS.map((_, i) => [`${columnName(i)}7`, i === 0 ? '小计' : null]));
    expect(await refused('小计.xlsx', typedInto(filled, FORM_SHEET, gap))).toContain('第 8 行的数据与前面的数据行不相连');
    expect(await refused('错和.xlsx', withFormula(ISSUED, 'SUM(AH6:AH6)', 'SUM(AB6:AB6)'))).toContain('试填没有成功');
    expect((await core.refusal('ledger.export', { profile: 'staff-list', period: PERIOD })).code).toBe('FORM_UNKNOWN');
    expect((await core.refusal('ledger.export', { profile: 'nobody', period: PERIOD })).code).toBe('PROFILE_UNKNOWN');
    expect(core.one('SELECT count(*) FROM export_form')).toBe(0);
  });

  it('a text table, pasted text, a file that changed meanwhile', async () => {
    expect(await refused('表.csv', new TextEncoder().encode(`${LEDGER_COLUMNS.map((c) => c.title).join(',')}\n`))).toContain('只有 .xlsx');
    const pasted = await core.call('import.paste', { text: LEDGER_COLUMNS.map((c) => c.title).join('\t'), period: PERIOD });
    expect((await core.refusal('forms.save', { planId: pasted.planId, file: '粘贴的内容', profile: 'provincial-ledger' })).code).toBe('FILE_GONE');
    const plan = await core.plan(PERIOD, [core.put('变了.xlsx', ISSUED)]);
    core.put('变了.xlsx', ledgerForm([loanRow(1)]));
    expect((await core.refusal('forms.save', { planId: plan.planId, file: '变了.xlsx', profile: 'provincial-ledger' })).code).toBe('FILE_GONE');
  });
});

function withFormula(file: Uint8Array, from: string, to: string): Uint8Array {
  const parts = unzipSync(file);
  const xml = partOf(file, 'xl/worksheets/sheet1.xml');
  if (!xml.includes(from)) throw new Error(`no ${from} in the form`);
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(xml.replace(from, to)) });
}
