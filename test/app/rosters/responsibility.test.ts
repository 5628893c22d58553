import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
beforeEach(async () => {
  core = await sampleLedger('imported');
});
afterEach(() => core.close());

const clean = async (): Promise<void> => expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
const loans = (n: number): number[] => core.sql<{ id: number }>(`SELECT l.loan_id AS id FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE l.formed_year = 2010 AND n.principal_fen > 0 ORDER BY 1 LIMIT ${n}`).map((r) => r.id);
const PERSONS = [{ staffNo: '0301', role: '包收', sharePpm: 600_000 }, { outsider: '乔外样', role: 'approve', sharePpm: 400_000 }, { staffNo: '0302', role: '管理', sharePpm: 100_000, counts: false }];

describe('D3-01 D5-03 who answers for a loan, from a day on', () => {
  it('ends those before on that day, keeps them readable, and counts only the shares that make 100 %', async () => {
    const [loanId = 0] = loans(1);
    const before = core.sql(`SELECT * FROM loan_responsible WHERE loan_id = ${loanId} ORDER BY 1`);
    const done = await core.call('loans.responsible', { loanIds: [loanId], on: '2011-08-01', persons: PERSONS, reason: '责任认定会议' });
    expect(done.loans).toBe(1);
    const { persons } = await core.call('loans.responsibles', { loanId });
    expect(persons.filter((p) => p.to === null && p.role !== '清收').map((p) => [p.role, p.sharePpm, p.counts, p.from])).toEqual([['包收', 600_000, true, '2011-08-01'], ['审批', 400_000, true, '2011-08-01'], ['管理', 100_000, false, '2011-08-01']]);
    expect(persons.find((p) => p.name === '乔外样')?.present).toBe('名单外');
    expect(persons.filter((p) => p.to === '2011-08-01')).toHaveLength(before.filter((r) => r['role'] !== 'collect').length);
    // nothing is deleted, the collector goes on
    expect(core.one(`SELECT count(*) FROM loan_responsible WHERE loan_id = ${loanId}`)).toBe(before.length + 3);
    expect(persons.filter((p) => p.role === '清收')).toMatchObject([{ to: null }]);
    expect((await core.call('history.list', {})).batches[0]?.title).toMatch(/^责任人 .+，自 2011-08-01：.+ 包收 60%、乔外样 审批 40%.+（责任认定会议）$/);
    await clean();
    await core.call('history.undo', { batch: done.batch });
    expect(core.sql(`SELECT * FROM loan_responsible WHERE loan_id = ${loanId} AND voided_by IS NULL ORDER BY 1`)).toEqual(before);
    await clean();
  });

  it('whoever goes on unchanged is not touched; a collector is replaced only by another', async () => {
    const [loanId = 0] = loans(1);
    await core.call('loans.responsible', { loanIds: [loanId], on: '2011-08-01', persons: PERSONS });
    await core.call('loans.responsible', { loanIds: [loanId], on: '2011-08-10', persons: [...PERSONS.slice(0, 2), { staffNo: '0303', role: '清收' }] });
    const { persons } = await core.call('loans.responsibles', { loanId });
    expect(persons.filter((p) => p.to === null).map((p) => [p.role, p.from])).toEqual([['清收', '2011-08-10'], ['包收', '2011-08-01'], ['审批', '2011-08-01']]);
    expect(core.one(`SELECT s.staff_no FROM loan_now n JOIN staff s ON s.staff_id = n.collector_id WHERE n.loan_id = ${loanId}`)).toBe(303);
    await clean();
  });

  it.each([
    ['RESPONSIBLE_NOT_100', [{ staffNo: '0301', role: '包收', sharePpm: 600_000 }, { staffNo: '0302', role: '审批', sharePpm: 300_000 }]],
    ['RESPONSIBLE_NOT_100', [{ staffNo: '0301', role: '包收', sharePpm: 1_000_000, counts: false }]],
    ['RESPONSIBLE_INVALID', [{ staffNo: '0301', role: '清收' }]],
    ['RESPONSIBLE_INVALID', [{ staffNo: '0301', outsider: '乔外样', role: '包收', sharePpm: 1_000_000 }]],
    ['RESPONSIBLE_INVALID', [{ staffNo: '0301', role: '包收', sharePpm: 500_000 }, { staffNo: '0301', role: '包收', sharePpm: 500_000 }]],
    ['RESPONSIBLE_INVALID', [{ staffNo: '0301', role: '包收' }]],
    ['CODE_UNKNOWN', [{ staffNo: '0301', role: '看门', sharePpm: 1_000_000 }]],
    ['STAFF_UNKNOWN', [{ staffNo: 'X999', role: '包收', sharePpm: 1_000_000 }]],
  ])('%s: nothing is written', async (code, persons) => {
    expect(await core.refusal('loans.responsible', { loanIds: loans(2), on: '2011-08-01', persons })).toMatchObject({ code });
    expect(core.one(`SELECT count(*) FROM batch`)).toBe(2);
  });

  it('refuses a day before the last registration, before the loan, in the future, and the same again', async () => {
    const [loanId = 0, other = 0] = loans(2);
    await core.call('loans.responsible', { loanIds: [loanId], on: '2011-08-10', persons: PERSONS });
    const next = { persons: [{ staffNo: '0301', role: '包收', sharePpm: 1_000_000 }] };
    expect(await core.refusal('loans.responsible', { loanIds: [other, loanId], on: '2011-08-09', ...next })).toMatchObject({ code: 'EVENT_OUT_OF_ORDER' });
    expect(await core.refusal('loans.responsible', { loanIds: [loanId], on: '1980-01-01', ...next })).toMatchObject({ code: 'EVENT_BEFORE_GRANT' });
    expect(await core.refusal('loans.responsible', { loanIds: [loanId], on: '2011-09-01', ...next })).toMatchObject({ code: 'DAY_IN_FUTURE' });
    expect(await core.refusal('loans.responsible', { loanIds: [loanId], on: '2011-08-20', persons: PERSONS })).toMatchObject({ code: 'NOTHING_CHANGED' });
    expect(core.one('SELECT count(*) FROM loan_responsible WHERE loan_id = ? AND voided_by IS NOT NULL', other)).toBe(0);
  });

  it('stays when a person is moved or leaves: the roster shows the present post, or that he has left', async () => {
    const [loanId = 0] = loans(1);
    const [unit] = core.sql<{ id: number; name: string }>(`SELECT unit_id AS id, name FROM unit WHERE code = '05'`);
    await core.call('loans.responsible', { loanIds: [loanId], on: '2011-08-01', persons: [{ staffNo: '0301', role: '包收', sharePpm: 500_000 }, { staffNo: '0302', role: '审批', sharePpm: 500_000 }] });
    await core.call('staff.post', { staffNo: '0301', on: '2011-08-15', kind: 'main', unitId: unit?.id ?? 0, title: '副主任', reason: '交流' });
    await core.call('staff.post', { staffNo: '0302', on: '2011-08-15', kind: 'leave', title: '', reason: '退休' });
    const { persons } = await core.call('loans.responsibles', { loanId });
    expect(persons.filter((p) => p.to === null && p.role !== '清收').map((p) => p.present)).toEqual([`${unit?.name ?? ''} 副主任`, '已离职（2011-08-14）']);
    expect((await core.call('loans.get', { loanId })).responsible.filter((p) => p.role !== '清收').map((p) => p.presentPost)).toEqual([`${unit?.name ?? ''} 副主任`, '已离职（2011-08-14）']);
    const shown = await core.call('rosters.show', { kind: 'approver', year: 2011, person: '0302' });
    expect(shown.persons).toMatchObject([{ staffNo: '0302', post: '已离职（2011-08-14）' }]);
  });
});

