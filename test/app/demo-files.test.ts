import Database from 'better-sqlite3';
import { strFromU8, unzipSync } from 'fflate';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { readWorkbook } from '../../electron/workbook/reading/read-workbook.js';
import { demoRun, type Json } from '../helpers/cli.js';
import { RESOURCES } from '../helpers/made-once.js';
import { PERIOD } from '../helpers/sample-ledger.js';
import { canPrint, tool } from '../print/browser-here.js';
import { readSheets } from '../print/read-sheets.js';
import { countyBySql, rounded, wan } from '../reports/county-by-sql.js';

let folder = '';
let db = '';
let answer: Json = {};
beforeAll(async () => {
  const demo = await demoRun();
  folder = demo.folder;
  db = demo.db;
  answer = demo.json;
});
const file = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(folder, name)));
const sheetOf = (bytes: Uint8Array): XLSX.WorkSheet => {
  const book = XLSX.read(bytes, { cellNF: true, sheets: 0 });
  return book.Sheets[book.SheetNames[0] ?? ''] as XLSX.WorkSheet;
};
const cell = (sheet: XLSX.WorkSheet, address: string): XLSX.CellObject | undefined => sheet[address] as XLSX.CellObject | undefined;
const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
const COLUMNS = (JSON.parse(readFileSync(path.join(RESOURCES, 'forms/monthly-recovery.map.json'), 'utf8')) as { columns: Record<string, { at: string; kind: string; dash?: boolean }> }).columns;
const UNITS = 24;
const FIRST = 7;
const TOTAL = FIRST + UNITS;

