import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, firstDay, lastDay, yearOf } from '../../electron/domain/date.js';
import { DomainError } from '../../electron/domain/domain-error.js';
import { lastClosedPeriod, nextOpenDay } from '../../electron/data/booking-day.js';
import { postEntry, reverseEntry } from '../../electron/data/entries.js';
import { openYears } from '../../electron/data/loan-projection.js';
import { closePeriods, reopenPeriod } from '../../electron/data/period-close.js';
import { checkUndoable, surveyUndo, undoBatch } from '../../electron/data/undo.js';
import { SmallLedger } from './small-ledger.js';

/** One thing an office does; numbers choose among what there is. */
interface Step { readonly act: 'receipt' | 'late' | 'grow' | 'reverse' | 'field' | 'class' | 'person' | 'loan' | 'move' | 'undo' | 'close' | 'reopen'; readonly a: number; readonly b: number }
const steps = fc.array(fc.record<Step>({ act: fc.constantFrom('receipt', 'receipt', 'late', 'grow', 'reverse', 'field', 'class', 'person', 'loan', 'move', 'move', 'undo', 'undo', 'close', 'reopen'), a: fc.nat(10_000), b: fc.nat(10_000) }), { minLength: 4, maxLength: 14 });

/** The same sequences every time; PROPERTY_RUNS=2000 looks for new ones. */
const RUNS = process.env['PROPERTY_RUNS'] === undefined ? { numRuns: 40, seed: 20_110_831 } : { numRuns: Number(process.env['PROPERTY_RUNS']) };

const MANY_DAYS = 500;
const dayOf = (n: number): string => addDays('2011-03-01', n % MANY_DAYS);

