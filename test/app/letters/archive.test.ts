import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import { TestCore } from '../../helpers/test-core.js';
import { clean, flat, joined, pageOf, sheetsOf, suretyLoans } from './office.js';

let core: TestCore;
let ids: number[];
beforeEach(async () => {
  core = await sampleLedger('imported');
  ids = suretyLoans(core, 3).map((l) => l.id);
});
afterEach(() => core.close());

const issue = (more: object = {}) => core.call('letters.issue', { template: 'dunning', select: { loanIds: ids }, ...more });

describe('issue is archive', () => {
  it('numbers by kind and year, a row a copy; prints again exactly what left the house, whatever the ledger says since', async () => {
    const made = await issue();
    expect(made).toMatchObject({ letters: 3, first: '催〔2011〕第0001号', last: '催〔2011〕第0003号' });
    const { letters, count } = await core.call('letters.issued', { kind: 'dunning', year: 2011 });
    expect(count).toBe(made.letterIds.length);
    expect(letters.filter((l) => l.role === '借款人').map((l) => l.number).reverse()).toEqual(['催〔2011〕第0001号', '催〔2011〕第0002号', '催〔2011〕第0003号']);
    expect(letters.some((l) => l.role === '保证人' && l.copy > 1)).toBe(true);
    const [first = 0] = made.letterIds;
    const page = await core.call('letters.issuedPage', { letterId: first });
    expect(joined(page.html)).toContain('编号：催〔2011〕第0001号');
    expect(page.html).not.toContain('未出具');

    // the loan is paid since: the letter is what it was
    await core.call('recoveries.book', { loanId: ids[0] ?? 0, on: '2011-08-31', principalFen: 100, form: 'cash' });
    expect((await core.call('letters.issuedPage', { letterId: first })).html).toBe(page.html);
    const printed = await core.call('letters.print', { letterIds: made.letterIds, format: 'html' });
    const sheets = sheetsOf(pageOf(core, printed.files[0]));
    expect(sheets).toHaveLength(made.pages);
    expect(sheets.slice(0, page.pages)).toEqual(sheetsOf(page.html));
    await clean(core);

    // the next run counts on; another kind counts for itself
    expect((await issue()).first).toBe('催〔2011〕第0004号');
    expect((await core.call('letters.issue', { template: 'warning' })).first).toBe('警〔2011〕第0001号');
    await clean(core);
  });

  it('undo takes letters back, their numbers are not used again and they are not printed any more', async () => {
    const made = await issue();
    const [letterId = 0] = made.letterIds;
    await core.call('history.undo', { batch: made.batch });
    expect((await core.call('letters.issued', {})).letters.every((l) => l.voided)).toBe(true);
    expect((await core.refusal('letters.print', { letterIds: [letterId] })).message).toContain('催〔2011〕第0001号 已撤回');
    expect((await issue()).first).toBe('催〔2011〕第0004号');
    await clean(core);
  });

  it('stopped half way nothing was issued', async () => {
    let seen = 0;
    await expect(core.call('letters.issue', { template: 'dunning', select: { loanIds: ids } }, { progress: () => { if (++seen > 2) throw new Error('stopped'); } })).rejects.toThrow('stopped');
    expect(core.one('SELECT count(*) FROM letter_issue')).toBe(0);
    await clean(core);
  });

  it('full numbers need a reason, which stands with the letter and with every print of it', async () => {
    const [loan] = suretyLoans(core, 1);
    const masked = await core.call('letters.issue', { template: 'instalment', select: { loanIds: [loan?.id ?? 0] } });
    const full = await core.call('letters.issue', { template: 'instalment', select: { loanIds: [loan?.id ?? 0] }, unlock: '起诉用' });
    const text = async (id: number | undefined): Promise<string> => joined((await core.call('letters.issuedPage', { letterId: id ?? 0 })).html);
    expect(await text(masked.letterIds[0])).not.toContain(loan?.idNo);
    expect(await text(full.letterIds[0])).toContain(loan?.idNo);
    await core.call('letters.print', { letterIds: [...masked.letterIds, ...full.letterIds], format: 'html' });
    const { prints } = await core.call('letters.prints', {});
    expect(prints).toMatchObject([{ on: '2011-08-31', by: '周样初', what: '分期还款承诺书 承诺〔2011〕第0001号 至 承诺〔2011〕第0002号', letters: 2, pages: masked.pages + full.pages, unlocked: '起诉用' }]);
    expect((await core.call('letters.issued', { search: '第0002号' })).letters.map((l) => l.unlocked)).toEqual(['起诉用']);
    await clean(core);
  });
});

