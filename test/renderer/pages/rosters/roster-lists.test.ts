import { describe, expect, it } from 'vitest';
import { personsInput, sharesMissing, type TypedPerson } from '../../../../renderer/pages/rosters/complete/typed-persons.js';
import { deliveryText } from '../../../../renderer/pages/rosters/issued/delivery-text.js';
import { timeGone } from '../../../../renderer/pages/rosters/issued/issued-roster.js';
import { sheetsIn } from '../../../../renderer/pages/rosters/print/sheets-in.js';
import { kindOf, personKey, rosterYear, searchPersons } from '../../../../renderer/pages/rosters/roster-kinds.js';
import { typedYears } from '../../../../renderer/pages/rosters/schedule/plan-dialog.js';
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

describe('what is typed into the dialogs (D3-01 D4-12)', () => {
  it('formation years with any separator; anything else is not taken', () => {
    expect(typedYears('2011、2008 2009，2008')).toEqual([2008, 2009, 2011]);
    expect(typedYears('2010年')).toEqual([2010]);
    expect(typedYears('')).toEqual([]);
    expect(typedYears('210、2011')).toBeNull();
  });
  it('persons whose shares make 100 % without 附加 and 罚金; outsiders go by name, collectors without a share', () => {
    const typed = (pct: string, more: Partial<TypedPerson> = {}): TypedPerson => ({ staffNo: '0101', name: '李守义', role: 'contract', pct, counts: true, ...more });
    expect(sharesMissing([])).toBe('请加一个责任人');
    expect(sharesMissing([typed('60')])).toBe('比例合计 60%，应为 100%（附加、罚金不计）');
    expect(sharesMissing([typed('60'), typed('', { name: '陈福根' })])).toBe('请填写陈福根的比例');
    const whole = [typed('60'), typed('40', { staffNo: '', name: '外来人' }), typed('5', { counts: false }), typed('', { role: 'collect' })];
    expect(sharesMissing(whole)).toBe('');
    expect(personsInput(whole)).toEqual([{ staffNo: '0101', role: 'contract', sharePpm: 600_000, counts: true }, { outsider: '外来人', role: 'contract', sharePpm: 400_000, counts: true }, { staffNo: '0101', role: 'contract', sharePpm: 50_000, counts: false }, { staffNo: '0101', role: 'collect', sharePpm: null, counts: true }]);
  });
});

describe('an issued roster', () => {
  const sheet = { state: 'delivered' as const, deliveredOn: '2011-07-05', signedOn: null, reminders: 0, remindOn: '2011-07-16' };
  it('says who has signed and who is late', () => {
    expect(deliveryText(sheet, '2011-07-15')).toEqual({ text: '未签', tone: 'second' });
    expect(deliveryText({ ...sheet, reminders: 1 }, '2011-07-16')).toEqual({ text: '逾期未签，已催 1 次', tone: 'bad' });
    expect(deliveryText({ ...sheet, state: 'signed', signedOn: '2011-07-06', remindOn: null }, '2011-08-31')).toEqual({ text: '07-06', tone: 'good' });
    expect(deliveryText({ ...sheet, state: 'open' }, '2011-08-31').text).toBe('未送达');
  });
  it('shows how much of the time is gone', () => {
    expect(timeGone('2011-01-01', '2011-12-31', '2011-01-01')).toBe('0.00');
    expect(timeGone('2011-07-02', '2011-12-31', '2011-10-01')).toBe('50.00');
    expect(timeGone('2011-07-02', '2011-12-31', '2012-10-01')).toBe('100.00');
    expect(timeGone('2011-12-31', '2011-12-31', '2011-12-31')).toBe('100.00');
  });
});
