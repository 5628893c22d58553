import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncentiveRunResult } from '../../../electron/contract/incentive.js';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import { TestCore } from '../../helpers/test-core.js';

const Q1 = { from: '2011-01-01', to: '2011-03-31' };
const Q2 = { from: '2011-04-01', to: '2011-06-30' };
const Q3 = { from: '2011-07-01', to: '2011-09-30' };
let core: TestCore;
beforeEach(async () => {
  core = await sampleLedger('closed');
});
afterEach(() => core.close());

/** Takes the shipped plan over, approves and locks it; returns its version. */
async function lockedPlan(change: (body: Record<string, unknown>) => void = () => undefined): Promise<number> {
  const { body } = await core.call('incentive.plan', { id: 'county-2011' });
  const edited = structuredClone(body) as Record<string, unknown>;
  change(edited);
  const { version, findings } = await core.call('incentive.savePlan', { body: edited, renewExamples: true });
  expect(findings).toEqual([]);
  await core.call('incentive.approvePlan', { id: 'county-2011', version, by: '理事长办公会', docNo: '样信联办〔2011〕9号' });
  await core.call('incentive.lockPlan', { id: 'county-2011', version });
  return version;
}
const kept = async (days: { from: string; to: string }): Promise<IncentiveRunResult & { runId: number }> => {
  const run = await core.call('incentive.run', { plan: 'county-2011', ...days });
  return { ...run, runId: run.runId ?? 0 };
};
/** The same ledger on a later day. */
async function later(today: string): Promise<void> {
  await core.core.close();
  core = await TestCore.open({ ledger: core.ledger, today });
}
const person = (run: IncentiveRunResult, no: string): IncentiveRunResult['persons'][number] => run.persons.find((p) => p.staffNo === no) as IncentiveRunResult['persons'][number];

describe('P-4 a plan goes from draft to approved to locked', () => {
  it('a shipped plan is adopted as the next version; an edited draft stays a draft until it is right', async () => {
    const shipped = (await core.call('incentive.plans', {})).plans.find((p) => p.id === 'county-2011');
    expect(shipped).toMatchObject({ state: 'shipped', version: 1, approvedBy: null });
    const { body } = await core.call('incentive.plan', { id: 'county-2011' });
    const wrong = structuredClone(body) as { shares: { ppm: number }[] };
    for (const s of wrong.shares) s.ppm = 900_000;
    const saved = await core.call('incentive.savePlan', { body: wrong });
    expect(saved).toMatchObject({ id: 'county-2011', version: 2 });
    expect(saved.findings).toEqual([{ where: '分成', text: expect.stringContaining('90%') as string }]);
    expect(await core.refusal('incentive.approvePlan', { id: 'county-2011', version: 2, by: '主任', docNo: '' })).toMatchObject({ code: 'RULE_PLAN_FINDINGS' });
    expect(await core.refusal('incentive.lockPlan', { id: 'county-2011', version: 2 })).toMatchObject({ code: 'RULE_PLAN_STATE' });
    // put right: the same draft, not another version
    expect(await core.call('incentive.savePlan', { body })).toMatchObject({ version: 2, findings: [] });
    expect(await core.refusal('incentive.run', { plan: 'county-2011', version: 2, ...Q2 })).toMatchObject({ code: 'RULE_PLAN_STATE' });
    const tried = await core.call('incentive.run', { plan: 'county-2011', version: 2, ...Q2, store: false });
    expect(tried).toMatchObject({ runId: null, state: 'trial', version: 2 });
    await core.call('incentive.approvePlan', { id: 'county-2011', version: 2, by: '主任', docNo: '9号' });
    await core.call('incentive.lockPlan', { id: 'county-2011', version: 2 });
    expect((await core.call('incentive.plans', {})).plans.filter((p) => p.id === 'county-2011')).toMatchObject([{ version: 2, state: 'locked', approvedBy: '主任', approvedDoc: '9号', approvedOn: '2011-08-31' }, { version: 1, state: 'shipped' }]);
    expect(await core.call('incentive.savePlan', { body })).toMatchObject({ version: 3 });
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });

  it('two versions over the same receipts: what each costs, who gains, which sentence changed', async () => {
    const { body } = await core.call('incentive.plan', { id: 'county-2011' });
    const dearer = structuredClone(body) as { rates: { id: string; pay: { ppm: number } }[] };
    for (const r of dearer.rates) if (r.id === 'cash-principal') r.pay.ppm = 20_000;
    const made = await core.call('incentive.compare', { a: { id: 'county-2011' }, b: { body: dearer }, ...Q2 });
    const [first, second] = [await core.call('incentive.run', { plan: 'county-2011', ...Q2, store: false }), await core.call('incentive.run', { body: dearer, ...Q2, store: false })];
    expect([made.a, made.b, made.receipts]).toEqual([first.totals, second.totals, first.totals.receipts]);
    expect(made.persons.reduce((a, p) => a + p.differenceFen, 0)).toBe(made.b.rewardFen + made.b.heldBackFen - made.a.rewardFen - made.a.heldBackFen);
    expect(made.b.rewardFen).toBeGreaterThan(made.a.rewardFen);
    expect(made.clauses.filter((c) => c.in !== 'both').map((c) => c.in)).toEqual(['a', 'b']);
    expect(core.one('SELECT count(*) FROM rule_plan')).toBe(0);
  });
});

