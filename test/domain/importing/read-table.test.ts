import { describe, expect, it } from 'vitest';
import { findTables } from '../../../electron/domain/importing/find-tables.js';
import { LEDGER_COLUMNS } from '../../../electron/domain/importing/ledger-form.js';
import type { SheetReading } from '../../../electron/domain/importing/profile.js';
import type { RawSheet } from '../../../electron/domain/importing/raw-sheet.js';
import { readTable } from '../../../electron/domain/importing/read-table.js';
import { GOOD_LOAN, ledgerSheet, letters, merge, profile, PROFILES, readOnly, sheetOf, type Cell } from './sheet-builder.js';

const ledger = profile('provincial-ledger');
const at = (key: string): number => LEDGER_COLUMNS.findIndex((c) => c.key === key);
/** A row of the provincial form with only these cells filled. */
const row = (cells: Readonly<Record<string, Cell>>): Cell[] => LEDGER_COLUMNS.map((c) => cells[c.key] ?? null);
const loan = (no: number, change: Readonly<Record<string, Cell>> = {}): Record<string, Cell> => ({ ...GOOD_LOAN, seq: no, loanNo: `86994650558815${String(no).padStart(2, '0')}`, ...change });
const skippedOf = (reading: SheetReading): string[] => (reading.skipped ?? []).map((s) => `${s.row} ${s.why}`);
const sheetIssues = (reading: SheetReading): string[] => reading.issues.map((i) => `${i.severity} ${i.code}`);
const totals = (n: number): Record<string, Cell> => ({ originalFen: 749000 * n, beginFen: 700000 * n, newFen: 0, cashFen: 50000.5 * n, inKindFen: 10000 * n, rolledFen: 0, otherReducedFen: 0, principalFen: 639999.5 * n, onInterestFen: 1200 * n, offInterestFen: 34567.89 * n, interestPaidFen: 800 * n });

