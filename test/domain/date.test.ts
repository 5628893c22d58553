import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays, addMonths, chineseDay, chinesePeriod, dayNumber, daysInMonth, firstDay, fromDayNumber, fromExcelSerial, isDay, isLeapYear, isPeriod, lastDay, makeDay, parseDay, parsePeriod, periodOf, toExcelSerial, yearOf,
} from '../../electron/domain/date.js';

const anyDay = fc.integer({ min: dayNumber('1900-03-01'), max: dayNumber('2199-12-31') }).map(fromDayNumber);

describe('days', () => {
  it('number∘day is the identity and counts on by one', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(isDay(day)).toBe(true);
        expect(fromDayNumber(dayNumber(day))).toBe(day);
        expect(dayNumber(addDays(day, 1))).toBe(dayNumber(day) + 1);
        expect(addDays(addDays(day, 400), -400)).toBe(day);
      }),
    );
  });

  it('agrees with the civil calendar', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2000-03-01')).toBe(11_017);
    expect(dayNumber('2011-08-31')).toBe(15_217);
    expect(addDays('2010-02-28', 1)).toBe('2010-03-01');
    expect(addDays('2012-02-28', 1)).toBe('2012-02-29');
    expect(addDays('1999-12-31', 1)).toBe('2000-01-01');
  });

  it.each([[1900, false], [2000, true], [2011, false], [2012, true], [2100, false]])('leap year %i: %s', (year, leap) => {
    expect(isLeapYear(year)).toBe(leap);
    expect(daysInMonth(year, 2)).toBe(leap ? 29 : 28);
  });

  it.each([
    ['2011-08-31', '2011-08-31'], ['2011/8/31', '2011-08-31'], ['2011.8.31', '2011-08-31'], ['20110831', '2011-08-31'], ['2011年8月31日', '2011-08-31'], ['2011年8月31号', '2011-08-31'], ['2011年8月3', '2011-08-03'],
    ['２０１１－０８－３１', '2011-08-31'], ['2011-08-31 00:00:00', '2011-08-31'], ['2011/8/31 0:00', '2011-08-31'], ['2011/8/31 0:00:00', '2011-08-31'], ['2011-08-31T00:00', '2011-08-31'], [' 2012-2-29 ', '2012-02-29'], ['2011 年 8 月 31 日', '2011-08-31'],
  ])('reads %s', (text, expected) => {
    expect(parseDay(text)).toBe(expected);
  });

  it.each(['2010-02-30', '2011-02-29', '31/08/2011', '08/31/2011', '11-8-31', '2011-8', '2011年8月', '2011/8-31', '2011.13.1', '20110832', '1899-12-31', '2200-01-01', '', '40786', '二〇一一年八月三十一日', '2011-08-31 13:45'])('does not guess "%s"', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it.each([
    ['dmy', '8.9.2011', '2011-09-08'], ['dmy', '31/08/2011', '2011-08-31'], ['mdy', '8.9.2011', '2011-08-09'], ['mdy', '08/31/2011', '2011-08-31'], ['yymd', '11.8.31', '2011-08-31'], ['yymd', '98-3-2', '1998-03-02'], ['yymd', '08年3月20日', '2008-03-20'], ['yymd', '50.1.1', '1950-01-01'], ['yymd', '49.1.1', '2049-01-01'],
    ['dmy', '2011.8.31', '2011-08-31'], ['mdy', '20110831', '2011-08-31'], ['yymd', '2011年8月31日', '2011-08-31'],
    ['dmy', '31.8.11', null], ['mdy', '31/08/2011', null], ['dmy', '08/31/2011', null], ['yymd', '31.8.2011', null], ['ymd', '11.8.31', null], ['yymd', '11.2.30', null],
  ] as const)('declared as %s, "%s" is %s', (order, text, expected) => {
    expect(parseDay(text, order)).toBe(expected);
  });

  it('builds only days that exist', () => {
    expect(makeDay(2011, 2, 29)).toBeNull();
    expect(makeDay(2011, 0, 1)).toBeNull();
    expect(makeDay(2011, 4, 31)).toBeNull();
    expect(makeDay(2011, 8.5, 1)).toBeNull();
    expect(isDay('2011-8-31')).toBe(false);
    expect(isDay('2011-02-29')).toBe(false);
    expect(isPeriod('2011-13')).toBe(false);
    expect(isPeriod('2011-08')).toBe(true);
  });
});

describe('R34 spreadsheet serials', () => {
  it('day → serial → day is the identity from 1900-03-01 on', () => {
    fc.assert(fc.property(anyDay, (day) => void expect(fromExcelSerial(toExcelSerial(day))).toBe(day)));
  });

  it.each([[1, '1900-01-01'], [59, '1900-02-28'], [61, '1900-03-01'], [40_786, '2011-08-31'], [40_786.75, '2011-08-31'], [45_292, '2024-01-01'], [109_574, '2199-12-31']])('1900 system: %d is %s', (serial, day) => {
    expect(fromExcelSerial(serial)).toBe(day);
  });

  it('the day that never was is refused, and what lies outside', () => {
    expect(fromExcelSerial(60)).toBeNull();
    expect(fromExcelSerial(0)).toBeNull();
    expect(fromExcelSerial(-1)).toBeNull();
    expect(fromExcelSerial(109_575)).toBeNull();
    expect(fromExcelSerial(Number.NaN)).toBeNull();
  });

  it('1904 system: 1462 days later', () => {
    expect(fromExcelSerial(0, true)).toBe('1904-01-01');
    expect(fromExcelSerial(40_786 - 1462, true)).toBe('2011-08-31');
    expect(fromExcelSerial(109_574, true)).toBeNull();
  });
});

describe('periods', () => {
  it('first and last day, month arithmetic across years', () => {
    expect(firstDay('2011-02')).toBe('2011-02-01');
    expect(lastDay('2011-02')).toBe('2011-02-28');
    expect(lastDay('2012-02')).toBe('2012-02-29');
    expect(addMonths('2011-12', 1)).toBe('2012-01');
    expect(addMonths('2011-01', -1)).toBe('2010-12');
    expect(addMonths('2011-08', -20)).toBe('2009-12');
    expect(periodOf('2011-08-31')).toBe('2011-08');
    expect(yearOf('2011-08')).toBe(2011);
  });

  it('adding months and taking them off again is the identity', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, n) => void expect(addMonths(addMonths(periodOf(day), n), -n)).toBe(periodOf(day))));
  });

  it.each([['2011-08', '2011-08'], ['2011/8', '2011-08'], ['2011.8', '2011-08'], ['201108', '2011-08'], ['2011年8月', '2011-08'], ['2011年8月份', '2011-08'], ['2011年8月末', '2011-08'], ['2011-08-31', '2011-08'], ['２０１１年８月', '2011-08']])('reads the month %s', (text, expected) => {
    expect(parsePeriod(text)).toBe(expected);
  });

  it.each(['2011', '2011-13', '8月', '08-2011', '201113', '', '2011-00'])('does not guess the month "%s"', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  it('is written for paper', () => {
    expect(chineseDay('2011-08-01')).toBe('2011年8月1日');
    expect(chinesePeriod('2011-08')).toBe('2011年8月');
  });
});
