import { z } from 'zod';
import { command, query } from './define.js';

export const jobMethods = {
  'jobs.cancel': command(z.object({ jobId: z.string() }), z.object({ cancelled: z.boolean() })),
  'jobs.list': query(z.object({}), z.object({ jobs: z.array(z.object({ jobId: z.string(), title: z.string(), step: z.string(), done: z.int(), total: z.int() })) })),
};
