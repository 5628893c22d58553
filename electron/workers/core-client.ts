import { Worker } from 'node:worker_threads';
import type { Logger, PdfPort } from '../app/ports.js';
import { replyError } from '../app/running/answer.js';
import type { Reply, ReplyError } from '../contract/errors.js';
import type { CoreEvent } from '../contract/events.js';
import { messageFor } from '../domain/messages.js';
import { createCancelFlags, requestCancel } from './cancel-flags.js';
import type { CoreLink } from './core-link.js';
import type { CoreThreadData, FromCore, ToCore } from './core-messages.js';
import type { CoreSettings } from './core-options.js';
import { PdfService } from './pdf-service.js';
import { workerEntry } from './worker-entry.js';

export interface CoreThreadOptions {
  readonly settings: CoreSettings;
  /** Log of this thread; the core's own goes to `logFolder`. */
  readonly log: Logger;
  readonly logFolder: string | null;
  /** Makes PDF files in this thread; without it the core looks for an installed browser. */
  readonly pdf?: PdfPort;
  /** JavaScript heap of the thread in MB; Node's own limit when not given. */
  readonly heapMb?: number;
}

/** How long a core may take to close its ledger before its thread is ended; an open transaction is then rolled back by SQLite. */
const CLOSE_MS = 15_000;

/**
 * Starts the core in a thread of its own. The thread is never started again silently: when it ends by itself, what is
 * pending and everything after it is answered with an internal error, and running jobs are told to have failed.
 */
export function startCoreThread(options: CoreThreadOptions): CoreLink {
  return new CoreThread(options);
}

class CoreThread implements CoreLink {
  readonly #worker: Worker;
  readonly #flags = createCancelFlags();
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #listeners = new Set<(event: CoreEvent) => void>();
  /** Jobs by id with their title, so that each gets an end also when the thread dies. */
  readonly #jobs = new Map<string, string>();
  readonly #pdf: PdfService;
  readonly #exited: Promise<void>;
  #ended: ReplyError | null = null;
  #closing: Promise<void> | null = null;
  #last = 0;

  constructor(private readonly options: CoreThreadOptions) {
    this.#pdf = new PdfService(options.pdf, options.log, (id, refused) => this.#send({ type: 'pdf-done', id, refused }));
    const data: CoreThreadData = { settings: options.settings, logFolder: options.logFolder, cancelFlags: this.#flags, hostPdf: options.pdf !== undefined };
    const entry = workerEntry('core-worker', import.meta.url, data);
    this.#worker = new Worker(entry.url, { ...entry.options, name: 'core', ...(options.heapMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: options.heapMb } }) });
    let cause: unknown = null;
    this.#worker.on('message', (message: FromCore) => this.#receive(message));
    this.#worker.on('error', (e) => { cause = e; });
    this.#exited = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        this.#end(cause ?? new Error(`the core thread ended with ${code}`));
        resolve();
      });
    });
  }

  async dispatch(method: string, input: unknown): Promise<Reply> {
    const jobId = method === 'jobs.cancel' ? (input as { jobId?: unknown } | null)?.jobId : undefined;
    if (typeof jobId !== 'string' || !this.#jobs.has(jobId)) return this.#ask((id) => ({ type: 'call', id, method, input }));
    // answered at once: the thread may not look at its messages before the job is over
    requestCancel(this.#flags, jobId);
    void this.#ask((id) => ({ type: 'call', id, method, input }));
    return { ok: true, value: { cancelled: true } };
  }

  on(listener: (event: CoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  adopt: CoreLink['adopt'] = (file, name) => this.#ask((id) => ({ type: 'adopt', id, path: file, name }));
  pathOf: CoreLink['pathOf'] = (file) => this.#ask((id) => ({ type: 'pathOf', id, file }));
  place: CoreLink['place'] = (name) => this.#ask((id) => ({ type: 'place', id, name }));

  /** Stops running jobs, closes the ledger and ends the thread. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    for (const jobId of this.#jobs.keys()) requestCancel(this.#flags, jobId);
    this.#send({ type: 'close' });
    const timer = setTimeout(() => void this.#worker.terminate(), CLOSE_MS);
    await this.#exited;
    clearTimeout(timer);
  }

  async #ask<T>(message: (id: number) => ToCore): Promise<Reply<T>> {
    if (this.#ended) return { ok: false, error: this.#ended };
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve as (reply: Reply) => void);
      try {
        this.#send(message(id));
      } catch (e) {
        // something that cannot be copied between threads
        this.#waiting.delete(id);
        resolve({ ok: false, error: replyError(this.options.log, 'core thread', e) });
      }
    });
  }

  #send(message: ToCore): void {
    if (!this.#ended) this.#worker.postMessage(message);
  }

  #receive(message: FromCore): void {
    switch (message.type) {
      case 'event': return this.#emit(message.event);
      case 'pdf': return void this.#pdf.print(message);
      case 'pdf-stop': return this.#pdf.stop(message.id);
      case 'reply': {
        const jobId = message.reply.ok ? (message.reply.value as { jobId?: unknown } | null)?.jobId : undefined;
        if (typeof jobId === 'string') this.#jobs.set(jobId, '');
        this.#waiting.get(message.id)?.(message.reply);
        this.#waiting.delete(message.id);
      }
    }
  }

  #emit(event: CoreEvent): void {
    if (event.type === 'job-progress') this.#jobs.set(event.jobId, event.title);
    if (event.type === 'job-finished') this.#jobs.delete(event.jobId);
    for (const listener of [...this.#listeners]) listener(event);
  }

  #end(cause: unknown): void {
    this.#ended = this.#closing ? { code: 'HOST_GONE', ...messageFor('HOST_GONE') } : replyError(this.options.log, 'core thread', cause);
    const reply: Reply = { ok: false, error: this.#ended };
    for (const resolve of this.#waiting.values()) resolve(reply);
    this.#waiting.clear();
    this.#pdf.stopAll();
    for (const [jobId, title] of [...this.#jobs]) this.#emit({ type: 'job-finished', jobId, title, reply });
    if (!this.#closing) this.#emit({ type: 'state-changed' });
  }
}
