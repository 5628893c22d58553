import { describe, expect, it } from 'vitest';
import { projectLoans } from '../../electron/data/loan-projection.js';
import { SmallLedger } from '../data/small-ledger.js';
import { expectOnlyNewTables, ledgerBefore } from './older-ledger.js';

describe('0004-loan-history', () => {
  it('adds four empty tables to an older ledger, and nothing else moves', async () => {
    const file = await ledgerBefore('0004-loan-history', (uow) => uow.insert('unit', { code: '01', kind: 'credit_union', name: '城关信用社', parent_id: null, sort_no: 1, opened_on: null, closed_on: null }));
    await expectOnlyNewTables(file, ['loan_move', 'loan_aid', 'unit_event', 'gov_settlement']);
  });

  it('keeps what makes no sense out: the same unit, 1 January, a merger into nothing or itself, two settlements of one debt', async () => {
    const l = await SmallLedger.make();
    const [a, b] = [l.units[0] ?? 1, l.units[1] ?? 2];
    const refused = (work: Parameters<typeof l.batch>[2]): void => expect(() => l.batch('loan', '试探', work)).toThrow(/CHECK|UNIQUE/);
    const move = { loan_id: l.loans[0] ?? 1, on_date: '2011-08-05', from_unit_id: a, to_unit_id: b, reason: '划转' };
    refused((uow) => uow.insert('loan_move', { ...move, to_unit_id: a }));
    refused((uow) => uow.insert('loan_move', { ...move, on_date: '2011-01-01' }));
    refused((uow) => uow.insert('loan_move', { ...move, on_date: '2011-02-30' }));
    refused((uow) => uow.insert('loan_move', { ...move, reason: '' }));
    const event = { unit_id: a, on_date: '2011-08-05', act: 'merge' as const, former_name: '城关', into_id: b, reason: '决议' };
    refused((uow) => uow.insert('unit_event', { ...event, into_id: null }));
    refused((uow) => uow.insert('unit_event', { ...event, into_id: a }));
    refused((uow) => uow.insert('unit_event', { ...event, act: 'rename' }));
    refused((uow) => {
      const debt = uow.insert('gov_debt', { kind: 'unit', name: '某站', body: null, unit_id: a, base_principal_fen: 1, base_interest_fen: 0, prior_principal_fen: 0, prior_interest_fen: 0 });
      for (const how of ['代偿', '减免']) uow.insert('gov_settlement', { gov_debt_id: debt, on_date: '2011-08-05', how });
    });
    expect(l.problems()).toEqual([]);
  });

  it('cuts the stretches of a loan that goes to another unit; verify computes them anew, undo joins them again', async () => {
    const l = await SmallLedger.make();
    const [loan, a, b] = [l.loans[0] ?? 1, l.units[0] ?? 1, l.units[1] ?? 2];
    const places = () => l.all('SELECT from_on AS f, unit_id AS u FROM loan_state WHERE loan_id = ? ORDER BY from_on', loan);
    const was = places();
    l.batch('loan', '划转', (uow) => {
      uow.insert('loan_move', { loan_id: loan, on_date: '2011-08-05', from_unit_id: a, to_unit_id: b, reason: '划转' });
      uow.update('loan', loan, { unit_id: b });
    });
    expect(places()).toEqual([{ f: '2011-01-01', u: a }, { f: '2011-08-05', u: b }]);
    expect(l.problems()).toEqual([]);
    l.batch('loan', '作废', (uow) => {
      uow.update('loan_move', 1, { voided_by: uow.batchId });
      uow.update('loan', loan, { unit_id: a });
      projectLoans(uow.conn, [loan]);
    });
    expect(places()).toEqual(was);
    expect(l.problems()).toEqual([]);
  });
});
