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
