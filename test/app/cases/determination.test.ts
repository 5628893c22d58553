import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../electron/contract/api.js';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';
import { BY, decidedCase, loanWithTwo, opened, proposed, sound } from './sample-case.js';

let core: TestCore;
let loan: number;
beforeEach(async () => {
  core = await sampleLedger('imported');
  loan = loanWithTwo(core);
});
afterEach(async () => {
  expect(await sound(core)).toMatchObject({ ok: true, problems: [] });
  await core.close();
});

describe('D3-01 建档', () => {
  it('begins with the ledger’s unit, balance and persons of that day', async () => {
    const draft = await core.call('cases.draft', { loanId: loan, on: '2011-08-01' });
    expect(draft.baseFen).toBe(core.one(`SELECT principal_fen FROM loan_state WHERE loan_id = ? AND from_on <= '2011-08-01' AND to_on > '2011-08-01'`, loan));
    expect(draft.unitId).toBe(core.one('SELECT unit_id FROM loan WHERE loan_id = ?', loan));
    expect(draft.persons.map((p) => p.name).sort()).toEqual(core.sql<{ name: string }>(`SELECT coalesce(s.name, r.outsider) AS name FROM loan_responsible r LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.loan_id = ? AND r.role <> 'collect' AND r.voided_by IS NULL AND r.to_on = '9999-12-31'`, loan).map((r) => r.name).sort());
    expect(draft.persons.filter((p) => p.kind === 'share').reduce((a, p) => a + p.sharePpm, 0)).toBe(1_000_000);
    expect((await core.call('cases.draft', { loanId: loan, on: '2009-01-01' })).baseFen).toBeNull();
  });

  it('wants everything, from a loan that is there, on a day that has been; one case of a loan at a time', async () => {
    const { unitId, baseFen } = await core.call('cases.draft', { loanId: loan, on: '2011-08-01' });
    const input: InputOf<'cases.open'> = { kind: 'formed', loanId: loan, on: '2011-08-01', unitId, baseFen: baseFen ?? 0, limitationOn: '2012-06-30', cause: '决策失误', opinion: '成因', ...BY };
    const refused = async (more: Partial<InputOf<'cases.open'>>): Promise<[string, string]> => { const e = await core.refusal('cases.open', { ...input, ...more }); return [e.code, e.message]; };
    expect(await refused({ loanId: 999_999 })).toEqual(['LOAN_UNKNOWN', expect.any(String)]);
    expect(await refused({ on: '2011-09-01' })).toEqual(['DAY_IN_FUTURE', expect.any(String)]);
    expect(await refused({ on: '1990-01-01' })).toEqual(['EVENT_BEFORE_GRANT', expect.any(String)]);
    expect(await refused({ baseFen: (baseFen ?? 0) + 1 })).toEqual(['CASE_INVALID', expect.stringContaining('台账 2011-08-01 的余额是')]);
    expect(await refused({ cause: '天气' })).toEqual(['CODE_UNKNOWN', expect.any(String)]);
    expect((await refused({ unitId: 999_999 }))[0]).toBe('UNIT_UNKNOWN');
    for (const empty of [{ opinion: ' ' }, { by: '' }, { limitationOn: '' }, { cause: '' }]) expect((await refused(empty))[0]).toBe('INPUT_INVALID');
    expect((await core.call('cases.open', input)).no).toBe('2011-001');
    expect(await refused({})).toEqual(['CASE_STANDS', expect.stringContaining('2011-001')]);
  });
});

