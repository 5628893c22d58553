import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportPlan } from '../../../electron/contract/imports.js';
import { cardNumber, gridBook, ledgerForm, ledgerGrid, loanRow, plainBook, STAFF, type OfficeRow } from '../../helpers/office-workbooks.js';
import { TestCore } from '../../helpers/test-core.js';

const PERIOD = '2011-08';
let core: TestCore;
beforeEach(async () => {
  core = await TestCore.open();
  await core.call('ledger.create', { county: '样例县' });
});
afterEach(() => core.close());

async function planned(...rows: OfficeRow[]): Promise<ImportPlan> {
  return core.plan(PERIOD, [core.put('员工.xlsx', plainBook('staff', STAFF)), core.put('台账.xlsx', ledgerForm(rows))]);
}
const ledgerOf = (plan: ImportPlan): ImportPlan['files'][number] => plan.files.find((f) => f.kind === 'ledger') as ImportPlan['files'][number];
const codesOf = (plan: ImportPlan): string[] => ledgerOf(plan).issues.map((i) => i.code);

describe('decisions 1: rejected rows', () => {
  const rules: [string, OfficeRow, string, string][] = [
    ['no borrower', { borrower: null }, 'REQUIRED_MISSING', 'borrower'],
    ['no loan number', { loanNo: null }, 'REQUIRED_MISSING', 'loanNo'],
    ['no unit', { unit: null }, 'REQUIRED_MISSING', 'unit'],
    ['no class', { riskClass: null }, 'REQUIRED_MISSING', 'riskClass'],
    ['no day of maturity', { dueOn: null }, 'REQUIRED_MISSING', 'dueOn'],
    ['an unknown book', { book: '小账' }, 'CODE_UNKNOWN', 'book'],
    ['an unknown class', { riskClass: '一般' }, 'CODE_UNKNOWN', 'riskClass'],
    ['maturity before granting', { dueOn: '2009-03-19' }, 'DUE_BEFORE_GRANT', 'dueOn'],
    ['formation before granting', { nplOn: '2009-03-19' }, 'FORMED_BEFORE_GRANT', 'nplOn'],
    ['a negative balance', { beginFen: -100, newFen: 100, cashFen: 0 }, 'BALANCE_NEGATIVE', 'beginFen'],
    ['negative arrears', { offInterestFen: -1 }, 'BALANCE_NEGATIVE', 'offInterestFen'],
    ['a negative movement', { cashFen: -100 }, 'AMOUNT_NEGATIVE', 'cashFen'],
    ['arithmetic off by one 分', { principalFen: 750_001 }, 'ROW_ARITHMETIC', 'principalFen'],
    ['arithmetic off by one 分 the other way', { principalFen: 749_999 }, 'ROW_ARITHMETIC', 'principalFen'],
    ['no original amount', { originalFen: 0 }, 'ORIGINAL_NOT_POSITIVE', 'originalFen'],
    ['shares above 100', { responsible: '周样初[0301](调查)60%；吴练田[0302](包收)50%' }, 'SHARES_NOT_100', 'responsible'],
    ['persons that cannot be read', { responsible: '周样初((60' }, 'PEOPLE_UNREADABLE', 'responsible'],
    ['a word where money belongs', { stock: '老账' }, 'STOCK_UNKNOWN', 'stock'],
  ];
  it.each(rules)('%s', async (_what, more, code, column) => {
    const plan = await planned(loanRow(1), loanRow(2, more), loanRow(3));
    const file = ledgerOf(plan);
    expect(file).toMatchObject({ rows: 3, insert: 2, reject: 1 });
    const rejects = file.issues.filter((i) => i.severity === 'reject');
    expect(rejects).toHaveLength(1);
    expect(rejects[0]).toMatchObject({ code, column, row: 7 });
    expect(rejects[0]?.message).toMatch(/[\u4e00-\u9fff].*。$/);

    const done = await core.commit(plan);
    expect(done).toMatchObject({ reject: 1 });
    expect((await core.call('loans.page', {})).count).toBe(2);
    expect(core.sql('SELECT row_no, verdict FROM import_row')).toEqual([{ row_no: 7, verdict: 'reject' }]);
    expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  });

  it('an impossible date and an ID or account number that lost digits', async () => {
    const file = core.put('台账.xlsx', ledgerGrid([loanRow(1, { dueOn: '2010-02-30' }), loanRow(2), loanRow(3)], { above: [['填报单位：石桥信用社', '单位：元']], cells: { G4: 439_900_197_001_010_000, M5: 1_234_567_890_123_456_800 } }));
    const plan = await core.plan(PERIOD, [file]);
    expect(plan.files[0]?.issues.filter((i) => i.severity === 'reject').map((i) => [i.row, i.column, i.code])).toEqual([[3, 'dueOn', 'DAY_IMPOSSIBLE'], [4, 'idNo', 'ID_DIGITS_LOST'], [5, 'loanNo', 'ID_DIGITS_LOST']]);
    expect(plan.totals).toMatchObject({ reject: 3, insert: 0 });
    expect((await core.refusal('import.commit', { planId: plan.planId, hash: plan.hash })).code).toBe('PLAN_EMPTY');
  });

  it('a key that stands twice: every place is named, in one file and across files; the same number in another book is no double', async () => {
    const first = core.put('甲社.xlsx', ledgerForm([loanRow(1), loanRow(2), loanRow(2, { borrower: '另一户' })]));
    const second = core.put('乙社.xlsx', ledgerForm([loanRow(1, { borrower: '第三户' }), loanRow(3), loanRow(3, { book: '已核销' })]));
    const plan = await core.plan(PERIOD, [first, second]);
    expect(plan.totals).toMatchObject({ rows: 6, reject: 4, insert: 2 });
    const doubles = plan.files.flatMap((f) => f.issues.filter((i) => i.code === 'DUPLICATE_KEY').map((i) => [f.name, i.row, i.message]));
    expect(doubles.map(([name, row]) => [name, row])).toEqual([['甲社.xlsx', 6], ['甲社.xlsx', 7], ['甲社.xlsx', 8], ['乙社.xlsx', 6]]);
    expect(doubles[0]?.[2]).toContain('甲社.xlsx 第 6 行、乙社.xlsx 第 6 行');
    expect(doubles[1]?.[2]).toContain('甲社.xlsx 第 7 行、甲社.xlsx 第 8 行');
  });

  it('a number that is the same in every row, as of a wrong column: some places and how many, not a sentence as long as the file', async () => {
    const plan = await core.plan(PERIOD, [core.put('台账.xlsx', ledgerForm(Array.from({ length: 12 }, (_, i) => loanRow(i + 1, { loanNo: '石桥' }))))]);
    const messages = plan.files[0]?.issues.filter((i) => i.code === 'DUPLICATE_KEY').map((i) => i.message) ?? [];
    expect(messages).toHaveLength(12);
    expect(messages[0]).toMatch(/台账\.xlsx 第 6 行、.*第 13 行 等共 12 处。/);
  });

  it('a text as long as a cell allows is quoted by its beginning', async () => {
    const plan = await planned(loanRow(1, { book: '表'.repeat(30_000) }));
    const found = ledgerOf(plan).issues.find((i) => i.code === 'CODE_UNKNOWN');
    expect(found?.message.length).toBeLessThan(600);
    expect(found?.raw).toMatch(/^表{400}…$/);
  });

  it('--strict takes all or nothing', async () => {
    const plan = await planned(loanRow(1), loanRow(2, { dueOn: '2009-01-01' }));
    expect(await core.refusal('import.commit', { planId: plan.planId, hash: plan.hash, strict: true })).toMatchObject({ code: 'IMPORT_STRICT', message: expect.stringContaining('1 行') as string });
    expect(core.one('SELECT count(*) FROM loan')).toBe(0);
    expect(core.one('SELECT count(*) FROM batch')).toBe(1);
  });
});

