import { formatWan, formatYuan } from '../../electron/domain/money.js';
import type { Day, Period } from '../../electron/domain/date.js';
import type { DisplayUnit } from '../frame/display-unit.js';
import { zh } from './zh.js';

/** Screen spellings of figures. A true minus sign keeps its width and is never mistaken for a dash. */
const withMinus = (text: string): string => text.replace('-', '−');

/** 分 in the display unit: `1,234.56`, `−0.50`; — for null. */
export function amountText(fen: number | null | undefined, unit: DisplayUnit): string {
  if (fen === null || fen === undefined) return zh.noFigure;
  return withMinus(unit === '元' ? formatYuan(fen) : formatWan(fen));
}

/** `17.60%`; — for null. */
export const pctText = (pct: string | null | undefined): string => (pct === null || pct === undefined ? zh.noFigure : `${withMinus(pct)}%`);

export const countText = (n: number | null | undefined): string => (n === null || n === undefined ? zh.noFigure : withMinus(String(n)).replace(/\B(?=(\d{3})+(?!\d))/g, ','));

/** Up, down or unchanged, from an amount in 分 or a decimal text. */
export function directionOf(value: number | string): -1 | 0 | 1 {
  if (typeof value === 'number') return value === 0 ? 0 : value < 0 ? -1 : 1;
  if (/^-?0*(\.0*)?$/.test(value)) return 0;
  return value.startsWith('-') ? -1 : 1;
}

/** `+1.20`, `−4.70`, `0.00`: a change always carries its sign. */
export const signed = (text: string): string => (directionOf(text.replaceAll(',', '').replace('−', '-')) === 1 ? `+${text}` : withMinus(text));

/** `8 月 31 日` in a sentence. */
export const dayInWords = (day: Day): string => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`;
/** `2011 年 8 月` in a sentence. */
export const periodInWords = (period: Period): string => `${Number(period.slice(0, 4))} 年 ${Number(period.slice(5, 7))} 月`;

/** A moment (ms since 1970) on this PC's clock: `2011-08-31 08:30`. */
export function momentText(at: number | null): string {
  if (at === null) return zh.noFigure;
  const d = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} ${two(d.getHours())}:${two(d.getMinutes())}`;
}
