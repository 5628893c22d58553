import { messageFor, type Details, type ErrorCode } from '../../electron/domain/messages.js';
import type { Reply, ReplyError } from '../../electron/contract/errors.js';

/** A refusal of the core (or of the way to it) with its sentence and next step. The only error pages have to know. */
export class ApiError extends Error {
  constructor(readonly reply: ReplyError) {
    super(reply.message);
    this.name = 'ApiError';
  }
}

/** A refusal that arises on this side of the contract, worded by the same catalogue. */
export function localError(code: ErrorCode, details: Details = {}): ApiError {
  return new ApiError({ code, ...messageFor(code, details) });
}

/** Anything thrown becomes a refusal that can be shown; what is not ours is reported as an internal fault of the page. */
export function asApiError(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : localError('PAGE_FAILED', { detail: thrown instanceof Error ? thrown.message : String(thrown) });
}

/** The value of a reply, or its error thrown. */
export function unwrap<T>(reply: Reply): T {
  if (reply.ok) return reply.value as T;
  throw new ApiError(reply.error);
}
