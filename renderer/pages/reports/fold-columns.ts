import { rowsWithTotal, type ReportColumn, type ReportTable } from './report-table.js';

/** Neighbouring columns under one head that fold to what sums them up. */
export interface ColumnGroup {
  readonly title: string;
  readonly keys: readonly string[];
  /** Keys that stay when the group is folded. */
  readonly keeps: readonly string[];
}

/** A place in the list is no figure: the screen has row numbers enough without it. */
const ONLY_ON_PAPER = ['seq'];
const SUMS_UP = /(合计|小计|额)$/;
const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1];

/** The groups of a report that have something to fold, from left to right. */
export function groupsOf(columns: readonly ReportColumn[]): ColumnGroup[] {
  const groups: { title: string; columns: ReportColumn[] }[] = [];
  for (const column of columns) {
    const title = column.titles.length > 1 ? (column.titles[0] ?? '') : '';
    const before = last(groups);
    if (before && title !== '' && before.title === title) before.columns.push(column);
    else groups.push({ title, columns: [column] });
  }
  return groups.filter((g) => g.title !== '').map((g) => ({ title: g.title, keys: g.columns.map((c) => c.key), keeps: keepsOf(g.columns) })).filter((g) => g.keeps.length < g.keys.length);
}

/** The sum of a group of amounts; of ratios the latest of each kind (期末 and ±, 完成率 and 排名). */
function keepsOf(columns: readonly ReportColumn[]): string[] {
  const sum = last(columns.filter((c) => c.kind === 'money' && SUMS_UP.test(last(c.titles) ?? '')));
  if (sum) return [sum.key];
  const ratios = columns.filter((c) => c.kind !== 'money' && c.kind !== 'count');
  const latest = ratios.filter((c, i) => !ratios.slice(i + 1).some((later) => later.kind === c.kind));
  return latest.length > 0 ? latest.map((c) => c.key) : columns.slice(-1).map((c) => c.key);
}

/** Opened at first: the widest group, of several the last (本年累计 before 本月). */
export function openedAtFirst(groups: readonly ColumnGroup[]): string[] {
  const widest = groups.reduce<ColumnGroup | undefined>((best, g) => (best === undefined || g.keys.length >= best.keys.length ? g : best), undefined);
  return widest ? [widest.title] : [];
}

/** Columns of amounts in which every single figure is exactly zero. */
export function zeroColumns(table: Pick<ReportTable, 'columns' | 'rows' | 'total'>): string[] {
  const rows = rowsWithTotal(table);
  return table.columns.filter((c) => (c.kind === 'money' || c.kind === 'count') && rows.some((r) => r.values[c.key] === 0) && rows.every((r) => (r.values[c.key] ?? 0) === 0)).map((c) => c.key);
}

export interface Folding {
  /** Titles of the opened groups. */
  readonly opened: readonly string[];
  /** Shows columns of zeros too. */
  readonly zeros: boolean;
  /** A column that must stay, because its rows are open beside the table; the rest then folds and only figures with rows remain. */
  readonly beside?: string | undefined;
}

export interface Folded {
  readonly columns: readonly ReportColumn[];
  /** Last titles of the columns of zeros that an opened group leaves out. */
  readonly hiddenZeros: readonly string[];
}

/** The columns on screen for a choice of opened groups. */
export function foldColumns(table: Pick<ReportTable, 'columns' | 'rows' | 'total'>, { opened, zeros, beside }: Folding): Folded {
  const groups = groupsOf(table.columns);
  const empty = zeroColumns(table);
  const hiddenZeros = new Set<string>();
  const columns = table.columns.filter((c) => {
    if (ONLY_ON_PAPER.includes(c.key)) return false;
    if (c.key === beside) return true;
    if (beside !== undefined && c.kind !== 'text' && c.drill === undefined) return false;
    const group = groups.find((g) => g.keys.includes(c.key));
    if (!group || group.keeps.includes(c.key)) return true;
    if (beside !== undefined || !opened.includes(group.title)) return false;
    if (zeros || !empty.includes(c.key)) return true;
    hiddenZeros.add(last(c.titles) ?? '');
    return false;
  });
  return { columns, hiddenZeros: [...hiddenZeros] };
}
