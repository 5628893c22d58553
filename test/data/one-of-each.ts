import type { UnitOfWork } from '../../electron/data/unit-of-work.js';

/** A record of every table of targets, incentives, rosters, determination and letters, on the small ledger's first loan and persons. */
export function insertOneOfEach(uow: UnitOfWork, ids: { readonly yearPlan: number; readonly run: number }): void {
  uow.insert('target_rule', { year_plan_id: ids.yearPlan, proration: 'days', doc_no: '1号' });
  uow.insert('unit_task', { year_plan_id: ids.yearPlan, unit_id: 1, measure: 'reduce', task_fen: 5, source: 'allocated', reason: null });
  uow.insert('rule_plan', { code: 'c', version: 1, title: '办法', doc_no: '', from_on: '2011-01-01', to_on: null, body: '{}', body_hash: 'h', state: 'draft', approved_by: null, approved_on: null, approved_doc: null });
  uow.insert('run_lock', { incentive_run_id: ids.run, plan_code: 'c', from_on: '2011-01-01', to_on: '2011-03-31', locked_on: '2011-08-31' });
  uow.insert('run_act', { incentive_run_id: ids.run, staff_id: 1, act: 'issued', on_date: '2011-08-31', says: '', by_name: '', answers: null });
  uow.insert('sanction', { incentive_run_id: ids.run, staff_id: 1, code: 'no_transfer', from_on: '2011-09-01', lifts_when: '补足', says: '不能调动', lifted_on: null, lifted_reason: null });
  uow.insert('staff_wage', { staff_id: 1, from_on: '2011-01-01', wage_fen: 200_000 });
  roster(uow);
  determination(uow);
  letters(uow);
}

function roster(uow: UnitOfWork): void {
  const id = uow.insert('roster', { year: 2011, kind: 'responsibility', no: 1, doc_no: '', issued_on: '2011-08-31', as_of: '2011-08-31', deadline_on: '2011-12-31', objection_days: 10, formed_years: '[2010]' });
  const revision = uow.insert('roster_revision', { roster_id: id, revision: 1, follows: null, on_date: '2011-08-31', as_of: '2011-08-31', doc_no: '', reason: '', frame: '{}', batch_id: uow.batchId });
  const sheet = uow.insert('roster_sheet', { roster_id: id, no: 1, person_key: 'A001', staff_id: 1, name: '甲样一', sheet_no: '2011-责-001', heading: '[]' });
  uow.insert('roster_item', { roster_revision_id: revision, roster_sheet_id: sheet, act: 'add', why: 'issue', loan_id: 1, removes: null, role: 'manage', share_ppm: 1_000_000, principal_fen: 5, interest_fen: 0, line: '{}' });
  uow.insert('roster_act', { roster_sheet_id: sheet, act: 'printed', on_date: '2011-08-31', how: '', to_name: '', says: '', by_name: '' });
  uow.insert('roster_withdrawal', { roster_id: id, on_date: '2011-08-31', reason: '重出' });
}

function determination(uow: UnitOfWork): void {
  const file = uow.insert('case_file', { case_no: 'R1', kind: 'formed', loan_id: 1, unit_id: 1, base_fen: 5, limitation_on: '2012-08-31', cause: '经营不善' });
  const step = (name: string, follows: number | null, more: { group_opinion: string | null; group_doc_no: string | null; doc_no: string }): number => uow.insert('case_step', { case_file_id: file, step: name, on_date: '2011-08-31', opinion: '同意', by_name: '周样初', follows, ...more });
  const none = { group_opinion: null, group_doc_no: null, doc_no: '' };
  const opened = step('open', null, none);
  const proposed = step('propose', opened, none);
  const person = uow.insert('case_person', { case_step_id: proposed, staff_id: 1, outsider: null, role: 'manage', kind: 'share', level: 'full', share_ppm: 1_000_000 });
  const checked = step('check', proposed, none);
  uow.insert('case_answer', { case_step_id: checked, case_person_id: person, act: 'confirm', on_date: '2011-08-31', says: '', by_name: '', answers: null });
  const decided = step('decide', checked, { group_opinion: '认定', group_doc_no: '1号', doc_no: '2号' });
  const finding = uow.insert('case_finding', { case_step_id: decided, case_person_id: person, verdict: 'liable', level: 'full', share_ppm: 1_000_000, reason: '', minutes_no: '' });
  const pursued = step('pursue', decided, { ...none, doc_no: '3号' });
  uow.insert('case_measure', { case_step_id: pursued, case_finding_id: finding, measure: 'fine', on_date: '2011-08-31', amount_fen: 100, doc_no: '3号', says: '' });
  uow.insert('fund_move', { staff_id: 1, case_finding_id: null, kind: 'deposit', on_date: '2011-08-31', amount_fen: 100, due_fen: null, ratio_ppm: null, reason: '', minutes_no: '', voucher_no: '', reversal_of: null });
  uow.insert('false_name', { loan_id: 1, source: 'found', found_on: '2011-08-31', by_name: '清收组', says: '函证退回', doc_no: '', was: 'ordinary' });
  uow.insert('recovery_deadline', { loan_id: 1, deadline_on: '2011-12-31', set_on: '2011-08-31', doc_no: '' });
}

function letters(uow: UnitOfWork): void {
  uow.insert('letter_template', { code: 'own', version: 1, kind: 'dunning', title: '通知书', body: '{}', body_hash: 'h', state: 'draft', approved_by: null, approved_on: null });
  const letter = uow.insert('letter_issue', { kind: 'dunning', year: 2011, no: 1, copy: 1, number: '催2011-1', on_date: '2011-08-31', as_of: '2011-08-31', template_code: 'dunning', template_version: 1, template_hash: 'h', letter_template_id: null, loan_id: 1, party_id: 1, staff_id: null, unit_id: null, to_name: '丙样0', to_role: '借款人', pages: 1, unlocked: '', content: Buffer.from([1, 2]), content_hash: 'h', batch_id: uow.batchId });
  uow.insert('letter_act', { letter_issue_id: letter, act: 'printed', on_date: '2011-08-31', how: '', name: '', relation: '', witness: '', says: '' });
  uow.insert('letter_print', { on_date: '2011-08-31', what: '通知书', letters: 1, pages: 1, unlocked: '', batch_id: uow.batchId });
  const basis = uow.insert('publication_basis', { loan_id: 1, party_id: 1, basis: 'judgment', doc_no: '（2011）样民初1号', doc_on: '2011-05-01', says: '' });
  const list = uow.insert('publication', { channel: 'poster', title: '公示', asked_on: '2011-08-31', as_of: '2011-08-31', asked_by: '周样初', reason: '催收' });
  const item = uow.insert('publication_item', { publication_id: list, loan_id: 1, publication_basis_id: basis, principal_fen: 5, interest_fen: 0 });
  uow.insert('publication_decision', { publication_id: list, approved: 1, on_date: '2011-08-31', by_name: '甲样一', doc_no: '', says: '' });
  uow.insert('publication_withdrawal', { publication_item_id: item, on_date: '2011-08-31', reason: '已还清' });
}
