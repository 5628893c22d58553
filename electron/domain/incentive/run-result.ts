import type { Day } from '../date.js';
import type { Fen } from '../money.js';
import type { GateMeasure } from './rule-plan.js';
import type { SanctionCode } from './sanction-codes.js';

export type LineStep = 'recognise' | 'exclude' | 'rate' | 'share' | 'gate' | 'cap' | 'round' | 'holdback' | 'reverse' | 'prize' | 'penalty';

/** One step of the derivation. Only `amountFen` adds up; what a line reads and applies stands in base and rate. */
export interface IncentiveLine {
  /** Null where the line is about the person's sum. */
  readonly receipt: number | null;
  readonly on: Day | null;
  /** Clause and version of the plan: `cash-principal@1`. */
  readonly rule: string;
  readonly step: LineStep;
  readonly baseFen: Fen;
  readonly rate: string;
  readonly amountFen: Fen;
  /** The derivation as a Chinese sentence. */
  readonly text: string;
  /** The receipt this line's receipt reverses. */
  readonly reverses?: number;
  /** Pay of which the plan holds nothing back. */
  readonly inFull?: true;
}

/** 离下一档: how much more 认定额 brings a person into the next band of a gate. */
export interface NextStep {
  readonly needFen: Fen;
  readonly measure: GateMeasure;
  /** Where the next band begins. */
  readonly toPpm: number;
  readonly text: string;
}

export interface SanctionResult {
  readonly code: SanctionCode;
  readonly name: string;
  readonly rule: string;
  /** `warning` (预警) until the end of the span, then `in_force`. */
  readonly state: 'warning' | 'in_force';
  /** First day in force; null for a warning. */
  readonly fromOn: Day | null;
  readonly liftsWhen: string;
  readonly text: string;
}

/** Identity for every person: Σ lines.amountFen = rewardFen + heldBackFen − penaltyFen. */
export interface IncentivePersonResult {
  readonly staffNo: string;
  readonly name: string;
  readonly tier: string;
  readonly unit: string;
  readonly targetFen: Fen | null;
  /** 认定额 of the target span up to the run's last day: prior + `creditedInRunFen`. */
  readonly creditedFen: Fen;
  readonly creditedInRunFen: Fen;
  readonly completionPct: string | null;
  readonly rank: number | null;
  /** Paid now; negative when reversals take back more than was earned. */
  readonly rewardFen: Fen;
  /** Movement of what is held back: positive when kept, negative when earlier holdbacks are paid out now. */
  readonly heldBackFen: Fen;
  /** Deducted now. */
  readonly penaltyFen: Fen;
  /** Deduction due but above the wage limit: goes to the next run. */
  readonly carriedFen: Fen;
  readonly sanctions: readonly SanctionResult[];
  /** Null in the top band and without a target. */
  readonly nextStep: NextStep | null;
  readonly lines: readonly IncentiveLine[];
}

export interface RewardPool {
  readonly to: 'unit' | 'leader';
  readonly unit: string;
  readonly amountFen: Fen;
}

/** Something in the input that keeps a receipt from being paid as booked; listed, never silently dropped. */
export interface RunProblem {
  readonly receipt: number;
  readonly code: 'no_person' | 'shares_not_100' | 'shares_not_exact' | 'mixed_signs' | 'unknown_person';
  readonly text: string;
}

export interface IncentiveRun {
  readonly plan: string;
  readonly version: number;
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Day;
  /** By staffNo. */
  readonly persons: readonly IncentivePersonResult[];
  readonly pools: readonly RewardPool[];
  readonly totals: {
    readonly people: number;
    readonly receipts: number;
    readonly recoveredFen: Fen;
    readonly creditedInRunFen: Fen;
    readonly rewardFen: Fen;
    readonly heldBackFen: Fen;
    readonly penaltyFen: Fen;
    readonly carriedFen: Fen;
    readonly poolFen: Fen;
  };
  readonly problems: readonly RunProblem[];
  readonly warnings: readonly string[];
}
