import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PERIOD, SAMPLE_FILES, sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';
import { sound } from './sample-case.js';

let core: TestCore;
beforeEach(async () => {
  core = await sampleLedger('imported');
});
afterEach(async () => {
  expect(await sound(core)).toMatchObject({ ok: true, problems: [] });
  await core.close();
});

const ONLINE = '2008-01-01';
const OWED = `FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE n.principal_fen > 0 AND l.problem NOT IN ('false_name', 'government')`;
/** Every source's leads once more, in plain words of SQL. */
const PLAIN = {
  unregistered: `${OWED} AND p.id_no IS NULL AND l.granted_on < '${ONLINE}'`,
  never_paid: `${OWED} AND n.principal_fen = l.original_fen AND l.rollovers = 0 AND l.loan_id NOT IN (SELECT loan_id FROM entry WHERE form <> 'new_npl' GROUP BY loan_id HAVING sum(principal_fen) + sum(on_fen) + sum(off_fen) > 0)`,
  unconfirmed: `${OWED} AND l.problem = 'agency' AND l.extra NOT LIKE '%lastDemand%'`,
  found: `${OWED} AND l.actual_id <> l.borrower_id`,
} as const;
const SOURCES = Object.keys(PLAIN) as (keyof typeof PLAIN)[];
const problemOf = (loanId: number): string => core.sql<{ problem: string }>('SELECT problem FROM loan WHERE loan_id = ?', loanId)[0]?.problem ?? '';
const flag = { on: '2011-08-20', by: '清收组', says: '本人不知情，借款由他人使用' };

