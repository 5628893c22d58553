import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAmount } from '../../../electron/domain/money.js';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';
import { canPrint, tool } from '../../print/browser-here.js';
import { readSheets } from '../../print/read-sheets.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

const add = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const VINTAGES = { 2011: '2010', 2012: '2008,2009,2011', 2013: '2006,2007,2012' } as const;

describe.skipIf(!canPrint)('P-6 D4-12 D4-13 issued rosters of the sample county on paper', () => {
  it.each([2011, 2012, 2013] as const)('%i: every loan number stands in the PDF once, page sums add up to the roster', async (year) => {
    const { rosterId, sheets, principalFen } = await core.call('rosters.issue', { year, kind: 'responsibility', docNo: `样信联资〔${year}〕1号` });
    const { files } = await core.call('rosters.issuedExport', { rosterId, formats: ['pdf', 'html'] });
    const [pdf, html] = files.map((f) => core.pathOf(f));
    expect(pdf).toMatch(/\.pdf$/);
    const text = tool('pdftotext', '-layout', pdf ?? '', '-');
    const numbers = core.sql<{ no: string }>(`SELECT loan_no AS no FROM loan WHERE status = 'live' AND formed_year IN (${VINTAGES[year]}) ORDER BY 1`).map((l) => l.no);
    const printed = new Map<string, number>();
    for (const [word] of text.matchAll(/(?<![\d*])\d{9,}(?![\d*])/g)) printed.set(word, (printed.get(word) ?? 0) + 1);
    expect(numbers.filter((no) => printed.get(no) !== 1)).toEqual([]);
    // the four money columns of page sums and totals, as they are read off the sheets
    const pages = readSheets(readFileSync(html ?? '', 'utf8'));
    expect(tool('pdfinfo', pdf ?? '')).toMatch(new RegExp(`Pages:\\s+${pages.length}\\n`));
    const sums = (label: string): number[] => [...text.matchAll(new RegExp(`${label}（\\d+ 笔）(.*)`, 'g'))].map((m) => parseAmount(m[1]?.trim().split(/\s+/).at(-3) ?? '') ?? Number.NaN);
    expect(sums('本页小计')).toHaveLength(pages.length);
    expect(sums('合计')).toHaveLength(sheets);
    expect([add(sums('本页小计')), add(sums('合计'))]).toEqual([principalFen, principalFen]);
  }, 180_000);

  it('the first issue prints to the same page after a revision', async () => {
    const { rosters: [head] } = await core.call('rosters.issued', { year: 2011 });
    const rosterId = head?.rosterId ?? 0;
    const before = await core.call('rosters.issuedPage', { rosterId });
    const [loan] = core.sql<{ id: number }>(`SELECT i.loan_id AS id FROM roster_item i JOIN roster_revision v ON v.roster_revision_id = i.roster_revision_id WHERE v.roster_id = ? AND i.principal_fen > 0 LIMIT 1`, rosterId);
    await core.call('loans.responsible', { loanIds: [loan?.id ?? 0], on: '2011-08-31', persons: [{ outsider: '接手人', role: '包收', sharePpm: 1_000_000 }] });
    await core.call('rosters.revise', { rosterId, reason: '责任变动' });
    expect((await core.call('rosters.issuedPage', { rosterId })).html).toContain('接手人');
    expect(await core.call('rosters.issuedPage', { rosterId, revision: 1 })).toEqual(before);
  });
});
