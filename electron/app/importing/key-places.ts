import { finding, issueAt } from '../../domain/importing/issue-codes.js';
import type { DraftRow, RowIssue } from '../../domain/importing/profile.js';
import type { SourceTable } from './planned.js';

/** Where each key of a batch stands, over all its files: `登记簿.xlsx 第 6 行`. */
export function placesByKey(tables: readonly SourceTable[], keyOf: (draft: DraftRow) => string | null): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const table of tables) {
    for (const draft of table.reading.rows) {
      const key = keyOf(draft);
      if (key === null) continue;
      const list = places.get(key);
      if (list) list.push(placeOf(table, draft));
      else places.set(key, [placeOf(table, draft)]);
    }
  }
  return places;
}

const placeOf = (table: SourceTable, draft: DraftRow): string => `${table.fileName} 第 ${draft.row} 行`;

/** The refusal of a key that stands more than once, at every one of its places (decisions.md 1). */
export function doubleKey(places: ReadonlyMap<string, readonly string[]>, key: string | null, draft: DraftRow, column: string, named: string): RowIssue[] {
  const found = key === null ? [] : (places.get(key) ?? []);
  return found.length > 1 ? [issueAt(draft.row, column, named, finding('DUPLICATE_KEY', { key: named, places: found.join('、') }))] : [];
}
