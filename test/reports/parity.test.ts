import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { OutputOf } from '../../electron/contract/api.js';
import { REPORTS } from '../../electron/reports/index.js';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';
import { readSheets } from '../print/read-sheets.js';
import { wan } from './county-by-sql.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('closed');
});
afterAll(() => core.close());

type Table = OutputOf<'reports.table'>;
const number = (text: string): number => Number(text.replaceAll(/[,＋+]/g, '').replace(/^[−－]/, '-'));
/** A cell as paper and workbooks show it: 万元 rounded once, everything else as it is. */
function shown(t: Table, key: string, value: string | number | null): number | null {
  const column = t.columns.find((c) => c.key === key);
  if (value === null) return null;
  return column?.kind === 'money' ? Number(t.unit === '万元' ? wan(Number(value)) : Number(value) / 100) : Number(value);
}

describe('X-7 one definition, three renderings, equal to the cent', () => {
  it.each(REPORTS.map((r) => r.id))('%s: money of every row and of the total on screen, in the reopened workbook, on the page and in the CSV', async (id) => {
    const table = await core.call('reports.table', { id, period: PERIOD });
    const { files } = await core.call('reports.export', { id, period: PERIOD, formats: ['xlsx', 'html', 'csv'] });
    const [xlsx, html, csv] = files.map((f) => readFileSync(core.pathOf(f)));
    const money = table.columns.filter((c) => c.kind === 'money');
    const wanted = [...table.rows.map((r) => r.values), ...(table.total === null ? [] : [table.total])].map((values) => money.map((c) => shown(table, c.key, values[c.key] ?? null)));

    const sheets = readSheets(String(html));
    const labels = table.columns.length;
    const body = sheets.flatMap((s) => s.body).filter((r) => r.key !== null);
    const cellsOf = (cells: readonly { text: string; colspan: number }[]): string[] => cells.flatMap((c) => [...Array.from({ length: c.colspan - 1 }, () => ''), c.text]);
    const totalRow = sheets.at(-1)?.body.find((r) => r.cls.split(' ').includes('total'));
    const onPaper = [...body, ...(totalRow ? [totalRow] : [])].map((r) => {
      const cells = cellsOf(r.cells);
      expect(cells).toHaveLength(labels);
      return money.map((c) => {
        const text = cells[table.columns.indexOf(c)] ?? '';
        return text === '—' || text === '' ? null : number(text);
      });
    });
    expect(onPaper).toEqual(wanted);

    const lines = String(csv).replace('\uFEFF', '').trimEnd().split('\r\n').slice(1).map((l) => l.split(','));
    expect(lines.map((l) => money.map((c) => (l[table.columns.indexOf(c)] === '' ? null : Number(l[table.columns.indexOf(c)]))))).toEqual(wanted);

    const book = XLSX.read(xlsx);
    const grid = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] as XLSX.WorkSheet, { header: 1, raw: true, defval: null, blankrows: true });
    const first = grid.findIndex((r) => r[1] === (table.rows[0]?.values[table.columns[1]?.key ?? ''] ?? '')) ;
    expect(first).toBeGreaterThan(0);
    const inBook = grid.slice(first, first + wanted.length).map((r) => money.map((c) => {
      const v = r[table.columns.indexOf(c)];
      return v === '—' || v === null || v === undefined ? null : v;
    }));
    expect(inBook).toEqual(wanted);
  });

  it.each(['responsibility', 'approver', 'vintage', 'unit'] as const)('roster %s: every loan, every sum, on the page, in the workbook and in the CSV', async (kind) => {
    const roster = await core.call('rosters.show', { kind, year: 2011 });
    const { files } = await core.call('rosters.export', { kind, year: 2011, formats: ['xlsx', 'html', 'csv'] });
    const [xlsx, html, csv] = files.map((f) => readFileSync(core.pathOf(f)));
    const called = core.sql<{ no: string; fen: number }>(`SELECT l.loan_no AS no, n.principal_fen AS fen FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE l.status = 'live' AND l.formed_year = 2010 ORDER BY 1`);
    expect(roster.total).toMatchObject({ loans: called.length, principalFen: called.reduce((a, l) => a + l.fen, 0) });
    expect(roster.persons.reduce((a, p) => a + p.loans, 0)).toBe(called.length);

    const onPaper = readSheets(String(html)).flatMap((s) => s.body).filter((r) => r.key !== null).map((r) => ({ no: r.cells[4]?.text ?? '', fen: Math.round(number(r.cells[13]?.text ?? '') * 100) }));
    expect(onPaper.sort((a, b) => (a.no < b.no ? -1 : 1))).toEqual(called);
    const inCsv = String(csv).replace('\uFEFF', '').trimEnd().split('\r\n').slice(1).map((l) => l.split(',')).map((l) => ({ no: l[4] ?? '', fen: Math.round(Number(l[13]) * 100) }));
    expect(inCsv.sort((a, b) => (a.no < b.no ? -1 : 1))).toEqual(called);
    const book = XLSX.read(xlsx);
    const grid = XLSX.utils.sheet_to_json<(string | number)[]>(book.Sheets[book.SheetNames[0] ?? ''] as XLSX.WorkSheet, { header: 1, raw: true });
    const inBook = grid.filter((r) => /^\d{12}$/.test(String(r[5]))).map((r) => ({ no: String(r[5]), fen: Math.round(Number(r[14]) * 100) }));
    expect(inBook.sort((a, b) => (a.no < b.no ? -1 : 1))).toEqual(called);
  });

  it('home shows the report’s figures', async () => {
    const home = await core.call('home.summary', { period: PERIOD });
    const { total } = await core.call('reports.table', { id: 'monthly-recovery', period: PERIOD });
    expect({ cash: home.cashFen, kind: home.inKindFen, all: home.recoveredFen, npl: home.nplFen, begin: home.nplBeginFen, ratio: home.nplRatioPct, points: home.nplRatioChangePct, task: home.taskFen, pct: home.completionPct, fresh: home.newFen, loans: home.nplLoans })
      .toEqual({ cash: total?.['cashYtdFen'], kind: total?.['inKindYtdFen'], all: total?.['recoveredYtdFen'], npl: total?.['endFen'], begin: total?.['beginFen'], ratio: total?.['nplRatioEndPct'], points: total?.['nplRatioChangePct'], task: total?.['taskFen'], pct: total?.['completionPct'], fresh: total?.['newYtdFen'], loans: total?.['endCount'] });
    expect(home.months.reduce((a, m) => a + m.cashFen + m.inKindFen, 0)).toBe(home.recoveredFen);
    expect(home.measures.reduce((a, m) => a + m.amountFen, 0)).toBe(home.recoveredFen);
    expect(home).toMatchObject({ publicTotalFen: 3_938_000_000, publicRecoveredFen: 1_650_000_000, publicPct: '41.90', publicSettled: { units: 2, villages: 7, officials: 316 } });
  });

  it('D4-12 the schedule calls 2010 in 2011, 2008, 2009 and 2011 in 2012, 2006, 2007 and 2012 in 2013', async () => {
    const { years } = await core.call('rosters.schedule', {});
    expect(years.map((y) => [y.planYear, y.formedYears])).toEqual([[2011, [2010]], [2012, [2008, 2009, 2011]], [2013, [2006, 2007, 2012]]]);
    for (const y of years) expect(y.principalFen).toBe(core.one(`SELECT sum(n.principal_fen) FROM loan_now n WHERE n.formed_year IN (${y.formedYears.join(',')})`));
  });
});

