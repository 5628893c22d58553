import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { DomainError } from '../../domain/domain-error.js';
import type { SetLetter } from '../../print/index.js';
import { statement, type Connection } from '../../data/sql.js';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The sheets of a letter as they are kept: style and sheets, compressed, with their SHA-256. */
export function packed(letter: SetLetter): { content: Buffer; hash: string } {
  const content = deflateRawSync(JSON.stringify(letter), { level: 9 });
  return { content, hash: sha256(content) };
}

/** An issued letter exactly as it was set. Throws LETTER_UNKNOWN, LETTER_CONTENT_CHANGED. */
export function issuedLetter(conn: Connection, letterId: number): SetLetter & { readonly number: string } {
  const row = statement(conn, 'SELECT number, content, content_hash AS hash FROM letter_issue WHERE letter_issue_id = ?').get(letterId) as { number: string; content: Buffer; hash: string } | undefined;
  if (!row) throw new DomainError('LETTER_UNKNOWN', { id: letterId });
  if (sha256(row.content) !== row.hash) throw new DomainError('LETTER_CONTENT_CHANGED', { no: row.number });
  return { ...(JSON.parse(inflateRawSync(row.content).toString('utf8')) as SetLetter), number: row.number };
}
