import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ledgerForm, loanRow, plainBook, STAFF } from '../../helpers/office-workbooks.js';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import { TestCore } from '../../helpers/test-core.js';
import { debtor, figures, inSeptember, moved, sound, thereAndBack } from './office.js';

describe('a unit is renamed or goes into another in mid-year (issue 4 §6)', () => {
  let core: TestCore;
  beforeEach(async () => {
    core = await sampleLedger('imported');
  });
  afterEach(() => core.close());
  const unit = (code: string, from = core) => from.one('SELECT unit_id FROM unit WHERE code = ?', code);
  const county = (from: TestCore, period = '2011-08') => from.call('reports.table', { id: 'monthly-recovery', period });

  it('a new name moves no figure', async () => {
    const before = figures(core);
    const { total } = await county(core);
    await thereAndBack(core, () => core.call('units.rename', { unitId: unit('02'), name: '东湖信用社', on: '2011-08-15', reason: '银监批复第 9 号' }), async () => {
      expect(moved(before, figures(core))).toEqual({});
      const after = await county(core);
      expect(after.total).toEqual(total);
      expect(after.rows.find((r) => r.key === '02')?.values['unitName']).toBe('东湖信用社');
      expect((await core.call('units.events', {})).events).toMatchObject([{ act: 'rename', unit: '东湖信用社', on: '2011-08-15' }]);
    });
  });

  it('merged: loans and people go over, the closed month keeps every figure, every unit adds up', async () => {
    const september = await inSeptember(core);
    const august = await county(september);
    const [from, into] = [unit('02', september), unit('01', september)];
    const owed = september.one('SELECT sum(principal_fen) FROM loan_now WHERE unit_id = ?', from);
    const done = await september.call('units.merge', { unitId: from, intoId: into, on: '2011-09-05', reason: '联社决议' });
    expect(done.principalFen).toBe(owed);
    expect(september.one('SELECT count(*) FROM loan_now WHERE unit_id = ?', from)).toBe(0);
    expect(september.one('SELECT all_fen FROM unit_total WHERE unit_id = ? AND period = ? AND voided_by IS NULL', from, '2011-09')).toBe(0);
    expect(september.one(`SELECT count(*) FROM staff_post WHERE unit_id = ? AND to_on = '9999-12-31' AND voided_by IS NULL`, from)).toBe(0);
    await sound(september, '2011-09');
    const again = await county(september);
    expect([again.rows, again.total]).toEqual([august.rows, august.total]);
    const now = await county(september, '2011-09');
    expect(now.rows.find((r) => r.key === '02')?.values['endFen']).toBe(0);
    // money of before the merger can still be taken back, and new money goes to the unit that is left
    const d = debtor(september, '01');
    await september.call('recoveries.book', { loanId: d.loanId, on: '2011-09-08', principalFen: 100, form: 'cash' });
    expect(await september.refusal('loans.move', { loanIds: [d.loanId], toUnitId: from, on: '2011-09-09', reason: '划回' })).toMatchObject({ code: 'UNIT_CLOSED' });
    await september.call('history.undo', { batch: (await september.call('history.list', { limit: 1 })).batches[0]?.id ?? 0 });
    await september.call('history.undo', { batch: done.batch });
    expect(september.one('SELECT sum(principal_fen) FROM loan_now WHERE unit_id = ?', from)).toBe(owed);
    expect((await county(september)).rows).toEqual(august.rows);
    await sound(september, '2011-09');
    await september.close();
  });

  it('is refused in words', async () => {
    expect((await core.refusal('units.rename', { unitId: unit('02'), name: '城关信用社', on: '2011-08-15', reason: '批复' })).code).toBe('UNIT_NAME_TAKEN');
    expect((await core.refusal('units.rename', { unitId: 999, name: '东湖信用社', on: '2011-08-15', reason: '批复' })).code).toBe('UNIT_UNKNOWN');
    expect((await core.refusal('units.merge', { unitId: unit('02'), intoId: unit('02'), on: '2011-08-15', reason: '决议' })).code).toBe('MOVE_SAME_UNIT');
    expect((await core.refusal('units.merge', { unitId: unit('02'), intoId: unit('01'), on: '2011-09-15', reason: '决议' })).code).toBe('DAY_IN_FUTURE');
    const september = await inSeptember(core);
    expect((await september.refusal('units.merge', { unitId: unit('02', september), intoId: unit('01', september), on: '2011-08-15', reason: '决议' })).code).toBe('PERIOD_CLOSED');
    await september.close();
  });
});

