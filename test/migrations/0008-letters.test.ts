import { describe, expect, it } from 'vitest';
import { SmallLedger } from '../data/small-ledger.js';
import { expectOnlyNewTables, ledgerBefore, stopped } from './older-ledger.js';

const TEMPLATE = { code: 'dunning', kind: 'dunning', title: '催收通知书', body: '{}', body_hash: 'h', approved_by: null, approved_on: null };
const issue = (more: object = {}) => ({ kind: 'dunning', year: 2011, no: 1, copy: 1, number: '催〔2011〕第0001号', on_date: '2011-08-31', as_of: '2011-08-31', template_code: 'dunning', template_version: 1, template_hash: 'h', letter_template_id: null, loan_id: null, party_id: null, staff_id: null, unit_id: null, to_name: '钱样福', to_role: '借款人', pages: 1, unlocked: '', content: Buffer.from('x'), content_hash: 'h', ...more });

describe('0008-letters', () => {
  it('adds its tables to an older ledger, empty, and nothing else moves', async () => {
    const file = await ledgerBefore('0008-letters', (uow) => uow.insert('staff', { staff_no: 'A001', name: '甲样一', py: 'jyy', id_no: null, phone: null, joined_on: null }));
    await expectOnlyNewTables(file, ['letter_template', 'letter_issue', 'letter_act', 'letter_print', 'publication_basis', 'publication', 'publication_item', 'publication_decision', 'publication_withdrawal']);
  });

  it('a template in use keeps its text, and once letters were issued with it also its state', async () => {
    const l = await SmallLedger.make();
    const { value: id } = l.batch('letter', '草稿', (uow) => uow.insert('letter_template', { ...TEMPLATE, version: 2, state: 'draft' }));
    l.batch('letter', '改', (uow) => uow.update('letter_template', id, { body: '{"a":1}' }));
    expect(stopped(() => l.batch('letter', '试探', (uow) => uow.update('letter_template', id, { state: 'in_use' })))).toMatch(/CHECK/);
    l.batch('letter', '启用', (uow) => uow.update('letter_template', id, { state: 'in_use', approved_by: '主任', approved_on: '2011-08-31' }));
    expect(stopped(() => l.batch('letter', '试探', (uow) => uow.update('letter_template', id, { body: '{}' })))).toBe('LETTER_TEMPLATE_FINAL');
    expect(stopped(() => l.batch('letter', '试探', (uow) => uow.insert('letter_template', { ...TEMPLATE, version: 2, state: 'draft' })))).toMatch(/UNIQUE/);
    l.batch('letter', '出具', (uow) => uow.insert('letter_issue', { ...issue({ letter_template_id: id }), batch_id: uow.batchId }));
    for (const patch of [{ state: 'draft' as const }, { voided_by: 2 }]) expect(stopped(() => l.batch('letter', '试探', (uow) => uow.update('letter_template', id, patch)))).toBe('LETTER_TEMPLATE_FINAL');
    expect(l.problems()).toEqual([]);
  });

  it('what was issued, recorded or logged never changes and is never deleted; a number is never used twice', async () => {
    const l = await SmallLedger.make();
    const { value: id } = l.batch('letter', '出具', (uow) => uow.insert('letter_issue', { ...issue(), batch_id: uow.batchId }));
    expect(stopped(() => l.batch('letter', '试探', (uow) => uow.update('letter_issue', id, { content: Buffer.from('y') })))).toBe('LETTER_FINAL');
    expect(stopped(() => l.batch('letter', '试探', (uow) => uow.insert('letter_issue', { ...issue({ no: 9 }), batch_id: 1 })))).toMatch(/WRONG_BATCH/);
    l.batch('undo', '撤回', (uow) => uow.update('letter_issue', id, { voided_by: uow.batchId }));
    expect(stopped(() => l.batch('letter', '试探', (uow) => uow.insert('letter_issue', { ...issue(), batch_id: uow.batchId })))).toMatch(/UNIQUE/);
    const act = { letter_issue_id: id, on_date: '2011-09-01', how: '', name: '', relation: '', witness: '', says: '' };
    for (const name of ['delivered', 'signed', 'refused']) expect(stopped(() => l.batch('letter', '试探', (uow) => uow.insert('letter_act', { ...act, act: name }))), name).toMatch(/CHECK/);
    const { value: signed } = l.batch('letter', '签收', (uow) => uow.insert('letter_act', { ...act, act: 'signed', name: '钱样福', relation: '本人' }));
    expect(stopped(() => l.batch('letter', '试探', (uow) => uow.update('letter_act', signed, { name: '别人' })))).toBe('LETTER_FINAL');
    expect(stopped(() => l.conn.prepare('DELETE FROM letter_issue').run())).toMatch(/NO_OPEN_BATCH|NOTHING_IS_DELETED/);
    expect(stopped(() => l.batch('letter', '试探', (uow) => uow.insert('letter_print', { on_date: '2011-09-01', what: '', letters: 1, pages: 1, unlocked: '', batch_id: uow.batchId })))).toMatch(/CHECK/);
    expect(l.problems()).toEqual([]);
  });

  it('D5-09 a publication needs a basis of the very loan, comes whole before the decision, and is decided by somebody else', async () => {
    const l = await SmallLedger.make();
    const [first = 0, second = 0] = l.conn.prepare('SELECT loan_id FROM loan ORDER BY loan_id').pluck().all() as number[];
    const party = l.conn.prepare('SELECT borrower_id FROM loan WHERE loan_id = ?').pluck().get(first) as number;
    const { value: basis } = l.batch('letter', '依据', (uow) => uow.insert('publication_basis', { loan_id: first, party_id: party, basis: 'judgment', doc_no: '（2011）样民初字第1号', doc_on: '2011-05-01', says: '' }));
    const { value: list } = l.batch('letter', '申请', (uow) => uow.insert('publication', { channel: 'poster', title: '张榜', asked_on: '2011-08-31', as_of: '2011-08-31', asked_by: '周样初', reason: '恶意拖欠' }));
    const item = { publication_id: list, principal_fen: 1, interest_fen: 0, publication_basis_id: basis };
    expect(stopped(() => l.batch('letter', '试探', (uow) => uow.insert('publication_item', { ...item, loan_id: second })))).toBe('PUBLICATION_WITHOUT_BASIS');
    l.batch('letter', '列入', (uow) => uow.insert('publication_item', { ...item, loan_id: first }));
    const decision = { publication_id: list, approved: 1 as const, on_date: '2011-08-31', doc_no: '', says: '' };
    expect(stopped(() => l.batch('letter', '试探', (uow) => uow.insert('publication_decision', { ...decision, by_name: ' 周样初 ' })))).toBe('PUBLICATION_SAME_PERSON');
    expect(stopped(() => l.batch('letter', '试探', (uow) => uow.insert('publication_decision', { ...decision, approved: 0, by_name: '主任' })))).toMatch(/CHECK/);
    l.batch('letter', '批准', (uow) => uow.insert('publication_decision', { ...decision, by_name: '主任' }));
    expect(stopped(() => l.batch('letter', '试探', (uow) => uow.insert('publication_decision', { ...decision, by_name: '主任' })))).toMatch(/UNIQUE/);
    expect(stopped(() => l.batch('letter', '试探', (uow) => uow.insert('publication_item', { ...item, loan_id: first })))).toMatch(/LETTER_FINAL|UNIQUE/);
    expect(l.problems()).toEqual([]);
  });
});
