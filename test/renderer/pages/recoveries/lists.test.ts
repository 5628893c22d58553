import { describe, expect, it } from 'vitest';
import { bookLines } from '../../../../renderer/pages/recoveries/close/snapshot.js';
import { listInput, receiptFilter, without } from '../../../../renderer/pages/recoveries/list/list-filter.js';
import { isReversible, totalOf } from '../../../../renderer/pages/recoveries/reverse-dialog.js';
import { FixtureHost } from '../../fixture-host.js';
import { fixtureReceipts } from '../../fixture-recoveries.js';

describe('rows behind a figure of receipts (X-4)', () => {
  it('are narrowed by the address, and by nothing that is no filter', () => {
    expect(receiptFilter({ from: '2011-01-01', to: '2011-08-31', unitId: '3', form: 'cash', measure: '', staffNo: '0101', loanId: 'x', other: '1' })).toEqual({ from: '2011-01-01', to: '2011-08-31', unitId: 3, form: 'cash', staffNo: '0101' });
    expect(receiptFilter({ from: '2011-02-30' })).toEqual({});
    expect(without({ from: '2011-01-01', unitId: 3 }, 'unitId')).toEqual({ from: '2011-01-01' });
    expect(listInput({ unitId: 3 }, 200, 100)).toEqual({ unitId: 3, offset: 200, limit: 100 });
  });
  it('only a single receipt that still stands can be reversed', () => {
    const [row] = fixtureReceipts(new FixtureHost());
    if (!row) throw new Error('fixture without receipts');
    expect(isReversible(row)).toBe(true);
    for (const change of [{ reversed: true }, { reversalOf: 3 }, { carried: true }]) expect(isReversible({ ...row, ...change })).toBe(false);
    expect(totalOf({ principalFen: 1, onInterestFen: 2, offInterestFen: 3, feeFen: 4 })).toBe(10);
  });
});

describe('balances of a month', () => {
  it('are summed over the units, books and classes in their usual order', () => {
    const row = (unit: string, book: string, name: string, loans: number) => ({ unit, book, class: name, loans, borrowers: 1, principalFen: loans * 100, onInterestFen: 0, offInterestFen: 0 });
    expect(bookLines([row('甲', '已核销', '损失', 1), row('甲', '表内', '可疑', 2), row('乙', '表内', '次级', 3), row('乙', '表内', '可疑', 4)]).map((l) => [l.book, l.name, l.loans, l.principalFen])).toEqual([['表内', '次级', 3, 300], ['表内', '可疑', 6, 600], ['已核销', '损失', 1, 100]]);
  });
});
