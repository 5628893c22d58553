import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isDay, lastDay } from '../../electron/domain/date.js';
import { lastClosedPeriod, nextOpenDay } from '../../electron/data/booking-day.js';
import { postEntry, reverseEntry } from '../../electron/data/entries.js';
import { openYears, projectLoans } from '../../electron/data/loan-projection.js';
import { closePeriods } from '../../electron/data/period-close.js';
import { SmallLedger } from './small-ledger.js';

const on = (l: SmallLedger, loan: number, day: string): number => l.get<number | undefined>('SELECT principal_fen FROM loan_state WHERE year = ? AND loan_id = ? AND from_on <= ? AND to_on > ?', Number(day.slice(0, 4)), loan, day, day) ?? 0;

describe('balances of every day (data-model §1.1, §3 no. 5–7)', () => {
  it('are opening plus entries booked up to that day, for any loan and any order of booking', async () => {
    const bookings = fc.array(fc.record({ loan: fc.nat(2), day: fc.nat(900), part: fc.integer({ min: 1, max: 60 }), form: fc.constantFrom('cash', 'rollover', 'write_off', 'new_npl'), back: fc.nat(4) }), { minLength: 1, maxLength: 14 });
    await fc.assert(fc.asyncProperty(bookings, async (list) => {
      const l = await SmallLedger.make({ loans: [{}, { begin_fen: 0 }, { begin_fen: 77 }] });
      l.conn.pragma('synchronous=OFF');
      for (const { loan: n, day, part, form, back } of list) {
        const loan = l.loans[n] ?? 1;
        const day0 = addDays('2011-01-02', day);
        const booked = nextOpenDay(l.conn, day0);
        // what may be taken without any later day falling below zero
        const least = Math.min(...l.all<{ p: number }>('SELECT principal_fen AS p FROM loan_state WHERE loan_id = ? AND to_on > ?', loan, booked).map((r) => r.p), on(l, loan, booked) || 0, l.get<number | undefined>('SELECT principal_fen FROM loan_now WHERE loan_id = ?', loan) ?? 0);
        const principalFen = form === 'new_npl' ? part * 1000 : Math.floor((Math.max(0, least) * part) / 100);
        if (principalFen === 0) continue;
        const { value } = l.batch('recovery', '记', (uow) => postEntry(uow, l.entry({ loanId: loan, form, principalFen, bookedOn: booked, businessOn: day0, measure: null })));
        if (back === 0) l.batch('reversal', '冲', (uow) => reverseEntry(uow, value, addDays(booked, 3).endsWith('-01-01') ? addDays(booked, 4) : addDays(booked, 3), '误'));
      }
      for (const loan of l.loans) {
        const begin = l.get('SELECT begin_fen FROM loan WHERE loan_id = ?', loan);
        const entries = l.all<{ d: string; delta: number }>(`SELECT booked_on AS d, CASE WHEN form = 'new_npl' THEN principal_fen ELSE -principal_fen END AS delta FROM entry WHERE loan_id = ?`, loan);
        const end = `${l.get('SELECT max(year) FROM loan_state') + 1}-01-01`;
        for (let d = '2011-01-01'; d < end; d = addDays(d, 1)) expect(on(l, loan, d), `${loan} ${d}`).toBe(entries.reduce((sum, e) => (e.d <= d ? sum + e.delta : sum), begin));
      }
      expect(l.get(`SELECT count(*) FROM entry WHERE substr(booked_on, 6) = '01-01'`)).toBe(0);
      expect(l.problems()).toEqual([]);
      l.close();
    }), { numRuns: 25, seed: 7 });
  });

  it('carry over into every year that is opened, also over years without a figure', async () => {
    const l = await SmallLedger.make({ loans: [{}, { begin_fen: 10_000 }, { begin_fen: 0 }] });
    l.book({ loanId: 2, bookedOn: '2011-08-10', principalFen: 10_000 });
    l.book({ bookedOn: '2014-02-03', principalFen: 300_000 });
    expect(l.all('SELECT loan_id, year, from_on, to_on, principal_fen FROM loan_state ORDER BY loan_id, from_on')).toEqual([
      { loan_id: 1, year: 2011, from_on: '2011-01-01', to_on: '2012-01-01', principal_fen: 800_000 },
      { loan_id: 1, year: 2012, from_on: '2012-01-01', to_on: '2013-01-01', principal_fen: 800_000 },
      { loan_id: 1, year: 2013, from_on: '2013-01-01', to_on: '2014-01-01', principal_fen: 800_000 },
      { loan_id: 1, year: 2014, from_on: '2014-01-01', to_on: '2014-02-03', principal_fen: 800_000 },
      { loan_id: 1, year: 2014, from_on: '2014-02-03', to_on: '2015-01-01', principal_fen: 500_000 },
      // paid off in 2011: no stretch in any later year, and no row of zero
      { loan_id: 2, year: 2011, from_on: '2011-01-01', to_on: '2011-08-10', principal_fen: 10_000 },
    ]);
    // a loan taken in afterwards for the first year stands in all of them
    l.batch('import', '补录', (uow) => l.insertLoan(uow, 9));
    expect(l.get('SELECT count(*) FROM loan_state WHERE loan_id = 4')).toBe(4);
    // December after the years were opened: the later years begin with less
    l.book({ loanId: 4, bookedOn: '2011-12-20', principalFen: 1 });
    expect(l.all('SELECT principal_fen AS p FROM loan_state WHERE loan_id = 4 ORDER BY from_on').map((r) => r['p'])).toEqual([800_000, 799_999, 799_999, 799_999, 799_999]);
    expect(l.problems()).toEqual([]);
  });

  it('are opened once: opening again, or an earlier year, changes nothing', async () => {
    const l = await SmallLedger.make();
    l.batch('import', '开年', (uow) => openYears(uow.conn, 2012));
    const before = l.all('SELECT * FROM loan_state');
    l.batch('import', '再开', (uow) => {
      openYears(uow.conn, 2012);
      openYears(uow.conn, 2009);
      projectLoans(uow.conn, l.loans);
    });
    expect(l.all('SELECT * FROM loan_state')).toEqual(before);
    expect(before).toHaveLength(2);
  });

  it('take interest off what was owed on the day of the import, and never below zero', async () => {
    const l = await SmallLedger.make({ loans: [{ on_fen: 500, off_fen: 300, interest_on: '2011-08-31' }] });
    const interest = (): unknown => l.all('SELECT on_fen AS i, off_fen AS o FROM loan_now')[0];
    l.book({ bookedOn: '2011-08-31', principalFen: 0, onFen: 100, offFen: 100 });
    expect(interest()).toEqual({ i: 500, o: 300 });
    l.book({ bookedOn: '2011-09-01', principalFen: 0, onFen: 100, offFen: 400 });
    expect(interest()).toEqual({ i: 400, o: 0 });
    l.batch('reversal', '冲', (uow) => reverseEntry(uow, 2, '2011-09-02', '误'));
    expect(interest()).toEqual({ i: 500, o: 300 });
    expect(l.problems()).toEqual([]);
  });

  it('name the collector of today in the grid, and none when he is taken off', async () => {
    const l = await SmallLedger.make();
    const collector = (staffId: number, from: string): number => l.batch('import', '清收人', (uow) => uow.insert('loan_responsible', { loan_id: 1, staff_id: staffId, outsider: null, role: 'collect', from_on: from, to_on: '9999-12-31', share_ppm: null, counts: 0 })).value;
    const first = collector(1, '2011-01-01');
    const second = collector(2, '2011-06-01');
    expect(l.get('SELECT collector_id FROM loan_now')).toBe(2);
    l.batch('import', '去掉', (uow) => uow.update('loan_responsible', second, { voided_by: uow.batchId }));
    expect(l.get('SELECT collector_id FROM loan_now')).toBe(1);
    l.batch('import', '去掉', (uow) => uow.update('loan_responsible', first, { voided_by: uow.batchId }));
    expect(l.get('SELECT collector_id FROM loan_now')).toBeNull();
    expect(l.problems()).toEqual([]);
  });
});

