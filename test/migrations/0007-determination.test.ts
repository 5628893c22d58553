import { describe, expect, it } from 'vitest';
import { SmallLedger } from '../data/small-ledger.js';
import { expectOnlyNewTables, ledgerBefore, stopped } from './older-ledger.js';

const STEP = { opinion: '同意', doc_no: '1号', by_name: '领导小组', group_opinion: null, group_doc_no: null };
const MOVE = { on_date: '2011-08-20', due_fen: null, ratio_ppm: null, reason: '', minutes_no: '', voucher_no: '', reversal_of: null };

/** A case with one person, taken up to 定责 in one batch a step. */
async function decided(): Promise<{ l: SmallLedger; file: number; steps: number[]; person: number; finding: number }> {
  const l = await SmallLedger.make();
  const [loan = 0, unit = 0, staff = 0] = [l.loans[0], l.units[0], l.staff[0]];
  const file = l.batch('case', '建档', (uow) => {
    const id = uow.insert('case_file', { case_no: '2011-001', kind: 'formed', loan_id: loan, unit_id: unit, base_fen: 800_000, limitation_on: '2012-01-01', cause: 'decision' });
    uow.insert('case_step', { ...STEP, case_file_id: id, step: 'open', on_date: '2011-08-01', follows: null });
    return id;
  }).value;
  const steps = [1];
  const next = (step: string, on: string, more: object = {}): number => l.batch('case', step, (uow) => uow.insert('case_step', { ...STEP, case_file_id: file, step, on_date: on, follows: steps.at(-1) ?? 0, ...more })).value;
  steps.push(next('propose', '2011-08-02'));
  const person = l.batch('case', '人', (uow) => uow.insert('case_person', { case_step_id: steps[1] ?? 0, staff_id: staff, outsider: null, role: 'approve', kind: 'share', level: 'full', share_ppm: 1_000_000 })).value;
  steps.push(next('check', '2011-08-03'));
  steps.push(next('decide', '2011-08-04', { group_opinion: '有责', group_doc_no: '工 1 号' }));
  const finding = l.batch('case', '定', (uow) => uow.insert('case_finding', { case_step_id: steps[3] ?? 0, case_person_id: person, verdict: 'liable', level: 'full', share_ppm: 1_000_000, reason: '', minutes_no: '' })).value;
  return { l, file, steps, person, finding };
}

