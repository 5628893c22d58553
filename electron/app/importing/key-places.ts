import { finding, issueAt } from '../../domain/importing/issue-codes.js';
import type { DraftRow, RowIssue } from '../../domain/importing/profile.js';
import type { SourceTable } from './planned.js';

/** Where each key that a batch has more than once stands, over all its files: `登记簿.xlsx 第 6 行`. */
export function placesByKey(tables: readonly SourceTable[], keyOf: (draft: DraftRow) => string | null): ReadonlyMap<string, readonly string[]> {
  // nearly every key stands once: its place is put into words only when it is met again
  const first = new Map<string, readonly [SourceTable, DraftRow]>();
  const places = new Map<string, string[]>();
  for (const table of tables) {
    for (const draft of table.reading.rows) {
      const key = keyOf(draft);
      if (key === null) continue;
      const before = first.get(key);
      if (!before) first.set(key, [table, draft]);
      else if (places.get(key)?.push(placeOf(table, draft)) === undefined) places.set(key, [placeOf(...before), placeOf(table, draft)]);
    }
  }
  return places;
}

const placeOf = (table: SourceTable, draft: DraftRow): string => `${table.fileName} 第 ${draft.row} 行`;

/** Places a sentence names; where a wrong column was taken for the number, every row of the file is one. */
const NAMED = 8;

/** The refusal of a key that stands more than once, at every one of its places (decisions.md 1). */
export function doubleKey(byKey: ReadonlyMap<string, readonly string[]>, key: string | null, draft: DraftRow, column: string, named: string): RowIssue[] {
  const found = key === null ? [] : (byKey.get(key) ?? []);
  if (found.length < 2) return [];
  const places = found.slice(0, NAMED).join('、') + (found.length > NAMED ? ` 等共 ${found.length} 处` : '');
  return [issueAt(draft.row, column, named, finding('DUPLICATE_KEY', { key: named, places }))];
}
