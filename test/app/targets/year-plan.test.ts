import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
beforeEach(async () => {
  core = await sampleLedger('imported');
});
afterEach(async () => {
  expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  await core.close();
});

const targetOf = async (no: string): Promise<{ targetFen: number; source: string | null; reason: string | null }> => {
  const row = (await core.call('targets.show', { year: 2011 })).targets.find((t) => t.staffNo === no);
  return { targetFen: row?.targetFen ?? -1, source: row?.source ?? null, reason: row?.reason ?? null };
};
/** A person of a tier, and the unit and year's posts by plain SQL. */
const someone = (tier: string): { no: string; unitId: number; unit: string } => core.sql<{ no: string; unitId: number; unit: string }>(`SELECT s.staff_no AS no, p.unit_id AS unitId, u.name AS unit FROM staff_post p JOIN staff s ON s.staff_id = p.staff_id JOIN unit u ON u.unit_id = p.unit_id WHERE p.tier = ? AND p.kind = 'main' AND p.voided_by IS NULL ORDER BY s.staff_no LIMIT 1`, tier)[0] as { no: string; unitId: number; unit: string };

describe('D4-14 the year plan by tier and allocation', () => {
  it('a draft gives every post its tier’s target and leaves what was allocated; the sums are the tiers’', async () => {
    const made = await core.call('targets.draft', { year: 2012, proration: 'days', docNo: '样信联办〔2012〕1号' });
    const byTier = core.sql<{ tier: string; people: number; fen: number }>(`SELECT p.tier, count(*) AS people, sum(t.target_fen) AS fen FROM target t JOIN year_plan y ON y.year_plan_id = t.year_plan_id AND y.year = 2012 JOIN staff_post p ON p.staff_id = t.staff_id AND p.kind = 'main' WHERE t.voided_by IS NULL GROUP BY 1`);
    const wan: Record<string, number> = { party_committee: 100, department_head: 80, deputy_head: 70, office_staff: 10 };
    expect(new Set(byTier.map((t) => t.tier))).toEqual(new Set(Object.keys(wan)));
    for (const t of byTier) expect(t.fen, t.tier).toBe(t.people * (wan[t.tier] ?? 0) * 1_000_000);
    expect(made.set).toBe(byTier.reduce((a, t) => a + t.people, 0));
    expect(made.withoutPost).toEqual([]);
    expect(await core.call('targets.draft', { year: 2012, proration: 'days', docNo: '样信联办〔2012〕1号' })).toMatchObject({ set: 0, unchanged: made.set });
    expect(await core.call('targets.show', { year: 2012 })).toMatchObject({ locked: false, proration: 'days', docNo: '样信联办〔2012〕1号' });
  });

  it('a figure other than the tier’s needs a reason; the unit’s task is held by the sum of its persons', async () => {
    const { no } = someone('office_staff');
    expect(await core.refusal('targets.set', { year: 2011, staffNo: no, targetFen: 12_000_000 })).toMatchObject({ code: 'TARGET_NOT_TIERS' });
    await core.call('targets.set', { year: 2011, staffNo: no, targetFen: 12_000_000, reason: '分管大户' });
    expect(await targetOf(no)).toEqual({ targetFen: 12_000_000, source: 'override', reason: '分管大户' });

    const { unitId, unit } = someone('union_staff');
    const people = core.sql<{ no: string; fen: number }>(`SELECT s.staff_no AS no, coalesce((SELECT target_fen FROM target t WHERE t.staff_id = s.staff_id AND t.voided_by IS NULL), 0) AS fen FROM staff_post p JOIN staff s ON s.staff_id = p.staff_id WHERE p.unit_id = ? AND p.kind = 'main' AND p.voided_by IS NULL ORDER BY 1`, unitId);
    const sum = people.reduce((a, p) => a + p.fen, 0);
    await core.call('targets.setUnit', { year: 2011, unitId, measure: 'recover', targetFen: sum + 1_000_000 });
    const [first, ...rest] = people as [(typeof people)[number], ...typeof people];
    const parts = [{ staffNo: first.no, targetFen: first.fen + 1_000_000 }, ...rest.map((p) => ({ staffNo: p.no, targetFen: p.fen }))];
    expect(await core.refusal('targets.allocate', { year: 2011, unitId, parts: parts.map((p, i) => (i === 0 ? { ...p, targetFen: p.targetFen - 1 } : p)) })).toMatchObject({ code: 'ALLOCATION_NOT_EXACT', message: expect.stringContaining('差 0.01 元') as string });
    expect(await core.refusal('targets.lock', { year: 2011 })).toMatchObject({ code: 'TARGETS_NOT_ALLOCATED', message: expect.stringContaining(unit) as string });
    await core.call('targets.allocate', { year: 2011, unitId, parts });
    const units = (await core.call('targets.units', { year: 2011 })).units.find((u) => u.unitId === unitId);
    expect(units).toMatchObject({ allocatedFen: sum + 1_000_000, people: people.length, recover: { taskFen: sum + 1_000_000, source: 'allocated' } });
    expect(units?.recover.doneFen).toBe(core.one(`SELECT sum(principal_fen + on_fen + off_fen) FROM entry WHERE unit_id = ${unitId} AND form IN ('cash','in_kind') AND carried = 0 AND period LIKE '2011-%'`));
    // the office's own sum still differs by what was changed by hand above: that takes a word
    expect((await core.refusal('targets.lock', { year: 2011 })).message).not.toContain(unit);
    await core.call('targets.lock', { year: 2011, reason: '个人调整，机构任务不变' });
  });

  it('压降 and 控新 are tasks of their own, measured by balances and new NPL', async () => {
    const { unitId } = someone('union_staff');
    await core.call('targets.setUnit', { year: 2011, unitId, measure: 'reduce', targetFen: 50_000_000 });
    await core.call('targets.setUnit', { year: 2011, unitId, measure: 'new_cap', targetFen: 1_000_000 });
    const row = (await core.call('targets.units', { year: 2011 })).units.find((u) => u.unitId === unitId);
    const npl = (day: string): number => core.one(`SELECT coalesce(sum(s.principal_fen), 0) FROM loan_state s JOIN class_code c ON c.class = s.class AND c.is_npl = 1 WHERE s.unit_id = ${unitId} AND s.book = 'on' AND s.year = 2011 AND s.from_on <= '${day}' AND s.to_on > '${day}'`) as number;
    expect(row?.reduce).toMatchObject({ taskFen: 50_000_000, doneFen: npl('2011-01-01') - npl('2011-08-31') });
    expect(row?.newCap).toMatchObject({ taskFen: 1_000_000, doneFen: core.one(`SELECT coalesce(sum(principal_fen), 0) FROM entry WHERE unit_id = ${unitId} AND form = 'new_npl' AND book = 'on' AND period BETWEEN '2011-01' AND '2011-08'`) });
  });
});

