import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { InputOf, OutputOf } from '../../../electron/contract/api.js';
import type { ReportTable } from '../../../electron/domain/reporting/report-table.js';
import { renderReport } from '../../../electron/print/index.js';
import { REPORTS } from '../../../electron/reports/index.js';
import { PERIOD, sampleLedger, type SampleStage } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
afterEach(() => core.close());

const WAN = 1_000_000;
const MONTHLY = { id: 'monthly-recovery', period: PERIOD };
type Issue = OutputOf<'reports.issue'>['issue'];
const open = async (stage: SampleStage, today = '2011-09-02'): Promise<void> => void (core = await sampleLedger(stage, { today }));
const issue = async (input: Partial<InputOf<'reports.issue'>> = {}): Promise<Issue> => (await core.call('reports.issue', { ...MONTHLY, ...input })).issue;
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes of an issue as they are handed out: workbook, page, CSV. */
async function handedOut(id: number): Promise<string[]> {
  const { files } = await core.call('reports.issuedExport', { issue: id, formats: ['xlsx', 'html', 'csv'] });
  expect(files.map((f) => f.name.replace(/.*-/, ''))).toEqual(['第1次出具.xlsx', '第1次出具.html', '第1次出具.csv']);
  return files.map((f) => sha256(readFileSync(core.pathOf(f))));
}

/** A loan of the first 信用社 with much more than is booked here. */
const someLoan = (): number => core.one(`SELECT l.loan_id FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN unit u ON u.unit_id = l.unit_id WHERE u.code = '01' AND l.book = 'on' AND n.principal_fen > 5000000 ORDER BY 1 LIMIT 1`);
const book = (on: string): Promise<OutputOf<'recoveries.book'>> => core.call('recoveries.book', { loanId: someLoan(), on, principalFen: WAN, form: 'cash' });
const clean = async (): Promise<void> => expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });

