import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cliJson, cliRefusal, runCli, type Json } from '../../helpers/cli.js';
import { copySampleLedger } from '../../helpers/sample-ledger.js';

let folder = '';
const db = (): string => path.join(folder, '台账.db');
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cli-case-'));
  await copySampleLedger('imported', db());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const on = (...args: string[]): string[] => [...args, '--db', db(), '--today', '2011-08-31', '--user', '周样初'];
const json = (...args: string[]): Promise<Json> => cliJson(on(...args));
const one = (sql: string): unknown => {
  const conn = new Database(db(), { readonly: true });
  try {
    return conn.prepare(sql).pluck().get();
  } finally {
    conn.close();
  }
};

describe('case open, show, step, list; fund list', () => {
  it('D3-01 takes a loan from 建档 to 完成 with an objection answered', async () => {
    const [no, unit] = String(one(`SELECT l.loan_no || '|' || u.name FROM loan l JOIN unit u ON u.unit_id = l.unit_id JOIN loan_now n ON n.loan_id = l.loan_id WHERE l.book = 'on' AND n.principal_fen > 0 ORDER BY n.principal_fen DESC LIMIT 1`)).split('|');
    const sign = ['--by', '领导小组', '--set', 'doc=8号'];
    expect((await cliRefusal(on('case', 'show', '2011-001'))).error.code).toBe('CASE_UNKNOWN');
    expect(await json('case', 'open', '--loan', no ?? '', '--unit', unit ?? '', '--date', '2011-08-01', '--reason', '到期未还', '--by', '周样初', '--set', 'limitation=2012-06-30', '--set', 'cause=决策失误')).toMatchObject({ no: '2011-001' });
    const step = (name: string, day: string, ...more: string[]): Promise<Json> => json('case', 'step', '2011-001', name, '--date', `2011-08-${day}`, '--reason', '同意', ...more);
    expect((await cliRefusal(on('case', 'step', '2011-001', 'check', '--date', '2011-08-02', '--reason', '核对', ...sign))).error.code).toBe('CASE_STEP_ORDER');
    await step('propose', '02', ...sign, '--set', '0101:审批:主要=60', '--set', '0102:包收:次要=40');
    await step('object', '03', '--person', '0101');
    await step('confirm', '03', '--person', '0102');
    await step('check', '04', ...sign);
    expect((await cliRefusal(on('case', 'step', '2011-001', 'decide', '--date', '2011-08-05', '--reason', '定', ...sign, '--set', 'group=维持', '--set', 'groupdoc=3号'))).error.code).toBe('CASE_OBJECTION_OPEN');
    await step('resolve', '04', '--person', '0101', '--by', '工作组');
    await step('decide', '05', ...sign, '--set', 'group=维持', '--set', 'groupdoc=3号', '--set', '0102=免责,40,按程序办理,纪要5号');
    await step('pursue', '06', ...sign, '--set', '0101:罚款=1000', '--set', '0101:待岗清收=-');
    await step('complete', '07', '--by', '周样初');
    expect(await json('case', 'show', '2011-001')).toMatchObject({ step: 'complete', people: [{ staffNo: '0101', finding: { verdict: 'liable' } }, { staffNo: '0102', finding: { verdict: 'exempt', minutesNo: '纪要5号' } }], measures: [{ amountFen: 100_000 }, { standing: true }] });
    expect(await json('case', 'list', '--set', 'step=完成')).toMatchObject({ cases: [{ no: '2011-001' }] });
    expect((await runCli(on('case', 'show', '2011-001'))).stdout).toContain('免责 40%');
    expect(await json('fund', 'list')).toEqual({ accounts: [], totalFen: 0, due: [] });
    expect(one('SELECT group_concat(step) FROM (SELECT step FROM case_step ORDER BY case_step_id)')).toBe('open,propose,check,decide,pursue,complete');
    for (const wrong of [['case'], ['case', 'step', '2011-001', 'nothing'], ['fund'], ['case', 'show']]) expect((await runCli(on(...wrong))).code).toBe(2);
    expect(await json('verify')).toMatchObject({ ok: true });
  });
});

describe('false-name list, flag, withdraw (D4-10)', () => {
  it('lists what the ledger brings forward by source, registers a loan and takes it back', async () => {
    const leads = await json('false-name', 'list', '--set', 'source=从未还款付息') as { count: number; loans: { loanId: number; loanNo: string; unit: string }[] };
    expect(leads.count).toBe(one(`SELECT count(*) FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE n.principal_fen > 0 AND l.problem NOT IN ('false_name', 'government') AND n.principal_fen = l.original_fen AND l.rollovers = 0 AND l.loan_id NOT IN (SELECT loan_id FROM entry WHERE form <> 'new_npl' GROUP BY loan_id HAVING sum(principal_fen + on_fen + off_fen) > 0)`));
    const [lead] = leads.loans;
    const loan = ['--loan', lead?.loanNo ?? '', '--unit', lead?.unit ?? '', '--set', 'source=never_paid'];
    const problem = (): unknown => one(`SELECT problem FROM loan WHERE loan_id = ${lead?.loanId}`);
    const was = problem();
    await json('false-name', 'flag', ...loan, '--date', '2011-08-20', '--by', '清收组', '--reason', '本人不知情', '--set', 'doc=清3号');
    expect(problem()).toBe('false_name');
    expect((await runCli(on('false-name', 'list', '--set', 'source=never_paid', '--set', 'list=已登记'))).stdout).toMatch(new RegExp(`从未还款付息：线索 ${leads.count - 1} 笔 .+已登记 1 笔[\\s\\S]+${lead?.loanNo} .+2011-08-20 清收组 本人不知情`));
    await json('false-name', 'withdraw', ...loan, '--reason', '核实为本人借款');
    expect(problem()).toBe(was);
    for (const wrong of [['false-name'], ['false-name', 'list', '--set', 'source=谣传'], ['false-name', 'list', '--set', 'list=全部']]) expect((await runCli(on(...wrong))).code).toBe(2);
    expect(await json('verify')).toMatchObject({ ok: true });
  });
});
