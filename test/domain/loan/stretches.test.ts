import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber, fromDayNumber, type Day } from '../../../electron/domain/date.js';
import { stretchesOf, type LoanTimeline, type Stretch } from '../../../electron/domain/loan/stretches.js';

const loan = (more: Partial<LoanTimeline> = {}): LoanTimeline => ({ beginYear: 2011, beginFen: 1000, riskClass: 'doubtful', unitId: 1, moves: [], classMoves: [], unitMoves: [], throughYear: 2011, ...more });
const short = (s: readonly Stretch[]): string[] => s.map((x) => `${x.from} ${x.to} ${x.riskClass} ${x.principalFen}${x.unitId === 1 ? '' : ` at ${x.unitId}`}`);

/** What is owed, how it is classed and where it stands at the end of each day, counted by walking the calendar. */
function dayByDay(t: LoanTimeline): Map<Day, string> {
  const out = new Map<Day, string>();
  let principal = t.beginFen;
  let riskClass = t.classMoves[0]?.from ?? t.riskClass;
  let unitId = t.unitMoves[0]?.from ?? t.unitId;
  for (let d = `${t.beginYear}-01-01`; d < `${t.throughYear + 1}-01-01`; d = addDays(d, 1)) {
    for (const m of t.moves) if (m.on === d) principal += m.deltaFen;
    for (const c of t.classMoves) if (c.on === d) riskClass = c.to;
    for (const u of t.unitMoves) if (u.on === d) unitId = u.to;
    if (principal !== 0) out.set(d, `${riskClass} ${principal} ${unitId}`);
  }
  return out;
}

const CLASSES = ['watch', 'substandard', 'doubtful', 'loss'];
const timelines = fc
  .record({
    beginYear: fc.integer({ min: 2008, max: 2012 }), years: fc.integer({ min: 0, max: 3 }), beginFen: fc.integer({ min: 0, max: 5000 }),
    moves: fc.array(fc.record({ day: fc.nat(1460), part: fc.integer({ min: -100, max: 100 }) }), { maxLength: 8 }),
    classes: fc.array(fc.record({ day: fc.nat(1460), to: fc.constantFrom(...CLASSES) }), { maxLength: 4 }),
    units: fc.array(fc.record({ day: fc.nat(1460), to: fc.integer({ min: 1, max: 4 }) }), { maxLength: 3 }),
  })
  .map(({ beginYear, years, beginFen, moves, classes, units }): LoanTimeline => {
    const first = dayNumber(`${beginYear}-01-01`);
    const days = dayNumber(`${beginYear + years + 1}-01-01`) - first;
    let principal = beginFen;
    const booked = [...moves].sort((a, b) => a.day - b.day).flatMap(({ day, part }) => {
      const on = fromDayNumber(first + (day % days));
      return { on, part };
    }).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : b.part - a.part)).map(({ on, part }) => {
      // a reduction takes at most what is there: what exceeds it is another test
      const deltaFen = part >= 0 ? part * 7 : -Math.min(principal, -part * 11);
      principal += deltaFen;
      return { on, deltaFen };
    });
    /** Moves in the order of their days, each from where the one before led to; and where that ends. */
    const chain = <T>(list: readonly { day: number; to: T }[], start: T): { moves: { on: Day; from: T; to: T }[]; end: T } => {
      let from = start;
      const chained = list.map((c) => ({ on: fromDayNumber(first + (c.day % days)), to: c.to })).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).map((c) => {
        const move = { ...c, from };
        from = c.to;
        return move;
      });
      return { moves: chained, end: from };
    };
    const classed = chain(classes, 'doubtful');
    const placed = chain(units, 1);
    return { beginYear, beginFen, riskClass: classed.end, unitId: placed.end, moves: booked, classMoves: classed.moves, unitMoves: placed.moves, throughYear: beginYear + years };
  });

