import { clauseRef } from '../../domain/incentive/compiled-plan.js';
import { describePlan } from '../../domain/incentive/describe-plan.js';
import type { RulePlan } from '../../domain/incentive/rule-plan.js';

/** A plan as it is read out, with the sentence behind each clause that a line of a run quotes. */
export interface ClauseBook {
  /** The sentences; the first is 第1条. */
  readonly sentences: readonly string[];
  /** Number of the sentence of a clause, as lines quote it (`cash-principal@1`); null where no sentence is its own. */
  numberOf(ref: string, step: string): number | null;
}

/** Steps that rest on a sentence of the whole plan, not on a clause with a name. */
const STEP_HEADS: Readonly<Record<string, string>> = { share: '分成：', recognise: '认定：' };

export function clauseBook(plan: RulePlan): ClauseBook {
  const sentences = describePlan(plan);
  const taken = new Set<number>();
  const numbers = new Map<string, number>();
  const find = (fits: (sentence: string) => boolean): number => sentences.findIndex((s, i) => !taken.has(i) && fits(s));
  const give = (id: string, at: number): void => {
    if (at < 0) return;
    taken.add(at);
    numbers.set(clauseRef(id, plan), at + 1);
  };
  for (const rule of plan.sanctions) give(rule.id, find((s) => s.startsWith('限制：')));
  for (const { id, title } of titledClauses(plan)) give(id, find((s) => isAbout(s, title)));
  return {
    sentences,
    numberOf: (ref, step) => {
      const known = numbers.get(ref);
      if (known !== undefined) return known;
      const head = STEP_HEADS[step];
      const at = head === undefined ? -1 : sentences.findIndex((s) => s.startsWith(head));
      return at < 0 ? null : at + 1;
    },
  };
}

/** `奖励：现金收回本金（…），…`: the title stands after the first colon, up to a bracket or comma. */
function isAbout(sentence: string, title: string): boolean {
  const rest = sentence.slice(sentence.indexOf('：') + 1);
  return rest.startsWith(title) && /^[（，。]/.test(rest.slice(title.length));
}

/** Everything in a plan that has an id and a title, in the order of the plan: later kinds of clauses come in by themselves. */
function titledClauses(plan: RulePlan): { id: string; title: string }[] {
  const named = (value: unknown): value is { id: string; title: string } => typeof value === 'object' && value !== null && 'id' in value && 'title' in value && typeof value.id === 'string' && typeof value.title === 'string';
  return Object.entries(plan).flatMap(([key, value]) => (key === 'examples' || key === 'sanctions' ? [] : [value].flat().filter(named)));
}
