import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '../../../electron/contract/api.js';
import type { ComparedTable } from '../../../electron/contract/comparing.js';
import { plainWan } from '../../../electron/domain/money.js';
import type { ReportTable } from '../../../electron/domain/reporting/report-table.js';
import { writeReport } from '../../../electron/workbook/forms/report-workbook.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { gridWorkbook, typedInto, type Cell } from '../../helpers/edit-workbook.js';
import { PERIOD, sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

const ID = 'monthly-recovery';
const SHEET = '清收处置月报表';
type Asked = Omit<InputOf<'reports.compare'>, 'files'>;

let files = 0;
async function compare(bytes: Uint8Array | string, asked: Asked = {}, name = `送来${++files}.xlsx`): Promise<OutputOf<'reports.compare'>> {
  return core.call('reports.compare', { files: [core.adopt(core.put(name, bytes))], ...asked });
}
async function only(bytes: Uint8Array | string, asked: Asked = {}, name?: string): Promise<ComparedTable> {
  const { tables } = await compare(bytes, asked, name);
  expect(tables).toHaveLength(1);
  return tables[0] as ComparedTable;
}
async function exported(format: 'xlsx' | 'csv' = 'xlsx', id = ID): Promise<Uint8Array> {
  const { files: [file] } = await core.call('reports.export', { id, period: PERIOD, formats: [format] });
  return readFileSync(core.pathOf(file as NonNullable<typeof file>));
}
const tableOf = async (id = ID, of = core): Promise<ReportTable> => (await of.call('reports.table', { id, period: PERIOD })) as ReportTable;
/** The rows of the exported form as another program would hold them. */
async function grid(): Promise<{ rows: Cell[][]; merges: string[] }> {
  const [sheet] = (await readWorkbook(await exported(), 'x.xlsx')).sheets;
  const rows: Cell[][] = [];
  for (const r of sheet?.rows ?? []) rows[r.row - 1] = r.cells.map((c) => (c === null ? null : c.t === 's' || c.t === 'n' ? c.v : null));
  const letters = (n: number): string => (n > 26 ? String.fromCharCode(64 + Math.floor((n - 1) / 26)) : '') + String.fromCharCode(65 + ((n - 1) % 26));
  return { rows: Array.from(rows, (r) => r ?? []), merges: (sheet?.merges ?? []).map((m) => `${letters(m.left)}${m.top}:${letters(m.right)}${m.bottom}`) };
}

describe('P-5 a report that came back changed', () => {
  it('names exactly the cell that was changed, with both figures and the difference', async () => {
    const found = await only(typedInto(await exported(), SHEET, { E9: 36.24 }));
    expect(found.different).toEqual([{ at: 'E9', row: '石桥信用社', rowKey: expect.any(String) as string, titles: ['本月清收处置', '清收', '现金收回'], columnKey: 'cashMonthFen', verdict: 'differs', file: '36.24', ledger: '35.24', difference: '1.00', fileFen: 36_240_000, ledgerFen: expect.any(Number) as number, drills: true }]);
    expect(found).toMatchObject({ differing: 1, rounding: 0, cells: 699, equal: 698, notInLedger: [], notInFile: [] });
    // the sheet no longer adds up either: the sum beside it, and the sum below it
    expect(found.findings.map((f) => [f.at, f.shown, f.expected])).toEqual([['G9', '35.24', '36.24'], ['E31', '736', '737']]);
  });

  it('counts and percentages, texts and blanks as well as money', async () => {
    const found = await only(typedInto(await exported(), SHEET, { C10: 1, Y11: 50, AA12: null, U13: '——', AB30: 7 }));
    expect(found.different.map((d) => [d.at, d.verdict, d.columnKey]).sort()).toEqual([['AA12', 'notInFile', 'taskFen'], ['AB30', 'notInLedger', 'completionPct'], ['C10', 'differs', 'beginCount'], ['U13', 'notInFile', 'endFen'], ['Y11', 'differs', 'nplRatioEndPct']].sort());
  });

  it('one receipt more in the ledger: exactly the cells that changed, no others', async () => {
    const before = await tableOf();
    const file = await exported();
    const own = await sampleLedger('imported');
    try {
      const { rows: [loan] } = await own.call('loans.page', { filter: { liveOnly: true }, sort: { key: 'currentPrincipalFen', descending: true }, limit: 1 });
      await own.call('recoveries.book', { loanId: loan?.loanId ?? 0, on: '2011-08-30', principalFen: 123_400, form: 'cash', measure: 'responsibility' });
      const after = await tableOf(ID, own);
      const shown = (t: ReportTable): Map<string, string> => new Map([...t.rows, { key: 'total', values: t.total ?? {} }].flatMap((r) => t.columns.map((c): [string, string] => [`${r.key} ${c.key}`, c.kind === 'money' && r.values[c.key] !== null ? plainWan(Number(r.values[c.key])) : String(r.values[c.key] ?? '')])));
      const [was, is] = [shown(before), shown(after)];
      const changed = [...is].filter(([key, text]) => was.get(key) !== text).map(([key]) => key).sort();
      expect(changed.length).toBeGreaterThan(9);
      const { tables: [found] } = await own.call('reports.compare', { files: [own.adopt(own.put('上报.xlsx', file))] });
      expect(found?.different.map((d) => `${d.rowKey} ${d.columnKey}`).sort()).toEqual(changed);
      expect(found?.findings).toEqual([]);
    } finally {
      await own.close();
    }
  });

  it('the same in 元, in another order of columns, with the rows turned round', async () => {
    const table = await tableOf();
    const columns = [...table.columns.slice(0, 2), ...table.columns.slice(2).toReversed()];
    const found = await only(writeReport({ ...table, unit: '元', columns, rows: table.rows.toReversed() }));
    expect(found).toMatchObject({ report: { id: ID }, period: PERIOD, unit: '元', cells: 699, equal: 699, differing: 0, columnsNotInFile: [], notInLedger: [], notInFile: [], findings: [] });
  });

  it('in 元 a 分 too much is a difference; in 万元 what rounding can explain is told apart', async () => {
    const table = await tableOf();
    const more = (fen: number): ReportTable => ({ ...table, rows: table.rows.map((r, i) => (i === 0 ? { ...r, values: { ...r.values, cashMonthFen: Number(r.values['cashMonthFen']) + fen } } : r)) });
    expect((await only(writeReport({ ...more(1), unit: '元' }))).different.map((d) => [d.columnKey, d.verdict, d.difference])).toEqual([['cashMonthFen', 'differs', '0.01']]);
    const { rows, merges } = await grid();
    const exact = table.rows[0]?.values['cashMonthFen'];
    const cut = rows.map((r, i) => (i === 6 ? r.map((c, k) => (k === 4 ? Number(exact) / 1e6 + 0.000_001 : c)) : r));
    expect((await only(gridWorkbook([{ name: '表', rows: cut, merges }]))).different.map((d) => [d.at, d.verdict])).toEqual([['E7', 'rounding']]);
  });

  it('C11 a total made of rounded figures is rounding, as long as none of its parts differs', async () => {
    const own = await sampleLedger('imported');
    try {
      // 40 元 each in three units: no row shows them, the exact total does
      for (const unit of ['城关信用社', '石桥信用社', '云台信用社']) {
        const { rows: [loan] } = await own.call('loans.page', { filter: { liveOnly: true, unitId: own.one('SELECT unit_id FROM unit WHERE name = ?', unit) }, sort: { key: 'currentPrincipalFen', descending: true }, limit: 1 });
        await own.call('recoveries.book', { loanId: loan?.loanId ?? 0, on: '2011-08-30', principalFen: 4_000, form: 'cash', measure: 'responsibility' });
      }
      const against = async (cells: Readonly<Record<string, Cell>>): Promise<string[][]> => {
        const { tables: [found] } = await own.call('reports.compare', { files: [own.adopt(own.put(`表${++files}.xlsx`, typedInto(await exported(), SHEET, cells)))] });
        return (found?.different ?? []).filter((d) => d.columnKey === 'cashMonthFen').map((d) => [d.at, d.verdict, d.file, d.ledger]);
      };
      expect(await against({})).toEqual([['E31', 'rounding', '736.00', '736.01']]);
      expect((await against({ E7: 81.03, E31: 737 })).map((d) => d.slice(0, 2))).toEqual([['E7', 'differs'], ['E31', 'differs']]);
    } finally {
      await own.close();
    }
  });

  it('a sheet that writes whole 万元 is compared by that, and says so; a wrong whole number still shows', async () => {
    const { rows, merges } = await grid();
    const money = (await tableOf()).columns.flatMap((c, i) => (c.kind === 'money' ? [i] : []));
    const whole = rows.map((r, i) => (i < 6 || i > 30 ? r : r.map((c, k) => (money.includes(k) && typeof c === 'number' ? Math.sign(c) * Math.round(Math.abs(c)) : c))));
    const found = await only(gridWorkbook([{ name: '表', rows: whole, merges }]));
    expect(found).toMatchObject({ differing: 0, notes: [expect.stringContaining('只保留 0 位小数')] });
    expect(found.rounding).toBeGreaterThan(100);
    (whole[8] as Cell[])[3] = 2961;
    expect((await only(gridWorkbook([{ name: '表', rows: whole, merges }]))).different.filter((d) => d.verdict === 'differs').map((d) => d.at)).toEqual(['D9']);
  });

  it('percentages written as fractions with a % format are read as such, and it is said', async () => {
    const { rows, merges } = await grid();
    const fractions = rows.map((r, i) => (i < 6 || i > 30 ? r : r.map((c, k) => (k === 23 || k === 24 ? (typeof c === 'number' ? c / 100 : c) : c))));
    const found = await only(gridWorkbook([{ name: '表', rows: fractions, merges }]));
    expect(found).toMatchObject({ differing: 0, notes: [expect.stringContaining('不良率')] });
  });
});

describe('rows and columns that are only on one side', () => {
  it('a unit under another name: both rows named, and which it probably is; a shorter name is the same unit', async () => {
    const found = await only(typedInto(await exported(), SHEET, { B9: '石桥中心社', B10: '城关' }));
    expect(found.notInLedger).toEqual([{ row: 9, name: '石桥中心社', perhaps: '石桥信用社' }, { row: 10, name: '城关', perhaps: expect.any(String) as string }]);
    expect(found.notInFile.map((r) => r.name)).toContain('石桥信用社');
    expect(found.differing).toBe(0);
    const short = await only(typedInto(await exported(), SHEET, { B9: '石桥' }));
    expect(short).toMatchObject({ notInLedger: [], notInFile: [], different: [{ at: 'B9', verdict: 'differs', file: '石桥', ledger: '石桥信用社' }] });
  });

  it('columns taken out and put in', async () => {
    const table = await tableOf();
    const columns = table.columns.filter((c) => c.key !== 'newYtdFen' && c.key !== 'rank').concat({ key: 'extra', titles: ['备注栏'], kind: 'text', mm: 20 });
    const found = await only(writeReport({ ...table, columns }));
    expect(found).toMatchObject({ differing: 0, columnsNotInFile: [['本年新增不良'], ['年度清收任务', '排名']], headsNotCompared: ['备注栏'] });
    expect((await compare(writeReport({ ...table, columns }))).ok).toBe(false);
  });

  it('persons are found by their number, also under another name', async () => {
    const table = await tableOf('personal-targets');
    const rows = table.rows.map((r, i) => (i === 3 ? { ...r, values: { ...r.values, name: '另样名' } } : r));
    const found = await only(writeReport({ ...table, rows }));
    expect(found.different.map((d) => [d.rowKey, d.columnKey, d.file])).toEqual([[table.rows[3]?.key, 'name', '另样名']]);
  });
});

describe('what is never guessed', () => {
  it('a CSV has no month: asked for, then compared', async () => {
    const csv = await exported('csv');
    expect(await only(csv, {}, '月报.csv')).toMatchObject({ report: { id: ID }, period: null, cells: 0, notCompared: { code: 'COMPARE_NO_MONTH' } });
    expect(await only(csv, { period: PERIOD }, '月报2.csv')).toMatchObject({ period: PERIOD, notCompared: null, differing: 0, equal: 699, notes: [expect.stringContaining('没有写金额单位')] });
  });

  it('another month than the sheet’s is refused, a month of a year that is not there as well', async () => {
    expect(await only(await exported(), { period: '2011-07' })).toMatchObject({ cells: 0, notCompared: { code: 'COMPARE_OTHER_MONTH', message: expect.stringContaining('2011-08') as string } });
    expect(await only(typedInto(await exported(), SHEET, { K2: '2009年8月31日' }))).toMatchObject({ notCompared: { code: 'YEAR_NOT_OPENED' } });
    expect(await only(typedInto(await exported(), SHEET, { K2: '2011年7月、2011年8月' }))).toMatchObject({ notCompared: { code: 'COMPARE_MONTHS' } });
    expect(await only(typedInto(await exported(), SHEET, { K2: '2011年7月、2011年8月' }), { period: PERIOD })).toMatchObject({ notCompared: null, differing: 0 });
  });

  it('a unit line that names two units is asked back; a wrong one is pointed at', async () => {
    expect(await only(typedInto(await exported(), SHEET, { X2: '单位：元；单位：万元' }))).toMatchObject({ notCompared: { code: 'COMPARE_NO_UNIT' } });
    const found = await only(typedInto(await exported(), SHEET, { X2: '单位：元' }));
    expect(found).toMatchObject({ unit: '元', notes: [expect.stringContaining('一万倍')] });
    expect(found.differing).toBeGreaterThan(300);
  });

  it('a report that was named, and a sheet that is another one; a report nobody knows', async () => {
    const answer = await compare(await exported('xlsx', 'personal-targets'), { id: ID });
    expect(answer).toMatchObject({ ok: false, refused: [{ code: 'COMPARE_OTHER_REPORT' }] });
    expect(await core.refusal('reports.compare', { files: [core.adopt(core.put('a.xlsx', await exported()))], id: 'nothing' })).toMatchObject({ code: 'REPORT_UNKNOWN' });
  });

  it('files that are no tables say so and hold up nobody else', async () => {
    const answer = await core.call('reports.compare', { files: [core.adopt(core.put('说明.xlsx', gridWorkbook([{ name: '说明', rows: [['填报说明'], ['请于每月五日前报送']] }]))), core.adopt(core.put('坏.xlsx', (await exported()).subarray(0, 3000))), core.adopt(core.put('好.xlsx', await exported()))] });
    expect(answer.refused.map((r) => [r.name, r.code])).toEqual([['说明.xlsx', 'COMPARE_NOTHING'], ['坏.xlsx', expect.stringMatching(/^FILE_/)]]);
    expect(answer.tables.map((t) => [t.name, t.differing])).toEqual([['好.xlsx', 0]]);
    expect(answer.ok).toBe(false);
  });
});

describe('held against a report as it was issued', () => {
  it('its own workbook fits it after the ledger has moved on; the ledger as it is names the cells that moved', async () => {
    const own = await sampleLedger('imported');
    try {
      const { issue } = await own.call('reports.issue', { id: ID, period: PERIOD });
      const { files: [file] } = await own.call('reports.issuedExport', { issue: issue.id, formats: ['xlsx'] });
      const sent = readFileSync(own.pathOf(file as NonNullable<typeof file>));
      const loan = own.one(`SELECT n.loan_id FROM loan_now n JOIN unit u ON u.unit_id = n.unit_id WHERE u.code = '01' AND n.book = 'on' AND n.principal_fen > 1000000 LIMIT 1`);
      await own.call('recoveries.book', { loanId: loan, on: '2011-08-30', principalFen: 1_000_000, form: 'cash' });
      const against = async (bytes: Uint8Array, asked: Asked): Promise<ComparedTable> => (await own.call('reports.compare', { files: [own.adopt(own.put(`${++files}.xlsx`, bytes))], ...asked })).tables[0] as ComparedTable;
      expect(await against(sent, { issue: issue.id })).toMatchObject({ period: PERIOD, cells: 699, equal: 699, differing: 0, notes: [expect.stringMatching(/^与2011年8月.*第 1 次出具（\d{4}-\d\d-\d\d）的数核对/)] });
      expect((await against(sent, {})).different.map((d) => d.columnKey)).toContain('cashMonthFen');
      const changed = await against(typedInto(sent, SHEET, { E9: 36.24 }), { issue: issue.id });
      expect(changed.different.map((d) => [d.at, d.ledger, d.drills])).toEqual([['E9', '35.24', false]]);
      expect(await against(typedInto(sent, SHEET, { K2: '2011年7月31日' }), { issue: issue.id })).toMatchObject({ cells: 0, notCompared: { code: 'COMPARE_OTHER_MONTH' } });
      expect(await own.refusal('reports.compare', { files: [own.adopt(own.put('又.xlsx', sent))], issue: 999 })).toMatchObject({ code: 'ISSUE_UNKNOWN' });
    } finally {
      await own.close();
    }
  });
});
