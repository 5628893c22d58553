import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allChecks } from '../../electron/reports/checks/all-checks.js';
import { reportContext } from '../../electron/reports/define-report.js';
import type { ReportCheck } from '../../electron/domain/reporting/report-table.js';
import { PERIOD } from '../helpers/sample-ledger.js';
import { unguardedLedger, type Unguarded } from './unguarded-ledger.js';

let ledger: Unguarded;
beforeAll(async () => {
  ledger = await unguardedLedger('imported');
});
afterAll(() => ledger.close());

const checks = (): ReportCheck[] => allChecks(reportContext(ledger.conn, '样例县', PERIOD));
const withFault = (sql: string): ReportCheck[] => ledger.withFault(sql, checks);
const text = (sql: string): string => ledger.text(sql);

describe('X-5 勾稽 C1–C13', () => {
  it('all hold on the sample county, in order', () => {
    expect(checks().map((k) => [k.id, k.ok])).toEqual(Array.from({ length: 13 }, (_, i) => [`C${i + 1}`, true]));
    for (const k of checks()) expect(`${k.name} ${k.detail}`, k.id).toMatch(/[\u4e00-\u9fff]/);
  });

  /** The fault, which checks must fail of it, and the place the detail must name. */
  const faults: [string, string, string[], () => string][] = [
    ['C1 a closing balance moved by one 分', `UPDATE loan_state SET principal_fen = principal_fen + 1 WHERE (loan_id, from_on) = (SELECT s.loan_id, s.from_on FROM loan_state s JOIN unit u ON u.unit_id = s.unit_id WHERE s.book = 'on' AND u.code = '05' AND s.from_on > '2011-01-01' AND s.to_on = '2012-01-01' LIMIT 1)`, ['C1'], () => `${text(`SELECT name FROM unit WHERE code = '05'`)}（`],
    ['C1 an entry without its balance', `INSERT INTO entry (entry_id, batch_id, loan_id, unit_id, book, period, booked_on, business_on, form, principal_fen, on_fen, off_fen, fee_fen, carried) SELECT 999999, 1, loan_id, unit_id, 'on', '2011-03', '2011-03-03', '2011-03-03', 'cash', 5, 0, 0, 0, 0 FROM loan WHERE book = 'on' AND unit_id = (SELECT unit_id FROM unit WHERE code = '06') LIMIT 1`, ['C1'], () => text(`SELECT name FROM unit WHERE code = '06'`)],
    ['C2 July’s end moved, August’s not', `UPDATE loan_state SET principal_fen = principal_fen + 700 WHERE (loan_id, from_on) = (SELECT s.loan_id, s.from_on FROM loan_state s JOIN unit u ON u.unit_id = s.unit_id WHERE s.book = 'on' AND s.from_on > '2011-01-01' AND s.from_on <= '2011-07-31' AND s.to_on > '2011-07-31' AND s.to_on <= '2011-08-31' AND u.code = '01' LIMIT 1)`, ['C2'], () => text(`SELECT name FROM unit WHERE code = '01'`)],
    ['C3 a unit with balances taken off the list', `UPDATE unit SET voided_by = 1 WHERE code = '07'`, ['C3'], () => text(`SELECT name FROM unit WHERE code = '07'`)],
    ['C4 a total of the month missing', `DELETE FROM unit_total WHERE period = '2011-08' AND unit_id = (SELECT unit_id FROM unit WHERE code = '08')`, ['C4'], () => text(`SELECT name FROM unit WHERE code = '08'`)],
    ['C4 a total below its NPL', `UPDATE unit_total SET all_fen = 5 WHERE period = '2011-08' AND unit_id = (SELECT unit_id FROM unit WHERE code = '09')`, ['C4'], () => text(`SELECT name FROM unit WHERE code = '09'`)],
    ['C5 an asset’s line off by one 分', `UPDATE asset_loan SET principal_fen = principal_fen + 1 WHERE asset_loan_id = 1`, ['C5'], () => text('SELECT a.name FROM asset a JOIN asset_loan l ON l.asset_id = a.asset_id WHERE asset_loan_id = 1')],
    ['C5 two errors that cancel out', `UPDATE asset_loan SET principal_fen = principal_fen + CASE asset_loan_id WHEN 1 THEN 1 ELSE -1 END WHERE asset_loan_id IN (1, 2)`, ['C5'], () => text('SELECT a.name FROM asset a JOIN asset_loan l ON l.asset_id = a.asset_id WHERE asset_loan_id = 2')],
    ['C6 more disposed of than received', 'UPDATE asset_event SET book_fen = book_fen + 1', ['C6'], () => text('SELECT a.name FROM asset a JOIN asset_event e ON e.asset_id = a.asset_id')],
    ['C7 a receipt in the wrong book', `UPDATE entry SET book = 'written_off' WHERE entry_id = (SELECT max(entry_id) FROM entry WHERE form = 'cash' AND book = 'on')`, ['C1', 'C2', 'C7'], () => text(`SELECT l.loan_no FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE e.entry_id = (SELECT max(entry_id) FROM entry WHERE form = 'cash' AND book = 'on')`)],
    ['C8 a share off by one 分', 'UPDATE entry_share SET principal_fen = principal_fen + 1 WHERE entry_share_id = 1', ['C8'], () => text('SELECT l.loan_no FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id JOIN loan l ON l.loan_id = e.loan_id WHERE x.entry_share_id = 1')],
    ['C8 a receipt given away twice', 'UPDATE entry_share SET share_ppm = 1000000 WHERE entry_id = (SELECT entry_id FROM entry_share GROUP BY entry_id HAVING count(*) > 1 LIMIT 1)', ['C8'], () => text('SELECT l.loan_no FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE e.entry_id = (SELECT entry_id FROM entry_share GROUP BY entry_id HAVING count(*) > 1 LIMIT 1)')],
    ['C9 a borrower marked but not listed', `UPDATE party SET public_kind = 'official' WHERE party_id = (SELECT borrower_id FROM loan WHERE loan_id NOT IN (SELECT loan_id FROM gov_debt_loan) ORDER BY loan_id LIMIT 1)`, ['C9'], () => text('SELECT loan_no FROM loan WHERE loan_id NOT IN (SELECT loan_id FROM gov_debt_loan) ORDER BY loan_id LIMIT 1')],
    ['C9 a borrower listed but not marked', `UPDATE party SET public_kind = 'no' WHERE party_id = (SELECT l.borrower_id FROM gov_debt_loan g JOIN loan l ON l.loan_id = g.loan_id ORDER BY g.gov_debt_loan_id LIMIT 1)`, ['C9'], () => text('SELECT l.loan_no FROM gov_debt_loan g JOIN loan l ON l.loan_id = g.loan_id ORDER BY g.gov_debt_loan_id LIMIT 1')],
    ['C10 more recovered than sued for', 'UPDATE suit SET claim_principal_fen = 1 WHERE suit_id = (SELECT s.suit_id FROM suit s JOIN suit_loan x ON x.suit_id = s.suit_id JOIN entry e ON e.loan_id = x.loan_id AND e.business_on >= s.filed_on AND e.principal_fen > 1 LIMIT 1)', ['C10'], () => text('SELECT p.name FROM suit s JOIN party p ON p.party_id = s.party_id JOIN suit_loan x ON x.suit_id = s.suit_id JOIN entry e ON e.loan_id = x.loan_id AND e.business_on >= s.filed_on AND e.principal_fen > 1 LIMIT 1')],
    ['C12 a balance without its loan', `DELETE FROM loan WHERE loan_id = (SELECT loan_id FROM loan_now WHERE book = 'on' AND principal_fen > 0 ORDER BY loan_id LIMIT 1)`, ['C12'], () => '1 笔没有对应的贷款'],
    ['C13 booked before it happened', `UPDATE entry SET business_on = '2011-09-09' WHERE entry_id = (SELECT min(entry_id) FROM entry WHERE period = '2011-08' AND form = 'cash')`, ['C13'], () => text(`SELECT l.loan_no FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE e.entry_id = (SELECT min(entry_id) FROM entry WHERE period = '2011-08' AND form = 'cash')`)],
  ];
  it.each(faults)('%s', (_what, sql, ids, place) => {
    const named = place();
    const failed = withFault(sql).filter((k) => !k.ok);
    expect(failed.map((k) => k.id)).toEqual(expect.arrayContaining(ids));
    const last = failed.find((k) => k.id === ids.at(-1));
    expect(last?.detail).toContain(named);
    // other checks than those that look at the same figures stay silent
    expect(failed.length).toBeLessThanOrEqual(ids.length + 2);
    expect(checks().every((k) => k.ok)).toBe(true);
  });

  it('C11 the tail is what single rounding leaves, and is told', () => {
    const k = withFault(`UPDATE loan_state SET principal_fen = principal_fen + 4900 WHERE to_on = '2012-01-01' AND book = 'on' AND (unit_id, loan_id) IN (SELECT unit_id, min(loan_id) FROM loan_now WHERE book = 'on' AND principal_fen > 0 GROUP BY unit_id)`).find((c) => c.id === 'C11');
    // 23 units, each 0.49 of a hundredth below the next: together 11.27 hundredths of 万元, every cell rounded down
    expect(k).toMatchObject({ ok: true, detail: expect.stringContaining('期末余额 +0.11') as string });
  });
});
