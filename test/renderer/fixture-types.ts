import type { InputOf, MethodName, OutputOf } from '../../electron/contract/api.js';
import type { CoreEvent } from '../../electron/contract/events.js';
import type { LoanRow } from '../../electron/contract/loans.js';
import type { ErrorCode } from '../../electron/domain/messages.js';

/** A refusal of the fixture host: thrown by a handler, answered as the reply of its code. */
export class Refused extends Error {
  constructor(readonly code: ErrorCode, readonly details: Record<string, string | number> = {}) {
    super(code);
  }
}

/** What the answers of an area may use of the host. */
export interface FixtureState {
  stage: OutputOf<'app.state'>['stage'];
  encrypted: boolean;
  loans: LoanRow[];
  emit(event: CoreEvent): void;
  job(title: string, steps: number, result: () => unknown, stepMs?: number): { jobId: string };
  cancel(jobId: string): boolean;
}

/** Answers by method; each area of pages keeps its own in a file of its own. */
export type Usual = { [N in MethodName]?: (input: InputOf<N>, host: FixtureState) => unknown };
