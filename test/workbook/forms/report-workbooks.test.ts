import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { capitalAmount } from '../../../electron/domain/capital-amount.js';
import { toExcelSerial } from '../../../electron/domain/date.js';
import type { ReportColumn, ReportRow, ReportTable, RosterDocument, RosterGroup, ValueKind } from '../../../electron/domain/reporting/report-table.js';
import { writePlainTable } from '../../../electron/workbook/forms/plain-table.js';
import { writeReport } from '../../../electron/workbook/forms/report-workbook.js';
import { writeRoster } from '../../../electron/workbook/forms/roster-workbook.js';
import { layoutHead } from '../../../electron/workbook/forms/sheet/table-head.js';
import { spreadOver } from '../../../electron/workbook/forms/sheet/text-lines.js';
import { sheetName } from '../../../electron/workbook/forms/sheet/workbook-package.js';
import { attributesOf, partText } from './form-parts.js';

const SHEET = 'xl/worksheets/sheet1.xml';
const column = (key: string, titles: readonly string[], kind: ValueKind, more: Partial<ReportColumn> = {}): ReportColumn => ({ key, titles, kind, mm: 20, ...more });
const open = (file: Uint8Array): XLSX.WorkSheet => {
  const book = XLSX.read(file, { cellNF: true });
  return book.Sheets[book.SheetNames[0] ?? ''] as XLSX.WorkSheet;
};
const cell = (sheet: XLSX.WorkSheet, at: string): XLSX.CellObject | undefined => sheet[at] as XLSX.CellObject | undefined;
const merges = (file: Uint8Array): string[] => [...partText(file, SHEET).matchAll(/<mergeCell ref="([^"]*)"/g)].map((m) => m[1] ?? '');
const find = (sheet: XLSX.WorkSheet, text: RegExp): string => Object.keys(sheet).find((at) => !at.startsWith('!') && text.test(String(cell(sheet, at)?.v))) ?? '';

const row = (key: string, values: ReportRow['values'], level: ReportRow['level'] = 'row'): ReportRow => ({ key, level, values });
const TABLE: ReportTable = {
  id: 'five-class', title: '五级分类月报表', county: '样例县农村信用合作联社', period: '2011-08', asOf: '2011-08-31', unit: '万元',
  columns: [
    column('seq', ['序号'], 'count'), column('unit', ['机构'], 'text'), column('count', ['不良贷款', '笔数'], 'count'), column('npl', ['不良贷款', '余额', '期末'], 'money'),
    column('change', ['不良贷款', '余额', '比年初'], 'money', { riseIsBad: true }), column('all', ['各项贷款增减'], 'money', { signed: true }), column('pct', ['不良率\n(%)'], 'percent'),
    column('points', ['±百分点'], 'points', { riseIsBad: true }), column('rank', ['排名'], 'rank'), column('on', ['预警日'], 'day'),
  ],
  rows: [
    row('a', { seq: 1, unit: '=1+1', count: 1303, npl: 60_090_005_000, change: 6_658_000, all: -1, pct: '17.60', points: '-4.70', rank: 1, on: '2011-08-31' }),
    row('b', { seq: 2, unit: '县联社机关', count: 0, npl: 0, change: 0, all: 0, pct: null, points: null, rank: null, on: null }),
    row('s', { unit: '小计', count: 1303, npl: 60_090_005_000, change: 6_658_000, all: -1, pct: '17.60', points: '-4.70' }, 'subtotal'),
  ],
  total: { unit: '合计', count: 1303, npl: 60_090_004_999, change: 6_658_000, all: -1, pct: '17.60', points: '-4.70', rank: null },
  checks: [{ id: 'C3', name: '各机构之和等于合计', ok: false, detail: '差 0.01', overruled: '主任批准' }, { id: 'C1', name: '滚存', ok: true, detail: '不应出现' }],
  notes: ['第一条', '第二条'], signatures: [{ label: '制表', name: '周样初' }, { label: '负责人', name: '' }], paper: { size: 'A3', landscape: true, columnNumbers: true },
};

