import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RosterAccount, RosterSheet } from '../../../electron/contract/rosters.js';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
beforeEach(async () => {
  core = await sampleLedger('imported');
});
afterEach(() => core.close());

const clean = async (): Promise<void> => expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
const issue = (more: object = {}) => core.call('rosters.issue', { year: 2011, kind: 'responsibility', ...more });
const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((a, r) => a + of(r), 0);
interface OnRoster { id: number; no: string; fen: number; sheet: number; staff: string }
/** Loans on the roster with at least 1,000 元, each of another person on the staff list. */
const onRoster = (): OnRoster[] => [...new Map(core.sql<OnRoster & { [key: string]: string | number | null }>(`SELECT i.loan_id AS id, l.loan_no AS no, i.principal_fen AS fen, i.roster_sheet_id AS sheet, s.staff_no AS staff FROM roster_item i JOIN loan l ON l.loan_id = i.loan_id JOIN roster_sheet x ON x.roster_sheet_id = i.roster_sheet_id JOIN staff s ON s.staff_id = x.staff_id WHERE i.principal_fen > 100000 AND l.book = 'on' ORDER BY i.roster_item_id`).map((r) => [r.sheet, r])).values()];
const cash = (loanId: number, principalFen: number, more: object = {}) => core.call('recoveries.book', { loanId, on: '2011-08-30', principalFen, form: 'cash', measure: 'responsibility', ...more });
const adds = (a: RosterAccount): number => a.principalFen - a.cashFen - a.inKindFen - a.otherFen - a.movedFen - a.leftFen;

describe('D4-13 later changes are additions and removals, taken over by a revision of its own date', () => {
  it('a fresh roster has none, and is not revised', async () => {
    const { rosterId } = await issue();
    expect(await core.call('rosters.changes', { rosterId })).toEqual({ changes: [], added: 0, removed: 0 });
    expect(await core.refusal('rosters.revise', { rosterId, reason: '没有变动' })).toMatchObject({ code: 'ROSTER_UNCHANGED' });
  });

  it('new, settled, moved and unscheduled loans, each with its reason', async () => {
    const { rosterId } = await issue();
    const [settled, moved, ...rest] = onRoster();
    if (!settled || !moved) throw new Error('too few');
    await cash(settled.id, settled.fen);
    await core.call('loans.responsible', { loanIds: [moved.id], on: '2011-08-31', persons: [{ outsider: '接手人', role: '包收', sharePpm: 1_000_000 }] });
    const { changes, added, removed } = await core.call('rosters.changes', { rosterId });
    expect([added, removed]).toEqual([1, 2]);
    expect(changes.map((c) => [c.act, c.why, c.no, c.principalFen])).toEqual(expect.arrayContaining([['remove', '已结清', settled.no, 0], ['remove', '责任变动', moved.no, moved.fen], ['add', '责任变动', moved.no, moved.fen]]));
    const { revision } = await core.call('rosters.revise', { rosterId, on: '2011-08-31', docNo: '样信联资〔2011〕21号', reason: '八月变动' });
    expect(revision).toBe(2);
    expect((await core.call('rosters.changes', { rosterId })).changes).toEqual([]);
    const one = await core.call('rosters.one', { rosterId });
    expect(one).toMatchObject({ revision: 2, revisions: [{ revision: 1, on: '2011-08-31', added: 763, removed: 0 }, { revision: 2, on: '2011-08-31', docNo: '样信联资〔2011〕21号', reason: '八月变动', added: 1, removed: 2 }] });
    expect(one.persons.at(-1)).toMatchObject({ name: '接手人', loans: 1, principalFen: moved.fen, sheetNo: `2011-责-${one.persons.length}` });
    // the revision prints without them, under its own title
    const now = await core.call('rosters.issuedPage', { rosterId });
    expect(now.html).toContain('第1次调整');
    expect(now.html).not.toContain(settled.no);
    expect((await core.call('rosters.issuedPage', { rosterId, revision: 1, sheetId: settled.sheet })).html).toContain(settled.no);
    // the schedule drops the vintage: everything that is left comes off
    await core.call('rosters.plan', { year: 2011, formedYears: [2009] });
    const dropped = await core.call('rosters.changes', { rosterId });
    expect(new Set(dropped.changes.filter((c) => c.act === 'remove').map((c) => c.why))).toEqual(new Set(['年度安排变动']));
    expect(dropped.removed).toBe(762);
    expect(dropped.changes.filter((c) => c.act === 'add').every((c) => c.why === '新增')).toBe(true);
    expect(rest.length).toBeGreaterThan(10);
    await clean();
  });

  it('a loan that is owed again after it was settled comes back; undo takes a revision back, the last one first', async () => {
    const { rosterId } = await issue();
    const [loan] = onRoster();
    if (!loan) throw new Error('nobody');
    const { recovery } = await cash(loan.id, loan.fen);
    const first = await core.call('rosters.revise', { rosterId, reason: '结清' });
    await core.call('recoveries.reverse', { entryId: recovery, reason: '退票' });
    expect((await core.call('rosters.changes', { rosterId })).changes).toMatchObject([{ act: 'add', why: '新增', no: loan.no, principalFen: loan.fen }]);
    const second = await core.call('rosters.revise', { rosterId, reason: '退票' });
    expect(await core.refusal('history.undo', { batch: first.batch })).toMatchObject({ code: 'UNDO_BLOCKED' });
    await core.call('history.undo', { batch: second.batch });
    await core.call('history.undo', { batch: first.batch });
    expect((await core.call('rosters.one', { rosterId })).revision).toBe(1);
    expect((await core.call('rosters.changes', { rosterId })).changes).toEqual([]);
    await clean();
  });

  it('what is written off is owed on in another book and stays on the roster as one loan', async () => {
    const { rosterId } = await issue();
    const [loan] = onRoster();
    if (!loan) throw new Error('nobody');
    await cash(loan.id, loan.fen, { form: 'write_off' });
    const twin = core.one(`SELECT loan_id FROM loan WHERE loan_no = ? AND book = 'written_off'`, loan.no);
    expect((await core.call('rosters.changes', { rosterId })).changes).toEqual([]);
    await cash(twin, 40_000);
    const person = (await core.call('rosters.one', { rosterId })).persons.find((p) => p.sheetId === loan.sheet) as RosterSheet;
    expect(person).toMatchObject({ cashFen: 40_000, otherFen: 0 });
    // and a roster drawn up now names it once
    await core.call('rosters.withdraw', { rosterId, reason: '重发' });
    const again = await issue();
    expect(again.loans).toBe(763);
    expect(core.one(`SELECT count(*) FROM roster_item i JOIN roster_revision v ON v.roster_revision_id = i.roster_revision_id JOIN loan l ON l.loan_id = i.loan_id WHERE v.roster_id = ? AND l.loan_no = ?`, again.rosterId, loan.no)).toBe(1);
    await clean();
  });
});

