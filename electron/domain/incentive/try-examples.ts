import type { PlanExample } from './plan-example.js';
import type { RulePlan } from './rule-plan.js';
import { runPlan } from './run-plan.js';

/** An expected figure that did not come out. */
export interface ExampleMiss {
  readonly example: string;
  readonly staffNo: string;
  readonly key: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** Runs all worked examples of a plan; an empty list means that every stated figure came out. */
export const tryExamples = (plan: RulePlan): ExampleMiss[] => plan.examples.flatMap((example) => missesOf(plan, example));

/** Runs one worked example. Throws what `runPlan` throws when the example cannot be worked. */
export function missesOf(plan: RulePlan, { title, input, expected }: PlanExample): ExampleMiss[] {
  const run = runPlan(plan, input.persons, input.receipts, input.context);
  return expected.persons.flatMap((want) => {
    const person = run.persons.find((p) => p.staffNo === want.staffNo);
    if (!person) return [{ example: title, staffNo: want.staffNo, key: 'staffNo', expected: want.staffNo, got: null }];
    const got: Record<string, unknown> = { ...person, sanctions: person.sanctions.map((s) => (s.state === 'warning' ? `${s.code}:warning` : s.code)) };
    return Object.entries(want).flatMap(([key, value]) => (JSON.stringify(got[key]) === JSON.stringify(value) ? [] : [{ example: title, staffNo: want.staffNo, key, expected: value, got: got[key] }]));
  });
}
