import type { Merge, RawCell, RawRow, RawSheet } from './raw-sheet.js';
import type { MatchedField } from './row-kind.js';

/** Fields that mean the same for every row of a merged cell; an amount or a number would be counted twice. */
const SPREADS: readonly string[] = ['text', 'code', 'people'];

/**
 * The rows under a head up to `last`, where a cell merged over several rows (the 信用社 written once for its block) counts
 * for each of them. Only text is spread this way.
 */
export const spreadMerges = (sheet: RawSheet, fields: readonly MatchedField[], headBottom: number, last: number): readonly RawRow[] =>
  spreadColumns(sheet, new Set(fields.filter((m) => SPREADS.includes(m.field.type)).map((m) => m.column.column)), headBottom, last);

/** The same for columns by their number (A = 0): they are taken to hold text. */
export function spreadColumns(sheet: RawSheet, columns: ReadonlySet<number>, headBottom: number, last: number): readonly RawRow[] {
  const body = sheet.rows.filter((r) => r.row > headBottom && r.row <= last);
  const tall = sheet.merges.filter((m) => m.bottom > m.top && m.top > headBottom && m.top <= last && columns.has(m.left - 1));
  if (tall.length === 0) return body;
  const index = new Map(body.map((r, i) => [r.row, i]));
  const out = body.slice();
  for (const merge of tall) spread(merge, index, out);
  return out;
}

function spread(merge: Merge, index: ReadonlyMap<number, number>, rows: RawRow[]): void {
  const first = rows[index.get(merge.top) ?? -1];
  const source: RawCell = first?.cells[merge.left - 1] ?? null;
  if (!source) return;
  const from = index.get(merge.top) ?? 0;
  for (let i = from + 1; i < rows.length; i++) {
    const row = rows[i];
    if (!row || row.row > merge.bottom) break;
    const cells = [...row.cells];
    while (cells.length < merge.left) cells.push(null);
    cells[merge.left - 1] ??= source;
    rows[i] = { row: row.row, cells };
  }
}
