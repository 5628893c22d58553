import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../electron/contract/api.js';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';
import { countyBySql } from '../reports/county-by-sql.js';

const WAN = 1_000_000;
type Table = OutputOf<'reports.table'>;
const monthly = (core: TestCore, period = PERIOD): Promise<Table> => core.call('reports.table', { id: 'monthly-recovery', period });
const total = (t: Table, key: string): number => Number(t.total?.[key]);

/** A loan of the first 信用社 with more than 10,000 元 left, and somebody of the same unit. */
function debtor(core: TestCore): { loanId: number; no: string; staffNo: string; unit: string } {
  const [row] = core.sql<{ loanId: number; no: string; staffNo: string; unit: string }>(`SELECT l.loan_id AS loanId, l.loan_no AS no, s.staff_no AS staffNo, u.code AS unit FROM loan l JOIN unit u ON u.unit_id = l.unit_id JOIN loan_now n ON n.loan_id = l.loan_id JOIN staff_post p ON p.unit_id = u.unit_id JOIN staff s ON s.staff_id = p.staff_id
    WHERE u.code = '01' AND l.book = 'on' AND n.principal_fen > 5000000 AND NOT EXISTS (SELECT 1 FROM gov_debt_loan g WHERE g.loan_id = l.loan_id) AND NOT EXISTS (SELECT 1 FROM suit_loan g WHERE g.loan_id = l.loan_id) ORDER BY l.loan_id, s.staff_no LIMIT 1`);
  if (!row) throw new Error('the sample has such a loan');
  return row;
}

describe('Show 2: one receipt of 10,000.00 元 more, month still open', () => {
  let core: TestCore;
  beforeEach(async () => {
    core = await sampleLedger('imported');
  });
  afterEach(() => core.close());

  it('raises cash, 清收 and 处置合计 of the month and the year by exactly 1.00 万, and undo restores every cell', async () => {
    const before = await monthly(core);
    const persons = await core.call('targets.show', { year: 2011 });
    const home = await core.call('home.summary', { period: PERIOD });
    const d = debtor(core);
    const booked = await core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-31', principalFen: WAN, form: 'cash', measure: 'concentrated', persons: [{ staffNo: d.staffNo, sharePpm: 1_000_000 }] });
    expect(booked).toMatchObject({ bookedOn: '2011-08-31', period: PERIOD, late: false });

    const after = await monthly(core);
    const moved: Record<string, number> = { cashMonthFen: WAN, recoveredMonthFen: WAN, totalMonthFen: WAN, cashYtdFen: WAN, recoveredYtdFen: WAN, totalYtdFen: WAN, endFen: -WAN, changeFen: -WAN };
    for (const c of after.columns.filter((x) => x.kind === 'money')) expect(total(after, c.key) - total(before, c.key), c.key).toBe(moved[c.key] ?? 0);
    for (const row of after.rows) if (row.key !== d.unit) expect(row.values['cashYtdFen']).toBe(before.rows.find((r) => r.key === row.key)?.values['cashYtdFen']);
    expect(after.total).toEqual(countyBySql(core.ledger, PERIOD).total);
    expect(after.checks.filter((k) => !k.ok)).toEqual([]);
    const creditedOf = (p: OutputOf<'targets.show'>): number => p.targets.find((t) => t.staffNo === d.staffNo)?.creditedFen ?? Number.NaN;
    expect(creditedOf(await core.call('targets.show', { year: 2011 })) - creditedOf(persons)).toBe(WAN);

    await core.call('history.undo', { batch: booked.batch });
    const restored = await monthly(core);
    expect(restored.rows).toEqual(before.rows);
    expect(restored.total).toEqual(before.total);
    expect(await core.call('targets.show', { year: 2011 })).toEqual(persons);
    expect(await core.call('home.summary', { period: PERIOD })).toEqual(home);
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });

  it('the filled form shows 6010.00 and 5682.00 with it', async () => {
    const d = debtor(core);
    await core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-30', principalFen: WAN, form: '现金', persons: [{ staffNo: d.staffNo, sharePpm: 1_000_000 }] });
    const { files } = await core.call('reports.export', { id: 'monthly-recovery', period: PERIOD, formats: ['csv'] });
    const last = readFileSync(core.pathOf(files[0] as (typeof files)[number]), 'utf8').trimEnd().split('\r\n').at(-1)?.split(',') ?? [];
    expect([last[11], last[12], last[13]]).toEqual(['5682.00', '328.00', '6010.00']);
  });

  it('what is wrong with a receipt is refused and leaves nothing', async () => {
    const d = debtor(core);
    const marks = core.one('SELECT count(*) FROM batch');
    const book = { loanId: d.loanId, on: '2011-08-31', principalFen: WAN, form: 'cash', persons: [{ staffNo: d.staffNo, sharePpm: 1_000_000 }] };
    const refused = async (change: Partial<typeof book> & Record<string, unknown>): Promise<string> => (await core.refusal('recoveries.book', { ...book, ...change })).code;
    expect(await refused({ loanId: 999_999 })).toBe('LOAN_UNKNOWN');
    expect(await refused({ on: '2011-09-01' })).toBe('DAY_IN_FUTURE');
    expect(await refused({ on: '1990-01-01' })).toBe('RECEIPT_BEFORE_GRANT');
    expect(await refused({ on: '2011-02-30' })).toBe('INPUT_INVALID');
    expect(await refused({ principalFen: 0 })).toBe('RECEIPT_EMPTY');
    expect(await refused({ principalFen: -5 })).toBe('INPUT_INVALID');
    expect(await refused({ principalFen: 99_999_999_900 })).toBe('RECEIPT_OVER_BALANCE');
    expect(await refused({ form: 'gold' })).toBe('CODE_UNKNOWN');
    expect(await refused({ form: '新增不良' })).toBe('CODE_UNKNOWN');
    expect(await refused({ form: '以物抵债' })).toBe('RECEIPT_ASSET_NEEDED');
    expect(await refused({ measure: '打官司' })).toBe('CODE_UNKNOWN');
    expect(await refused({ persons: [{ staffNo: d.staffNo, sharePpm: 600_000 }] })).toBe('SHARES_NOT_100');
    expect(await refused({ persons: [{ staffNo: '没有', sharePpm: 1_000_000 }] })).toBe('STAFF_UNKNOWN');
    expect(core.one('SELECT count(*) FROM batch')).toBe(marks);
  });

  it('a person named twice is refused in words, not as a fault of the program', async () => {
    const d = debtor(core);
    const twice = [{ staffNo: d.staffNo, sharePpm: 500_000 }, { staffNo: d.staffNo, sharePpm: 500_000 }];
    expect(await core.refusal('recoveries.book', { loanId: d.loanId, on: '2011-08-31', principalFen: WAN, form: 'cash', persons: twice })).toMatchObject({ code: 'PERSON_TWICE', kind: 'input' });
  });

  it('a reversal is the same receipt with its sign turned, once', async () => {
    const before = await monthly(core);
    const d = debtor(core);
    const booked = await core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-31', principalFen: 700_001, onInterestFen: 0, offInterestFen: 333, form: 'cash', persons: [{ staffNo: d.staffNo, sharePpm: 600_000 }, { staffNo: '0102', sharePpm: 400_000 }] });
    const reversed = await core.call('recoveries.reverse', { entryId: booked.recovery, reason: '重复登记' });
    expect((await monthly(core)).rows).toEqual(before.rows);
    expect(core.sql('SELECT principal_fen AS p, on_fen + off_fen AS i, reversal_of AS of FROM entry WHERE entry_id = ?', reversed.recovery)).toEqual([{ p: -700_001, i: -333, of: booked.recovery }]);
    expect(core.one('SELECT sum(principal_fen + interest_fen) FROM entry_share WHERE entry_id IN (?, ?)', booked.recovery, reversed.recovery)).toBe(0);
    expect((await core.refusal('recoveries.reverse', { entryId: booked.recovery, reason: '再冲' })).code).toBe('ALREADY_REVERSED');
    expect((await core.refusal('recoveries.reverse', { entryId: reversed.recovery, reason: '冲红字' })).code).toBe('ALREADY_REVERSED');
    expect((await core.refusal('recoveries.reverse', { entryId: 999_999, reason: '没有' })).code).toBe('RECEIPT_UNKNOWN');
    expect((await core.refusal('recoveries.reverse', { entryId: booked.recovery, reason: '  ' })).code).toBe('INPUT_INVALID');
  });
});

