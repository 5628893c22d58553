import { readFileSync } from 'node:fs';
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportPlan } from '../../../electron/contract/imports.js';
import { toExcelSerial } from '../../../electron/domain/date.js';
import { cellText, type RawSheet } from '../../../electron/domain/importing/raw-sheet.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { gridWorkbook, typedInto, type Cell } from '../../helpers/edit-workbook.js';
import { ledgerGrid, loanRow, plainBook, STAFF, type OfficeRow } from '../../helpers/office-workbooks.js';
import { TestCore } from '../../helpers/test-core.js';

const PERIOD = '2011-08';
let core: TestCore;
beforeEach(async () => {
  core = await TestCore.open();
  await core.call('ledger.create', { county: '样例县' });
  await core.import(PERIOD, core.put('员工.xlsx', plainBook('staff', STAFF)));
});
afterEach(() => core.close());

async function returned(plan: ImportPlan, combined = false): Promise<{ name: string; bytes: Uint8Array; sheets: readonly RawSheet[] }[]> {
  const { files } = await core.call('import.problems', { planId: plan.planId, combined });
  return Promise.all(files.map(async (f) => {
    const bytes = new Uint8Array(readFileSync(core.pathOf(f)));
    return { name: f.name, bytes, sheets: (await readWorkbook(bytes, f.name)).sheets };
  }));
}
const rowsOf = (sheet: RawSheet | undefined): Record<number, string[]> => Object.fromEntries((sheet?.rows ?? []).map((r) => [r.row, r.cells.map(cellText)]));

/** A short form of its own wording, a row as its cells. */
const HEAD = ['机构', '台账类型', '借据号', '借款人', '证件类型', '证件号码', '客户类别', '首次发放日', '最后到期日', '借据金额', '担保方式', '五级分类', '形成不良日期', '形成原因', '存量/新增', '年初本金余额', '本年收回-现金', '当前本金余额'];
const day = (text: string): Cell => ({ day: toExcelSerial(text) });
const line = (no: number, more: Readonly<Record<string, Cell>> = {}): Cell[] => {
  const cells: Record<string, Cell> = { 机构: '石桥信用社', 台账类型: '表内', 借据号: `03200${no}`, 借款人: `户${'甲乙丙丁戊己庚辛'[no] ?? no}`, 证件类型: '身份证', 证件号码: String(loanRow(no)['idNo']), 客户类别: '农户', 首次发放日: day('2009-03-20'), 最后到期日: day('2010-03-20'), 借据金额: 12_000, 担保方式: '保证', 五级分类: '次级', 形成不良日期: day('2010-06-30'), 形成原因: '其它客观', '存量/新增': '存量', 年初本金余额: 10_000, '本年收回-现金': 2_500.5, 当前本金余额: 7_499.5, ...more };
  return HEAD.map((h) => cells[h] ?? null);
};