describe('D1-17 a locked year changes only as a visible override with authority', () => {
  it('asks for reason and authority, keeps the old figure in 历史, and undo brings it back', async () => {
    const { no } = someone('deputy_head');
    await core.call('targets.lock', { year: 2011, reason: '样例' });
    for (const more of [{}, { reason: '调岗' }, { authority: '办公会' }]) expect(await core.refusal('targets.set', { year: 2011, staffNo: no, targetFen: 60_000_000, ...more }), JSON.stringify(more)).toMatchObject({ code: 'TARGET_OVERRIDE_NEEDS' });
    expect(await core.refusal('targets.draft', { year: 2011, proration: 'days' })).toMatchObject({ code: 'TARGETS_LOCKED' });
    const { batch } = await core.call('targets.set', { year: 2011, staffNo: no, targetFen: 60_000_000, reason: '病休半年', authority: '样信联办〔2011〕20号' });
    expect(await targetOf(no)).toEqual({ targetFen: 60_000_000, source: 'override', reason: '病休半年（依据：样信联办〔2011〕20号）' });
    expect(core.sql(`SELECT t.target_fen AS fen, t.voided_by AS gone FROM target t JOIN staff s ON s.staff_id = t.staff_id WHERE s.staff_no = ? ORDER BY t.target_id`, no)).toEqual([{ fen: 70_000_000, gone: batch }, { fen: 60_000_000, gone: null }]);
    await core.call('history.undo', { batch });
    expect(await targetOf(no)).toMatchObject({ targetFen: 70_000_000, source: 'tier' });
    const { unitId } = someone('union_staff');
    expect(await core.refusal('targets.setUnit', { year: 2011, unitId, measure: 'reduce', targetFen: 1 })).toMatchObject({ code: 'TARGET_OVERRIDE_NEEDS' });
    await core.call('targets.setUnit', { year: 2011, unitId, measure: 'reduce', targetFen: 1, reason: '并社', authority: '办公会' });
  });
});

