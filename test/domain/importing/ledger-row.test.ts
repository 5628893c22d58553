import { describe, expect, it } from 'vitest';
import { GOOD_LOAN, issueCodes, ledgerSheet, readOnly, type Cell } from './sheet-builder.js';

/** The issues of a loan that differs from a good one in these cells. */
const codesOf = (change: Readonly<Record<string, Cell>>): string[] => issueCodes(readOnly(ledgerSheet([{ ...GOOD_LOAN, ...change }])));
const severities = (change: Readonly<Record<string, Cell>>): string[] => (readOnly(ledgerSheet([{ ...GOOD_LOAN, ...change }])).rows[0]?.issues ?? []).map((i) => i.severity);

describe('decisions.md 1: a good row', () => {
  it('has no issue and every value in its own kind', () => {
    const reading = readOnly(ledgerSheet([GOOD_LOAN]));
    expect(reading).toMatchObject({ profile: 'provincial-ledger', kind: 'ledger', unit: '元', headTop: 3, headBottom: 4, unknownHeads: [], ownTotals: null, issues: [], skipped: [{ row: 5, why: 'numbers' }] });
    expect(reading.rows).toHaveLength(1);
    expect(reading.rows[0]).toEqual({
      row: 6,
      issues: [],
      values: {
        seq: 1, ledgerNo: 'SY-2010-00001', book: 'on', unit: '石桥信用社', borrower: '罗望山', idKind: 'id_card', idNo: '43990019680725703X', actualUser: null, client: 'farmer', publicKind: 'no', town: '石桥镇', phone: '0000-5555534',
        loanNo: '8699465055881592', grantedOn: '2009-03-23', dueOn: '2010-03-23', originalFen: 74_900_000, ratePpm: 105_700, guarantee: 'surety', security: '沈例明', rollovers: 1,
        riskClass: 'substandard', oldClass: 'overdue', nplOn: '2010-03-24', formedYear: 2010, cause: 'business', problem: 'ordinary', stock: '存量',
        beginFen: 70_000_000, newFen: 0, cashFen: 5_000_050, inKindFen: 1_000_000, rolledFen: 0, otherReducedFen: 0, principalFen: 63_999_950, onInterestFen: 120_000, offInterestFen: 3_456_789, interestPaidFen: 80_000,
        responsible: '李守义[0101](调查)60%；陈福根[0102](包收)40%', callYear: 2011, collector: '李守义', lastDemand: '2011-01-10 签收', limitationOn: '2013-01-10', guaranteeUntilOn: null, progress: '上门催收',
      },
    });
  });
});

describe('decisions.md 1: rejected', () => {
  it.each(['book', 'unit', 'borrower', 'idKind', 'client', 'loanNo', 'grantedOn', 'dueOn', 'originalFen', 'guarantee', 'riskClass', 'nplOn', 'cause', 'stock', 'beginFen', 'principalFen'])('a missing %s', (key) => {
    expect(codesOf({ [key]: null })).toEqual([`${key} REQUIRED_MISSING`]);
    expect(severities({ [key]: null })).toEqual(['reject']);
  });

  it.each([
    ['an unknown book', { book: '表外' }, 'book CODE_UNKNOWN'],
    ['an unknown class', { riskClass: '逾期' }, 'riskClass CODE_UNKNOWN'],
    ['an impossible date', { dueOn: '2010-02-30' }, 'dueOn DAY_IMPOSSIBLE'],
    ['到期 before 发放', { dueOn: '2009-03-22' }, 'dueOn DUE_BEFORE_GRANT'],
    ['formation before 发放', { nplOn: '2009-01-01', formedYear: 2009 }, 'nplOn FORMED_BEFORE_GRANT'],
    ['a negative balance', { principalFen: -1, cashFen: 690_001 }, 'principalFen BALANCE_NEGATIVE'],
    ['a negative year-start balance', { beginFen: -1, cashFen: 0, inKindFen: 0, principalFen: 0, newFen: 1 }, 'beginFen BALANCE_NEGATIVE'],
    ['negative interest owed', { onInterestFen: -0.01 }, 'onInterestFen BALANCE_NEGATIVE'],
    ['a negative movement', { cashFen: -10, principalFen: 690_010 }, 'cashFen AMOUNT_NEGATIVE'],
    ['no original amount', { originalFen: 0 }, 'originalFen ORIGINAL_NOT_POSITIVE'],
    ['arithmetic off by one 分', { principalFen: 639_999.51 }, 'principalFen ROW_ARITHMETIC'],
    ['arithmetic off by minus one 分', { principalFen: 639_999.49 }, 'principalFen ROW_ARITHMETIC'],
    ['a number cell for an ID', { idNo: Number('439900196807257032') }, 'idNo ID_DIGITS_LOST'],
    ['a number cell for an account', { loanNo: Number('8699465055881592') }, 'loanNo ID_DIGITS_LOST'],
    ['scientific text for an ID', { idNo: '4.39900E+17' }, 'idNo ID_DIGITS_LOST'],
    ['a formula without result', { principalFen: { t: 'f', v: 'AB6+AC6' } }, 'principalFen FORMULA_NOT_CALCULATED'],
    ['an error cell', { security: { t: 'e', v: '#N/A' } }, 'security CELL_ERROR'],
    ['shares other than 100', { responsible: '李守义60%；陈福根30%' }, 'responsible SHARES_NOT_100'],
    ['persons that cannot be read', { responsible: '李守义 60% 70%' }, 'responsible PEOPLE_UNREADABLE'],
    ['neither 存量 nor 新增', { stock: '其他' }, 'stock STOCK_UNKNOWN'],
  ] as [string, Record<string, Cell>, string][])('%s', (_, change, code) => {
    expect(codesOf(change)).toEqual([code]);
    expect(severities(change)).toEqual(['reject']);
  });
});

