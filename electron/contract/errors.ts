import type { ErrorCode } from '../domain/messages.js';

export interface ReplyError {
  readonly code: ErrorCode;
  readonly kind: 'input' | 'domain' | 'resource' | 'internal';
  /** What happened, in Chinese. */
  readonly message: string;
  /** What to do next. */
  readonly hint: string;
  /** For input errors: the field, as a path ("persons.0.sharePpm"). */
  readonly field?: string;
  /** For internal errors: the number under which the log keeps the stack. */
  readonly incident?: string;
}

/** Every call is answered by exactly one reply; nothing else crosses back, no stack, no class. */
export type Reply<T = unknown> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ReplyError };