describe('P-2 the ledger in the province’s own form', () => {
  it('comes back as it went in: the exported workbook taken in again changes nothing', async () => {
    const { files, rows, controlTotals } = await core.call('ledger.export', { period: PERIOD });
    expect(rows).toBe(core.one(`SELECT count(*) FROM loan WHERE status = 'live'`));
    const own = await sampleLedger('imported');
    try {
      const plan = await own.plan(PERIOD, [own.put('导出.xlsx', readFileSync(core.pathOf(files[0] as (typeof files)[number])))]);
      expect(plan.totals).toEqual({ rows, insert: 0, update: 0, unchanged: rows, conflict: 0, reject: 0 });
      expect(plan.files[0]?.controlTotals).toMatchObject(controlTotals);
      expect(plan.files[0]?.issues.filter((i) => i.code.startsWith('TOTAL'))).toEqual([]);
    } finally {
      await own.close();
    }
  });

  it('one unit says its name at 填报单位', async () => {
    const { files, rows } = await core.call('ledger.export', { period: PERIOD, unit: '三汊信用社' });
    expect(rows).toBeGreaterThan(100);
    const book = XLSX.read(readFileSync(core.pathOf(files[0] as (typeof files)[number])));
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] as XLSX.WorkSheet;
    expect((sheet['A2'] as XLSX.CellObject).v).toBe('填报单位：三汊信用社');
    expect((sheet['A1'] as XLSX.CellObject).v).toBe('样例县农村信用合作联社不良贷款台账');
    expect((sheet['F2'] as XLSX.CellObject).v).toBe('截止日期：2011年8月31日');
  });
});
