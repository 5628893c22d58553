import { describe, expect, it } from 'vitest';
import type { ReportColumn, ReportValue } from '../../electron/domain/reporting/report-table.js';
import { valueText } from '../../electron/print/table/value-text.js';

const column = (kind: ReportColumn['kind'], more: Partial<ReportColumn> = {}): ReportColumn => ({ key: 'x', titles: ['x'], kind, mm: 10, ...more });
const show = (c: ReportColumn, value: ReportValue | undefined, unit: '元' | '万元' = '万元'): string => valueText(c, value, unit).text;

describe('X-7 D1-02 values on paper', () => {
  it('rounds money once from the exact 分 and groups thousands', () => {
    expect(show(column('money'), 6_009_000_000)).toBe('6,009.00');
    expect(show(column('money'), 123_456_789, '元')).toBe('1,234,567.89');
    expect(show(column('money'), 4_999)).toBe('0.00');
    expect(show(column('money'), 5_000)).toBe('0.01');
  });

  it('tells zero, inapplicable and empty apart', () => {
    expect([show(column('money'), 0), show(column('money'), null), show(column('rank'), null), show(column('text'), undefined)]).toEqual(['0.00', '—', '—', '']);
  });

  it('shows a rise where it is bad in red with its sign, a fall plain with a true minus', () => {
    const bad = column('money', { riseIsBad: true });
    expect(valueText(bad, 665_800_000, '万元')).toEqual({ text: '+665.80', rise: true });
    expect(valueText(bad, -5_172_000_000, '万元')).toEqual({ text: '−5,172.00', rise: false });
    expect(valueText(bad, 0, '万元')).toEqual({ text: '0.00', rise: false });
    expect(valueText(bad, -30, '万元')).toEqual({ text: '0.00', rise: false });
    expect(valueText(column('points', { riseIsBad: true }), '-4.70', '万元')).toEqual({ text: '−4.70', rise: false });
    expect(valueText(column('points', { riseIsBad: true }), '+0.18', '万元')).toEqual({ text: '+0.18', rise: true });
  });

  it('signs a neutral difference without colour', () => {
    expect(valueText(column('money', { signed: true }), 68_400_000, '万元')).toEqual({ text: '+68.40', rise: false });
  });

  it('never prints money that is not whole 分', () => {
    expect(() => show(column('money'), 1.5)).toThrow(RangeError);
    expect(() => show(column('money'), '12.00')).toThrow(RangeError);
  });
});
