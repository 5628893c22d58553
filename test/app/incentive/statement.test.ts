import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../../electron/contract/api.js';
import { capitalAmount } from '../../../electron/domain/capital-amount.js';
import { formatYuan, parseAmount, sumFen } from '../../../electron/domain/money.js';
import { browserHere, canPrint, tool } from '../../print/browser-here.js';
import { textOf } from '../../print/read-sheets.js';
import { BEHIND, BUSY, LONG_NAME, officeRuns, RARE_NAME, type OfficeRuns } from './office-run.js';

type Run = NonNullable<OutputOf<'incentive.last'>['run']>;
type Person = Run['persons'][number];

let office: OfficeRuns;
beforeAll(async () => {
  office = await officeRuns();
}, 120_000);
afterAll(() => office?.core.close());

const html = async (run: Run, ...staffNos: string[]): Promise<string> => {
  const made = await office.core.call('incentive.statement', { runId: run.runId ?? 0, staffNos, format: 'html' });
  expect(made.files).toHaveLength(1);
  const [file] = made.files;
  const text = readFileSync(office.core.pathOf(file as NonNullable<typeof file>), 'utf8');
  expect(text.split('<section').length - 1).toBe(made.pages);
  return text;
};
const personOf = (run: Run, no: string): Person => {
  const found = run.persons.find((p) => p.staffNo === no);
  if (!found) throw new Error(`no ${no}`);
  return found;
};

