import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '../domain/domain-error.js';
import { keyFileOf } from './key-file.js';

const HEAD_BYTES = 512;
const PAGE_BYTES = 4096;
const PLAIN = Buffer.from('SQLite format 3\0');
/** Workbooks, old office files, pictures, PDF, archives, web pages renamed to .db. */
const OTHERS: readonly Buffer[] = [Buffer.from('PK'), Buffer.from('d0cf11e0', 'hex'), Buffer.from('ffd8ff', 'hex'), Buffer.from('89504e47', 'hex'), Buffer.from('GIF8'), Buffer.from('%PDF'), Buffer.from('Rar!'), Buffer.from('7z\xbc\xaf', 'latin1'), Buffer.from('<'), Buffer.from('{')];
/** Of 512 random bytes about 220 are distinct, of text or a table far fewer. */
const RANDOM_DISTINCT = 150;

/**
 * What a file is by its first bytes, before anything is opened. Throws LEDGER_NOT_FOUND, LEDGER_NOT_A_LEDGER,
 * LEDGER_DAMAGED, LEDGER_KEYS_MISSING or FILE_UNREADABLE.
 */
export function ledgerHead(file: string): 'plain' | 'encrypted' {
  const name = path.basename(file);
  if (!existsSync(file)) throw new DomainError('LEDGER_NOT_FOUND', { name });
  const info = statSync(file);
  if (!info.isFile()) throw new DomainError('LEDGER_NOT_A_LEDGER', { name });
  const head = readHead(file);
  if (head.subarray(0, PLAIN.length).equals(PLAIN.subarray(0, head.length))) {
    if (head.length < HEAD_BYTES) throw new DomainError('LEDGER_DAMAGED');
    return 'plain';
  }
  // an encrypted file begins with a random salt: that it looks like one of these is a chance of one in thousands of millions
  if (OTHERS.some((o) => o.length > 2 && head.subarray(0, o.length).equals(o))) throw new DomainError('LEDGER_NOT_A_LEDGER', { name });
  if (head.every((b) => b === 0) || hasPlainLayout(head)) throw new DomainError('LEDGER_DAMAGED');
  if (existsSync(keyFileOf(file))) {
    if (head.length < HEAD_BYTES) throw new DomainError('LEDGER_DAMAGED');
    return 'encrypted';
  }
  const random = head.length === HEAD_BYTES && new Set(head).size >= RANDOM_DISTINCT;
  if (!random || info.size % PAGE_BYTES !== 0 || OTHERS.some((o) => head.subarray(0, o.length).equals(o))) throw new DomainError('LEDGER_NOT_A_LEDGER', { name });
  throw new DomainError('LEDGER_KEYS_MISSING', { name: path.basename(keyFileOf(file)) });
}

/** Fractions that SQLite fixes at 64, 32 and 32 in every file: a plain ledger whose first bytes were hit. */
const hasPlainLayout = (head: Buffer): boolean => head[21] === 64 && head[22] === 32 && head[23] === 32;

function readHead(file: string): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  try {
    const fd = openSync(file, 'r');
    try {
      return head.subarray(0, readSync(fd, head, 0, HEAD_BYTES, 0));
    } finally {
      closeSync(fd);
    }
  } catch (e) {
    throw new DomainError('FILE_UNREADABLE', { name: path.basename(file) }, { cause: e });
  }
}