describe('P-4 a locked run is paid: what comes later are reversing lines of the next run', () => {
  it('is locked only when the plan is, the days are over, the months closed and nothing has moved since', async () => {
    const early = await kept(Q2);
    expect(await core.refusal('incentive.lock', { runId: early.runId })).toMatchObject({ code: 'RUN_NOT_FINAL', message: expect.stringContaining('范本') as string });
    await lockedPlan();
    const open = await kept(Q3);
    expect(await core.refusal('incentive.lock', { runId: open.runId })).toMatchObject({ code: 'RUN_NOT_FINAL', message: expect.stringContaining('2011-09-30') as string });
    const run = await kept(Q2);
    await core.call('targets.set', { year: 2011, staffNo: '0001', targetFen: 1, reason: '试探', authority: '试探' });
    expect(await core.refusal('incentive.lock', { runId: run.runId })).toMatchObject({ code: 'RUN_STALE' });
    const again = await kept(Q2);
    expect(await core.call('incentive.lock', { runId: again.runId })).toMatchObject({ sanctions: 0 });
    expect(await core.refusal('incentive.lock', { runId: again.runId })).toMatchObject({ code: 'RUN_LOCKED' });
    expect(await core.refusal('incentive.lock', { runId: (await kept(Q1)).runId })).toMatchObject({ code: 'RUN_OVERLAPS', hint: expect.stringContaining('2011-07-01') as string });
    expect(await core.refusal('periods.reopen', { period: '2011-08', reason: '改' }).catch(() => null)).toBeNull();
    expect((await core.call('incentive.runs', {})).runs.map((r) => r.state)).toContain('locked');
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });

  it('a paid month is not opened again; the lock can be taken back while it is the last', async () => {
    await lockedPlan();
    const run = await kept({ from: '2011-01-01', to: '2011-08-31' });
    const { batch } = await core.call('incentive.lock', { runId: run.runId });
    expect(await core.refusal('periods.reopen', { period: '2011-08', reason: '改' })).toMatchObject({ code: 'RUN_COVERS_PERIOD' });
    expect(await core.refusal('history.undo', { batch: run.batch ?? 0 })).toMatchObject({ kind: 'domain' });
    await core.call('history.undo', { batch });
    await core.call('periods.reopen', { period: '2011-08', reason: '改' });
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });

  it('a receipt paid in the second quarter and reversed in September takes back what was paid for it, under whatever plan', async () => {
    await lockedPlan();
    const first = await kept(Q1);
    await core.call('incentive.lock', { runId: first.runId });
    const second = await kept(Q2);
    await core.call('incentive.lock', { runId: second.runId });
    // somebody alone on a receipt of the quarter that was paid for
    const paid = core.sql<{ entry: number; no: string }>(`SELECT e.entry_id AS entry, s.staff_no AS no FROM entry e JOIN entry_share x ON x.entry_id = e.entry_id AND x.share_ppm = 1000000 JOIN staff s ON s.staff_id = x.staff_id WHERE e.form = 'cash' AND e.book = 'on' AND e.booked_on BETWEEN '2011-04-02' AND '2011-06-30' ORDER BY e.principal_fen DESC`)
      .find((r) => { const p = person(second, r.no); return p.rewardFen > 0 && p.lines.some((l) => l.receipt === r.entry && l.amountFen > 0); });
    if (!paid) throw new Error('nobody was paid');
    const before = person(second, paid.no);
    const ofReceipts = before.lines.filter((l) => l.receipt !== null).reduce((a, l) => a + l.amountFen, 0);
    const ofThis = before.lines.filter((l) => l.receipt === paid.entry).reduce((a, l) => a + l.amountFen, 0);
    const prizes = before.lines.filter((l) => l.step === 'prize').reduce((a, l) => a + l.amountFen, 0);
    const share = (ofThis * (before.rewardFen + before.heldBackFen - prizes)) / ofReceipts;

    await later('2011-09-30');
    await core.call('recoveries.reverse', { entryId: paid.entry, reason: '登记错户' });
    // the plan has become dearer meanwhile: what was paid then is taken back, not what today's rate would give
    await lockedPlan((body) => { for (const r of body['rates'] as { pay: { ppm: number } }[]) r.pay.ppm = 50_000; });
    await core.call('periods.close', { period: '2011-09', overrule: '样例没有九月的各项贷款余额' });
    const third = await kept(Q3);
    const after = person(third, paid.no);
    const back = after.lines.filter((l) => l.step === 'reverse');
    expect(back).toHaveLength(1);
    expect(back[0]?.text).toContain(`冲正第 ${paid.entry} 笔`);
    expect(Math.abs((back[0]?.amountFen ?? 0) + share)).toBeLessThanOrEqual(1);
    expect(after.lines.reduce((a, l) => a + l.amountFen, 0)).toBe(after.rewardFen + after.heldBackFen - after.penaltyFen);
    await core.call('incentive.lock', { runId: third.runId });
    expect((await core.call('incentive.last', { runId: second.runId })).run).toMatchObject({ state: 'locked', totals: second.totals, persons: second.persons });
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });

  it('what no run paid costs nothing when it is reversed later', async () => {
    const [entry] = core.sql<{ id: number; no: string }>(`SELECT e.entry_id AS id, s.staff_no AS no FROM entry e JOIN entry_share x ON x.entry_id = e.entry_id JOIN staff s ON s.staff_id = x.staff_id WHERE e.form = 'cash' AND e.booked_on BETWEEN '2011-04-02' AND '2011-06-30' LIMIT 1`);
    await later('2011-09-30');
    await core.call('recoveries.reverse', { entryId: entry?.id ?? 0, reason: '登记错户' });
    const run = await core.call('incentive.run', { plan: 'county-2011', ...Q3, store: false });
    expect(person(run, entry?.no ?? '').lines.filter((l) => l.step === 'reverse').map((l) => l.amountFen)).toEqual([0]);
  });

  it('the year’s last run pays out what was held back, and its sanctions take effect when it is locked', async () => {
    await lockedPlan();
    const first = await kept({ from: '2011-01-01', to: '2011-08-31' });
    await core.call('incentive.lock', { runId: first.runId });
    await later('2012-01-05');
    for (const period of ['2011-09', '2011-10', '2011-11', '2011-12']) await core.call('periods.close', { period, overrule: '样例没有这几个月的数' });
    const last = await kept({ from: '2011-09-01', to: '2011-12-31' });
    expect(last.totals.heldBackFen).toBe(-first.totals.heldBackFen);
    const { sanctions } = await core.call('incentive.lock', { runId: last.runId });
    const short = core.one(`SELECT count(*) FROM target t WHERE t.staff_id IS NOT NULL AND t.target_fen > coalesce((SELECT sum(x.principal_fen + x.interest_fen) FROM entry_share x WHERE x.staff_id = t.staff_id AND x.form IN ('cash','in_kind')), 0)`) as number;
    const rows = (await core.call('incentive.sanctions', {})).sanctions;
    expect(rows).toHaveLength(sanctions);
    expect(new Set(rows.filter((r) => r.code === 'no_transfer').map((r) => r.staffNo)).size).toBe(short);
    expect(rows[0]).toMatchObject({ fromOn: '2012-01-01', liftedOn: null, liftsWhen: '补足欠额并经考核小组确认' });
    const id = rows[0]?.sanctionId ?? 0;
    expect(await core.refusal('incentive.lift', { sanctionId: id, on: '2011-12-31', reason: '补足' })).toMatchObject({ code: 'ACT_OUT_OF_ORDER' });
    await core.call('incentive.lift', { sanctionId: id, on: '2012-01-05', reason: '已补足并经确认' });
    expect((await core.call('incentive.sanctions', {})).sanctions).toHaveLength(sanctions - 1);
    expect(await core.refusal('incentive.lift', { sanctionId: id, on: '2012-01-05', reason: '再来' })).toMatchObject({ code: 'SANCTION_LIFTED' });
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });
});

