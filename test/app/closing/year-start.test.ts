import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ledgerForm, loanRow, plainBook, STAFF } from '../../helpers/office-workbooks.js';
import { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
beforeEach(async () => {
  core = await TestCore.open({ today: '2012-02-20' });
  await core.call('ledger.create', { county: '样例县' });
  await core.import('2011-07', core.put('员工.xlsx', plainBook('staff', STAFF)), core.put('台账07.xlsx', ledgerForm([loanRow(1), loanRow(2)])));
});
afterEach(() => core.close());

const NO = (n: number): string => String(loanRow(n)['loanNo']);
const idOf = (n: number): number => core.one('SELECT loan_id FROM loan WHERE loan_no = ?', NO(n));
const close = (period: string): Promise<unknown> => core.call('periods.close', { period, overrule: '样例没有各项贷款余额' });
const yearStarts = (): unknown => [core.sql(`SELECT loan_id, from_on, book, class, principal_fen FROM loan_state WHERE from_on LIKE '%-01-01' ORDER BY 1, 2`), core.sql('SELECT loan_id, begin_year, begin_fen FROM loan ORDER BY 1')];
const clean = async (): Promise<void> => expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });

describe('D1-17 the year-start figures are locked with the first close that stands on them', () => {
  it('no import, receipt, reversal or undo of a later month moves them', async () => {
    const receipt = await core.call('recoveries.book', { loanId: idOf(1), on: '2011-08-03', principalFen: 1000, form: 'cash' });
    await close('2011-08');
    const before = yearStarts();
    // another 年初 for a loan the ledger has: a conflict that cannot be given up
    const other = await core.plan('2011-09', [core.put('台账09.xlsx', ledgerForm([loanRow(1, { beginFen: 1_100_000 })]))]);
    expect(other.totals).toMatchObject({ conflict: 1, update: 0 });
    expect((await core.refusal('import.commit', { planId: other.planId, hash: other.hash, takeFile: [{ file: '台账09.xlsx', row: 6 }] })).code).toBe('CONFLICT_NOT_TAKEN');
    // a loan that was forgotten: said row by row in the plan, and the others come in
    const forgotten = await core.plan('2011-09', [core.put('补09.xlsx', ledgerForm([loanRow(3), loanRow(4, { beginFen: 0, newFen: 300_000, cashFen: 0, interestPaidFen: 0, nplOn: '2011-09-05' })]))]);
    expect(forgotten.totals).toMatchObject({ reject: 1, insert: 1 });
    expect(forgotten.files[0]?.issues.filter((i) => i.severity === 'reject')).toMatchObject([{ code: 'BEGIN_BALANCE_LOCKED', message: '台账里没有这笔借据，却有年初余额 10000.00 元；2011-08 已结账，2011 年年初数已锁定。确属漏登的，请说明理由重新开账后再导入；今年新形成的，请填在本年新增。' }]);
    await core.commit(forgotten);
    const begun = (loans: number): unknown => (yearStarts() as [unknown[], unknown[]]).map((rows) => rows.slice(0, loans));
    expect(begun(2)).toEqual(before);
    // money of January, and money taken back
    expect(await core.call('recoveries.book', { loanId: idOf(1), on: '2011-01-05', principalFen: 500, form: 'cash' })).toMatchObject({ bookedOn: '2011-09-01', late: true });
    await core.call('recoveries.reverse', { entryId: receipt.recovery, reason: '退票' });
    const batches = (await core.call('history.list', {})).batches.filter((b) => b.undoable && b.kind !== 'close');
    for (const b of batches) await core.call('history.undo', { batch: b.id }).catch((e: unknown) => expect(String(e)).toMatch(/PERIOD_CLOSED|UNDO_BLOCKED|YEAR_START_LOCKED|BATCH_/));
    expect(begun(2)).toEqual(before);
    await clean();
  });

  it('after December the next year begins with what stood on the 31st: a forgotten loan stays out, a receipt of December is a 补记', async () => {
    await core.call('recoveries.book', { loanId: idOf(1), on: '2012-01-06', principalFen: 1000, form: 'cash' });
    await close('2011-12');
    const before = yearStarts();
    const forgotten = await core.plan('2012-01', [core.put('台账1201.xlsx', ledgerForm([loanRow(3, { cashFen: 0, interestPaidFen: 0 })]))]);
    expect(forgotten.totals).toMatchObject({ reject: 1, insert: 0 });
    expect(forgotten.files[0]?.issues[0]?.code).toBe('BEGIN_BALANCE_LOCKED');
    expect(await core.call('recoveries.book', { loanId: idOf(2), on: '2011-12-30', principalFen: 700, form: 'cash' })).toMatchObject({ bookedOn: '2012-01-02', period: '2012-01', late: true });
    expect(yearStarts()).toEqual(before);
    const { checks } = await core.call('periods.checks', { period: '2012-01' });
    expect(checks.find((c) => c.id === 'C2')).toMatchObject({ ok: true });
    await clean();
  });

  it('while December is open a forgotten loan comes in, and C2 of January says that the years do not meet', async () => {
    await core.call('recoveries.book', { loanId: idOf(1), on: '2012-01-06', principalFen: 1000, form: 'cash' });
    await close('2011-11');
    const plan = await core.plan('2012-01', [core.put('台账1201.xlsx', ledgerForm([loanRow(3, { cashFen: 0, interestPaidFen: 0 })]))]);
    expect(plan.totals).toMatchObject({ insert: 1, reject: 0 });
    await core.commit(plan);
    const { checks } = await core.call('periods.checks', { period: '2012-01' });
    expect(checks.find((c) => c.id === 'C2')).toMatchObject({ ok: false, detail: expect.stringContaining('差 10,000.00 元') as string });
    await clean();
  });
});

