import { describe, expect, it } from 'vitest';
import type { TargetRow } from '../../../../electron/contract/targets.js';
import { outlookText } from '../../../../renderer/pages/targets/people/people-columns.js';
import { countPace, EVERYBODY, filterPeople, hundredths, outlookOf, paceOf, receiptsOf, sortPeople } from '../../../../renderer/pages/targets/people/people-filter.js';

const row = (staffNo: string, change: Partial<TargetRow> = {}): TargetRow => ({ staffNo, name: `甲${staffNo}`, unit: '城关', tier: '信用社员工', targetFen: 10_000_000, cashFen: 0, inKindFen: 0, creditedFen: 0, completionPct: '0.00', rank: null, shortFen: 10_000_000, projectedFen: 0, source: 'tier', reason: null, ...change });
const rows = [
  row('1', { creditedFen: 12_000_000, completionPct: '120.00', rank: 1, projectedFen: 18_000_000 }),
  row('2', { creditedFen: 6_658_000, completionPct: '66.58', rank: 2, projectedFen: 10_000_100, unit: '水口' }),
  row('3', { creditedFen: 5_000_000, completionPct: '50.00', rank: 3, projectedFen: 7_510_288 }),
  row('4', { creditedFen: 100, completionPct: '0.00', rank: 4, projectedFen: 150, tier: '部室主任' }),
  row('5', { targetFen: 0, completionPct: null, creditedFen: 900 }),
];

describe('personal completion (P-3, D4-14)', () => {
  it('pace: done, ahead of or exactly at the time gone, behind, none without a target', () => {
    expect(rows.map((r) => paceOf(r, '66.58'))).toEqual(['done', 'ahead', 'behind', 'behind', 'none']);
    expect(paceOf(rows[1]!, '66.59')).toBe('behind');
    expect((['all', 'ahead', 'behind', 'done'] as const).map((p) => countPace(rows, p, '66.58'))).toEqual([5, 2, 2, 1]);
  });
  it('is narrowed by tier, unit, pace and name', () => {
    const found = (f: Partial<typeof EVERYBODY>) => filterPeople(rows, { ...EVERYBODY, ...f }, '66.58').map((r) => r.staffNo);
    expect(found({ tier: '部室主任' })).toEqual(['4']);
    expect(found({ unit: '水口' })).toEqual(['2']);
    expect(found({ pace: 'behind', unit: '城关' })).toEqual(['3', '4']);
    expect(found({ search: ' 甲3 ' })).toEqual(['3']);
  });
  it('the outlook says what will be missing, and turns red before it bites', () => {
    expect(rows.map((r) => outlookOf(r).tone)).toEqual(['good', 'good', 'warn', 'bad', 'third']);
    expect(rows.map(outlookText)).toEqual(['已完成', '可完成', '差 2.49 万元，将受限制', '差 10.00 万元，将受限制', '没有任务']);
  });
  it('sorts by any column, those without a figure last whichever way', () => {
    const order = (key: Parameters<typeof sortPeople>[1], down: boolean) => sortPeople(rows, key, down).map((r) => r.staffNo).join('');
    expect(order('rank', false)).toBe('12345');
    expect(order('rank', true)).toBe('43215');
    expect(order('completion', true)).toBe('12345');
    expect(order('creditedFen', false)).toBe('45321');
    expect(hundredths('109.16')).toBe(10_916);
  });
  it('a figure opens the receipts of the year', () => {
    expect(receiptsOf(rows[0]!, { year: 2011, asOf: '2011-08-31' })).toEqual({ from: '2011-01-01', to: '2011-08-31', staffNo: '1' });
  });
});
