import type { HandlersOf } from '../handlers.js';
import { opened } from '../context.js';
import { compareFiles } from '../comparing/compare-files.js';

export const comparingHandlers = {
  'reports.compare': (context, input, job) => {
    opened(context); // no ledger, no reading
    return compareFiles(context, input, job);
  },
} satisfies HandlersOf<'reports.compare'>;
