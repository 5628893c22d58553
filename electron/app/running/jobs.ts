import type { Reply } from '../../contract/errors.js';
import type { CoreEvent } from '../../contract/events.js';
import { DomainError } from '../../domain/domain-error.js';
import type { JobControl } from '../ports.js';

interface Running {
  readonly jobId: string;
  readonly title: string;
  readonly abort: AbortController;
  step: string;
  done: number;
  total: number;
}

/** Progress is passed on at most this often, in ms; the last step always is. */
const EVERY = 80;

/** Long work: an id at once, progress on the way, a cancel that is heard between steps, a reply at the end. */
export class Jobs {
  private readonly running = new Map<string, Running>();
  private next = 1;

  constructor(
    private readonly emit: (event: CoreEvent) => void,
    private readonly now: () => number,
    /** Set by a host whose core cannot receive messages while it works (worker): asked at every checkpoint. */
    private readonly cancelledOutside: (jobId: string) => boolean = () => false,
  ) {}

  /** Starts the work in the next turn of the event loop, so that the id is out before the first progress. */
  start(title: string, work: (control: JobControl) => Promise<Reply>): string {
    const jobId = `job-${this.next++}`;
    const job: Running = { jobId, title, abort: new AbortController(), step: '准备', done: 0, total: 0 };
    this.running.set(jobId, job);
    setImmediate(() => {
      void work(this.control(job)).then((reply) => {
        this.running.delete(jobId);
        this.emit({ type: 'job-finished', jobId, title, reply });
      });
    });
    return jobId;
  }

  cancel(jobId: string): boolean {
    const job = this.running.get(jobId);
    job?.abort.abort(new DomainError('CANCELLED'));
    return job !== undefined;
  }

  list(): { jobId: string; title: string; step: string; done: number; total: number }[] {
    return [...this.running.values()].map(({ jobId, title, step, done, total }) => ({ jobId, title, step, done, total }));
  }

  private control(job: Running): JobControl {
    let last = 0;
    const checkpoint = (): void => {
      if (this.cancelledOutside(job.jobId)) job.abort.abort(new DomainError('CANCELLED'));
      if (job.abort.signal.aborted) throw new DomainError('CANCELLED');
    };
    return {
      signal: job.abort.signal,
      checkpoint,
      progress: (step, done, total) => {
        checkpoint();
        const stepChanged = step !== job.step;
        Object.assign(job, { step, done, total });
        const now = this.now();
        if (!stepChanged && done < total && now - last < EVERY) return;
        last = now;
        this.emit({ type: 'job-progress', jobId: job.jobId, title: job.title, step, done, total });
      },
    };
  }
}