describe('D3-01 from 初分 to 完成', () => {
  it('no step is skipped, repeated or dated before the one before', async () => {
    const caseId = await opened(core, loan);
    const signed = { caseId, on: '2011-08-10', opinion: '同意', ...BY };
    expect(await core.refusal('cases.check', signed)).toMatchObject({ code: 'CASE_STEP_ORDER', message: expect.stringContaining('下一步是“初分”') as string });
    expect(await core.refusal('cases.complete', signed)).toMatchObject({ code: 'CASE_STEP_ORDER' });
    expect(await core.refusal('cases.propose', { ...signed, persons: [] })).toMatchObject({ code: 'RESPONSIBLE_INVALID', message: expect.stringContaining('没有写明责任人') as string });
    const one = { staffNo: '0101', role: 'approve', level: 'full', sharePpm: 900_000 } as const;
    expect(await core.refusal('cases.propose', { ...signed, persons: [one] })).toMatchObject({ code: 'RESPONSIBLE_NOT_100', message: expect.stringContaining('90%') as string });
    expect(await core.refusal('cases.propose', { ...signed, persons: [{ ...one, staffNo: 'nobody', sharePpm: 1_000_000 }] })).toMatchObject({ code: 'STAFF_UNKNOWN' });
    expect(await core.refusal('cases.propose', { ...signed, on: '2011-07-31', persons: [{ ...one, sharePpm: 1_000_000 }] })).toMatchObject({ code: 'CASE_DAY_EARLY' });
    expect(await core.refusal('cases.propose', { ...signed, on: '2011-09-01', persons: [{ ...one, sharePpm: 1_000_000 }] })).toMatchObject({ code: 'DAY_IN_FUTURE' });
    expect(await core.refusal('cases.show', { no: '2011-009' })).toMatchObject({ code: 'CASE_UNKNOWN' });
    await core.call('cases.propose', { ...signed, persons: [{ ...one, sharePpm: 1_000_000 }, { outsider: '老丙', role: 'manage', kind: 'extra', level: 'minor', sharePpm: 100_000 }] });
    expect(await core.refusal('cases.propose', { ...signed, persons: [] })).toMatchObject({ code: 'CASE_STEP_ORDER' });
    const page = await core.call('cases.show', { caseId });
    expect(page).toMatchObject({ step: 'propose', next: 'check', notBefore: '2011-08-10', proposedPpm: 1_000_000, people: [{ present: expect.stringContaining(' ') as string, responsibleFen: page.baseFen }, { name: '老丙', present: '名单外', responsibleFen: 0 }] });
  });

  it('everybody answers; an open objection blocks 定责 until it is answered with a decision', async () => {
    const { caseId, people: [a, b] } = await proposed(core, loan);
    const signed = { caseId, on: '2011-08-10', opinion: '核对完毕', ...BY };
    const answer = (personId: number, more: Partial<InputOf<'cases.answer'>>): Promise<{ answerId: number }> => core.call('cases.answer', { personId, act: 'confirm', on: '2011-08-03', ...more });
    const refused = async (input: Partial<InputOf<'cases.answer'>>): Promise<string> => (await core.refusal('cases.answer', { personId: a?.personId ?? 0, act: 'confirm', on: '2011-08-03', ...input })).code;
    expect(await refused({ act: 'object' })).toBe('CASE_ANSWER_INVALID');
    expect(await refused({ act: 'silent' })).toBe('CASE_ANSWER_INVALID');
    expect(await refused({ on: '2011-08-01' })).toBe('CASE_DAY_EARLY');
    expect(await refused({ personId: 999_999 })).toBe('CASE_ANSWER_INVALID');
    expect(await core.refusal('cases.check', signed)).toMatchObject({ code: 'CASE_NOT_ANSWERED', message: expect.stringContaining(`${a?.name}、${b?.name}`) as string });
    const { answerId } = await answer(a?.personId ?? 0, { act: 'object', says: '贷前调查由他人签字' });
    await answer(b?.personId ?? 0, { act: 'silent', says: '8 月 2 日书面送达，三日未答复' });
    expect(await refused({})).toBe('CASE_ANSWER_INVALID');
    await core.call('cases.check', signed);
    const findings = [a, b].map((p) => ({ personId: p?.personId ?? 0, verdict: 'liable' as const, level: p?.level ?? 'main', sharePpm: p?.sharePpm ?? 0 }));
    const decide: InputOf<'cases.decide'> = { ...signed, on: '2011-08-12', docNo: '8 号', groupOpinion: '维持', groupDocNo: '3 号', findings };
    expect(await core.refusal('cases.decide', decide)).toMatchObject({ code: 'CASE_OBJECTION_OPEN', message: expect.stringContaining(a?.name ?? '') as string });
    expect((await core.call('cases.list', { search: '' })).cases[0]).toMatchObject({ step: 'check', openObjections: 1 });
    expect(await core.refusal('cases.resolve', { answerId, on: '2011-08-02', says: '维持', by: '工作组' })).toMatchObject({ code: 'CASE_DAY_EARLY' });
    await core.call('cases.resolve', { answerId, on: '2011-08-11', says: '笔迹核对，维持', by: '工作组' });
    expect(await core.refusal('cases.resolve', { answerId, on: '2011-08-11', says: '再答', by: '工作组' })).toMatchObject({ code: 'CASE_ANSWER_INVALID' });
    expect(await core.refusal('cases.decide', { ...decide, on: '2011-08-10' })).toMatchObject({ code: 'CASE_DAY_EARLY' });
    await core.call('cases.decide', decide);
    expect((await core.refusal('cases.answer', { personId: a?.personId ?? 0, act: 'object', on: '2011-08-12', says: '还是不服' })).message).toContain('已经定责');
    expect(core.sql('SELECT act, answers IS NOT NULL AS answers FROM case_answer ORDER BY 1')).toEqual([{ act: 'decision', answers: 1 }, { act: 'object', answers: 0 }, { act: 'silent', answers: 0 }]);
  });

  it('定责 asks for both documents, minutes of an exemption, reasons of a change; then the loan is answered for by what was found', async () => {
    const { caseId, people } = await proposed(core, loan);
    for (const p of people) await core.call('cases.answer', { personId: p.personId, act: 'confirm', on: '2011-08-03' });
    await core.call('cases.check', { caseId, on: '2011-08-04', opinion: '无异议', ...BY });
    const [a, b] = people.map((p) => ({ personId: p.personId, verdict: 'liable' as const, level: p.level, sharePpm: p.sharePpm }));
    if (!a || !b) throw new Error('two persons were proposed');
    const decide: InputOf<'cases.decide'> = { caseId, on: '2011-08-05', opinion: '同意', docNo: '8 号', by: '领导小组', groupOpinion: '认定', groupDocNo: '3 号', findings: [a, b] };
    const refused = async (more: Partial<InputOf<'cases.decide'>>): Promise<string> => (await core.refusal('cases.decide', { ...decide, ...more })).code;
    expect(await refused({ docNo: '' })).toBe('INPUT_INVALID');
    expect(await refused({ groupDocNo: '' })).toBe('INPUT_INVALID');
    expect(await refused({ findings: [a] })).toBe('FINDING_INVALID');
    expect(await refused({ findings: [a, { ...b, verdict: 'exempt', reason: '尽职' }] })).toBe('EXEMPTION_NEEDS');
    expect(await refused({ findings: [a, { ...b, sharePpm: 300_000 }] })).toBe('FINDING_INVALID');
    expect(await refused({ findings: [a, { ...b, sharePpm: 300_000, reason: '情节轻' }] })).toBe('RESPONSIBLE_NOT_100');
    const again = { ...(people[1]?.staffNo === undefined ? {} : { staffNo: people[1].staffNo }), role: 'approve' as const, level: 'minor' as const, sharePpm: 100_000, reason: '再写一次' };
    expect(await refused({ findings: [a, { ...b, sharePpm: 300_000, reason: '情节轻' }], added: [again] })).toBe('RESPONSIBLE_INVALID');
    const before = core.sql(`SELECT loan_responsible_id AS id FROM loan_responsible WHERE loan_id = ? AND role <> 'collect' AND voided_by IS NULL AND to_on = '9999-12-31'`, loan);
    const collectors = core.one(`SELECT count(*) FROM loan_responsible WHERE loan_id = ? AND role = 'collect' AND to_on = '9999-12-31' AND voided_by IS NULL`, loan);
    await core.call('cases.decide', { ...decide, findings: [{ ...a, sharePpm: 700_000, reason: '经手为主' }, { ...b, sharePpm: 200_000, verdict: 'exempt', reason: '按程序审批', minutesNo: '纪要 5 号' }], added: [{ outsider: '老丁', role: 'manage', level: 'minor', sharePpm: 100_000, reason: '代办站原负责人' }] });
    const now = core.sql<{ name: string; share: number; from_on: string }>(`SELECT coalesce(s.name, r.outsider) AS name, r.share_ppm AS share, r.from_on FROM loan_responsible r LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.loan_id = ? AND r.role <> 'collect' AND r.voided_by IS NULL AND r.to_on = '9999-12-31' ORDER BY r.share_ppm DESC`, loan);
    expect(now.map((r) => [r.name, r.share])).toEqual([[people[0]?.name, 700_000], [people[1]?.name, 200_000], ['老丁', 100_000]]);
    expect(new Set(now.map((r) => r.from_on))).toEqual(new Set(['2011-08-05']));
    // the old ones end on that day and stay readable
    expect(core.one(`SELECT count(*) FROM loan_responsible WHERE to_on = '2011-08-05' AND voided_by IS NULL AND loan_responsible_id IN (${before.map((r) => r['id']).join(',')})`)).toBe(before.length);
    expect(core.one(`SELECT count(*) FROM loan_responsible WHERE loan_id = ? AND role = 'collect' AND to_on = '9999-12-31' AND voided_by IS NULL`, loan)).toBe(collectors);
    const page = await core.call('cases.show', { caseId });
    expect(page.people.reduce((n, p) => n + p.responsibleFen, 0)).toBe(page.baseFen);
    expect(page).toMatchObject({ step: 'decide', determinedPpm: 1_000_000, people: [{ finding: { verdict: 'liable' } }, { finding: { verdict: 'exempt', minutesNo: '纪要 5 号' } }, { name: '老丁', added: true }] });
  });

  it('where nobody is found 有责 the loan is answered for as before (no loan without somebody)', async () => {
    const { caseId, people } = await proposed(core, loan);
    for (const p of people) await core.call('cases.answer', { personId: p.personId, act: 'confirm', on: '2011-08-03' });
    await core.call('cases.check', { caseId, on: '2011-08-04', opinion: '无异议', ...BY });
    const was = core.sql('SELECT * FROM loan_responsible WHERE loan_id = ?', loan);
    expect(await core.call('cases.decide', { caseId, on: '2011-08-05', opinion: '客观原因', docNo: '8 号', by: '领导小组', groupOpinion: '无责', groupDocNo: '3 号', findings: people.map((p) => ({ personId: p.personId, verdict: 'not_liable' as const, level: p.level, sharePpm: 0, reason: '政策性原因' })) })).toMatchObject({ loans: 0 });
    expect(core.sql('SELECT * FROM loan_responsible WHERE loan_id = ?', loan)).toEqual(was);
  });

  it('measures hit who was found 有责; 待岗清收 lifts when the loan is repaid and stands again when the receipt is reversed', async () => {
    const page = await decidedCase(core, loan);
    const findingId = page.people[0]?.finding?.findingId ?? 0;
    const pursue: InputOf<'cases.pursue'> = { caseId: page.caseId, on: '2011-08-06', opinion: '追究', docNo: '9 号', by: '领导小组', measures: [] };
    const refused = async (m: object): Promise<string> => (await core.refusal('cases.pursue', { ...pursue, measures: [{ findingId, measure: 'fine', on: '2011-08-06', docNo: '9 号', amountFen: 100_000, ...m }] })).code;
    expect(await refused({ amountFen: undefined })).toBe('CASE_MEASURE_INVALID');
    expect(await refused({ measure: 'warning' })).toBe('CASE_MEASURE_INVALID');
    expect(await refused({ findingId: 999_999 })).toBe('CASE_MEASURE_INVALID');
    expect(await refused({ on: '2011-08-04' })).toBe('CASE_DAY_EARLY');
    await core.call('cases.pursue', { ...pursue, measures: [{ findingId, measure: 'fine', on: '2011-08-06', docNo: '9 号', amountFen: 100_000 }, { findingId, measure: 'waiting_post', on: '2011-08-07', docNo: '9 号' }] });
    await core.call('cases.measure', { caseId: page.caseId, measures: [{ findingId, measure: 'notice', on: '2011-08-08', docNo: '10 号' }] });
    expect((await core.call('cases.show', { caseId: page.caseId })).measures.map((m) => [m.measure, m.amountFen, m.standing])).toEqual([['fine', 100_000, null], ['waiting_post', null, true], ['notice', null, null]]);
    const paid = await core.call('recoveries.book', { loanId: loan, on: '2011-08-20', principalFen: page.owedFen, form: 'cash', measure: 'responsibility' });
    expect((await core.call('cases.show', { caseId: page.caseId })).measures[1]).toMatchObject({ standing: false, liftedOn: '2011-08-20' });
    expect(await core.refusal('cases.measure', { caseId: page.caseId, measures: [{ findingId, measure: 'off_post', on: '2011-08-21', docNo: '10 号' }] })).toMatchObject({ code: 'CASE_MEASURE_INVALID', message: expect.stringContaining('已经收回') as string });
    await core.call('recoveries.reverse', { entryId: paid.recovery, reason: '退票' });
    expect((await core.call('cases.show', { caseId: page.caseId })).measures[1]).toMatchObject({ standing: true, liftedOn: null });
    await core.call('cases.complete', { caseId: page.caseId, on: '2011-08-25', opinion: '办结', ...BY });
    expect(await core.refusal('cases.measure', { caseId: page.caseId, measures: [{ findingId, measure: 'notice', on: '2011-08-26', docNo: '11 号' }] })).toMatchObject({ code: 'CASE_MEASURE_INVALID' });
    expect(await core.call('cases.show', { caseId: page.caseId })).toMatchObject({ step: 'complete', next: null });
    // done with: the loan may get another one
    expect(await opened(core, loan, '2011-08-26')).toBeGreaterThan(page.caseId);
  });
});

