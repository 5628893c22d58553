import { statement, type Connection } from './sql.js';

/**
 * Search keys of a party: 'p' + every suffix of the pinyin initials, 'n' + every suffix of the name, 'i' + the ID
 * number reversed. Text from any position and an ID tail then become prefix ranges of one small index.
 */
export function partyKeys(name: string, initials: string, idNo: string | null): string[] {
  const suffixes = (mark: string, text: string): string[] => [...text].map((_, i, letters) => mark + letters.slice(i).join(''));
  return [...new Set([...suffixes('n', name), ...suffixes('p', initials), ...(idNo ? [`i${[...idNo].reverse().join('')}`] : [])])];
}

export function writePartyKeys(conn: Connection, partyId: number, name: string, initials: string, idNo: string | null): void {
  const put = statement(conn, 'INSERT INTO party_key (key, party_id) VALUES (?, ?)');
  for (const key of partyKeys(name, initials, idNo)) put.run(key, partyId);
}

interface Named { readonly name: string; readonly py: string; readonly id_no: string | null }

/** Gives every party that this batch renamed or renumbered the keys of its present name, in an import as in its undo. */
export function refreshPartyKeys(conn: Connection, batchId: number): void {
  const moved = new Map<number, Partial<Named>>();
  const changes = statement(conn, `SELECT row_id AS id, before FROM change WHERE batch_id = ? AND tbl = 'party' AND op = 'U' AND (json_type(before, '$.name') IS NOT NULL OR json_type(before, '$.py') IS NOT NULL OR json_type(before, '$.id_no') IS NOT NULL) ORDER BY change_id DESC`).all(batchId) as { id: number; before: string }[];
  // newest first: what the batch found is what stays at the end
  for (const { id, before } of changes) moved.set(id, { ...moved.get(id), ...(JSON.parse(before) as Partial<Named>) });
  for (const [id, before] of moved) {
    const now = statement(conn, 'SELECT name, py, id_no FROM party WHERE party_id = ?').get(id) as Named;
    const was = { ...now, ...before };
    for (const key of partyKeys(was.name, was.py, was.id_no)) statement(conn, 'DELETE FROM party_key WHERE key = ? AND party_id = ?').run(key, id);
    writePartyKeys(conn, id, now.name, now.py, now.id_no);
  }
}

/** Parties whose name, initials or ID tail match the text; borrower ids, at most `limit`. */
export function findParties(conn: Connection, text: string, limit: number): number[] {
  const t = text.trim();
  if (t === '') return [];
  const keys = [`n${t}`, `p${t.toLowerCase()}`];
  if (/^[\dXx]{3,}$/.test(t)) keys.push(`i${[...t.toUpperCase()].reverse().join('')}`);
  const found = new Set<number>();
  const range = statement(conn, 'SELECT party_id FROM party_key WHERE key >= ? AND key < ? LIMIT ?');
  for (const key of keys) for (const row of range.all(key, `${key}\u{10FFFF}`, limit) as { party_id: number }[]) found.add(row.party_id);
  return [...found].slice(0, limit);
}