describe('D4-14 D4-21 dated posts in mid-year', () => {
  it('a promotion on 1 July is paid for by days; the locked year shows it as an override by the rule', async () => {
    const { no, unitId } = someone('office_staff');
    await core.call('targets.lock', { year: 2011, reason: '样例' });
    const done = await core.call('staff.post', { staffNo: no, on: '2011-07-01', kind: 'main', tier: 'deputy_head', title: '副经理', reason: '党委任命' });
    // 10万 × 181 ÷ 365 + 70万 × 184 ÷ 365
    expect(done.targetFen).toBe(Math.round((10_000_000 * 181 + 70_000_000 * 184) / 365));
    expect(await targetOf(no)).toMatchObject({ targetFen: done.targetFen, source: 'override', reason: expect.stringContaining('184天') as string });
    expect((await core.call('staff.posts', { staffNo: no })).posts.map((p) => [p.kind, p.tierCode, p.from, p.to, p.unitId])).toEqual([['main', 'deputy_head', '2011-07-01', null, unitId], ['main', 'office_staff', expect.any(String), '2011-07-01', unitId]]);
    await core.call('history.undo', { batch: done.batch });
    expect(await targetOf(no)).toMatchObject({ targetFen: 10_000_000, source: 'tier' });
    expect((await core.call('staff.posts', { staffNo: no })).posts).toHaveLength(1);
  });

  it('by the post on 31 December the whole year goes by it; leaving before takes the target away', async () => {
    const { no } = someone('office_staff');
    await core.call('targets.draft', { year: 2011, proration: 'post_at_year_end', docNo: '' });
    expect(await core.call('staff.post', { staffNo: no, on: '2011-07-01', kind: 'main', tier: 'deputy_head', reason: '党委任命' })).toMatchObject({ targetFen: 70_000_000 });
    expect(await targetOf(no)).toMatchObject({ source: 'tier' });
    expect(await core.call('staff.post', { staffNo: no, on: '2011-08-01', kind: 'leave', reason: '离职' })).toMatchObject({ targetFen: 0 });
  });

  it('an allocated target follows the days; a lent person keeps the target at home', async () => {
    const { no, unitId } = someone('union_staff');
    const was = (await targetOf(no)).targetFen;
    const other = core.one(`SELECT unit_id FROM unit WHERE unit_id <> ${unitId} AND kind = 'credit_union' LIMIT 1`) as number;
    expect(await core.call('staff.post', { staffNo: no, on: '2011-03-01', until: '2011-05-31', kind: 'lent', unitId: other, reason: '支援' })).toMatchObject({ targetFen: was });
    expect(await core.call('staff.post', { staffNo: no, on: '2011-07-01', kind: 'leave', reason: '离职' })).toMatchObject({ targetFen: Math.round((was * 181) / 365) });
    expect(await targetOf(no)).toMatchObject({ source: 'override' });
  });

  it('what makes no sense is refused with its reason and leaves nothing', async () => {
    const { no } = someone('office_staff');
    const batches = core.one('SELECT max(batch_id) FROM batch');
    const refused = async (more: object): Promise<string> => (await core.refusal('staff.post', { staffNo: no, on: '2011-07-01', kind: 'main', reason: '试探', ...more } as never)).message;
    expect(await refused({})).toContain('与现在的岗位相同');
    expect(await refused({ tier: 'emperor' })).toContain('职级');
    expect(await refused({ kind: 'lent', until: '2011-06-01' })).toContain('止日早于起日');
    expect(await core.refusal('staff.post', { staffNo: 'nobody', on: '2011-07-01', kind: 'leave', reason: '试探' })).toMatchObject({ code: 'STAFF_UNKNOWN' });
    expect(core.one('SELECT max(batch_id) FROM batch')).toBe(batches);
  });
});

describe('工资支付暂行规定 16: wages and the limit on deductions', () => {
  it('a deduction is taken up to a fifth of the wage and never below the minimum wage; the rest is carried into the next run', async () => {
    const { no } = someone('office_staff');
    await core.call('staff.setWages', { from: '2011-01-01', wages: [{ staffNo: no, wageFen: 200_000 }], minimumWageFen: 170_000 });
    expect((await core.call('staff.wages', { on: '2011-06-30' }))).toMatchObject({ minimumWageFen: 170_000 });
    const { body } = await core.call('incentive.plan', { id: 'county-2011' });
    const strict = { ...(body as object), examples: [], penalties: [{ id: 'short', title: '欠额扣罚', measure: 'pace', belowPpm: 1_000_000, at: 'every_run', charge: { kind: 'fixed', fen: 100_000 }, capFen: null, wageCapPpm: 200_000 }] };
    const run = await core.call('incentive.run', { body: strict, from: '2011-01-01', to: '2011-01-31', store: false });
    // a fifth would be 400 元, the minimum wage leaves 300
    expect(run.persons.find((p) => p.staffNo === no)).toMatchObject({ penaltyFen: 30_000, carriedFen: 70_000 });
  });
});
