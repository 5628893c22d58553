import { readFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { DomainError } from '../../../electron/domain/domain-error.js';
import { LEDGER_COLUMNS } from '../../../electron/domain/importing/ledger-form.js';
import { gridBook, ledgerForm, ledgerGrid, loanRow, plainBook, STAFF } from '../../helpers/office-workbooks.js';
import { SAMPLE_FILES } from '../../helpers/sample-ledger.js';
import { TestCore } from '../../helpers/test-core.js';

const PERIOD = '2011-07';
const NO = (n: number): string => String(loanRow(n)['loanNo']);
let core: TestCore;
beforeEach(async () => {
  core = await TestCore.open({ threaded: true });
  await core.call('ledger.create', { county: '样例县' });
});
afterEach(() => core.close());
const batches = (): number => core.one('SELECT count(*) FROM batch');

describe('X-1 §7 wrong files among good ones', () => {
  it('each says what is wrong and what to do; the good ones are taken', async () => {
    const good = ledgerForm([loanRow(1)]);
    const files: [string, Uint8Array | string][] = [
      ['好.xlsx', good], ['空.xlsx', ''], ['断.xlsx', good.slice(0, Math.floor(good.length / 2))], ['照片.xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')], ['文字.xls', '这不是表格'], ['网页.xls', '<html><body><table><tr><td>借据号</td></tr></table></body></html>'],
      ['通讯录.xlsx', gridBook([['姓名', '电话'], ['某某', '13800000000']])], ['员工.xlsx', plainBook('staff', STAFF)],
    ];
    const plan = await core.plan(PERIOD, files.map(([name, bytes]) => core.put(name, bytes)));
    expect(plan.files.map((f) => f.name)).toEqual(['好.xlsx', '员工.xlsx']);
    const refused = Object.fromEntries(plan.refused.map((r) => [r.name, r.code]));
    expect(refused).toMatchObject({ '空.xlsx': 'FILE_EMPTY', '断.xlsx': 'FILE_DAMAGED', '网页.xls': 'FILE_HTML', '通讯录.xlsx': 'SHEET_NOT_RECOGNISED' });
    expect(Object.keys(refused)).toHaveLength(6);
    for (const r of plan.refused) {
      expect(r.message, r.name).toContain(r.name);
      expect(r.hint, r.name).toMatch(/^请/);
    }
    expect((await core.refusal('import.commit', { planId: plan.planId, hash: plan.hash, strict: true })).code).toBe('IMPORT_STRICT');
    const done = await core.commit(plan);
    expect(done).toMatchObject({ insert: 4 });
    expect((await core.call('loans.page', {})).count).toBe(1);
  });

  it('nothing readable: nothing to commit', async () => {
    const plan = await core.plan(PERIOD, [core.put('空.xlsx', '')]);
    expect(plan).toMatchObject({ files: [], totals: { rows: 0 } });
    expect((await core.refusal('import.commit', { planId: plan.planId, hash: plan.hash })).code).toBe('PLAN_EMPTY');
    expect(batches()).toBe(1);
  });

  it('a file that vanished between choosing and reading', async () => {
    const file = core.adopt(core.put('走了.xlsx', ledgerForm([loanRow(1)])));
    rmSync(core.pathOf(file));
    const plan = await core.call('import.plan', { files: [file], period: PERIOD });
    expect(plan.refused).toMatchObject([{ name: '走了.xlsx', code: 'FILE_GONE' }]);
  });

  it('a ledger without a required column names it', async () => {
    const keys = LEDGER_COLUMNS.map((c) => c.key).filter((k) => k !== 'riskClass' && k !== 'dueOn');
    const plan = await core.plan(PERIOD, [core.put('缺列.xlsx', ledgerGrid([loanRow(1)], { keys }))]);
    expect(plan.refused[0]).toMatchObject({ code: 'SHEET_NOT_RECOGNISED' });
    expect(plan.refused[0]?.message).toMatch(/最后到期日/);
    expect(plan.refused[0]?.message).toMatch(/五级分类/);
  });

  it('no ledger, no reading', async () => {
    const empty = await TestCore.open();
    try {
      expect(await empty.refusal('import.plan', { files: [empty.adopt(empty.put('a.xlsx', ''))], period: PERIOD })).toMatchObject({ code: 'LEDGER_NOT_FOUND' });
    } finally {
      await empty.close();
    }
  });

  it('input that no host would send', async () => {
    const file = core.adopt(core.put('a.xlsx', ledgerForm([loanRow(1)])));
    expect(await core.refusal('import.plan', { files: [file], period: '2011-13' })).toMatchObject({ code: 'INPUT_INVALID', field: 'period' });
    expect(await core.refusal('import.plan', { files: [], period: PERIOD })).toMatchObject({ code: 'INPUT_INVALID', field: 'files' });
    expect(await core.refusal('import.plan', { files: [file], period: PERIOD, profile: 'no-such' })).toMatchObject({ code: 'PROFILE_UNKNOWN' });
    const bad = core.adopt(core.put('p.json', '{"id":"x"}'));
    expect(await core.refusal('import.plan', { files: [file], period: PERIOD, profileFile: bad })).toMatchObject({ code: 'PROFILE_INVALID' });
    const broken = core.adopt(core.put('q.json', '{'));
    expect(await core.refusal('import.plan', { files: [file], period: PERIOD, profileFile: broken })).toMatchObject({ code: 'PROFILE_INVALID' });
  });
});

