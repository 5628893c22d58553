import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliJson, oneDocument, runCli, type Json } from '../../helpers/cli.js';
import { copySampleLedger } from '../../helpers/sample-ledger.js';

let folder = '';
let db = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cli-roster-'));
  db = path.join(folder, '台账.db');
  await copySampleLedger('imported', db);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const json = (...args: string[]): Promise<Json> => cliJson([...args, '--db', db, '--today', '2011-08-31', '--user', '周样初']);

describe('roster: issue, issued, act, progress, complete beside the five kinds (D4-12, D4-13, D5-03)', { timeout: 120_000 }, () => {
  it('hands a roster out, has it signed and follows it', async () => {
    const made = await json('roster', 'issue', 'responsibility', '--year', '2011', '--doc', '样信联资〔2011〕17号', '--as-of', '2011-01-01', '--days', '5');
    expect(made).toMatchObject({ roster: 1, loans: 763 });
    const refused = await runCli(['roster', 'issue', '--year', '2011', '--json', '--db', db, '--today', '2011-08-31']);
    expect([refused.code, oneDocument(refused.stdout)['error']]).toMatchObject([1, { code: 'ROSTER_STANDS' }]);
    const issued = await json('roster', 'issued', '--roster', '1', '--out', at('名册.html'), '--out', at('名册.xlsx'));
    expect(issued).toMatchObject({ rosters: [{ rosterId: 1, docNo: '样信联资〔2011〕17号', objectionDays: 5, asOf: '2011-01-01' }], files: [at('名册.html'), at('名册.xlsx')] });
    expect(readFileSync(at('名册.html'), 'utf8')).toContain('样信联资〔2011〕17号');
    const progress = await json('roster', 'progress', '--roster', '1');
    expect(progress).toMatchObject({ on: '2011-08-31', account: { loans: 763 } });
    const [person] = progress['persons'] as Json[];
    expect(await json('roster', 'act', 'delivered', '--roster', '1', '--on', '2011-08-31', '--how', '当面', '--to', '各社主任')).toMatchObject({ sheets: made['sheets'] });
    expect(await json('roster', 'act', '签收', '--roster', '1', '--person', String(person?.['key']), '--on', '2011-08-31')).toMatchObject({ sheets: 1 });
    expect((await json('roster', 'progress', '--roster', '1'))['roster']).toMatchObject({ signed: 1, delivered: made['sheets'] });
    // what was settled since 1 January comes off
    expect(await json('roster', 'revise', '--roster', '1', '--reason', '八月变动')).toMatchObject({ revision: 2, added: 0, removed: expect.any(Number) as number });
    expect((await runCli(['roster', 'revise', '--roster', '1', '--reason', '再调整', '--json', '--db', db, '--today', '2011-08-31'])).code).toBe(1);
    expect(await json('roster', 'withdraw', '--roster', '1', '--reason', '文号有误')).toMatchObject({ batch: expect.any(Number) as number });
    expect(await json('verify')).toMatchObject({ ok: true });
  });

  it('complete: every unit, and the kinds as before with collectors beside them', async () => {
    expect(await json('roster', 'complete')).toMatchObject({ total: { without: 0, pct: '100.00' } });
    for (const kind of ['responsibility', 'approver', 'vintage', 'unit', 'collector']) expect((await json('roster', kind, '--year', '2011'))['total'], kind).toMatchObject({ loans: 763, principalFen: 1_960_000_000 });
  });

  it('wrong use ends with 2 and a sentence', async () => {
    const copy = at('副本.db');
    copyFileSync(db, copy);
    for (const args of [['roster', 'nonsense', '--year', '2011'], ['roster', 'issue', '--kind'], ['roster', 'act', 'lost', '--roster', '1'], ['roster', 'progress'], ['roster', 'issued', '--out', 'x.html']]) expect((await runCli([...args, '--db', copy])).code, args.join(' ')).toBe(2);
  });
});