/** Does one step; returns its batch, or null where there is nothing to do it on. Refusals of the rules go through. */
function perform(l: SmallLedger, { act, a, b }: Step): number | null {
  const loans = l.conn.prepare(`SELECT loan_id FROM loan WHERE status = 'live'`).pluck().all() as number[];
  const loan = loans[a % Math.max(1, loans.length)];
  const money = (on: string, form: string): number | null => {
    if (loan === undefined) return null;
    const owed = l.get<number | undefined>('SELECT principal_fen FROM loan_now WHERE loan_id = ?', loan) ?? 0;
    // now and then more than is owed: refused, and nothing may remain of it
    const principalFen = form === 'new_npl' ? 1 + b : Math.min(b % 7 === 0 ? owed + b : Math.ceil(owed * ((b % 101) / 100)), 900_000);
    if (principalFen === 0) return null;
    return l.batch('recovery', '收回', (uow) => postEntry(uow, { ...l.entry({ loanId: loan, principalFen, onFen: b % 3, offFen: b % 5, form, measure: null }), bookedOn: nextOpenDay(l.conn, on), businessOn: on })).batch;
  };
  const closed = lastClosedPeriod(l.conn);
  switch (act) {
    case 'receipt': return money(dayOf(b), a % 5 === 0 ? 'rollover' : 'cash');
    case 'late': return closed === null ? null : money(lastDay(closed), 'cash');
    case 'grow': return money(dayOf(b), 'new_npl');
    case 'reverse': {
      const open = l.conn.prepare(`SELECT e.entry_id, e.booked_on FROM entry e JOIN loan x ON x.loan_id = e.loan_id WHERE x.status = 'live' AND e.reversal_of IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id)`).all() as { entry_id: number; booked_on: string }[];
      const e = open[a % Math.max(1, open.length)];
      return e ? l.batch('reversal', '冲正', (uow) => reverseEntry(uow, e.entry_id, nextOpenDay(l.conn, e.booked_on), '误记')).batch : null;
    }
    case 'field': return loan === undefined ? null : l.batch('import', '改', (uow) => {
      uow.update('loan', loan, { cause: `因${b % 4}`, off_fen: b });
      uow.update('unit', l.units[0] ?? 1, { sort_no: 1 + (b % 3) });
    }).batch;
    case 'class': return loan === undefined ? null : l.batch('import', '分类', (uow) => {
      const from = l.get<string>('SELECT risk_class FROM loan WHERE loan_id = ?', loan);
      const to = ['substandard', 'doubtful', 'loss'][b % 3] ?? 'loss';
      if (from === to) return;
      // a class is changed as of a day that lies after the changes before it
      const earliest = l.get<string | null>('SELECT max(on_date) FROM class_event WHERE loan_id = ? AND voided_by IS NULL', loan) ?? '2011-01-02';
      const day = nextOpenDay(l.conn, dayOf(b) > earliest ? dayOf(b) : earliest);
      openYears(uow.conn, yearOf(day));
      uow.insert('class_event', { loan_id: loan, on_date: day, from_class: from, to_class: to, reason: '台账导入' });
      uow.update('loan', loan, { risk_class: to });
    }).batch;
    case 'move': return loan === undefined ? null : l.batch('loan', '划转', (uow) => {
      const from = l.get<number>('SELECT unit_id FROM loan WHERE loan_id = ?', loan);
      const to = l.units.find((u) => u !== from) ?? 1;
      const last = l.get<string | null>('SELECT max(on_date) FROM loan_move WHERE loan_id = ? AND voided_by IS NULL', loan) ?? '2011-01-02';
      const day = nextOpenDay(l.conn, dayOf(b) > last ? dayOf(b) : addDays(last, 1));
      openYears(uow.conn, yearOf(day));
      uow.insert('loan_move', { loan_id: loan, on_date: day, from_unit_id: from, to_unit_id: to, reason: '划转' });
      uow.update('loan', loan, { unit_id: to });
    }).batch;
    case 'person': return loan === undefined ? null : l.batch('import', '责任人', (uow) => uow.insert('loan_responsible', { loan_id: loan, staff_id: l.staff[b % 2] ?? 1, outsider: null, role: b % 2 === 0 ? 'collect' : 'manage', from_on: '2011-01-01', to_on: '9999-12-31', share_ppm: null, counts: 0 })).batch;
    // few numbers, so that a cancelled one is taken again
    case 'loan': return l.get(`SELECT count(*) FROM loan WHERE status = 'live' AND loan_no = ?`, `J${b % 6}`) > 0 || l.get('SELECT count(*) FROM unit WHERE voided_by IS NULL') === 0 ? null : l.batch('import', '一笔', (uow) => {
      const id = l.insertLoan(uow, b % 6, { begin_fen: 0 });
      // formed this year: nothing stood on 1 January, the rest is one dated increase
      postEntry(uow, { ...l.entry({ loanId: id, form: 'new_npl', principalFen: 5000 + b, measure: null, shares: [] }), bookedOn: nextOpenDay(l.conn, dayOf(a)), businessOn: dayOf(a) });
    }).batch;
    case 'undo': return undo(l, 1 + (a % l.get('SELECT max(batch_id) FROM batch')));
    case 'close': {
      const next = closed === null ? '2011-04' : addMonths(closed, 1 + (a % 2));
      return next > '2012-11' ? null : l.batch('close', '结账', (uow) => closePeriods(uow, next, null, '[]')).batch;
    }
    case 'reopen': return closed === null ? null : l.batch('reopen', '重开', (uow) => reopenPeriod(uow, closed, '漏记')).batch;
  }
}

function undo(l: SmallLedger, batch: number): number {
  const { title } = checkUndoable(l.conn, batch);
  const survey = surveyUndo(l.conn, batch);
  const done = l.batch('undo', `撤销：${title}`, (uow) => undoBatch(uow, batch), batch);
  // what the preview promised is what happened
  if (l.get<string>('SELECT kind FROM batch WHERE batch_id = ?', batch) !== 'close') expect([survey.places, survey.restorable]).toEqual([0, done.value]);
  return done.batch;
}

