import type { Reply } from '../../electron/contract/errors.js';
import type { CoreEvent } from '../../electron/contract/events.js';

export interface RunningJob {
  readonly jobId: string;
  readonly title: string;
  readonly step: string;
  readonly done: number;
  /** 0 while the extent is not known. */
  readonly total: number;
}

export interface FinishedJob {
  readonly jobId: string;
  readonly title: string;
  readonly reply: Reply;
}

export interface JobsOnShow {
  readonly running: readonly RunningJob[];
  readonly last: FinishedJob | null;
}

/** Replies kept for a caller that learns its job id only after the job has already finished. */
const KEPT_REPLIES = 20;

/** Follows the jobs of the core: what runs (for the bottom bar) and what each caller is waiting for. */
export class JobBoard {
  #shown: JobsOnShow = { running: [], last: null };
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<string, { finish: (reply: Reply) => void; progress: (job: RunningJob) => void }>();
  readonly #finished = new Map<string, Reply>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  readonly snapshot = (): JobsOnShow => this.#shown;

  /** Resolves with the job's reply, also when it was there before the job's id. */
  wait(jobId: string, progress: (job: RunningJob) => void): Promise<Reply> {
    const already = this.#finished.get(jobId);
    if (already) return Promise.resolve(already);
    const running = this.#shown.running.find((j) => j.jobId === jobId);
    if (running) progress(running);
    return new Promise((finish) => this.#waiting.set(jobId, { finish, progress }));
  }

  take(event: CoreEvent): void {
    if (event.type === 'job-progress') {
      const { type: _, ...job } = event;
      const others = this.#shown.running.filter((j) => j.jobId !== job.jobId);
      this.#show({ ...this.#shown, running: [...others, job].sort((a, b) => (a.jobId < b.jobId ? -1 : 1)) });
      this.#waiting.get(job.jobId)?.progress(job);
    } else if (event.type === 'job-finished') {
      this.#finish({ jobId: event.jobId, title: event.title, reply: event.reply });
    }
  }

  /** After a broken line: jobs that are gone without a word are given up with `lost`, the others go on. */
  reconcile(running: readonly RunningJob[], lost: Reply): void {
    const alive = new Set(running.map((j) => j.jobId));
    this.#show({ ...this.#shown, running });
    for (const jobId of [...this.#waiting.keys()]) if (!alive.has(jobId)) this.#finish({ jobId, title: '', reply: lost });
  }

  dismissLast(): void {
    this.#show({ ...this.#shown, last: null });
  }

  #finish(job: FinishedJob): void {
    this.#finished.set(job.jobId, job.reply);
    for (const id of [...this.#finished.keys()].slice(0, -KEPT_REPLIES)) this.#finished.delete(id);
    this.#show({ running: this.#shown.running.filter((j) => j.jobId !== job.jobId), last: job.title === '' ? this.#shown.last : job });
    const waiter = this.#waiting.get(job.jobId);
    this.#waiting.delete(job.jobId);
    waiter?.finish(job.reply);
  }

  #show(next: JobsOnShow): void {
    this.#shown = next;
    for (const listen of [...this.#listeners]) listen();
  }
}
