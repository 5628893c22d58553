import type { CreditRule } from '../target/credit.js';
import { COMPONENTS } from './receipt-parts.js';
import type { Component, ExclusionRule, RateRule, RulePlan } from './rule-plan.js';

/** A clause with the name under which its lines quote it. */
export interface Quoted<T> {
  readonly rule: T;
  readonly ref: string;
}

/** The plan with what every receipt needs worked out once. */
export interface CompiledPlan {
  readonly plan: RulePlan;
  readonly exclusions: readonly Quoted<ExclusionRule>[];
  readonly rates: readonly Quoted<RateRule>[];
  /** Components of which nothing is held back. */
  readonly inFull: ReadonlySet<Component>;
  readonly creditRefs: ReadonlyMap<CreditRule, string>;
  /** For lines that no clause stands behind. */
  readonly planRef: string;
}

/** `cash-principal@1`: clause and version, as it stands in every line. */
export const clauseRef = (id: string, plan: Pick<RulePlan, 'version'>): string => `${id}@${plan.version}`;

export function compilePlan(plan: RulePlan): CompiledPlan {
  const quote = <T extends { readonly id: string }>(rule: T): Quoted<T> => ({ rule, ref: clauseRef(rule.id, plan) });
  const held = plan.holdback?.components;
  return {
    plan,
    exclusions: plan.exclusions.map(quote),
    rates: plan.rates.map(quote),
    inFull: new Set(held ? COMPONENTS.filter((c) => !held.includes(c)) : []),
    creditRefs: new Map(plan.credits.map((c) => [c, clauseRef(c.id, plan)])),
    planRef: clauseRef(plan.id, plan),
  };
}
