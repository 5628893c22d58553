import { describe, expect, it } from 'vitest';
import type { DomainError } from '../../electron/domain/domain-error.js';
import type { ReportColumn, ReportTable } from '../../electron/domain/reporting/report-table.js';
import { documentParts, renderReport, withStyleNonce } from '../../electron/print/index.js';
import { outline, readSheets } from './read-sheets.js';
import { monthlyReport, shortReport } from './sample-documents.js';

const first = <T>(items: readonly T[]): T => {
  const [item] = items;
  if (item === undefined) throw new Error('nothing there');
  return item;
};

/** Three units, one of them rising, and a check that failed. */
const SMALL: ReportTable = {
  id: 'small', title: '清收情况表（简表）', county: '样例县联社', period: '2011-08', asOf: '2011-08-31', unit: '万元',
  columns: [
    { key: 'no', titles: ['序号'], kind: 'rank', mm: 8 },
    { key: 'unit', titles: ['机构'], kind: 'text', mm: 30 },
    { key: 'n', titles: ['年初', '笔数'], kind: 'count', mm: 15 },
    { key: 'begin', titles: ['年初', '余额'], kind: 'money', mm: 20 },
    { key: 'cash', titles: ['本年清收', '现金'], kind: 'money', mm: 20 },
    { key: 'change', titles: ['较年初'], kind: 'money', mm: 20, riseIsBad: true },
    { key: 'done', titles: ['完成率(%)'], kind: 'percent', mm: 20 },
  ],
  rows: [
    { key: 'U1', level: 'row', values: { no: 1, unit: '营业部', n: 1303, begin: 1_773_780_000, cash: 205_710_000, change: -167_440_000, done: '64.28' } },
    { key: 'U2', level: 'row', values: { no: 2, unit: '石桥信用社', n: 330, begin: 866_600_000, cash: 0, change: 66_580_000, done: null } },
    { key: 'S1', level: 'subtotal', values: { no: null, unit: '小计', n: 1633, begin: 2_640_380_000, cash: 205_710_000, change: -100_860_000, done: '64.28' } },
  ],
  total: { n: 1633, begin: 2_640_380_000, cash: 205_710_000, change: -100_860_000, done: '64.28' },
  checks: [
    { id: 'C1', name: '余额滚动', ok: true, detail: '' },
    { id: 'C4', name: '合计与明细', ok: false, detail: '石桥信用社相差 0.01 万元', overruled: '主任同意，票据在途' },
  ],
  notes: ['机关不参与排名。', '各格一次四舍五入。'],
  signatures: [{ label: '制表', name: '周样初' }, { label: '负责人', name: '' }],
  paper: { size: 'A4', landscape: true, columnNumbers: true },
};

