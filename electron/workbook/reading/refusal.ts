import { DomainError } from '../../domain/domain-error.js';
import type { Details, ErrorCode } from '../../domain/messages.js';

/** A refusal from deep inside a reader, which does not know the file's name; `readWorkbook` makes a DomainError of it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;
  readonly details: Details;

  constructor(code: ErrorCode, details: Details = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
    this.details = details;
  }
}

/** The file is built in a way no spreadsheet program builds it; `reason` ends up in the sentence the user reads. */
export const hostile = (reason: string): Refusal => new Refusal('FILE_HOSTILE', { reason });

/** The file is cut off or contradicts itself. */
export const damaged = (cause?: unknown): Refusal => new Refusal('FILE_DAMAGED', {}, { cause });

/** Puts the file's name into a refusal; every other error is a fault of the program and goes on as it is. */
export function withName(error: unknown, name: string): unknown {
  return error instanceof Refusal ? new DomainError(error.code, { name, ...error.details }, { cause: error.cause ?? error }) : error;
}