describe('P-5 X-8 the monthly report as the official form', () => {
  it('shows the published figures as numbers in the cells of the form', () => {
    const sheet = sheetOf(file('月报表-2011-08.xlsx'));
    const published = { N: 6009, L: 5681, M: 328, Y: 17.6, Z: -4.7, X: 22.3, U: 26400, D: 31220 };
    for (const [column, value] of Object.entries(published)) expect(cell(sheet, `${column}${TOTAL}`), column).toMatchObject({ t: 'n', v: value });
    expect(cell(sheet, `N${TOTAL}`)?.z).toMatch(/0\.00/);
    expect(cell(sheet, `Y${TOTAL}`)?.z).toMatch(/^0\.00/);
    expect(cell(sheet, 'A1')?.v).toBe('样例县农村信用合作联社不良贷款清收处置月报表');
    expect(cell(sheet, 'K2')?.v).toBe('2011年8月31日');
  });

  it('every cell is what plain SQL over the rows gives, read by two readers', async () => {
    const bytes = file('月报表-2011-08.xlsx');
    const sheet = sheetOf(bytes);
    const raw = (await readWorkbook(bytes, '月报表-2011-08.xlsx')).sheets[0];
    const own = countyBySql(db, PERIOD);
    expect(own.rows).toHaveLength(UNITS);
    [...own.rows.map((r) => r.values), own.total].forEach((values, i) => {
      for (const [key, { at, kind, dash }] of Object.entries(COLUMNS)) {
        const value = values[key] ?? null;
        if (i === UNITS && (kind === 'text' || key === 'seq' || value === null)) continue;
        const wanted = value === null ? (dash === true ? '—' : undefined) : kind === 'money' ? Number(wan(Number(value))) : kind === 'text' ? value : Number(value);
        expect(cell(sheet, `${at}${FIRST + i}`)?.v, `${at}${FIRST + i} ${key}`).toBe(wanted);
        const ours = raw?.rows.find((r) => r.row === FIRST + i)?.cells[XLSX.utils.decode_col(at)];
        expect(ours && 'v' in ours ? ours.v : undefined, `${at}${FIRST + i} ${key}`).toBe(wanted);
      }
    });
    expect(cell(sheet, `A${TOTAL}`)?.v).toBe('合　　计');
  });

  it('keeps every style, merge and print setting of the form', () => {
    const blank = new Uint8Array(readFileSync(path.join(RESOURCES, 'forms/monthly-recovery.xlsx')));
    const filled = file('月报表-2011-08.xlsx');
    expect(unzipSync(filled)['xl/styles.xml']).toEqual(unzipSync(blank)['xl/styles.xml']);
    expect(Object.keys(unzipSync(filled)).sort()).toEqual(Object.keys(unzipSync(blank)).sort());
    const [was, is] = [part(blank, 'xl/worksheets/sheet1.xml'), part(filled, 'xl/worksheets/sheet1.xml')];
    const styles = (xml: string, row: number): string[] => [...(new RegExp(`<row r="${row}"[^>]*>.*?</row>`, 's').exec(xml)?.[0] ?? '').matchAll(/<c r="([A-Z]+)\d+" s="(\d+)"/g)].map((m) => `${m[1]} ${m[2]}`);
    for (let row = 1; row < FIRST; row++) expect(styles(is, row), `row ${row}`).toEqual(styles(was, row));
    for (let row = FIRST; row < TOTAL; row++) expect(styles(is, row), `row ${row}`).toEqual(styles(was, FIRST));
    for (const below of [0, 1, 2]) expect(styles(is, TOTAL + below), `row ${TOTAL + below}`).toEqual(styles(was, FIRST + 1 + below));

    const merges = (xml: string): string[] => [...xml.matchAll(/<mergeCell ref="([^"]+)"/g)].map((m) => m[1] ?? '').sort();
    const moved = merges(was).map((ref) => ref.replace(/([A-Z]+)(\d+)/g, (_, c: string, r: string) => `${c}${Number(r) > FIRST ? Number(r) + UNITS - 1 : r}`)).sort();
    expect(merges(is)).toEqual(moved);
    for (const tag of ['pageSetup', 'pageMargins', 'printOptions', 'headerFooter', 'sheetPr', 'cols', 'pane']) {
      const of = (xml: string): string => new RegExp(`<${tag}(?: [^>]*)?(?:/>|>.*?</${tag}>)`, 's').exec(xml)?.[0] ?? '';
      expect(of(was), tag).not.toBe('');
      expect(of(is), tag).toBe(of(was));
    }
    const book = part(filled, 'xl/workbook.xml');
    expect(book).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="0">'清收处置月报表'!$1:$6</definedName>`);
    expect(book).toContain(`<definedName name="_xlnm.Print_Area" localSheetId="0">'清收处置月报表'!$A$1:$AC$${TOTAL + 2}</definedName>`);
  });

  it('the page to print says the same, cell by cell', () => {
    const sheets = readSheets(readFileSync(path.join(folder, '月报表-2011-08.html'), 'utf8'));
    const own = countyBySql(db, PERIOD);
    const rows = sheets.flatMap((s) => s.body).filter((r) => r.key !== null);
    expect(rows.map((r) => r.key)).toEqual(own.rows.map((r) => r.key));
    const keys = Object.keys(COLUMNS);
    rows.forEach((row, i) => row.cells.forEach((c, at) => expect(figure(c.text), `${row.key} ${keys[at]}`).toBe(printed(keys[at] ?? '', own.rows[i]?.values[keys[at] ?? ''] ?? null))));
    const total = sheets.at(-1)?.body.find((r) => r.cls.includes('total'));
    const offset = keys.length - (total?.cells.length ?? 0);
    total?.cells.forEach((c, at) => at > 0 && expect(figure(c.text), keys[at + offset]).toBe(printed(keys[at + offset] ?? '', own.total[keys[at + offset] ?? ''] ?? null)));
  });

  it('the answer on the command line gives the same figures', () => {
    expect(answer['figures']).toEqual({ recoveredFen: 6_009_000_000, cashFen: 5_681_000_000, inKindFen: 328_000_000, nplRatioPct: '17.60', nplRatioChangePct: '-4.70' });
    expect((answer['files'] as string[]).map((f) => path.basename(f)).filter((f) => !existsSync(path.join(folder, f)))).toEqual([]);
  });
});

/** A figure as printed without the marks of paper: thousands, plus signs, the true minus. */
const figure = (text: string): string => text.replaceAll(',', '').replace(/^[+＋]/, '').replace(/^[−－]/, '-').replace(/%$/, '');
function printed(key: string, value: string | number | null): string {
  if (value === null) return '—';
  return COLUMNS[key]?.kind === 'money' ? wan(Number(value)) : String(value);
}

interface Person { no: string; name: string; tier: string; target: number | null; month: number; cash: number; kind: number }

describe('P-3 D4-14 the personal table', () => {
  it('every person, subtotal and total is what plain SQL over receipts and shares gives', () => {
    const conn = new Database(db, { readonly: true });
    const persons = conn.prepare(`SELECT s.staff_no AS no, s.name, p.tier, (SELECT t.target_fen FROM target t JOIN year_plan y ON y.year_plan_id = t.year_plan_id WHERE t.staff_id = s.staff_id AND y.year = 2011) AS target,
      coalesce((SELECT sum(x.principal_fen + x.interest_fen) FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id WHERE x.staff_id = s.staff_id AND e.period = '2011-08' AND e.form IN ('cash','in_kind')), 0) AS month,
      coalesce((SELECT sum(x.principal_fen + x.interest_fen) FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id WHERE x.staff_id = s.staff_id AND e.period BETWEEN '2011-01' AND '2011-08' AND e.form = 'cash'), 0) AS cash,
      coalesce((SELECT sum(x.principal_fen + x.interest_fen) FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id WHERE x.staff_id = s.staff_id AND e.period BETWEEN '2011-01' AND '2011-08' AND e.form = 'in_kind'), 0) AS kind
      FROM staff s JOIN staff_post p ON p.staff_id = s.staff_id ORDER BY s.staff_no`).all() as Person[];
    conn.close();
    const rows = XLSX.utils.sheet_to_json<(string | number | undefined)[]>(sheetOf(file('个人清收任务完成表-2011-08.xlsx')), { header: 1, raw: true });
    const byNo = new Map(rows.filter((r) => typeof r[1] === 'string' && /^\d{4}$/.test(r[1])).map((r) => [r[1], r]));
    const counted = persons.filter((p) => p.target !== null || p.cash + p.kind > 0);
    expect(byNo.size).toBe(counted.length);
    const place = (p: Person): number => 1 + counted.filter((q) => BigInt(q.cash + q.kind) * BigInt(p.target ?? 0) > BigInt(p.cash + p.kind) * BigInt(q.target ?? 0)).length;
    for (const p of counted) {
      const row = byNo.get(p.no) ?? [];
      expect(row.slice(5), p.name).toEqual([Number(wan(p.target ?? 0)), Number(wan(p.month)), Number(wan(p.cash)), Number(wan(p.kind)), Number(wan(p.cash + p.kind)), Number(rounded(BigInt(p.cash + p.kind) * 10_000n, BigInt(p.target ?? 1))), place(p)]);
    }
    const sum = (list: readonly Person[], of: (p: Person) => number): number => Number(wan(list.reduce((a, p) => a + of(p), 0)));
    const sumsOf = (list: readonly Person[]): number[] => [sum(list, (p) => p.target ?? 0), sum(list, (p) => p.month), sum(list, (p) => p.cash), sum(list, (p) => p.kind), sum(list, (p) => p.cash + p.kind)];
    const label = (text: string): (string | number | undefined)[] => rows.find((r) => r.some((v) => typeof v === 'string' && v.replace(/\s/g, '').startsWith(text))) ?? [];
    for (const [tier, title] of [['party_committee', '党委成员小计'], ['department_head', '部室主任小计'], ['deputy_head', '部室副主任小计'], ['office_staff', '一般员工小计'], ['union_staff', '信用社员工小计']] as const) expect(label(title).slice(5, 10), title).toEqual(sumsOf(counted.filter((p) => p.tier === tier)));
    expect(label('合计').slice(5, 10)).toEqual(sumsOf(counted));
    expect(label('合计')[9]).toBe(6009);
  });
});

describe('P-6 D4-13 the roster of 2011 by responsible person', () => {
  const called = (): { no: string; principal: number }[] => {
    const conn = new Database(db, { readonly: true });
    const rows = conn.prepare(`SELECT loan_no AS no, begin_fen + (SELECT coalesce(sum(CASE WHEN form = 'new_npl' THEN principal_fen ELSE -principal_fen END), 0) FROM entry e WHERE e.loan_id = l.loan_id) AS principal FROM loan l WHERE status = 'live' AND npl_on BETWEEN '2010-01-01' AND '2010-12-31'`).all() as { no: string; principal: number }[];
    conn.close();
    return rows;
  };
  const yuan = (text: string): number => Math.round(Number(text.replaceAll(',', '')) * 100);

  it('as a page: each loan once, each person on sheets of his own, page sums and totals agree to the 分', () => {
    const loans = called();
    const sheets = readSheets(readFileSync(path.join(folder, '责任清收名册-2011.html'), 'utf8'));
    const rows = sheets.flatMap((s) => s.body).filter((r) => r.key !== null);
    expect(rows.map((r) => r.cells[4]?.text).sort()).toEqual(loans.map((l) => l.no).sort());
    const principal = new Map(loans.map((l) => [l.no, l.principal]));
    let pages = 0;
    let county = 0;
    let person = 0;
    for (const sheet of sheets) {
      pages++;
      const own = sheet.body.filter((r) => r.key !== null);
      const money = own.map((r) => r.cells.slice(11).map((c) => yuan(c.text)));
      own.forEach((r, i) => expect(money[i]?.[2], r.key ?? '').toBe(principal.get(r.cells[4]?.text ?? '')));
      const sumOf = (cls: string): number[] | undefined => sheet.body.find((r) => r.cls.split(' ').includes(cls))?.cells.slice(1).map((c) => yuan(c.text));
      expect(sumOf('page')).toEqual([0, 1, 2, 3, 4].map((k) => money.reduce((a, m) => a + (m[k] ?? 0), 0)));
      person += money.reduce((a, m) => a + (m[2] ?? 0), 0);
      const closing = sumOf('total');
      if (closing) {
        expect(closing[2]).toBe(person);
        county += person;
        person = 0;
        expect(sheet.around.join(' ')).toContain('签收人：');
      } else expect(sumOf('running')?.[2]).toBe(person);
    }
    expect(pages).toBeGreaterThan(200);
    expect(county).toBe(loans.reduce((a, l) => a + l.principal, 0));
    expect(answer['roster']).toMatchObject({ loans: loans.length, principalFen: county });
  });

  it.skipIf(!canPrint)('as PDF: every loan number exactly once, as many sheets as the page has', () => {
    const pdf = path.join(folder, '责任清收名册-2011.pdf');
    const text = tool('pdftotext', '-layout', pdf, '-');
    const loans = called();
    const counts = new Map(loans.map((l) => [l.no, 0]));
    for (const [no] of text.matchAll(/(?<!\d)\d{12}(?!\d)/g)) if (counts.has(no)) counts.set(no, (counts.get(no) ?? 0) + 1);
    expect([...counts].filter(([, n]) => n !== 1)).toEqual([]);
    const sheets = readSheets(readFileSync(path.join(folder, '责任清收名册-2011.html'), 'utf8'));
    expect(Number(/Pages:\s+(\d+)/.exec(tool('pdfinfo', pdf))?.[1])).toBe(sheets.length);
    const persons = sheets.filter((s) => s.body.some((r) => r.cls.includes('total'))).length;
    expect([...text.matchAll(/签收人：/g)]).toHaveLength(persons);
  });

  it.skipIf(!canPrint)('the monthly report is one A3 sheet with the published figures', () => {
    const pdf = path.join(folder, '月报表-2011-08.pdf');
    const text = tool('pdftotext', '-layout', pdf, '-');
    for (const figureText of ['6,009.00', '5,681.00', '328.00', '17.60', '4.70']) expect(text).toContain(figureText);
    expect(tool('pdfinfo', pdf)).toMatch(/Pages:\s+1\n[\s\S]*A3/);
  });
});
