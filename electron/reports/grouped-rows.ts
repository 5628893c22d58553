import type { ReportColumn, ReportRow, ReportValue } from '../domain/reporting/report-table.js';
import { SEQ, UNIT } from './columns.js';

/** A line of a figure that stands in a group (形成年度, 批次, 涉政类别) and in a unit. */
export interface GroupedLine {
  /** Key of the group; must hold no colon. */
  readonly group: string;
  readonly unitCode: string;
  readonly unitName: string;
}

type Values = Record<string, ReportValue>;

/** 序号, the group under its title, 机构. */
export const groupColumns = (title: string, mm: number): ReportColumn[] => [SEQ, { key: 'group', titles: [title], kind: 'text', mm }, UNIT];

/**
 * Units under their group, in the order of the lines; a group of several units among several groups is closed by its
 * subtotal. Row keys are `group:unit`, of a subtotal `group`. `valuesOf` is asked anew for every sum, so that borrowers are counted once in each.
 */
export function groupedRows<T extends GroupedLine>(lines: readonly T[], nameOf: (group: string) => string, valuesOf: (lines: readonly T[]) => Values): { rows: ReportRow[]; total: Values } {
  const rows: ReportRow[] = [];
  let seq = 0;
  const groups = Map.groupBy(lines, (l) => l.group);
  for (const [group, inGroup] of groups) {
    const units = Map.groupBy(inGroup, (l) => l.unitCode);
    for (const [unit, own] of units) rows.push({ key: `${group}:${unit}`, level: 'row', values: { seq: ++seq, group: nameOf(group), unitName: own[0]?.unitName ?? '', ...valuesOf(own) } });
    if (groups.size > 1 && units.size > 1) rows.push({ key: group, level: 'subtotal', values: { seq: null, group: '', unitName: `${nameOf(group)}小计`, ...valuesOf(inGroup) } });
  }
  return { rows, total: { seq: null, group: '', unitName: '合计', ...valuesOf(lines) } };
}

/** The lines behind a row of such a table, by its key. */
export const linesOfRow = <T extends GroupedLine>(lines: readonly T[], row: string): T[] => lines.filter((l) => row === 'total' || row === l.group || row === `${l.group}:${l.unitCode}`);

/** Group and unit of a row key, for a query of its own; null and "total" where the row is wider. */
export function partsOfRow(row: string): { readonly group: string | null; readonly unit: string } {
  if (row === 'total') return { group: null, unit: 'total' };
  const colon = row.indexOf(':');
  return colon < 0 ? { group: row, unit: 'total' } : { group: row.slice(0, colon), unit: row.slice(colon + 1) };
}
