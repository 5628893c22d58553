import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import { TestCore } from '../../helpers/test-core.js';
import { browserHere } from '../../print/browser-here.js';

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

  it('what goes to the printer stands in 打印登记: one sheet or all, as it is now or as it was issued, with its pages', async () => {
    const input = { kind: 'unit' as const, year: 2011 };
    const { persons } = await core.call('rosters.show', input);
    const person = persons[0]?.staffNo ?? '';
    const [all, one] = [await core.call('rosters.page', input), await core.call('rosters.page', { ...input, person })];
    await core.call('rosters.printed', { ...input, person });
    await core.call('rosters.printed', input);
    const { rosterId } = await core.call('rosters.issue', input);
    const issued = await core.call('rosters.issuedPage', { rosterId });
    await core.call('rosters.printed', { rosterId });
    const { prints, count } = await core.call('letters.prints', {});
    expect(prints.map(({ what, letters, pages, unlocked }) => ({ what, letters, pages, unlocked }))).toEqual([
      { what: issued.title, letters: persons.length, pages: issued.pages, unlocked: '' },
      { what: all.title, letters: persons.length, pages: all.pages, unlocked: '' },
      { what: one.title, letters: 1, pages: one.pages, unlocked: '' },
    ]);
    expect(count).toBe(3);
    expect(await core.refusal('rosters.printed', { rosterId: rosterId + 1 })).toMatchObject({ code: 'ROSTER_UNKNOWN' });
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });

  it.skipIf(browserHere === null)('a PDF is one for the printer; a ledger that can only be read hands it out all the same', async () => {
    const input = { kind: 'unit' as const, year: 2011, formats: ['pdf', 'xlsx'] as ('pdf' | 'xlsx')[] };
    const { title, pages } = await core.call('rosters.page', { kind: 'unit', year: 2011 });
    await core.call('rosters.export', input);
    const logged = [expect.objectContaining({ what: title, pages, by: '周样初', unlocked: '' })];
    expect((await core.call('letters.prints', {})).prints).toEqual(logged);
    const beside = await TestCore.open({ ledger: core.ledger, readOnly: true });
    expect((await beside.call('rosters.export', input)).files).toHaveLength(2);
    expect((await beside.call('letters.prints', {})).prints).toEqual(logged);
    expect(await beside.refusal('rosters.export', { ...input, unlocked: '送法院立案' })).toMatchObject({ code: 'LEDGER_READ_ONLY' });
    await beside.close();
  });
});