describe('0007-determination', () => {
  it('adds its tables to an older ledger, empty, and nothing else moves', async () => {
    const file = await ledgerBefore('0007-determination', (uow) => uow.insert('staff', { staff_no: 'A001', name: '甲样一', py: 'jyy', id_no: null, phone: null, joined_on: null }));
    await expectOnlyNewTables(file, ['case_file', 'case_step', 'case_person', 'case_answer', 'case_finding', 'case_measure', 'fund_move', 'recovery_deadline']);
  });

  it('no step is skipped, dated back, taken twice or taken away from under a later one', async () => {
    const { l, file, steps, person } = await decided();
    const tried = (step: string, on: string, follows: number): string => stopped(() => l.batch('case', '试探', (uow) => uow.insert('case_step', { ...STEP, case_file_id: file, step, on_date: on, follows })));
    expect(tried('complete', '2011-08-05', steps[3] ?? 0)).toBe('CASE_STEP_STANDS');
    expect(tried('pursue', '2011-08-03', steps[3] ?? 0)).toBe('CASE_STEP_STANDS');
    expect(tried('check', '2011-08-05', steps[1] ?? 0)).toMatch(/UNIQUE/);
    const voided = (table: 'case_step' | 'case_person', id: number): string => stopped(() => l.batch('case', '试探', (uow) => uow.update(table, id, { voided_by: uow.batchId })));
    expect(voided('case_step', steps[2] ?? 0)).toBe('CASE_STEP_STANDS');
    expect(voided('case_person', person)).toBe('CASE_STEP_STANDS');
    expect(stopped(() => l.batch('case', '试探', (uow) => uow.insert('case_answer', { case_step_id: steps[1] ?? 0, case_person_id: person, act: 'confirm', on_date: '2011-08-05', says: '', by_name: '', answers: null })))).toBe('CASE_STEP_STANDS');
    expect(stopped(() => l.batch('case', '试探', (uow) => uow.update('case_step', steps[3] ?? 0, { opinion: '改口' })))).toMatch(/VERSION_IS_FINAL/);
    expect(l.problems()).toEqual([]);
  });

  it('定责 is not written over an open objection; an exemption without minutes, a 定责 without the working group and a pursuit without a document are no records', async () => {
    const { l, file, steps, person, finding } = await decided();
    l.batch('case', '退回', (uow) => { uow.update('case_finding', finding, { voided_by: uow.batchId }); uow.update('case_step', steps[3] ?? 0, { voided_by: uow.batchId }); });
    const objection = l.batch('case', '异议', (uow) => uow.insert('case_answer', { case_step_id: steps[2] ?? 0, case_person_id: person, act: 'object', on_date: '2011-08-04', says: '不是我审批的', by_name: '甲样一', answers: null })).value;
    const decide = { ...STEP, case_file_id: file, step: 'decide', on_date: '2011-08-05', follows: steps[2] ?? 0, group_opinion: '有责', group_doc_no: '工 1 号' };
    expect(stopped(() => l.batch('case', '试探', (uow) => uow.insert('case_step', decide)))).toBe('CASE_OBJECTION_OPEN');
    l.batch('case', '答复', (uow) => uow.insert('case_answer', { case_step_id: steps[2] ?? 0, case_person_id: person, act: 'decision', on_date: '2011-08-05', says: '维持', by_name: '工作组', answers: objection }));
    expect(stopped(() => l.batch('case', '试探', (uow) => uow.insert('case_step', { ...decide, group_opinion: null })))).toMatch(/CHECK/);
    const step = l.batch('case', '定责', (uow) => uow.insert('case_step', decide)).value;
    expect(stopped(() => l.batch('case', '试探', (uow) => uow.insert('case_finding', { case_step_id: step, case_person_id: person, verdict: 'exempt', level: 'full', share_ppm: 1_000_000, reason: '尽职', minutes_no: '' })))).toMatch(/CHECK/);
    expect(stopped(() => l.batch('case', '试探', (uow) => uow.insert('case_step', { ...STEP, doc_no: '', case_file_id: file, step: 'pursue', on_date: '2011-08-06', follows: step })))).toMatch(/CHECK/);
    expect(l.problems()).toEqual([]);
  });

  it('I10 what is given back never exceeds what was charged, whatever is inserted, voided or brought back', async () => {
    const { l, finding } = await decided();
    const staff = l.staff[0] ?? 0;
    const charge = { ...MOVE, staff_id: staff, case_finding_id: finding, kind: 'charge' as const, amount_fen: -1000, due_fen: 1000, ratio_ppm: 1_000_000 };
    const refund = { ...MOVE, staff_id: staff, case_finding_id: finding, kind: 'refund' as const, amount_fen: 600 };
    expect(stopped(() => l.batch('fund', '试探', (uow) => uow.insert('fund_move', refund)))).toBe('FUND_OVER_REFUND');
    expect(stopped(() => l.batch('fund', '试探', (uow) => uow.insert('fund_move', { ...charge, ratio_ppm: 800_000 })))).toMatch(/CHECK/);
    const paid = l.batch('fund', '扣款', (uow) => uow.insert('fund_move', charge)).value;
    const back = l.batch('fund', '退缴', (uow) => uow.insert('fund_move', refund)).value;
    expect(stopped(() => l.batch('fund', '试探', (uow) => uow.insert('fund_move', refund)))).toBe('FUND_OVER_REFUND');
    expect(stopped(() => l.batch('fund', '试探', (uow) => uow.update('fund_move', paid, { voided_by: uow.batchId })))).toBe('FUND_OVER_REFUND');
    expect(stopped(() => l.batch('fund', '试探', (uow) => uow.insert('fund_move', { ...MOVE, staff_id: staff, case_finding_id: finding, kind: 'reversal', amount_fen: -500, reason: '记错', reversal_of: back })))).toMatch(/REVERSAL_NOT_EXACT/);
    l.batch('fund', '退回', (uow) => uow.update('fund_move', back, { voided_by: uow.batchId }));
    l.batch('fund', '再退', (uow) => uow.insert('fund_move', refund));
    expect(stopped(() => l.batch('fund', '试探', (uow) => uow.update('fund_move', back, { voided_by: null })))).toBe('FUND_OVER_REFUND');
    expect(stopped(() => l.batch('fund', '试探', (uow) => uow.update('fund_move', paid, { amount_fen: -2000 })))).toMatch(/VERSION_IS_FINAL/);
    expect(l.problems()).toEqual([]);
  });
});
