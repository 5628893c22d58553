import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '../domain/domain-error.js';
import { checkProfile } from '../domain/importing/check-profile.js';
import type { ImportProfile } from '../domain/importing/profile.js';
import { checkPlan } from '../domain/incentive/check-plan.js';
import type { RulePlan } from '../domain/incentive/rule-plan.js';
import { readTemplate, type LetterTemplate } from '../domain/letters/template.js';

/** What ships with the product: official forms, import profiles, incentive plans, the sample county. */
export interface Resources {
  readonly root: string;
  /** Bytes of a form workbook. */
  form(name: string): Uint8Array;
  json(relative: string): unknown;
  profiles(): readonly ImportProfile[];
  rulePlans(): readonly RulePlan[];
  rulePlan(id: string): RulePlan;
  letterTemplates(): readonly LetterTemplate[];
}

export function createResources(root: string): Resources {
  const json = (relative: string): unknown => JSON.parse(readFileSync(path.join(root, relative), 'utf8'));
  const folder = <T>(relative: string, check: (value: unknown) => T): readonly T[] =>
    readdirSync(path.join(root, relative)).filter((f) => f.endsWith('.json')).sort().map((f) => check(json(path.join(relative, f))));
  let profiles: readonly ImportProfile[] | null = null;
  let plans: readonly RulePlan[] | null = null;
  let letters: readonly LetterTemplate[] | null = null;
  return {
    root,
    form: (name) => readFileSync(path.join(root, 'forms', name)),
    json,
    profiles: () => (profiles ??= folder('profiles', checkProfile)),
    rulePlans: () => (plans ??= folder('rules/incentive', checkPlan)),
    letterTemplates: () => (letters ??= folder('letters', readTemplate)),
    rulePlan(id) {
      const plan = this.rulePlans().find((p) => p.id === id);
      if (!plan) throw new DomainError('RULE_PLAN_UNKNOWN', { id });
      return plan;
    },
  };
}