describe('X-3 what stood in a cell goes back as it stood', () => {
  it('numbers, days, texts, truth values, errors and formulas without a result', async () => {
    const bad = line(2, { 证件号码: 439_900_197_001_010_000, 最后到期日: '2010.2.30', 借据金额: { f: 'SUM(A1:B2)' }, 五级分类: true, 年初本金余额: { e: '#REF!' }, 借款人: '=cmd|calc' });
    const plan = await core.plan(PERIOD, [core.put('社.xlsx', gridWorkbook([{ name: '台帐 1', rows: [['某社台账'], ['单位：元'], HEAD, line(1), bad] }]))]);
    expect(plan.totals).toMatchObject({ insert: 1, reject: 1 });
    const [file] = await returned(plan);
    const book = XLSX.read(file?.bytes, { type: 'array', cellFormula: true, cellNF: true });
    const sheet = book.Sheets['台帐 1'] ?? {};
    const at = (head: string): XLSX.CellObject => sheet[XLSX.utils.encode_cell({ c: HEAD.indexOf(head), r: 3 })] as XLSX.CellObject;
    expect(at('证件号码')).toMatchObject({ t: 'n', v: 439_900_197_001_010_000, z: '@' });
    expect(at('首次发放日')).toMatchObject({ t: 'n', v: toExcelSerial('2009-03-20'), z: 'yyyy\\-mm\\-dd' });
    expect(at('最后到期日')).toMatchObject({ t: 's', v: '2010.2.30' });
    expect(at('借据金额')).toMatchObject({ t: 's', v: '=SUM(A1:B2)' });
    expect(at('五级分类')).toMatchObject({ t: 'b', v: true });
    expect(at('年初本金余额')).toMatchObject({ t: 'e', w: '#REF!' });
    expect(at('借款人')).toMatchObject({ t: 's', v: '=cmd|calc' });
    expect(at('本年收回-现金')).toMatchObject({ t: 'n', v: 2500.5 });
    for (const name of book.SheetNames) for (const cell of Object.values(book.Sheets[name] ?? {})) expect((cell as XLSX.CellObject).f).toBeUndefined();

    const fixed = typedInto(file?.bytes ?? new Uint8Array(), '台帐 1', { F4: String(loanRow(2)['idNo']), I4: '2010.3.20', J4: 12_000, L4: '次级', P4: 10_000 });
    const again = await core.plan(PERIOD, [core.put('改.xlsx', fixed)]);
    expect(again.totals).toMatchObject({ insert: 1, reject: 0 });
    await core.commit(again);
    expect((await core.call('loans.get', { no: '032002' })).loan).toMatchObject({ borrower: '=cmd|calc', dueOn: '2010-03-20', originalPrincipalFen: 1_200_000, currentPrincipalFen: 749_950 });
  });

  it('days of a workbook that counts from 1904 are the same days', async () => {
    const in1904 = (text: string): Cell => ({ day: toExcelSerial(text) - 1462 });
    const rows = [['单位：元'], HEAD, line(1, { 首次发放日: in1904('2009-03-20'), 最后到期日: toExcelSerial('2010-03-20') - 1462, 形成不良日期: 20_100_630, 五级分类: '一般' })];
    const plan = await core.plan(PERIOD, [core.put('1904.xlsx', gridWorkbook([{ name: '表', rows }], { date1904: true }))]);
    expect(plan.totals).toMatchObject({ reject: 1 });
    const [file] = await returned(plan);
    const again = await core.plan(PERIOD, [core.put('改.xlsx', typedInto(file?.bytes ?? new Uint8Array(), '表', { L3: '可疑' }))]);
    expect(again.totals).toMatchObject({ insert: 1 });
    await core.commit(again);
    expect((await core.call('loans.get', { no: '032001' })).loan).toMatchObject({ grantedOn: '2009-03-20', dueOn: '2010-03-20', formedOn: '2010-06-30' });
  });
});

