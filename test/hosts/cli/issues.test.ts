import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { cliJson, cliRefusal, runCli, type Json } from '../../helpers/cli.js';
import { copySampleLedger } from '../../helpers/sample-ledger.js';

let folder = '';
const at = (name: string): string => path.join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cli-issue-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const on = (...args: string[]): string[] => [...args, '--db', at('台账.db'), '--today', '2011-09-15', '--user', '周样初'];
const json = (...args: string[]): Promise<Json> => cliJson(on(...args));
const refused = async (...args: string[]): Promise<string> => {
  const { code, error } = await cliRefusal(on(...args));
  return `${code} ${error.code}`;
};
const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const issueOf = (answer: Json): Json => answer['issue'] as Json;

describe('report --issue, issues, issued', () => {
  it('issues what the ledger says, hands out the very file that was kept, again and again', async () => {
    await copySampleLedger('closed', at('台账.db'));
    const looked = await json('report', 'monthly-recovery', '--period', '2011-08');
    const issued = await json('report', 'monthly-recovery', '--period', '2011-08', '--issue', '--out', at('月报.xlsx'), '--out', at('月报.html'));
    expect(issued).toMatchObject({ id: 'monthly-recovery', period: '2011-08', total: looked['total'], rows: looked['rows'], batch: 5, files: [at('月报.xlsx'), at('月报.html')], changes: [], issue: { id: 1, no: 1, on: '2011-09-15', user: '周样初', closeVersion: 1, corrects: null, voided: false } });
    expect(sha256(at('月报.xlsx'))).toBe(issueOf(issued)['workbookHash']);
    expect(await json('reopen', '--period', '2011-08', '--reason', '漏登一张凭证')).toMatchObject({ state: 'open' });
    const loan = ((await json('loans', '--limit', '200', '--book', 'on'))['loans'] as { no: string; unit: string; currentPrincipalFen: number }[]).find((l) => l.currentPrincipalFen > 100);
    await json('recover', '--loan', loan?.no ?? '', '--unit', loan?.unit ?? '', '--date', '2011-08-30', '--principal', '1', '--form', '其他');
    const again = await json('issued', '1', '--out', at('再印.xlsx'), '--out', at('再印.html'), '--out', at('再印.csv'));
    expect(again).toMatchObject({ total: looked['total'], changes: expect.arrayContaining([expect.objectContaining({ row: 'total', column: 'otherMonthFen', was: 0, now: 100 })]) as unknown[] });
    expect([sha256(at('再印.xlsx')), sha256(at('再印.html'))]).toEqual([sha256(at('月报.xlsx')), sha256(at('月报.html'))]);

    const corrected = await json('report', 'monthly-recovery', '--period', '2011-08', '--issue');
    expect(issueOf(corrected)).toMatchObject({ id: 2, no: 2, corrects: 1, closeVersion: null });
    const { issues } = await json('issues', 'monthly-recovery', '--period', '2011-08');
    expect((issues as Json[]).map((i) => [i['id'], i['no'], i['corrects'], i['correctedBy']])).toEqual([[2, 2, 1, null], [1, 1, null, 2]]);
    expect((await json('issues', '--period', '2011-07'))['issues']).toEqual([]);
    const lines = await runCli(on('issues'));
    expect(lines.stdout.trim().split('\n')).toEqual(['#2 2011-08 不良贷款清收处置月报表 第 2 次出具 2011-09-15 周样初，更正第 1 次', '#1 2011-08 不良贷款清收处置月报表 第 1 次出具 2011-09-15 周样初，已由第 2 次更正']);
    expect(await json('undo', '8')).toMatchObject({ batch: 9 });
    expect((await runCli(on('issues'))).stdout).toContain('第 2 次出具 2011-09-15 周样初，更正第 1 次，已撤销');
    expect(await json('verify')).toMatchObject({ ok: true, problems: [] });
  });

  it('a failed check: refused by name, issued with a reason that stands in the file', async () => {
    await copySampleLedger('closed', at('台账.db'));
    const ask = ['report', 'monthly-recovery', '--period', '2011-09', '--issue', '--out', at('九月.xlsx')];
    const refusal = await cliRefusal(on(...ask));
    expect(refusal).toMatchObject({ code: 1, error: { code: 'REPORT_CHECKS_FAILED', message: expect.stringContaining('C4 不良率有分母') as string } });
    expect(existsSync(at('九月.xlsx'))).toBe(false);
    const issued = await json(...ask, '--overrule', 'C4=余额 9 月 20 日到齐，先报');
    expect((issued['checks'] as Json[]).find((c) => c['id'] === 'C4')).toMatchObject({ ok: false, overruled: '周样初：余额 9 月 20 日到齐，先报' });
    const book = XLSX.read(readFileSync(at('九月.xlsx')));
    expect(XLSX.utils.sheet_to_csv(book.Sheets[book.SheetNames[0] ?? ''] as XLSX.WorkSheet)).toContain('（已放行：周样初：余额 9 月 20 日到齐，先报）');
  });

  it('what cannot be: a sentence and its code, nothing written', async () => {
    await copySampleLedger('closed', at('台账.db'));
    expect(await refused('issued')).toBe('2 USAGE');
    expect(await refused('issued', 'x')).toBe('2 USAGE');
    expect(await refused('issues', '--period', '八月')).toBe('2 USAGE');
    expect(await refused('report', 'monthly-recovery', '--period', '2011-08', '--issue', '--overrule', '理由')).toBe('2 USAGE');
    expect(await refused('report', 'monthly-recovery', '--period', '2011-08', '--issue', '--out', 'x.doc')).toBe('2 USAGE');
    expect(await refused('report', 'monthly-recovery', '--period', '2011-08', '--issue', '--overrule', 'C4=多余')).toBe('2 OVERRULE_NOT_NEEDED');
    expect(await refused('issued', '7')).toBe('1 ISSUE_UNKNOWN');
    await json('report', 'monthly-recovery', '--period', '2011-08', '--issue');
    expect(await refused('report', 'monthly-recovery', '--period', '2011-08', '--issue')).toBe('1 REPORT_ISSUED_ALREADY');
    expect((await json('issues'))['issues']).toHaveLength(1);
    expect(readdirSync(folder).filter((f) => !f.startsWith('台账.db'))).toEqual([]);
  });
});

