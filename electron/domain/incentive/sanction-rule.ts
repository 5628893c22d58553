import type { Day } from '../date.js';
import type { Clause, Who } from './rule-plan.js';
import type { SanctionCode } from './sanction-codes.js';

interface SanctionBase extends Clause {
  readonly who?: Who;
  readonly code: SanctionCode;
  /** Before it is in force: warn those it threatens, or say nothing. */
  readonly early: 'warn' | 'none';
  readonly liftsWhen: string;
}

/** In force when completion at the end of the span is below the mark. */
export interface CompletionSanction extends SanctionBase {
  readonly trigger?: 'completion';
  readonly belowPpm: number;
}

/** In force when this run and those just before it, `times` in a row, stayed below the mark of what was due by then. */
export interface MissesSanction extends SanctionBase {
  readonly trigger: 'misses';
  readonly belowPpm: number;
  readonly times: number;
}

/** 先内后外 (D5-06): in force while loans the person answers for stay unpaid after the day they were to be recovered by. */
export interface OwnNplSanction extends SanctionBase {
  readonly trigger: 'own_npl';
  readonly dueOn: Day;
}

export type SanctionRule = CompletionSanction | MissesSanction | OwnNplSanction;