describe('P-5 X-7 a report on paper', () => {
  it('has its head nested, its column numbers, its total and its closing lines', () => {
    const sheet = first(readSheets(renderReport(SMALL).html()));
    expect(outline(sheet.head)).toEqual([
      '序号↓2 | 机构↓2 | 年初×2 | 本年清收 | 较年初↓2 | 完成率(%)↓2',
      '笔数 | 余额 | 现金',
      '甲 | 乙 | 1 | 2 | 3 | 4 | 5',
    ]);
    expect(outline(sheet.body)).toEqual([
      '1 | 营业部 | 1,303 | 1,773.78 | 205.71 | −167.44 | 64.28',
      '2 | 石桥信用社 | 330 | 866.60 | 0.00 | +66.58 | —',
      '— | 小计 | 1,633 | 2,640.38 | 205.71 | −100.86 | 64.28',
      '合　　计×2 | 1,633 | 2,640.38 | 205.71 | −100.86 | 64.28',
    ]);
    expect(sheet.body.map((r) => r.cls)).toEqual(['r1', 'r1', 'r1 sub', 'r1 total']);
    expect(sheet.body[1]?.cells[5]?.cls).toBe('r rise');
    expect(sheet.body[0]?.cells[5]?.cls).toBe('r');
    expect(sheet.around).toEqual([
      '样例县联社清收情况表（简表）', '编报单位：样例县联社', '2011年8月31日', '单位：笔、万元、%',
      '【勾稽不符】C4 合计与明细：石桥信用社相差 0.01 万元（已放行：主任同意，票据在途）',
      '制表：周样初', '负责人：', '说明：机关不参与排名。', '　　　各格一次四舍五入。',
    ]);
    expect(sheet.foot).toEqual(['', '第 1 页 共 1 页', '']);
  });

  it('stands in the 27 columns of the monthly form on one A3 sheet, in the 18 of the short form on one A4', () => {
    const full = renderReport(monthlyReport());
    expect([full.pages, full.size, full.landscape]).toEqual([1, 'A3', true]);
    expect(outline(first(readSheets(full.html())).head)[3]).toBe(['甲', '乙', ...Array.from({ length: 27 }, (_, i) => String(i + 1))].join(' | '));
    const short = renderReport(shortReport(), { mark: '演练' });
    expect([short.pages, short.size]).toEqual([1, 'A4']);
    expect(first(readSheets(short.html())).foot[2]).toBe('演练');
  });

  it('goes on with head and title on every sheet, each row once, 合计 and at least three rows on the last', () => {
    const names = Array.from({ length: 173 }, (_, i) => `第${i + 1}信用社`);
    const report = renderReport(monthlyReport(names));
    const sheets = readSheets(report.html());
    expect(sheets.length).toBe(report.pages);
    expect(report.pages).toBeGreaterThan(3);
    expect(sheets.flatMap((s) => s.body.map((r) => r.cells[1]?.text)).filter((t) => names.includes(t ?? ''))).toEqual(names);
    for (const sheet of sheets) expect(outline(sheet.head)).toEqual(outline(first(sheets).head));
    for (const sheet of sheets.slice(1)) expect(sheet.around[0]).toBe('样例县农村信用合作联社不良贷款清收处置月报表（续）');
    expect(sheets.map((s) => s.foot[1])).toEqual(sheets.map((_, i) => `第 ${i + 1} 页 共 ${report.pages} 页`));
    expect(sheets.filter((s) => s.body.some((r) => r.cls.includes('total'))).length).toBe(1);
    expect(sheets.at(-1)?.body.length).toBeGreaterThanOrEqual(4);
  });

  it('moves a table that is too wide for A4 to A3, and refuses what does not fit there at 9 pt', () => {
    const { columns, ...rest } = monthlyReport();
    expect(renderReport({ ...rest, columns, paper: { size: 'A4', landscape: false } }).size).toBe('A3');
    const twice: ReportColumn[] = [...columns, ...columns.map((c) => ({ ...c, key: `${c.key}2` }))];
    const values = (v: ReportTable['rows'][number]['values']) => ({ ...v, ...Object.fromEntries(Object.entries(v).map(([k, x]) => [`${k}2`, x])) });
    const wide = { ...rest, columns: twice, rows: rest.rows.map((r) => ({ ...r, values: values(r.values) })) };
    expect(() => renderReport(wide)).toThrow(expect.objectContaining({ code: 'PRINT_TOO_WIDE' }) as DomainError);
  });

  it('lets a long 说明 run on to sheets of its own, never a signature alone', () => {
    const report = renderReport({ ...SMALL, notes: Array.from({ length: 120 }, (_, i) => `第${i + 1}条`) });
    const sheets = readSheets(report.html());
    expect(sheets.length).toBe(report.pages);
    expect(sheets.length).toBeGreaterThan(2);
    expect(sheets[0]?.around).toContain('制表：周样初');
    expect(sheets.flatMap((s) => s.around).filter((t) => /第\d+条/.test(t)).length).toBe(120);
  });

  it('says so when there is nothing to report', () => {
    const sheet = first(readSheets(renderReport({ ...SMALL, rows: [], total: null }).html()));
    expect(outline(sheet.body)).toEqual(['（本期无数据）×7']);
  });
});

describe('E01 a document', () => {
  const html = renderReport(monthlyReport()).html();

  it('has no script, no style attribute and nothing from outside', () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|javascript:|@import|url\(|https?:/i);
    expect(html).not.toMatch(/<[^>]+\s(?:style|on\w+)=/i);
    expect(html.match(/<style/g)).toHaveLength(1);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`);
  });

  it('is the same text every time, and the same sheets in parts', () => {
    const long = renderReport(monthlyReport(Array.from({ length: 173 }, (_, i) => `第${i + 1}信用社`)));
    expect(long.html()).toBe(long.html());
    const parts = [...documentParts(long, 2)];
    expect(parts.length).toBe(Math.ceil(long.pages / 2));
    expect(parts.flatMap((p) => readSheets(p).map((s) => s.html))).toEqual(readSheets(long.html()).map((s) => s.html));
  });

  it('takes a nonce for a preview under a strict policy', () => {
    expect(withStyleNonce(html, 'abc')).toContain('<style nonce="abc">');
  });

  it('keeps 9 pt as its smallest type', () => {
    const sizes = [...html.matchAll(/(?:font-size:|font:)([\d.]+)pt/g)].map((m) => Number(m[1]));
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9);
  });
});