describe('month close: once, in order, with a reason when it is opened again', () => {
  it('refuses twice, out of order and a month that has not begun; leaves a mark for every act', async () => {
    await close('2011-08');
    expect(await core.refusal('periods.close', { period: '2011-08', overrule: 'x' })).toMatchObject({ code: 'PERIOD_CLOSED' });
    expect(await core.refusal('periods.close', { period: '2011-10', overrule: 'x' })).toMatchObject({ code: 'PERIOD_OUT_OF_ORDER', message: '2011-09 还没有结账，不能先结 2011-10' });
    expect(await core.refusal('periods.reopen', { period: '2011-08', reason: '  ' })).toMatchObject({ code: 'INPUT_INVALID' });
    for (const p of ['2011-09', '2011-10', '2011-11', '2011-12']) await close(p);
    await core.call('recoveries.book', { loanId: idOf(1), on: '2012-01-06', principalFen: 1000, form: 'cash' });
    await close('2012-01');
    await close('2012-02');
    expect(await core.refusal('periods.close', { period: '2012-03', overrule: 'x' })).toMatchObject({ code: 'PERIOD_NOT_BEGUN', message: '2012-03 还没有开始（业务日期 2012-02-20），没有结账' });
    expect(await core.refusal('periods.reopen', { period: '2012-01', reason: '早了' })).toMatchObject({ code: 'PERIOD_NOT_LAST' });
    await core.call('periods.reopen', { period: '2012-02', reason: '月还没有过完' });
    const { events } = await core.call('periods.events', { period: '2012-02' });
    expect(events.map((e) => [e.act, e.version, e.on, e.user, e.reason, e.failed.map((c) => c.id)])).toEqual([['reopen', 1, '2012-02-20', '周样初', '月还没有过完', []], ['close', 1, '2012-02-20', '周样初', '样例没有各项贷款余额', ['C4']]]);
    expect((await core.call('periods.events', { period: '2011-07' })).events.map((e) => e.reason)).toEqual(['随 2011-08 结账']);
    await clean();
  });

  it('says when the clock was set back, and when the month is not over', async () => {
    await core.call('recoveries.book', { loanId: idOf(1), on: '2011-08-03', principalFen: 1000, form: 'cash' });
    const warnings = async (today: string, period: string): Promise<string[]> => {
      await core.core.close();
      const again = await TestCore.open({ ledger: core.ledger, today });
      try {
        return (await again.call('periods.checks', { period })).warnings;
      } finally {
        await again.core.close();
      }
    };
    const last = core.one('SELECT max(batch_id) FROM batch');
    expect(await warnings('2012-02-20', '2011-08')).toEqual([]);
    expect(await warnings('2011-08-20', '2011-08')).toEqual([`业务日期 2011-08-20 早于第 ${last} 批的 2012-02-20，电脑日期可能被调回过；请先核对日期再结账。`, '2011-08 还没有过完（业务日期 2011-08-20）；结账后，当月再收的钱只能补记到下一个月。']);
  });
});
