import Database from 'better-sqlite3';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliJson, cliRefusal, runCli } from '../../helpers/cli.js';
import { ledgerForm, loanRow } from '../../helpers/office-workbooks.js';
import { copySampleLedger } from '../../helpers/sample-ledger.js';

let folder = '';
let db = '';
let before = '';
const at = (name: string): string => path.join(folder, name);
/** Everything that was ever written, by number and by seal. */
function digest(): string {
  const conn = new Database(db, { readonly: true });
  try {
    return JSON.stringify(conn.prepare('SELECT (SELECT count(*) FROM change) AS changes, (SELECT count(*) FROM entry) AS entries, hex(hash) AS seal, batch_id FROM batch ORDER BY batch_id DESC LIMIT 1').get());
  } finally {
    conn.close();
  }
}
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cli-no-'));
  db = at('台账.db');
  await copySampleLedger('closed', db);
  writeFileSync(at('空.xlsx'), '');
  writeFileSync(at('坏.xlsx'), ledgerForm([loanRow(1, { dueOn: '2009-01-01' })]));
  writeFileSync(at('好.xlsx'), ledgerForm([loanRow(1)]));
  before = digest();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('exit codes', () => {
  const wrongUse: string[][] = [
    ['fly'], ['loans', '--unknown', 'x'], ['loans', '--limit', 'many'], ['loans', '--limit', '0'], ['loans', '--unit', '没有的社'], ['loans', '--book', '小账'], ['loan'], ['undo'], ['undo', 'x'], ['undo', '-1'],
    ['import', '--period', '2011-09'], ['import', 'no-such.xlsx', '--period', '2011-09'], ['import', '好.xlsx'], ['import', '好.xlsx', '--period', '2011-13'], ['import', '好.xlsx', '--period', '2011-09', '--kind', 'gold'],
    ['recover', '--loan', '1', '--date', '2011-02-30', '--principal', '1', '--form', '现金'], ['close'], ['close', '--period', '八月'], ['snapshot', '--period', '2011-00'], ['reopen', '--period', '2011-08'],
    ['compare'], ['compare', 'no-such.xlsx'], ['compare', '好.xlsx', '--report', 'no-such'], ['report', 'monthly-recovery'], ['report', 'no-such', '--period', '2011-08'], ['report', 'monthly-recovery', '--period', '2011-08', '--out', '月报.doc'], ['roster', 'friends', '--year', '2011'], ['roster', 'responsibility'], ['export', '--period', '2011-08'],
    ['target', 'show'], ['target', 'sing', '--year', '2011'], ['incentive'], ['incentive', 'run'], ['incentive', 'run', '--plan', 'county-2011', '--from', 'x', '--to', '2011-08-31'], ['backup'], ['check'], ['restore'], ['restore', 'a.db'], ['profiles', 'show'], ['loans', '--today', '31.8.2011'], ['loans', '--password-file', 'no-such-file'], ['sample', '--county'],
  ];
  it.each(wrongUse.map((a) => [a.join(' '), a] as const))('2 wrong use: %s', async (_name, args) => {
    const words = args.map((a) => (a.endsWith('.xlsx') && existsSync(at(a)) ? at(a) : a));
    const refused = await cliRefusal(args.includes('--db') || args[0] === 'restore' ? words : [...words, '--db', db]);
    expect(refused.code, refused.error.message).toBe(2);
    expect(refused.error.message).toMatch(/[\u4e00-\u9fff]/);
    expect(refused.stderr).toContain(refused.error.message);
    expect(Object.keys(refused.error)).toEqual(['code', 'message', 'hint']);
  });

  const refusals: [string[], string][] = [
    [['loan', '没有的借据'], 'LOAN_UNKNOWN'], [['undo', '99'], 'BATCH_UNKNOWN'], [['undo', '1'], 'BATCH_NOT_UNDOABLE'], [['undo', '2'], 'PERIOD_CLOSED'], [['import', '空.xlsx', '--period', '2011-09'], 'FILE_EMPTY'], [['import', '坏.xlsx', '--period', '2011-09'], 'PLAN_EMPTY'], [['import', '坏.xlsx', '--period', '2011-09', '--strict'], 'IMPORT_STRICT'],
    [['import', '好.xlsx', '--period', '2011-08'], 'PERIOD_CLOSED'], [['import', '好.xlsx', '--period', '2011-09', '--profile', 'no-such'], 'PROFILE_UNKNOWN'], [['profiles', 'show', 'no-such'], 'PROFILE_UNKNOWN'], [['close', '--period', '2011-08'], 'PERIOD_CLOSED'], [['close', '--period', '2011-09'], 'CLOSE_CHECKS_FAILED'], [['reopen', '--period', '2011-09', '--reason', 'x'], 'PERIOD_NOT_CLOSED'], [['reopen', '--period', '2011-07', '--reason', 'x'], 'PERIOD_NOT_LAST'],
    [['compare', '空.xlsx'], 'FILE_EMPTY'], [['compare', '好.xlsx', '--report', 'monthly-recovery'], 'COMPARE_OTHER_REPORT'], [['report', 'monthly-recovery', '--period', '2013-05', '--out', 'x.xlsx'], 'YEAR_NOT_OPENED'], [['snapshot', '--period', '2009-01'], 'PERIOD_BEFORE_LEDGER'], [['roster', 'responsibility', '--year', '2020', '--out', 'x.html'], 'ROSTER_EMPTY'], [['target', 'show', '--year', '1999'], 'TARGETS_MISSING'], [['target', 'lock', '--year', '1999'], 'TARGETS_MISSING'], [['incentive', 'run', '--plan', 'no-such', '--from', '2011-01-01', '--to', '2011-08-31'], 'RULE_PLAN_UNKNOWN'], [['init', '--county', '又一县'], 'LEDGER_EXISTS'],
  ];
  it.each(refusals.map(([a, code]) => [a.join(' '), a, code] as const))('1 refused: %s', async (_name, args, code) => {
    const words = args.map((a) => (/\.(xlsx|html)$/.test(a) ? at(a) : a));
    const refused = await cliRefusal([...words, '--db', db, '--today', '2011-09-15']);
    expect(refused).toMatchObject({ code: 1, error: { code } });
    expect(refused.error.hint).not.toBe('');
    expect(refused.error.message).not.toMatch(/[{}]|undefined| {2}/);
  });

  it('1 refused: receipts that cannot be', async () => {
    const loans = (await cliJson(['loans', '--db', db, '--limit', '50']))['loans'] as { no: string; unit: string; currentPrincipalFen: number }[];
    const loan = loans.find((l) => l.currentPrincipalFen > 100_000);
    const recover = (...more: string[]): string[] => ['recover', '--loan', loan?.no ?? '', '--unit', loan?.unit ?? '', '--date', '2011-09-01', '--form', '现金', ...more, '--db', db, '--today', '2011-09-15'];
    const code = async (...more: string[]): Promise<string> => {
      const r = await cliRefusal(recover(...more));
      return `${r.code} ${r.error.code}`;
    };
    expect(await code('--principal', '99999999999')).toBe('1 RECEIPT_OVER_BALANCE');
    expect(await code('--principal', '0')).toBe('1 RECEIPT_EMPTY');
    expect(await code('--principal', '1', '--by', '9999')).toBe('1 STAFF_UNKNOWN');
    expect(await code('--principal', '1', '--by', '0001:60,0002:30')).toBe('1 SHARES_NOT_100');
    expect(await code('--principal', '1', '--by', '0001:50,0001:50')).toBe('1 PERSON_TWICE');
    expect(await code('--principal', '1', '--measure', '打架')).toBe('1 CODE_UNKNOWN');
    expect(await code('--principal', '1.005')).toBe('2 USAGE');
    expect(await code('--principal=-1')).toBe('2 USAGE');
    expect(await code('--principal', '1', '--by', '0001:sixty,0002:40')).toBe('2 USAGE');
  });

  it('nothing of all this left a change or a file', async () => {
    expect(digest()).toBe(before);
    expect(await cliJson(['verify', '--db', db])).toMatchObject({ ok: true, problems: [] });
    expect(readdirSync(folder).filter((f) => !f.startsWith('台账.db')).sort()).toEqual(['坏.xlsx', '好.xlsx', '空.xlsx']);
    expect(readdirSync(os.tmpdir()).filter((f) => f.startsWith('x.') || f.endsWith('.part'))).toEqual([]);
  });

  it('no ledger there: a sentence and exit 1; a folder, a workbook, a text in its place too', async () => {
    expect(await cliRefusal(['loans', '--db', at('没有.db')])).toMatchObject({ code: 1, error: { code: 'LEDGER_NOT_FOUND' } });
    writeFileSync(at('其实是表.db'), ledgerForm([loanRow(1)]));
    writeFileSync(at('其实是文字.db'), '这不是台账。'.repeat(200));
    for (const name of ['其实是表.db', '其实是文字.db', '空.xlsx']) {
      const r = await cliRefusal(['loans', '--db', at(name)]);
      expect(r.code, name).toBe(1);
      expect(['LEDGER_NOT_A_LEDGER', 'LEDGER_DAMAGED'], name).toContain(r.error.code);
    }
  });

  it('an answer of “not sound” ends with 1', async () => {
    const broken = at('坏了.db');
    const bytes = readFileSync(db);
    bytes.fill(7, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 40_000);
    writeFileSync(broken, bytes);
    const run = await runCli(['check', broken, '--json']);
    expect(run.code).toBe(1);
    expect(run.stdout.trim().split('\n')).toHaveLength(1);
  });

  it('a place that cannot be written: the sentence, nothing half written', async () => {
    writeFileSync(at('挡路'), '');
    const refused = await cliRefusal(['report', 'monthly-recovery', '--period', '2011-08', '--db', db, '--out', path.join(at('挡路'), 'x.xlsx')]);
    expect(refused).toMatchObject({ code: 1, error: { code: 'FOLDER_NOT_WRITABLE' } });
    mkdirSync(at('月报.xlsx'));
    expect((await cliRefusal(['report', 'monthly-recovery', '--period', '2011-08', '--db', db, '--out', at('月报.xlsx')])).code).toBe(1);
    expect(readdirSync(folder).filter((f) => f.endsWith('.part'))).toEqual([]);
  });
});

