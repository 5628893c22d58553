import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
beforeEach(async () => {
  core = await sampleLedger('imported');
});
afterEach(() => core.close());

const text = (html: string): string => html.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]+>/g, ' ');

describe('P-6 a roster on the paper an office wants', () => {
  it('columns left out are gone, the sums stay; the paper and the watermark are those chosen', async () => {
    const input = { kind: 'responsibility' as const, year: 2011 };
    const { persons } = await core.call('rosters.show', input);
    const person = persons.toSorted((a, b) => b.loans - a.loans)[0]?.staffNo ?? '';
    const usual = await core.call('rosters.page', { ...input, person });
    const own = await core.call('rosters.page', { ...input, person, layout: { leaveOut: ['idNo', 'guarantee', 'recoveredFen'], size: 'A3', landscape: false, watermark: '内部“资料”' } });
    expect(text(usual.html)).toContain('证件号码');
    for (const gone of ['证件号码', '担保', '本年收回']) expect(text(own.html), gone).not.toContain(gone);
    expect(own.html).toContain('data-mark="内部“资料”"');
    expect(usual.html).not.toContain('data-mark');
    expect(/@page\{size:([\d.]+)mm ([\d.]+)mm/.exec(own.html)?.slice(1, 3).map(Number)).toEqual([297, 420]);
    // the last sheet's 合计 of what is answered for
    const total = (html: string): string | undefined => text(html).match(/[\d,]+\.\d\d(?=[^\d]*本人确认)/)?.[0];
    expect(total(own.html)).toBe(total(usual.html));
    expect(total(own.html)).toMatch(/\d/);
  });

  it('ID numbers are masked; in full only with a reason, which stays in 打印登记', async () => {
    const input = { kind: 'unit' as const, year: 2011, formats: ['html' as const] };
    const number = core.sql<{ no: string }>(`SELECT p.id_no AS no FROM loan l JOIN party p ON p.party_id = l.borrower_id WHERE l.formed_year = 2010 AND l.status = 'live' AND length(p.id_no) = 18 LIMIT 1`)[0]?.no ?? '';
    const htmlOf = async (more: object): Promise<string> => readFileSync(core.pathOf((await core.call('rosters.export', { ...input, ...more })).files[0] as never), 'utf8');
    expect(await htmlOf({})).not.toContain(number);
    expect((await core.call('letters.prints', {})).prints).toEqual([]);
    expect(await core.refusal('rosters.export', { ...input, unlocked: ' ' })).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await htmlOf({ unlocked: '送法院立案' })).toContain(number);
    expect((await core.call('letters.prints', {})).prints).toMatchObject([{ unlocked: '送法院立案', by: '周样初', on: '2011-08-31' }]);
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });
});