describe('P-4 a statement is issued, signed, objected to and answered', () => {
  it('in this order, once, and on record', async () => {
    const run = await kept(Q2);
    const who = run.persons.find((p) => p.rewardFen > 0)?.staffNo ?? '';
    const act = (more: object): Promise<unknown> => core.call('incentive.act', { runId: run.runId, staffNo: who, on: '2011-08-30', ...more } as never);
    await act({ act: 'issued', by: '周样初' });
    await act({ act: 'objection', says: '第二笔应归我' });
    const objection = (await core.call('incentive.acts', { runId: run.runId })).acts.find((a) => a.act === 'objection')?.actId;
    const refused = async (more: object): Promise<string> => (await core.refusal('incentive.act', { runId: run.runId, staffNo: who, on: '2011-08-30', ...more } as never)).code;
    expect(await refused({ act: 'objection' })).toBe('ACT_OUT_OF_ORDER');
    expect(await refused({ act: 'decision', says: '维持' })).toBe('ACT_OUT_OF_ORDER');
    expect(await refused({ act: 'decision', says: '维持', answers: objection, on: '2011-08-29' })).toBe('ACT_OUT_OF_ORDER');
    expect(await refused({ act: 'signed', on: '2011-09-01' })).toBe('DAY_IN_FUTURE');
    expect(await refused({ act: 'signed', staffNo: 'nobody' })).toBe('STAFF_UNKNOWN');
    await act({ act: 'decision', says: '经核对，归属不变', by: '考核小组', answers: objection });
    expect(await refused({ act: 'decision', says: '再答', answers: objection })).toBe('ACT_OUT_OF_ORDER');
    await act({ act: 'signed' });
    expect((await core.call('incentive.acts', { runId: run.runId })).acts.map((a) => [a.act, a.says, a.answers])).toEqual([['issued', '', null], ['objection', '第二笔应归我', null], ['decision', '经核对，归属不变', objection], ['signed', '', null]]);
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });
});