describe('close: in order, once, and with an eye on the clock', () => {
  it('is refused twice, out of order and before the month has begun; a clock set back is said', async () => {
    await copySampleLedger('closed', at('台账.db'));
    expect(await refused('close', '--period', '2011-08', '--overrule', 'x')).toBe('1 PERIOD_CLOSED');
    const gap = await cliRefusal(on('close', '--period', '2011-10', '--overrule', 'x'));
    expect(gap).toMatchObject({ code: 1, error: { code: 'PERIOD_OUT_OF_ORDER', message: '2011-09 还没有结账，不能先结 2011-10', hint: '请从 2011-09 起逐月结账。' } });
    const early = await cliRefusal([...on('close', '--period', '2011-09', '--overrule', 'x').slice(0, -4), '--today', '2011-08-31']);
    expect(early).toMatchObject({ code: 1, error: { code: 'PERIOD_NOT_BEGUN' } });
    const done = await runCli([...on('close', '--period', '2011-09', '--overrule', '余额未齐'), '--json']);
    expect([done.code, done.stderr]).toEqual([0, '2011-09 还没有过完（业务日期 2011-09-15）；结账后，当月再收的钱只能补记到下一个月。\n']);
    expect(JSON.parse(done.stdout)).toMatchObject({ state: 'closed', warnings: [expect.stringContaining('还没有过完') as string] });
    await json('reopen', '--period', '2011-09', '--reason', '结早了');
    const back = await runCli(['close', '--period', '2011-09', '--overrule', '余额未齐', '--db', at('台账.db'), '--today', '2011-09-10', '--json']);
    expect(back.stderr).toMatch(/业务日期 2011-09-10 早于第 6 批的 2011-09-15，电脑日期可能被调回过；请先核对日期再结账。/);
  });
});
