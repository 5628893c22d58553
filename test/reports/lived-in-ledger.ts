import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { madeOnce } from '../helpers/made-once.js';
import { sampleLedger } from '../helpers/sample-ledger.js';
import { TestCore } from '../helpers/test-core.js';

const WAN = 1_000_000;

/**
 * The sample county after the things its files do not hold: receipts outside the balance sheet, one without a measure,
 * reversals in the month and after a close, a loan written off that is owed on and pays, one raised to 关注 that goes on
 * paying, loans handed to another unit, more formation years called, nobody answering for some, older assets disposed of
 * in parts, a suit filed once more, a 涉政 debt settled otherwise than by money.
 */
export async function livedInLedger(): Promise<TestCore> {
  const made = await madeOnce('lived-in-ledger', async (folder) => {
    const core = await sampleLedger('imported');
    await live(core);
    await core.close();
    copyFileSync(core.ledger, path.join(folder, 'ledger.db'));
  });
  const ledger = path.join(mkdtempSync(path.join(os.tmpdir(), 'qingshou-lived-in-')), '样例县.db');
  copyFileSync(path.join(made, 'ledger.db'), ledger);
  return TestCore.open({ ledger });
}

/** The ledgers every report of receipts and registers is compared on. */
export const LEDGERS = { sample: () => sampleLedger('imported'), 'lived in': livedInLedger } as const;
export type LedgerName = keyof typeof LEDGERS;

async function live(core: TestCore): Promise<void> {
  const book = (loanId: number, on: string, form: string, principalFen: number, more: { onInterestFen?: number; offInterestFen?: number; measure?: string | null } = {}) => core.call('recoveries.book', { loanId, on, form, principalFen, measure: 'responsibility', ...more });
  const loan = (where: string, skip = 0): number => core.one(`SELECT l.loan_id FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN unit u ON u.unit_id = n.unit_id WHERE n.principal_fen >= 1000000 AND ${where} ORDER BY l.loan_id LIMIT 1 OFFSET ${skip}`);
  const reverse = (entryId: number): Promise<unknown> => core.call('recoveries.reverse', { entryId, reason: '记错' });

  // 表外: two units, two books, principal and interest, one of them taken back
  await book(loan(`l.book = 'written_off' AND u.code = '09'`), '2011-03-15', 'cash', 300_017, { offInterestFen: 20_005 });
  await book(loan(`l.book = 'written_off' AND u.code = '19'`), '2011-08-09', 'cash', 410_003, { offInterestFen: 7 });
  await book(loan(`l.book = 'note_swap' AND u.code = '09'`), '2011-08-22', 'cash', 120_000);
  await reverse((await book(loan(`l.book = 'written_off' AND u.code = '19'`), '2011-08-10', 'cash', 55_555)).recovery);
  await book(loan(`l.book = 'note_swap' AND u.code = '09'`), '2011-08-23', 'other', 1_001);

  // without a measure; interest alone; reversed on its own day
  await book(loan(`l.book = 'on' AND u.code = '02'`), '2011-08-15', 'cash', 200_000, { offInterestFen: 11, measure: null });
  await book(loan(`l.book = 'on' AND u.code = '02'`, 1), '2011-08-16', 'cash', 0, { offInterestFen: 4_321, measure: 'tender' });
  await reverse((await book(loan(`l.book = 'on' AND u.code = '03'`), '2011-08-17', 'cash', 77_777, { measure: 'entrust' })).recovery);

  // 核销 of a called loan that is owed on and pays; a part of another one off otherwise
  const writtenOff = await book(loan(`l.book = 'on' AND l.formed_year = 2010 AND u.code = '05'`), '2011-08-11', 'write_off', 600_000);
  if (writtenOff.carriedOnId === null) throw new Error('what was written off is not owed on');
  await book(writtenOff.carriedOnId, '2011-08-12', 'cash', 100_000, { offInterestFen: 0 });
  await book(loan(`l.book = 'on' AND l.formed_year = 2010 AND u.code = '06'`), '2011-08-11', 'other', 50_000);

  // out of the NPL classes, and paying still
  const raised = loan(`l.book = 'on' AND n.class = 'substandard' AND u.code = '07'`);
  await core.call('loans.reclassify', { loanId: raised, on: '2011-08-12', to: 'watch2', reason: '恢复付息' });
  await book(raised, '2011-08-25', 'cash', 150_000);

  // handed over, 表内 and 表外
  const to = core.one(`SELECT unit_id FROM unit WHERE code = '11'`);
  await core.call('loans.move', { loanIds: [loan(`l.book = 'on' AND l.formed_year = 2010 AND u.code = '08'`), loan(`l.book = 'written_off' AND u.code = '09'`, 1)], toUnitId: to, on: '2011-08-18', reason: '集中管理' });

  // a debtor of batch 1 who has not paid, sued once more and paying then; a second suit beside one of batch 2
  const [unpaid] = core.sql<{ loanId: number }>(`SELECT x.loan_id AS loanId FROM suit s JOIN suit_loan x ON x.suit_id = s.suit_id JOIN loan_now n ON n.loan_id = x.loan_id WHERE s.batch_no = 1 AND n.principal_fen > 3000000 AND n.off_fen > 0`);
  await core.call('suits.save', { batchNo: 3, filedOn: '2011-08-05', loanIds: [unpaid?.loanId ?? 0], claimPrincipalFen: 4 * WAN, claimInterestFen: WAN, reason: '再次起诉' });
  await book(unpaid?.loanId ?? 0, '2011-08-20', 'cash', 300_000, { offInterestFen: 123_456 });
  const [closed] = core.sql<{ loanId: number }>(`SELECT x.loan_id AS loanId FROM suit s JOIN suit_loan x ON x.suit_id = s.suit_id WHERE s.batch_no = 2 AND s.closed_on IS NOT NULL`);
  await core.call('suits.save', { batchNo: 2, filedOn: '2011-08-19', loanIds: [closed?.loanId ?? 0], claimPrincipalFen: WAN, claimInterestFen: 0 });

  await core.call('gov.settle', { govId: core.one(`SELECT max(gov_debt_id) FROM gov_debt WHERE kind = 'village'`), on: '2011-08-20', how: '以物抵清' });
  await core.call('assets.dispose', { assetId: 1, act: '出租', on: '2011-08-20', bookFen: 0, cashFen: 500_000 });

  byHand(core.ledger);

  // a receipt of a locked month is taken back in the next
  const [july] = core.sql<{ id: number }>(`SELECT entry_id AS id FROM entry WHERE form = 'cash' AND measure = 'concentrated' AND period = '2011-07' AND principal_fen > 0 ORDER BY entry_id LIMIT 1`);
  await core.call('periods.close', { period: '2011-07', overrule: '试验' });
  await reverse(july?.id ?? 0);
}

