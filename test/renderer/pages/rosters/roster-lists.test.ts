import { describe, expect, it } from 'vitest';
import { sheetsIn } from '../../../../renderer/pages/rosters/print/sheets-in.js';
import { kindOf, personKey, rosterYear, searchPersons } from '../../../../renderer/pages/rosters/roster-kinds.js';
import { matrixCell } from '../../../../renderer/pages/rosters/schedule/matrix-cell.js';

const person = (staffNo: string, name: string, unit = '') => ({ staffNo, name, unit, role: '', post: '', loans: 2, principalFen: 300, interestFen: 1 });

describe('名册 (D4-12 D4-13)', () => {
  it('shows the year asked for, else the present one, else the next that is scheduled', () => {
    expect(rosterYear('2013', [2011, 2012], 2011)).toBe(2013);
    expect(rosterYear('20x', [2011, 2012], 2012)).toBe(2012);
    expect(rosterYear(undefined, [2012, 2013], 2011)).toBe(2012);
    expect(rosterYear(undefined, [2011, 2012], 2026)).toBe(2012);
    expect(rosterYear(undefined, [], 2011)).toBeUndefined();
  });
  it('calls a person by the staff number, somebody without one by the name', () => {
    expect(personKey(person('0101', '李守义'))).toBe('0101');
    expect(personKey(person('', '未落实'))).toBe('未落实');
  });
  it('finds by name, number or unit', () => {
    const all = [person('0101', '李守义', '城关'), person('A202', '陈福根', '白沙')];
    expect(searchPersons(all, ' 守 义').map(personKey)).toEqual(['0101']);
    expect(searchPersons(all, 'a20').map(personKey)).toEqual(['A202']);
    expect(searchPersons(all, '白沙').map(personKey)).toEqual(['A202']);
    expect(searchPersons(all, '')).toHaveLength(2);
    expect(kindOf('nonsense').value).toBe('responsibility');
  });
});

describe('where a year meets a vintage', () => {
  const plan = { formedYears: [2008, 2012], loans: 5 };
  it('it is called or not; a called one has figures, is on its way, or is still ahead', () => {
    expect(matrixCell(plan, 2010, [], 2011)).toEqual({ state: 'other' });
    expect(matrixCell(plan, 2008, undefined, 2011)).toEqual({ state: 'waiting' });
    expect(matrixCell(plan, 2008, [person('2008', '2008年形成')], 2011)).toEqual({ state: 'called', loans: 2, principalFen: 300 });
    expect(matrixCell(plan, 2008, [], 2011)).toEqual({ state: 'called', loans: 0, principalFen: 0 });
    expect(matrixCell(plan, 2012, [], 2011)).toEqual({ state: 'ahead' });
  });
});

describe('sheets of a printed page', () => {
  it('are counted, so that a cut preview is not taken for the whole', () => {
    expect(sheetsIn('<style>.sheet{}</style><section class="sheet"></section>\n<section class="sheet last"></section><section class="sheets"></section>')).toBe(2);
  });
});
