import type { Clause, Edge, SettlementPeriod, Who } from './rule-plan.js';

interface PenaltyBase extends Clause {
  readonly who?: Who;
  /** Most that may be due under the clause. */
  readonly capFen: number | null;
  /** At most this part of a month's wage, and never below the minimum wage (工资支付暂行规定 16); null = not an employee. */
  readonly wageCapPpm: number | null;
  /**
   * What is due now less what earlier runs of the span charged under the clause is taken (应扣) or given back (应退): a
   * loan that is cured gives back what it cost (domain.md §3.1 I11).
   */
  readonly refundable?: boolean;
}

interface TimedPenalty extends PenaltyBase {
  /** In every run, or only in the one that reaches the end of the span. */
  readonly at: 'every_run' | 'end';
}

/** Charged when the measure stays below a mark. */
export interface ShortfallPenalty extends TimedPenalty {
  readonly trigger?: 'shortfall';
  readonly measure: 'completion' | 'pace';
  readonly belowPpm: number;
  readonly charge:
    | { readonly kind: 'shortfall_percent'; readonly ppm: number }
    | { readonly kind: 'fixed'; readonly fen: number }
    /** Percent of the shortfall by the band the measure lies in. */
    | { readonly kind: 'shortfall_tiers'; readonly edge: Edge; readonly bands: readonly { readonly fromPpm: number; readonly toPpm: number | null; readonly ppm: number }[] };
}

/** Charged per new NPL loan of the run's days (新增不良). */
export interface CasePenalty extends TimedPenalty {
  readonly trigger: 'new_npl';
  readonly charge:
    | { readonly kind: 'per_case'; readonly fen: number }
    /** The first `firstCases` at `fen` each; every further `everyCases`, or part of them, at `moreFen` more each. */
    | { readonly kind: 'per_case_steps'; readonly fen: number; readonly firstCases: number; readonly everyCases: number; readonly moreFen: number };
}

/** Charged by the unpaid NPL principal of the loans a person answers for. */
export interface BalancePenalty extends TimedPenalty {
  readonly trigger: 'own_npl';
  readonly charge:
    | { readonly kind: 'balance_percent'; readonly ppm: number }
    /** A fixed amount by the band the balance lies in. */
    | { readonly kind: 'balance_tiers'; readonly edge: Edge; readonly bands: readonly { readonly fromFen: number; readonly toFen: number | null; readonly fen: number }[] };
}

/** What persons are ranked by: completion of the target span, or the 认定额 of the run's own days. */
export type RankedBy = 'completion' | 'credited';

/** The last ones of a contest pay; acts like a prize in a run over exactly one whole period of it. */
export interface RankPenalty extends PenaltyBase {
  readonly trigger: 'rank';
  readonly every: SettlementPeriod;
  readonly by: RankedBy;
  /** How many from below; who shares a place with one of them is one of them. */
  readonly last: number;
  /** Spares those whose completion is at least this; null = nobody. */
  readonly sparedFromPpm: number | null;
  readonly charge: { readonly kind: 'fixed'; readonly fen: number };
}

export type PenaltyRule = ShortfallPenalty | CasePenalty | BalancePenalty | RankPenalty;
