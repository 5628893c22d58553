import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';
import { BY, opened, sound } from './sample-case.js';

let core: TestCore;
beforeEach(async () => {
  core = await sampleLedger('imported');
});
afterEach(async () => {
  expect(await sound(core)).toMatchObject({ ok: true, problems: [] });
  await core.close();
});
const OWED = (problems: string): string => `SELECT count(*) FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id WHERE n.principal_fen > 0 AND l.problem IN (${problems})`;

describe('D5-06 先内后外', () => {
  it('lists what staff borrowed, guaranteed or introduced and still owe, with who granted it', async () => {
    const { loans, counts } = await core.call('cases.staffLoans', {});
    expect(loans).toHaveLength(core.one(OWED(`'staff_own','staff_guaranteed','staff_introduced'`)));
    expect(loans.length).toBeGreaterThan(0);
    for (const c of counts) expect([c.problem, c.count]).toEqual([c.problem, core.one(OWED(`'${c.problem}'`))]);
    for (const problem of ['false_name', 'agency'] as const) expect((await core.call('cases.staffLoans', { problem })).loans).toHaveLength(core.one(OWED(`'${problem}'`)));
    const [largest] = loans;
    expect(largest?.owedFen).toBe(core.one(`SELECT max(n.principal_fen) FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id WHERE l.problem LIKE 'staff_%'`));
    const [granted] = core.sql<{ name: string }>(`SELECT coalesce(s.name, r.outsider) AS name FROM loan_responsible r LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.loan_id = ? AND r.role IN ('approve','investigate') AND r.voided_by IS NULL ORDER BY r.role LIMIT 1`, largest?.loanId ?? 0);
    if (granted) expect(largest?.grantedBy.map((g) => g.name)).toContain(granted.name);
    expect((await core.call('cases.staffLoans', { search: largest?.loanNo ?? '' })).loans.map((l) => l.loanId)).toContain(largest?.loanId);
  });

  it('a deadline is set under a document and replaced by a later decision; past it the loan is overdue, and 待岗清收 shows while it stands', async () => {
    const { loans } = await core.call('cases.staffLoans', {});
    const loan = loans.find((l) => core.one('SELECT count(*) FROM loan o JOIN loan b ON b.loan_no = o.loan_no AND b.borrower_id = o.borrower_id WHERE o.loan_id = ?', l.loanId) === 1);
    const loanId = loan?.loanId ?? 0;
    const set = { loanId, deadlineOn: '2011-08-20', on: '2011-06-01', docNo: '12 号' };
    expect(await core.refusal('cases.setDeadline', { ...set, deadlineOn: '2011-05-31' })).toMatchObject({ code: 'DEADLINE_INVALID' });
    expect(await core.refusal('cases.setDeadline', { ...set, on: '2011-09-01' })).toMatchObject({ code: 'DAY_IN_FUTURE' });
    expect(await core.refusal('cases.setDeadline', { ...set, docNo: '' })).toMatchObject({ code: 'INPUT_INVALID' });
    const ordinary = core.one(`SELECT l.loan_id FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE l.problem = 'ordinary' AND n.principal_fen > 0 LIMIT 1`);
    expect(await core.refusal('cases.setDeadline', { ...set, loanId: ordinary })).toMatchObject({ code: 'DEADLINE_INVALID', message: expect.stringContaining('普通') as string });
    const row = async (): Promise<object | undefined> => (await core.call('cases.staffLoans', {})).loans.find((l) => l.loanId === loanId);
    await core.call('cases.setDeadline', { ...set, deadlineOn: '2011-12-31' });
    expect(await row()).toMatchObject({ deadlineOn: '2011-12-31', overdue: false });
    const { batch } = await core.call('cases.setDeadline', set);
    expect(await row()).toMatchObject({ deadlineOn: '2011-08-20', overdue: true, deadlineDoc: '12 号', waiting: [], caseId: null });
    expect(await core.refusal('cases.setDeadline', set)).toMatchObject({ code: 'NOTHING_CHANGED' });
    await core.call('history.undo', { batch });
    expect(await row()).toMatchObject({ deadlineOn: '2011-12-31' });

    const caseId = await opened(core, loanId);
    const by = { caseId, opinion: '同意', docNo: '8 号', by: '领导小组' };
    await core.call('cases.propose', { ...by, on: '2011-08-02', persons: [{ staffNo: '0101', role: 'approve', level: 'full', sharePpm: 1_000_000 }] });
    const { people: [person] } = await core.call('cases.show', { caseId });
    await core.call('cases.answer', { personId: person?.personId ?? 0, act: 'confirm', on: '2011-08-03' });
    await core.call('cases.check', { ...by, ...BY, on: '2011-08-04' });
    await core.call('cases.decide', { ...by, on: '2011-08-05', groupOpinion: '有责', groupDocNo: '3 号', findings: [{ personId: person?.personId ?? 0, verdict: 'liable', level: 'full', sharePpm: 1_000_000 }] });
    const findingId = (await core.call('cases.show', { caseId })).people[0]?.finding?.findingId ?? 0;
    await core.call('cases.pursue', { ...by, on: '2011-08-06', measures: [{ findingId, measure: 'waiting_post', on: '2011-08-06', docNo: '9 号' }] });
    expect(await row()).toMatchObject({ caseId, caseNo: '2011-001', waiting: [person?.name], grantedBy: [{ staffNo: '0101' }] });
  });
});
