import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFigureTable, type FigureTable } from '../../../electron/domain/comparing/figure-table.js';
import type { Checked } from '../../../electron/domain/comparing/finding.js';
import { findPlaces } from '../../../electron/domain/comparing/find-places.js';
import { checkFigures } from '../../../electron/domain/comparing/foreign-figures.js';
import { recogniseReport } from '../../../electron/domain/comparing/recognise-report.js';
import { headMerges, headPaths } from '../../../electron/domain/importing/head-paths.js';
import type { RawCell, RawSheet } from '../../../electron/domain/importing/raw-sheet.js';
import { plainWan, plainYuan } from '../../../electron/domain/money.js';
import { ratioPct } from '../../../electron/domain/rate.js';
import type { ReportColumn } from '../../../electron/domain/reporting/report-table.js';
import { sheetOf, type Cell } from '../importing/sheet-builder.js';

const tablesOf = (sheet: RawSheet): FigureTable[] => findPlaces(sheet).map((place) => readFigureTable(sheet, headPaths(place.head, headMerges(sheet.merges)), place));
function check(rows: readonly (readonly Cell[])[], merges: readonly string[] = []): Checked {
  const [table, ...more] = tablesOf(sheetOf(rows, merges));
  if (!table || more.length > 0) throw new Error('expected one table');
  return checkFigures(table);
}

const amount = fc.integer({ min: 0, max: 10_000_000_00 });
const line = fc.record({ begin: amount, cash: amount, kind: amount, task: fc.integer({ min: 1, max: 10_000_000_00 }) });
type Line = { begin: number; cash: number; kind: number; task: number };
const groups = fc.array(fc.array(line, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 4 });
const sumOf = (list: readonly Line[]): Line => list.reduce((a, b) => ({ begin: a.begin + b.begin, cash: a.cash + b.cash, kind: a.kind + b.kind, task: a.task + b.task }), { begin: 0, cash: 0, kind: 0, task: 0 });

/** A county's sheet from exact 分: rows, a 小计 for each group, 合计; every cell rounded by itself. */
function county(blocks: readonly (readonly Line[])[], unit: '元' | '万元', below: boolean): Cell[][] {
  const figure = (fen: number): Cell => Number(unit === '元' ? plainYuan(fen) : plainWan(fen));
  const row = (name: string, l: Line): Cell[] => [name, figure(l.begin), figure(l.cash), figure(l.kind), figure(l.cash + l.kind), figure(l.task), Number(ratioPct(l.cash + l.kind, l.task))];
  let no = 0;
  const rows = blocks.flatMap((list) => {
    const sum = row('小计', sumOf(list));
    const own = list.map((l) => row(`第${++no}样社`, l));
    return below ? [...own, sum] : [sum, ...own];
  });
  const total = row('合计', sumOf(blocks.flat()));
  return [['清收情况'], [`单位：${unit}`], ['机构', '年初余额', '现金', '抵债', '清收合计', '年度任务', '完成率(%)'], ...(below ? [...rows, total] : [total, ...rows])];
}
const sheet = fc.record({ blocks: groups, unit: fc.constantFrom('元' as const, '万元' as const), below: fc.boolean() });

