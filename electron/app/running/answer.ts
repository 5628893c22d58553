import { randomUUID } from 'node:crypto';
import type { Reply } from '../../contract/errors.js';
import { DomainError } from '../../domain/domain-error.js';
import { messageFor } from '../../domain/messages.js';
import type { Logger } from '../ports.js';

/**
 * Does `work` and answers with exactly one reply, whatever happens: a refusal keeps its sentence, anything unknown gets
 * an incident number and leaves its stack in the log alone.
 * @param what the method or step, for the log
 */
export async function answer<T>(log: Logger, what: string, work: () => T | Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (e) {
    return { ok: false, error: replyError(log, what, e) };
  }
}

/** The refusal for something thrown. */
export function replyError(log: Logger, what: string, thrown: unknown): (Reply & { ok: false })['error'] {
  if (thrown instanceof DomainError) return { code: thrown.code, ...messageFor(thrown.code, thrown.details) };
  const incident = randomUUID().slice(0, 8);
  log.error(`incident ${incident} in ${what}`, { error: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) });
  return { code: 'INTERNAL', ...messageFor('INTERNAL', { incident }), incident };
}
