import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { openConnection } from '../../../electron/data/connection.js';
import { MIGRATIONS, migrate } from '../../../electron/data/migrate.js';
import { cliJson, cliProgram, demoRun, oneDocument, runCli, type Json } from '../../helpers/cli.js';
import { typedInto } from '../../helpers/edit-workbook.js';
import { RESOURCES } from '../../helpers/made-once.js';
import { ledgerForm, loanRow, plainBook, STAFF } from '../../helpers/office-workbooks.js';
import { copySampleLedger, SAMPLE_FOLDER } from '../../helpers/sample-ledger.js';

/** The keys that command-line.md promises; additions are free. */
let folder = '';
let db = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cli-'));
  db = path.join(folder, '台账.db');
  await copySampleLedger('imported', db);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const json = (...args: string[]): Promise<Json> => cliJson([...args, '--db', db, '--today', '2011-08-31', '--user', '周样初']);
const keysOf = (value: unknown): string[] => Object.keys(value as object);
const first = (list: unknown): Json => (list as Json[])[0] ?? {};

describe('reading commands', () => {
  it('loans and loan, in English and in Chinese', async () => {
    const all = await json('loans', '--limit', '3');
    expect(keysOf(all)).toEqual(expect.arrayContaining(['count', 'loans']));
    expect(keysOf(first(all['loans']))).toEqual(expect.arrayContaining(['no', 'unit', 'borrower', 'book', 'class', 'formedOn', 'originalPrincipalFen', 'currentPrincipalFen']));
    expect((all['loans'] as unknown[]).length).toBe(3);
    const [inChinese, inEnglish] = [await json('loans', '--book', '表内', '--formed', '2010'), await json('loans', '--book', 'on', '--formed', '2010')];
    expect(inChinese['count']).toBe(inEnglish['count']);
    expect(inChinese['count']).toBe(763);
    const byUnit = await json('loans', '--unit', '三汊信用社', '--limit', '1000');
    expect(byUnit['count']).toBe((await json('loans', '--unit', '19'))['count']);
    const one = first(byUnit['loans']);
    const found = await json('loans', '--search', String(one['no']));
    expect(found['count']).toBe(1);
    const detail = await json('loan', String(one['no']));
    expect(detail['loan']).toMatchObject({ no: one['no'], unit: '三汊信用社' });
    const offset = await json('loans', '--limit', '2', '--offset', '1');
    expect((offset['loans'] as Json[])[0]?.['no']).toBe((all['loans'] as Json[])[1]?.['no']);
  });

  it('verify, history, snapshot, alerts, profiles', async () => {
    expect(await json('verify')).toMatchObject({ ok: true, problems: [] });
    const { batches } = await json('history', '--limit', '1');
    expect(batches).toMatchObject([{ id: 2, kind: 'import', title: expect.any(String) as string, at: expect.any(Number) as number, user: '周样初' }]);
    expect(await json('snapshot', '--period', '2011-08')).toMatchObject({ period: '2011-08', state: 'open', checks: expect.any(Array) as unknown[] });
    const alerts = await json('alerts', '--days', '3650');
    expect(keysOf(first(alerts['alerts']))).toEqual(expect.arrayContaining(['kind', 'level', 'dueOn', 'subject', 'message']));
    const { profiles } = await json('profiles');
    expect(profiles).toContainEqual(expect.objectContaining({ id: 'provincial-ledger', version: 1, title: expect.any(String) as string }));
    expect(await json('profiles', 'show', 'provincial-ledger')).toMatchObject({ id: 'provincial-ledger', profiles: [{ id: 'provincial-ledger' }] });
  });

  it('report: the list, one report, every rendering', async () => {
    const { reports } = await json('report');
    expect((reports as Json[]).map((r) => r['id'])).toEqual(expect.arrayContaining(['monthly-recovery', 'personal-targets', 'five-class', 'provision']));
    expect(keysOf(first(reports))).toEqual(expect.arrayContaining(['id', 'title', 'params']));
    const out = ['月报.xlsx', '月报.html', '月报.csv'].map(at);
    const report = await json('report', 'monthly-recovery', '--period', '2011-08', ...out.flatMap((f) => ['--out', f]));
    expect(report).toMatchObject({ id: 'monthly-recovery', title: expect.stringContaining('月报表') as string, period: '2011-08', unit: '万元', files: out, total: { recoveredYtdFen: 6_009_000_000, nplRatioEndPct: '17.60', nplRatioChangePct: '-4.70' } });
    expect(keysOf(first(report['columns']))).toEqual(['key', 'titles']);
    expect(keysOf(first(report['checks']))).toEqual(['id', 'name', 'ok', 'detail']);
    const keys = (report['columns'] as Json[]).map((c) => String(c['key']));
    for (const row of report['rows'] as Json[]) for (const key of keys) expect(key in row, key).toBe(true);
    for (const f of out) expect(readFileSync(f).length).toBeGreaterThan(1000);
    expect(readdirSync(folder).filter((f) => f.endsWith('.part'))).toEqual([]);
  });

  it('roster: four kinds, one person, files', async () => {
    const roster = await json('roster', 'responsibility', '--year', '2011', '--out', at('名册.xlsx'), '--out', at('名册.html'));
    expect(roster).toMatchObject({ total: { loans: 763, principalFen: 1_960_000_000, interestFen: expect.any(Number) as number }, files: [at('名册.xlsx'), at('名册.html')] });
    expect(keysOf(first(roster['persons']))).toEqual(expect.arrayContaining(['staffNo', 'name', 'role', 'loans', 'principalFen', 'interestFen']));
    for (const kind of ['approver', 'vintage', 'unit']) expect((await json('roster', kind, '--year', '2011'))['total'], kind).toMatchObject({ loans: 763 });
    const no = String(first(roster['persons'])['staffNo']);
    expect((await json('roster', 'responsibility', '--year', '2011', '--person', no))['persons']).toEqual([first(roster['persons'])]);
  });

  it('compare: a report that comes back, cell by cell; 1 when it differs', async () => {
    const out = at('报回.xlsx');
    await json('report', 'monthly-recovery', '--period', '2011-08', '--out', out);
    const same = await json('compare', out);
    expect(same).toMatchObject({ ok: true, refused: [], files: [{ name: '报回.xlsx', report: 'monthly-recovery', period: '2011-08', rounding: 0, differing: 0, different: [], notInLedger: [], notInFile: [], findings: [] }] });
    expect(first(same['files'])['equal']).toBe(first(same['files'])['cells']);
    writeFileSync(out, typedInto(readFileSync(out), '清收处置月报表', { D9: 1 }));
    const changed = await runCli(['compare', out, '--report', 'monthly-recovery', '--period', '2011-08', '--json', '--db', db]);
    expect(changed.code).toBe(1);
    const file = first(oneDocument(changed.stdout)['files']);
    expect(keysOf(file)).toEqual(expect.arrayContaining(['name', 'report', 'period', 'cells', 'equal', 'rounding', 'different', 'notInLedger', 'notInFile', 'findings']));
    expect(file['different']).toMatchObject([{ at: 'D9', columnKey: 'beginFen', verdict: 'differs', fileFen: 1_000_000 }]);
    const lines = await runCli(['compare', out, '--db', db]);
    expect(lines.code).toBe(1);
    expect(lines.stdout).toMatch(/^ {2}D9 石桥信用社 年初／余额：表上 1.00，台账 [\d.]+，差 -[\d.]+$/m);
  });

  it('export: the province’s form, which comes back unchanged', async () => {
    const out = at('导出.xlsx');
    const made = await json('export', '--profile', 'provincial-ledger', '--period', '2011-08', '--unit', '三汊信用社', '--out', out);
    expect(made).toMatchObject({ files: [out], rows: (await json('loans', '--unit', '三汊信用社'))['count'], controlTotals: { principalFen: expect.any(Number) as number } });
    const again = await json('import', out, '--period', '2011-08', '--dry-run');
    expect(again).toMatchObject({ batch: null, committed: 0, totals: { insert: 0, update: 0, conflict: 0, reject: 0, unchanged: made['rows'] } });
  });

  it('target show, incentive run from a file: a try-out that stores nothing', async () => {
    const { targets } = await json('target', 'show', '--year', '2011');
    expect(keysOf(first(targets))).toEqual(expect.arrayContaining(['staffNo', 'name', 'tier', 'targetFen', 'creditedFen', 'completionPct']));
    const file = path.join(RESOURCES, 'rules/incentive/county-2011.json');
    const run = await json('incentive', 'run', '--plan', file, '--from', '2011-01-01', '--to', '2011-08-31');
    expect(run).toMatchObject({ plan: 'county-2011', version: 1, run: null, batch: null });
    for (const p of run['persons'] as (Json & { lines: Json[] })[]) expect(p.lines.reduce((a, l) => a + Number(l['amountFen']), 0)).toBe(Number(p['rewardFen']) + Number(p['heldBackFen']) - Number(p['penaltyFen']));
    const [person] = (run['persons'] as (Json & { lines: Json[] })[]).filter((p) => p.lines.length > 0);
    expect(keysOf(person)).toEqual(expect.arrayContaining(['staffNo', 'name', 'rewardFen', 'heldBackFen', 'penaltyFen', 'sanctions', 'lines']));
    expect(keysOf(person?.lines[0])).toEqual(expect.arrayContaining(['receipt', 'rule', 'baseFen', 'rate', 'amountFen', 'text']));
    expect((await json('history', '--limit', '1'))['batches']).toMatchObject([{ id: 2 }]);
  });

  it('without --json there are lines for people, in Chinese, and help for every command', async () => {
    const run = await runCli(['loans', '--db', db, '--limit', '2']);
    expect(run.code).toBe(0);
    expect(run.stdout.trim().split('\n')).toHaveLength(3);
    const help = await runCli(['help']);
    for (const word of ['init', 'import', 'profiles', 'undo', 'history', 'verify', 'recover', 'loans', 'loan', 'snapshot', 'close', 'reopen', 'report', 'compare', 'export', 'target', 'incentive', 'roster', 'alerts', 'backup', 'restore', 'check', 'demo', 'sample']) expect(help.stdout, word).toMatch(new RegExp(`^  ${word}\\b`, 'm'));
    expect((await runCli(['import', '--help'])).stdout).toContain('import 文件…');
  });

  it('a reader that stops early is no fault', async () => {
    const run = spawnSync('bash', ['-c', `'${process.execPath}' '${await cliProgram()}' report monthly-recovery --period 2011-08 --json --db '${db}' | head -c 10; echo "|\${PIPESTATUS[0]}"`], { encoding: 'utf8', env: { ...process.env, QINGSHOU_RESOURCES: RESOURCES } });
    expect(run.stdout).toMatch(/\|0\n$/);
    expect(run.stderr).toBe('');
  });
});