describe('foreign figures, over random sheets', () => {
  it('a right sheet is never objected to, whatever rounding does to its cells', () => {
    fc.assert(fc.property(sheet, ({ blocks, unit, below }) => {
      expect(check(county(blocks, unit, below)).findings).toEqual([]);
    }), { numRuns: 300 });
  });

  it('a sum moved by more than rounding explains is found at its cell, with the right figure', () => {
    fc.assert(fc.property(sheet, fc.integer({ min: 1, max: 5 }), fc.boolean(), ({ blocks, unit, below }, column, up) => {
      const rows = county(blocks, unit, below);
      const at = rows.findIndex((r) => r[0] === '合计');
      const right = Number(rows[at]?.[column]);
      const parts = blocks.flat().length;
      const moved = rows.map((r, i) => (i === at ? r.map((c, k) => (k === column ? Math.round((right + (up ? 1 : -1) * (parts + 2) * 0.01) * 100) / 100 : c)) : r));
      const found = check(moved).findings.filter((f) => f.kind === 'sum' && f.at === `${'ABCDEFG'[column]}${at + 1}` && f.row === '合计');
      expect(found.length).toBeGreaterThan(0);
      // stated from the cells as they are written: within their rounding of the exact total
      expect(Math.abs(Number(found[0]?.expected) - right)).toBeLessThanOrEqual((parts + 1) * 0.005 + 1e-6);
    }), { numRuns: 200 });
  });

  it('a ratio that is off by more than rounding explains is found, and only it', () => {
    // one amount with its last places keeps the sheet from being one of whole 万元
    const big = fc.record({ begin: fc.constant(12_345_678), cash: fc.integer({ min: 1_000_000_00, max: 10_000_000_00 }), kind: fc.integer({ min: 0, max: 1_000_000_00 }), task: fc.integer({ min: 11_000_000_00, max: 20_000_000_00 }) });
    fc.assert(fc.property(fc.array(big, { minLength: 5, maxLength: 9 }), fc.nat({ max: 4 }), fc.constantFrom('元' as const, '万元' as const), (list, index, unit) => {
      const rows = county([list], unit, true);
      const wrong = rows.map((r, i) => (i === index + 3 ? r.map((c, k) => (k === 6 ? Math.round(Number(c) * 100 + 7) / 100 : c)) : r));
      expect(check(wrong).findings.map((f) => [f.kind, f.at])).toEqual([['ratio', `G${index + 4}`]]);
      // reckoned from the cells as they are written, which may move the last place
      expect(Math.abs(Number(check(wrong).findings[0]?.expected) - Number(rows[index + 3]?.[6]))).toBeLessThan(0.0101);
    }), { numRuns: 100 });
  });

  it('双降 follows exactly when both figures are lower', () => {
    const percent = fc.integer({ min: 0, max: 5000 });
    fc.assert(fc.property(fc.array(fc.tuple(amount, amount, percent, percent), { minLength: 1, maxLength: 8 }), (list) => {
      const rows: Cell[][] = [['机构', '不良余额', null, '不良率(%)', null, '双降'], [null, '年初', '期末', '年初', '期末', null], ...list.map(([a, b, c, d], i): Cell[] => [`第${i + 1}样社`, Number(plainYuan(a)), Number(plainYuan(b)), c / 100, d / 100, '是'])];
      const found = check(rows, ['A1:A2', 'B1:C1', 'D1:E1', 'F1:F2']);
      expect(found.findings.map((f) => f.at)).toEqual(list.flatMap(([a, b, c, d], i) => (b < a && d < c ? [] : [`F${i + 3}`])));
      expect(found.findings.every((f) => f.kind === 'bothDown')).toBe(true);
    }), { numRuns: 200 });
  });
});

const words = ['合计', '小计', '总计', '本年累计', '其中：农户', '机构', '余额', '年初', '期末', '不良率(%)', '占比', '清收合计', '实现双降', '完成率', '任务', '户数', '单位：万元', '2011年8月', '—', '制表：', '说明：无', '甲', '1,234.5', '99%'];
const cell: fc.Arbitrary<RawCell> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) }, { weight: 8, arbitrary: fc.constantFrom(...words).map((v) => ({ t: 's' as const, v })) }, { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }).map((v) => ({ t: 's' as const, v })) },
  { weight: 5, arbitrary: fc.double({ noNaN: false }).map((v) => ({ t: 'n' as const, v })) }, { weight: 5, arbitrary: fc.integer({ min: -99, max: 99 }).map((v) => ({ t: 'n' as const, v })) }, { weight: 1, arbitrary: fc.constantFrom<RawCell>({ t: 'b', v: true }, { t: 'e', v: '#N/A' }, { t: 'f', v: 'A1' }, { t: 'n', v: 40_000, d: true }) },
);
const anything: fc.Arbitrary<RawSheet> = fc.record({
  name: fc.string(), hidden: fc.constant(false), date1904: fc.boolean(),
  rows: fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 20 }).map((rows) => rows.map((cells, i) => ({ row: i + 1, cells }))),
  merges: fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 300 })), { maxLength: 6 }).map((list) => list.map(([top, left, down, across]) => ({ top, left, bottom: top + down, right: left + across }))),
});
const COLUMNS: readonly ReportColumn[] = [{ key: 'name', titles: ['机构'], kind: 'text', mm: 9 }, { key: 'begin', titles: ['年初', '余额'], kind: 'money', mm: 9 }, { key: 'end', titles: ['期末', '余额'], kind: 'money', mm: 9 }];

describe('I19 any sheet at all', () => {
  it('is answered without an exception, and every finding names a cell of the sheet that holds something', () => {
    fc.assert(fc.property(anything, (raw) => {
      for (const place of findPlaces(raw)) recogniseReport(raw, place, [{ id: 'x', title: '月报表', unit: '万元', columns: COLUMNS }], 'x.xlsx');
      for (const table of tablesOf(raw)) {
        for (const f of checkFigures(table).findings) {
          const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(f.at) ?? [];
          const column = [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
          expect(raw.rows.find((r) => r.row === Number(row))?.cells[column]).toBeTruthy();
        }
      }
    }), { numRuns: 500 });
  });
});
