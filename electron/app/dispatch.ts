import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { api, type MethodName } from '../contract/api.js';
import type { Reply, ReplyError } from '../contract/errors.js';
import { fromSystem } from '../data/system-error.js';
import { DomainError } from '../domain/domain-error.js';
import { messageFor } from '../domain/messages.js';
import type { AppContext } from './context.js';
import type { JobControl } from './ports.js';
import { allHandlers } from './all-handlers.js';
import { jobTitles } from './running/job-titles.js';

type AnyHandler = (context: AppContext, input: unknown, job?: JobControl) => unknown;

const known = (method: string): method is MethodName => Object.hasOwn(api, method);

/**
 * The one gate into the core: validates the input, runs the handler, turns every throw into a reply. For a job the
 * value is `{ jobId }`. The only catch of unknown errors: they get an incident number, the stack goes to the log alone.
 */
export async function dispatch(context: AppContext, method: string, input: unknown): Promise<Reply> {
  if (!known(method)) return refused(new DomainError('METHOD_UNKNOWN', { method }));
  const parsed = api[method].input.safeParse(input ?? {});
  if (!parsed.success) return invalid(parsed.error);
  if (api[method].kind !== 'job') return settle(context, method, parsed.data);
  return { ok: true, value: { jobId: context.jobs.start(jobTitles[method as keyof typeof jobTitles], (job) => settle(context, method, parsed.data, job)) } };
}

/** Runs a method to its end with the given control: what jobs do in the background and the command line in front. */
export async function runToEnd(context: AppContext, method: string, input: unknown, job: JobControl): Promise<Reply> {
  if (!known(method)) return refused(new DomainError('METHOD_UNKNOWN', { method }));
  const parsed = api[method].input.safeParse(input ?? {});
  return parsed.success ? settle(context, method, parsed.data, job) : invalid(parsed.error);
}

async function settle(context: AppContext, method: MethodName, input: unknown, job?: JobControl): Promise<Reply> {
  try {
    return { ok: true, value: await (allHandlers[method] as AnyHandler)(context, input, job) };
  } catch (thrown) {
    const e = fromSystem(thrown);
    if (e instanceof DomainError) return refused(e);
    const incident = randomUUID().slice(0, 8);
    context.log.error(`incident ${incident} in ${method}`, { error: e instanceof Error ? (e.stack ?? e.message) : String(e) });
    return { ok: false, error: { code: 'INTERNAL', ...messageFor('INTERNAL', { incident }), incident } };
  }
}

function refused(e: DomainError): Reply {
  return { ok: false, error: { code: e.code, ...messageFor(e.code, e.details) } };
}

function invalid(error: z.ZodError): Reply {
  const issue = error.issues[0];
  const field = issue?.path.join('.') ?? '';
  const reply: ReplyError = { code: 'INPUT_INVALID', ...messageFor('INPUT_INVALID', { field: [field, issue?.message ?? ''].filter(Boolean).join('：') }), field };
  return { ok: false, error: reply };
}
