import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capitalAmount } from '../../../electron/domain/capital-amount.js';
import { formatWan, formatYuan } from '../../../electron/domain/money.js';
import { maskId } from '../../../electron/domain/identity.js';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';
import { canPrint, tool } from '../../print/browser-here.js';
import { clean, flat, joined, pageOf, sheetsOf, suretyLoans } from './office.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
}, 120_000);
afterAll(() => core?.close());

const owed = (id: number): { principal: number; interest: number; original: number } => core.sql<{ principal: number; interest: number; original: number }>('SELECT n.principal_fen AS principal, n.on_fen + n.off_fen AS interest, l.original_fen AS original FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE l.loan_id = ?', id)[0] as never;

describe('催收通知书', () => {
  it('says what the ledger holds, in figures and words, to the borrower and to every guarantor a copy', async () => {
    for (const { id, name, no } of suretyLoans(core, 8)) {
      const made = await core.call('letters.preview', { template: 'dunning', select: { loanIds: [id] }, terms: { graceDays: 20, place: '营业厅', contact: '安新禾', phone: '0000-5550132' } });
      const text = joined(made.html);
      const { principal, interest, original } = owed(id);
      for (const part of [name, no, formatYuan(original), `借款本金${formatYuan(principal)}${capitalAmount(principal)}`, `利　　息${formatYuan(interest)}${capitalAmount(interest)}`, `合　　计${formatYuan(principal + interest)}${capitalAmount(principal + interest)}`, '之日起20日内', '还款地点：营业厅　联系人：安新禾（0000-5550132）', '截至2011年8月31日']) expect(text, part).toContain(part);
      const guarantors = core.sql<{ name: string }>(`SELECT p.name FROM loan_party x JOIN party p ON p.party_id = x.party_id WHERE x.loan_id = ? AND x.role = 'guarantor' AND x.voided_by IS NULL ORDER BY x.loan_party_id`, id).map((g) => g.name);
      expect(text.match(/送达担保人：([^你]+)你（单位）/g)).toEqual(guarantors.map((g) => `送达担保人：${g}你（单位）`));
      expect(text).toContain(`第二联　交保证人（${guarantors.length}/${guarantors.length}）`);
      expect(text.split('未出具·仅供核对')).toHaveLength(made.pages + 1);
    }
  });

  it('masks ID and phone; a full number never leaves in a draft', async () => {
    const [loan] = suretyLoans(core, 1);
    const { html } = await core.call('letters.preview', { template: 'instalment', select: { loanIds: [loan?.id ?? 0] } });
    expect(joined(html)).toContain(maskId(loan?.idNo ?? ''));
    expect(html).not.toContain(loan?.idNo);
  });

  it('the page that is merged for many consists of the very sheets of the previews', async () => {
    const loans = suretyLoans(core, 5);
    const select = { loanIds: loans.map((l) => l.id) };
    const made = await core.call('letters.merge', { template: 'dunning', select, format: 'html' });
    const all = sheetsOf(pageOf(core, made.files[0]));
    expect(all).toHaveLength(made.pages);
    const previews: string[] = [];
    for (let at = 0; at < loans.length; at++) previews.push(...sheetsOf((await core.call('letters.preview', { template: 'dunning', select, at })).html));
    expect(previews).toEqual(all);
    expect(core.sql('SELECT what, letters, pages FROM letter_print ORDER BY letter_print_id DESC LIMIT 1')).toEqual([{ what: '催收通知书（未出具，试打）', letters: made.letters, pages: made.pages }]);
    await clean(core);
  });

  it('chooses by number, by the filter of the loans page, by the roster of a year and person, by unit; what owes nothing is left out and named', async () => {
    const [loan] = suretyLoans(core, 1);
    const count = async (select: object): Promise<number> => (await core.call('letters.preview', { template: 'dunning', select })).letters;
    expect(await count({ loanNos: [loan?.no ?? ''] })).toBe(1);
    expect(await count({ filter: { riskClass: 'loss', liveOnly: true } })).toBe(core.one(`SELECT count(*) FROM loan_now WHERE class = 'loss' AND principal_fen > 0`));
    const unit = core.one('SELECT unit_id FROM loan_now GROUP BY unit_id ORDER BY count(*) DESC LIMIT 1');
    expect(await count({ unitIds: [unit] })).toBe(core.one('SELECT count(*) FROM loan_now WHERE unit_id = ? AND principal_fen > 0', unit));
    const { persons: [person] } = await core.call('rosters.show', { kind: 'responsibility', year: 2011 });
    const byPerson = await core.call('letters.preview', { template: 'dunning', select: { year: 2011, staffNos: [person?.staffNo ?? ''] } });
    expect(byPerson.letters + byPerson.skipped.length).toBe(person?.loans);
    const settled = core.one(`SELECT l.loan_id FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id WHERE n.principal_fen + n.on_fen + n.off_fen = 0 LIMIT 1`);
    const both = await core.call('letters.preview', { template: 'dunning', select: { loanIds: [loan?.id ?? 0, settled] } });
    expect(both).toMatchObject({ letters: 1, skipped: [{ reason: '已结清' }] });
    expect(await core.refusal('letters.preview', { template: 'dunning', select: { loanIds: [settled] } })).toMatchObject({ code: 'LETTER_NONE', message: expect.stringContaining('已结清') as string });
    expect((await core.refusal('letters.preview', { template: 'dunning' })).code).toBe('LETTER_TERMS_INVALID');
    expect((await core.refusal('letters.preview', { template: 'dunning', select: { loanIds: [1] }, terms: { on: '2011-09-01' } })).code).toBe('DAY_IN_FUTURE');
    expect((await core.refusal('letters.preview', { template: 'responsibility', select: { year: 2011, staffNos: ['没有'] } })).code).toBe('STAFF_UNKNOWN');
  });
});