describe('X-1 columns renamed and in another order', () => {
  it('are found by other known heads; the plan says which head went where', async () => {
    const rename = { borrower: '户名', loanNo: '借据编号', principalFen: '期末余额', beginFen: '年初余额', grantedOn: '放款日期', dueOn: '到期日期', riskClass: '风险分类', nplOn: '进入不良日期', cashFen: '本年现金收回' };
    const keys = LEDGER_COLUMNS.map((c) => c.key).reverse();
    const rows = [loanRow(1), loanRow(2, { riskClass: '可疑' })];
    const plan = await core.plan(PERIOD, [core.put('别的顺序.xlsx', ledgerGrid(rows, { rename, keys, above: [['石桥信用社不良贷款明细', '单位：元']] }))]);
    expect(plan.totals).toMatchObject({ insert: 2, reject: 0 });
    expect(plan.files[0]?.columns.filter((c) => c.key in rename).map((c) => [c.key, c.head]).sort()).toEqual(Object.entries(rename).sort());
    await core.commit(plan);
    expect((await core.call('loans.get', { no: NO(2) })).loan).toMatchObject({ class: '可疑', currentPrincipalFen: 750_000, dueOn: '2010-03-20' });
  });

  it('the file’s own 合计 is held against the rows', async () => {
    const total = Array.from({ length: 44 }, (_, i) => (i === 0 ? '合计' : LEDGER_COLUMNS[i]?.key === 'principalFen' ? 14_999.99 : null));
    const plan = await core.plan(PERIOD, [core.put('合计.xlsx', ledgerGrid([loanRow(1), loanRow(2)], { below: [total, ['填表人：某']] }))]);
    expect(plan.files[0]).toMatchObject({ rows: 2, ownTotals: { principalFen: 1_499_999 }, controlTotals: { principalFen: 1_500_000 } });
    expect(plan.files[0]?.issues.filter((i) => i.code !== 'PERSON_NOT_ON_STAFF').map((i) => [i.code, i.severity, i.column])).toEqual([['TOTAL_DIFFERS', 'warn', 'principalFen']]);
  });

  it('hidden sheets are not read, a second sheet of the same workbook is', async () => {
    const sheetOf = (bytes: Uint8Array): XLSX.WorkSheet => Object.values(XLSX.read(bytes).Sheets)[0] as XLSX.WorkSheet;
    const book = XLSX.utils.book_new();
    for (const [name, rows] of [['一', [loanRow(1)]], ['藏', [loanRow(2)]], ['三', [loanRow(3)]]] as const) XLSX.utils.book_append_sheet(book, sheetOf(ledgerGrid(rows)), name);
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 0 }] };
    const plan = await core.plan(PERIOD, [core.put('三张.xlsx', new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer))]);
    expect(plan.files.map((f) => [f.sheet, f.rows])).toEqual([['一', 1], ['三', 1]]);
  });

  it('a kind that was asked for is the only one read', async () => {
    const both = [core.put('员工.xlsx', plainBook('staff', STAFF)), core.put('台账.xlsx', ledgerForm([loanRow(1)]))];
    const plan = await core.plan(PERIOD, both, { kind: 'staff' });
    expect(plan.files.map((f) => f.kind)).toEqual(['staff']);
    expect(plan.refused.map((r) => r.name)).toEqual(['台账.xlsx']);
  });
});