/** What people see: balances of every day, the grid, sums of money by loan, form and month, live keys, fields. */
function seen(l: SmallLedger, throughYear: number): unknown {
  const all = (sql: string): unknown[] => l.conn.prepare(sql).raw().all();
  return {
    days: all(`SELECT loan_id, year, from_on, to_on, unit_id, book, class, principal_fen FROM loan_state WHERE year <= ${throughYear} ORDER BY loan_id, from_on`),
    grid: all('SELECT * FROM loan_now ORDER BY loan_id'),
    money: all(`SELECT loan_id, form, period, sum(principal_fen), sum(on_fen), sum(off_fen) FROM entry GROUP BY loan_id, form, period HAVING sum(principal_fen) <> 0 OR sum(on_fen) <> 0 OR sum(off_fen) <> 0 ORDER BY 1, 2, 3`),
    persons: all(`SELECT staff_id, period, form, sum(principal_fen), sum(interest_fen) FROM entry_share GROUP BY 1, 2, 3 HAVING sum(principal_fen) <> 0 OR sum(interest_fen) <> 0 ORDER BY 1, 2, 3`),
    keys: all(`SELECT unit_id, book, loan_no FROM loan WHERE status = 'live' ORDER BY 1, 2, 3`),
    fields: all(`SELECT loan_id, cause, risk_class, off_fen, problem FROM loan WHERE status = 'live' ORDER BY loan_id`),
    live: all(`SELECT 'r', count(*) FROM loan_responsible WHERE voided_by IS NULL UNION ALL SELECT 'c', count(*) FROM class_event WHERE voided_by IS NULL UNION ALL SELECT 'm', count(*) FROM loan_move WHERE voided_by IS NULL`),
    months: all(`SELECT period, state FROM period WHERE state = 'closed' ORDER BY 1`),
  };
}
const openYear = (l: SmallLedger): number => l.get<number | null>('SELECT max(year) FROM loan_state') ?? 2011;

/** What must hold after every batch, refused or done. */
function sound(l: SmallLedger): void {
  expect(l.problems()).toEqual([]);
  expect(l.get(`SELECT count(*) FROM loan_state WHERE principal_fen <= 0`)).toBe(0);
  expect(l.get(`SELECT count(*) FROM entry WHERE substr(booked_on, 6) = '01-01'`)).toBe(0);
  expect(l.get(`SELECT count(*) FROM entry e WHERE e.booked_on < e.business_on`)).toBe(0);
}

describe('undo∘do = identity over whatever an office does (decisions 14; data-model §3 no. 4–7)', () => {
  it('balances of every day, sums by person and month, keys and fields; undoing the undo brings back what was done', async () => {
    const counts = { done: 0, refused: 0, undone: 0, redone: 0 };
    await fc.assert(fc.asyncProperty(steps, async (list) => {
      const l = await SmallLedger.make({ loans: [{}, { begin_fen: 120_000 }, { begin_fen: 0, begin_year: 2011 }] });
      l.conn.pragma('synchronous=OFF');
      for (const step of list) {
        const before = seen(l, 9999);
        const year = openYear(l);
        let batch: number | null;
        try {
          batch = perform(l, step);
        } catch (e) {
          if (!(e instanceof DomainError)) throw e;
          counts.refused++;
          expect(seen(l, 9999)).toEqual(before);
          sound(l);
          continue;
        }
        if (batch === null) continue;
        counts.done++;
        sound(l);
        if (step.act === 'reopen' || step.act === 'close') continue;
        const after = seen(l, 9999);
        // an undo of something older is not taken back at once: the next steps go on from it
        if (step.act === 'undo') continue;
        const undone = undo(l, batch);
        counts.undone++;
        sound(l);
        expect(seen(l, year)).toEqual(before);
        if (step.b % 3 === 0) continue;
        undo(l, undone);
        counts.redone++;
        sound(l);
        expect(seen(l, 9999)).toEqual(after);
      }
      l.close();
    }), RUNS);
    // a run in which nearly everything was refused would prove nothing
    expect(Math.min(counts.done, counts.undone, counts.redone)).toBeGreaterThan(40);
    expect(counts.refused).toBeGreaterThan(5);
  }, 3_600_000);

  it('a close is taken back as a whole, over any months', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 5 }), async (months, more) => {
      const l = await SmallLedger.make();
      l.conn.pragma('synchronous=OFF');
      l.book({ bookedOn: '2011-02-10' });
      const first = addMonths('2011-02', months);
      const before = seen(l, 9999);
      const one = l.batch('close', '结账', (uow) => closePeriods(uow, first, null, '[]')).batch;
      const between = seen(l, 9999);
      expect(() => l.book({ bookedOn: firstDay(first) })).toThrow(expect.objectContaining({ code: 'PERIOD_CLOSED' }));
      const two = l.batch('close', '结账', (uow) => closePeriods(uow, addMonths(first, 1 + more), null, '[]')).batch;
      expect(() => undo(l, one)).toThrow(expect.objectContaining({ code: 'PERIOD_NOT_LAST' }));
      undo(l, two);
      expect(seen(l, 9999)).toEqual(between);
      undo(l, one);
      expect(seen(l, 9999)).toEqual(before);
      sound(l);
      l.close();
    }), { numRuns: 12 });
  });
});