describe('the day something is booked on (C13)', () => {
  it('is its own day while the month is open, the first open day afterwards, and never 1 January', async () => {
    const l = await SmallLedger.make();
    l.conn.pragma('synchronous=OFF');
    const closes = [null, '2011-08', '2011-11', '2011-12', '2012-03'];
    for (const month of closes) {
      if (month !== null) {
        l.batch('import', '开年', (uow) => openYears(uow.conn, 2012));
        l.batch('close', '结账', (uow) => closePeriods(uow, month, null, '[]'));
      }
      expect(lastClosedPeriod(l.conn)).toBe(month);
      fc.assert(fc.property(fc.nat(1200), (n) => {
        const day = addDays('2010-06-01', n);
        const booked = nextOpenDay(l.conn, day);
        expect(isDay(booked) && !booked.endsWith('-01-01') && booked >= day).toBe(true);
        if (month !== null) expect(booked > lastDay(month)).toBe(true);
        if ((month === null || day > lastDay(month)) && !day.endsWith('-01-01')) expect(booked).toBe(day);
      }));
    }
    expect(nextOpenDay(l.conn, '2011-12-31')).toBe('2012-04-01');
    const other = await SmallLedger.make();
    other.batch('close', '结账', (uow) => closePeriods(uow, '2011-12', null, '[]'));
    expect(nextOpenDay(other.conn, '2011-12-20')).toBe('2012-01-02');
    const { value } = other.book({ bookedOn: '2012-01-02', businessOn: '2011-12-20' });
    expect(other.all('SELECT period, booked_on, business_on FROM entry WHERE entry_id = ?', value)).toEqual([{ period: '2012-01', booked_on: '2012-01-02', business_on: '2011-12-20' }]);
    expect(on(other, 1, '2012-01-01')).toBe(800_000);
    expect(other.problems()).toEqual([]);
  });
});

