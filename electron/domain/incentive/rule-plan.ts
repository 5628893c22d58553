import type { Book, Form, Measure, Problem, PublicKind, RiskClass, Tier } from '../codes.js';
import type { Day } from '../date.js';
import type { CreditRule } from '../target/credit.js';
import type { PlanExample } from './plan-example.js';
import type { SanctionCode } from './sanction-codes.js';

/**
 * An incentive plan (奖惩办法) is data: this is the JSON as it stands in resources/rules/incentive, money in 分 (`Fen`),
 * shares and rates in parts per million (`Ppm`). The order in which clauses act never changes:
 * receipt → exclusion → credit → rate → cap per receipt → share → gate → cap per person → cap of the pool → rounding
 * → holdback → penalty → sanction.
 */
export interface RulePlan {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** 文号; empty when there is none. */
  readonly docNo: string;
  readonly from: Day;
  /** Last day in force; null = until replaced. */
  readonly to: Day | null;
  /** How often it is settled; a statement for the reader, a run may cover any days. */
  readonly period: 'month' | 'quarter' | 'half' | 'year';
  readonly basis: PlanBasis;
  readonly rounding: Rounding;
  /** Rates in order: the first that fits, or all that fit. */
  readonly evaluation: 'first_match' | 'sum';
  readonly credits: readonly CreditRule[];
  readonly exclusions: readonly ExclusionRule[];
  readonly rates: readonly RateRule[];
  readonly shares: readonly ShareRule[];
  readonly gates: readonly GateRule[];
  readonly holdback: HoldbackRule | null;
  readonly penalties: readonly PenaltyRule[];
  readonly sanctions: readonly SanctionRule[];
  readonly caps: PlanCaps;
  /** Remarks for whoever reads the plan: where figures come from, what was decided. */
  readonly notes: readonly string[];
  /** Worked examples; a plan whose examples do not come out is wrong. */
  readonly examples: readonly PlanExample[];
}

/** 分; 元 half-up; 元 with 角分 dropped. Applied once to a person's sum, lines stay in 分. */
export type Rounding = 'fen' | 'yuan' | 'yuan_down';

export interface PlanBasis {
  /** What a person's target covers: the calendar year, the life of the plan, or just the days of the run. */
  readonly targetSpan: 'year' | 'plan' | 'run';
  /** 口径 in a sentence (D1-21). */
  readonly text: string;
}

export type Component = 'principal' | 'on_interest' | 'off_interest';
/** Whose loan it is, seen from the collector (domain.md §3.1 I3). */
export type Relation = 'own' | 'post' | 'collective' | 'other';
export type CollectorKind = 'employee' | 'village' | 'law_firm' | 'bidder';

/** Every dimension left out means "any"; all that are given must fit. Vintage is `formedYear` (D4-12). */
export interface RateMatch {
  readonly forms?: readonly Form[];
  readonly books?: readonly Book[];
  readonly components?: readonly Component[];
  readonly classes?: readonly RiskClass[];
  readonly measures?: readonly Measure[];
  readonly problems?: readonly Problem[];
  readonly publicKinds?: readonly PublicKind[];
  readonly relations?: readonly Relation[];
  readonly collectors?: readonly CollectorKind[];
  readonly tiers?: readonly Tier[];
  /** Both ends included. */
  readonly formedYear?: { readonly from: number | null; readonly to: number | null };
  /** The whole receipt without its sign, 分: from included, to excluded. */
  readonly amountFen?: { readonly from: number; readonly to: number | null };
}

interface Clause {
  readonly id: string;
  readonly title: string;
}

export interface ExclusionRule extends Clause {
  readonly match: Omit<RateMatch, 'components'>;
  /** `reward`: earns nothing but still counts toward the target; `both`: neither. */
  readonly scope: 'reward' | 'both';
}

