import { messageFor, type Details, type ErrorCode } from './messages.js';

/** A refusal with a code from the catalogue. Thrown anywhere, turned into a reply in one place (app/dispatch). */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  constructor(
    readonly code: ErrorCode,
    readonly details: Details = {},
    options?: { cause?: unknown },
  ) {
    super(messageFor(code, details).message, options);
  }
}