// whole runs of the program over the county's thirty files
describe('writing commands, on a ledger of their own', { timeout: 240_000 }, () => {
  it('init → import → recover → undo → target → incentive → close → reopen → backup → check → restore', async () => {
    const own = at('自建.db');
    const run = (...args: string[]): Promise<Json> => cliJson([...args, '--db', own, '--today', '2011-08-31', '--user', '吴练田']);
    expect(await run('init', '--county', '演示县')).toEqual({ db: own, county: '演示县', loans: 0, encrypted: false });

    const inbox = at('收件');
    mkdirSync(inbox);
    writeFileSync(path.join(inbox, '台账.xlsx'), ledgerForm([loanRow(1), loanRow(2), loanRow(3, { dueOn: '2009-01-01' })]));
    writeFileSync(path.join(inbox, '员工.xlsx'), plainBook('staff', STAFF));
    writeFileSync(path.join(inbox, '~$台账.xlsx'), '锁');
    writeFileSync(path.join(inbox, '说明.txt'), '不是表格');
    const problems = at('退回.xlsx');
    const taken = await run('import', inbox, '--period', '2011-07', '--problems', problems);
    expect(taken).toMatchObject({ batch: 2, committed: 5, missing: [], totals: { rows: 6, insert: 5, update: 0, unchanged: 0, conflict: 0, reject: 1 } });
    const file = (taken['files'] as Json[]).find((f) => f['name'] === '台账.xlsx') ?? {};
    expect(keysOf(file)).toEqual(expect.arrayContaining(['name', 'sheet', 'profile', 'rows', 'insert', 'update', 'unchanged', 'conflict', 'reject', 'controlTotals', 'issues']));
    expect(file['controlTotals']).toMatchObject({ principalFen: 1_500_000, cashFen: 500_000 });
    expect(file['issues']).toContainEqual({ row: 8, column: 'dueOn', raw: '39814', code: 'DUE_BEFORE_GRANT', severity: 'reject', message: expect.stringContaining('早于') as string });
    expect(XLSX.read(readFileSync(problems)).SheetNames.length).toBeGreaterThan(0);
    expect(await run('import', path.join(inbox, '台账.xlsx'), '--period', '2011-07')).toMatchObject({ batch: null, committed: 0, totals: { unchanged: 2, reject: 1 } });

    const no = String(loanRow(1)['loanNo']);
    const recovered = await run('recover', '--loan', no, '--unit', '石桥信用社', '--date', '2011-08-10', '--principal', '1,000.50', '--interest', '10', '--form', '现金', '--measure', '集中', '--by', '0301:60,0302:40', '--voucher', 'P-1');
    expect(recovered).toMatchObject({ recovery: expect.any(Number) as number, batch: 3, period: '2011-08', late: false, balanceFen: 649_950 });
    expect(await run('recover', '--loan', no, '--date', '2011-08-11', '--principal', '1', '--form', 'cash', '--measure', 'compulsory', '--by', '0301')).toMatchObject({ batch: 4 });
    expect(await run('undo', '4')).toMatchObject({ batch: 5, undone: 4 });
    expect(((await run('loan', no))['loan'] as Json)['currentPrincipalFen']).toBe(649_950);

    const sheet = at('任务.xlsx');
    writeFileSync(sheet, plainBook('targets', [{ year: 2011, staffNo: '0301', unit: '石桥信用社', targetFen: 200_000 }]));
    expect(await run('target', 'set', '--year', '2011', '--from', sheet)).toMatchObject({ batch: 6, targets: [{ staffNo: '0301', targetFen: 200_000, creditedFen: 60_630, completionPct: '30.32' }, { staffNo: '0302', targetFen: 0, completionPct: null }] });
    expect(await run('target', 'set', '--year', '2011', '--from', sheet)).toMatchObject({ batch: null });
    expect(await run('target', 'lock', '--year', '2011')).toMatchObject({ batch: 7, locked: true });
    const payroll = at('奖惩.xlsx');
    const paid = await run('incentive', 'run', '--plan', 'county-2011', '--from', '2011-07-01', '--to', '2011-08-31', '--out', payroll);
    expect(paid).toMatchObject({ batch: 8, files: [payroll], totals: { people: expect.any(Number) as number } });
    expect(existsSync(payroll)).toBe(true);

    const closed = await run('close', '--period', '2011-08', '--overrule', '演示数据没有各项贷款余额');
    expect(closed).toMatchObject({ period: '2011-08', state: 'closed', batch: 9 });
    expect(keysOf(first(closed['checks']))).toEqual(['id', 'name', 'ok', 'detail']);
    const late = await cliJson(['recover', '--loan', no, '--date', '2011-08-20', '--principal', '5', '--form', '现金', '--by', '0301', '--db', own, '--today', '2011-09-02']);
    expect(late).toMatchObject({ late: true, period: '2011-09', bookedOn: '2011-09-01' });
    expect(await run('reopen', '--period', '2011-08', '--reason', '更正')).toMatchObject({ period: '2011-08', state: 'open' });
    expect(await run('verify')).toMatchObject({ ok: true, problems: [] });

    const copies = at('备份');
    const backup = await run('backup', '--to', copies);
    expect(backup).toMatchObject({ ok: true, loans: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    const [copy = ''] = backup['files'] as string[];
    expect(path.isAbsolute(copy)).toBe(true);
    expect(await cliJson(['check', copy])).toMatchObject({ files: [copy], ok: true, loans: 2, sha256: backup['sha256'] });
    const back = at('恢复.db');
    expect(await cliJson(['restore', copy, '--db', back])).toMatchObject({ files: [back], ok: true, loans: 2 });
    expect((await cliJson(['history', '--db', back]))['batches']).toEqual((await run('history'))['batches']);
  });

  it('init --sample takes in the whole county', async () => {
    const own = at('样例.db');
    const made = await cliJson(['init', '--county', '样例县', '--sample', '--db', own]);
    expect(made).toMatchObject({ db: own, county: '样例县', encrypted: false });
    expect(made['loans']).toBe((await json('loans', '--limit', '1'))['count']);
    expect((await cliJson(['report', 'monthly-recovery', '--period', '2011-08', '--db', own]))['total']).toMatchObject({ recoveredYtdFen: 6_009_000_000 });
  });

  it('demo again in the same folder replaces the demo, and only that', async () => {
    const out = at('演练');
    const made = await demoRun();
    cpSync(made.folder, out, { recursive: true });
    const once = made.json;
    expect(keysOf(once)).toEqual(expect.arrayContaining(['db', 'files', 'figures']));
    const twice = await cliJson(['demo', '--out', out]);
    expect(twice['figures']).toEqual(once['figures']);
    expect((twice['files'] as string[]).map((f) => path.basename(f))).toEqual((once['files'] as string[]).map((f) => path.basename(f)));
    for (const f of twice['files'] as string[]) expect(statSync(f).mtimeMs, f).toBeGreaterThan(Date.now() - 600_000);
    expect((await cliJson(['verify', '--db', String(twice['db'])]))['ok']).toBe(true);
    const mine = at('本县.db');
    copyFileSync(at('自建.db'), mine);
    const refused = await runCli(['demo', '--out', out, '--db', mine, '--json']);
    expect(refused.code).toBe(2);
    expect(oneDocument(refused.stdout)['error']).toMatchObject({ code: 'USAGE' });
    const conn = new Database(mine, { readonly: true });
    expect(conn.prepare('SELECT county FROM ledger_info').pluck().get()).toBe('演示县');
    conn.close();
  });

  it('demo over a ledger of the program’s first version: its own demo is replaced, a county’s ledger or what cannot be read is left as it is', async () => {
    const out = at('旧演练');
    mkdirSync(out);
    const db = path.join(out, '样例县.db');
    const older = async (isSample: 0 | 1): Promise<void> => {
      rmSync(db, { force: true });
      const conn = openConnection(db, { key: null, mustExist: false });
      await migrate(conn, MIGRATIONS.slice(0, 1));
      conn.prepare(`INSERT INTO ledger_info (one, ledger_uid, county, is_sample, created_at, genesis) VALUES (1, 'u', '样例县', ?, 1, x'00')`).run(isSample);
      conn.pragma('wal_checkpoint(TRUNCATE)');
      conn.close();
    };
    const refusal = async (): Promise<string> => {
      const bytes = readFileSync(db);
      const refused = await runCli(['demo', '--out', out, '--json']);
      expect([refused.code, readFileSync(db).equals(bytes)]).toEqual([2, true]);
      return String((oneDocument(refused.stdout)['error'] as Json)['message']);
    };
    await older(0);
    expect(await refusal()).toContain('不是演练台账，没有动它');
    writeFileSync(db, 'SQLite format 3\0 and nothing more');
    expect(await refusal()).toMatch(/看不出 .*样例县\.db 是不是演练台账.*删除这个文件，或者换一个文件夹/);
    await older(1);
    expect((await cliJson(['demo', '--out', out]))['db']).toBe(db);
    expect((await cliJson(['verify', '--db', db]))['ok']).toBe(true);
  });

  it('sample: the county’s files byte for byte, a synthetic ledger the same for the same seed', async () => {
    const county = at('样例表');
    const { files } = await cliJson(['sample', '--county', '--out', county]);
    expect((files as string[]).length).toBe(30);
    for (const f of files as string[]) expect(readFileSync(f).equals(readFileSync(path.join(SAMPLE_FOLDER, path.basename(f)))), f).toBe(true);
    const one = await cliJson(['sample', '--loans', '50', '--seed', '7', '--out', at('a')]);
    const two = await cliJson(['sample', '--loans', '50', '--seed', '7', '--out', at('b')]);
    const [a = '', b = ''] = [(one['files'] as string[])[0], (two['files'] as string[])[0]];
    expect(readFileSync(a).equals(readFileSync(b))).toBe(true);
  });
});