describe('decisions 1: warned and taken', () => {
  it('bad, old and missing IDs; shares missing; outsiders; formation before maturity', async () => {
    const plan = await planned(
      loanRow(1, { idNo: `${cardNumber(1).slice(0, 17)}${cardNumber(1).endsWith('1') ? '2' : '1'}` }),
      loanRow(2, { idNo: '439900700101001' }),
      loanRow(3, { idNo: null }),
      loanRow(4, { responsible: '周样初[0301](调查)；吴练田[0302](包收)' }),
      loanRow(5, { responsible: '外来人(调查)70%；周样初[0301](包收)30%', collector: null }),
      loanRow(6, { nplOn: '2010-01-15' }),
      loanRow(7, { responsible: null, collector: null }),
    );
    expect(ledgerOf(plan)).toMatchObject({ insert: 7, reject: 0 });
    const byRow = (row: number): string[] => ledgerOf(plan).issues.filter((i) => i.row === row).map((i) => i.code);
    expect([6, 7, 8, 9, 10, 11, 12].map(byRow)).toEqual([['ID_CHECKSUM'], ['ID_OLD_15'], ['ID_EMPTY'], ['SHARES_MISSING'], ['PERSON_NOT_ON_STAFF'], ['FORMED_BEFORE_DUE'], ['PEOPLE_MISSING']]);
    expect(codesOf(plan)).toHaveLength(7);
    await core.commit(plan);
    // shares stay unset, nothing is filled in
    expect(core.sql(`SELECT r.role, r.share_ppm FROM loan_responsible r JOIN loan l ON l.loan_id = r.loan_id WHERE l.loan_no = '03200900004' AND r.role <> 'collect'`)).toEqual([{ role: 'investigate', share_ppm: null }, { role: 'contract', share_ppm: null }]);
    expect(core.sql(`SELECT r.outsider, r.staff_id IS NULL AS nobody, r.share_ppm FROM loan_responsible r JOIN loan l ON l.loan_id = r.loan_id WHERE l.loan_no = '03200900005' ORDER BY 1 DESC`)).toEqual([{ outsider: '外来人', nobody: 1, share_ppm: 700_000 }, { outsider: null, nobody: 0, share_ppm: 300_000 }]);
    expect(core.sql(`SELECT p.id_no FROM loan l JOIN party p ON p.party_id = l.borrower_id WHERE l.loan_no IN ('03200900002','03200900003') ORDER BY l.loan_no`)).toEqual([{ id_no: '439900700101001' }, { id_no: null }]);
  });
});

