import { formatWan, formatYuan } from '../../domain/money.js';
import type { ReportColumn, ReportValue } from '../../domain/reporting/report-table.js';
import { printable } from '../text/printable.js';

export interface ValueText {
  readonly text: string;
  /** A rise where a rise is bad: red, with its plus sign. */
  readonly rise: boolean;
}

const INAPPLICABLE: ValueText = { text: '—', rise: false };
const BLANK: ValueText = { text: '', rise: false };

/**
 * One value as it stands on paper. Money is exact 分 and is rounded here, once. null is inapplicable (—), zero is 0.00,
 * a fall has a true minus sign (U+2212). Throws RangeError when money is not an integer: it must never be printed.
 */
export function valueText(column: ReportColumn, value: ReportValue | undefined, unit: '元' | '万元'): ValueText {
  if (value === undefined) return column.kind === 'text' || column.kind === 'day' ? BLANK : INAPPLICABLE;
  if (value === null) return INAPPLICABLE;
  if (column.kind === 'text' || column.kind === 'day') return { text: printable(String(value)), rise: false };
  const plain = figure(column, value, unit);
  const negative = plain.startsWith('-');
  const size = negative ? plain.slice(1) : plain;
  const zero = !/[1-9]/.test(size);
  const difference = column.riseIsBad === true || column.signed === true;
  const sign = zero ? '' : negative ? '\u2212' : difference ? '+' : '';
  return { text: sign + size, rise: column.riseIsBad === true && sign === '+' };
}

function figure(column: ReportColumn, value: string | number, unit: '元' | '万元'): string {
  if (column.kind === 'money') {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new RangeError(`not an amount in 分: ${column.key} = ${value}`);
    return unit === '万元' ? formatWan(value) : formatYuan(value);
  }
  if (column.kind === 'count' && typeof value === 'number') return groupThousands(String(value));
  return printable(String(value)).replace(/^[+]/, '').replace(/^\u2212/, '-');
}

const groupThousands = (whole: string): string => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
