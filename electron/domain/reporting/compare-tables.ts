import { formatWan, formatYuan } from '../money.js';
import type { ReportColumn, ReportTable, ReportValue } from './report-table.js';

/** Row key of the 合计 row. */
const TOTAL = 'total';
const MOST_NAMED = 3;

export interface CellChange {
  /** Row key, or "total". */
  readonly row: string;
  readonly column: string;
  readonly was: ReportValue;
  readonly now: ReportValue;
}

type Figures = Pick<ReportTable, 'columns' | 'rows' | 'total' | 'unit'>;
type Values = Readonly<Record<string, ReportValue>>;

/** The cells of a table that another making of it fills differently; a row or column that is only in one of them counts as empty in the other. */
export function changedCells(was: Figures, now: Figures): CellChange[] {
  const before = byKey(was);
  const after = byKey(now);
  const columns = [...new Set([...was.columns, ...now.columns].map((c) => c.key))];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((row) => columns.flatMap((column) => {
    const [a, b] = [before.get(row)?.[column] ?? null, after.get(row)?.[column] ?? null];
    return a === b ? [] : [{ row, column, was: a, now: b }];
  }));
}

const byKey = (t: Figures): Map<string, Values> => new Map([...t.rows.map((r): [string, Values] => [r.key, r.values]), ...(t.total === null ? [] : [[TOTAL, t.total] as [string, Values]])]);

/** 三汊信用社 现金收回 由 10.00 变为 12.00 万元、…: the first cells by name, the others by number. */
export function nameChanges(was: Figures, now: Figures, changes: readonly CellChange[]): string {
  const named = changes.slice(0, MOST_NAMED).map((c) => {
    const column = [...was.columns, ...now.columns].find((x) => x.key === c.column);
    return `${rowName(was, c.row) ?? rowName(now, c.row) ?? c.row} ${column?.titles.at(-1) ?? c.column} 由 ${spelled(column, c, was.unit)}`;
  });
  return `${named.join('、')}${changes.length > MOST_NAMED ? `等 ${changes.length} 格` : ''}`;
}

function rowName(t: Figures, key: string): string | null {
  if (key === TOTAL) return '合计';
  const values = t.rows.find((r) => r.key === key)?.values;
  const text = t.columns.find((c) => c.kind === 'text' && (values?.[c.key] ?? '') !== '');
  return text && values ? String(values[text.key]) : null;
}

/** Amounts that differ by less than a hundredth of 万元 are told in 元. */
function spelled(column: ReportColumn | undefined, { was, now }: CellChange, unit: '元' | '万元'): string {
  if (column?.kind !== 'money') return `${was ?? '空'} 变为 ${now ?? '空'}`;
  const inWan = (v: ReportValue): string => (v === null ? '空' : formatWan(Number(v)));
  const inYuan = (v: ReportValue): string => (v === null ? '空' : formatYuan(Number(v)));
  return unit === '万元' && inWan(was) !== inWan(now) ? `${inWan(was)} 变为 ${inWan(now)} 万元` : `${inYuan(was)} 变为 ${inYuan(now)} 元`;
}
