import { describe, expect, it } from 'vitest';
import type { ReportIssueTable } from '../../electron/data/schema.js';
import { closePeriods } from '../../electron/data/period-close.js';
import { runBatch } from '../../electron/data/unit-of-work.js';
import { head, SmallLedger } from '../data/small-ledger.js';
import { expectOnlyNewTables, ledgerBefore } from './older-ledger.js';

const LOCKED = expect.objectContaining({ code: 'YEAR_START_LOCKED' }) as Error;

const issue = (batch: number, more: Partial<ReportIssueTable> = {}): Omit<ReportIssueTable, 'report_issue_id' | 'voided_by'> => ({
  report: 'monthly-recovery', period: '2011-08', issue_no: 1, title: '月报表', base: null, options: '{}', as_of: '2011-08-31', figures: '{}', figures_hash: 'a', workbook: Buffer.from('PK'), workbook_hash: 'b', close_version: null, corrects: null, overruled: '{}', batch_id: batch, ...more,
});

describe('0003-report-issue', () => {
  it('adds the table to a ledger of the version before: nothing else moves, and the two are one and the same shape', async () => {
    const file = await ledgerBefore('0003-report-issue', (uow) => uow.insert('import_profile', { profile: 'own', version: 1, title: '自制表', body: '{}' }));
    const l = await expectOnlyNewTables(file, ['report_issue']);
    l.batch('issue', '出具', (uow) => uow.insert('report_issue', issue(uow.batchId)));
    expect(l.problems()).toEqual([]);
  });

  it('keeps what was issued: no column changes, no number twice, none outside its batch, nothing empty', async () => {
    const l = await SmallLedger.make();
    const { value: id } = l.batch('issue', '出具', (uow) => uow.insert('report_issue', issue(uow.batchId)));
    const changed: Partial<ReportIssueTable>[] = [{ report: 'x' }, { period: '2011-09' }, { issue_no: 2 }, { title: '另' }, { base: '2011-07-31' }, { options: '{"a":"1"}' }, { as_of: '2011-08-30' }, { figures: '{"a":1}' }, { figures_hash: 'c' }, { workbook: Buffer.from('PL') }, { workbook_hash: 'c' }, { close_version: 1 }, { corrects: id }, { overruled: '{"C4":"x"}' }, { batch_id: 1 }];
    for (const patch of changed) expect(() => l.batch('issue', '改', (uow) => uow.update('report_issue', id, patch)), JSON.stringify(patch)).toThrow('VERSION_IS_FINAL');
    expect(() => l.conn.prepare('DELETE FROM report_issue').run()).toThrow();
    expect(() => l.batch('issue', '同号', (uow) => uow.insert('report_issue', issue(uow.batchId)))).toThrow('UNIQUE');
    expect(() => l.batch('issue', '别的批', (uow) => uow.insert('report_issue', issue(1, { issue_no: 2 }))), 'batch').toThrow('WRONG_BATCH');
    const wrong: Partial<ReportIssueTable>[] = [{ workbook: Buffer.alloc(0) }, { period: '2011-13' }, { base: 'July' }, { figures: '{' }, { corrects: 99 }, { close_version: 0 }];
    for (const bad of wrong) expect(() => l.batch('issue', '不成', (uow) => uow.insert('report_issue', issue(uow.batchId, { issue_no: 2, ...bad }))), JSON.stringify(bad)).toThrow();
    expect(l.problems()).toEqual([]);
  });
});

describe('D1-17 the year-start is locked by the close before it', () => {
  const closed = async (period: string): Promise<SmallLedger> => {
    const l = await SmallLedger.make({ loans: [{}, { begin_fen: 500_000 }] });
    l.book({ bookedOn: '2012-01-05' });
    l.batch('close', '结账', (uow) => closePeriods(uow, period, null, '[]'));
    return l;
  };
  const begin = (l: SmallLedger, day: string): unknown => l.all(`SELECT loan_id, class, principal_fen FROM loan_state WHERE from_on = ? ORDER BY loan_id`, day);

  it('no loan’s 年初 of a closed year moves, by whatever hand', async () => {
    const l = await closed('2011-01');
    const before = begin(l, '2011-01-01');
    for (const patch of [{ begin_fen: 800_001 }, { begin_year: 2010 }, { begin_year: 2012 }]) expect(() => l.batch('import', '改年初', (uow) => uow.update('loan', l.loans[0] ?? 1, patch)), JSON.stringify(patch)).toThrow(LOCKED);
    expect(() => l.batch('import', '漏登', (uow) => l.insertLoan(uow, 9))).toThrow(expect.objectContaining({ code: 'PERIOD_CLOSED' }) as Error);
    expect(begin(l, '2011-01-01')).toEqual(before);
    expect(l.problems()).toEqual([]);
  });

  it('after December the next year begins with what stood on the 31st, and with nothing else', async () => {
    const l = await closed('2011-12');
    const before = begin(l, '2012-01-01');
    expect(before).toEqual([{ loan_id: 1, class: 'doubtful', principal_fen: 800_000 }, { loan_id: 2, class: 'doubtful', principal_fen: 500_000 }]);
    expect(() => l.batch('import', '漏登', (uow) => l.insertLoan(uow, 9, { begin_year: 2012, interest_on: '2012-01-01' }))).toThrow(LOCKED);
    expect(() => l.batch('import', '元旦上调', (uow) => uow.insert('class_event', { loan_id: l.loans[1] ?? 2, on_date: '2012-01-01', from_class: 'doubtful', to_class: 'loss', reason: 'x' }))).toThrow(LOCKED);
    expect(() => runBatch(l.conn, head('import', '直接改'), () => l.conn.prepare(`DELETE FROM loan_state WHERE from_on = '2012-01-01'`).run())).toThrow(LOCKED);
    // January itself goes on: a receipt, a class moved on the 2nd, a loan that is new
    l.book({ loanId: l.loans[1] ?? 2, bookedOn: '2012-01-09' });
    l.batch('import', '分类', (uow) => {
      uow.insert('class_event', { loan_id: l.loans[1] ?? 2, on_date: '2012-01-02', from_class: 'doubtful', to_class: 'loss', reason: 'x' });
      uow.update('loan', l.loans[1] ?? 2, { risk_class: 'loss' });
    });
    l.batch('import', '新增', (uow) => l.insertLoan(uow, 9, { begin_year: 2012, begin_fen: 0, interest_on: '2012-01-01' }));
    expect(begin(l, '2012-01-01')).toEqual(before);
    expect(l.problems()).toEqual([]);
  });

  it('while December is open a late receipt of December still moves the year-start with it', async () => {
    const l = await closed('2011-11');
    l.book({ bookedOn: '2011-12-20' });
    expect(begin(l, '2012-01-01')).toMatchObject([{ principal_fen: 790_000 }, { principal_fen: 500_000 }]);
    expect(l.problems()).toEqual([]);
  });
});
