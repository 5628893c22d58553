import { describe, expect, it } from 'vitest';
import { SmallLedger } from '../data/small-ledger.js';
import { expectOnlyNewTables, ledgerBefore, stopped } from './older-ledger.js';

/** A ledger of the program before this migration, with a locked year and a target in it. */
const before = (): Promise<string> => ledgerBefore('0005-incentive', (uow) => {
  const staff = uow.insert('staff', { staff_no: 'A001', name: '甲样一', py: 'jyy', id_no: null, phone: null, joined_on: null });
  const plan = uow.insert('year_plan', { year: 2011, state: 'draft' });
  uow.insert('target', { year_plan_id: plan, staff_id: staff, unit_id: null, target_fen: 10_000_000, source: 'tier', reason: null });
  uow.update('year_plan', plan, { state: 'locked' });
});

const PLAN = { code: 'x', title: '办法', doc_no: '', from_on: '2011-01-01', to_on: null, body: '{}', body_hash: 'h', approved_by: null, approved_on: null, approved_doc: null };
const RUN = { plan_code: 'x', plan_version: 1, plan_body: '{}', result: '{}', result_hash: 'h', reward_fen: 0, held_fen: 0, penalty_fen: 0 };

describe('0005-incentive', () => {
  it('adds its tables to an older ledger, empty, and nothing else moves', async () => {
    await expectOnlyNewTables(await before(), ['target_rule', 'unit_task', 'rule_plan', 'run_lock', 'run_act', 'sanction', 'staff_wage']);
  });

  it('D1-17 a locked year takes no other task than an override with its reason, and keeps its rule', async () => {
    const l = await SmallLedger.open(await before());
    const unit = l.batch('import', '机构', (uow) => uow.insert('unit', { code: '01', kind: 'credit_union', name: '城关信用社', parent_id: null, sort_no: 1, opened_on: null, closed_on: null })).value;
    const task = { year_plan_id: 1, unit_id: unit, measure: 'reduce' as const, task_fen: 5, reason: null };
    expect(stopped(() => l.batch('targets', '试探', (uow) => uow.insert('unit_task', { ...task, source: 'allocated' })))).toMatch(/TARGETS_LOCKED/);
    expect(stopped(() => l.batch('targets', '试探', (uow) => uow.insert('unit_task', { ...task, source: 'override' })))).toMatch(/CHECK/);
    l.batch('targets', '调整', (uow) => uow.insert('unit_task', { ...task, source: 'override', reason: '会议决定' }));
    expect(stopped(() => l.batch('targets', '试探', (uow) => uow.update('unit_task', 1, { task_fen: 6 })))).toMatch(/TARGETS_LOCKED/);
    expect(stopped(() => l.batch('targets', '试探', (uow) => uow.insert('target_rule', { year_plan_id: 1, proration: 'days', doc_no: '' })))).toMatch(/TARGETS_LOCKED/);
    expect(l.problems()).toEqual([]);
  });

  it('an approved version keeps its text, a locked one everything; a draft can be written over', async () => {
    const l = await SmallLedger.make();
    const id = l.batch('incentive', '草稿', (uow) => uow.insert('rule_plan', { ...PLAN, version: 1, state: 'draft' })).value;
    l.batch('incentive', '改', (uow) => uow.update('rule_plan', id, { body: '{"a":1}' }));
    expect(stopped(() => l.batch('incentive', '试探', (uow) => uow.update('rule_plan', id, { state: 'approved' })))).toMatch(/CHECK/);
    l.batch('incentive', '批准', (uow) => uow.update('rule_plan', id, { state: 'approved', approved_by: '主任', approved_on: '2011-08-31' }));
    expect(stopped(() => l.batch('incentive', '试探', (uow) => uow.update('rule_plan', id, { body: '{}' })))).toMatch(/RULE_PLAN_FINAL/);
    l.batch('incentive', '锁定', (uow) => uow.update('rule_plan', id, { state: 'locked' }));
    for (const patch of [{ state: 'approved' as const }, { body: '{}' }, { voided_by: 2 }]) expect(stopped(() => l.batch('incentive', '试探', (uow) => uow.update('rule_plan', id, patch))), JSON.stringify(patch)).toBe('RULE_PLAN_FINAL');
    expect(stopped(() => l.batch('incentive', '试探', (uow) => uow.insert('rule_plan', { ...PLAN, version: 1, state: 'draft' })))).toMatch(/UNIQUE/);
    expect(l.problems()).toEqual([]);
  });

  it('locked runs of a plan follow each other, only the last can be taken back, and a paid run stays', async () => {
    const l = await SmallLedger.make();
    const run = (from: string, to: string): number => l.batch('incentive', '计算', (uow) => uow.insert('incentive_run', { ...RUN, from_on: from, to_on: to })).value;
    const lock = (runId: number, from: string, to: string): number => l.batch('incentive', '锁定', (uow) => uow.insert('run_lock', { incentive_run_id: runId, plan_code: 'x', from_on: from, to_on: to, locked_on: '2011-08-31' })).value;
    const [q1, q2] = [run('2011-01-01', '2011-03-31'), run('2011-04-01', '2011-06-30')];
    lock(q1, '2011-01-01', '2011-03-31');
    expect(stopped(() => lock(q2, '2011-03-31', '2011-06-30'))).toMatch(/RUN_OVERLAPS/);
    const second = lock(q2, '2011-04-01', '2011-06-30');
    expect(stopped(() => l.batch('undo', '试探', (uow) => uow.update('run_lock', 1, { voided_by: uow.batchId })))).toMatch(/RUN_LOCKED/);
    expect(stopped(() => l.batch('undo', '试探', (uow) => uow.update('incentive_run', q1, { voided_by: uow.batchId })))).toMatch(/RUN_LOCKED/);
    l.batch('undo', '撤回', (uow) => uow.update('run_lock', second, { voided_by: uow.batchId }));
    l.batch('undo', '撤回', (uow) => uow.update('incentive_run', q2, { voided_by: uow.batchId }));
    expect(l.problems()).toEqual([]);
  });

  it('an objection has words, a decision answers one; a sanction is lifted on a day with a reason', async () => {
    const l = await SmallLedger.make();
    const run = l.batch('incentive', '计算', (uow) => uow.insert('incentive_run', { ...RUN, from_on: '2011-01-01', to_on: '2011-03-31' })).value;
    const act = { incentive_run_id: run, staff_id: l.staff[0] ?? 1, on_date: '2011-04-05', by_name: '', answers: null };
    const refused = (work: Parameters<typeof l.batch>[2]): void => expect(stopped(() => l.batch('incentive', '试探', work))).toMatch(/CHECK|UNIQUE|VERSION_IS_FINAL/);
    refused((uow) => uow.insert('run_act', { ...act, act: 'objection', says: '' }));
    refused((uow) => uow.insert('run_act', { ...act, act: 'decision', says: '维持' }));
    refused((uow) => uow.insert('run_act', { ...act, act: 'issued', says: '', on_date: '2011-02-30' }));
    const objection = l.batch('incentive', '异议', (uow) => uow.insert('run_act', { ...act, act: 'objection', says: '第 3 笔应归我' })).value;
    l.batch('incentive', '答复', (uow) => uow.insert('run_act', { ...act, act: 'decision', says: '维持', answers: objection }));
    refused((uow) => uow.update('run_act', objection, { says: '改口' }));
    const sanction = { incentive_run_id: run, staff_id: l.staff[0] ?? 1, code: 'no_transfer', from_on: '2012-01-01', lifts_when: '补足', says: '不能调动' };
    refused((uow) => uow.insert('sanction', { ...sanction, lifted_on: '2012-03-01', lifted_reason: null }));
    refused((uow) => uow.insert('sanction', { ...sanction, lifted_on: '2011-12-31', lifted_reason: '补足' }));
    refused((uow) => { for (const fen of [1, 2]) uow.insert('staff_wage', { staff_id: null, from_on: '2011-01-01', wage_fen: fen }); });
    expect(l.problems()).toEqual([]);
  });
});