describe('P-2 whatever the sender\'s sheet looks like', () => {
  it('a unit line and the name of the 信用社 written once, merged over its rows; column numbers and notes under the head', async () => {
    const rows: Cell[][] = [['石桥信用社不良贷款明细'], [null, null, null, '单位：万元'], HEAD, HEAD.map((_, i) => i + 1), [null, '填写说明', null, '全称'], line(1, wan()), line(2, { ...wan(), 机构: null, 五级分类: '一般' }), line(3, { ...wan(), 机构: null, 最后到期日: null })];
    const plan = await core.plan(PERIOD, [core.put('社.xlsx', gridWorkbook([{ name: '明细', rows, merges: ['A1:R1', 'A6:A8'] }]))]);
    expect(plan.totals).toMatchObject({ insert: 1, reject: 2 });
    const [file] = await returned(plan);
    const back = rowsOf(file?.sheets[0]);
    expect(back[1]?.[0]).toBe('石桥信用社不良贷款明细');
    expect(back[2]?.[3]).toBe('单位：万元');
    expect(back[4]?.slice(0, 3)).toEqual(['1', '2', '3']);
    expect(back[5]?.[1]).toBe('填写说明');
    expect([back[6]?.[0], back[7]?.[0]]).toEqual(['石桥信用社', '石桥信用社']);
    const again = await core.plan(PERIOD, [core.put('改.xlsx', typedInto(file?.bytes ?? new Uint8Array(), '明细', { L6: '次级', I7: '2010-03-20' }))]);
    expect(again.files[0]?.controlTotals).toMatchObject({ beginFen: 2_000_000, principalFen: 1_499_900 });
    expect(again.totals).toMatchObject({ insert: 2, reject: 0 });
  });

  it('several tables on one sheet, the unit above the first alone', async () => {
    const rows: Cell[][] = [['单位：万元'], HEAD, line(1, wan()), ['合计'], [], ['城关信用社'], HEAD, line(2, { ...wan(), 机构: '城关信用社', 五级分类: '一般' }), line(3, { ...wan(), 机构: '城关信用社' }), [], HEAD, line(4, { ...wan(), 最后到期日: '不详' })];
    const plan = await core.plan(PERIOD, [core.put('三表.xlsx', gridWorkbook([{ name: '全部', rows }]))]);
    expect(plan.totals).toMatchObject({ insert: 2, reject: 2 });
    const [file] = await returned(plan);
    const sheet = file?.sheets[0];
    const bad = Object.entries(rowsOf(sheet)).filter(([, cells]) => ['032002', '032004'].includes(cells[2] ?? ''));
    expect(bad).toHaveLength(2);
    const fixes = Object.fromEntries(bad.map(([row, cells]) => (cells[2] === '032002' ? [`L${row}`, '次级'] : [`I${row}`, day('2010-03-20')])));
    const again = await core.plan(PERIOD, [core.put('改.xlsx', typedInto(file?.bytes ?? new Uint8Array(), '全部', fixes))]);
    expect(again.totals).toMatchObject({ insert: 2, reject: 0 });
    const sum = again.files.reduce((a, f) => a + (f.controlTotals['beginFen'] ?? 0), 0);
    expect(sum).toBe(2_000_000);
  });

  it('two tables side by side: only the half that was refused goes back', async () => {
    const rows: Cell[][] = [['单位：元'], [...HEAD, ...HEAD], [...line(1, { 五级分类: '一般' }), ...line(2)], [...line(3), ...line(4, { 借款人: null })]];
    const plan = await core.plan(PERIOD, [core.put('两栏.xlsx', gridWorkbook([{ name: '两栏', rows }]))]);
    expect(plan.totals).toMatchObject({ insert: 2, reject: 2 });
    const [file] = await returned(plan);
    const back = rowsOf(file?.sheets[0]);
    expect([back[3]?.[2], back[3]?.[20], back[4]?.[2], back[4]?.[20]]).toEqual(['032001', '', '', '032004']);
    const again = await core.plan(PERIOD, [core.put('改.xlsx', typedInto(file?.bytes ?? new Uint8Array(), '两栏', { L3: '次级', V4: '户戊' }))]);
    expect(again.totals).toMatchObject({ rows: 2, insert: 2, reject: 0 });
  });

  it.each([['xls', 'biff8'], ['ods', 'ods']] as const)('a .%s comes back as .xlsx', async (ending, bookType) => {
    const grid = XLSX.read(ledgerGrid([loanRow(1, { dueOn: '2009-01-01' })], { above: [['填报单位：石桥信用社', '单位：元']] }), { type: 'array' });
    const plan = await core.plan(PERIOD, [core.put(`石桥.${ending}`, new Uint8Array(XLSX.write(grid, { type: 'array', bookType }) as ArrayBuffer))]);
    const [file] = await returned(plan);
    expect(file?.name).toBe('退回-石桥.xlsx');
    const again = await core.plan(PERIOD, [core.put('改.xlsx', typedInto(file?.bytes ?? new Uint8Array(), file?.sheets[0]?.name ?? '', { O3: '2010-03-20' }))]);
    expect(again.totals).toMatchObject({ insert: 1, reject: 0 });
  });

  it('a text table in GB18030', async () => {
    const csv = [HEAD.join(','), HEAD.map((h) => String(plain(1, { 五级分类: '一般' })[h] ?? '')).join(','), HEAD.map((h) => String(plain(2, {})[h] ?? '')).join(',')].join('\r\n');
    const plan = await core.plan(PERIOD, [core.put('石桥.csv', gb(csv))], { mappings: [{ file: '石桥.csv', sheet: '石桥', profile: 'provincial-ledger', headTop: 1, headBottom: 1, unit: '元' }] });
    expect(plan.totals).toMatchObject({ insert: 1, reject: 1 });
    const [file] = await returned(plan);
    expect(rowsOf(file?.sheets[0])[2]?.slice(0, 3)).toEqual(['石桥信用社', '表内', '032001']);
  });
});