describe('分期还款承诺书', () => {
  it('parts add up to the principal, on the same day of the month or the last there is', async () => {
    const [loan] = suretyLoans(core, 1);
    const id = loan?.id ?? 0;
    const { html } = await core.call('letters.preview', { template: 'instalment', select: { loanIds: [id] }, terms: { instalments: { count: 7, first: '2011-12-31', months: 2 } } });
    const rows = [...html.matchAll(/<td class="c">(\d+)<\/td><td class="c">([^<]+)<\/td><td class="r">([\d,.]+)<\/td><td class="r">([\d,.]+)<\/td>/g)].map((m) => ({ on: m[2], part: Math.round(Number(m[3]?.replaceAll(',', '')) * 100), left: m[4] }));
    expect(rows.map((r) => r.on)).toEqual(['2011年12月31日', '2012年2月29日', '2012年4月30日', '2012年6月30日', '2012年8月31日', '2012年10月31日', '2012年12月31日']);
    expect(rows.reduce((a, r) => a + r.part, 0)).toBe(owed(id).principal);
    expect(rows.at(-1)?.left).toBe('0.00');
  });

  it('without a plan the rows are left to be written in by hand', async () => {
    const [loan] = suretyLoans(core, 1);
    expect(flat((await core.call('letters.preview', { template: 'instalment', select: { loanIds: [loan?.id ?? 0] } })).html)).toContain('6\n______年____月____日');
  });
});

describe('letters to persons and units', () => {
  it('责任清收通知书: the loans and sums of the person’s roster', async () => {
    const { persons } = await core.call('rosters.show', { kind: 'responsibility', year: 2011 });
    const some = persons.filter((p) => p.staffNo !== '').slice(0, 6);
    const made = await core.call('letters.merge', { template: 'responsibility', select: { year: 2011, staffNos: some.map((p) => p.staffNo) }, format: 'html' });
    const text = flat(pageOf(core, made.files[0]));
    for (const p of some) {
      expect(text).toContain(p.name);
      expect(text.replaceAll('\n', '')).toContain(`${p.loans}笔，责任本金${formatYuan(p.principalFen)}元（${capitalAmount(p.principalFen)}），另有欠息${formatYuan(p.interestFen)}元`);
    }
    const printed = text.match(/\n\d{4}-\d{2}-\d{2}\n/g) ?? [];
    expect(printed).toHaveLength(some.reduce((a, p) => a + p.loans, 0));
  });

  it('预警通知书: the figures of 反弹监测表 and the rules that fired; a unit without one is left out and named', async () => {
    const table = await core.call('reports.table', { id: 'rebound', period: '2011-08', base: '2011-07-31' });
    const fired = table.rows.filter((r) => r.level === 'row' && ['rebounds', 'stillRises', 'watched'].some((k) => r.values[k] !== ''));
    expect(fired.length).toBeGreaterThan(0);
    const made = await core.call('letters.preview', { template: 'warning', select: { period: '2011-08', base: '2011-07-31' }, terms: { replyBy: '2011-09-10' } });
    expect(made.letters).toBe(fired.length);
    for (const [at, row] of fired.entries()) {
      const { html } = await core.call('letters.preview', { template: 'warning', select: { period: '2011-08', base: '2011-07-31' }, at });
      const fen = (key: string): number => Number(row.values[key]);
      for (const part of [`${String(row.values['unitName'])}：`, formatWan(fen('beginFen')), formatWan(fen('baseFen')), formatWan(fen('endFen')), `${fen('yearFen') > 0 ? '+' : ''}${formatWan(fen('yearFen'))}`.replace('-', '\u2212')]) expect(joined(html)).toContain(part);
      expect(joined(html).includes('“反弹”')).toBe(row.values['rebounds'] !== '');
    }
    expect(joined(made.html)).toContain('2011年9月10日前书面反馈');
    const quiet = table.rows.find((r) => r.level === 'row' && !fired.includes(r));
    const id = core.one('SELECT unit_id FROM unit WHERE code = ?', quiet?.key ?? '');
    expect((await core.refusal('letters.preview', { template: 'warning', select: { unitIds: [id] } })).message).toContain('没有触发预警规则');
    expect((await core.call('letters.preview', { template: 'admonition', select: { unitIds: [id] } })).letters).toBe(1);
  });

  it('个人清收情况说明: the person’s task and recoveries as the report has them', async () => {
    const table = await core.call('reports.table', { id: 'personal-targets', period: '2011-08' });
    const row = table.rows.find((r) => r.level === 'row' && Number(r.values['targetFen']) > 0 && Number(r.values['creditedFen']) > 0);
    const { html } = await core.call('letters.preview', { template: 'statement', select: { year: 2011, staffNos: [row?.key ?? ''] } });
    const fen = (key: string): string => formatYuan(Number(row?.values[key]));
    expect(joined(html)).toContain(`本年任务${fen('targetFen')}元，认定额${fen('creditedFen')}元（其中现金收回${fen('cashFen')}元、抵债收回${fen('inKindFen')}元），完成率${String(row?.values['completionPct'])}%`);
  });
});