describe('cancelled in the middle', () => {
  const stopAt = (step: RegExp): { progress: (s: string) => void; checkpoint: () => void } => ({ progress: (s) => { if (step.test(s)) throw new DomainError('CANCELLED'); }, checkpoint: () => undefined });

  it.each([/^读取 .*大坪/, /^与台账比对/])('while planning (%s): no plan, nothing written', async (step) => {
    const files = SAMPLE_FILES.slice(0, 12).map((f) => core.adopt(f));
    await expect(core.call('import.plan', { files, period: '2011-08' }, stopAt(step))).rejects.toMatchObject({ error: { code: 'CANCELLED' } });
    expect(batches()).toBe(1);
  });

  it.each([/^入账：贷款/, /^入账：任务/, /^推算余额/])('while committing (%s): nothing of the batch remains, and the plan is still good', async (step) => {
    const plan = await core.plan(PERIOD, [core.put('员工.xlsx', plainBook('staff', STAFF)), core.put('台账.xlsx', ledgerForm(Array.from({ length: 250 }, (_, i) => loanRow(i + 1))))]);
    await expect(core.call('import.commit', { planId: plan.planId, hash: plan.hash }, stopAt(step))).rejects.toMatchObject({ error: { code: 'CANCELLED' } });
    expect(core.sql('SELECT (SELECT count(*) FROM loan) AS loans, (SELECT count(*) FROM staff) AS staff, (SELECT count(*) FROM party_key) AS keys, (SELECT count(*) FROM loan_state) AS states, (SELECT count(*) FROM batch) AS batches, (SELECT batch_id FROM write_gate) AS gate')).toEqual([{ loans: 0, staff: 0, keys: 0, states: 0, batches: 1, gate: null }]);
    expect(await core.commit(plan)).toMatchObject({ committed: 253 });
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });
});