describe('what stands in the way of a run is listed before it is made', () => {
  it('receipts without a person, persons without post or target, open months, days already paid', async () => {
    const codes = async (days: { from: string; to: string }): Promise<string[]> => (await core.call('incentive.ready', { plan: 'county-2011', ...days })).findings.map((f) => f.code);
    const was = await codes(Q2);
    expect(was).not.toContain('open');
    expect(await codes(Q3)).toContain('open');
    const loan = core.one(`SELECT loan_id FROM loan_now WHERE book = 'on' AND principal_fen > 9000000 LIMIT 1`) as number;
    await later('2011-09-20');
    await core.call('recoveries.book', { loanId: loan, on: '2011-09-15', principalFen: 100_000, form: 'cash' });
    const { findings } = await core.call('incentive.ready', { plan: 'county-2011', ...Q3 });
    expect(findings.find((f) => f.code === 'no_person')).toMatchObject({ count: 1, subjects: [expect.stringContaining('2011-09-15') as string] });
    await core.call('staff.post', { staffNo: '0001', on: '2011-06-01', kind: 'leave', reason: '调往外县' });
    expect((await core.call('incentive.ready', { plan: 'county-2011', ...Q3 })).findings.find((f) => f.code === 'no_post')?.subjects.some((s) => s.startsWith('0001'))).toBe(core.one(`SELECT count(*) FROM entry_share x JOIN entry e ON e.entry_id = x.entry_id WHERE x.staff_id = (SELECT staff_id FROM staff WHERE staff_no = '0001') AND e.booked_on BETWEEN '2011-07-01' AND '2011-09-30' AND e.form IN ('cash','in_kind')`) > 0);
    await lockedPlan();
    await core.call('incentive.lock', { runId: (await kept(Q2)).runId });
    expect(await codes(Q2)).toContain('paid');
  });
});
