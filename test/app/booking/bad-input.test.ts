import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import { TestCore } from '../../helpers/test-core.js';
import { debtor, figures, inSeptember, moved, sound, WAN, type Debtor } from './office.js';

/** Issue 4 §6: a sentence, no crash, no wrong figure. What units, loans and borrowers can do wrong stands in their own files. */
describe('bad input at the register', () => {
  let core: TestCore;
  let d: Debtor;
  let before: Record<string, number>;
  beforeEach(async () => {
    core = await sampleLedger('imported');
    d = debtor(core);
    before = figures(core);
  });
  afterEach(() => core.close());
  const receipt = (change: object = {}) => ({ loanId: d.loanId, on: '2011-08-30', principalFen: WAN, form: 'cash', persons: [{ staffNo: d.staffNo, sharePpm: WAN }], ...change });
  const said = async (change: object): Promise<string> => {
    const { message, hint } = await core.refusal('recoveries.book', receipt(change));
    return `${message}。${hint}`;
  };

  it('is answered with a sentence and leaves nothing', async () => {
    const batches = core.one('SELECT count(*) FROM batch');
    expect(await said({ principalFen: d.principalFen + 1 })).toMatch(/^收回本金 .* 元超过当前余额 .* 元。请核对金额/);
    expect(await said({ on: '1989-01-01' })).toBe('收回日期早于贷款发放日。请核对日期。');
    expect(await said({ persons: [{ staffNo: d.staffNo, sharePpm: 999_999 }] })).toBe('归属比例合计为 99.9999%，应为 100%。请调整各人的比例。');
    expect(await said({ persons: [{ staffNo: d.staffNo, sharePpm: 600_000 }, { staffNo: '0102', sharePpm: 600_000 }] })).toMatch(/^归属比例合计为 120%/);
    expect(await said({ on: '2011-09-01' })).toBe('日期 2011-09-01 晚于业务日期 2011-08-31。请核对日期。');
    expect(await said({ on: '2010-12-31' })).toMatch(/2010-12 早于台账的起点/);
    expect(await said({ principalFen: 0 })).toBe('收回金额为零。请填写本金或利息。');
    expect(await said({ form: '新增不良' })).toMatch(/^收回形式“新增不良”不在可选范围内。可填：现金、/);
    expect(core.one('SELECT count(*) FROM batch')).toBe(batches);
    expect(moved(before, figures(core))).toEqual({});
    await sound(core);
  });

  it('a receipt that was good on its day, but money of a later day has used the balance up', async () => {
    await core.call('recoveries.book', receipt({ principalFen: d.principalFen }));
    expect(await core.refusal('recoveries.book', receipt({ on: '2011-08-11', principalFen: 1 }))).toMatchObject({ code: 'RECEIPT_OVER_BALANCE' });
    await sound(core);
  });

  it('a month closed twice, or before its time: refused, nothing is locked', async () => {
    const september = await inSeptember(core);
    expect((await september.refusal('periods.close', { period: '2011-08' })).code).toBe('PERIOD_CLOSED');
    expect(september.core && (await september.refusal('periods.close', { period: '2011-07' })).code).toBe('PERIOD_CLOSED');
    const ahead = await september.refusal('periods.close', { period: '2011-11', overrule: '演练' });
    expect(ahead.message.length).toBeGreaterThan(5);
    expect((await september.refusal('periods.reopen', { period: '2011-07', reason: '更正' })).code).toMatch(/PERIOD_NOT_(LAST|CLOSED)/);
    await sound(september, '2011-09');
    await september.close();
  });

  it('a clock set back: what lies ahead is refused in words, what stands is shown as it stands', async () => {
    const table = await core.call('reports.table', { id: 'monthly-recovery', period: '2011-08' });
    await core.core.close();
    const early = await TestCore.open({ ledger: core.ledger, today: '2005-01-01' });
    const refused = async (method: Parameters<TestCore['refusal']>[0], input: object) => (await early.refusal(method, input as never)).code;
    expect(await refused('recoveries.book', receipt())).toBe('DAY_IN_FUTURE');
    expect(await refused('loans.reclassify', { loanId: d.loanId, on: '2011-08-20', to: '关注', reason: '认定' })).toBe('DAY_IN_FUTURE');
    expect(await refused('loans.move', { loanIds: [d.loanId], toUnitId: 1, on: '2011-08-20', reason: '划转' })).toMatch(/DAY_IN_FUTURE|MOVE_SAME_UNIT/);
    expect(await refused('recoveries.book', receipt({ on: '2004-12-31' }))).toMatch(/PERIOD_BEFORE_LEDGER|RECEIPT_BEFORE_GRANT/);
    const again = await early.call('reports.table', { id: 'monthly-recovery', period: '2011-08' });
    expect([again.rows, again.total]).toEqual([table.rows, table.total]);
    expect(await early.call('ledger.verify', {})).toMatchObject({ ok: true });
    await early.close();
  });

  it('a borrower with two numbers is one where the loans say so: both are found, and counted as one 户', async () => {
    const person = { name: '安双证', idNo: '439900197001010018' };
    const loan = { unitId: d.unitId, no: 'SX-1', borrower: person, grantedOn: '2010-01-01', dueOn: '2011-01-01', originalFen: WAN, guarantee: '信用' };
    const form = (l: object) => core.call('loans.form', { on: '2011-08-20', principalFen: WAN, riskClass: '次级', loan: l as never });
    const first = await form(loan);
    expect((await core.refusal('loans.form', { on: '2011-08-20', principalFen: WAN, riskClass: '次级', loan: { ...loan, no: 'SX-2', borrower: { ...person, idNo: '439900700101001' } } })).code).toBe('BORROWER_TWO_IDS');
    await form({ ...loan, no: 'SX-2', borrower: { ofLoanId: first.loanId } });
    expect((await core.call('loans.search', { text: '安双证' })).hits.map((h) => h.no).sort()).toEqual(['SX-1', 'SX-2']);
    expect(core.one(`SELECT count(DISTINCT borrower_id) FROM loan WHERE loan_no LIKE 'SX-%'`)).toBe(1);
    await sound(core);
  });
});
