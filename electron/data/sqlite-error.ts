import { DomainError } from '../domain/domain-error.js';
import { MESSAGES, type Details, type ErrorCode } from '../domain/messages.js';

interface SqliteLike {
  readonly code: string;
  readonly message: string;
}

export const isSqlite = (e: unknown): e is SqliteLike => e instanceof Error && e.name === 'SqliteError' && typeof (e as { code?: unknown }).code === 'string';

/** In this order: the first beginning that fits decides. */
const MEANINGS: readonly (readonly [string, ErrorCode])[] = [
  ['SQLITE_FULL', 'DISK_FULL'],
  // the shared index of the WAL could not grow: there is no other reason than space
  ['SQLITE_IOERR_SHMSIZE', 'DISK_FULL'],
  ['SQLITE_IOERR_SHORT_READ', 'LEDGER_DAMAGED'],
  ['SQLITE_IOERR_CORRUPTFS', 'LEDGER_DAMAGED'],
  ['SQLITE_IOERR_DATA', 'LEDGER_DAMAGED'],
  ['SQLITE_IOERR_AUTH', 'LEDGER_DAMAGED'],
  ['SQLITE_IOERR', 'DISK_ERROR'],
  ['SQLITE_NOTADB', 'LEDGER_DAMAGED'],
  ['SQLITE_CORRUPT', 'LEDGER_DAMAGED'],
  ['SQLITE_FORMAT', 'LEDGER_DAMAGED'],
  ['SQLITE_BUSY', 'LEDGER_LOCKED'],
  ['SQLITE_LOCKED', 'LEDGER_LOCKED'],
  ['SQLITE_PROTOCOL', 'LEDGER_LOCKED'],
  ['SQLITE_READONLY', 'LEDGER_READ_ONLY'],
  ['SQLITE_PERM', 'LEDGER_READ_ONLY'],
  ['SQLITE_CANTOPEN', 'LEDGER_READ_ONLY'],
];

/**
 * Turns what SQLite says into a refusal with a next step: a full disk, a locked or damaged file, and the guards of the
 * schema that raise `CODE key=value …`. Anything else stays as it is and becomes an incident.
 */
export function fromSqlite(e: unknown): unknown {
  if (!isSqlite(e)) return e;
  if (e.code.startsWith('SQLITE_CONSTRAINT')) return fromGuard(e) ?? e;
  const meaning = MEANINGS.find(([beginning]) => e.code.startsWith(beginning));
  return meaning ? new DomainError(meaning[1], {}, { cause: e }) : e;
}

function fromGuard(e: SqliteLike): DomainError | null {
  const [code = '', ...pairs] = e.message.split(' ');
  if (!Object.hasOwn(MESSAGES, code)) return null;
  const details: Details = Object.fromEntries(pairs.map((p) => p.split('=', 2) as [string, string]));
  return new DomainError(code as ErrorCode, details, { cause: e });
}