describe('decisions.md 1: warned and taken', () => {
  it.each([
    ['a wrong check digit', { idNo: '439900196807257031' }, 'idNo ID_CHECKSUM'],
    ['a 15-digit number', { idNo: '439900680725703' }, 'idNo ID_OLD_15'],
    ['a 15-digit number as a number cell', { idNo: 439900680725703 }, 'idNo ID_OLD_15'],
    ['an empty number', { idNo: null }, 'idNo ID_EMPTY'],
    ['an odd number', { idNo: '4399001968072570' }, 'idNo ID_SHAPE'],
    ['no shares', { responsible: '李守义(调查)；陈福根(包收)' }, 'responsible SHARES_MISSING'],
    ['no persons', { responsible: null }, 'responsible PEOPLE_MISSING'],
    ['formation before maturity', { nplOn: '2010-03-22' }, 'nplOn FORMED_BEFORE_DUE'],
    ['a 形成年度 that is not the year of the day', { formedYear: 2011 }, 'formedYear FORMED_YEAR_DIFFERS'],
    ['a rate as a fraction', { ratePpm: 0.1057 }, 'ratePpm PERCENT_DOUBTFUL'],
    ['a running number that is none', { seq: '甲1' }, 'seq INTEGER_IGNORED'],
  ] as [string, Record<string, Cell>, string][])('%s', (_, change, code) => {
    expect(codesOf(change)).toEqual([code]);
    expect(severities(change)).toEqual(['warn']);
  });

  it('an ID of 15 digits keeps all of them, a missing share stays unset', () => {
    const [row] = readOnly(ledgerSheet([{ ...GOOD_LOAN, idNo: 439900680725703, responsible: '李守义(调查)' }])).rows;
    expect(row?.values).toMatchObject({ idNo: '439900680725703', responsible: '李守义(调查)' });
  });
});

describe('rules and their limits', () => {
  it('only an ID card has a check digit', () => {
    expect(codesOf({ idKind: '组织机构代码', idNo: '73990000-1' })).toEqual([]);
    expect(codesOf({ idKind: '其他', idNo: '439900196807257031' })).toEqual([]);
  });

  it('the days at the limits are good', () => {
    expect(codesOf({ dueOn: '2009-03-23' })).toEqual([]);
    expect(codesOf({ nplOn: '2010-03-23' })).toEqual([]);
  });

  it('arithmetic keeps silent when one of its columns could not be read, and counts an empty one as nothing', () => {
    expect(codesOf({ cashFen: '五万' })).toEqual(['cashFen AMOUNT_UNREADABLE']);
    expect(codesOf({ newFen: null, rolledFen: null, otherReducedFen: null })).toEqual([]);
  });

  it('a row has all its issues at once, each with the text of its cell', () => {
    const [row] = readOnly(ledgerSheet([{ ...GOOD_LOAN, book: '表外', dueOn: '2010-02-30', idNo: Number('439900196807257032'), responsible: '李守义60%' }])).rows;
    expect(row?.issues.map((i) => [i.row, i.column, i.raw, i.severity])).toEqual([[6, 'book', '表外', 'reject'], [6, 'idNo', '439900196807257000', 'reject'], [6, 'dueOn', '2010-02-30', 'reject'], [6, 'responsible', '李守义60%', 'reject']]);
    expect(row?.issues.every((i) => i.message.length > 8 && !/[{}]|undefined|null/.test(i.message))).toBe(true);
  });

  it('the sentences say what is wrong and what to do', () => {
    const [row] = readOnly(ledgerSheet([{ ...GOOD_LOAN, principalFen: 639_999.51 }])).rows;
    expect(row?.issues[0]?.message).toBe('当前本金余额 639999.51 元与逐项推算的 639999.50 元相差 0.01 元（年初＋新增－现金－抵债－转据上调－其他减少），请核对这几列。');
  });
});