describe('D5-03 completeness, unit by unit', () => {
  it('every figure is plain SQL, and opens its loans', async () => {
    const all = loans(6);
    await core.call('loans.responsible', { loanIds: all.slice(0, 3), on: '2011-08-01', persons: PERSONS });
    const { units, total } = await core.call('rosters.completeness', {});
    const owed = (more: string): number => core.one(`SELECT count(*) FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE n.principal_fen > 0 AND ${more}`);
    expect(total).toMatchObject({
      loans: owed('1'), with: owed('1'), without: 0, shares: 0, agency: owed(`l.problem = 'agency'`), falseName: owed(`l.problem = 'false_name'`), staff: owed(`l.problem LIKE 'staff_%'`), nominee: owed('l.actual_id <> l.borrower_id'), pct: '100.00',
      principalFen: core.one('SELECT sum(principal_fen) FROM loan_now'),
    });
    expect(total.agency * total.falseName * total.staff * total.nominee).toBeGreaterThan(0);
    expect(units.reduce((a, u) => a + u.loans, 0)).toBe(total.loans);
    for (const [what, key] of [['all', 'loans'], ['with', 'with'], ['without', 'without'], ['shares', 'shares'], ['agency', 'agency'], ['false_name', 'falseName'], ['staff', 'staff'], ['nominee', 'nominee']] as const) {
      const whole = await core.call('rosters.lacking', { what, limit: 1 });
      expect(whole.count, what).toBe(total[key]);
      for (const u of units.slice(0, 3)) expect((await core.call('rosters.lacking', { what, unitId: u.unitId, limit: 1 })).count, what).toBe(u[key]);
    }
  });

  it('finds loans nobody answers for and shares that do not make 100 %', async () => {
    const unit = core.one('SELECT unit_id FROM unit WHERE kind = \'credit_union\' LIMIT 1');
    const form = (no: string, responsible: { staffNo: string; role: string; sharePpm: number }[]) => core.call('loans.form', { on: '2011-08-20', principalFen: 100_000, riskClass: '可疑', loan: { unitId: unit, no, borrower: { name: `钱样${no}` }, grantedOn: '2010-03-01', dueOn: '2011-03-01', originalFen: 100_000, guarantee: '信用', responsible } });
    const nobody = await form('甲1', []);
    const half = await form('乙2', [{ staffNo: '0301', role: '包收', sharePpm: 500_000 }]);
    const { total } = await core.call('rosters.completeness', {});
    expect(total).toMatchObject({ without: 1, withoutFen: 100_000, shares: 1 });
    expect(Number(total.pct)).toBeLessThan(100);
    expect((await core.call('rosters.lacking', { what: 'without' })).loans).toMatchObject([{ loanId: nobody.loanId, responsible: '', shareSumPpm: null }]);
    expect((await core.call('rosters.lacking', { what: 'shares' })).loans).toMatchObject([{ loanId: half.loanId, shareSumPpm: 500_000 }]);
    expect((await core.call('loans.page', { filter: { withoutResponsible: true, liveOnly: true } })).count).toBe(1);
    await core.call('loans.responsible', { loanIds: [nobody.loanId, half.loanId], on: '2011-08-21', persons: PERSONS });
    expect((await core.call('rosters.completeness', {})).total).toMatchObject({ without: 0, shares: 0, pct: '100.00' });
    await clean();
  });
});