describe('出具: what left the house stays as it left', () => {
  it('keeps question, figures and workbook with their hashes, the close it rests on, and who', async () => {
    await open('closed');
    const table = await core.call('reports.table', MONTHLY);
    const first = await issue();
    expect(first).toMatchObject({ id: 1, report: 'monthly-recovery', period: PERIOD, no: 1, asOf: '2011-08-31', base: null, options: {}, on: '2011-09-02', user: '周样初', closeVersion: 1, corrects: null, correctedBy: null, overruled: {}, voided: false });
    const [kept] = core.sql<{ figures: string; workbook: Buffer }>('SELECT figures, workbook FROM report_issue');
    expect([sha256(kept?.figures ?? ''), sha256(kept?.workbook ?? '')]).toEqual([first.figuresHash, first.workbookHash]);
    const issued = await core.call('reports.issued', { issue: first.id });
    expect(issued.table).toEqual({ ...table, issue: { no: 1, on: '2011-09-02', by: '周样初', corrects: null } });
    expect([issued.changes, issued.says]).toEqual([[], '']);
    expect((await core.call('history.list', {})).batches[0]).toMatchObject({ kind: 'issue', title: '出具2011年8月不良贷款清收处置月报表（第 1 次）', undoable: true });
    await clean();
  });

  it.each(REPORTS.map((r) => r.id))('%s: table, page and workbook made again from what was kept are the same to the byte', async (id) => {
    await open('closed');
    const overrule = Object.fromEntries((await core.call('reports.table', { id, period: PERIOD })).checks.filter((c) => !c.ok).map((c) => [c.id, '样例']));
    const made = await issue({ id, overrule });
    const { files: [now] } = await core.call('reports.issuedExport', { issue: made.id, formats: ['xlsx'] });
    expect(sha256(readFileSync(core.pathOf(now ?? { ref: '', name: '', bytes: 0 })))).toBe(made.workbookHash);
    const [kept] = core.sql<{ figures: string }>('SELECT figures FROM report_issue');
    const table = JSON.parse(kept?.figures ?? '') as ReportTable;
    expect((await core.call('reports.issuedPage', { issue: made.id })).html).toBe(renderReport(table).html());
    expect(renderReport(table).html()).toContain('第 1 次出具　2011-09-02　周样初');
    // the writer itself has no clock and no chance in it: a second ledger issues the same bytes
    await core.close();
    await open('closed');
    expect((await issue({ id, overrule })).workbookHash).toBe(made.workbookHash);
  });

  it('a changed ledger leaves it alone; what differs is named; the correction stands beside it', async () => {
    await open('imported');
    const first = await issue();
    const before = await handedOut(first.id);
    await book('2011-08-31');
    const then = await core.call('reports.issued', { issue: first.id });
    expect(then.table.total?.['cashYtdFen']).toBe(5_681_000_000);
    const total = then.changes.filter((c) => c.row === 'total').map((c) => c.column);
    expect(total).toEqual(expect.arrayContaining(['cashMonthFen', 'cashYtdFen', 'recoveredYtdFen', 'endFen']));
    expect(then.changes.find((c) => c.row === 'total' && c.column === 'cashYtdFen')).toEqual({ row: 'total', column: 'cashYtdFen', was: 5_681_000_000, now: 5_682_000_000 });
    expect(then.changes.every((c) => c.row === 'total' || c.row === '01')).toBe(true);
    expect(then.says).toMatch(new RegExp(`^台账现在有 ${then.changes.length} 格与它不同：.+ 由 [\\d,.]+ 变为 [\\d,.]+ 万元、.+等 ${then.changes.length} 格$`));
    expect(await handedOut(first.id)).toEqual(before);

    const second = await issue();
    expect(second).toMatchObject({ no: 2, corrects: 1 });
    const { issues } = await core.call('reports.issues', MONTHLY);
    expect(issues.map((i) => [i.no, i.corrects, i.correctedBy])).toEqual([[2, 1, null], [1, null, 2]]);
    expect((await core.call('reports.issuedPage', { issue: second.id })).html).toContain('第 2 次出具　2011-09-02　周样初　更正第 1 次');
    expect(await handedOut(first.id)).toEqual(before);
    await clean();
  });

  it('the same figures are not issued twice; another question is an issue of its own', async () => {
    await open('closed');
    await issue();
    expect(await core.refusal('reports.issue', MONTHLY)).toMatchObject({ code: 'REPORT_ISSUED_ALREADY', message: expect.stringContaining('第 1 次') as string });
    expect(await issue({ id: 'personal-targets' })).toMatchObject({ no: 1, corrects: null });
    expect(await issue({ period: '2011-07', overrule: Object.fromEntries((await core.call('reports.table', { ...MONTHLY, period: '2011-07' })).checks.filter((c) => !c.ok).map((c) => [c.id, '补出'])) })).toMatchObject({ no: 1, corrects: null });
    expect(await core.refusal('reports.issued', { issue: 99 })).toMatchObject({ code: 'ISSUE_UNKNOWN' });
  });

  it('a month opened again with a reason leaves what was issued; closed again it is issued as a correction', async () => {
    await open('closed');
    const first = await issue();
    const before = await handedOut(first.id);
    await core.call('periods.reopen', { period: PERIOD, reason: '漏登一张凭证' });
    expect(await handedOut(first.id)).toEqual(before);
    await book('2011-08-31');
    await core.call('periods.close', { period: PERIOD });
    const second = await issue();
    expect([first.closeVersion, second.closeVersion, second.corrects]).toEqual([1, 2, 1]);
    expect(await handedOut(first.id)).toEqual(before);
    const { events } = await core.call('periods.events', { period: PERIOD });
    expect(events.map((e) => [e.act, e.version, e.on, e.user, e.reason])).toEqual([['close', 2, '2011-09-02', '周样初', null], ['reopen', 1, '2011-09-02', '周样初', '漏登一张凭证'], ['close', 1, '2011-08-31', '周样初', null]]);
    await clean();
  });

  it('undo voids it and keeps the row; its number is not used again; one that was corrected stays', async () => {
    await open('imported');
    const first = await core.call('reports.issue', MONTHLY);
    await book('2011-08-31');
    const second = await core.call('reports.issue', MONTHLY);
    const preview = await core.call('history.undoPreview', { batch: first.batch });
    expect(preview.kept.join()).toContain('第 2 次');
    expect(await core.refusal('history.undo', { batch: first.batch })).toMatchObject({ code: 'UNDO_BLOCKED' });
    const undone = await core.call('history.undo', { batch: second.batch });
    expect((await core.call('reports.issues', MONTHLY)).issues.map((i) => [i.no, i.voided, i.correctedBy])).toEqual([[2, true, null], [1, false, null]]);
    // what went out can still be looked at and printed
    expect((await core.call('reports.issued', { issue: second.issue.id })).table.issue).toMatchObject({ no: 2, corrects: 1 });
    expect(await issue()).toMatchObject({ no: 3, corrects: 1 });
    await core.call('history.undo', { batch: undone.batch });
    expect((await core.call('reports.issues', MONTHLY)).issues.map((i) => [i.no, i.voided])).toEqual([[3, false], [2, false], [1, false]]);
    await clean();
  });
});

