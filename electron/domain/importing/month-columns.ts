import { assignColumns, columnMatch, headAsFound } from './assign-columns.js';
import { linesAbove, runStart } from './find-tables.js';
import { headMerges, headPaths, type HeadPath } from './head-paths.js';
import { normaliseHead, toNarrow } from './head-text.js';
import { moneyUnit } from './money-unit.js';
import { profileNames } from './profile-names.js';
import type { ImportProfile, MonthColumns } from './profile.js';
import { cellText, type RawRow, type RawSheet } from './raw-sheet.js';
import { isBlank } from './row-shape.js';
import type { TableMatch } from './table-match.js';
import { unitsInLines } from './unit-line.js';

/** Fewer month heads in one row may be anything: a report of 上月 and 本月, a remark. */
const LEAST_MONTHS = 3;
const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const MONTH_HEAD = new RegExp(`^(?:(\\d{4})年?)?(?:0?([1-9]|1[0-2])|(${[...CHINESE].reverse().join('|')}))月(?:份|末|底)?$`);
/** The day a sheet was filled in says nothing about its figures. */
const FILLED_IN = /(?:填报|填表|制表|报出|打印|编制|上报|报送|印制)(?:日期|时间)?:?\d{4}年/g;

interface MonthHead { readonly path: HeadPath; readonly year: number | null; readonly month: number }

const isMonthRow = (row: RawRow): boolean => row.cells.filter((c) => c?.t === 's' && MONTH_HEAD.test(normaliseHead(c.v))).length >= LEAST_MONTHS;

/** Whether a sheet has a column a month, whatever is counted in it. */
export const hasMonthColumns = (sheet: RawSheet): boolean => sheet.rows.some(isMonthRow);

/**
 * A table with a column a month (1月 … 12月) instead of a row a month, as one table for each month side by side: all
 * share the columns that name the record, and the month is the same for every row. Only where the profile says which
 * words must stand over it (`byMonth`), in the title, the sheet's name or the head above the months: months alone say
 * nothing about what is counted. The year stands in the heads or once above the table; otherwise the month is missing. A
 * month that has no figure yet is none.
 */
export function monthTables(sheet: RawSheet, profiles: readonly ImportProfile[]): TableMatch[] {
  const rows = sheet.rows.filter((r) => !r.cells.every(isBlank));
  const leaf = rows.findIndex(isMonthRow);
  if (leaf < 0) return [];
  const merges = headMerges(sheet.merges);
  const start = runStart(rows, leaf, 0, merges);
  const paths = headPaths(rows.slice(start, leaf + 1), merges);
  const lines = linesAbove(rows, start, -1);
  return profiles.flatMap((profile) => (profile.byMonth === undefined ? [] : tablesOf(sheet, profile, profile.byMonth, { rows, start, leaf, paths, lines })));
}

interface Place { readonly rows: readonly RawRow[]; readonly start: number; readonly leaf: number; readonly paths: readonly HeadPath[]; readonly lines: readonly RawRow[] }

function tablesOf(sheet: RawSheet, profile: ImportProfile, by: MonthColumns, { rows, start, leaf, paths, lines }: Place): TableMatch[] {
  const names = profileNames(profile);
  const foreign = names.foreign.get(by.value) ?? [];
  const heads = paths.flatMap((path): MonthHead[] => {
    const m = MONTH_HEAD.exec(path.levels.at(-1)?.name ?? '');
    return m ? [{ path, year: m[1] === undefined ? yearIn(path.levels.slice(0, -1).map((l) => l.name)) : Number(m[1]), month: m[2] === undefined ? CHINESE.indexOf(m[3] ?? '') + 1 : Number(m[2]) }] : [];
  });
  const over = heads.flatMap((h) => h.path.levels.slice(0, -1).map((l) => l.name));
  const said = [...lines.flatMap((r) => r.cells.map(cellText)), sheet.name].map(normaliseHead);
  if (over.some((text) => foreign.some((w) => text.includes(w)))) return [];
  if (![...over, ...said].some((text) => by.words.some((w) => text.includes(normaliseHead(w))) && !foreign.some((w) => text.includes(w)))) return [];

  const monthly = new Set(heads.map((h) => h.path.column));
  const [rest] = assignColumns(paths.filter((p) => !monthly.has(p.column)), profile, names);
  if (!rest) return [];
  const year = yearIn(lines.flatMap((r) => r.cells.map((c) => toNarrow(cellText(c)).replace(/\s/g, '').replace(FILLED_IN, ''))).concat(sheet.name));
  const body = rows.slice(leaf + 1);
  const filled = heads.filter((h) => body.some((r) => hasFigure(r, h.path.column)));
  const shown = filled.length > 0 ? filled : heads;
  const missing = rest.missing.filter((key) => key !== by.month && key !== by.value);
  const periodOf = (h: MonthHead): string | null => (h.year ?? year) === null ? null : `${h.year ?? year}-${String(h.month).padStart(2, '0')}`;
  return shown.map((head): TableMatch => {
    const period = periodOf(head);
    const twins = shown.filter((h) => h.month === head.month && (h.year ?? year) === (head.year ?? year));
    const own = columnMatch(by.value, head.path, 'synonym');
    const columns = [...rest.columns.filter((c) => c.key !== by.month && c.key !== by.value), own].sort((a, b) => a.column - b.column);
    return {
      sheet: sheet.name, profile: profile.id, version: profile.version,
      state: missing.length > 0 || period === null ? 'incomplete' : twins.length > 1 ? 'ambiguous' : 'ready',
      headTop: rows[start]?.row ?? 0, headBottom: rows[leaf]?.row ?? 0, dataBottom: rows.at(-1)?.row ?? 0, left: paths[0]?.column ?? 0, right: paths.at(-1)?.column ?? 0,
      columns, unknown: rest.unknown.map((p) => ({ column: p.column, head: headAsFound(p), unit: p.unit })), missing: [...missing, ...(period === null ? [by.month] : [])],
      questions: twins.length > 1 ? [{ key: by.value, why: 'several', columns: twins.map((t) => columnMatch(by.value, t.path, 'synonym')), blocking: true }] : [],
      rivals: [], money: moneyUnit(columns, head.path.unit === null ? [] : [head.path.unit], unitsInLines(lines), profile),
      ...(period === null ? {} : { constants: { [by.month]: period }, part: period }),
    };
  });
}

/** The one year that these texts name; null for none or several. */
function yearIn(texts: readonly string[]): number | null {
  const years = new Set(texts.flatMap((t) => [...t.matchAll(/(?<!\d)((?:19|20|21)\d{2})年/g)].map((m) => Number(m[1]))));
  const [only] = years;
  return years.size === 1 ? (only ?? null) : null;
}

/** A column of blanks and of the zeros that formulas put there is a month that is still to come. */
function hasFigure(row: RawRow, column: number): boolean {
  const cell = row.cells[column];
  return !isBlank(cell) && !(cell?.t === 'n' && cell.v === 0);
}

/** Months between the first and the last of such tables that the sheet has no column for. */
export function monthsLeftOut(tables: readonly TableMatch[]): string[] {
  const there = tables.flatMap((t) => t.part ?? []).sort();
  const [first, last] = [there[0], there.at(-1)];
  if (first === undefined || last === undefined) return [];
  const index = (period: string): number => Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1;
  return Array.from({ length: index(last) - index(first) }, (_, i) => index(first) + i).map((n) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`).filter((p) => !there.includes(p));
}
