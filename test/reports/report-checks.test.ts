import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportCheck } from '../../electron/domain/reporting/report-table.js';
import { buildReport, reportContext } from '../../electron/reports/define-report.js';
import { findReport, REPORTS } from '../../electron/reports/index.js';
import { PERIOD } from '../helpers/sample-ledger.js';
import { unguardedLedger, type Unguarded } from './unguarded-ledger.js';

let ledger: Unguarded;
beforeAll(async () => {
  ledger = await unguardedLedger('closed');
});
afterAll(() => ledger.close());

const checksOf = (id: string): readonly ReportCheck[] => buildReport(findReport(id), reportContext(ledger.conn, '样例县', PERIOD)).checks;
const withFault = (id: string, sql: string): readonly ReportCheck[] => ledger.withFault(sql, () => checksOf(id));
const text = (sql: string): string => ledger.text(sql);
const STANDING = (unit: string): string => `(SELECT s.loan_id, s.from_on FROM loan_state s JOIN unit u ON u.unit_id = s.unit_id WHERE s.book = 'on' AND u.code = '${unit}' AND s.class = 'doubtful' AND s.to_on = '2012-01-01' AND s.from_on > '2011-01-01' LIMIT 1)`;
/** A balance that stands at the end of the year, by a condition on its stretch s, loan l and unit u. */
const OWED = (where: string): string => `(SELECT s.loan_id, s.from_on FROM loan_state s JOIN loan l ON l.loan_id = s.loan_id JOIN unit u ON u.unit_id = s.unit_id WHERE s.to_on = '2012-01-01' AND ${where} ORDER BY s.from_on DESC LIMIT 1)`;

describe('X-5 勾稽 of single reports', () => {
  it('every report names its checks once, and they hold on the sample county', () => {
    for (const { id } of REPORTS) {
      const checks = checksOf(id);
      expect(new Set(checks.map((k) => k.id)).size, id).toBe(checks.length);
      expect(checks.filter((k) => !k.ok), id).toEqual([]);
      for (const k of checks) expect(`${k.name}${k.detail}`, `${id} ${k.id}`).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  /** Report, fault, the check that must fail, the place it must name. */
  const faults: [string, string, string, string, () => string][] = [
    ['five-class', 'C15 a class changed after the close', `UPDATE loan_state SET class = 'loss' WHERE (loan_id, from_on) = ${STANDING('05')}`, 'C15', () => text(`SELECT name || '可疑' FROM unit WHERE code = '05'`)],
    ['five-class', 'C15 a balance moved after the close', `UPDATE loan_state SET principal_fen = principal_fen + 1 WHERE (loan_id, from_on) = ${STANDING('06')}`, 'C15', () => text(`SELECT name || '可疑' FROM unit WHERE code = '06'`)],
    ['five-class', 'C14 a class taken off the NPL', `UPDATE class_code SET is_npl = 0 WHERE class = 'loss'`, 'C14', () => text(`SELECT name FROM unit WHERE code = '05'`)],
    ['class-migration', 'C18 a balance that no entry made', `UPDATE loan_state SET principal_fen = principal_fen + 1000000 WHERE (loan_id, from_on) = ${STANDING('05')}`, 'C18', () => '本年可疑行'],
    ['class-migration', 'C19 a class that no 分类变动 made', `UPDATE loan_state SET class = 'loss' WHERE (loan_id, from_on) = ${STANDING('05')}`, 'C19', () => text(`SELECT l.loan_no FROM loan l WHERE l.loan_id = (SELECT loan_id FROM (SELECT * FROM ${STANDING('05')}))`)],
    ['task-completion', 'C16 a person’s target raised', `UPDATE target SET target_fen = target_fen + 1 WHERE target_id = (SELECT t.target_id FROM target t JOIN staff_post p ON p.staff_id = t.staff_id JOIN unit u ON u.unit_id = p.unit_id WHERE u.code = '05' LIMIT 1)`, 'C16', () => text(`SELECT name FROM unit WHERE code = '05'`)],
    ['task-completion', 'C16 a task of a unit off the list', `UPDATE unit SET voided_by = 1 WHERE code = '07'`, 'C16', () => '不在机构表中的任务'],
    ['responsibility', 'C1 a called loan owes what nothing explains', `UPDATE loan_state SET principal_fen = principal_fen + 1 WHERE (loan_id, from_on) = ${OWED(`l.formed_year = 2010`)}`, 'C1', () => text(`SELECT l.loan_no FROM loan l WHERE l.loan_id = (SELECT loan_id FROM (SELECT * FROM ${OWED(`l.formed_year = 2010`)}))`)],
    ['ten-day', 'C2 a balance moved within the 旬', `UPDATE loan_state SET principal_fen = principal_fen + 1 WHERE (loan_id, from_on) = ${OWED(`s.book = 'on' AND u.code = '05' AND s.from_on BETWEEN '2011-08-21' AND '2011-08-31'`)}`, 'C2', () => text(`SELECT name FROM unit WHERE code = '05'`)],
    ['written-off', 'C1 a balance outside the sheet without its receipt', `INSERT INTO entry (entry_id, batch_id, loan_id, unit_id, book, period, booked_on, business_on, form, principal_fen, on_fen, off_fen, fee_fen, carried) SELECT 999999, 1, loan_id, unit_id, book, '2011-03', '2011-03-03', '2011-03-03', 'cash', 5, 0, 0, 0, 0 FROM loan WHERE book = 'written_off' AND unit_id = (SELECT unit_id FROM unit WHERE code = '09') LIMIT 1`, 'C1', () => text(`SELECT name FROM unit WHERE code = '09'`)],
    ['structure', 'C17 a loan of an unknown guarantee', `UPDATE loan SET guarantee = 'oral' WHERE loan_id = (SELECT n.loan_id FROM loan_now n JOIN unit u ON u.unit_id = n.unit_id WHERE u.code = '05' AND n.book = 'on' AND n.principal_fen > 0 LIMIT 1)`, 'C17', () => '担保方式期末'],
    ['structure', 'C17 a loan formed after the year', `UPDATE loan SET npl_on = '2012-05-05' WHERE loan_id = (SELECT n.loan_id FROM loan_now n JOIN unit u ON u.unit_id = n.unit_id WHERE u.code = '05' AND n.book = 'on' AND n.principal_fen > 0 LIMIT 1)`, 'C17', () => '形成年度期末'],
  ];
  it.each(faults)('%s: %s', (id, _what, sql, check, place) => {
    const named = place();
    const failed = withFault(id, sql).find((k) => k.id === check);
    expect(failed).toMatchObject({ ok: false });
    expect(failed?.detail).toContain(named);
    expect(checksOf(id).every((k) => k.ok)).toBe(true);
  });

  it('a person who changed units keeps his target: the sum holds and the units are told', () => {
    const moved = withFault('task-completion', `UPDATE staff_post SET unit_id = (SELECT unit_id FROM unit WHERE code = '06') WHERE staff_post_id = (SELECT p.staff_post_id FROM staff_post p JOIN unit u ON u.unit_id = p.unit_id JOIN target t ON t.staff_id = p.staff_id WHERE u.code = '05' AND t.target_fen > 0 LIMIT 1)`).find((k) => k.id === 'C16');
    expect(moved).toMatchObject({ ok: true });
    expect(moved?.detail).toContain(text(`SELECT name FROM unit WHERE code = '05'`));
  });
});
