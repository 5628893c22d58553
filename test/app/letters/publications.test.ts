import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maskId } from '../../../electron/domain/identity.js';
import { formatYuan } from '../../../electron/domain/money.js';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';
import { clean, joined, pageOf, suretyLoans } from './office.js';

let core: TestCore;
let loans: ReturnType<typeof suretyLoans>;
beforeEach(async () => {
  core = await sampleLedger('imported');
  loans = suretyLoans(core, 4);
});
afterEach(() => core.close());

const ask = (more: object = {}) => core.call('publications.ask', { channel: 'poster', title: '恶意拖欠贷款户名单', reason: '多次催收无效', by: '周样初', select: { loanIds: loans.map((l) => l.id) }, ...more });
const basis = (i: number, kind: 'judgment' | 'defaulter' | 'consent', docNo: string) => core.call('publications.basis', { loanId: loans[i]?.id ?? 0, basis: kind, docNo, docOn: '2011-05-01' });
const decide = (publicationId: number, more: object = {}) => ({ publicationId, approve: true, by: '主任', on: '2011-08-31', docNo: '主任办公会第7次', ...more });

describe('D4-08 D5-09 登报、张榜、曝光', () => {
  it('takes only who has a legal basis; the others are refused one by one, with the reason', async () => {
    expect((await core.refusal('publications.ask', { channel: 'poster', title: '名单', reason: '催收无效', by: '周样初', select: { loanIds: loans.map((l) => l.id) } })).code).toBe('PUBLICATION_EMPTY');
    await basis(0, 'judgment', '（2011）样民初字第12号');
    await basis(2, 'consent', '同意书2011-3');
    const asked = await ask();
    expect(asked.taken).toBe(2);
    expect(asked.refused).toEqual([1, 3].map((i) => ({ what: `${loans[i]?.name} ${loans[i]?.no}`, reason: '没有判决、失信或书面同意的登记' })));
    await clean(core);
  });

  it('is not printed before somebody else has approved it under a document', async () => {
    await basis(0, 'judgment', '（2011）样民初字第12号');
    const { publicationId } = await ask();
    expect((await core.refusal('publications.page', { publicationId })).code).toBe('PUBLICATION_NOT_APPROVED');
    expect((await core.refusal('publications.export', { publicationId })).code).toBe('PUBLICATION_NOT_APPROVED');
    expect((await core.refusal('publications.decide', decide(publicationId, { by: '周样初' }))).code).toBe('PUBLICATION_SAME_PERSON');
    expect((await core.refusal('publications.decide', decide(publicationId, { docNo: '' }))).message).toContain('批准要写明文号或会议');
    expect((await core.refusal('publications.decide', decide(publicationId, { approve: false }))).message).toContain('退回要写明理由');
    await core.call('publications.decide', decide(publicationId));
    expect((await core.refusal('publications.decide', decide(publicationId))).message).toContain('批准');
    expect((await core.call('publications.page', { publicationId })).pages).toBe(1);
    await clean(core);
  });

  it('the printed list is masked and names basis and document; every print is written down', async () => {
    await basis(0, 'defaulter', '样执字第9号');
    const { publicationId } = await ask();
    await core.call('publications.decide', decide(publicationId));
    const made = await core.call('publications.export', { publicationId, format: 'html' });
    const page = pageOf(core, made.files[0]);
    for (const part of ['恶意拖欠贷款户名单', loans[0]?.name ?? '', maskId(loans[0]?.idNo ?? ''), '失信被执行人', '样执字第9号', '主任办公会第7次']) expect(joined(page)).toContain(part);
    expect(page).not.toContain(loans[0]?.idNo);
    expect((await core.call('letters.prints', {})).prints).toMatchObject([{ what: '张榜：恶意拖欠贷款户名单', letters: 1, pages: 1, unlocked: '' }]);
  });

  it('an entry that is withdrawn stays on the list, says so and counts no more', async () => {
    await basis(0, 'judgment', '甲号');
    await basis(1, 'judgment', '乙号');
    const { publicationId } = await ask();
    await core.call('publications.decide', decide(publicationId));
    const { rows } = await core.call('publications.show', { publicationId });
    const gone = rows.find((r) => r.loanId === loans[0]?.id);
    await core.call('publications.withdraw', { itemId: gone?.itemId ?? 0, on: '2011-08-31', reason: '已还清' });
    const text = joined((await core.call('publications.page', { publicationId })).html);
    expect(text).toContain(loans[0]?.name);
    expect(text).toContain('2011-08-31 撤下');
    const [left] = core.sql<{ principal: number; interest: number }>('SELECT principal_fen AS principal, on_fen + off_fen AS interest FROM loan_now WHERE loan_id = ?', loans[1]?.id ?? 0);
    expect(text).toContain(`合　　计${formatYuan(left?.principal ?? 0)}${formatYuan(left?.interest ?? 0)}`);
    expect((await core.refusal('publications.withdraw', { itemId: gone?.itemId ?? 0, on: '2011-08-31', reason: '再撤' })).message).toContain('撤下');
    expect((await core.call('publications.list', {})).publications).toMatchObject([{ items: 2, withdrawn: 1, approved: true }]);
    await clean(core);
  });

  it('undo: a basis that a list rests on stays; list, decision and basis are taken back in turn', async () => {
    const kept = await basis(0, 'judgment', '甲号');
    const asked = await ask();
    const { batch } = await core.call('publications.decide', decide(asked.publicationId));
    expect((await core.refusal('history.undo', { batch: kept.batch })).code).toBe('UNDO_BLOCKED');
    await core.call('history.undo', { batch });
    expect((await core.call('publications.show', { publicationId: asked.publicationId })).approved).toBe(null);
    await core.call('history.undo', { batch: asked.batch });
    expect((await core.call('publications.list', {})).publications).toEqual([]);
    await core.call('history.undo', { batch: kept.batch });
    await clean(core);
  });
});