describe('a close', () => {
  it('locks every month up to it, keeps what stood, and nothing behind it moves', async () => {
    const l = await SmallLedger.make({ loans: [{}, { risk_class: 'loss', book: 'written_off', begin_fen: 5 }, { begin_fen: 1 }] });
    l.book({ bookedOn: '2011-03-10', principalFen: 1 });
    l.book({ loanId: 3, bookedOn: '2011-08-31', principalFen: 1 });
    l.batch('close', '结账', (uow) => closePeriods(uow, '2011-08', '说明', '[{"id":"C1"}]'));
    expect(l.all('SELECT period, act, reason, totals FROM period_event ORDER BY period')).toEqual([...['03', '04', '05', '06', '07'].map((m) => ({ period: `2011-${m}`, act: 'close', reason: '随 2011-08 结账', totals: 0 })), { period: '2011-08', act: 'close', reason: '说明', totals: 2 }]);
    expect(l.all('SELECT book, class, loans, borrowers, principal_fen, off_fen FROM close_total ORDER BY book')).toEqual([{ book: 'on', class: 'doubtful', loans: 1, borrowers: 1, principal_fen: 799_999, off_fen: 50_000 }, { book: 'written_off', class: 'loss', loans: 1, borrowers: 1, principal_fen: 5, off_fen: 50_000 }]);
    const locked = l.all(`SELECT loan_id, from_on, principal_fen FROM loan_state WHERE from_on < '2011-09-01' ORDER BY 1, 2`);
    for (const work of [
      () => l.book({ bookedOn: '2011-08-31' }), () => l.book({ bookedOn: '2011-01-05' }),
      () => l.batch('import', 'x', (uow) => uow.update('loan', 1, { unit_id: 2 })), () => l.batch('import', 'x', (uow) => uow.update('loan', 1, { status: 'cancelled' })),
      () => l.batch('import', 'x', (uow) => uow.insert('class_event', { loan_id: 1, on_date: '2011-08-20', from_class: 'doubtful', to_class: 'loss', reason: 'x' })),
      () => l.batch('import', 'x', (uow) => l.insertLoan(uow, 8)),
    ]) expect(work).toThrow(expect.objectContaining({ code: 'PERIOD_CLOSED', message: expect.stringMatching(/^2011-0[18] 已结账，不能再写入$/) }));
    expect(() => l.batch('import', 'x', (uow) => uow.update('loan', 1, { begin_fen: 1 }))).toThrow(expect.objectContaining({ code: 'YEAR_START_LOCKED' }));
    l.book({ bookedOn: '2011-09-01', businessOn: '2011-08-20' });
    l.batch('import', '九月', (uow) => {
      uow.insert('class_event', { loan_id: 1, on_date: '2011-09-30', from_class: 'doubtful', to_class: 'loss', reason: '台账导入' });
      uow.update('loan', 1, { risk_class: 'loss' });
    });
    expect(l.all(`SELECT loan_id, from_on, principal_fen FROM loan_state WHERE from_on < '2011-09-01' ORDER BY 1, 2`)).toEqual(locked);
    expect(l.problems()).toEqual([]);
  });
});