describe('D4-10 假冒名清查', () => {
  it('brings forward the loans of each source, the largest first, with what is owed', async () => {
    for (const source of SOURCES) {
      const shown = await core.call('cases.falseNames', { source, onlineOn: ONLINE, limit: 2000 });
      const [plain] = core.sql<{ count: number; fen: number }>(`SELECT count(*) AS count, coalesce(sum(n.principal_fen), 0) AS fen ${PLAIN[source]}`);
      expect({ source, count: shown.count, fen: shown.fen }).toEqual({ source, ...plain });
      expect(shown.sources.find((s) => s.source === source)).toEqual({ source, leads: plain, found: { count: 0, fen: 0 } });
      expect(shown.loans.map((l) => l.loanId).toSorted((a, b) => a - b)).toEqual(core.sql<{ id: number }>(`SELECT l.loan_id AS id ${PLAIN[source]} ORDER BY 1`).map((r) => r.id).slice(0, 2000));
      expect(shown.loans.map((l) => l.owedFen)).toEqual(shown.loans.map((l) => l.owedFen).toSorted((a, b) => b - a));
    }
    const shown = await core.call('cases.falseNames', {});
    // without the day on which the credit system began nothing is called unregistered
    expect([shown.count, shown.unsourced.count]).toEqual([0, core.one(`SELECT count(*) FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE n.principal_fen > 0 AND l.problem = 'false_name'`)]);
    expect((await core.call('cases.falseNames', { what: 'unsourced' })).loans.every((l) => l.problem === '假冒名' && l.foundOn === null)).toBe(true);
    expect((await core.call('cases.falseNames', { source: 'never_paid' })).count).toBeGreaterThan(0);
  });

  it('a loan that is found becomes 假冒名 from its source; taken back it is what it was, from several sources only with the last', async () => {
    const { loans: [lead] } = await core.call('cases.falseNames', { source: 'never_paid' });
    const loanId = lead?.loanId ?? 0;
    const was = problemOf(loanId);
    await core.call('cases.flagFalseName', { ...flag, loanIds: [loanId], source: 'never_paid', docNo: '清 3 号' });
    expect(problemOf(loanId)).toBe('false_name');
    const found = await core.call('cases.falseNames', { source: 'never_paid', what: 'found', search: lead?.loanNo ?? '' });
    expect(found.loans).toEqual([{ ...lead, problem: '假冒名', foundOn: '2011-08-20', by: '清收组', says: flag.says, docNo: '清 3 号' }]);
    expect((await core.call('cases.falseNames', { source: 'never_paid' })).loans.map((l) => l.loanId)).not.toContain(loanId);
    await core.call('cases.flagFalseName', { ...flag, loanIds: [loanId], source: 'found' });
    await core.call('cases.withdrawFalseName', { loanId, source: 'never_paid', reason: '登记有误' });
    expect(problemOf(loanId)).toBe('false_name');
    const { batch } = await core.call('cases.withdrawFalseName', { loanId, source: 'found', reason: '核实为本人借款' });
    expect(problemOf(loanId)).toBe(was);
    await core.call('history.undo', { batch });
    expect(problemOf(loanId)).toBe('false_name');
  });

  it('many at once are one batch, all or none; what cannot be is refused with the loan’s name', async () => {
    const { loans } = await core.call('cases.falseNames', { source: 'never_paid', limit: 3 });
    const loanIds = loans.map((l) => l.loanId);
    const set = { ...flag, loanIds, source: 'never_paid' } as const;
    expect(await core.refusal('cases.flagFalseName', { ...set, on: '2011-09-30' })).toMatchObject({ code: 'DAY_IN_FUTURE' });
    expect(await core.refusal('cases.flagFalseName', { ...set, on: '1950-01-01' })).toMatchObject({ code: 'FALSE_NAME_INVALID', message: expect.stringMatching(/早于发放日/) as string });
    expect(await core.refusal('cases.flagFalseName', { ...set, says: ' ' })).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await core.call('cases.flagFalseName', set)).toMatchObject({ loans: 3 });
    const before = core.one('SELECT count(*) FROM false_name');
    const [other] = (await core.call('cases.falseNames', { source: 'never_paid', limit: 1 })).loans;
    expect(await core.refusal('cases.flagFalseName', { ...set, loanIds: [other?.loanId ?? 0, loanIds[0] ?? 0] })).toMatchObject({ code: 'FALSE_NAME_INVALID', message: expect.stringContaining(`${loans[0]?.loanNo} ${loans[0]?.borrower}`) as string });
    expect(core.one('SELECT count(*) FROM false_name')).toBe(before);
    expect(await core.refusal('cases.withdrawFalseName', { loanId: other?.loanId ?? 0, source: 'never_paid', reason: '无' })).toMatchObject({ code: 'FALSE_NAME_INVALID' });
  });

  it('stays with the debt when it is written off, and is taken back in every book', async () => {
    const { loans: [lead] } = await core.call('cases.falseNames', { source: 'never_paid' });
    const loanId = lead?.loanId ?? 0;
    const was = problemOf(loanId);
    await core.call('cases.flagFalseName', { ...flag, loanIds: [loanId], source: 'never_paid' });
    const { carriedOnId } = await core.call('recoveries.book', { loanId, on: '2011-08-30', principalFen: lead?.owedFen ?? 0, form: 'write_off', measure: 'administrative' });
    const [found] = (await core.call('cases.falseNames', { source: 'never_paid', what: 'found' })).loans;
    expect(found).toMatchObject({ loanId: carriedOnId, loanNo: lead?.loanNo, owedFen: lead?.owedFen, foundOn: '2011-08-20' });
    expect(await core.refusal('cases.flagFalseName', { ...flag, loanIds: [found?.loanId ?? 0], source: 'never_paid' })).toMatchObject({ code: 'FALSE_NAME_INVALID' });
    await core.call('cases.withdrawFalseName', { loanId: found?.loanId ?? 0, source: 'never_paid', reason: '核实为本人借款' });
    expect([problemOf(loanId), problemOf(found?.loanId ?? 0)]).toEqual([was, was]);
  });

  it('a workbook that calls the loan something else does not take the finding back', async () => {
    const { loans: [lead] } = await core.call('cases.falseNames', { source: 'never_paid', limit: 1 });
    const loanId = lead?.loanId ?? 0;
    const { batch } = await core.call('cases.flagFalseName', { ...flag, loanIds: [loanId], source: 'never_paid' });
    const totals = async (): Promise<object> => (await core.call('import.plan', { files: SAMPLE_FILES.map((f) => core.adopt(f)), period: PERIOD })).totals;
    expect(await totals()).toMatchObject({ update: 0, conflict: 0 });
    await core.call('history.undo', { batch });
    expect(await totals()).toMatchObject({ update: 0, conflict: 0 });
  });
});
