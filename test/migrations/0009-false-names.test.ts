import { describe, expect, it } from 'vitest';
import { SmallLedger } from '../data/small-ledger.js';
import { expectOnlyNewTables, ledgerBefore, stopped } from './older-ledger.js';

describe('0009-false-names', () => {
  it('adds its table to an older ledger, empty, and nothing else moves', async () => {
    const file = await ledgerBefore('0009-false-names', (uow) => uow.insert('staff', { staff_no: 'A001', name: '甲样一', py: 'jyy', id_no: null, phone: null, joined_on: null }));
    await expectOnlyNewTables(file, ['false_name']);
  });

  it('a finding comes from each source once, says who and what, never changes, and is withdrawn, not deleted', async () => {
    const l = await SmallLedger.make();
    const finding = { loan_id: l.loans[0] ?? 0, source: 'found' as const, found_on: '2011-08-20', by_name: '清收组', says: '本人不知情', doc_no: '', was: 'ordinary' };
    const write = (more: object): string => stopped(() => l.batch('case', '试探', (uow) => uow.insert('false_name', { ...finding, ...more })));
    const id = l.batch('case', '登记', (uow) => uow.insert('false_name', finding)).value;
    expect(write({})).toMatch(/UNIQUE/);
    for (const wrong of [{ source: 'rumour' }, { source: 'never_paid', by_name: '' }, { source: 'never_paid', says: '' }, { source: 'never_paid', found_on: '2011-8-20' }]) expect(write(wrong)).toMatch(/CHECK/);
    expect(stopped(() => l.batch('case', '改', (uow) => uow.update('false_name', id, { says: '改口' })))).toMatch(/VERSION_IS_FINAL/);
    l.batch('case', '撤下', (uow) => uow.update('false_name', id, { voided_by: uow.batchId }));
    l.batch('case', '再登记', (uow) => uow.insert('false_name', finding));
    expect(l.problems()).toEqual([]);
  });
});