describe('decisions 2: the key of a loan and new units', () => {
  it('an unknown 机构 becomes a unit of the same batch, listed in the plan; undo takes it away again', async () => {
    const plan = await planned(loanRow(1), loanRow(2, { unit: '新开信用社' }), loanRow(3, { unit: '新开信用社' }));
    expect(plan.newUnits).toEqual(['石桥信用社', '县联社机关', '新开信用社']);
    const done = await core.commit(plan);
    expect((await core.call('units.list', {})).units.map((u) => [u.code, u.name, u.kind])).toEqual([['03', '石桥信用社', 'credit_union'], ['04', '新开信用社', 'credit_union'], ['00', '县联社机关', 'office']]);
    await core.call('history.undo', { batch: done.batch });
    expect((await core.call('units.list', {})).units).toEqual([]);
  });

  it('cancelled loans do not count: after undo the same keys are new again', async () => {
    const file = core.put('台账.xlsx', ledgerForm([loanRow(1)]));
    const first = await core.import(PERIOD, file);
    await core.call('history.undo', { batch: first.batch });
    const plan = await core.plan(PERIOD, [file]);
    expect(plan.totals).toMatchObject({ insert: 1, unchanged: 0 });
    expect(plan.files[0]?.importedBefore).toBeNull();
    await core.commit(plan);
    expect((await core.call('loans.page', {})).count).toBe(1);
    expect(core.one('SELECT count(*) FROM loan')).toBe(2);
  });

  it('the same number in two units is two loans; recover asks for the unit', async () => {
    await core.import(PERIOD, core.put('台账.xlsx', ledgerForm([loanRow(1), loanRow(1, { unit: '城关信用社', borrower: '另一户' })])));
    expect((await core.call('loans.page', {})).count).toBe(2);
    expect(await core.refusal('loans.get', { no: '03200900001' })).toMatchObject({ code: 'LOAN_AMBIGUOUS', message: expect.stringContaining('城关信用社') as string });
    expect((await core.call('loans.get', { no: '03200900001', unit: '城关信用社' })).loan.borrower).toBe('另一户');
  });
});

describe('decisions 5: the unit of money is declared, never guessed', () => {
  it('another form without a unit is refused with what to do, the same form with 单位：万元 is read in 万元', async () => {
    const rename = { borrower: '户名', principalFen: '期末余额', beginFen: '年初余额', loanNo: '借据编号', originalFen: '借款金额', cashFen: '本年现金收回' };
    const bare = core.put('旧表.xlsx', ledgerGrid([loanRow(1)], { rename, keys: Object.keys(loanRow(1)).filter((k) => k !== 'ratePpm') }));
    const asked = await core.plan(PERIOD, [bare]);
    const said = asked.refused.length > 0 ? asked.refused.map((r) => r.message).join() : asked.files.flatMap((f) => f.issues.map((i) => i.message)).join();
    expect(said).toContain('单位');
    expect(asked.totals.insert).toBe(0);

    const wan = core.put('万元表.xlsx', ledgerGrid([loanRow(1)], { rename, above: [['', '单位：万元']], moneyIn: 1_000_000 }));
    const plan = await core.plan(PERIOD, [wan]);
    expect(plan.totals).toMatchObject({ insert: 1, reject: 0 });
    expect(plan.files[0]?.controlTotals).toMatchObject({ beginFen: 1_000_000, principalFen: 750_000 });
  });

  it('the known form without a unit line is in 元', async () => {
    const plan = await core.plan(PERIOD, [core.put('元.xlsx', ledgerGrid([loanRow(1)]))]);
    expect(plan.files[0]?.controlTotals).toMatchObject({ beginFen: 1_000_000, principalFen: 750_000, cashFen: 250_000 });
  });
});

describe('decisions 24: both spellings', () => {
  it('English codes in a workbook mean the same as the terms', async () => {
    const plan = await core.plan(PERIOD, [core.put('codes.xlsx', ledgerGrid([loanRow(1, { book: 'on', riskClass: 'doubtful', guarantee: 'mortgage', client: 'firm', idKind: 'credit_code', cause: 'policy', problem: 'staff_own', publicKind: 'no' })]))]);
    expect(plan.totals).toMatchObject({ insert: 1, reject: 0 });
    await core.commit(plan);
    expect((await core.call('loans.get', { no: '03200900001' })).loan).toMatchObject({ book: '表内', class: '可疑', guarantee: '抵押', client: '企业', idKind: '统一社会信用代码', cause: '宏观产业政策', problem: '职工自借' });
  });

  it('a sheet of numbers and words that is no table of ours is not read', async () => {
    const plan = await core.plan(PERIOD, [core.put('通讯录.xlsx', gridBook([['姓名', '生日'], ['甲', '1970-01-01']]))]);
    expect(plan.refused).toMatchObject([{ name: '通讯录.xlsx', code: 'SHEET_NOT_RECOGNISED' }]);
  });
});
