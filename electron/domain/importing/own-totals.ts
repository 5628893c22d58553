import { plainYuan } from '../money.js';
import { rawOf } from './cell-text.js';
import { finding, issueAt } from './issue-codes.js';
import type { DraftRow, RowIssue } from './profile.js';
import { readCell, titleOf, type CellContext } from './read-cell.js';
import type { RawRow } from './raw-sheet.js';
import type { MatchedField } from './row-kind.js';

export interface TotalRow {
  readonly row: RawRow;
  readonly rank: number;
}

export interface OwnTotals {
  readonly totals: Readonly<Record<string, number>> | null;
  readonly issues: readonly RowIssue[];
}

/**
 * The file's own 合计 row in 分, held against the sum of the rows as read (rejected ones included, as far as their
 * amounts can be read). The row that sums up the most counts; several of the same standing are not guessed between.
 */
export function ownTotals(candidates: readonly TotalRow[], fields: readonly MatchedField[], rows: readonly DraftRow[], context: (field: MatchedField) => CellContext): OwnTotals {
  const best = Math.max(0, ...candidates.map((c) => c.rank));
  const [top, ...more] = candidates.filter((c) => c.rank === best);
  if (!top) return { totals: null, issues: [] };
  if (more.length > 0) {
    const numbers = [top, ...more].map((c) => `第 ${c.row.row} 行`).join('、');
    return { totals: null, issues: [issueAt(0, '', '', finding('TOTALS_SEVERAL', { count: more.length + 1, rows: numbers }))] };
  }
  const totals: Record<string, number> = {};
  const issues: RowIssue[] = [];
  for (const matched of fields) {
    const { field, column } = matched;
    if (field.type !== 'money') continue;
    const cell = top.row.cells[column.column];
    const { value, findings } = readCell(cell, { ...field, required: false }, context(matched));
    const at = (found: Parameters<typeof issueAt>[3]): RowIssue => issueAt(top.row.row, field.key, rawOf(cell), found);
    if (findings.length > 0) issues.push(at(finding('TOTAL_UNREADABLE', { title: titleOf(field) })));
    if (typeof value !== 'number') continue;
    totals[field.key] = value;
    const summed = rows.reduce((sum, r) => sum + Number(r.values[field.key] ?? 0), 0);
    if (summed !== value) {
      issues.push(at(finding('TOTAL_DIFFERS', { title: titleOf(field), stated: plainYuan(value), summed: plainYuan(summed), difference: plainYuan(value - summed) })));
    }
  }
  return { totals, issues };
}