describe('steps are taken back only through 历史, and only the last', () => {
  it('the batch of 定责 gives the loan back those who answered before; earlier steps stand fast', async () => {
    const was = core.sql(`SELECT loan_responsible_id, to_on, voided_by FROM loan_responsible WHERE loan_id = ?`, loan);
    const page = await decidedCase(core, loan);
    const batchOf = (step: string): number => page.steps.find((s) => s.step === step)?.batch ?? 0;
    for (const step of ['open', 'propose', 'check']) expect(await core.refusal('history.undo', { batch: batchOf(step) })).toMatchObject({ code: 'UNDO_BLOCKED' });
    const { batch } = await core.call('history.undo', { batch: batchOf('decide') });
    expect(await core.call('cases.show', { caseId: page.caseId })).toMatchObject({ step: 'check', people: [{ finding: null }, { finding: null }] });
    expect(core.sql(`SELECT loan_responsible_id, to_on, voided_by FROM loan_responsible WHERE loan_id = ? AND voided_by IS NULL`, loan)).toEqual(was);
    expect(await sound(core)).toMatchObject({ ok: true, problems: [] });
    // and the undo can be undone
    await core.call('history.undo', { batch });
    expect(await core.call('cases.show', { caseId: page.caseId })).toMatchObject({ step: 'decide', determinedPpm: 1_000_000 });
    // an answer of a step that was left is not taken out from under it
    const answer = core.one(`SELECT c.batch_id FROM change c WHERE c.tbl = 'case_answer' ORDER BY c.change_id LIMIT 1`);
    expect((await core.refusal('history.undo', { batch: answer })).code).toBe('CASE_STEP_STANDS');
  });

  it('D3-01 nothing is lost when a person is transferred or leaves: the case shows the post of today', async () => {
    const page = await decidedCase(core, loan);
    const [a] = page.people;
    await core.call('staff.post', { staffNo: a?.staffNo ?? '', on: '2011-08-10', kind: 'leave', reason: '退休' });
    const after = await core.call('cases.show', { caseId: page.caseId });
    expect(after.people[0]).toMatchObject({ name: a?.name, sharePpm: 600_000, finding: { verdict: 'liable' }, present: expect.stringContaining('已离职') as string });
    expect((await core.call('cases.list', { search: a?.name ?? '' })).cases).toHaveLength(1);
    expect((await core.call('cases.list', { search: '查无此人' })).cases).toEqual([]);
    expect((await core.call('cases.list', { step: 'decide' })).counts.find((c) => c.step === 'decide')?.count).toBe(1);
  });
});
