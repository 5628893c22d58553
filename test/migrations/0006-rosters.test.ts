import { describe, expect, it } from 'vitest';
import type { UnitOfWork } from '../../electron/data/unit-of-work.js';
import { SmallLedger } from '../data/small-ledger.js';
import { expectOnlyNewTables, ledgerBefore, stopped } from './older-ledger.js';

const ROSTER = { year: 2011, kind: 'unit', no: 1, doc_no: '', issued_on: '2011-08-31', as_of: '2011-08-31', deadline_on: '2011-12-31', objection_days: 10, formed_years: '[2008]' };
interface Made { readonly roster: number; readonly revision: number; readonly sheet: number; readonly item: number }
const issue = (uow: UnitOfWork, loan: number, more: Partial<typeof ROSTER> = {}): Made => {
  const roster = uow.insert('roster', { ...ROSTER, ...more });
  const revision = uow.insert('roster_revision', { roster_id: roster, revision: 1, follows: null, on_date: '2011-08-31', as_of: '2011-08-31', doc_no: '', reason: '', frame: '{}', batch_id: uow.batchId });
  const sheet = uow.insert('roster_sheet', { roster_id: roster, no: 1, person_key: '01', staff_id: null, name: '城关信用社', sheet_no: '2011-社-001', heading: '[]' });
  return { roster, revision, sheet, item: uow.insert('roster_item', { roster_revision_id: revision, roster_sheet_id: sheet, act: 'add', why: 'issue', loan_id: loan, removes: null, role: '', share_ppm: null, principal_fen: 1, interest_fen: 0, line: '{}' }) };
};

