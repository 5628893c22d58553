import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RosterSheet } from '../../../electron/contract/rosters.js';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
beforeEach(async () => {
  core = await sampleLedger('imported');
});
afterEach(() => core.close());

const YEAR = { 2011: '2010', 2012: '2008,2009,2011', 2013: '2006,2007,2012' } as const;
const issue = (year: number, more: object = {}) => core.call('rosters.issue', { year, kind: 'responsibility', docNo: `样信联资〔${year}〕17号`, ...more });
const clean = async (): Promise<void> => expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((a, r) => a + of(r), 0);
/** The numbers of an issued roster's printed lines, each as often as it stands there. */
const printedNos = (html: string): string[] => [...html.matchAll(/<td[^>]*>(\d{10,})<\/td>/g)].map((m) => m[1] ?? '');

describe('D4-12 D4-13 a roster is issued as a snapshot', () => {
  it.each([2011, 2012, 2013] as const)('%i: exactly the loans of its vintages, each number once, sums add up to the roster', async (year) => {
    const made = await issue(year);
    const sql = core.sql<{ no: string; fen: number }>(`SELECT l.loan_no AS no, n.principal_fen AS fen FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE l.status = 'live' AND l.formed_year IN (${YEAR[year]}) ORDER BY 1`);
    expect(sql.length).toBeGreaterThan(400);
    expect(made).toMatchObject({ loans: sql.length, principalFen: sum(sql, (l) => l.fen) });
    const kept = core.sql<{ no: string }>('SELECT l.loan_no AS no FROM roster_item i JOIN loan l ON l.loan_id = i.loan_id ORDER BY 1').map((r) => r.no);
    expect(kept).toEqual(sql.map((l) => l.no));
    const { files: [file] } = await core.call('rosters.issuedExport', { rosterId: made.rosterId, formats: ['html'] });
    const html = readFileSync(core.pathOf(file ?? { ref: '', name: '', bytes: 0 }), 'utf8');
    expect(printedNos(html).sort()).toEqual(sql.map((l) => l.no));
    const one = await core.call('rosters.one', { rosterId: made.rosterId });
    expect(one.persons.length).toBe(made.sheets);
    expect([sum(one.persons, (p) => p.loans), sum(one.persons, (p) => p.principalFen)]).toEqual([made.loans, made.principalFen]);
    await clean();
  });

  it('bears number, document number, date, as-of day, deadline and days for objection; the receipt says them', async () => {
    const { rosterId } = await issue(2011, { on: '2011-08-15', asOf: '2011-07-31', deadlineOn: '2011-11-30', objectionDays: 5 });
    const { rosters: [head] } = await core.call('rosters.issued', { year: 2011 });
    expect(head).toMatchObject({ rosterId, title: '2011年度责任清收名册', rosterNo: '2011-责', docNo: '样信联资〔2011〕17号', issuedOn: '2011-08-15', asOf: '2011-07-31', deadlineOn: '2011-11-30', objectionDays: 5, revision: 1, withdrawnOn: null, loans: 763, formedYears: [2010], by: '周样初' });
    expect(head?.principalFen).toBe(core.one(`SELECT sum(s.principal_fen) FROM loan l JOIN loan_state s ON s.loan_id = l.loan_id AND s.from_on <= '2011-07-31' AND s.to_on > '2011-07-31' WHERE l.formed_year = 2010`));
    const { persons } = await core.call('rosters.one', { rosterId });
    const page = await core.call('rosters.issuedPage', { rosterId, sheetId: persons[0]?.sheetId ?? 0 });
    for (const words of ['样信联资〔2011〕17号', '2011-责-001', '2011年11月30日', '5 日内', '2011-08-15 发出']) expect(page.html).toContain(words);
  });

  it('prints again exactly whatever comes after: receipts, posts, names of units, responsibility, the schedule', async () => {
    const { rosterId } = await issue(2011);
    const before = await core.call('rosters.issuedPage', { rosterId, revision: 1 });
    const [loan] = core.sql<{ id: number; unit: number; staff: string }>(`SELECT i.loan_id AS id, l.unit_id AS unit, s.staff_no AS staff FROM roster_item i JOIN loan l ON l.loan_id = i.loan_id JOIN roster_sheet x ON x.roster_sheet_id = i.roster_sheet_id JOIN staff s ON s.staff_id = x.staff_id WHERE i.principal_fen > 100000 ORDER BY i.roster_item_id LIMIT 1`);
    if (!loan) throw new Error('nobody on the roster');
    await core.call('recoveries.book', { loanId: loan.id, on: '2011-08-30', principalFen: 50_000, form: 'cash', measure: 'responsibility' });
    await core.call('staff.post', { staffNo: loan.staff, on: '2011-08-31', kind: 'leave', title: '', reason: '退休' });
    await core.call('units.rename', { unitId: loan.unit, name: '新名信用社', on: '2011-08-31', reason: '更名' });
    await core.call('loans.responsible', { loanIds: [loan.id], on: '2011-08-31', persons: [{ outsider: '外来人', role: '包收', sharePpm: 1_000_000 }] });
    await core.call('rosters.plan', { year: 2011, formedYears: [2009, 2010] });
    expect(await core.call('rosters.issuedPage', { rosterId, revision: 1 })).toEqual(before);
    await core.call('rosters.revise', { rosterId, reason: '八月变动' });
    expect(await core.call('rosters.issuedPage', { rosterId, revision: 1 })).toEqual(before);
    // who has left still answers, and is shown as gone
    const { persons } = await core.call('rosters.one', { rosterId });
    expect(persons.find((p) => p.staffNo === loan.staff)).toMatchObject({ left: true, present: '已离职（2011-08-30）' });
    await clean();
  }, 60_000);

  it('is issued once for a kind and year; a withdrawn one makes room for the next, which has a number of its own', async () => {
    const first = await issue(2011);
    expect(await core.refusal('rosters.issue', { year: 2011, kind: 'responsibility' })).toMatchObject({ code: 'ROSTER_STANDS', message: '2011 年的这种名册已经发出，没有再发' });
    await core.call('rosters.issue', { year: 2011, kind: 'approver' });
    expect(await core.refusal('rosters.withdraw', { rosterId: first.rosterId, reason: ' ' })).toMatchObject({ code: 'INPUT_INVALID' });
    await core.call('rosters.withdraw', { rosterId: first.rosterId, reason: '文号有误' });
    expect(await core.refusal('rosters.revise', { rosterId: first.rosterId, reason: '变动' })).toMatchObject({ code: 'ROSTER_WITHDRAWN' });
    const second = await issue(2011);
    const { rosters } = await core.call('rosters.issued', { year: 2011 });
    expect(rosters.map((r) => [r.rosterNo, r.withdrawnReason])).toEqual([['2011-责2', null], ['2011-审', null], ['2011-责', '文号有误']]);
    // the withdrawal cannot be taken back while the other stands
    const { batches } = await core.call('history.list', {});
    const withdrawal = batches.find((b) => b.title.startsWith('撤回'))?.id ?? 0;
    expect(await core.refusal('history.undo', { batch: withdrawal })).toMatchObject({ code: 'ROSTER_STANDS' });
    await core.call('history.undo', { batch: second.batch });
    await core.call('history.undo', { batch: withdrawal });
    expect((await core.call('rosters.issued', { year: 2011 })).rosters.map((r) => r.rosterNo)).toEqual(['2011-审', '2011-责']);
    await clean();
  });

  it('refuses days that do not fit and a year without loans', async () => {
    const terms = async (more: object): Promise<string> => (await core.refusal('rosters.issue', { year: 2011, kind: 'unit', ...more })).code;
    expect(await terms({ on: '2011-09-01' })).toBe('DAY_IN_FUTURE');
    expect(await terms({ asOf: '2011-08-31', on: '2011-08-30' })).toBe('ROSTER_TERMS_INVALID');
    expect(await terms({ deadlineOn: '2011-08-30' })).toBe('ROSTER_TERMS_INVALID');
    expect(await terms({ asOf: '2010-12-31' })).toBe('PERIOD_BEFORE_LEDGER');
    expect(await terms({ year: 2020 })).toBe('ROSTER_EMPTY');
    expect(core.one('SELECT count(*) FROM roster')).toBe(0);
  });

  it('undo of an issue takes everything back; the undo of the undo brings it back', async () => {
    const made = await issue(2011);
    const before = await core.call('rosters.issuedPage', { rosterId: made.rosterId });
    const undone = await core.call('history.undo', { batch: made.batch });
    expect((await core.call('rosters.issued', {})).rosters).toEqual([]);
    await clean();
    await core.call('history.undo', { batch: undone.batch });
    expect(await core.call('rosters.issuedPage', { rosterId: made.rosterId })).toEqual(before);
    const sheet = (await core.call('rosters.one', { rosterId: made.rosterId })).persons[0] as RosterSheet;
    await core.call('rosters.act', { rosterId: made.rosterId, sheetIds: [sheet.sheetId], act: 'delivered', on: '2011-08-31', how: '当面', to: sheet.name });
    expect(await core.refusal('history.undo', { batch: made.batch })).toMatchObject({ code: 'UNDO_BLOCKED' });
    await clean();
  });

  it.each(['approver', 'vintage', 'unit', 'collector'] as const)('%s: the same loans on other sheets', async (kind) => {
    const made = await core.call('rosters.issue', { year: 2011, kind });
    expect(made).toMatchObject({ loans: 763 });
    expect(core.one(`SELECT count(DISTINCT person_key) FROM roster_sheet WHERE roster_id = ${made.rosterId}`)).toBe(made.sheets);
    const page = await core.call('rosters.issuedPage', { rosterId: made.rosterId });
    expect(page.html).toContain('本页小计');
  });
});