describe('X-5 checks come before the issue', () => {
  it('a failed check blocks and is named; its reason is printed in the workbook, on the page and on screen', async () => {
    // September has no 各项贷款 of its own yet
    await open('imported', '2011-08-31');
    const asked = { ...MONTHLY, period: '2011-09' };
    const { checks } = await core.call('reports.table', asked);
    const failed = checks.filter((c) => !c.ok).map((c) => c.id);
    expect(failed).toEqual(['C4']);
    const refused = await core.refusal('reports.issue', asked);
    expect(refused).toMatchObject({ code: 'REPORT_CHECKS_FAILED', message: expect.stringMatching(/1 项勾稽不符，没有出具：C4 不良率有分母（/) as string });
    expect((await core.refusal('reports.issue', { ...asked, overrule: { C4: '  ' } })).code).toBe('REPORT_CHECKS_FAILED');
    expect(await core.refusal('reports.issue', { ...asked, overrule: { C4: '余额后补', C1: '多写的' } })).toMatchObject({ code: 'OVERRULE_NOT_NEEDED', message: 'C1 没有不符，不用写理由' });
    expect((await core.call('reports.issues', {})).issues).toEqual([]);

    const made = await issue({ period: '2011-09', overrule: { C4: '余额月底补报' } });
    expect(made).toMatchObject({ overruled: { C4: '余额月底补报' }, closeVersion: null });
    const { files } = await core.call('reports.issuedExport', { issue: made.id, formats: ['xlsx', 'html'] });
    const [xlsx, html] = files.map((f) => readFileSync(core.pathOf(f)));
    const said = '【勾稽不符】C4 不良率有分母';
    expect(String(html)).toContain('已放行：周样初：余额月底补报');
    const book_ = XLSX.read(xlsx);
    const words = Object.values(book_.Sheets[book_.SheetNames[0] ?? ''] ?? {}).map((c: unknown) => String((c as { v?: unknown }).v ?? '')).join('\n');
    expect(words).toContain(said);
    expect(words).toContain('（已放行：周样初：余额月底补报）');
    expect(words).toContain('第 1 次出具　2011-08-31　周样初');
    const onScreen = await core.call('reports.issued', { issue: made.id });
    expect(onScreen.table.checks.find((c) => c.id === 'C4')).toMatchObject({ ok: false, overruled: '周样初：余额月底补报' });
    // a report that is only looked at carries no reason
    expect((await core.call('reports.table', asked)).checks.every((c) => c.overruled === undefined)).toBe(true);
    await clean();
  });
});