describe('I15 rows that are not data', () => {
  it('subtotals, totals, sections, prepared lines and the footer stay out, the total is held against the rows', () => {
    const sheet = ledgerSheet([loan(1), loan(2)], {
      tail: [
        row({ seq: '城关社小计', ...totals(2) }), row({ seq: '二、双溪信用社' }), row(loan(3)), row({ borrower: '小  计', ...totals(1) }), row({ seq: 4 }), row({ seq: 5, beginFen: 0, principalFen: 0 }), [], row({ seq: '合　　计', ...totals(3) }),
        ['填表人：周样初', null, '复核人：', null, '负责人：'], ['报出日期：2011年9月2日'],
      ],
    });
    const reading = readOnly(sheet);
    expect(reading.rows.map((r) => r.row)).toEqual([6, 7, 10]);
    expect(skippedOf(reading)).toEqual(['5 numbers', '8 subtotal', '9 section', '11 subtotal', '12 empty', '13 empty', '15 total', '16 after_end', '17 after_end']);
    expect(reading.ownTotals).toMatchObject({ beginFen: 210_000_000, cashFen: 15_000_150, principalFen: 191_999_850 });
    expect(reading.issues).toEqual([]);
  });

  it('every filled row is a draft or skipped with a reason', () => {
    const sheet = ledgerSheet([loan(1)], { tail: [row({ seq: '合计', ...totals(1) }), row(loan(2)), ['注：本表一式两份。'], row(loan(3))] });
    const reading = readOnly(sheet);
    const below = sheet.rows.filter((r) => r.row > reading.headBottom).map((r) => r.row);
    expect([...reading.rows.map((r) => r.row), ...(reading.skipped ?? []).map((s) => s.row)].sort((a, b) => a - b)).toEqual(below);
  });

  it('a total that differs is named with both figures', () => {
    const reading = readOnly(ledgerSheet([loan(1)], { tail: [row({ seq: '合计', ...totals(1), cashFen: 50000 })] }));
    expect(reading.issues).toMatchObject([{ row: 7, column: 'cashFen', raw: '50000', code: 'TOTAL_DIFFERS', severity: 'warn', message: '“本年收回-现金”的合计行为 50000.00 元，逐行相加为 50000.50 元，相差 -0.50 元，请核对。' }]);
  });

  it('a total that is a formula without result, or an error, is said to be unreadable', () => {
    const reading = readOnly(ledgerSheet([loan(1)], { tail: [row({ seq: '合计', ...totals(1), cashFen: { t: 'f', v: 'SUM(AD6:AD6)' }, beginFen: { t: 'e', v: '#VALUE!' } })] }));
    expect(sheetIssues(reading)).toEqual(['warn TOTAL_UNREADABLE', 'warn TOTAL_UNREADABLE']);
    expect(reading.issues.map((i) => i.raw)).toEqual(['#VALUE!', '=SUM(AD6:AD6)']);
    expect(Object.keys(reading.ownTotals ?? {})).not.toContain('cashFen');
  });

  it('总计 is the total above the 合计 of each unit; two of the same standing are not guessed between', () => {
    const both = readOnly(ledgerSheet([loan(1)], { tail: [row({ seq: '合计', ...totals(1) }), row(loan(2)), row({ seq: '合计', ...totals(1) }), row({ seq: '总计', ...totals(2) })] }));
    expect(both.ownTotals?.['beginFen']).toBe(140_000_000);
    expect(both.issues).toEqual([]);
    const unclear = readOnly(ledgerSheet([loan(1)], { tail: [row({ seq: '合计', ...totals(1) }), row(loan(2)), row({ seq: '合计', ...totals(1) })] }));
    expect(unclear.ownTotals).toBeNull();
    expect(sheetIssues(unclear)).toEqual(['warn TOTALS_SEVERAL']);
    const units = readOnly(ledgerSheet([loan(1)], { tail: [row({ seq: '石桥社合计', ...totals(1) })] }));
    expect(units.ownTotals?.['beginFen']).toBe(70_000_000);
  });

  it('a borrower whose name ends in 合计 or begins like a footer is still a loan', () => {
    const reading = readOnly(ledgerSheet([loan(1, { borrower: '样例县合计' }), loan(2, { seq: null, ledgerNo: null, book: '表内', unit: '注', borrower: '备注：' })]));
    expect(reading.rows).toHaveLength(2);
    const order = ['borrower', ...LEDGER_COLUMNS.map((c) => c.key).filter((k) => k !== 'borrower')];
    expect(readOnly(ledgerSheet([loan(1, { borrower: '样例县合计' }), loan(2, { borrower: '小计' }), loan(3, { borrower: '备注：' })], { order })).rows).toHaveLength(3);
  });

  it('a rejected row counts in the comparison with the total', () => {
    const reading = readOnly(ledgerSheet([loan(1), loan(2, { book: '表外' })], { tail: [row({ seq: '合计', ...totals(2) })] }));
    expect(reading.issues).toEqual([]);
    expect(reading.rows[1]?.issues).toHaveLength(1);
  });

  it('rows that look like data behind the footer are never passed over in silence', () => {
    const reading = readOnly(ledgerSheet([loan(1)], { tail: [['填表人：周样初'], row(loan(2)), row(loan(3))] }));
    expect(reading.rows).toHaveLength(1);
    expect(reading.issues).toMatchObject([{ row: 0, code: 'ROWS_AFTER_END', severity: 'warn', message: '表尾（第 7 行）之后还有 2 行像是数据，没有读入，请移到表尾之前。' }]);
  });

  it('a row with nothing but a name is a row, and is rejected', () => {
    const reading = readOnly(ledgerSheet([loan(1)], { tail: [row({ borrower: '王练平' })] }));
    expect(reading.rows).toHaveLength(2);
    expect(reading.rows[1]?.issues.filter((i) => i.code === 'REQUIRED_MISSING').length).toBeGreaterThan(10);
  });
});