describe('workbooks that use the old name or the old unit', () => {
  let core: TestCore;
  beforeEach(async () => {
    core = await TestCore.open({ today: '2011-09-30' });
    await core.call('ledger.create', { county: '样例县' });
    await core.import('2011-06', core.put('员工.xlsx', plainBook('staff', [...STAFF, { ...STAFF[0], staffNo: '0999', name: '安样九', unit: '清溪信用社', unitCode: '09' }])), core.put('台账.xlsx', ledgerForm([loanRow(1), loanRow(2)])));
  });
  afterEach(() => core.close());
  const units = () => core.sql<{ name: string }>('SELECT name FROM unit WHERE voided_by IS NULL ORDER BY unit_id').map((u) => u.name);
  const idOf = (name: string) => core.one('SELECT unit_id FROM unit WHERE name = ?', name);
  const receipts = (unit: string) => core.put('收回.xlsx', plainBook('recoveries', [{ on: '2011-09-20', unit, loanNo: String(loanRow(1)['loanNo']), form: '现金', principalFen: 1000, voucherNo: 'V1', persons: '0301:100' }]));

  it('are understood after a rename: no second unit, no second loan', async () => {
    await core.call('units.rename', { unitId: idOf('石桥信用社'), name: '石拱信用社', on: '2011-09-01', reason: '批复' });
    const before = units();
    const plan = await core.plan('2011-06', [core.put('台账.xlsx', ledgerForm([loanRow(1), loanRow(2)]))]);
    expect(plan.totals).toMatchObject({ insert: 0, unchanged: 2 });
    await core.import('2011-09', receipts('石桥信用社'));
    expect(units()).toEqual(before);
  });

  it('are understood after a merger and after a loan was handed over', async () => {
    await core.call('units.merge', { unitId: idOf('石桥信用社'), intoId: idOf('清溪信用社'), on: '2011-09-01', reason: '决议' });
    const plan = await core.plan('2011-06', [core.put('台账.xlsx', ledgerForm([loanRow(1), loanRow(2)]))]);
    expect(plan.totals).toMatchObject({ insert: 0, unchanged: 2 });
    await core.import('2011-09', receipts('石桥信用社'));
    expect(core.sql('SELECT u.name FROM entry e JOIN unit u ON u.unit_id = e.unit_id WHERE e.carried = 0')).toEqual([{ name: '清溪信用社' }]);
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true });
  });

  it('a register that names a written-off loan by its number is booked where it is owed on, once', async () => {
    const { loan } = await core.call('loans.get', { no: String(loanRow(1)['loanNo']) });
    const off = await core.call('recoveries.book', { loanId: loan.loanId, on: '2011-09-10', principalFen: loan.currentPrincipalFen, form: '核销' });
    const file = receipts('石桥信用社');
    expect((await core.import('2011-09', file)).plan.totals).toMatchObject({ insert: 1, reject: 0 });
    expect(core.sql(`SELECT loan_id AS l, book AS b FROM entry WHERE form = 'cash' AND carried = 0`)).toEqual([{ l: off.carriedOnId, b: 'written_off' }]);
    expect((await core.plan('2011-09', [file])).totals).toMatchObject({ insert: 0, unchanged: 1 });
  });

  it('a class that the office changed after the day of the file stays', async () => {
    const { loan } = await core.call('loans.get', { no: String(loanRow(1)['loanNo']) });
    await core.call('loans.reclassify', { loanId: loan.loanId, on: '2011-09-05', to: '关注', reason: '认定' });
    const plan = await core.plan('2011-08', [core.put('八月.xlsx', ledgerForm([loanRow(1), loanRow(2)]))]);
    expect(plan.totals).toMatchObject({ insert: 0, update: 0, conflict: 0 });
  });
});
