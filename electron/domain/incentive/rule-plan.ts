import type { Book, Form, Measure, Problem, PublicKind, RiskClass, Tier } from '../codes.js';
import type { Day } from '../date.js';
import type { CreditRule } from '../target/credit.js';
import type { PenaltyRule } from './penalty-rule.js';
import type { PlanExample } from './plan-example.js';
import type { PrizeRule } from './prize-rule.js';
import type { SanctionRule } from './sanction-rule.js';

/**
 * An incentive plan (奖惩办法) is data: this is the JSON as it stands in resources/rules/incentive, money in 分 (`Fen`),
 * shares and rates in parts per million (`Ppm`). The order in which clauses act never changes:
 * receipt → exclusion → credit → rate → cap per receipt → share → gate → cap per person → cap of the pool → rounding
 * → holdback → prize → penalty → sanction.
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
  readonly period: SettlementPeriod;
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
  /** 劳动竞赛; left out = none. */
  readonly prizes?: readonly PrizeRule[];
  readonly penalties: readonly PenaltyRule[];
  readonly sanctions: readonly SanctionRule[];
  readonly caps: PlanCaps;
  /** Remarks for whoever reads the plan: where figures come from, what was decided. */
  readonly notes: readonly string[];
  /** Worked examples; a plan whose examples do not come out is wrong. */
  readonly examples: readonly PlanExample[];
}

export type SettlementPeriod = 'month' | 'quarter' | 'half' | 'year';

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

export interface Clause {
  readonly id: string;
  readonly title: string;
}

/** Whom a clause about persons concerns: everyone, unless narrowed; all that is given must fit. Posts by their title. */
export interface Who {
  readonly tiers?: readonly Tier[];
  readonly posts?: readonly string[];
  readonly collectors?: readonly CollectorKind[];
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
  | { readonly kind: 'slab'; readonly edge: Edge; readonly bands: readonly AmountBand[]; readonly of?: 'receipt' }
  /** Each slice of the amount at its own rate. */
  | { readonly kind: 'marginal'; readonly bands: readonly AmountBand[]; readonly of?: 'receipt' };
// `of: receipt`: bands, floor and cap are those of principal and interest together; left out, each is paid by itself

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
 * the day of the run (序时), equal to completion at the end of the span; `vs_average`: completion ÷ average completion;
 * `npl_ratio`: NPL ratio of the new loans the person answers for (domain.md §3.1 I6), the lower the better.
 */
export type GateMeasure = 'completion' | 'pace' | 'vs_average' | 'npl_ratio';

export interface GateRule extends Clause {
  readonly measure: GateMeasure;
  /** The part of the reward this gate governs; all gates together 100 %. */
  readonly ofPpm: number;
  /** Without a target (or a known NPL ratio) there is nothing to measure: paid in full, or not at all. */
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
  /** Only what these components earned is held back, the rest is paid in full (利息全额兑现); left out = all. */
  readonly components?: readonly Component[];
}

export interface PlanCaps {
  /** No rate in the plan may be higher than this. */
  readonly ratePpm: number | null;
  readonly perReceiptFen: number | null;
  readonly perPersonFen: number | null;
  /** All rewards of a run together, as a part of what was recovered in it. */
  readonly poolPpm: number | null;
}