/** What no window of the product enters yet: the schedule of formation years, persons lost, assets from before the ledger. */
function byHand(file: string): void {
  const conn = new Database(file);
  try {
    for (const name of conn.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('vintage_plan', 'loan_responsible', 'asset', 'asset_event')`).pluck().all() as string[]) conn.exec(`DROP TRIGGER "${name}"`);
    conn.exec(`INSERT INTO vintage_plan (plan_year, formed_year, locked) VALUES (2011, 2008, 0), (2011, 2009, 0);
      UPDATE loan_responsible SET voided_by = 1 WHERE loan_id IN (SELECT loan_id FROM loan WHERE formed_year = 2010 ORDER BY loan_id LIMIT 3);
      INSERT INTO asset (asset_id, asset_no, unit_id, name, kind, received_on, agreed_fen, refund_fen, book_fen, dispose_by_on) VALUES
        (101, 'DZ2007-01', 1, '旧仓库', 'real_estate', '2007-06-01', 12000000, 0, 10000000, '2009-06-01'), (102, 'DZ2009-01', 12, '旧设备', 'movable', '2009-08-31', 500000, 0, 400000, '2010-08-31'), (103, 'DZ2010-01', 12, '林权', 'right', '2010-08-31', 900000, 0, 900000, '2012-08-31');
      INSERT INTO asset_event (asset_id, kind, on_date, book_fen, cash_fen) VALUES (101, 'sell', '2010-05-05', 3000000, 2500000), (101, 'loss', '2011-04-01', 1000000, 0), (101, 'lease', '2011-02-01', 0, 80000), (102, 'other', '2011-08-02', 400000, 100000), (103, 'lease', '2010-12-01', 0, 10000)`);
  } finally {
    conn.close();
  }
}
