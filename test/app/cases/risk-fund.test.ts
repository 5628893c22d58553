import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';
import { decidedCase, loanWithTwo, proposed, sound } from './sample-case.js';

let core: TestCore;
let loan: number;
beforeEach(async () => {
  core = await sampleLedger('imported');
  loan = loanWithTwo(core);
});
afterEach(async () => {
  // every account is the sum of its movements, and all accounts the sum of all
  const { accounts, totalFen } = await core.call('fund.list', {});
  for (const a of accounts) expect(a.balanceFen).toBe(core.one('SELECT sum(m.amount_fen) FROM fund_move m JOIN staff s ON s.staff_id = m.staff_id WHERE s.staff_no = ? AND m.voided_by IS NULL', a.staffNo));
  expect(totalFen).toBe(core.one('SELECT coalesce(sum(amount_fen), 0) FROM fund_move WHERE voided_by IS NULL'));
  expect(await sound(core)).toMatchObject({ ok: true, problems: [] });
  await core.close();
});
const pay = (principalFen: number, on: string): Promise<{ recovery: number }> => core.call('recoveries.book', { loanId: loan, on, principalFen, form: 'cash', measure: 'responsibility' });

describe('I10 风险金', () => {
  it('扣款: 应缴 × 赔偿比例 by 责任比; another rate needs reason and minutes', async () => {
    const open = await proposed(core, loan);
    const early = { caseId: open.caseId, on: '2011-08-06', dueFen: 1_000_000 };
    expect(await core.refusal('fund.charge', early)).toMatchObject({ code: 'FUND_INVALID', message: expect.stringContaining('还没有定责') as string });
    await core.call('history.undo', { batch: open.steps[1]?.batch ?? 0 });
    await core.call('history.undo', { batch: open.steps[0]?.batch ?? 0 });
    const page = await decidedCase(core, loan);
    const input = { caseId: page.caseId, on: '2011-08-06', dueFen: 1_000_000 };
    expect(page.no).toBe('2011-002');
    expect(await core.refusal('fund.charge', { ...input, ratioPpm: 800_000 })).toMatchObject({ code: 'RISK_FUND_INVALID' });
    expect(await core.refusal('fund.charge', { ...input, ratioPpm: 800_000, reason: '认错好' })).toMatchObject({ code: 'RISK_FUND_INVALID', message: expect.stringContaining('会议纪要') as string });
    expect(await core.refusal('fund.charge', { ...input, on: '2011-08-04' })).toMatchObject({ code: 'FUND_INVALID' });
    expect(await core.refusal('fund.charge', { ...input, on: '2011-09-04' })).toMatchObject({ code: 'DAY_IN_FUTURE' });
    const made = await core.call('fund.charge', { ...input, ratioPpm: 800_000, reason: '认错好', minutesNo: '纪要 6 号' });
    expect(made).toMatchObject({ totalFen: 800_000, parts: [{ amountFen: 480_000 }, { amountFen: 320_000 }], leftOut: [] });
    expect(core.sql('SELECT amount_fen, due_fen, ratio_ppm, minutes_no FROM fund_move ORDER BY fund_move_id')).toEqual([{ amount_fen: -480_000, due_fen: 1_000_000, ratio_ppm: 800_000, minutes_no: '纪要 6 号' }, { amount_fen: -320_000, due_fen: 1_000_000, ratio_ppm: 800_000, minutes_no: '纪要 6 号' }]);
    // a 定责 money was charged on is not taken back from under it
    expect(await core.refusal('history.undo', { batch: page.steps.find((s) => s.step === 'decide')?.batch ?? 0 })).toMatchObject({ code: 'UNDO_BLOCKED' });
  });

  it('who is 免责 is not charged, and his part falls to nobody else', async () => {
    const page = await decidedCase(core, loan, 'exempt');
    expect(await core.call('fund.charge', { caseId: page.caseId, on: '2011-08-06', dueFen: 1_000_001 })).toMatchObject({ totalFen: 1_000_001, parts: [{ name: page.people[0]?.name, amountFen: 600_001 }], leftOut: [{ name: page.people[1]?.name, amountFen: 400_000 }] });
    expect(core.one('SELECT sum(amount_fen) FROM fund_move')).toBe(-600_001);
    const measure = { findingId: page.people[1]?.finding?.findingId ?? 0, measure: 'warning' as const, on: '2011-08-06', docNo: '9 号' };
    expect(await core.refusal('cases.pursue', { caseId: page.caseId, on: '2011-08-06', opinion: '追究', docNo: '9 号', by: '领导小组', measures: [measure] })).toMatchObject({ code: 'CASE_MEASURE_INVALID', message: expect.stringContaining('定为免责') as string });
  });

  it('退缴: due by query after a receipt, in proportion to the principal, never silently and never more than was paid', async () => {
    const page = await decidedCase(core, loan);
    const [a] = page.people;
    const staffNo = a?.staffNo ?? '';
    await core.call('fund.deposit', { staffNo, on: '2011-08-05', amountFen: 600_000, voucherNo: 'F-1' });
    await core.call('fund.charge', { caseId: page.caseId, on: '2011-08-06', dueFen: 1_000_000 });
    expect(await core.call('fund.due', {})).toEqual({ due: [] });
    const quarter = Math.floor(page.baseFen / 4);
    await pay(quarter, '2011-08-10');
    const moves = core.one('SELECT count(*) FROM fund_move');
    const { due } = await core.call('fund.due', { caseId: page.caseId });
    const exact = (paid: number, recovered: number): number => Number((2n * BigInt(paid) * BigInt(recovered) + BigInt(page.baseFen)) / (2n * BigInt(page.baseFen)));
    expect(due.map((d) => [d.paidFen, d.dueFen])).toEqual([[600_000, exact(600_000, quarter)], [400_000, exact(400_000, quarter)]]);
    expect(core.one('SELECT count(*) FROM fund_move')).toBe(moves);
    const findingId = due[0]?.findingId ?? 0;
    expect(await core.refusal('fund.refund', { findingId, on: '2011-08-09' })).toMatchObject({ code: 'FUND_INVALID', message: expect.stringContaining('没有应退') as string });
    expect(await core.refusal('fund.refund', { findingId, on: '2011-08-11', amountFen: 600_000 })).toMatchObject({ code: 'FUND_INVALID', message: expect.stringContaining('超过应退') as string });
    expect(await core.refusal('fund.refund', { findingId: 999_999, on: '2011-08-11' })).toMatchObject({ code: 'FUND_INVALID' });
    expect(await core.call('fund.refund', { findingId, on: '2011-08-11' })).toMatchObject({ amountFen: exact(600_000, quarter) });
    expect(await core.refusal('fund.refund', { findingId, on: '2011-08-11' })).toMatchObject({ code: 'FUND_INVALID' });
    // all of it: everything that was paid comes back, to the 分
    await pay(page.baseFen - quarter, '2011-08-20');
    const rest = await core.call('fund.refund', { findingId, on: '2011-08-21' });
    expect(rest.amountFen + exact(600_000, quarter)).toBe(600_000);
    const account = await core.call('fund.account', { staffNo });
    expect(account).toMatchObject({ balanceFen: 600_000, depositedFen: 600_000, chargedFen: 600_000, refundedFen: 600_000, dueFen: 0, cases: 1 });
    expect(account.moves.map((m) => m.balanceFen)).toEqual([600_000, 0, exact(600_000, quarter), 600_000]);
    expect((await core.call('fund.due', {})).due.map((d) => d.name)).toEqual([page.people[1]?.name]);
  });

  it('a reversed receipt makes the refund due back; 冲正 takes the movement back whole, once', async () => {
    const page = await decidedCase(core, loan);
    await core.call('fund.charge', { caseId: page.caseId, on: '2011-08-06', dueFen: 1_000_000 });
    const half = Math.floor(page.baseFen / 2);
    const receipt = await pay(half, '2011-08-10');
    const [first] = (await core.call('fund.due', {})).due;
    const findingId = first?.findingId ?? 0;
    const refund = await core.call('fund.refund', { findingId, on: '2011-08-11' });
    await core.call('recoveries.reverse', { entryId: receipt.recovery, reason: '退票' });
    expect((await core.call('fund.due', {})).due).toMatchObject([{ findingId, dueFen: -refund.amountFen, recoveredFen: 0 }]);
    expect(await core.refusal('fund.refund', { findingId, on: '2011-08-31' })).toMatchObject({ code: 'FUND_INVALID', message: expect.stringContaining('先冲正退缴') as string });
    const charge = core.one(`SELECT fund_move_id FROM fund_move WHERE kind = 'charge' AND case_finding_id = ?`, findingId);
    expect(await core.refusal('fund.reverse', { moveId: charge, on: '2011-08-31', reason: '记错' })).toMatchObject({ code: 'FUND_OVER_REFUND' });
    expect(await core.refusal('fund.reverse', { moveId: refund.moveId, on: '2011-08-10', reason: '早了' })).toMatchObject({ code: 'FUND_INVALID' });
    const reversed = await core.call('fund.reverse', { moveId: refund.moveId, on: '2011-08-31', reason: '收回已冲正' });
    for (const moveId of [refund.moveId, reversed.moveId]) expect(await core.refusal('fund.reverse', { moveId, on: '2011-08-31', reason: '再来' })).toMatchObject({ code: 'FUND_INVALID' });
    expect((await core.call('fund.due', {})).due).toEqual([]);
    await core.call('fund.reverse', { moveId: charge, on: '2011-08-31', reason: '记错人' });
    // and the reversal is taken back through 历史
    await core.call('history.undo', { batch: core.one('SELECT max(batch_id) FROM batch') });
    const { accounts } = await core.call('fund.list', { search: first?.name ?? '' });
    expect(accounts).toMatchObject([{ balanceFen: -600_000, chargedFen: 600_000, refundedFen: 0 }]);
  });
});
