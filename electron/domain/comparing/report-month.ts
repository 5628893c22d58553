import { fromExcelSerial, makeDay, periodOf, type Period } from '../date.js';
import { narrow } from '../importing/cell-text.js';
import { cellText, type RawRow } from '../importing/raw-sheet.js';

/** The month a sheet speaks of; several: it names more than one and does not say which is meant. */
export type MonthFound = { readonly period: Period } | { readonly several: readonly Period[] } | null;

/** Days on which something was written or sent say nothing about the month reported. */
const OTHER_DAY = /(?:填报|填表|制表|报出|打印|编制|上报|报送|印制)(?:日期|时间)?:?$/;
const COMPARED = /(?:比|较|与|同|基期|比较日):?$/;
const STATED = /(?:报告期|报表日期|截至|截止|截止日期|所属期|所属月份|月份|期间|日期):?$/;

const CHINESE = '〇一二三四五六七八九';
const MONTHS = [
  /(\d{4})年(?:\d{1,2}月?[-—–~～至到](?:\d{4}年)?)?(\d{1,2})月/g,
  /(?<!\d)(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?(?!\d)/g,
  /(?<!\d)((?:19|20|21)\d{2})(0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)/g,
];

/**
 * The month in the lines above a table (报告期, 截至, the title). A day of filling in, and a month something is compared with,
 * are not it. One that is labelled goes before others; file names are never read.
 */
export function monthIn(lines: readonly RawRow[], date1904: boolean): MonthFound {
  const found: { period: Period; stated: boolean }[] = [];
  for (const row of lines) {
    let label = '';
    for (const cell of row.cells) {
      const day = cell?.t === 'n' && cell.d === true ? fromExcelSerial(cell.v, date1904) : null;
      const text = day ?? westernDigits(narrow(cellText(cell)).replaceAll(' ', ''));
      if (text === '') continue;
      for (const pattern of MONTHS) {
        for (const m of text.matchAll(pattern)) {
          const period = makeDay(Number(m[1]), Number(m[2]), 1);
          const before = m.index === 0 ? label : text.slice(0, m.index);
          if (period !== null && !OTHER_DAY.test(before) && !COMPARED.test(before)) found.push({ period: periodOf(period), stated: STATED.test(before) });
        }
      }
      label = text;
    }
  }
  const stated = [...new Set(found.filter((f) => f.stated).map((f) => f.period))];
  const all = [...new Set(found.map((f) => f.period))].sort();
  const [one] = stated.length === 1 ? stated : all;
  if (one === undefined) return null;
  return stated.length === 1 || all.length === 1 ? { period: one } : { several: all };
}

/** 二〇一一年八月 → 2011年8月. */
function westernDigits(text: string): string {
  return text.replace(/([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月)?/g, (_, year: string, month: string | undefined) => {
    const digits = [...year.replace(/[○零]/g, '〇')].map((c) => CHINESE.indexOf(c)).join('');
    if (month === undefined) return `${digits}年`;
    const [tens, ones] = month.includes('十') ? month.split('十') : ['', month];
    const value = (month.includes('十') ? (tens === '' ? 10 : CHINESE.indexOf(tens ?? '') * 10) : 0) + (ones === '' ? 0 : CHINESE.indexOf(ones ?? ''));
    return `${digits}年${value}月`;
  });
}
