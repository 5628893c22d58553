/**
 * Cancelling a job in a thread that works without looking at its messages: synchronous SQL leaves it no turn to hear
 * one. The host writes the job's number into shared memory, the job reads it at every checkpoint. A slot holds a whole
 * number, so a later job that falls on the same slot is never taken for the cancelled one.
 */
const SLOTS = 1024;

export const createCancelFlags = (): SharedArrayBuffer => new SharedArrayBuffer(SLOTS * Int32Array.BYTES_PER_ELEMENT);

export function requestCancel(flags: SharedArrayBuffer, jobId: string): void {
  const number = jobNumber(jobId);
  if (number !== null) Atomics.store(new Int32Array(flags), number % SLOTS, number);
}

export function cancelRequested(flags: SharedArrayBuffer, jobId: string): boolean {
  const number = jobNumber(jobId);
  return number !== null && Atomics.load(new Int32Array(flags), number % SLOTS) === number;
}

/** Job ids are `job-<n>`, n from 1 (app/running/jobs.ts). */
function jobNumber(jobId: string): number | null {
  const digits = /^job-([1-9]\d{0,8})$/.exec(jobId)?.[1];
  return digits === undefined ? null : Number(digits);
}