describe('X-3 every sender gets its own', () => {
  it('one workbook a file, two of one name told apart; a file that could not be read gets the reason; or all in one', async () => {
    const sub = (rows: readonly OfficeRow[]): Uint8Array => ledgerGrid(rows, { above: [['填报单位：石桥信用社', '单位：元']] });
    const files = [core.put('甲.xlsx', sub([loanRow(1, { riskClass: '一般' })])), core.put('乙.xlsx', sub([loanRow(2)])), core.put('丙.xls', sub([loanRow(3, { borrower: null }), loanRow(4, { unit: null })])), core.put('通讯录.xlsx', gridWorkbook([{ name: '通讯录', rows: [['姓名', '电话'], ['某某', '1']] }]))];
    const plan = await core.call('import.plan', { files: [...files.map((f) => core.adopt(f)), { ...core.adopt(files[2] ?? ''), name: '甲.xlsx' }], period: PERIOD });
    const own = await returned(plan);
    expect(own.map((f) => f.name)).toEqual(['退回-甲.xlsx', '退回-丙.xlsx', '退回-甲-2.xlsx', '退回-通讯录.xlsx']);
    expect(own.map((f) => f.sheets.map((s) => s.name))).toEqual([['Sheet1', '退回说明'], ['Sheet1', '退回说明'], ['Sheet1', '退回说明'], ['退回说明']]);
    expect(own[3]?.sheets[0]?.rows.map((r) => cellText(r.cells[0])).join('')).toContain('整份没有读入');

    const [all, ...rest] = await returned(plan, true);
    expect(rest).toEqual([]);
    expect(all?.name).toBe('退回表-2011-08.xlsx');
    expect(all?.sheets.map((s) => s.name)).toEqual(['Sheet1', 'Sheet1(2)', 'Sheet1(3)', '退回说明']);
  });
});

function wan(): Record<string, Cell> {
  return { 借据金额: 1.2, 年初本金余额: 1, '本年收回-现金': 0.25005, 当前本金余额: 0.74995 };
}
function plain(no: number, more: Record<string, Cell>): Record<string, Cell> {
  const cells = line(no, { 首次发放日: '2009-03-20', 最后到期日: '2010-03-20', 形成不良日期: '2010-06-30', ...more });
  return Object.fromEntries(HEAD.map((h, i) => [h, cells[i] ?? null]));
}
/** GB18030 bytes of common characters, by the decoder's own table turned round. */
function gb(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly [number, number]>();
  for (let a = 0x81; a <= 0xfe; a++) for (let b = 0x40; b <= 0xfe; b++) if (b !== 0x7f) table.set(decoder.decode(Uint8Array.of(a, b)), [a, b]);
  return Uint8Array.from([...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : [...(table.get(c) ?? [63])])));
}
