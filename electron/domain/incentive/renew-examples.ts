import type { PlanExample } from './plan-example.js';
import type { RulePlan } from './rule-plan.js';
import { missesOf } from './try-examples.js';

const MARK = '（按改后的条款重算）';

/**
 * The plan with what its worked examples come to under its clauses as they stand now: whoever edits a rate changes the
 * examples with it, and approves both. An example that came out already stays as it is; the title of another says that it
 * was worked anew.
 */
export function renewExamples(plan: RulePlan): RulePlan {
  return { ...plan, examples: plan.examples.map((example) => renewed(plan, example)) };
}

function renewed(plan: RulePlan, example: PlanExample): PlanExample {
  const misses = missesOf(plan, example);
  if (misses.length === 0) return example;
  const persons = example.expected.persons.map((want) => ({ ...want, ...Object.fromEntries(misses.filter((m) => m.staffNo === want.staffNo).map((m) => [m.key, m.got])) }));
  return { ...example, title: example.title.endsWith(MARK) ? example.title : `${example.title}${MARK}`, expected: { ...example.expected, persons } };
}