interface PrintedRow { readonly entry: number; readonly cells: readonly string[]; readonly back: boolean }
/** Rows of 逐笔计算 with their texts, without what the program knows of columns. */
function printedRows(page: string): PrintedRow[] {
  return [...page.matchAll(/<tbody( class="back")?>(.*?)<\/tbody>/gs)].flatMap(([, back, body = '']) =>
    [...body.matchAll(/<tr class="r\d" data-key="(\d+)-\d+-\d+">(.*?)<\/tr>/gs)].map(([, entry = '', row = '']): PrintedRow => ({ entry: Number(entry), back: back !== undefined, cells: [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map((m) => textOf((m[1] ?? '').replaceAll('<br>', ''))) })),
  );
}
const [NO, VOUCHER, BORROWER, AMOUNT, PART, CREDITED, RATE, REWARD] = [0, 2, 3, 5, 7, 9, 11, 12];
const fenOf = (text: string | undefined): number => parseAmount((text ?? '').replace('\u2212', '-')) ?? 0;
const sum = (rows: readonly PrintedRow[], at: number): number => sumFen(rows.map((r) => fenOf(r.cells[at])));
const sumRow = (page: string, cls: string): string[][] => [...page.matchAll(new RegExp(`<tr class="r1 ${cls}">(.*?)</tr>`, 'gs'))].map(([, row = '']) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map((m) => textOf(m[1] ?? '')));
const flat = (page: string): string => textOf(page.replace(/<head>.*<\/head>/s, '').replaceAll('<br>', '').replaceAll(/<\/(?:td|th|p|span|h1|h2)>/g, '\n'));

/** Every amount of a text, sorted: what must be the same on paper, on the page and in the run. */
const amounts = (text: string): string[] => (text.match(/[-\u2212]?\d[\d,]*\.\d{2}(?!\d)/g) ?? []).sort();

describe('P-4 D4-14 X-4 the statement that a person signs', () => {
  it('has every receipt and clause of the run once, and sums that are the run’s own', async () => {
    for (const run of [office.first, office.second]) {
      for (const no of [BUSY, BEHIND, '0105']) {
        const person = personOf(run, no);
        const page = await html(run, no);
        const rows = printedRows(page);
        const lines = person.lines.filter((l) => l.receipt !== null);
        const ids = [...new Set(lines.map((l) => l.receipt))];
        expect([...new Set(rows.map((r) => r.entry))], no).toEqual(ids);
        expect(rows.filter((r) => r.cells[NO] !== '').map((r) => r.cells[NO])).toEqual(ids.map((_, i) => String(i + 1)));
        for (const id of ids) {
          const pays = lines.filter((l) => l.receipt === id && l.step !== 'recognise').map((l) => l.amountFen).filter((fen) => fen !== 0);
          expect(rows.filter((r) => r.entry === id).map((r) => fenOf(r.cells[REWARD])).filter((fen) => fen !== 0), `${no} ${id}`).toEqual(pays);
        }
        expect(sum(rows, REWARD)).toBe(sumFen(lines.map((l) => l.amountFen)));
        expect(sum(rows, CREDITED)).toBe(person.creditedInRunFen);
        // 本页小计 add up to 合计, which is the sum of the rows
        const [total] = sumRow(page, 'total');
        if (lines.length > 0) expect([0, 2, 4, 7].map((i) => fenOf(total?.[i]))).toEqual([AMOUNT, PART, CREDITED, REWARD].map((at) => sum(rows, at)));
        const pages = sumRow(page, 'page');
        if (pages.length > 0) expect([0, 2, 4, 7].map((i) => sumFen(pages.map((p) => fenOf(p[i]))))).toEqual([AMOUNT, PART, CREDITED, REWARD].map((at) => sum(rows, at)));
        expect(page).toContain(`>${formatYuan(person.rewardFen - person.penaltyFen).replace('-', '\u2212')}</td></tr></tbody></table><h2 class="part">三`);
        expect(flat(page)).toContain(capitalAmount(person.rewardFen - person.penaltyFen));
      }
    }
  });

  it('voucher, borrower, amount and share are the ledger’s, by plain SQL; no ID number is printed', async () => {
    const page = await html(office.first, BUSY);
    const rows = printedRows(page);
    const entries = office.core.sql<{ id: number; voucher: string | null; loan: string; name: string; fen: number; mine: number; idNo: string | null }>(`SELECT e.entry_id AS id, e.voucher_no AS voucher, l.loan_no AS loan, p.name, e.principal_fen + e.on_fen + e.off_fen AS fen, x.principal_fen + x.interest_fen AS mine, p.id_no AS idNo FROM entry e JOIN loan l ON l.loan_id = e.loan_id JOIN party p ON p.party_id = l.borrower_id JOIN entry_share x ON x.entry_id = e.entry_id JOIN staff s ON s.staff_id = x.staff_id WHERE s.staff_no = ? AND e.form IN ('cash','in_kind') AND e.booked_on BETWEEN '2011-01-01' AND '2011-08-31'`, BUSY);
    expect(entries.length).toBeGreaterThan(100);
    for (const e of entries) {
      const own = rows.filter((r) => r.entry === e.id);
      expect(own[0]?.cells[VOUCHER], String(e.id)).toBe(e.voucher ?? '—');
      expect(own[0]?.cells[BORROWER]?.replaceAll(/\s/g, '')).toBe(e.name);
      expect(sum(own, AMOUNT)).toBe(e.fen);
      expect(sum(own, PART)).toBe(e.mine);
      expect(page).toContain(`借据 ${e.loan}`);
      if (e.idNo) expect(page).not.toContain(e.idNo);
    }
    expect(rows.filter((r) => r.cells[NO] !== '')).toHaveLength(entries.length);
  });

  it('a reversal stands in red with what it reverses: a row of the sheet, or a receipt of an earlier run', async () => {
    const page = await html(office.second, BUSY);
    const rows = printedRows(page);
    expect(rows.filter((r) => r.back).map((r) => [r.cells[RATE], fenOf(r.cells[REWARD])])).toEqual([['冲回', -21819], ['—', 0], ['—', 0], ['1.5%', -750]]);
    expect(flat(page)).toContain('红字冲正：冲第 3 行（凭证 PZ-WRONG-1 09-06 入账）');
    expect(flat(page)).toContain('红字冲正：冲前期（凭证 PZ-LONG-1 08-30 入账）；原结算已计奖218.19元（其中暂留65.46元），全部冲回');
    expect(rows.find((r) => r.back)?.cells[BORROWER]).toBe(LONG_NAME);
    expect(rows.find((r) => r.cells[VOUCHER] === 'PZ-RARE-1')?.cells[BORROWER]).toBe(RARE_NAME);
  });

  it('a receipt that earns nothing stands there with the reason', async () => {
    const own = office.first.persons.filter((p) => p.lines.some((l) => l.step === 'exclude'));
    expect(own.length).toBeGreaterThan(0);
    for (const person of own) {
      const page = await html(office.first, person.staffNo);
      const out = person.lines.filter((l) => l.step === 'exclude');
      const rows = printedRows(page).filter((r) => r.cells[RATE] === '不计');
      expect(rows.map((r) => r.entry)).toEqual(out.map((l) => l.receipt));
      expect(rows.every((r) => fenOf(r.cells[REWARD]) === 0 && fenOf(r.cells[CREDITED]) !== 0)).toBe(true);
      expect(flat(page).split('本人责任贷款由本人负责收回，不计奖')).toHaveLength(out.length + 1);
    }
  });

  it('settles step by step: holdback paid out, deduction within the wage limit, rest carried over, sanctions with what lifts them', async () => {
    const busy = flat(await html(office.second, BUSY));
    expect(busy).toContain('补发前期暂留');
    expect(busy).toMatch(/期末兑付：已到2011年9月10日，前期暂留7,447\.61元本期补发（第9条）/);
    expect(busy).toContain('\n第9条 暂留：期末兑付');
    const behind = flat(await html(office.second, BEHIND));
    expect(behind).toContain('欠任务扣绩效：完成率0.62%，低于100%，欠219,635.56元，按欠额10%扣21,963.56元（第10条）');
    expect(behind).toMatch(/工资扣款限额\n应扣21,963\.56元，超过工资扣款限额300\.00元，本期扣300\.00元，21,663\.56元结转下期\n21,663\.56\n−300\.00/);
    expect(behind).toContain('本期应扣回\n人民币负叁佰元整');
    expect(behind).toContain('结转下期扣款\n21,663.56 元');
    expect(behind).toMatch(/限制（已生效）\n任务221,000\.00元.+自2011年9月11日起不能调动、不能晋升，补足欠额并经考核小组确认时解除/);
    expect(behind).toContain('离下一档\n截至2011年9月10日，认定额再增131,235.56元');
    for (const box of ['本人确认：', '□ 无异议', '□ 有异议（附书面理由）', '计算：周样初', '复核：', '批准：']) expect(behind).toContain(box);
  });

  it('says on every sheet that the run is not locked, and nothing of it once it is', async () => {
    const kept = await html(office.second, BUSY);
    expect(flat(kept)).toContain('个人清收任务与奖励计算单（未锁定·仅供核对）');
    expect(kept.match(/<span>未锁定·仅供核对<\/span><\/footer>/g)).toHaveLength(kept.split('<section').length - 1);
    expect(await html(office.first, BUSY)).not.toContain('未锁定');
  });

  it('prints everyone on sheets of his own, numbered by himself; nobody is left out who has something to be told', async () => {
    const made = await office.core.call('incentive.statement', { runId: office.first.runId ?? 0, format: 'html' });
    const page = readFileSync(office.core.pathOf(made.files[0] as (typeof made.files)[number]), 'utf8');
    const sheets = [...page.matchAll(/data-person="(\d+)".*?<span>第 (\d+) 页 共 (\d+) 页<\/span>/gs)].map(([, no, at, of]) => ({ no, at: Number(at), of: Number(of) }));
    expect(sheets).toHaveLength(made.pages);
    const told = office.first.persons.filter((p) => p.targetFen > 0 || p.lines.length > 0 || p.sanctionsDue.length > 0).map((p) => p.staffNo);
    expect([...new Set(sheets.map((s) => s.no))]).toEqual(told);
    for (const [, own] of Map.groupBy(sheets, (s) => s.no)) expect(own.map((s) => [s.at, s.of])).toEqual(own.map((_, i) => [i + 1, own.length]));
    const paid = [...page.matchAll(/<td class="r[^"]*">([^<]*)<\/td><\/tr><\/tbody><\/table><h2 class="part">三/g)].map((m) => fenOf(m[1]));
    expect(sumFen(paid)).toBe(office.first.totals.rewardFen - office.first.totals.penaltyFen);
  });

  it('stops when asked to, and refuses runs and persons that do not exist', async () => {
    let seen = 0;
    const stop = office.core.call('incentive.statement', { runId: office.first.runId ?? 0, format: 'html' }, { progress: () => { if (++seen > 20) throw Object.assign(new Error('stopped'), { name: 'stopped' }); } });
    await expect(stop).rejects.toThrow('stopped');
    expect((await office.core.refusal('incentive.statement', { runId: 999, format: 'html' })).code).toBe('RUN_UNKNOWN');
    expect((await office.core.refusal('incentive.statement', { runId: office.first.runId ?? 0, staffNos: ['9999'], format: 'html' })).code).toBe('STAFF_UNKNOWN');
  });

  it.skipIf(!canPrint)('the PDF holds the same amounts and names as the page', async () => {
    const staffNos = [BUSY, BEHIND];
    for (const run of [office.first, office.second]) {
      const made = await office.core.call('incentive.statement', { runId: run.runId ?? 0, staffNos, format: 'pdf' });
      expect(made.files.map((f) => path.extname(f.name))).toEqual(['.pdf']);
      const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'qingshou-statement-')), 'statement.pdf');
      copyFileSync(office.core.pathOf(made.files[0] as (typeof made.files)[number]), file);
      expect(tool('pdfinfo', file)).toMatch(new RegExp(`Pages:\\s+${made.pages}\\n[\\s\\S]*A4`));
      const paper = tool('pdftotext', '-layout', file, '-');
      const page = await html(run, ...staffNos);
      expect(amounts(paper)).toEqual(amounts(flat(page)));
      for (const row of printedRows(page).filter((r) => r.cells[VOUCHER] !== '' && r.cells[VOUCHER] !== '—')) expect(paper, browserHere ?? '').toContain(row.cells[VOUCHER]);
      if (run === office.second) expect(paper).toContain(RARE_NAME);
      const person = personOf(run, BUSY);
      expect(paper).toContain(capitalAmount(person.rewardFen - person.penaltyFen));
    }
  }, 120_000);
});