describe('I15 rows between head and data', () => {
  const head = LEDGER_COLUMNS.map((c) => c.title);
  const under = (...rows: Cell[][]): SheetReading => readOnly(sheetOf([head, ...rows, row(loan(1))]));

  it.each([
    ['1 2 3 …', LEDGER_COLUMNS.map((c) => c.no)],
    ['(1) (2) …', LEDGER_COLUMNS.map((c) => `(${c.no})`)],
    ['甲 乙 丙 1 2 …', LEDGER_COLUMNS.map((_, i) => (i < 3 ? ['甲', '乙', '丙'][i] ?? '' : String(i - 2)))],
    ['栏次 1 2 …', LEDGER_COLUMNS.map((_, i) => (i === 0 ? '栏次' : i))],
    ['A B … Z AA', LEDGER_COLUMNS.map((_, i) => letters(i))],
    ['with a formula', LEDGER_COLUMNS.map((c) => (c.no === 34 ? '34=28+29-30-31-32-33' : String(c.no)))],
  ] as [string, Cell[]][])('column numbers %s', (_, numbers) => {
    const reading = under(numbers);
    expect(reading.rows.map((r) => r.row)).toEqual([3]);
    expect(skippedOf(reading)).toEqual(['2 numbers']);
  });

  it('notes on how to fill, below and above the column numbers', () => {
    const notes = row({ ledgerNo: '自动生成', book: '下拉选择', idNo: '文本格式', grantedOn: '年-月-日', dueOn: '年-月-日', originalFen: '保留两位小数', beginFen: '保留两位小数', responsible: '姓名(身份)比例' });
    const reading = under(notes, LEDGER_COLUMNS.map((c) => c.no), notes);
    expect(reading.rows.map((r) => r.row)).toEqual([5]);
    expect(skippedOf(reading)).toEqual(['2 note', '3 numbers', '4 note']);
  });

  it('a line of notes or scores that names itself', () => {
    expect(skippedOf(under(row({ seq: '填写说明', borrower: '与借据一致' })))).toEqual(['2 note']);
    expect(skippedOf(under(row({ seq: '分值', borrower: 5, idNo: 3, originalFen: 10 })))).toEqual(['2 note']);
    expect(skippedOf(under(row({ ...loan(9), seq: '例：' })))).toEqual(['2 note']);
    expect(skippedOf(under(row({ ...loan(9), seq: '说明甲' })))).toEqual([]);
  });

  // Scored by the head office, the form had points under every column, the numbers included: the line was taken for a loan, and rejected.
  it('scores under every column', () => {
    const scores = LEDGER_COLUMNS.map((c, i): Cell => (i === 0 ? '分值' : c.required ? 5 : c.type === 'text' ? '2分' : null));
    expect(skippedOf(under(scores, row({ ...loan(9), seq: '例：' })))).toEqual(['2 note', '3 note']);
    expect(under(row({ ...loan(9), seq: '分值' })).rows).toHaveLength(2);
  });

  it('a first row of bad data is data', () => {
    const bad = under(row(loan(9, { grantedOn: '2010-02-30', originalFen: '10万' })));
    expect(bad.rows.map((r) => r.row)).toEqual([2, 3]);
    expect(bad.rows[0]?.issues.map((i) => i.code)).toEqual(['DAY_IMPOSSIBLE', 'AMOUNT_UNREADABLE']);
  });

  it('staff numbers with a letter are data', () => {
    const reading = readOnly(sheetOf([['工号', '姓名', '机构', '机构代码', '职级'], ['A0101', '李守义', '石桥信用社', 'XG01', '信用社员工'], ['A0102', '陈福根', '石桥信用社', 'XG01', '信用社员工']]));
    expect(reading.rows.map((r) => r.values['staffNo'])).toEqual(['A0101', 'A0102']);
  });

  it('numbers further down are data, not column numbers', () => {
    const reading = readOnly(sheetOf([['月份', '机构', '各项贷款余额(元)'], ['2011-07', '石桥信用社', 5], ['1', '2', '3']]));
    expect(reading.rows.map((r) => r.row)).toEqual([2, 3]);
  });
});