describe('D4-12 D4-13 progress against the roster', () => {
  it('sums are plain SQL, and the roster as of 1 January ties to 责任清收情况统计表', async () => {
    const { rosterId } = await issue({ asOf: '2011-01-01' });
    const { account, persons } = await core.call('rosters.one', { rosterId });
    const received = (what: string, forms: string): number => core.one(`SELECT coalesce(sum(${what}), 0) FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE l.formed_year = 2010 AND l.status = 'live' AND e.form IN (${forms}) AND e.booked_on BETWEEN '2011-01-02' AND '2011-08-31'`);
    expect(account).toMatchObject({
      loans: 763, moved: 0, movedFen: 0, cashFen: received('e.principal_fen', `'cash'`), inKindFen: received('e.principal_fen', `'in_kind'`), interestFen: received('e.on_fen + e.off_fen', `'cash','in_kind'`),
      principalFen: core.one(`SELECT sum(begin_fen) FROM loan WHERE formed_year = 2010`), leftFen: core.one('SELECT sum(n.principal_fen) FROM loan_now n WHERE n.formed_year = 2010'), settled: core.one('SELECT count(*) FROM loan_now WHERE formed_year = 2010 AND principal_fen = 0'),
    });
    expect(account.recoveredFen).toBeGreaterThan(0);
    const { total } = await core.call('reports.table', { id: 'responsibility', period: '2011-08' });
    expect(total).toMatchObject({ dueFen: account.principalFen, cashFen: account.cashFen, inKindFen: account.inKindFen, recoveredFen: account.recoveredFen, interestFen: account.interestFen, leftFen: account.leftFen, ratePct: account.pct, leftCount: account.loans - account.settled });
    expect(Number(total?.['rolledFen']) + Number(total?.['otherFen'])).toBe(account.otherFen);
    for (const p of persons) expect(adds(p), p.name).toBe(0);
    for (const key of ['loans', 'settled', 'principalFen', 'cashFen', 'inKindFen', 'recoveredFen', 'interestFen', 'otherFen', 'leftFen'] as const) expect(sum(persons, (p) => p[key]), key).toBe(account[key]);
    // one person, loan by loan
    const someone = persons.find((p) => p.recoveredFen > 0) as RosterSheet;
    const { loans } = await core.call('rosters.sheet', { sheetId: someone.sheetId });
    expect([loans.length, sum(loans, (l) => l.recoveredFen), sum(loans, (l) => l.leftFen)]).toEqual([someone.loans, someone.recoveredFen, someone.leftFen]);
  });

  it('counts what came in since the issue, up to the day asked for', async () => {
    const { rosterId } = await issue({ on: '2011-08-20', asOf: '2011-08-20' });
    const [loan] = onRoster();
    if (!loan) throw new Error('nobody');
    expect((await core.call('rosters.one', { rosterId, on: '2011-08-20' })).account).toMatchObject({ recoveredFen: 0, otherFen: 0 });
    const before = await core.call('rosters.one', { rosterId });
    await cash(loan.id, 12_345);
    const after = await core.call('rosters.one', { rosterId });
    expect(after.account.cashFen - before.account.cashFen).toBe(12_345);
    expect(after.account.leftFen - before.account.leftFen).toBe(-12_345);
    expect((await core.call('rosters.one', { rosterId, on: '2011-08-29' })).account.cashFen).toBe(before.account.cashFen - core.one(`SELECT coalesce(sum(e.principal_fen), 0) FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE l.formed_year = 2010 AND e.form = 'cash' AND e.booked_on BETWEEN '2011-08-30' AND '2011-08-31' AND e.entry_id < (SELECT max(entry_id) FROM entry)`));
    expect(await core.refusal('rosters.one', { rosterId, on: '2011-09-01' })).toMatchObject({ code: 'DAY_IN_FUTURE' });
  });

  it('a receipt entered later for a day before the issue counts as come in since', async () => {
    const { rosterId } = await issue();
    const [loan] = onRoster();
    if (!loan) throw new Error('nobody');
    await cash(loan.id, 7_700, { on: '2011-08-10' });
    expect((await core.call('rosters.one', { rosterId })).account).toMatchObject({ cashFen: 7_700, recoveredFen: 7_700, otherFen: 0 });
  });

  it('a loan that moves takes its rest along; what came in before stays with the one before', async () => {
    const { rosterId } = await issue({ on: '2011-08-01', asOf: '2011-08-01' });
    const before = await core.call('rosters.one', { rosterId });
    const [loan] = onRoster();
    if (!loan) throw new Error('nobody');
    await cash(loan.id, 10_000, { on: '2011-08-30' });
    await core.call('loans.responsible', { loanIds: [loan.id], on: '2011-08-31', persons: [{ outsider: '接手人', role: '包收', sharePpm: 1_000_000 }] });
    await core.call('rosters.revise', { rosterId, reason: '交接' });
    await core.core.close();
    core = await TestCore.open({ ledger: core.ledger, today: '2011-09-10' });
    await cash(loan.id, 20_000, { on: '2011-09-05' });
    const { persons, account } = await core.call('rosters.one', { rosterId });
    const [was, now] = [persons.find((p) => p.sheetId === loan.sheet) as RosterSheet, persons.at(-1) as RosterSheet];
    const old = before.persons.find((p) => p.sheetId === loan.sheet) as RosterSheet;
    expect([was.moved, was.loans - old.loans, was.cashFen - old.cashFen]).toEqual([1, -1, 10_000]);
    expect(now).toMatchObject({ name: '接手人', loans: 1, cashFen: 20_000, principalFen: was.movedFen, leftFen: was.movedFen - 20_000 });
    for (const p of [was, now, account]) expect(adds(p)).toBe(0);
    expect(account.principalFen - account.movedFen).toBe(before.account.principalFen);
    await clean();
  });
});