describe('what happens to a copy', () => {
  it('printed, delivered, signed: who signed and what he is to the addressee', async () => {
    const made = await issue();
    const [letterId = 0] = made.letterIds;
    await core.call('letters.print', { letterIds: [letterId], format: 'html' });
    await core.call('letters.act', { letterId, act: 'delivered', on: '2011-08-31', how: '当面送达', name: '安新禾、沈拟林' });
    await core.call('letters.act', { letterId, act: 'signed', on: '2011-08-31', name: '钱样嫂', relation: '同住成年家属' });
    const { acts } = await core.call('letters.issuedPage', { letterId });
    expect(acts.map((a) => [a.act, a.name, a.relation, a.by])).toEqual([['printed', '', '', '周样初'], ['delivered', '安新禾、沈拟林', '', '周样初'], ['signed', '钱样嫂', '同住成年家属', '周样初']]);
    const open = await core.call('letters.issued', { openOnly: true });
    expect(open.count).toBe(made.letterIds.length - 1);
    expect((await core.call('letters.issued', {})).letters.find((l) => l.letterId === letterId)).toMatchObject({ lastAct: 'signed', signed: true });
    await clean(core);
  });

  it.each([
    [{ act: 'signed', on: '2011-08-31', relation: '本人' }, '没有写签收人'],
    [{ act: 'signed', on: '2011-08-31', name: '邻居', relation: '邻居' }, '签收人身份应为本人、同住成年家属'],
    [{ act: 'delivered', on: '2011-08-31', how: '托人' }, '送达方式应为当面送达'],
    [{ act: 'delivered', on: '2011-08-31', how: '邮寄' }, '邮寄要写明单号'],
    [{ act: 'delivered', on: '2011-08-31', how: '留置' }, '留置送达要写明见证人'],
    [{ act: 'refused', on: '2011-08-31' }, '拒收要写明情况'],
    [{ act: 'returned', on: '2011-08-30' }, '日期早于签发日'],
    [{ act: 'returned', on: '2011-09-30' }, '晚于业务日期'],
  ] as const)('%o is refused: %s', async (act, reason) => {
    const made = await issue();
    const refusal = await core.refusal('letters.act', { letterId: made.letterIds[0] ?? 0, ...act });
    expect(refusal.message).toContain(reason);
    expect((await core.refusal('letters.act', { letterId: 99, ...act })).code).toBe('LETTER_UNKNOWN');
  });
});

describe('tampering past the guards', () => {
  const tampered = async (sql: string): Promise<TestCore> => {
    await core.core.close();
    const conn = new Database(core.ledger);
    for (const name of conn.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all() as string[]) conn.exec(`DROP TRIGGER ${name}`);
    conn.exec(sql);
    conn.close();
    return TestCore.open({ ledger: core.ledger });
  };

  it.each([
    ['one byte of what was printed', `UPDATE letter_issue SET content = CAST(substr(content, 1, 40) || x'00' || substr(content, 42) AS BLOB) WHERE letter_issue_id = 1`, /letter_issue 第 1 条/],
    ['the content and its hash together', `UPDATE letter_issue SET content = x'00', content_hash = 'x' WHERE letter_issue_id = 1`, /letter_issue 第 1 条/],
    ['to whom it went', `UPDATE letter_issue SET to_name = '别人' WHERE letter_issue_id = 1`, /letter_issue 第 1 条/],
    ['who signed', `UPDATE letter_act SET name = '别人'`, /letter_act 第/],
    ['the reason of an unlocked print', `UPDATE letter_print SET unlocked = '有理由'`, /letter_print 第 1 条/],
    ['a letter taken away', `DELETE FROM letter_act; DELETE FROM letter_issue WHERE letter_issue_id = 1`, /letter_issue 第 1 条不见了/],
  ])('%s is found', async (_what, sql, says) => {
    const made = await issue();
    await core.call('letters.act', { letterId: made.letterIds[0] ?? 0, act: 'signed', on: '2011-08-31', name: '钱样福', relation: '本人' });
    await core.call('letters.print', { letterIds: made.letterIds, format: 'html' });
    await clean(core);
    const opened = await tampered(sql);
    const found = await opened.call('ledger.verify', {});
    expect(found.problems.join('\n')).toMatch(says);
    if (sql.startsWith('UPDATE letter_issue SET content')) {
      const again = await opened.refusal('letters.print', { letterIds: [1], format: 'html' }).catch((e: unknown) => ({ code: String(e) }));
      expect(again.code).toMatch(/LETTER_CONTENT_CHANGED/);
    }
    await opened.close();
  });
});

it('a borrower with 200 loans gets a letter for each, and one list finds them', async () => {
  const borrower = core.one('SELECT borrower_id FROM loan GROUP BY borrower_id ORDER BY count(*) DESC LIMIT 1');
  const { units } = await core.call('units.list', {});
  const of = core.one('SELECT loan_id FROM loan WHERE borrower_id = ? LIMIT 1', borrower);
  for (let i = 0; i < 200; i++) await core.call('loans.form', { on: '2011-08-31', principalFen: 10_000 + i, riskClass: '次级', loan: { unitId: units.find((u) => u.kind === 'credit_union')?.unitId ?? 1, no: `Y-${i}`, borrower: { ofLoanId: of }, grantedOn: '2010-01-01', dueOn: '2011-01-01', originalFen: 20_000, guarantee: '信用' } });
  const made = await core.call('letters.issue', { template: 'dunning', select: { filter: { search: 'Y-' } } });
  expect(made.letters).toBe(200);
  expect((await core.call('letters.issued', { limit: 500, search: core.sql<{ name: string }>('SELECT name FROM party WHERE party_id = ?', borrower)[0]?.name ?? '' })).count).toBe(200);
  expect(flat((await core.call('letters.issuedPage', { letterId: made.letterIds.at(-1) ?? 0 })).html)).toContain('催〔2011〕第0200号');
  await clean(core);
}, 60_000);
