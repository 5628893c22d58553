import { describe, expect, it } from 'vitest';
import type { DomainError } from '../../../electron/domain/domain-error.js';
import { rosterChanges, type StandingLine, type WantedLine } from '../../../electron/domain/roster/changes.js';
import { actOutOfOrder, deliveryOf, type DatedAct } from '../../../electron/domain/roster/delivery.js';
import { nomineesTogether } from '../../../electron/domain/roster/nominees.js';
import { checkShares, type ResponsibleShare } from '../../../electron/domain/roster/shares.js';
import { warningDays } from '../../../electron/domain/roster/warning-days.js';

describe('D4-13 warnings: by quarter until the third, then by month, last of all the deadline', () => {
  it.each([
    ['2011-01-04', '2011-12-31', ['2011-03-31', '2011-06-30', '2011-09-30', '2011-10-31', '2011-11-30', '2011-12-31']],
    ['2011-09-30', '2011-12-31', ['2011-10-31', '2011-11-30', '2011-12-31']],
    ['2011-07-04', '2011-09-15', ['2011-09-15']],
    ['2011-11-15', '2012-04-20', ['2011-11-30', '2011-12-31', '2012-03-31', '2012-04-20']],
    ['2011-12-31', '2011-12-31', ['2011-12-31']],
  ])('from %s to %s', (issued, deadline, days) => {
    expect(warningDays(issued, deadline)).toEqual(days);
  });
});

describe('D4-13 the state of a sheet', () => {
  const acts = (...list: [DatedAct['act'], string][]): DatedAct[] => list.map(([act, on]) => ({ act, on }));
  it('is reminded after the days for objection, and again after the same time', () => {
    expect(deliveryOf([], 10)).toEqual({ state: 'open', deliveredOn: null, signedOn: null, returnedOn: null, reminders: 0, remindOn: null });
    expect(deliveryOf(acts(['printed', '2011-07-01'], ['delivered', '2011-07-05']), 10)).toMatchObject({ state: 'delivered', remindOn: '2011-07-16' });
    expect(deliveryOf(acts(['delivered', '2011-07-05'], ['reminded', '2011-07-20']), 10)).toMatchObject({ reminders: 1, remindOn: '2011-07-31' });
    expect(deliveryOf(acts(['delivered', '2011-07-05'], ['refused', '2011-07-20']), 10)).toMatchObject({ state: 'refused', remindOn: null });
    expect(deliveryOf(acts(['delivered', '2011-07-05'], ['refused', '2011-07-20'], ['signed', '2011-08-01']), 10)).toMatchObject({ state: 'signed', remindOn: null });
  });
  it('whoever refused may sign later; nothing goes back in time', () => {
    const next = (before: DatedAct[], act: DatedAct['act'], on = '2011-08-01', more = {}) => actOutOfOrder(before, { act, on, how: '', to: '', says: '', ...more });
    const delivered = acts(['delivered', '2011-07-05']);
    expect(next(acts(['delivered', '2011-07-05'], ['refused', '2011-07-06']), 'signed')).toBeNull();
    expect(next(delivered, 'refused')).toContain('拒签的情况');
    expect(next(delivered, 'refused', '2011-08-01', { says: '有异议' })).toBeNull();
    expect(next(delivered, 'reminded', '2011-07-04')).toContain('早于 2011-07-05 的送达');
    expect(next([], 'refused', '2011-08-01', { says: '有异议' })).toBe('还没有送达');
    expect(next([], 'returned')).toBe('还没有签收');
    expect(next([], 'delivered', '2011-08-01', { how: '邮寄' })).toContain('交给谁');
    for (const act of ['printed', 'warned'] as const) expect(next([], act)).toBeNull();
    for (const act of ['signed', 'delivered', 'refused', 'reminded'] as const) expect(next(acts(['signed', '2011-07-05']), act)).toBe('已经签收');
    expect(next(acts(['signed', '2011-07-05'], ['returned', '2011-07-06']), 'returned')).toBe('回执已经交回');
  });
});