describe('one borrower behind many nominees is seen as one', () => {
  it('gathers everything an actual user owes, in whosever name', async () => {
    const { users } = await core.call('rosters.actualUsers', { nominees: 2 });
    const [most] = users;
    expect(most).toMatchObject({ nominees: 15 });
    expect(most?.principalFen).toBe(core.one(`SELECT sum(n.principal_fen) FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE coalesce(l.actual_id, l.borrower_id) = ?`, most?.partyId ?? 0));
    expect(most?.lines.every((l) => l.actualUser === most.name || l.borrower === most.name)).toBe(true);
    expect(users.every((u) => u.nominees >= 2)).toBe(true);
    const all = await core.call('rosters.actualUsers', {});
    expect(all.users.length).toBeGreaterThan(users.length);
  });

  it('stand one after the other on a sheet, each naming who used the money', async () => {
    const [user] = (await core.call('rosters.actualUsers', { nominees: 2 })).users;
    if (!user) throw new Error('no actual user');
    const formed = core.sql<{ y: number }>('SELECT DISTINCT formed_year AS y FROM loan WHERE actual_id = ?', user.partyId).map((r) => r.y);
    await core.call('rosters.plan', { year: 2015, formedYears: formed });
    const { html } = await core.call('rosters.page', { kind: 'unit', year: 2015 });
    const rows = [...html.matchAll(/<tr[^>]*>(?:(?!<\/tr>).)*<\/tr>/gs)].map((m) => m[0].replace(/<[^>]+>/g, '')).filter((r) => user.lines.some((l) => r.includes(l.no)) || /\d{10}/.test(r));
    const marked = rows.flatMap((r, i) => (user.lines.some((l) => r.includes(l.no)) ? [i] : []));
    expect(marked).toHaveLength(user.loans);
    expect(marked).toEqual(marked.map((_, i) => (marked[0] ?? 0) + i));
    expect(marked.filter((i) => rows[i]?.includes(`实际用款人${user.name}`))).toHaveLength(user.lines.filter((l) => l.actualUser !== '').length);
  });
});
