import type { HandlersOf } from '../handlers.js';

export const jobHandlers = {
  'jobs.cancel': (context, input) => ({ cancelled: context.jobs.cancel(input.jobId) }),
  'jobs.list': (context) => ({ jobs: context.jobs.list() }),
} satisfies HandlersOf<'jobs.cancel' | 'jobs.list'>;