describe('X-10 names that are formulas, mark-up or SQL', () => {
  const HOSTILE = ['=1+1', '<img src=x onerror=alert(1)>', `'; DROP TABLE loan; --`, '+cmd|calc', '@SUM(A1)', '-2+3', '"quoted, and comma"', '{{constructor}}', '%_100%'];

  it('stay text from the workbook through the ledger into grid, report, roster, CSV, workbook and page', async () => {
    const rows = HOSTILE.map((name, i) => loanRow(i + 1, { borrower: name, unit: name.length > 20 || name.includes('DROP') ? '石桥信用社' : `${name}社`, nplOn: '2010-06-30', security: name, actualUser: `${name}用` }));
    const plan = await core.plan(PERIOD, [core.put('台账.xlsx', ledgerForm(rows)), core.put('员工.xlsx', plainBook('staff', [...STAFF, { staffNo: '0900', name: '甲', unit: '=2+2', tier: '信用社员工' }]))]);
    expect(plan.totals).toMatchObject({ insert: HOSTILE.length + 4, reject: 0 });
    await core.commit(plan);
    const page = await core.call('loans.page', { limit: 100, sort: { key: 'no', descending: false } });
    expect(page.rows.map((r) => r.borrower)).toEqual(HOSTILE);
    for (const name of HOSTILE) expect((await core.call('loans.search', { text: name })).hits.map((h) => h.borrower), name).toContain(name);
    expect((await core.call('loans.page', { filter: { search: '%' } })).rows.map((r) => r.borrower)).toEqual(['%_100%']);
    expect(core.one('SELECT count(*) FROM loan')).toBe(HOSTILE.length);

    const text = async (method: 'reports.export' | 'rosters.export', format: 'html' | 'csv'): Promise<string> => {
      const { files } = method === 'reports.export' ? await core.call(method, { id: 'monthly-recovery', period: PERIOD, formats: [format] }) : await core.call(method, { kind: 'responsibility', year: 2011, formats: [format] });
      return readFileSync(core.pathOf(files[0] as (typeof files)[number]), 'utf8');
    };
    for (const html of [await text('reports.export', 'html'), await text('rosters.export', 'html')]) {
      expect(html).not.toMatch(/<img|<script|onerror=alert\(1\)>/i);
      expect(html).toContain('=1+1');
    }
    expect(await text('rosters.export', 'html')).toContain('&lt;img');
    const csv = `${await text('reports.export', 'csv')}\n${await text('rosters.export', 'csv')}`;
    const cells = csv.split(/\r?\n/).flatMap((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((c) => c.replace(/,$/, '').replace(/^"|"$/g, ''));
    expect(cells.filter((c) => /^[=+@]/.test(c) || (c.startsWith('-') && !/^-\d+(\.\d+)?$/.test(c)))).toEqual([]);
    expect(csv).toContain(`'=1+1`);

    for (const call of [core.call('reports.export', { id: 'monthly-recovery', period: PERIOD, formats: ['xlsx'] }), core.call('rosters.export', { kind: 'responsibility', year: 2011, formats: ['xlsx'] }), core.call('ledger.export', { period: PERIOD })]) {
      const { files } = await call;
      const book = XLSX.read(readFileSync(core.pathOf(files[0] as (typeof files)[number])), { cellFormula: true });
      const found = Object.values(book.Sheets[book.SheetNames[0] ?? ''] ?? {}).filter((c): c is XLSX.CellObject => typeof c === 'object' && c !== null && 'v' in c && String((c as { v?: unknown }).v).includes('1+1'));
      expect(found.length).toBeGreaterThan(0);
      for (const c of found) expect([c.t, c.f]).toEqual(['s', undefined]);
    }
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });
});

describe('退回表 after the plan', () => {
  it('rejected and conflicting rows come back with the reason; none, none', async () => {
    const plan = await core.plan(PERIOD, [core.put('台账.xlsx', ledgerForm([loanRow(1), loanRow(2, { dueOn: '2009-01-01' }), loanRow(3, { riskClass: '一般' })]))]);
    const made = await core.call('import.problems', { planId: plan.planId });
    expect(made.rows).toBe(2);
    expect(made.files).toHaveLength(1);
    const book = XLSX.read(readFileSync(core.pathOf(made.files[0] as (typeof made.files)[number])));
    const all = book.SheetNames.map((n) => XLSX.utils.sheet_to_csv(book.Sheets[n] as XLSX.WorkSheet)).join('\n');
    expect(all).toContain('最后到期日 2009-01-01 早于首次发放日 2009-03-20');
    expect(all).toContain('不在可选范围内');
    expect(all).not.toContain(NO(1));
    const fine = await core.plan(PERIOD, [core.put('好.xlsx', ledgerForm([loanRow(1)]))]);
    expect((await core.refusal('import.problems', { planId: fine.planId })).code).toBe('NOTHING_TO_RETURN');
  });
});