describe('I16 units of the figures', () => {
  const head = LEDGER_COLUMNS.map((c) => c.title);
  const begin = (reading: SheetReading): unknown => reading.rows[0]?.values['beginFen'];

  it('the line above the table decides', () => {
    const wan = { originalFen: 74.9, beginFen: 70, newFen: 0, cashFen: 5.00005, inKindFen: 1, principalFen: 63.99995, onInterestFen: 0.12, offInterestFen: 3.456789, interestPaidFen: 0.08 };
    const reading = readOnly(sheetOf([['单位：万元'], head, row({ ...GOOD_LOAN, ...wan })]));
    expect(reading.unit).toBe('万元');
    expect(reading.rows[0]?.values).toMatchObject({ beginFen: 70_000_000, cashFen: 5_000_050, principalFen: 63_999_950, offInterestFen: 3_456_789 });
    expect(reading.rows[0]?.issues).toEqual([]);
  });

  it('a head with its own unit is read in it, the others by the line', () => {
    const mixed = head.map((t) => (t === '借据金额' ? '借据金额（万元）' : t));
    const reading = readOnly(sheetOf([['单位：元'], mixed, row({ ...GOOD_LOAN, originalFen: 74.9 })]));
    expect(reading.rows[0]?.values).toMatchObject({ originalFen: 74_900_000, beginFen: 70_000_000 });
  });

  it('no unit anywhere on a foreign form: nothing is read, the question is asked, and the answer is obeyed', () => {
    const foreign = head.map((t) => (t === '年初本金余额' ? '年初余额' : t));
    const sheet = sheetOf([foreign, row(GOOD_LOAN)]);
    const asked = readOnly(sheet);
    expect(asked.rows).toEqual([]);
    expect(asked.issues).toMatchObject([{ row: 0, column: '', code: 'UNIT_MISSING', severity: 'reject' }]);
    expect(begin(readOnly(sheet, { unit: '元' }))).toBe(70_000_000);
    expect(begin(readOnly(sheet, { unit: '万元' }))).toBe(700_000_000_000);
  });

  it('the clerk’s choice against the sheet’s own line is obeyed and remarked', () => {
    const reading = readOnly(sheetOf([['单位：万元'], head, row(GOOD_LOAN)]), { unit: '元' });
    expect(begin(reading)).toBe(70_000_000);
    expect(sheetIssues(reading)).toEqual(['warn UNIT_DIFFERS']);
  });

  it('千元 cannot be overruled, contradicting lines can be settled', () => {
    expect(sheetIssues(readOnly(sheetOf([['单位：千元'], head, row(GOOD_LOAN)]), { unit: '元' }))).toEqual(['reject UNIT_UNSUPPORTED']);
    const two = sheetOf([['单位：万元'], ['单位：元'], head, row(GOOD_LOAN)]);
    expect(sheetIssues(readOnly(two))).toEqual(['reject UNIT_CONTRADICTS']);
    expect(begin(readOnly(two, { unit: '元' }))).toBe(70_000_000);
  });

  it('tables without money need no unit', () => {
    expect(readOnly(sheetOf([['员工编号', '姓名', '部门', '档次'], ['0101', '李守义', '石桥信用社', '信用社员工']])).rows).toHaveLength(1);
  });
});

describe('columns decided by hand', () => {
  const head = LEDGER_COLUMNS.map((c) => (c.key === 'riskClass' ? '形态情况' : c.key === 'beginFen' ? '上年结转(万元)' : c.title));
  const sheet = sheetOf([['单位：元'], head, row({ ...GOOD_LOAN, beginFen: 70 })]);

  it('missing ones are named until they are given, by column or by value', () => {
    const open = readOnly(sheet);
    expect(open.rows).toEqual([]);
    expect(open.issues.map((i) => [i.column, i.code])).toEqual([['riskClass', 'COLUMN_MISSING'], ['beginFen', 'COLUMN_MISSING']]);
    const half = readOnly(sheet, { columns: { beginFen: at('beginFen') } });
    expect(half.issues.map((i) => i.message)).toEqual(['缺少必填列“五级分类”，请补上这一列，或在“对应字段”一步指定。']);
    const reading = readOnly(sheet, { columns: { beginFen: at('beginFen') }, constants: { riskClass: '可疑' } });
    expect(reading.issues).toEqual([]);
    expect(reading.rows[0]?.issues).toEqual([]);
    expect(reading.rows[0]?.values).toMatchObject({ riskClass: 'doubtful', beginFen: 70_000_000 });
    expect(reading.columns.find((c) => c.key === 'beginFen')).toEqual({ key: 'beginFen', column: 27, head: '上年结转(万元)', by: 'manual', unit: '万元' });
    expect(reading.unknownHeads).toEqual(['形态情况']);
  });

  it('a question is answered by naming the column', () => {
    const twice = sheetOf([[...LEDGER_COLUMNS.map((c) => c.title), '当前本金余额'], [...row(GOOD_LOAN), 1]]);
    expect(sheetIssues(readOnly(twice))).toEqual(['reject HEAD_AMBIGUOUS']);
    const reading = readOnly(twice, { columns: { principalFen: at('principalFen') } });
    expect(reading.rows[0]?.values['principalFen']).toBe(63_999_950);
  });

  it('a column can be taken out, and one column cannot serve two fields', () => {
    const good = ledgerSheet([GOOD_LOAN]);
    expect('phone' in (readOnly(good, { columns: { phone: null } }).rows[0]?.values ?? {})).toBe(false);
    expect(sheetIssues(readOnly(good, { columns: { phone: at('town'), actualUser: at('town') } }))).toEqual(['reject OVERRIDE_COLUMN_TAKEN']);
    const moved = readOnly(good, { columns: { actualUser: at('phone') } });
    expect(moved.rows[0]?.values['actualUser']).toBe('0000-5555534');
    expect('phone' in (moved.rows[0]?.values ?? {})).toBe(false);
  });

  it('taking out a required column makes it missing', () => {
    expect(sheetIssues(readOnly(ledgerSheet([GOOD_LOAN]), { columns: { riskClass: null } }))).toEqual(['reject COLUMN_MISSING']);
  });
});

