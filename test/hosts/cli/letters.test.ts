import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cliJson, cliRefusal, runCli } from '../../helpers/cli.js';
import { copySampleLedger } from '../../helpers/sample-ledger.js';

let folder: string;
let common: string[];
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'qingshou-letters-'));
  const ledger = path.join(folder, '台账.db');
  await copySampleLedger('imported', ledger);
  common = ['--db', ledger, '--today', '2011-08-31', '--user', '周样初'];
}, 120_000);

describe('letter on the command line', () => {
  it('lists the texts, and checks a file line by line', async () => {
    expect((await runCli(['letter', 'templates', ...common])).stdout).toContain('dunning 第 1 版 随程序提供，现用 催收通知书');
    const file = path.join(folder, '范本.json');
    writeFileSync(file, JSON.stringify({ id: 'x', kind: 'dunning', title: '提醒', body: ['【标题】提醒', '{{借款入}}{{本金}}{{截止日}}'] }));
    const said = await runCli(['letter', 'check', file, ...common]);
    expect(said.code).toBe(0);
    expect(said.stdout).toBe('第 2 行：没有字段“借款入”，是不是“借款人”\n第 2 行：催收通知书必须写明“借款人”，全文没有 {{借款人}}\n');
  });

  it('makes drafts for a year and person, issues for loans, lists what was issued', async () => {
    const page = path.join(folder, '通知书.html');
    const made = await cliJson(['letter', 'make', 'responsibility', '--year', '2011', '--out', page, ...common]);
    expect(Number(made['letters'])).toBeGreaterThan(10);
    expect(readFileSync(page, 'utf8').split('<section class="sheet"').length - 1).toBe(made['pages']);
    const loans = (await cliJson(['loans', '--limit', '400', ...common]))['loans'] as { no: string; currentPrincipalFen: number }[];
    const [a, b] = loans.filter((l) => l.currentPrincipalFen > 0 && loans.filter((x) => x.no === l.no).length === 1).map((l) => l.no);
    const out = path.join(folder, '催收.html');
    const issued = await cliJson(['letter', 'make', 'dunning', '--loan', a ?? '', b ?? '', '--issue', '--out', out, ...common]);
    expect(issued).toMatchObject({ letters: 2, first: '催〔2011〕第0001号', last: '催〔2011〕第0002号' });
    expect(existsSync(out)).toBe(true);
    expect((await cliJson(['letter', 'issued', '--year', '2011', ...common]))['count']).toBeGreaterThanOrEqual(2);
    expect((await cliJson(['verify', ...common]))['ok']).toBe(true);
  });

  it('says what is missing', async () => {
    expect((await runCli(['letter', ...common])).code).toBe(2);
    expect((await runCli(['letter', 'make', 'dunning', '--loan', '1', ...common])).stderr).toContain('缺少 --out');
    expect((await cliRefusal(['letter', 'make', 'dunning', '--loan', '没有', '--out', path.join(folder, 'a.pdf'), ...common])).error.code).toBe('LOAN_UNKNOWN');
    expect((await cliRefusal(['letter', 'make', 'nothing', '--year', '2011', '--out', path.join(folder, 'a.pdf'), ...common])).error.code).toBe('LETTER_TEMPLATE_UNKNOWN');
  });
});
