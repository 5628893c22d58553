import { describe, expect, it } from 'vitest';
import { elapsedIn, elapsedInYear, paceTargetFen, projectedFen, timeProgressPct } from '../../../electron/domain/target/time-progress.js';

describe('P-3 time progress by days', () => {
  it.each([
    ['2011-01-01', '0.27'],
    ['2011-08-31', '66.58'],
    ['2011-12-31', '100.00'],
    ['2012-02-29', '16.39'],
    ['2012-12-31', '100.00'],
  ])('%s is %s %% of its year', (day, pct) => expect(timeProgressPct(day)).toBe(pct));

  it('counts both ends and stays inside the span', () => {
    expect(elapsedInYear('2011-08-31')).toEqual({ days: 243, of: 365 });
    expect(elapsedIn('2015-07-01', '2016-12-31', '2015-06-30')).toEqual({ days: 0, of: 550 });
    expect(elapsedIn('2015-07-01', '2016-12-31', '2017-03-01')).toEqual({ days: 550, of: 550 });
  });

  it('照此到年末: 243 days carried on to 365; at the end of the year it is the amount itself', () => {
    expect(projectedFen(243_00, '2011-08-31')).toBe(365_00);
    expect(projectedFen(100, '2011-08-31')).toBe(150);
    expect(projectedFen(123_456, '2011-12-31')).toBe(123_456);
    expect(paceTargetFen(7_300_000, elapsedInYear('2011-08-31'))).toBe(4_860_000);
  });
});
