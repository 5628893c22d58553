import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { cliJson, cliRefusal, type Json } from '../../helpers/cli.js';
import { copySampleLedger } from '../../helpers/sample-ledger.js';

interface Loan { no: string; unit: string; owed: number; off: number; on: number }

describe('recover in every form (command-line.md)', () => {
  let db: string;
  let loans: Loan[];
  beforeEach(async () => {
    db = path.join(mkdtempSync(path.join(os.tmpdir(), 'qingshou-cli-forms-')), '样例县.db');
    await copySampleLedger('imported', db);
    loans = sql<Loan>(`SELECT l.loan_no AS no, u.name AS unit, n.principal_fen AS owed, n.off_fen AS off, n.on_fen AS "on" FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id JOIN unit u ON u.unit_id = l.unit_id WHERE l.book = 'on' AND n.npl = 1 AND n.principal_fen > 5000000 AND NOT EXISTS (SELECT 1 FROM gov_debt_loan g WHERE g.loan_id = l.loan_id) AND NOT EXISTS (SELECT 1 FROM suit_loan s WHERE s.loan_id = l.loan_id) AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.loan_id = l.loan_id AND e.booked_on > '2011-08-20') ORDER BY l.loan_id LIMIT 8`);
  });
  const sql = <T>(text: string, ...args: string[]): T[] => {
    const conn = new Database(db, { readonly: true });
    try {
      return conn.prepare(text).all(...args) as T[];
    } finally {
      conn.close();
    }
  };
  const yuan = (fen: number): string => (fen / 100).toFixed(2);
  const args = (l: Loan, form: string, ...more: string[]): string[] => ['recover', '--loan', l.no, '--unit', l.unit, '--date', '2011-08-30', '--form', form, ...more, '--db', db, '--today', '2011-08-31'];
  const recover = (at: number, form: string, ...more: string[]): Promise<Json> => cliJson(args(loans[at] as Loan, form, ...more));

  it('以物抵债 by its value alone pays principal, 表外, 表内; then what is free of it by its number', async () => {
    const l = loans[0] as Loan;
    const value = l.owed + l.off + l.on + 50_000;
    const done = await recover(0, '以物抵债', '--asset', '临街门面', '--asset-kind', '不动产', '--value', yuan(value), '--measure', '抵贷');
    expect(done).toMatchObject({ balanceFen: 0, asset: expect.any(Number) as number, carriedOn: null });
    expect(sql('SELECT e.principal_fen AS p, e.on_fen AS i, e.off_fen AS o, a.asset_no AS no, a.refund_fen AS free FROM entry e JOIN asset a ON a.asset_id = e.asset_id WHERE e.entry_id = ?', String(done['recovery']))).toEqual([{ p: l.owed, i: l.on, o: l.off, no: 'DZ2011-04', free: 50_000 }]);
    expect(await recover(1, 'in_kind', '--asset', 'DZ2011-04', '--principal', '500')).toMatchObject({ asset: done['asset'] });
    expect((await cliRefusal(args(loans[2] as Loan, 'in_kind', '--asset', '临街门面', '--principal', '1'))).error.code).toBe('ASSET_VALUE_SHORT');
    expect(await cliRefusal(args(loans[2] as Loan, 'in_kind', '--asset', '没有的', '--principal', '1'))).toMatchObject({ code: 1, error: { code: 'ASSET_UNKNOWN' } });
    expect((await cliRefusal(args(loans[2] as Loan, 'in_kind', '--principal', '1'))).error.code).toBe('RECEIPT_ASSET_NEEDED');
  });

  it('核销 and 资金置换 go on in their books, the number then means what is still owed; 转据 and 上调 raise the class', async () => {
    const l = loans[0] as Loan;
    expect(await recover(0, '核销', '--principal', yuan(l.owed))).toMatchObject({ balanceFen: 0, carriedOn: expect.any(Number) as number });
    expect(((await cliJson(['loan', l.no, '--unit', l.unit, '--db', db]))['loan'] as Json)['book']).toBe('已核销');
    expect(await recover(0, '现金', '--principal', '100')).toMatchObject({ balanceFen: l.owed - 10_000 });
    expect(await recover(1, '资金置换', '--principal', yuan((loans[1] as Loan).owed))).toMatchObject({ carriedOn: expect.any(Number) as number });
    expect(await recover(2, '转据', '--principal', yuan((loans[2] as Loan).owed), '--to-class', '关注3')).toMatchObject({ balanceFen: 0, riskClass: '关注3' });
    expect(await recover(3, '非重组上调', '--principal', yuan((loans[3] as Loan).owed))).toMatchObject({ riskClass: '关注' });
    expect(await recover(4, '其他', '--principal', '1')).toMatchObject({ carriedOn: null });
    expect(await cliJson(['verify', '--db', db])).toMatchObject({ ok: true });
  });

  it('money out of an own new loan is refused as 清收, and words typed wrong end with 2', async () => {
    expect(await cliRefusal(args(loans[0] as Loan, '现金', '--principal', '1', '--own-credit', 'yes'))).toMatchObject({ code: 1, error: { code: 'RECEIPT_OWN_CREDIT' } });
    expect(await recover(0, '转据', '--principal', '1', '--own-credit', 'yes')).toMatchObject({ late: false });
    expect((await cliRefusal(args(loans[0] as Loan, '现金', '--principal', '1', '--own-credit', 'maybe'))).code).toBe(2);
  });
});
