import { describe, expect, it } from 'vitest';
import { addDays } from '../../../electron/domain/date.js';
import { TEN_DAYS, tenDaysOf, tenDaySpan } from '../../../electron/domain/reporting/ten-days.js';

describe('D1-05 旬', () => {
  it('three spans fill a month of any length without a gap', () => {
    for (const period of ['2011-02', '2012-02', '2011-04', '2011-08', '2012-01']) {
      const spans = TEN_DAYS.map((t) => tenDaySpan(period, t.value));
      expect(spans[0]?.from).toBe(`${period}-01`);
      expect([spans[1]?.from, spans[2]?.from]).toEqual([addDays(spans[0]?.to ?? '', 1), addDays(spans[1]?.to ?? '', 1)]);
      expect(addDays(spans[2]?.to ?? '', 1).slice(8)).toBe('01');
    }
    expect(tenDaySpan('2012-02', 'last')).toEqual({ from: '2012-02-21', to: '2012-02-29', before: '2012-02-20' });
  });

  it('the first one of a month begins with the end of the month before, that of a year with 年初', () => {
    expect(tenDaySpan('2011-08', 'first').before).toBe('2011-07-31');
    expect(tenDaySpan('2011-01', 'first').before).toBe('2011-01-01');
  });

  it.each([['2011-08-01', 'first'], ['2011-08-10', 'first'], ['2011-08-11', 'middle'], ['2011-08-20', 'middle'], ['2011-08-21', 'last'], ['2011-08-31', 'last']])('%s lies in the %s', (day, which) => {
    expect(tenDaysOf(day)).toBe(which);
  });
});