describe('X-7 a report as a workbook', () => {
  const file = writeReport(TABLE);
  const sheet = open(file);

  it('nested heads are merged, column numbers stand under them', () => {
    expect(merges(file)).toEqual(expect.arrayContaining(['A1:J1', 'A3:A5', 'B3:B5', 'C3:E3', 'C4:C5', 'D4:E4', 'F3:F5', 'J3:J5']));
    expect(['A', 'B', 'C', 'J'].map((c) => cell(sheet, `${c}6`)?.v)).toEqual(['甲', '乙', 1, 8]);
    expect(cell(sheet, 'G3')?.v).toBe('不良率\n(%)');
  });

  it('cells hold numbers of the unit, dates and text; — is what does not apply', () => {
    expect(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'].map((c) => cell(sheet, `${c}7`)?.v)).toEqual([1, '=1+1', 1303, 60_090.01, 6.66, 0, 17.6, -4.7, 1, toExcelSerial('2011-08-31')]);
    expect(['G', 'H', 'I', 'J'].map((c) => cell(sheet, `${c}8`)?.v)).toEqual(['—', '—', '—', '—']);
    expect(cell(sheet, 'C8')?.v).toBe(0);
    expect(cell(sheet, 'I9')?.v).toBe('—');
    expect(cell(sheet, 'J9')).toBeUndefined();
    expect(cell(sheet, 'B7')?.f).toBeUndefined();
    expect(cell(sheet, 'J7')?.z).toBe('yyyy\\-mm\\-dd');
  });

  it('a rise of what is bad is red with its sign, a plain difference has the sign alone', () => {
    expect(cell(sheet, 'E7')?.z).toMatch(/^\[Red\]\+#,##0\.00/);
    expect(cell(sheet, 'H7')?.z).toMatch(/^\[Red\]\+0\.00/);
    expect(cell(sheet, 'F7')?.z).toMatch(/^\+#,##0\.00/);
    expect(cell(sheet, 'G7')?.z).toMatch(/^0\.00/);
    expect(cell(sheet, 'B7')?.z).toBe('@');
  });

  it('the total row shows the exact total, once rounded, under one label', () => {
    expect(cell(sheet, 'A10')?.v).toBe('合　　计');
    expect(merges(file)).toContain('A10:B10');
    expect(cell(sheet, 'D10')?.v).toBe(60_090);
    expect(cell(sheet, 'I10')?.v).toBe('—');
    expect(cell(sheet, 'J10')).toBeUndefined();
  });

  it('subtotals and the total have a style of their own', () => {
    const styles = [7, 9, 10].map((r) => attributesOf(partText(file, SHEET), `D${r}`));
    expect(new Set(styles.map((s) => /s="(\d+)"/.exec(s)?.[1])).size).toBe(3);
  });

  it('title, period, unit, failed checks, signatures and notes stand around the table', () => {
    expect(cell(sheet, 'A1')?.v).toBe('样例县农村信用合作联社五级分类月报表');
    expect(find(sheet, /^编报单位：样例县/)).toBe('A2');
    expect(find(sheet, /^单位：笔、万元、%$/)).not.toBe('');
    expect(find(sheet, /2011年8月（截至2011年8月31日）/)).not.toBe('');
    expect(cell(sheet, 'A11')?.v).toBe('【勾稽不符】C3 各机构之和等于合计：差 0.01（已放行：主任批准）');
    expect(find(sheet, /不应出现/)).toBe('');
    expect(cell(sheet, 'A12')?.v).toBe('制表：周样初');
    expect([cell(sheet, 'A13')?.v, cell(sheet, 'A14')?.v]).toEqual(['说明：第一条', '　　　第二条']);
  });

  it('is set up for its paper', () => {
    const xml = partText(file, SHEET);
    expect(xml).toContain('<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(xml).toContain('<pane xSplit="2" ySplit="6" topLeftCell="C7"');
    expect(partText(file, 'xl/workbook.xml')).toContain("'五级分类月报表'!$1:$6<");
    expect(partText(file, 'xl/workbook.xml')).toContain("'五级分类月报表'!$A$1:$J$14<");
    const portrait = partText(writeReport({ ...TABLE, paper: { size: 'A4', landscape: false } }), SHEET);
    expect(portrait).toContain('<pageSetup paperSize="9" orientation="portrait"');
  });

  it('a report without rows, total, notes or signatures still is one', () => {
    const empty = writeReport({ ...TABLE, rows: [], total: null, notes: [], signatures: [], checks: [], columns: TABLE.columns.slice(0, 2), title: `${TABLE.county}名单` });
    expect(cell(open(empty), 'A5')?.v).toBe('（本期无数据）');
    expect(cell(open(empty), 'A1')?.v).toBe('样例县农村信用合作联社名单');
  });

  it('no figure is cut off: columns are as wide as their widest total', () => {
    const wide = writeReport({ ...TABLE, unit: '元', total: { npl: -123_456_789_012_345 } });
    const width = Number(/<col min="4" max="4" width="([\d.]+)"/.exec(partText(wide, SHEET))?.[1]);
    expect(width).toBeGreaterThanOrEqual('-1,234,567,890,123.45'.length + 1);
  });

  it('refuses a figure that is not one', () => {
    expect(() => writeReport({ ...TABLE, total: { npl: 1.5 } })).toThrow(RangeError);
    expect(() => writeReport({ ...TABLE, total: { pct: 'viel' } })).toThrow(TypeError);
  });

  it('equal input gives equal bytes', () => expect(Buffer.from(writeReport(TABLE)).equals(Buffer.from(file))).toBe(true));
});

const LOANS: readonly ReportColumn[] = [column('seq', ['序号'], 'count'), column('loanNo', ['借据号'], 'text'), column('balance', ['余额'], 'money'), column('share', ['责任本金'], 'money')];
const group = (name: string, n: number): RosterGroup => ({
  key: name, rosterNo: `2011-${name}`, heading: [{ label: '责任人', value: name }, { label: '工号', value: '0101' }],
  rows: Array.from({ length: n }, (_, i) => row(String(i), { seq: i + 1, loanNo: `869946505588159${i}`, balance: 100_050, share: 60_030 })), total: { balance: 100_050 * n, share: 60_030 * n },
});
const ROSTER: RosterDocument = {
  id: 'responsibility', county: '样例县农村信用合作联社', title: '责任清收名册', subtitle: '2011年度', docNo: '样联社清〔2011〕15号', rosterNo: '2011-00', asOf: '2011-08-31', unit: '元', columns: LOANS,
  groups: [group('蒋样贵', 2), group('吴练田', 30), group('赵样空', 0)], capitalColumn: 'share', receipt: { text: '已收到 {count} 笔，{capital}（¥{amount}）。', lines: ['签收人', '签收日期：'] },
  signatures: [{ label: '编制', name: '周样初' }], paper: { size: 'A4', landscape: true },
};

describe('P-6 D4-13 a roster as a workbook', () => {
  const file = writeRoster(ROSTER);
  const sheet = open(file);

  it('one sheet; every person starts after a page break, the last has none behind', () => {
    const breaks = [...partText(file, SHEET).matchAll(/<brk id="(\d+)"/g)].map((m) => Number(m[1]));
    expect(breaks).toHaveLength(2);
    for (const [i, at] of breaks.entries()) expect(cell(sheet, `A${at + 1}`)?.v).toBe(`责任人：${ROSTER.groups[i + 1]?.heading[0]?.value}　　工号：0101　　名册编号：${ROSTER.groups[i + 1]?.rosterNo}`);
    expect(partText(file, 'xl/workbook.xml')).toContain("'责任清收名册'!$1:$3<");
  });

  it('every row says whose it is, the subtotal and the receipt close the person', () => {
    expect([cell(sheet, 'A5')?.v, cell(sheet, 'B5')?.v, cell(sheet, 'C5')?.v, cell(sheet, 'E5')?.v]).toEqual(['蒋样贵', 1, '8699465055881590', 600.3]);
    expect([cell(sheet, 'A7')?.v, cell(sheet, 'D7')?.v, cell(sheet, 'E7')?.v]).toEqual(['合计（2 笔）', 2001, 1200.6]);
    expect(merges(file)).toContain('A7:C7');
    expect(cell(sheet, 'A8')?.v).toBe(`已收到 2 笔，${capitalAmount(120_060)}（¥1,200.60）。`);
    expect(cell(sheet, 'A9')?.v).toBe('签收人：');
  });

  it('an empty list says so', () => expect(find(sheet, /没有应列入的贷款/)).not.toBe(''));

  it('a receipt that does not name the amount gets a sentence in front', () => {
    const plain = open(writeRoster({ ...ROSTER, receipt: { text: '已收到。', lines: [] } }));
    expect(cell(plain, 'A8')?.v).toBe(`共 2 笔，责任本金合计${capitalAmount(120_060)}（¥1,200.60）。\n已收到。`);
  });
});

describe('a plain table as a workbook', () => {
  const columns = [{ key: 'name', titles: ['姓名'], kind: 'text' }, { key: 'idNo', titles: ['证件号码'], kind: 'text' }, { key: 'amount', titles: ['金额(元)'], kind: 'money' }, { key: 'on', titles: ['日期'], kind: 'day' }] as const;
  const names = ['=1+1', '@x', '-5', '𠮷', '㛃', '+8613900000000'];
  const file = writePlainTable('问题行', columns, names.map((name, i) => ({ name, idNo: '439900196807257032', amount: i === 1 ? null : 12_345, on: '2011-08-31' })));
  const sheet = open(file);

  it('text stays text, in cells that keep it so when edited', () => {
    names.forEach((name, i) => {
      const at = cell(sheet, `A${4 + i}`);
      expect([at?.t, at?.v, at?.f, at?.z]).toEqual(['s', name, undefined, '@']);
    });
    expect(cell(sheet, 'B4')?.v).toBe('439900196807257032');
    expect(partText(file, SHEET)).toContain('<ignoredError sqref="A4:A9 B4:B9" numberStoredAsText="1"/>');
  });

  it('what is not there is an empty cell and never —', () => expect(cell(sheet, 'C5')).toBeUndefined());

  it('has filter buttons over a one-level head, and none over a nested one', () => {
    expect(partText(file, SHEET)).toContain('<autoFilter ref="A3:D9"/>');
    expect(partText(file, 'xl/workbook.xml')).toContain("_FilterDatabase\" localSheetId=\"0\" hidden=\"1\">'问题行'!$A$3:$D$9<");
    const nested = writePlainTable('登记簿', [{ key: 'a', titles: ['金额', '本金'], kind: 'money' }, { key: 'b', titles: ['金额', '利息'], kind: 'money' }], [{ a: 1, b: 2 }]);
    expect(partText(nested, SHEET)).not.toContain('autoFilter');
    expect(cell(open(nested), 'A5')?.v).toBe(0.01);
  });

  it('takes no rows, many columns and names a sheet cannot have', () => {
    expect(partText(writePlainTable('空', columns, []), SHEET)).toContain('<dimension ref="A1:D3"/>');
    expect(sheetName("'2011/8月[表]*?:名单'")).toBe('2011 8月 表    名单');
    expect([...sheetName('𠮷'.repeat(20))].length).toBe(15);
    expect(sheetName('///')).toBe('表');
  });
});

describe('heads and lines', () => {
  it('merges equal neighbours only where all heads above are equal too', () => {
    const { depth, cells } = layoutHead([['年初', '余额'], ['期末', '余额'], ['期末', '笔数'], ['排名']]);
    expect(depth).toBe(2);
    expect(cells.map((c) => [c.text, c.left, c.right, c.top, c.bottom])).toEqual([
      ['年初', 0, 0, 0, 0], ['期末', 1, 2, 0, 0], ['排名', 3, 3, 0, 1], ['余额', 0, 0, 1, 1], ['余额', 1, 1, 1, 1], ['笔数', 2, 2, 1, 1],
    ]);
  });

  it('zones cover all columns without gaps, however few there are', () => {
    for (const [widths, count] of [[[5, 5, 5, 5], 2], [[50, 1, 1], 3], [[1, 1, 50], 3], [[9], 3], [[4, 30, 4, 4, 4, 4], 4]] as const) {
      const zones = spreadOver(widths, count);
      expect(zones.length).toBe(Math.min(count, widths.length));
      expect(zones.flatMap((z) => Array.from({ length: z.right - z.left + 1 }, (_, i) => z.left + i))).toEqual(widths.map((_, i) => i));
    }
  });
});