export interface RateRule extends Clause {
  readonly match: RateMatch;
  readonly pay: RatePay;
  /** Least and most for one receipt and component, 分. */
  readonly floorFen?: number;
  readonly capFen?: number;
}

export type RatePay =
  | { readonly kind: 'percent'; readonly ppm: number }
  /** Once per receipt; the match names exactly one component, so that it cannot be paid twice. */
  | { readonly kind: 'per_case'; readonly fen: number }
  /** 分 for each 万元, in proportion. */
  | { readonly kind: 'per_10k'; readonly fen: number }
  /** The whole amount at the rate of the band it lies in. */
  | { readonly kind: 'slab'; readonly edge: Edge; readonly bands: readonly AmountBand[] }
  /** Each slice of the amount at its own rate. */
  | { readonly kind: 'marginal'; readonly bands: readonly AmountBand[] };

/** Which band a value exactly on the border belongs to: `upper` reads "满…", `lower` reads "不超过…". */
export type Edge = 'lower' | 'upper';

export interface AmountBand {
  readonly fromFen: number;
  readonly toFen: number | null;
  readonly ppm: number;
}

/** Who gets what part of a reward; collectors by their attribution, the rest goes to named pools. Σ = 100 %. */
export interface ShareRule {
  readonly to: 'collector' | 'unit' | 'leader';
  readonly ppm: number;
}

/**
 * A measure a person is held against. `completion`: credited ÷ target; `pace`: credited ÷ the part of the target due by
 * the day of the run (序时), equal to completion at the end of the span; `vs_average`: completion ÷ average completion.
 */
export type GateMeasure = 'completion' | 'pace' | 'vs_average';

export interface GateRule extends Clause {
  readonly measure: GateMeasure;
  /** The part of the reward this gate governs; all gates together 100 %. */
  readonly ofPpm: number;
  /** Without a target there is nothing to measure: paid in full, or not at all. */
  readonly withoutTarget: 'full' | 'none';
  readonly edge: Edge;
  readonly bands: readonly GateBand[];
}

export interface GateBand {
  readonly fromPpm: number;
  readonly toPpm: number | null;
  /** A fixed multiplier, or the measure itself ("按完成率计发"). */
  readonly times: { readonly kind: 'fixed'; readonly ppm: number } | { readonly kind: 'measure' };
}

export interface HoldbackRule extends Clause {
  /** Held back of a positive reward in every run before the end of the span; paid out by the run that reaches it. */
  readonly ppm: number;
  readonly release: 'end';
}

export interface PenaltyRule extends Clause {
  readonly measure: 'completion' | 'pace';
  /** Charged when the measure stays below this. */
  readonly belowPpm: number;
  /** In every run, or only in the one that reaches the end of the span. */
  readonly at: 'every_run' | 'end';
  readonly charge:
    | { readonly kind: 'shortfall_percent'; readonly ppm: number }
    | { readonly kind: 'fixed'; readonly fen: number }
    /** Percent of the shortfall by the band the measure lies in. */
    | { readonly kind: 'shortfall_tiers'; readonly edge: Edge; readonly bands: readonly { readonly fromPpm: number; readonly toPpm: number | null; readonly ppm: number }[] };
  readonly capFen: number | null;
  /** At most this part of a month's wage, and never below the minimum wage (工资支付暂行规定 16); null = not an employee. */
  readonly wageCapPpm: number | null;
}

export interface SanctionRule extends Clause {
  readonly code: SanctionCode;
  /** In force when completion at the end of the span is below this. */
  readonly belowPpm: number;
  /** Before the end: warn those behind the pace, or say nothing. */
  readonly early: 'warn' | 'none';
  readonly liftsWhen: string;
}

export interface PlanCaps {
  /** No rate in the plan may be higher than this. */
  readonly ratePpm: number | null;
  readonly perReceiptFen: number | null;
  readonly perPersonFen: number | null;
  /** All rewards of a run together, as a part of what was recovered in it. */
  readonly poolPpm: number | null;
}