describe('stretches of a loan (data-model.md §1.1, §3 no. 6, 7)', () => {
  it('say of every day what walking the calendar says', () => {
    fc.assert(fc.property(timelines, (t) => {
      const stretches = stretchesOf(t);
      const said = new Map<Day, string>();
      for (const s of stretches) for (let d = s.from; d < s.to; d = addDays(d, 1)) {
        expect(said.has(d)).toBe(false);
        said.set(d, `${s.riskClass} ${s.principalFen} ${s.unitId}`);
      }
      expect([...said].sort()).toEqual([...dayByDay(t)].sort());
      for (const s of stretches) {
        expect(s.principalFen).toBeGreaterThan(0);
        expect(s.from.slice(0, 4)).toBe(String(s.year));
        expect(s.to <= `${s.year + 1}-01-01`).toBe(true);
      }
      // none could be joined with the one before it
      for (const [i, s] of stretches.entries()) {
        const before = stretches[i - 1];
        if (before?.to === s.from && before.year === s.year) expect(`${before.riskClass} ${before.principalFen} ${before.unitId}`).not.toBe(`${s.riskClass} ${s.principalFen} ${s.unitId}`);
      }
    }), { numRuns: 300 });
  });

  it('are cut at every 1 January, so that those of that day are the 年初 figures', () => {
    expect(short(stretchesOf(loan({ throughYear: 2013 })))).toEqual(['2011-01-01 2012-01-01 doubtful 1000', '2012-01-01 2013-01-01 doubtful 1000', '2013-01-01 2014-01-01 doubtful 1000']);
  });

  it('end when nothing is owed and begin again when something is', () => {
    expect(short(stretchesOf(loan({ moves: [{ on: '2011-03-01', deltaFen: -1000 }, { on: '2011-05-01', deltaFen: 300 }] })))).toEqual(['2011-01-01 2011-03-01 doubtful 1000', '2011-05-01 2012-01-01 doubtful 300']);
  });

  it('take increases before reductions on one day, so that a correction of the same day never dips below zero', () => {
    const moves = [{ on: '2011-03-01', deltaFen: -1000 }, { on: '2011-03-01', deltaFen: -1000 }, { on: '2011-03-01', deltaFen: 1000 }];
    expect(short(stretchesOf(loan({ moves })))).toEqual(['2011-01-01 2011-03-01 doubtful 1000']);
  });

  it('refuse a reduction above what is owed on its day, even where a later increase would cover it', () => {
    expect(() => stretchesOf(loan({ moves: [{ on: '2011-03-01', deltaFen: -1001 }, { on: '2011-03-02', deltaFen: 500 }] }))).toThrow(expect.objectContaining({ code: 'RECEIPT_OVER_BALANCE', details: { amount: '10.01', balance: '10.00' } }));
  });

  // A receipt of December 2010, booked on a loan that was taken in with its balance of 1 January 2011, lowered that very
  // balance: 年初 no longer was what the workbook had said.
  it('refuse money from before the year the loan begins in: its 年初余额 holds that already', () => {
    expect(() => stretchesOf(loan({ moves: [{ on: '2010-12-20', deltaFen: -1 }] }))).toThrow(expect.objectContaining({ code: 'PERIOD_BEFORE_LEDGER', details: { period: '2010-12', first: '2011-01' } }));
  });

  it('begin with the class that held before, where it changed earlier than the ledger begins', () => {
    expect(short(stretchesOf(loan({ classMoves: [{ on: '2010-06-01', from: 'watch', to: 'substandard' }, { on: '2011-02-01', from: 'substandard', to: 'doubtful' }] })))).toEqual(['2011-01-01 2011-02-01 substandard 1000', '2011-02-01 2012-01-01 doubtful 1000']);
  });

  it('are cut where a loan goes to another unit; the days before stay with the old one', () => {
    expect(short(stretchesOf(loan({ unitId: 2, unitMoves: [{ on: '2011-06-15', from: 1, to: 2 }], moves: [{ on: '2011-06-15', deltaFen: -100 }] })))).toEqual(['2011-01-01 2011-06-15 doubtful 1000', '2011-06-15 2012-01-01 doubtful 900 at 2']);
  });
});