describe('the sheet as a whole', () => {
  it('a column that is not there is absent from the values, an empty cell is null', () => {
    const reading = readOnly(ledgerSheet([GOOD_LOAN], { order: LEDGER_COLUMNS.map((c) => c.key).filter((k) => k !== 'phone' && k !== 'callYear') }));
    const values = reading.rows[0]?.values ?? {};
    expect('phone' in values).toBe(false);
    expect('callYear' in values).toBe(false);
    expect(values['actualUser']).toBeNull();
  });

  it('no column of persons: one remark for the sheet, none for the rows', () => {
    const reading = readOnly(ledgerSheet([GOOD_LOAN, loan(2)], { order: LEDGER_COLUMNS.map((c) => c.key).filter((k) => k !== 'responsible') }));
    expect(sheetIssues(reading)).toEqual(['warn COLUMN_ABSENT']);
    expect(reading.rows.flatMap((r) => r.issues)).toEqual([]);
  });

  it('cells that the reader left out are remarked', () => {
    const reading = readOnly({ ...ledgerSheet([GOOD_LOAN]), outside: { count: 3, first: 'XFD1048576' } });
    expect(reading.issues).toMatchObject([{ code: 'CELLS_OUTSIDE', message: 'IV 列以右还有 3 个单元格（从 XFD1048576 起）没有读入，请核对表格是否有误放的内容。' }]);
  });

  it('the unit written once over merged rows counts for each of them; an amount does not', () => {
    const plain = ledgerSheet([loan(1), loan(2, { unit: null, cashFen: null, principalFen: 690000 })]);
    const unit = letters(at('unit'));
    const cash = letters(at('cashFen'));
    const sheet: RawSheet = { ...plain, merges: [...plain.merges, merge(`${unit}6:${unit}7`), merge(`${cash}6:${cash}7`)] };
    expect(readOnly(sheet).rows.map((r) => [r.values['unit'], r.values['cashFen'], r.issues.length])).toEqual([['石桥信用社', 5_000_050, 0], ['石桥信用社', null, 0]]);
  });

  it('rivals are not read', () => {
    const twin = { ...profile('loan-balances'), id: 'twin' };
    expect(sheetIssues(readOnly(sheetOf([['月份', '机构', '各项贷款余额(元)'], ['2011-08', '石桥信用社', 1]]), {}, [...PROFILES, twin]))).toEqual(['reject KIND_AMBIGUOUS']);
  });

  it('I12 rare characters come through', () => {
    expect(readOnly(ledgerSheet([loan(1, { borrower: '㛃𠮷·𬭚', town: '𪩘村' })])).rows[0]?.values).toMatchObject({ borrower: '㛃𠮷·𬭚', town: '𪩘村' });
  });

  it('I17 the same rows in another order and with inserted columns give the same drafts', () => {
    const loans = [loan(1), loan(2, { borrower: '祝满仓' }), loan(3, { book: '表外' })];
    const values = (reading: SheetReading): unknown[] => reading.rows.map((r) => [r.values['loanNo'], r.values, r.issues.map((i) => i.code)]).sort();
    const order = LEDGER_COLUMNS.map((c) => c.key).reverse();
    expect(values(readOnly(ledgerSheet([...loans].reverse(), { order })))).toEqual(values(readOnly(ledgerSheet(loans))));
  });
});