describe('long runs', () => {
  it('stops between two letters when asked, and writes nothing down', async () => {
    const prints = core.one('SELECT count(*) FROM letter_print');
    let seen = 0;
    const stop = core.call('letters.merge', { template: 'dunning', select: { filter: { liveOnly: true } }, format: 'html' }, { progress: () => { if (++seen > 30) throw new Error('stopped'); } });
    await expect(stop).rejects.toThrow('stopped');
    expect(core.one('SELECT count(*) FROM letter_print')).toBe(prints);
  });

  it('begins again at the packet that failed: what was printed is not printed twice', async () => {
    const printed: string[] = [];
    let failAt = 2;
    const other = await sampleLedger('imported', { ports: { pdf: { available: () => true, render: (_html, pdf) => {
      if (printed.length === failAt) { failAt = -1; return Promise.reject(new Error('the browser died')); }
      printed.push(path.basename(pdf));
      writeFileSync(pdf, `%PDF-1.4\n${printed.length}`);
      return Promise.resolve();
    } } } });
    try {
      const ask = { template: 'dunning', select: { filter: { riskClass: 'loss', liveOnly: true } } };
      await expect(other.call('letters.merge', ask)).rejects.toThrow('the browser died');
      expect(printed).toHaveLength(2);
      const made = await other.call('letters.merge', ask);
      expect(made.files.length).toBeGreaterThan(3);
      expect(printed).toHaveLength(made.files.length);
      expect(new Set(made.files.map((f) => f.name)).size).toBe(made.files.length);
    } finally {
      await other.close();
    }
  });

  it.skipIf(!canPrint)('the PDF holds the same amounts and names as the page', async () => {
    const select = { loanIds: suretyLoans(core, 6).map((l) => l.id) };
    const page = pageOf(core, (await core.call('letters.merge', { template: 'dunning', select, format: 'html' })).files[0]);
    const made = await core.call('letters.merge', { template: 'dunning', select });
    const pdf = path.join(mkdtempSync(path.join(os.tmpdir(), 'qingshou-letters-')), 'a.pdf');
    copyFileSync(core.pathOf(made.files[0] as (typeof made.files)[number]), pdf);
    expect(tool('pdfinfo', pdf)).toMatch(new RegExp(`Pages:\\s+${made.pages}\\n[\\s\\S]*A4`));
    const paper = tool('pdftotext', '-layout', pdf, '-');
    const amounts = (text: string): string[] => (text.match(/\d[\d,]*\.\d{2}(?!\d)/g) ?? []).sort();
    expect(amounts(paper)).toEqual(amounts(flat(page)));
    for (const { name, no } of suretyLoans(core, 6)) for (const part of [name, no]) expect(paper).toContain(part);
  }, 60_000);
});
