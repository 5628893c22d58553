import { createHash, hash } from 'node:crypto';
import type { LedgerInfoTable } from './schema.js';

/**
 * What is hashed, in one place for writing and proving: each batch covers the hash of the batch before it, its own head
 * and all its change rows; the first covers the ledger's identity. Texts end with a newline, so that no two run together.
 */
export type Cell = string | number | Uint8Array | null;

export interface BatchFacts {
  readonly kind: string;
  readonly title: string;
  readonly user: string;
  readonly at: number;
  readonly businessOn: string;
  readonly undoOf?: number | null;
}

export const batchText = (batchId: number, head: BatchFacts): string => `${JSON.stringify([batchId, head.kind, head.title, head.user, head.at, head.businessOn, head.undoOf ?? null])}\n`;
export const changeText = (changeId: number, table: string, id: number, op: string, before: string | null, after: string): string => `${JSON.stringify([changeId, table, id, op, before, after])}\n`;

/** Digest of a whole record as kept for an insert: base64 SHA-256 over its cells in column order; bytes by their own digest. */
export const rowDigest = (cells: readonly Cell[]): string => hash('sha256', JSON.stringify(cells.some(isBytes) ? cells.map((c) => (isBytes(c) ? { sha256: hash('sha256', c, 'base64') } : c)) : cells), 'base64');

const isBytes = (cell: Cell): cell is Uint8Array => cell instanceof Uint8Array;

/** Where the chain begins. */
export const genesisOf = (info: Pick<LedgerInfoTable, 'ledger_uid' | 'county' | 'is_sample' | 'created_at'>): Uint8Array =>
  createHash('sha256').update(`${JSON.stringify([info.ledger_uid, info.county, info.is_sample, info.created_at])}\n`).digest();

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0;