describe('the plain forms', () => {
  it('清收登记簿', () => {
    const reading = readOnly(sheetOf([
      ['清收登记簿'],
      ['收回日期', '机构', '借据号', '借款人', '收回形式', '清收措施', '收回金额(元)', null, null, null, '凭证号', '清收人及比例', '抵债资产编号', '备注'],
      [null, null, null, null, null, null, '本金', '表内利息', '表外利息', '费用', null, null, null, null],
      [{ t: 'n', v: 40786, d: true }, '石桥信用社', '8699465055881592', '罗望山', '现金', '责任清收', 1000, 20.5, null, 0, '0826-03', '0101:60;0102:40', null, null],
      ['合计', null, null, null, null, null, 1000, 20.5, null, 0],
    ], ['G2:J2']));
    expect(reading).toMatchObject({ profile: 'recovery-register', issues: [], ownTotals: { principalFen: 100_000, onInterestFen: 2_050, feeFen: 0 } });
    expect(reading.rows).toEqual([{ row: 4, issues: [], values: { on: '2011-08-31', unit: '石桥信用社', loanNo: '8699465055881592', borrower: '罗望山', form: 'cash', measure: 'responsibility', principalFen: 100_000, onInterestFen: 2_050, offInterestFen: null, feeFen: 0, voucherNo: '0826-03', persons: '0101:60;0102:40', assetNo: null, note: null } }]);
  });

  it('各项贷款余额表: the month in any writing becomes a period', () => {
    const reading = readOnly(sheetOf([['年月', '信用社', '各项贷款'], ...['2011-08', '2011年8月', 201108, { t: 'n', v: 40786, d: true } as const, '八月'].map((m): Cell[] => [m, '石桥信用社', 9756.1])]), { unit: '万元' });
    expect(reading.rows.map((r) => r.values['period'])).toEqual(['2011-08', '2011-08', '2011-08', '2011-08', null]);
    expect(reading.rows[4]?.issues).toMatchObject([{ column: 'period', raw: '八月', code: 'PERIOD_UNREADABLE', severity: 'reject' }]);
    expect(reading.rows[0]?.values['allFen']).toBe(9_756_100_000);
  });

  it('清收任务分解表: a task of a unit has no person, subtotals per unit stay out', () => {
    const reading = readOnly(sheetOf([['年度', '工号', '姓名', '机构', '职级', '任务(元)'], [2011, '0101', '李守义', '石桥信用社', '信用社员工', 100000], [null, null, '石桥社小计', null, null, 100000], [2011, null, null, '石桥信用社', null, 3798300], ['合计', null, null, null, null, 3898300]]));
    expect(reading.rows.map((r) => [r.values['staffNo'], r.values['targetFen'], r.values['tier']])).toEqual([['0101', 10_000_000, 'union_staff'], [null, 379_830_000, null]]);
    expect(reading.ownTotals).toEqual({ targetFen: 389_830_000 });
    expect(reading.issues).toEqual([]);
  });

  it('two blocks side by side are read apart', () => {
    const sheet = sheetOf([['员工名单'], ['工号', '姓名', '机构', '职级', null, '工号', '姓名', '机构', '职级'], ['0101', '李守义', '石桥信用社', '信用社员工', null, '0102', '陈福根', '石桥信用社', '信用社员工'], ['0103', '王练平', '石桥信用社', '信用社员工']]);
    const staff = profile('staff-list');
    expect(findTables(sheet, PROFILES).map((m) => readTable(sheet, m, staff).rows.map((r) => r.values['staffNo']))).toEqual([['0101', '0103'], ['0102']]);
  });
});

describe('size', () => {
  it('ten thousand loans are read whole, each row by itself', () => {
    const loans = Array.from({ length: 10_000 }, (_, i) => loan(i + 1, { loanNo: String(8_699_000_000_000_000n + BigInt(i)), borrower: `罗${String.fromCodePoint(0x4e00 + (i % 20_000))}` }));
    const sheet = ledgerSheet(loans);
    const [match] = findTables(sheet, PROFILES);
    if (!match) throw new Error('no table');
    const reading = readTable(sheet, match, ledger);
    expect(reading.rows).toHaveLength(10_000);
    expect(reading.rows.flatMap((r) => r.issues)).toEqual([]);
  });
});
