import type { InputOf, JobName } from '../contract/api.js';
import type { Reply } from '../contract/errors.js';
import type { CoreEvent } from '../contract/events.js';
import type { CoreLink } from '../workers/core-link.js';

/** Starts a job and waits for its result; what a host does on its own behalf before there is a page. */
export async function runJob<N extends JobName>(link: CoreLink, method: N, input: InputOf<N>, onProgress: (event: CoreEvent & { type: 'job-progress' }) => void = () => undefined): Promise<Reply> {
  const finished = new Map<string, Reply>();
  let wake = (): void => undefined;
  const stop = link.on((event) => {
    if (event.type === 'job-progress') onProgress(event);
    if (event.type !== 'job-finished') return;
    finished.set(event.jobId, event.reply);
    wake();
  });
  try {
    const started = await link.dispatch(method, input);
    if (!started.ok) return started;
    const { jobId } = started.value as { jobId: string };
    for (;;) {
      const reply = finished.get(jobId);
      if (reply) return reply;
      await new Promise<void>((resolve) => { wake = resolve; });
    }
  } finally {
    stop();
  }
}