describe('decisions 17: an encrypted ledger', () => {
  it('by LEDGER_PASSWORD and by --password-file; wrong, missing, keys gone; backup and restore with its keys', async () => {
    const own = at('密.db');
    const env = { LEDGER_PASSWORD: '一二三四五六七八' };
    expect(await cliJson(['init', '--county', '密县', '--db', own], { env })).toMatchObject({ encrypted: true, loans: 0 });
    expect(readFileSync(own).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(readdirSync(folder)).toContain('密.keys.json');
    expect(await cliRefusal(['loans', '--db', own])).toMatchObject({ code: 1, error: { code: 'LEDGER_PASSWORD_NEEDED' } });
    expect(await cliRefusal(['loans', '--db', own], { env: { LEDGER_PASSWORD: '猜一个' } })).toMatchObject({ code: 1, error: { code: 'LEDGER_PASSWORD_WRONG' } });
    writeFileSync(at('口令.txt'), '一二三四五六七八\n');
    const open = ['--password-file', at('口令.txt')];
    expect(await cliJson(['import', at('好.xlsx'), '--period', '2011-08', '--db', own, '--today', '2011-08-31', ...open])).toMatchObject({ committed: 1 });
    expect(await cliJson(['verify', '--db', own], { env })).toMatchObject({ ok: true });
    expect(await cliJson(['loans', '--db', own, ...open])).toMatchObject({ count: 1 });
    expect(readFileSync(own).includes(Buffer.from('借款户'))).toBe(false);

    const backup = await cliJson(['backup', '--to', at('密备份'), '--db', own, ...open]);
    expect((backup['files'] as string[]).map((f) => path.extname(f)).sort()).toEqual(['.db', '.json']);
    const copy = (backup['files'] as string[]).find((f) => f.endsWith('.db')) ?? '';
    expect(await cliJson(['check', copy], { env })).toMatchObject({ ok: true, loans: 1 });
    expect(await cliRefusal(['check', copy])).toMatchObject({ error: { code: 'LEDGER_PASSWORD_NEEDED' } });
    const back = at('密恢复.db');
    expect(await cliJson(['restore', copy, '--db', back], { env })).toMatchObject({ ok: true, loans: 1 });
    expect(await cliJson(['loans', '--db', back], { env })).toMatchObject({ count: 1 });
    expect(await cliRefusal(['restore', copy, '--db', back], { env })).toMatchObject({ code: 2 });
    rmSync(at('密恢复.keys.json'));
    expect(await cliRefusal(['loans', '--db', back], { env })).toMatchObject({ code: 1, error: { code: 'LEDGER_KEYS_MISSING' } });
  });
});