describe('C13 补记: a receipt of a closed month', () => {
  it('stands in the next open month with its business date; nothing of the closed month moves', async () => {
    const core = await sampleLedger('closed', { today: '2011-09-10' });
    try {
      const august = await monthly(core);
      const september = await monthly(core, '2011-09');
      const d = debtor(core);
      const booked = await core.call('recoveries.book', { loanId: d.loanId, on: '2011-08-20', principalFen: WAN, form: 'cash', persons: [{ staffNo: d.staffNo, sharePpm: 1_000_000 }] });
      expect(booked).toMatchObject({ bookedOn: '2011-09-01', period: '2011-09', late: true });
      expect(core.sql('SELECT business_on AS was, booked_on AS is_, period FROM entry WHERE entry_id = ?', booked.recovery)).toEqual([{ was: '2011-08-20', is_: '2011-09-01', period: '2011-09' }]);

      const after = await monthly(core);
      expect(after.rows).toEqual(august.rows);
      expect(after.total).toEqual(august.total);
      const next = await monthly(core, '2011-09');
      expect(total(next, 'cashMonthFen')).toBe(WAN);
      expect(total(next, 'cashYtdFen') - total(september, 'cashYtdFen')).toBe(WAN);
      expect(next.checks.find((k) => k.id === 'C13')).toMatchObject({ ok: true, detail: '补记 1 笔，业务日期在以前月份' });

      await core.call('history.undo', { batch: booked.batch });
      expect((await monthly(core, '2011-09')).rows).toEqual(september.rows);
      expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
    } finally {
      await core.close();
    }
  });

  it('after the close the next month goes on: 10,000.00 元 on 5 September raise the year by 1.00 万', async () => {
    const core = await sampleLedger('closed', { today: '2011-09-10' });
    try {
      const before = await monthly(core, '2011-09');
      const d = debtor(core);
      await core.call('recoveries.book', { loanId: d.loanId, on: '2011-09-05', principalFen: WAN, form: 'cash', persons: [{ staffNo: d.staffNo, sharePpm: 1_000_000 }] });
      const after = await monthly(core, '2011-09');
      expect(total(after, 'recoveredYtdFen') - total(before, 'recoveredYtdFen')).toBe(WAN);
      expect(total(after, 'recoveredYtdFen')).toBe(6_010_000_000);
      expect(total(await monthly(core), 'recoveredYtdFen')).toBe(6_009_000_000);
    } finally {
      await core.close();
    }
  });
});
