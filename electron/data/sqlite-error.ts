import { DomainError } from '../domain/domain-error.js';
import { MESSAGES, type ErrorCode } from '../domain/messages.js';

interface SqliteLike {
  readonly code: string;
  readonly message: string;
}

const isSqlite = (e: unknown): e is SqliteLike => e instanceof Error && e.name === 'SqliteError' && typeof (e as { code?: unknown }).code === 'string';

/**
 * Turns what SQLite says into a refusal with a next step: a full disk, a locked or damaged file, and the guards of the
 * schema that raise a code of ours. Anything else stays as it is and becomes an incident.
 */
export function fromSqlite(e: unknown): unknown {
  if (!isSqlite(e)) return e;
  if (e.code === 'SQLITE_FULL') return new DomainError('DISK_FULL', {}, { cause: e });
  if (e.code === 'SQLITE_NOTADB') return new DomainError('LEDGER_PASSWORD_WRONG', {}, { cause: e });
  if (e.code.startsWith('SQLITE_CORRUPT')) return new DomainError('LEDGER_DAMAGED', {}, { cause: e });
  if (e.code.startsWith('SQLITE_BUSY') || e.code.startsWith('SQLITE_LOCKED')) return new DomainError('LEDGER_LOCKED', {}, { cause: e });
  if (e.code.startsWith('SQLITE_READONLY') || e.code.startsWith('SQLITE_CANTOPEN')) return new DomainError('LEDGER_READ_ONLY', {}, { cause: e });
  if (e.code.startsWith('SQLITE_IOERR')) return new DomainError('DISK_FULL', {}, { cause: e });
  if (e.code.startsWith('SQLITE_CONSTRAINT') && e.message in MESSAGES) return new DomainError(e.message as ErrorCode, {}, { cause: e });
  return e;
}
