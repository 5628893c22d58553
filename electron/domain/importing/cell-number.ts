import { fenFromDouble, parseAmount } from '../money.js';
import { pctToPpm } from '../rate.js';
import { read, refused, type CellReading } from './cell-reading.js';
import { narrow } from './cell-text.js';
import { finding } from './issue-codes.js';
import type { RawCell } from './raw-sheet.js';

/** Money in 分 from a number or a text in the unit of its column. Less than a 分 is refused, never rounded. */
export function readMoney(cell: Exclude<RawCell, null>, title: string, unit: '元' | '万元'): CellReading {
  if (cell.t === 'n') {
    if (cell.d === true) return refused(finding('AMOUNT_IS_DATE', { title }));
    const amount = fenFromDouble(cell.v, unit);
    return amount === null ? refused(finding('AMOUNT_TOO_FINE', { title, value: String(cell.v), unit })) : read(amount);
  }
  const text = narrow(String(cell.v)).replaceAll(' ', '');
  const amount = parseAmount(text, unit);
  if (amount !== null) return read(amount);
  const plain = /^[-+]?[\d,]*\.\d+$/.test(text);
  return refused(plain ? finding('AMOUNT_TOO_FINE', { title, value: text, unit }) : finding('AMOUNT_UNREADABLE', { title, value: text, unit }));
}

/**
 * A year's rate in percent as ppm: 9.6 and 9.6% are 96 000; beyond four decimals it is rounded (a rate is no money). A
 * number between 0 and 1 may be a fraction (0.096) or a per-mille figure: it is left unset with a remark. `‰` is refused,
 * a per-mille rate is not converted.
 */
export function readPercent(cell: Exclude<RawCell, null>, title: string): CellReading {
  const written = cell.t === 'n' ? String(cell.v) : narrow(String(cell.v)).replaceAll(' ', '');
  const number = /^(\d+(?:\.\d+)?(?:e-\d+)?)(%?)$/.exec(written);
  const ppm = number ? pctToPpm(Number(number[1]).toFixed(4)) : null;
  if (ppm === null) return refused(finding('PERCENT_UNREADABLE', { title, value: written }));
  if (ppm > 0 && ppm < 10_000 && number?.[2] === '') return { value: null, findings: [finding('PERCENT_DOUBTFUL', { title, value: written })] };
  if (ppm > 360_000) return { value: ppm, findings: [finding('PERCENT_HIGH', { title, value: number?.[1] ?? written })] };
  return read(ppm);
}

/** A whole number; 2011年 and 3次 are read too. What cannot be read is only a remark where the field is not required. */
export function readInteger(cell: Exclude<RawCell, null>, title: string, required: boolean): CellReading {
  const text = cell.t === 'n' ? String(cell.v) : narrow(String(cell.v)).replaceAll(' ', '');
  const digits = /^(-?\d{1,9})(?:\.0+)?(?:年度?|次|笔|户)?$/.exec(text)?.[1];
  if (digits !== undefined) return read(Number(digits));
  return refused(required ? finding('INTEGER_UNREADABLE', { title, value: text }) : finding('INTEGER_IGNORED', { title, value: text }));
}
