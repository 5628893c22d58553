import { Worker } from 'node:worker_threads';
import { DomainError } from '../domain/domain-error.js';
import type { RawRow, RawWorkbook } from '../domain/importing/raw-sheet.js';
import { CollectedSheets } from '../workbook/reading/collected-sheets.js';
import { unpackRows } from '../workbook/reading/packed-rows.js';
import type { SheetHead } from '../workbook/reading/row-sink.js';
import { workerEntry } from './worker-entry.js';
import type { WorkbookMessage } from './workbook-messages.js';

export interface ReadOptions {
  /** Stops the reading; the promise is rejected with CANCELLED. */
  readonly signal?: AbortSignal;
  /** Wall time after which the thread is killed. 100,000 rows take a few seconds. */
  readonly deadlineMs?: number;
  /** Called now and then with the rows read so far, all sheets together. */
  readonly onProgress?: (rows: number) => void;
  /** Hands the rows on while the file is still being read; they are then not kept in the result. */
  readonly onRow?: (row: RawRow, sheet: SheetHead) => void;
  /** JavaScript heap of the thread; above it the thread is killed. */
  readonly heapMb?: number;
}

const DEADLINE_MS = 60_000;
const HEAP_MB = 1024;

/**
 * Reads a workbook in a thread of its own, so that neither a hostile nor a very large file can freeze, fill or end the
 * program.
 * @throws DomainError FILE_* as `readWorkbook` does, FILE_TIMEOUT after the deadline, FILE_HOSTILE when the heap is full,
 * CANCELLED on the signal
 */
export async function readWorkbookInWorker(path: string, name: string, options: ReadOptions = {}): Promise<RawWorkbook> {
  if (options.signal?.aborted) throw new DomainError('CANCELLED');
  const entry = workerEntry('workbook-worker', import.meta.url, { path, name });
  const worker = new Worker(entry.url, {
    ...entry.options,
    name: 'workbook',
    resourceLimits: { maxOldGenerationSizeMb: options.heapMb ?? HEAP_MB, maxYoungGenerationSizeMb: 16 },
  });
  try {
    return await outcome(worker, name, options);
  } finally {
    await worker.terminate();
  }
}

function outcome(worker: Worker, name: string, options: ReadOptions): Promise<RawWorkbook> {
  const collected = new CollectedSheets(options.onRow);
  let rows = 0;
  return new Promise<RawWorkbook>((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new DomainError('FILE_TIMEOUT', { name }))), options.deadlineMs ?? DEADLINE_MS);
    const onAbort = (): void => settle(() => reject(new DomainError('CANCELLED')));
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
      worker.removeAllListeners();
      // an error after the outcome is known has no listener any more and must not end the program
      worker.on('error', () => undefined);
      end();
    };
    const receive = (message: WorkbookMessage): void => {
      switch (message.type) {
        case 'begin': return collected.begin(message.head);
        case 'end': return collected.end(message.tail);
        case 'rows':
          for (const row of unpackRows(message.packed)) collected.row(row);
          rows += message.packed.rows.length / 2;
          options.onProgress?.(rows);
          return;
        case 'done': return settle(() => resolve({ format: message.format, sheets: collected.sheets }));
        case 'refused': return settle(() => reject(new DomainError(message.code, message.details)));
      }
    };
    options.signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', (message: WorkbookMessage) => {
      try {
        receive(message);
      } catch (e) {
        // the caller's own callback failed
        settle(() => reject(e));
      }
    });
    worker.on('error', (e) => settle(() => reject(isOutOfMemory(e) ? new DomainError('FILE_HOSTILE', { name, reason: '展开后占用内存过多' }, { cause: e }) : e)));
    worker.on('exit', (code) => settle(() => reject(new Error(`the workbook thread ended with ${code} and no outcome`))));
  });
}

const isOutOfMemory = (e: unknown): boolean => e instanceof Error && 'code' in e && e.code === 'ERR_WORKER_OUT_OF_MEMORY';
