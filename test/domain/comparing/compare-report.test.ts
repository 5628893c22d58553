import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReport, type ReportComparison } from '../../../electron/domain/comparing/compare-report.js';
import { readFigureTable } from '../../../electron/domain/comparing/figure-table.js';
import { findPlaces } from '../../../electron/domain/comparing/find-places.js';
import type { LedgerRow } from '../../../electron/domain/comparing/match-rows.js';
import { recogniseReport } from '../../../electron/domain/comparing/recognise-report.js';
import type { ReportShape } from '../../../electron/domain/comparing/report-heads.js';
import { unitOnSheet } from '../../../electron/domain/comparing/sheet-unit.js';
import { plainWan, plainYuan } from '../../../electron/domain/money.js';
import type { ReportColumn, ReportValue } from '../../../electron/domain/reporting/report-table.js';
import { letters, sheetOf, type Cell } from '../importing/sheet-builder.js';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'seq', titles: ['序号'], kind: 'rank', mm: 8 }, { key: 'no', titles: ['工号'], kind: 'text', mm: 9 }, { key: 'name', titles: ['姓名'], kind: 'text', mm: 9 },
  { key: 'loans', titles: ['年初', '笔数'], kind: 'count', mm: 9 }, { key: 'begin', titles: ['年初', '余额'], kind: 'money', mm: 9 }, { key: 'end', titles: ['期末', '余额'], kind: 'money', mm: 9 },
  { key: 'pct', titles: ['完成率(%)'], kind: 'percent', mm: 9 }, { key: 'points', titles: ['±百分点'], kind: 'points', mm: 9 }, { key: 'on', titles: ['截止日'], kind: 'day', mm: 9 },
];
const SHAPE: ReportShape = { id: 'sample', title: '样例月报表', unit: '万元', columns: COLUMNS };

const fen = fc.integer({ min: -1e12, max: 1e12 });
const pct = fc.integer({ min: -99_999, max: 99_999 }).map((n) => (n / 100).toFixed(2));
const row = fc.record({ loans: fc.nat({ max: 9999 }), begin: fc.option(fen), end: fen, pct: fc.option(pct), points: pct, on: fc.constantFrom('2011-08-31', '2010-02-28') });
type Row = Record<'loans' | 'begin' | 'end' | 'pct' | 'points' | 'on', ReportValue>;
/** Names may be the same: the number tells them apart. */
const table = fc.array(row, { minLength: 1, maxLength: 12 }).map((rows): LedgerRow[] => [
  ...rows.map((r: Row, i): LedgerRow => ({ key: `s${i}`, total: false, values: { seq: i + 1, no: `0${100 + i}`, name: ['甲样', '乙样', '丙样'][i % 3] ?? '', ...r } })),
  { key: 'total', total: true, values: { seq: null, no: '', name: '合计', loans: 7, begin: 8_000_000, end: 9_000_000, pct: null, points: '0.10', on: null } },
]);

interface Look { readonly order: readonly string[]; readonly unit: '元' | '万元'; readonly backwards: boolean }
const look: fc.Arbitrary<Look> = fc.record({ order: fc.shuffledSubarray(COLUMNS.map((c) => c.key), { minLength: COLUMNS.length, maxLength: COLUMNS.length }), unit: fc.constantFrom('元', '万元'), backwards: fc.boolean() });

function cellOf(c: ReportColumn, value: ReportValue, unit: '元' | '万元'): Cell {
  if (value === null) return '—';
  if (c.kind === 'money') return Number(unit === '元' ? plainYuan(Number(value)) : plainWan(Number(value)));
  return c.kind === 'percent' || c.kind === 'points' ? Number(value) : value;
}

function written(rows: readonly LedgerRow[], { order, unit, backwards }: Look, change: (cell: Cell, row: LedgerRow, column: ReportColumn) => Cell = (cell) => cell): ReportComparison {
  const columns = order.map((key) => COLUMNS.find((c) => c.key === key) as ReportColumn);
  const body = backwards ? rows.toReversed() : rows;
  const sheet = sheetOf([
    ['样例县样例月报表'], ['2011年8月', null, `单位：${unit}`], columns.map((c) => (c.titles.length > 1 ? (c.titles[0] ?? '') : null)), columns.map((c) => c.titles.at(-1) ?? ''),
    ...body.map((r) => columns.map((c) => change(r.total && c.key === 'name' ? '合　计' : cellOf(c, r.values[c.key] ?? null, unit), r, c))),
  ]);
  const [place] = findPlaces(sheet);
  const known = place && recogniseReport(sheet, place, [SHAPE], 'x.xlsx');
  if (known?.state !== 'report') throw new Error(`not recognised: ${known?.state}`);
  const money = unitOnSheet(known.found);
  if (money.unit === null) throw new Error('no unit');
  return compareReport(SHAPE, rows, readFigureTable(sheet, known.found.paths, known.found.place), known.found.match, money.unit);
}

describe('a report written down in any order, in 元 or 万元', () => {
  it('is equal in every cell', () => {
    fc.assert(fc.property(table, look, (rows, how) => {
      const found = written(rows, how);
      expect(found).toMatchObject({ different: [], notInLedger: [], notInFile: [], columnsNotInFile: [], headsNotCompared: [] });
      expect(found.equal).toBe((rows.length - 1) * (COLUMNS.length - 1) + COLUMNS.length - 3);
    }), { numRuns: 200 });
  });

  it('with one figure changed it differs in exactly that cell', () => {
    fc.assert(fc.property(table, look, fc.nat(), fc.constantFrom('loans', 'begin', 'end', 'points'), (rows, how, pick, key) => {
      const whose = rows[pick % rows.length] as LedgerRow;
      const found = written(rows, how, (cell, r, c) => (r === whose && c.key === key ? (typeof cell === 'number' ? Math.round(cell * 100 + 100) / 100 : 5) : cell));
      const at = `${letters(how.order.indexOf(key))}${5 + (how.backwards ? rows.length - 1 - rows.indexOf(whose) : rows.indexOf(whose))}`;
      expect(found.different.map((d) => [d.at, d.rowKey, d.columnKey])).toEqual([[at, whose.key, key]]);
      expect(found.different[0]?.verdict).toBe(whose.values[key] === null ? 'notInLedger' : 'differs');
    }), { numRuns: 200 });
  });

  it('with a row taken out and a stranger put in, both are named and nothing else is touched', () => {
    fc.assert(fc.property(table.filter((t) => t.length > 3), look, fc.nat(), (rows, how, pick) => {
      const gone = rows[pick % (rows.length - 1)] as LedgerRow;
      const found = written(rows, how, (cell, r, c) => (r !== gone ? cell : c.key === 'no' ? '0999' : c.key === 'name' ? '生人' : c.key === 'loans' ? 77_777 : cell));
      expect(found.different).toEqual([]);
      expect(found.notInLedger.map((r) => [r.name, r.perhaps])).toEqual([['生人', '']]);
      expect(found.notInFile.map((r) => r.key)).toEqual([gone.key]);
    }), { numRuns: 100 });
  });
});
