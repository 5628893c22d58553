import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';
import { clean, joined, suretyLoans } from './office.js';

let core: TestCore;
beforeEach(async () => {
  core = await sampleLedger('imported');
});
afterEach(() => core.close());

const edited = async (change: (body: string) => string): Promise<{ id: string; version: number; kind: 'dunning'; title: string; mark: string; body: string }> => {
  const shipped = await core.call('letters.template', { id: 'dunning' });
  return { id: 'dunning', version: shipped.version, kind: 'dunning', title: shipped.title, mark: '石催', body: change(shipped.body) };
};

describe('the texts of the letters are the office’s to change', () => {
  it('six ship, each right, each with the fields it may name', async () => {
    const { templates } = await core.call('letters.templates', {});
    expect(templates.map((t) => [t.id, t.kindName, t.state, t.current]).sort()).toEqual([
      ['admonition', '诫勉谈话记录', 'shipped', true], ['dunning', '催收通知书', 'shipped', true], ['instalment', '分期还款承诺书', 'shipped', true],
      ['responsibility', '责任清收通知书', 'shipped', true], ['statement', '个人清收情况说明', 'shipped', true], ['warning', '预警通知书', 'shipped', true],
    ]);
    const one = await core.call('letters.template', { id: 'dunning' });
    expect(one.findings).toEqual([]);
    expect(one.fields.map((f) => f.insert)).toEqual(expect.arrayContaining(['{{借款人}}', '{{本金}}', '{{本金:大写}}', '{{#如果 有保证人}}{{/如果}}', '{{#每一个 保证人}}{{保证人姓名}}{{/每一个}}']));
  });

  it('edited: draft, put in use under a name, used from then on; the shipped text stays available; all of it can be undone', async () => {
    const [loan] = suretyLoans(core, 1);
    const draft = await edited((body) => body.replace('我社将依法追索', '我社将依法起诉'));
    const kept = await core.call('letters.saveTemplate', { draft });
    expect(kept).toMatchObject({ id: 'dunning', version: 2, findings: [] });
    const preview = async (): Promise<string> => joined((await core.call('letters.preview', { template: 'dunning', select: { loanIds: [loan?.id ?? 0] } })).html);
    // a draft is not what letters are made with
    expect(await preview()).toContain('我社将依法追索');
    const used = await core.call('letters.useTemplate', { id: 'dunning', version: 2, by: '主任' });
    expect(await preview()).toContain('我社将依法起诉');
    expect(await preview()).toContain('石催〔2011〕第____号');
    expect((await core.call('letters.templates', {})).templates.filter((t) => t.id === 'dunning').map((t) => [t.version, t.state, t.current, t.approvedBy])).toEqual([[2, 'in_use', true, '主任'], [1, 'shipped', false, null]]);
    expect(joined((await core.call('letters.preview', { template: 'dunning', version: 1, select: { loanIds: [loan?.id ?? 0] } })).html)).toContain('我社将依法追索');
    expect((await core.refusal('letters.useTemplate', { id: 'dunning', version: 2, by: '主任' })).code).toBe('LETTER_TEMPLATE_STATE');
    expect(await core.call('letters.saveTemplate', { draft: await edited((b) => `${b}\n【五号】又改`) })).toMatchObject({ version: 3 });
    await clean(core);

    await core.call('history.undo', { batch: used.batch });
    expect(await preview()).toContain('我社将依法追索');
    await core.call('history.undo', { batch: kept.batch + 2 });
    await core.call('history.undo', { batch: kept.batch });
    expect((await core.call('letters.templates', {})).templates.filter((t) => t.id === 'dunning').map((t) => t.state)).toEqual(['shipped']);
    await clean(core);
  });

  it('a text that is wrong can be kept as a draft and nothing more; each place is named by its line', async () => {
    const draft = await edited((body) => body.replace('{{本金}}', '{{本今}}').replace('【表完】', ''));
    const { version, findings } = await core.call('letters.saveTemplate', { draft });
    expect(findings.map((f) => f.text)).toEqual(expect.arrayContaining(['没有字段“本今”，是不是“本金”']));
    const refusal = await core.refusal('letters.useTemplate', { id: 'dunning', version, by: '主任' });
    expect(refusal.code).toBe('LETTER_TEMPLATE_FINDINGS');
    expect(refusal.message).toMatch(/“催收通知书”还有 \d+ 处问题，不能使用：第 \d+ 行：/);
    expect((await core.refusal('letters.preview', { draft, select: { loanIds: [1] } })).code).toBe('LETTER_TEMPLATE_FINDINGS');
    expect((await core.call('letters.check', { draft })).findings).toEqual(findings);
    expect((await core.refusal('letters.saveTemplate', { draft })).code).toBe('NOTHING_CHANGED');
  });

  it('comes out of a file, and a file that is none is refused by name of the part', async () => {
    const file = path.join(core.folder, '范本.json');
    writeFileSync(file, JSON.stringify({ id: 'our-notice', kind: '催收通知书', title: '到期提醒', body: ['【标题】到期提醒', '{{借款人}}截至{{截止日}}欠本金{{本金:大写}}。'] }));
    expect(await core.call('letters.check', { file: core.adopt(file) })).toEqual({ title: '到期提醒', findings: [] });
    expect(await core.call('letters.saveTemplate', { file: core.adopt(file) })).toMatchObject({ id: 'our-notice', version: 1 });
    writeFileSync(file, '{"id":"x"}');
    expect((await core.refusal('letters.check', { file: core.adopt(file) })).code).toBe('LETTER_TEMPLATE_INVALID');
    writeFileSync(file, 'not json');
    expect((await core.refusal('letters.check', { file: core.adopt(file) })).code).toBe('LETTER_TEMPLATE_INVALID');
    expect((await core.refusal('letters.template', { id: 'nothing' })).code).toBe('LETTER_TEMPLATE_UNKNOWN');
  });
});