describe('0006-rosters (D4-12, D4-13)', () => {
  it('adds tables to a ledger of the version before; nothing else moves', async () => {
    const file = await ledgerBefore('0006-rosters', (uow) => { for (const y of [2008, 2009]) uow.insert('vintage_plan', { plan_year: 2012, formed_year: y, locked: 0 }); });
    await expectOnlyNewTables(file, ['roster', 'roster_withdrawal', 'roster_revision', 'roster_sheet', 'roster_item', 'roster_act']);
  });

  it('keeps everything of an issued roster as it was, and lets no line in afterwards', async () => {
    const l = await SmallLedger.make();
    const loan = l.loans[0] ?? 1;
    const { value: m } = l.batch('roster', '发出', (uow) => issue(uow, loan));
    const { value: act } = l.batch('roster', '送达', (uow) => uow.insert('roster_act', { roster_sheet_id: m.sheet, act: 'delivered', on_date: '2011-08-31', how: '当面', to_name: '主任', says: '', by_name: '' }));
    const refused = (what: RegExp, work: Parameters<typeof l.batch>[2]): void => expect(stopped(() => l.batch('roster', '试探', work))).toMatch(what);
    refused(/VERSION_IS_FINAL/, (uow) => uow.update('roster', m.roster, { doc_no: '另' }));
    refused(/VERSION_IS_FINAL/, (uow) => uow.update('roster', m.roster, { deadline_on: '2012-12-31' }));
    refused(/VERSION_IS_FINAL/, (uow) => uow.update('roster_revision', m.revision, { frame: '{"a":1}' }));
    refused(/VERSION_IS_FINAL/, (uow) => uow.update('roster_sheet', m.sheet, { name: '另' }));
    refused(/VERSION_IS_FINAL/, (uow) => uow.update('roster_item', m.item, { principal_fen: 2 }));
    refused(/VERSION_IS_FINAL/, (uow) => uow.update('roster_act', act, { on_date: '2011-09-01' }));
    refused(/ROSTER_FROZEN/, (uow) => uow.insert('roster_item', { roster_revision_id: m.revision, roster_sheet_id: m.sheet, act: 'add', why: 'new', loan_id: loan, removes: null, role: '', share_ppm: null, principal_fen: 1, interest_fen: 0, line: '{}' }));
    refused(/ROSTER_FROZEN/, (uow) => uow.insert('roster_revision', { roster_id: m.roster, revision: 3, follows: m.revision, on_date: '2011-08-31', as_of: '2011-08-31', doc_no: '', reason: '变动', frame: '{}', batch_id: uow.batchId }));
    refused(/WRONG_BATCH/, (uow) => uow.insert('roster_revision', { roster_id: m.roster, revision: 2, follows: m.revision, on_date: '2011-08-31', as_of: '2011-08-31', doc_no: '', reason: '变动', frame: '{}', batch_id: uow.batchId - 1 }));
    refused(/CHECK/, (uow) => uow.insert('roster_act', { roster_sheet_id: m.sheet, act: 'delivered', on_date: '2011-08-31', how: '', to_name: '', says: '', by_name: '' }));
    refused(/CHECK/, (uow) => uow.insert('roster_act', { roster_sheet_id: m.sheet, act: 'refused', on_date: '2011-08-31', how: '', to_name: '', says: '', by_name: '' }));
    expect(stopped(() => l.conn.prepare('DELETE FROM roster_item').run())).toMatch(/NOTHING_IS_DELETED|NO_OPEN_BATCH/);
    expect(stopped(() => l.conn.prepare(`INSERT INTO roster_act (roster_sheet_id, act, on_date, how, to_name, says, by_name) VALUES (1,'signed','2011-08-31','','','','')`).run())).toMatch(/NO_OPEN_BATCH/);
    expect(l.problems()).toEqual([]);
  });

  it('one roster of a kind and year stands; a withdrawal makes room and shuts the old one', async () => {
    const l = await SmallLedger.make();
    const loan = l.loans[0] ?? 1;
    const { value: m } = l.batch('roster', '发出', (uow) => issue(uow, loan));
    expect(stopped(() => l.batch('roster', '再发', (uow) => issue(uow, loan, { no: 2 })))).toMatch(/ROSTER_STANDS/);
    l.batch('roster', '另一种', (uow) => issue(uow, loan, { kind: 'vintage' }));
    const { value: withdrawal } = l.batch('roster', '撤回', (uow) => uow.insert('roster_withdrawal', { roster_id: m.roster, on_date: '2011-08-31', reason: '文号有误' }));
    const { value: second } = l.batch('roster', '再发', (uow) => issue(uow, loan, { no: 2 }));
    expect(stopped(() => l.batch('undo', '撤销撤回', (uow) => uow.update('roster_withdrawal', withdrawal, { voided_by: uow.batchId })))).toMatch(/ROSTER_STANDS/);
    expect(stopped(() => l.batch('roster', '登记', (uow) => uow.insert('roster_act', { roster_sheet_id: m.sheet, act: 'signed', on_date: '2011-08-31', how: '', to_name: '', says: '', by_name: '' })))).toMatch(/ROSTER_FROZEN/);
    expect(stopped(() => l.batch('roster', '调整', (uow) => uow.insert('roster_revision', { roster_id: m.roster, revision: 2, follows: m.revision, on_date: '2011-08-31', as_of: '2011-08-31', doc_no: '', reason: '变动', frame: '{}', batch_id: uow.batchId })))).toMatch(/ROSTER_FROZEN/);
    l.batch('undo', '撤销再发', (uow) => uow.update('roster', second.roster, { voided_by: uow.batchId }));
    l.batch('undo', '撤销撤回', (uow) => uow.update('roster_withdrawal', withdrawal, { voided_by: uow.batchId }));
    expect(stopped(() => l.batch('undo', '恢复再发', (uow) => uow.update('roster', second.roster, { voided_by: null })))).toMatch(/ROSTER_STANDS/);
    expect(l.problems()).toEqual([]);
  });

  it('a locked year of the schedule does not move, and stays locked while its roster stands', async () => {
    const l = await SmallLedger.make();
    const { value: plan } = l.batch('roster', '安排', (uow) => uow.insert('vintage_plan', { plan_year: 2011, formed_year: 2008, locked: 0 }));
    l.batch('roster', '锁定', (uow) => uow.update('vintage_plan', plan, { locked: 1 }));
    const refused = (what: RegExp, work: Parameters<typeof l.batch>[2]): void => expect(stopped(() => l.batch('roster', '试探', work))).toMatch(what);
    refused(/SCHEDULE_LOCKED/, (uow) => uow.insert('vintage_plan', { plan_year: 2011, formed_year: 2009, locked: 0 }));
    refused(/SCHEDULE_LOCKED/, (uow) => uow.update('vintage_plan', plan, { voided_by: uow.batchId }));
    refused(/SCHEDULE_LOCKED/, (uow) => uow.update('vintage_plan', plan, { formed_year: 2007 }));
    l.batch('roster', '别的年度', (uow) => uow.insert('vintage_plan', { plan_year: 2012, formed_year: 2009, locked: 0 }));
    l.batch('roster', '发出', (uow) => issue(uow, l.loans[0] ?? 1));
    refused(/SCHEDULE_IN_USE/, (uow) => uow.update('vintage_plan', plan, { locked: 0 }));
    expect(l.problems()).toEqual([]);
  });
});