describe('D4-13 the ledger against the roster', () => {
  const stands = (debt: string, more: Partial<StandingLine> = {}): StandingLine => ({ itemId: 1, debt, personKey: 'A', role: 'contract', sharePpm: 600_000, principalFen: 100, formedYear: 2010, formedNow: 2010, cancelled: false, ...more });
  const wants = (debt: string, more: Partial<WantedLine> = {}): WantedLine => ({ debt, personKey: 'A', role: 'contract', sharePpm: 600_000, principalFen: 100, ...more });
  const short = (s: StandingLine[], w: WantedLine[], people = true): string[] => {
    const { removals, additions } = rosterChanges(s, w, people);
    return [...removals.map((r) => `-${r.line.debt} ${r.why}`), ...additions.map((a) => `+${a.line.debt} ${a.why}`)];
  };
  it('says why a line goes or comes', () => {
    expect(short([stands('1')], [wants('1', { principalFen: 40 })])).toEqual([]);
    expect(short([stands('1')], [wants('1', { principalFen: 0 })])).toEqual(['-1 settled']);
    expect(short([stands('1')], [wants('1', { personKey: 'B' })])).toEqual(['-1 moved', '+1 moved']);
    expect(short([stands('1')], [wants('1', { sharePpm: 700_000 })])).toEqual(['-1 moved', '+1 moved']);
    expect(short([stands('1')], [wants('1', { sharePpm: 700_000, role: 'approve' })], false)).toEqual([]);
    expect(short([stands('1', { formedNow: 2008 })], [])).toEqual(['-1 redated']);
    expect(short([stands('1')], [])).toEqual(['-1 schedule']);
    expect(short([stands('1', { cancelled: true })], [])).toEqual(['-1 cancelled']);
    expect(short([], [wants('2'), wants('3', { principalFen: 0 })])).toEqual(['+2 new']);
    // settled before the issue already: it was on the list and stays there
    expect(short([stands('1', { principalFen: 0 })], [wants('1', { principalFen: 0 })])).toEqual([]);
  });
});

describe('D3-01 shares', () => {
  const person = (staffNo: string, sharePpm: number | null, more: Partial<ResponsibleShare> = {}): ResponsibleShare => ({ staffNo, role: 'contract', sharePpm, counts: true, ...more });
  const code = (persons: ResponsibleShare[]): string => {
    try {
      checkShares(persons);
      return '';
    } catch (e) {
      return (e as DomainError).code;
    }
  };
  it('make 100 % without 附加 and 罚金, and no collector has one', () => {
    expect(code([person('1', 333_333), person('2', 666_667)])).toBe('');
    expect(code([person('1', 1_000_000), person('2', 50_000, { counts: false }), person('3', null, { role: 'collect' })])).toBe('');
    expect(code([person('1', 333_333), person('2', 666_666)])).toBe('RESPONSIBLE_NOT_100');
    expect(code([person('1', 1_000_000), person('3', 1, { role: 'collect' })])).toBe('RESPONSIBLE_INVALID');
    expect(code([person('1', 500_000), person('1', 500_000, { role: 'approve' })])).toBe('');
    expect(code([])).toBe('RESPONSIBLE_INVALID');
  });
});

describe('one borrower behind many nominees', () => {
  it('brings the loans of an actual user together, his own among them, and leaves the rest in order', () => {
    const loan = (n: number, borrowerId: number, actualId: number | null = null) => ({ n, borrowerId, actualId });
    const list = [loan(1, 10), loan(2, 20, 99), loan(3, 11), loan(4, 99), loan(5, 21, 99), loan(6, 10)];
    expect(nomineesTogether(list).map((l) => l.n)).toEqual([1, 2, 4, 5, 3, 6]);
    expect(nomineesTogether([])).toEqual([]);
  });
});
